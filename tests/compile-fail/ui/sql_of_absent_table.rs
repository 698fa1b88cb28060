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
}

async fn find(db: &Db) -> squall::Result<Vec<i64>> {
    select(User::id).from(User).filter(sql!("length({Post::title}) > {}", 3 => bool)).all(db).await
}

fn main() {}
