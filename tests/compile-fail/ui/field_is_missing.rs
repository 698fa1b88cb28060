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

async fn authors(db: &Db) -> squall::Result<Vec<Author>> {
    select(AuthorFields { name: User::name }).from(User).all(db).await
}

fn main() {}
