use squall::prelude::*;

#[derive(Table)]
#[table(has_many(posts: Post::author))]
pub struct User {
    #[column(primary_key)]
    pub id: i64,
    pub name: String,
}

#[derive(Table)]
pub struct Post {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(User::id))]
    pub author_id: i64,
    #[column(references(User::id))]
    pub editor_id: Option<i64>,
}

#[derive(Table)]
pub struct Comment {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Post::id))]
    pub post_id: i64,
}

async fn posts(db: &Db) -> squall::Result<Vec<(Post, User)>> {
    Post::query().with(Post::author.filter(User::id.gt(1))).all(db).await
}

fn main() {}
