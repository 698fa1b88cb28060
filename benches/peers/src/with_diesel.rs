//! Nested rows with Diesel: `belonging_to` and `grouped_by`. On SQLite alone: on Postgres it needs libpq.

use diesel::{connection::SimpleConnection, prelude::*};
use serde::Serialize;

use crate::{
    library::Library,
    pairs::Failure,
    tables::{SQLITE, statements},
};

diesel::table! {
    authors (id) {
        id -> BigInt,
        name -> Text,
        email -> Text,
    }
}

diesel::table! {
    posts (id) {
        id -> BigInt,
        author_id -> BigInt,
        title -> Text,
        stars -> Integer,
    }
}

diesel::table! {
    comments (id) {
        id -> BigInt,
        post_id -> BigInt,
        body -> Text,
    }
}

#[derive(Queryable, Selectable, Identifiable, Serialize)]
#[diesel(table_name = authors, check_for_backend(diesel::sqlite::Sqlite))]
pub(crate) struct Author {
    id: i64,
    name: String,
    email: String,
}

#[derive(Queryable, Selectable, Identifiable, Associations, Serialize)]
#[diesel(table_name = posts, belongs_to(Author), check_for_backend(diesel::sqlite::Sqlite))]
pub(crate) struct Post {
    id: i64,
    author_id: i64,
    title: String,
    stars: i32,
}

#[derive(Queryable, Selectable, Identifiable, Associations, Serialize)]
#[diesel(table_name = comments, belongs_to(Post), check_for_backend(diesel::sqlite::Sqlite))]
pub(crate) struct Comment {
    id: i64,
    post_id: i64,
    body: String,
}

type WithComments = Vec<(Author, Vec<(Post, Vec<Comment>)>)>;

pub(crate) struct Diesel(SqliteConnection);

impl Diesel {
    pub(crate) fn sqlite() -> Result<Self, Failure> {
        let mut db = SqliteConnection::establish(":memory:")?;
        for statement in statements(SQLITE) {
            db.batch_execute(&statement)?;
        }
        Ok(Self(db))
    }

    fn authors_and_posts(&mut self, first: i64, last: i64) -> QueryResult<(Vec<Author>, Vec<Post>)> {
        let authors = authors::table
            .filter(authors::id.between(first, last))
            .order_by(authors::id)
            .select(Author::as_select())
            .load(&mut self.0)?;
        let posts = self.posts_of(&authors)?;
        Ok((authors, posts))
    }

    fn posts_of(&mut self, authors: &[Author]) -> QueryResult<Vec<Post>> {
        Post::belonging_to(authors).order_by(posts::id).select(Post::as_select()).load(&mut self.0)
    }

    fn with_comments(&mut self, authors: Vec<Author>, posts: Vec<Post>) -> QueryResult<WithComments> {
        let comments = Comment::belonging_to(&posts)
            .order_by(comments::id)
            .select(Comment::as_select())
            .load(&mut self.0)?
            .grouped_by(&posts);
        let posts = posts.into_iter().zip(comments).grouped_by(&authors);
        Ok(authors.into_iter().zip(posts).collect())
    }
}

impl Library for Diesel {
    const NAME: &'static str = "Diesel";
    type Author = Author;
    type Post = Post;
    type Comment = Comment;

    async fn posts(&mut self, first: i64, last: i64) -> Result<Vec<(Author, Vec<Post>)>, Failure> {
        let (authors, posts) = self.authors_and_posts(first, last)?;
        let posts = posts.grouped_by(&authors);
        Ok(authors.into_iter().zip(posts).collect())
    }

    async fn one(&mut self, id: i64) -> Result<WithComments, Failure> {
        let authors = authors::table.find(id).select(Author::as_select()).load(&mut self.0)?;
        let posts = self.posts_of(&authors)?;
        Ok(self.with_comments(authors, posts)?)
    }

    async fn comments(&mut self, first: i64, last: i64) -> Result<WithComments, Failure> {
        let (authors, posts) = self.authors_and_posts(first, last)?;
        Ok(self.with_comments(authors, posts)?)
    }
}
