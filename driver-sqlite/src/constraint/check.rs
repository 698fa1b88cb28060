//! CHECK: SQLite tells the constraint's name, or its condition where it has none.

use rusqlite::Connection;
use squall_core::{ConstraintKind, Error, Violation, driver::Query, schema::TableDef};
use squall_dialect_sqlite::implicit::parse_check_name;

use super::{
    catalog,
    stored::{Kind, Stored},
    token::{tokens, written_table},
    violation,
};

/// The error of a violated check: the user's, or the one that holds a column to its type.
pub(super) fn explain(
    connection: &Connection,
    query: &Query<'_>,
    def: Option<&TableDef>,
    told: &str,
) -> Error {
    if let Some((property, column)) = parse_check_name(told) {
        return Error::InvalidValue {
            column: Some(column.to_owned()),
            reason: property.violated().to_owned(),
        };
    }
    let of_def = def.and_then(|def| {
        let check = def.checks.iter().find(|check| check.name == told)?;
        Some((def.name.clone(), check.columns.clone()))
    });
    let written = def.map(|def| def.name.clone()).or_else(|| written_table(&query.sql)).unwrap_or_default();
    let found = of_def.or_else(|| of_database(connection, &written, told));
    let (table, columns, name) = match found {
        Some((table, columns)) => (table, columns, Some(told.to_owned())),
        None => {
            // Of a condition that starts with a name in quotes, SQLite tells that name alone.
            let words = tokens(told).into_iter().filter_map(|it| it.name().map(str::to_owned));
            let words = std::iter::once(told.to_owned()).chain(words).collect();
            let columns = mentioned(connection, &written, words);
            (written, columns, None)
        }
    };
    violation(Violation::new(ConstraintKind::Check, table, columns, name))
}

/// The check of this name: of the table that was written to, or of one that a foreign key or a trigger wrote to.
fn of_database(connection: &Connection, written: &str, name: &str) -> Option<(String, Vec<String>)> {
    let others = catalog::tables(connection).ok()?;
    std::iter::once(written.to_owned()).chain(others).find_map(|table| {
        let stored = catalog::stored(connection, &table).ok()?;
        let named = |it: &Stored| it.kind == Kind::Check && it.name.as_deref() == Some(name);
        let check = stored.into_iter().find(named)?;
        let columns = mentioned(connection, &table, check.columns);
        Some((table, columns))
    })
}

/// Those of the words that are columns of the table, each once.
fn mentioned(connection: &Connection, table: &str, words: Vec<String>) -> Vec<String> {
    let all = catalog::columns(connection, table).unwrap_or_default();
    let mut columns: Vec<String> = Vec::new();
    for word in words {
        let column = all.iter().find(|column| column.eq_ignore_ascii_case(&word));
        if let Some(column) = column.filter(|column| !columns.contains(column)) {
            columns.push(column.clone());
        }
    }
    columns
}
