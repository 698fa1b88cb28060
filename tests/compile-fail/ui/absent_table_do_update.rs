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
    insert(User).values(row).on_conflict(User::email).do_update().set(User::name, excluded(Post::title)).exec(db).await
}

fn main() {}
