//! Rows with what belongs to them, two levels deep: Squall against queries written by hand.

use std::collections::HashMap;

use rusqlite::{Connection as Sqlite, params_from_iter};
use serde::Deserialize;
use sqlx::{Connection as _, Row, postgres::PgConnection};
use squall::{ConnectOptions, Dialect, prelude::*, relation::PreparedNested};
use squall_testing::{Backend, TestDb};

use crate::{pairs::Failure, report::Report};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "bench_authors", has_many(posts: Post))]
pub(crate) struct Author {
    #[column(primary_key)]
    id: i64,
    name: String,
    email: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "bench_posts", has_many(comments: Comment))]
pub(crate) struct Post {
    #[column(primary_key)]
    id: i64,
    #[column(index, references(Author::id))]
    author_id: i64,
    title: String,
    stars: i32,
}

#[derive(Table, Debug, Clone, PartialEq, Deserialize)]
#[table(name = "bench_comments")]
pub(crate) struct Comment {
    #[column(primary_key)]
    id: i64,
    #[column(index, references(Post::id))]
    post_id: i64,
    text: String,
}

type Tree = Vec<(Author, Vec<(Post, Vec<Comment>)>)>;

/// Authors, posts of each, comments of each post.
const AUTHORS: i64 = 1_000;
const POSTS: i64 = 10;
const COMMENTS: i64 = 10;

async fn fill(db: &Db) -> squall::Result<()> {
    db.create_tables(&schema![Author, Post, Comment]).await?;
    let author =
        |id| NewAuthor { id, name: format!("author number {id}"), email: format!("author{id}@example.com") };
    insert(Author).values((1..=AUTHORS).map(author).collect::<Vec<_>>()).exec(db).await?;
    let post = |id| NewPost {
        id,
        author_id: (id - 1) / POSTS + 1,
        title: format!("what has happened in the year {id}"),
        stars: (id % 5) as i32,
    };
    insert(Post).values((1..=AUTHORS * POSTS).map(post).collect::<Vec<_>>()).exec(db).await?;
    let comment = |id| NewComment { id, post_id: (id - 1) / COMMENTS + 1, text: format!("comment {id}") };
    let comments: Vec<_> = (1..=AUTHORS * POSTS * COMMENTS).map(comment).collect();
    insert(Comment).values(comments).exec(db).await.map(drop)
}

/// The works: how many authors, and down to which level. None is the first author, asked for by the key.
const WORKS: [(&str, Option<i64>, bool); 4] = [
    ("1 x 10 x 10 by key", None, true),
    ("1 x 10 x 10", Some(1), true),
    ("100 x 10 x 10", Some(100), true),
    ("1,000 x 10", Some(1_000), false),
];

async fn tree(db: &Db, authors: Option<i64>, deep: bool) -> Result<Tree, Failure> {
    let query = Author::query();
    let query = match authors {
        None => query.filter(Author::id.eq(1)),
        Some(last) => query.filter(Author::id.le(last)).order_by(Author::id),
    };
    if deep {
        let posts = Author::posts.order_by(Post::id).with(Post::comments.order_by(Comment::id));
        return Ok(query.with(posts).all(db).await?);
    }
    let rows = query.with(Author::posts.order_by(Post::id)).all(db).await?;
    let post = |post| (post, Vec::new());
    Ok(rows.into_iter().map(|(author, posts)| (author, posts.into_iter().map(post).collect())).collect())
}

/// The rows of a prepared query, without the last level.
type Flat = PreparedNested<(i64,), (Author, Vec<Post>)>;
/// Those with all levels.
type Deep = PreparedNested<(i64,), (Author, Vec<(Post, Vec<Comment>)>)>;

/// The same queries, prepared.
struct Trees {
    by_key: Deep,
    deep: Deep,
    flat: Flat,
}

impl Trees {
    fn new() -> Self {
        let posts = || Author::posts.order_by(Post::id).with(Post::comments.order_by(Comment::id));
        let until = |last: Param<i64>| Author::query().filter(Author::id.le(last)).order_by(Author::id);
        Self {
            by_key: prepare(|id: Param<i64>| Author::query().filter(Author::id.eq(id)).with(posts())),
            deep: prepare(|last: Param<i64>| until(last).with(posts())),
            flat: prepare(|last: Param<i64>| until(last).with(Author::posts.order_by(Post::id))),
        }
    }

    async fn read(&self, db: &Db, authors: Option<i64>, deep: bool) -> Result<Tree, Failure> {
        let Some(last) = authors else { return Ok(self.by_key.all(db, (1,)).await?) };
        if deep {
            return Ok(self.deep.all(db, (last,)).await?);
        }
        let post = |post| (post, Vec::new());
        let rows = self.flat.all(db, (last,)).await?.into_iter();
        Ok(rows.map(|(author, posts)| (author, posts.into_iter().map(post).collect())).collect())
    }
}

/// Brings the rows of three queries together.
fn put_together(authors: Vec<Author>, posts: Vec<Post>, comments: Vec<Comment>) -> Tree {
    let of_author: HashMap<i64, usize> =
        authors.iter().enumerate().map(|(at, author)| (author.id, at)).collect();
    let of_post: HashMap<i64, usize> = posts.iter().enumerate().map(|(at, post)| (post.id, at)).collect();
    let mut of_posts: Vec<Vec<Comment>> = posts.iter().map(|_| Vec::new()).collect();
    for comment in comments {
        if let Some(at) = of_post.get(&comment.post_id) {
            of_posts[*at].push(comment);
        }
    }
    let mut tree: Tree = authors.into_iter().map(|author| (author, Vec::new())).collect();
    for (post, comments) in posts.into_iter().zip(of_posts) {
        if let Some(at) = of_author.get(&post.author_id) {
            tree[*at].1.push((post, comments));
        }
    }
    tree
}

pub(crate) async fn sqlite(report: &mut Report) -> Result<(), Failure> {
    let db = squall::connect("sqlite::memory:").await?;
    fill(&db).await?;
    let raw = Sqlite::open_in_memory()?;
    raw.set_prepared_statement_cache_capacity(256);
    for statement in squall::SQLITE.create_tables(&schema![Author, Post, Comment])? {
        raw.execute_batch(&statement)?;
    }
    for author in select(Author).from(Author).all(&db).await? {
        raw.prepare_cached("INSERT INTO bench_authors VALUES (?, ?, ?)")?.execute((
            author.id,
            author.name,
            author.email,
        ))?;
    }
    raw.execute_batch("BEGIN")?;
    for post in select(Post).from(Post).all(&db).await? {
        raw.prepare_cached("INSERT INTO bench_posts VALUES (?, ?, ?, ?)")?.execute((
            post.id,
            post.author_id,
            post.title,
            post.stars,
        ))?;
    }
    for comment in select(Comment).from(Comment).all(&db).await? {
        raw.prepare_cached("INSERT INTO bench_comments VALUES (?, ?, ?)")?.execute((
            comment.id,
            comment.post_id,
            comment.text,
        ))?;
    }
    raw.execute_batch("COMMIT")?;
    let trees = Trees::new();
    for (name, authors, deep) in WORKS {
        report
            .reading(
                &format!("SQLite: nested {name}, to three queries"),
                async || tree(&db, authors, deep).await,
                async || raw_sqlite(&raw, authors, deep),
            )
            .await?;
        report
            .reading(
                &format!("SQLite: nested {name}, prepared, to three queries"),
                async || trees.read(&db, authors, deep).await,
                async || raw_sqlite(&raw, authors, deep),
            )
            .await?;
    }
    Ok(())
}

fn raw_sqlite(raw: &Sqlite, last: Option<i64>, deep: bool) -> Result<Tree, Failure> {
    let mut statement = raw.prepare_cached(match last {
        None => "SELECT id, name, email FROM bench_authors WHERE id = ?",
        Some(_) => "SELECT id, name, email FROM bench_authors WHERE id <= ? ORDER BY id",
    })?;
    let authors = statement
        .query_map([last.unwrap_or(1)], |row| {
            Ok(Author { id: row.get(0)?, name: row.get(1)?, email: row.get(2)? })
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let marks = |count: usize| vec!["?"; count].join(", ");
    let sql = format!(
        "SELECT id, author_id, title, stars FROM bench_posts WHERE author_id IN ({}) ORDER BY id",
        marks(authors.len())
    );
    let mut statement = raw.prepare_cached(&sql)?;
    let posts = statement
        .query_map(params_from_iter(authors.iter().map(|it| it.id)), |row| {
            Ok(Post { id: row.get(0)?, author_id: row.get(1)?, title: row.get(2)?, stars: row.get(3)? })
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let mut comments = Vec::new();
    if deep {
        let sql = format!(
            "SELECT id, post_id, text FROM bench_comments WHERE post_id IN ({}) ORDER BY id",
            marks(posts.len())
        );
        let mut statement = raw.prepare_cached(&sql)?;
        comments = statement
            .query_map(params_from_iter(posts.iter().map(|it| it.id)), |row| {
                Ok(Comment { id: row.get(0)?, post_id: row.get(1)?, text: row.get(2)? })
            })?
            .collect::<Result<Vec<_>, _>>()?;
    }
    Ok(put_together(authors, posts, comments))
}

pub(crate) async fn postgres(report: &mut Report) -> Result<(), Failure> {
    let test_db = TestDb::new(Backend::Postgres).await?;
    let db = squall::connect(ConnectOptions::new(test_db.url()).max_connections(1)).await?;
    let mut raw = PgConnection::connect(test_db.url()).await?;
    fill(&db).await?;
    sql!("VACUUM ANALYZE bench_authors, bench_posts, bench_comments").exec(&db).await?;
    let trees = Trees::new();
    for (name, authors, deep) in WORKS {
        report
            .reading(
                &format!("Postgres: nested {name}, to three queries"),
                async || tree(&db, authors, deep).await,
                async || raw_postgres(&mut raw, authors, deep).await,
            )
            .await?;
        report
            .reading(
                &format!("Postgres: nested {name}, prepared, to three queries"),
                async || trees.read(&db, authors, deep).await,
                async || raw_postgres(&mut raw, authors, deep).await,
            )
            .await?;
        let Some(last) = authors else { continue };
        report
            .reading(
                &format!("Postgres: nested {name}, to LATERAL with JSON"),
                async || tree(&db, authors, deep).await,
                async || raw_lateral(&mut raw, last, deep).await,
            )
            .await?;
    }
    db.close().await;
    Ok(())
}

async fn raw_postgres(raw: &mut PgConnection, last: Option<i64>, deep: bool) -> Result<Tree, Failure> {
    let sql = match last {
        None => "SELECT id, name, email FROM bench_authors WHERE id = $1",
        Some(_) => "SELECT id, name, email FROM bench_authors WHERE id <= $1 ORDER BY id",
    };
    let authors = sqlx::query(sql).bind(last.unwrap_or(1)).fetch_all(&mut *raw).await?;
    let author = |row: &sqlx::postgres::PgRow| -> Result<Author, sqlx::Error> {
        Ok(Author { id: row.try_get(0)?, name: row.try_get(1)?, email: row.try_get(2)? })
    };
    let authors = authors.iter().map(author).collect::<Result<Vec<_>, _>>()?;
    let sql = "SELECT id, author_id, title, stars FROM bench_posts WHERE author_id = ANY($1) ORDER BY id";
    let keys: Vec<i64> = authors.iter().map(|it| it.id).collect();
    let posts = sqlx::query(sql).bind(keys).fetch_all(&mut *raw).await?;
    let post = |row: &sqlx::postgres::PgRow| -> Result<Post, sqlx::Error> {
        let (id, author_id) = (row.try_get(0)?, row.try_get(1)?);
        Ok(Post { id, author_id, title: row.try_get(2)?, stars: row.try_get(3)? })
    };
    let posts = posts.iter().map(post).collect::<Result<Vec<_>, _>>()?;
    let mut comments = Vec::new();
    if deep {
        let sql = "SELECT id, post_id, text FROM bench_comments WHERE post_id = ANY($1) ORDER BY id";
        let keys: Vec<i64> = posts.iter().map(|it| it.id).collect();
        let rows = sqlx::query(sql).bind(keys).fetch_all(raw).await?;
        let comment = |row: &sqlx::postgres::PgRow| -> Result<Comment, sqlx::Error> {
            Ok(Comment { id: row.try_get(0)?, post_id: row.try_get(1)?, text: row.try_get(2)? })
        };
        comments = rows.iter().map(comment).collect::<Result<Vec<_>, _>>()?;
    }
    Ok(put_together(authors, posts, comments))
}

async fn raw_lateral(raw: &mut PgConnection, last: i64, deep: bool) -> Result<Tree, Failure> {
    let sql = if deep {
        "SELECT a.id, a.name, a.email, p.list::text FROM bench_authors a, LATERAL ( \
           SELECT coalesce(json_agg(json_build_array(p.id, p.author_id, p.title, p.stars, c.list) ORDER BY p.id), '[]') \
           FROM bench_posts p, LATERAL ( \
             SELECT coalesce(json_agg(json_build_array(c.id, c.post_id, c.text) ORDER BY c.id), '[]') \
             FROM bench_comments c WHERE c.post_id = p.id) c(list) \
           WHERE p.author_id = a.id) p(list) \
         WHERE a.id <= $1 ORDER BY a.id"
    } else {
        "SELECT a.id, a.name, a.email, p.list::text FROM bench_authors a, LATERAL ( \
           SELECT coalesce(json_agg(json_build_array(p.id, p.author_id, p.title, p.stars, '[]'::json) ORDER BY p.id), '[]') \
           FROM bench_posts p WHERE p.author_id = a.id) p(list) \
         WHERE a.id <= $1 ORDER BY a.id"
    };
    let rows = sqlx::query(sql).bind(last).fetch_all(raw).await?;
    let mut tree = Vec::with_capacity(rows.len());
    for row in &rows {
        let author = Author { id: row.try_get(0)?, name: row.try_get(1)?, email: row.try_get(2)? };
        let posts: Vec<(i64, i64, String, i32, Vec<(i64, i64, String)>)> =
            serde_json::from_str(row.try_get(3)?)?;
        let comment = |(id, post_id, text)| Comment { id, post_id, text };
        let post = |(id, author_id, title, stars, comments): (_, _, _, _, Vec<_>)| {
            (Post { id, author_id, title, stars }, comments.into_iter().map(comment).collect())
        };
        tree.push((author, posts.into_iter().map(post).collect()));
    }
    Ok(tree)
}
