//! The table that all works are done on, and its rows.

use squall::prelude::*;

/// A row of five columns.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "bench_users", new(derive(Clone)))]
pub(crate) struct User {
    #[column(primary_key, auto)]
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) score: f64,
    pub(crate) active: bool,
}

/// What both sides select.
pub(crate) const COLUMNS: &str = r#""id", "name", "email", "score", "active""#;

/// `rows` rows, ids from 1.
pub(crate) fn rows(rows: usize) -> Vec<NewUser> {
    (1..=rows)
        .map(|id| NewUser {
            id: Some(id as i64),
            name: format!("user number {id}"),
            email: format!("user{id}@example.com"),
            score: id as f64 * 0.5,
            active: id % 3 != 0,
        })
        .collect()
}

/// The same rows, with keys that the database makes.
pub(crate) fn rows_without_ids(count: usize) -> Vec<NewUser> {
    let mut rows = rows(count);
    rows.iter_mut().for_each(|row| row.id = None);
    rows
}

/// The text of an INSERT of `rows` rows without ids; `placeholder` writes the nth parameter.
pub(crate) fn insert_sql(rows: usize, placeholder: impl Fn(usize) -> String) -> String {
    let row = |row: usize| {
        let cells: Vec<_> = (1..=4).map(|cell| placeholder(row * 4 + cell)).collect();
        format!("({})", cells.join(", "))
    };
    let rows: Vec<_> = (0..rows).map(row).collect();
    format!(r#"INSERT INTO "bench_users" ("name", "email", "score", "active") VALUES {}"#, rows.join(", "))
}
