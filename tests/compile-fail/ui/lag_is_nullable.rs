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

async fn before(db: &Db) -> squall::Result<Vec<String>> {
    select(lag(User::name).over(window().order_by(User::id))).from(User).all(db).await
}

fn main() {}
