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

async fn posts(db: &Db) -> squall::Result<Vec<Post>> {
    let authors = select(User::id).correlate(Post).from(User).filter(User::id.eq(Post::author_id));
    let users = select(User::id).from(User).filter(exists(authors));
    select(Post).from(Post).filter(Post::author_id.in_query(users)).all(db).await
}

fn main() {}
