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
    pub author_id: i64,
}

async fn run(db: &Db) -> squall::Result<Vec<String>> {
    let change = update(Post).from(User).set(Post::title, User::name).filter(Post::author_id.eq(User::id));
    change.returning(User::name).all(db).await
}

fn main() {}
