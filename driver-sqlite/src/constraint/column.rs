//! NOT NULL, and values of another type: SQLite tells `table.column`.

use rusqlite::Connection;
use squall_core::{Error, schema::TableDef};

use super::catalog;

/// A column, as SQLite's messages have it.
pub(super) fn as_told(table: &str, column: &str) -> String {
    format!("{table}.{column}")
}

/// The table and the column that are meant.
pub(super) fn named(connection: &Connection, def: Option<&TableDef>, told: &str) -> (String, String) {
    let of_def = def.and_then(|def| {
        let column = def.columns.iter().find(|column| as_told(&def.name, &column.name) == told)?;
        Some((def.name.clone(), column.name.clone()))
    });
    let of_database = || {
        let tables = catalog::tables(connection).ok()?;
        tables.into_iter().find_map(|table| {
            let column = told.strip_prefix(&as_told(&table, ""))?.to_owned();
            catalog::columns(connection, &table).ok()?.contains(&column).then_some((table, column))
        })
    };
    let as_it_looks = || told.split_once('.').unwrap_or(("", told));
    of_def.or_else(of_database).unwrap_or_else(|| {
        let (table, column) = as_it_looks();
        (table.to_owned(), column.to_owned())
    })
}

/// `cannot store TEXT value in INTEGER column t.a`
pub(super) fn wrong_type(connection: &Connection, def: Option<&TableDef>, message: &str) -> Error {
    let (what, told) = message.split_once(" column ").unwrap_or(("", message));
    let (_, column) = named(connection, def, told);
    let mut words = what.split_whitespace();
    let found = words.nth(2).unwrap_or("this");
    let wanted = words.next_back().unwrap_or("another type");
    Error::InvalidValue { column: Some(column), reason: format!("the column takes {wanted}, not {found}") }
}
