//! UNIQUE and PRIMARY KEY: SQLite tells `table.column, table.column`, or the name of an index on expressions.

use rusqlite::Connection;
use squall_core::{ConstraintKind, Violation, schema::TableDef};

use super::{
    catalog::{self, Unique},
    column::as_told,
};

/// The constraint that was violated. Names are never taken apart: what SQLite would tell of each constraint is compared.
pub(super) fn violated(connection: &Connection, def: Option<&TableDef>, told: &str) -> Violation {
    if let Some(index) = told.strip_prefix("index '").and_then(|it| it.strip_suffix('\'')) {
        let table = catalog::table_of_index(connection, index).unwrap_or_default();
        let columns = def.filter(|def| def.name == table).and_then(|def| def.constraint_columns(index));
        let columns = columns.unwrap_or_default();
        return Violation::new(ConstraintKind::Unique, table, columns, Some(index.to_owned()));
    }
    let (table, unique) = def
        .and_then(|def| of_def(def, told))
        .or_else(|| of_database(connection, told))
        .unwrap_or_else(|| as_it_looks(told));
    Violation::new(ConstraintKind::Unique, table, unique.columns, unique.name)
}

fn list(table: &str, columns: &[String]) -> String {
    columns.iter().map(|column| as_told(table, column)).collect::<Vec<_>>().join(", ")
}

fn of_def(def: &TableDef, told: &str) -> Option<(String, Unique)> {
    let key = (def.primary_key_name(), def.primary_key.clone());
    let uniques = def.uniques.iter().map(|it| (it.name.clone(), it.columns.clone()));
    let indexes = def.indexes.iter().filter(|it| it.unique && it.is_plain());
    let (name, columns) = std::iter::once(key)
        .chain(uniques)
        .chain(indexes.map(|it| (it.name.clone(), it.columns())))
        .find(|(_, columns)| list(&def.name, columns) == told)?;
    Some((def.name.clone(), Unique { name: Some(name), columns }))
}

fn of_database(connection: &Connection, told: &str) -> Option<(String, Unique)> {
    let tables = catalog::tables(connection).ok()?;
    tables.into_iter().filter(|table| told.starts_with(&as_told(table, ""))).find_map(|table| {
        let uniques = catalog::uniques(connection, &table).ok()?;
        let unique = uniques.into_iter().find(|unique| list(&table, &unique.columns) == told)?;
        Some((table, unique))
    })
}

fn as_it_looks(told: &str) -> (String, Unique) {
    let (table, _) = told.split_once('.').unwrap_or((told, ""));
    let prefix = as_told(table, "");
    let columns = told.split(", ").map(|it| it.strip_prefix(&prefix).unwrap_or(it).to_owned()).collect();
    (table.to_owned(), Unique { name: None, columns })
}
