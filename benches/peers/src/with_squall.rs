//! Nested rows with Squall.

use serde::Serialize;
use squall::{ConnectOptions, prelude::*};

use crate::{
    library::Library,
    pairs::Failure,
    tables::{SQLITE, statements},
};

#[derive(Table, Serialize)]
#[table(name = "authors", has_many(posts: Post))]
pub(crate) struct Author {
    #[column(primary_key)]
    id: i64,
    name: String,
    email: String,
}

#[derive(Table, Serialize)]
#[table(name = "posts", has_many(comments: Comment))]
pub(crate) struct Post {
    #[column(primary_key)]
    id: i64,
    #[column(index, references(Author::id))]
    author_id: i64,
    title: String,
    stars: i32,
}

#[derive(Table, Serialize)]
#[table(name = "comments")]
pub(crate) struct Comment {
    #[column(primary_key)]
    id: i64,
    #[column(index, references(Post::id))]
    post_id: i64,
    body: String,
}

pub(crate) struct Squall(Db);

impl Squall {
    pub(crate) async fn sqlite() -> Result<Self, Failure> {
        let db = squall::connect("sqlite::memory:").await?;
        for statement in statements(SQLITE) {
            raw(AssertSqlSafe(statement)).exec(&db).await?;
        }
        Ok(Self(db))
    }

    pub(crate) async fn postgres(url: &str) -> Result<Self, Failure> {
        Ok(Self(squall::connect(ConnectOptions::new(url).max_connections(1)).await?))
    }
}

impl Library for Squall {
    const NAME: &'static str = "Squall";
    type Author = Author;
    type Post = Post;
    type Comment = Comment;

    async fn posts(&mut self, first: i64, last: i64) -> Result<Vec<(Author, Vec<Post>)>, Failure> {
        let authors = Author::query().filter(Author::id.between(first, last)).order_by(Author::id);
        Ok(authors.with(Author::posts.order_by(Post::id)).all(&self.0).await?)
    }

    async fn one(&mut self, id: i64) -> Result<Vec<(Author, Vec<(Post, Vec<Comment>)>)>, Failure> {
        let posts = Author::posts.order_by(Post::id).with(Post::comments.order_by(Comment::id));
        Ok(Author::query().filter(Author::id.eq(id)).with(posts).all(&self.0).await?)
    }

    async fn comments(
        &mut self,
        first: i64,
        last: i64,
    ) -> Result<Vec<(Author, Vec<(Post, Vec<Comment>)>)>, Failure> {
        let authors = Author::query().filter(Author::id.between(first, last)).order_by(Author::id);
        let posts = Author::posts.order_by(Post::id).with(Post::comments.order_by(Comment::id));
        Ok(authors.with(posts).all(&self.0).await?)
    }
}
