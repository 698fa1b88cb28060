use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(unique)]
    pub email: String,
    pub name: String,
}

#[derive(Table)]
pub struct Post {
    #[column(primary_key, auto)]
    pub id: i64,
    pub title: String,
}

async fn add(db: &Db) -> squall::Result<u64> {
    let row = User::new().email("a").name("b");
    insert(User).values(row).on_conflict(Post::title).do_nothing().exec(db).await
}

fn main() {}
