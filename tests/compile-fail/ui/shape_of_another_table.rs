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

#[derive(Shape)]
#[shape(table = User)]
pub struct Card {
    pub posts: Vec<Remark>,
}

#[derive(Shape)]
#[shape(table = Comment)]
pub struct Remark {
    pub id: i64,
}

fn main() {}
