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

async fn run(db: &Db) -> squall::Result<u64> {
    let patch = PostPatch { title: Some("a".into()), ..Default::default() };
    update(Post).rows(User::id, [(1, patch)]).exec(db).await
}

fn main() {}
