//! Nested rows with rusqlite.

use rusqlite::params_from_iter;

use crate::{
    by_hand::{
        Author, Comment, Post, WithComments, WithPosts, author_keys, post_keys, with_comments, with_posts,
    },
    library::Library,
    pairs::Failure,
    tables::{SQLITE, statements},
};

pub(crate) struct Rusqlite(rusqlite::Connection);

impl Rusqlite {
    pub(crate) fn sqlite() -> Result<Self, Failure> {
        let db = rusqlite::Connection::open_in_memory()?;
        db.set_prepared_statement_cache_capacity(256);
        for statement in statements(SQLITE) {
            db.execute_batch(&statement)?;
        }
        Ok(Self(db))
    }

    fn load<T>(
        &self,
        sql: &str,
        keys: &[i64],
        row: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        self.0.prepare_cached(sql)?.query_map(params_from_iter(keys), row)?.collect()
    }

    fn load_authors(&self, first: i64, last: i64) -> rusqlite::Result<Vec<Author>> {
        let sql = "SELECT id, name, email FROM authors WHERE id BETWEEN ? AND ? ORDER BY id";
        self.load(sql, &[first, last], |row| {
            Ok(Author { id: row.get(0)?, name: row.get(1)?, email: row.get(2)? })
        })
    }

    fn load_author(&self, id: i64) -> rusqlite::Result<Vec<Author>> {
        let sql = "SELECT id, name, email FROM authors WHERE id = ?";
        self.load(sql, &[id], |row| Ok(Author { id: row.get(0)?, name: row.get(1)?, email: row.get(2)? }))
    }

    fn load_posts(&self, authors: &[i64]) -> rusqlite::Result<Vec<Post>> {
        let marks = marks(authors);
        let sql =
            format!("SELECT id, author_id, title, stars FROM posts WHERE author_id IN ({marks}) ORDER BY id");
        self.load(&sql, authors, |row| {
            Ok(Post { id: row.get(0)?, author_id: row.get(1)?, title: row.get(2)?, stars: row.get(3)? })
        })
    }

    fn load_comments(&self, posts: &[i64]) -> rusqlite::Result<Vec<Comment>> {
        let marks = marks(posts);
        let sql = format!("SELECT id, post_id, body FROM comments WHERE post_id IN ({marks}) ORDER BY id");
        self.load(&sql, posts, |row| Ok(Comment { id: row.get(0)?, post_id: row.get(1)?, body: row.get(2)? }))
    }
}

/// A question mark for each key.
fn marks(keys: &[i64]) -> String {
    vec!["?"; keys.len()].join(", ")
}

impl Library for Rusqlite {
    const NAME: &'static str = "rusqlite, by hand";
    type Author = Author;
    type Post = Post;
    type Comment = Comment;

    async fn posts(&mut self, first: i64, last: i64) -> Result<WithPosts, Failure> {
        let authors = self.load_authors(first, last)?;
        let posts = self.load_posts(&author_keys(&authors))?;
        Ok(with_posts(authors, posts))
    }

    async fn one(&mut self, id: i64) -> Result<WithComments, Failure> {
        let authors = self.load_author(id)?;
        let posts = self.load_posts(&[id])?;
        let comments = self.load_comments(&post_keys(&posts))?;
        Ok(with_comments(authors, posts, comments))
    }

    async fn comments(&mut self, first: i64, last: i64) -> Result<WithComments, Failure> {
        let authors = self.load_authors(first, last)?;
        let posts = self.load_posts(&author_keys(&authors))?;
        let comments = self.load_comments(&post_keys(&posts))?;
        Ok(with_comments(authors, posts, comments))
    }
}
