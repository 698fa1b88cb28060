use squall::prelude::*;

#[derive(Table)]
#[table(has_many(posts: Post))]
pub struct User {
    #[column(primary_key)]
    pub id: i64,
}

#[derive(Table)]
#[table(has_many(comments: Comment))]
pub struct Post {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(User::id))]
    pub author_id: i64,
}

#[derive(Table)]
pub struct Comment {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Post::id))]
    pub post_id: i64,
}

async fn below(db: &Db) {
    let posts = || User::posts.rows(|user| NewPost { id: 1, author_id: user.id });
    let comments = || Post::comments.rows(|post| NewComment { id: 1, post_id: post.id });
    let _ = insert(User).values(NewUser { id: 1 }).with(posts().with(posts()));
    let _ = insert(User).values(NewUser { id: 1 }).with(comments());
    let _ = insert(User).values(NewUser { id: 1 }).with(posts()).with(comments());
    let _ = Post::comments.rows(|post| NewPost { id: 1, author_id: post.id });
}

fn main() {}
