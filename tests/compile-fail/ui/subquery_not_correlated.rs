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

#[derive(View)]
pub struct Author {
    pub name: String,
    pub posts: i64,
}

async fn posts(db: &Db) -> squall::Result<Vec<User>> {
    let posts = select(Post::id).from(Post).filter(Post::author_id.eq(User::id));
    select(User).from(User).filter(exists(posts)).all(db).await
}

fn main() {}
