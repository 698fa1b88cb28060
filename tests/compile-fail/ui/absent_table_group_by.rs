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

async fn counts(db: &Db) -> squall::Result<Vec<i64>> {
    select(count_all()).from(User).group_by(Post::author_id).all(db).await
}

fn main() {}
