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

async fn places(db: &Db) -> squall::Result<Vec<i64>> {
    select(row_number()).from(User).all(db).await
}

fn main() {}
