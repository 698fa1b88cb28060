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

alias!(pub Editor = User);

async fn edited(db: &Db) -> squall::Result<Vec<(User, Post)>> {
    select((User, Post)).from(User).inner_join(Post, Post::author_id.eq(Editor::id)).all(db).await
}

fn main() {}
