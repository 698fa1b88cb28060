//! Nested rows with Diesel: `belonging_to` and `grouped_by`. On Postgres it asks through libpq.

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
#[diesel(table_name = authors, check_for_backend(diesel::sqlite::Sqlite, diesel::pg::Pg))]
pub(crate) struct Author {
    id: i64,
    name: String,
    email: String,
}

#[derive(Queryable, Selectable, Identifiable, Associations, Serialize)]
#[diesel(table_name = posts, belongs_to(Author), check_for_backend(diesel::sqlite::Sqlite, diesel::pg::Pg))]
pub(crate) struct Post {
    id: i64,
    author_id: i64,
    title: String,
    stars: i32,
}

#[derive(Queryable, Selectable, Identifiable, Associations, Serialize)]
#[diesel(table_name = comments, belongs_to(Post), check_for_backend(diesel::sqlite::Sqlite, diesel::pg::Pg))]
pub(crate) struct Comment {
    id: i64,
    post_id: i64,
    body: String,
}

type WithComments = Vec<(Author, Vec<(Post, Vec<Comment>)>)>;

/// The queries of one database's connection.
pub(crate) trait Queries {
    fn author(&mut self, id: i64) -> QueryResult<Vec<Author>>;
    fn authors(&mut self, first: i64, last: i64) -> QueryResult<Vec<Author>>;
    fn posts_of(&mut self, authors: &[Author]) -> QueryResult<Vec<Post>>;
    fn comments_of(&mut self, posts: &[Post]) -> QueryResult<Vec<Comment>>;
}

/// The same text for each of the databases: what a generic one would ask of the connection's type takes more words than the queries.
macro_rules! queries {
    ($connection:ty) => {
        impl Queries for $connection {
            fn author(&mut self, id: i64) -> QueryResult<Vec<Author>> {
                authors::table.find(id).select(Author::as_select()).load(self)
            }

            fn authors(&mut self, first: i64, last: i64) -> QueryResult<Vec<Author>> {
                authors::table
                    .filter(authors::id.between(first, last))
                    .order_by(authors::id)
                    .select(Author::as_select())
                    .load(self)
            }

            fn posts_of(&mut self, authors: &[Author]) -> QueryResult<Vec<Post>> {
                Post::belonging_to(authors).order_by(posts::id).select(Post::as_select()).load(self)
            }

            fn comments_of(&mut self, posts: &[Post]) -> QueryResult<Vec<Comment>> {
                Comment::belonging_to(posts).order_by(comments::id).select(Comment::as_select()).load(self)
            }
        }
    };
}

queries!(SqliteConnection);
queries!(PgConnection);

/// Its calls block. The runtime's one thread has nothing else to do meanwhile.
pub(crate) struct Diesel<C>(C);

impl Diesel<SqliteConnection> {
    pub(crate) fn sqlite() -> Result<Self, Failure> {
        let mut db = SqliteConnection::establish(":memory:")?;
        for statement in statements(SQLITE) {
            db.batch_execute(&statement)?;
        }
        Ok(Self(db))
    }
}

impl Diesel<PgConnection> {
    pub(crate) fn postgres(url: &str) -> Result<Self, Failure> {
        Ok(Self(PgConnection::establish(url)?))
    }
}

impl<C: Queries> Diesel<C> {
    fn with_comments(&mut self, authors: Vec<Author>, posts: Vec<Post>) -> QueryResult<WithComments> {
        let comments = self.0.comments_of(&posts)?.grouped_by(&posts);
        let posts = posts.into_iter().zip(comments).grouped_by(&authors);
        Ok(authors.into_iter().zip(posts).collect())
    }
}

impl<C: Queries> Library for Diesel<C> {
    const NAME: &'static str = "Diesel";
    type Author = Author;
    type Post = Post;
    type Comment = Comment;

    async fn posts(&mut self, first: i64, last: i64) -> Result<Vec<(Author, Vec<Post>)>, Failure> {
        let authors = self.0.authors(first, last)?;
        let posts = self.0.posts_of(&authors)?.grouped_by(&authors);
        Ok(authors.into_iter().zip(posts).collect())
    }

    async fn one(&mut self, id: i64) -> Result<WithComments, Failure> {
        let authors = self.0.author(id)?;
        let posts = self.0.posts_of(&authors)?;
        Ok(self.with_comments(authors, posts)?)
    }

    async fn comments(&mut self, first: i64, last: i64) -> Result<WithComments, Failure> {
        let authors = self.0.authors(first, last)?;
        let posts = self.0.posts_of(&authors)?;
        Ok(self.with_comments(authors, posts)?)
    }
}
