use squall::prelude::*;

#[derive(Table)]
pub struct User {
    #[column(primary_key)]
    pub id: i64,
}

#[derive(Table)]
pub struct Post {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(User::id))]
    pub author_id: i64,
}

fn main() {
    let author = Post::author.rows(|post| NewUser { id: post.author_id });
    let _ = insert(Post).values(NewPost { id: 1, author_id: 1 }).with(author);
}
