//! The tables and their rows: SQL that every library sends as it stands, on SQLite and on Postgres.

/// The type of keys on SQLite: with any other, a key is not the table's own.
pub(crate) const SQLITE: &str = "INTEGER";

/// The type of keys on Postgres.
pub(crate) const POSTGRES: &str = "BIGINT";

/// Authors 1 to 100 have ten posts of ten comments each; 1,000 more have three posts each, and no comments.
pub(crate) fn statements(key: &str) -> [String; 8] {
    [
        format!("CREATE TABLE authors (id {key} PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL)"),
        format!(
            "CREATE TABLE posts (id {key} PRIMARY KEY, author_id {key} NOT NULL REFERENCES authors (id), \
               title TEXT NOT NULL, stars INTEGER NOT NULL)"
        ),
        format!(
            "CREATE TABLE comments (id {key} PRIMARY KEY, post_id {key} NOT NULL REFERENCES posts (id), \
               body TEXT NOT NULL)"
        ),
        "CREATE INDEX posts_author_id ON posts (author_id)".into(),
        "CREATE INDEX comments_post_id ON comments (post_id)".into(),
        insert("authors", 1_100, "'author number ' || n, 'author' || n || '@example.com'"),
        insert(
            "posts",
            4_000,
            "CASE WHEN n <= 1000 THEN (n - 1) / 10 + 1 ELSE (n - 1001) / 3 + 101 END, \
             'what has happened in the year ' || n, n % 5",
        ),
        insert("comments", 10_000, "(n - 1) / 10 + 1, 'comment ' || n"),
    ]
}

/// So many rows, the nth of them with the key n.
fn insert(table: &str, rows: usize, cells: &str) -> String {
    format!(
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {rows}) \
         INSERT INTO {table} SELECT n, {cells} FROM n"
    )
}

/// What is asked for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Asks {
    /// The first author by the key, with posts and comments.
    One,
    /// The authors from the first to the last, with posts and comments.
    Comments,
    /// The same with posts alone.
    Posts,
}

/// What is read.
#[derive(Clone, Copy)]
pub(crate) struct Work {
    pub(crate) name: &'static str,
    /// The first author.
    pub(crate) first: i64,
    /// The last one.
    pub(crate) last: i64,
    pub(crate) asks: Asks,
    /// How many rows there are, of each level.
    pub(crate) rows: [usize; 3],
}

pub(crate) const WORKS: [Work; 4] = [
    Work { name: "1 x 10 x 10 by key", first: 1, last: 1, asks: Asks::One, rows: [1, 10, 100] },
    Work { name: "1 x 10 x 10", first: 1, last: 1, asks: Asks::Comments, rows: [1, 10, 100] },
    Work { name: "100 x 10 x 10", first: 1, last: 100, asks: Asks::Comments, rows: [100, 1_000, 10_000] },
    Work { name: "1,000 x 3", first: 101, last: 1_100, asks: Asks::Posts, rows: [1_000, 3_000, 0] },
];
