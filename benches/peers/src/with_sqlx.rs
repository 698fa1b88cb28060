//! Nested rows with sqlx, on Postgres.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection, Row, postgres::PgRow};

use crate::{
    by_hand::{
        Author, Comment, Post, WithComments, WithPosts, author_keys, post_keys, with_comments, with_posts,
    },
    library::Library,
    pairs::Failure,
    tables::{POSTGRES, statements},
};

pub(crate) struct Sqlx(PgConnection);

impl Sqlx {
    /// Makes the tables, too: they are those of all libraries there.
    pub(crate) async fn postgres(url: &str) -> Result<Self, Failure> {
        let mut db = PgConnection::connect(url).await?;
        for statement in statements(POSTGRES) {
            sqlx::query(AssertSqlSafe(statement)).execute(&mut db).await?;
        }
        sqlx::query("VACUUM ANALYZE authors, posts, comments").execute(&mut db).await?;
        Ok(Self(db))
    }

    async fn load_authors(&mut self, first: i64, last: i64) -> Result<Vec<Author>, sqlx::Error> {
        let sql = "SELECT id, name, email FROM authors WHERE id BETWEEN $1 AND $2 ORDER BY id";
        let author =
            |row: PgRow| Ok(Author { id: row.try_get(0)?, name: row.try_get(1)?, email: row.try_get(2)? });
        sqlx::query(sql).bind(first).bind(last).try_map(author).fetch_all(&mut self.0).await
    }

    async fn load_author(&mut self, id: i64) -> Result<Vec<Author>, sqlx::Error> {
        let author =
            |row: PgRow| Ok(Author { id: row.try_get(0)?, name: row.try_get(1)?, email: row.try_get(2)? });
        let sql = "SELECT id, name, email FROM authors WHERE id = $1";
        sqlx::query(sql).bind(id).try_map(author).fetch_all(&mut self.0).await
    }

    async fn load_posts_of(&mut self, author: i64) -> Result<Vec<Post>, sqlx::Error> {
        let sql = "SELECT id, author_id, title, stars FROM posts WHERE author_id = $1 ORDER BY id";
        let post = |row: PgRow| {
            let (id, author_id) = (row.try_get(0)?, row.try_get(1)?);
            Ok(Post { id, author_id, title: row.try_get(2)?, stars: row.try_get(3)? })
        };
        sqlx::query(sql).bind(author).try_map(post).fetch_all(&mut self.0).await
    }

    async fn load_posts(&mut self, authors: &[i64]) -> Result<Vec<Post>, sqlx::Error> {
        let sql = "SELECT id, author_id, title, stars FROM posts WHERE author_id = ANY($1) ORDER BY id";
        let post = |row: PgRow| {
            let (id, author_id) = (row.try_get(0)?, row.try_get(1)?);
            Ok(Post { id, author_id, title: row.try_get(2)?, stars: row.try_get(3)? })
        };
        sqlx::query(sql).bind(authors).try_map(post).fetch_all(&mut self.0).await
    }

    async fn load_comments(&mut self, posts: &[i64]) -> Result<Vec<Comment>, sqlx::Error> {
        let sql = "SELECT id, post_id, body FROM comments WHERE post_id = ANY($1) ORDER BY id";
        let comment =
            |row: PgRow| Ok(Comment { id: row.try_get(0)?, post_id: row.try_get(1)?, body: row.try_get(2)? });
        sqlx::query(sql).bind(posts).try_map(comment).fetch_all(&mut self.0).await
    }
}

impl Library for Sqlx {
    const NAME: &'static str = "sqlx, by hand";
    type Author = Author;
    type Post = Post;
    type Comment = Comment;

    async fn posts(&mut self, first: i64, last: i64) -> Result<WithPosts, Failure> {
        let authors = self.load_authors(first, last).await?;
        let posts = self.load_posts(&author_keys(&authors)).await?;
        Ok(with_posts(authors, posts))
    }

    async fn one(&mut self, id: i64) -> Result<WithComments, Failure> {
        let authors = self.load_author(id).await?;
        let posts = self.load_posts_of(id).await?;
        let comments = self.load_comments(&post_keys(&posts)).await?;
        Ok(with_comments(authors, posts, comments))
    }

    async fn comments(&mut self, first: i64, last: i64) -> Result<WithComments, Failure> {
        let authors = self.load_authors(first, last).await?;
        let posts = self.load_posts(&author_keys(&authors)).await?;
        let comments = self.load_comments(&post_keys(&posts)).await?;
        Ok(with_comments(authors, posts, comments))
    }
}
