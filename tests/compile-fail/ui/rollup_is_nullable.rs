use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    pub name: String,
}

#[derive(Table)]
pub struct Post {
    #[column(primary_key, auto)]
    pub id: i64,
    pub title: String,
    #[column(references(User::id))]
    pub author_id: i64,
}

async fn counts(db: &Db) -> squall::Result<Vec<(String, i64)>> {
    select((User::name, count_all())).from(User).group_by(squall::postgres::rollup((User::name,))).all(db).await
}

fn main() {}
