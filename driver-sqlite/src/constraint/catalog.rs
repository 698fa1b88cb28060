//! What the database says of its tables; asked only once something has failed.

use rusqlite::{Connection, Result};

use super::stored::{Kind, Stored, constraints};

/// A unique constraint, a unique index or a primary key.
#[derive(Debug)]
pub(super) struct Unique {
    pub(super) name: Option<String>,
    pub(super) columns: Vec<String>,
}

/// The names of all tables.
pub(super) fn tables(connection: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name";
    connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

/// The table that an index is on.
pub(super) fn table_of_index(connection: &Connection, index: &str) -> Result<String> {
    let sql = "SELECT tbl_name FROM main.sqlite_schema WHERE type = 'index' AND name = ?";
    connection.query_row(sql, [index], |row| row.get(0))
}

/// The columns of a table.
pub(super) fn columns(connection: &Connection, table: &str) -> Result<Vec<String>> {
    connection
        .prepare("SELECT name FROM pragma_table_info(?)")?
        .query_map([table], |row| row.get(0))?
        .collect()
}

/// The columns of a table's primary key, in its order.
pub(super) fn primary_key(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let sql = "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk";
    connection.prepare(sql)?.query_map([table], |row| row.get(0))?.collect()
}

/// The constraints of a table, as its stored SQL has them.
pub(super) fn stored(connection: &Connection, table: &str) -> Result<Vec<Stored>> {
    let sql = "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE";
    let sql: String = connection.query_row(sql, [table], |row| row.get(0))?;
    Ok(constraints(&sql))
}

/// What makes rows of a table unique.
pub(super) fn uniques(connection: &Connection, table: &str) -> Result<Vec<Unique>> {
    let stored = stored(connection, table)?;
    let named = |columns: Vec<String>| {
        let of_columns = |it: &&Stored| it.kind == Kind::Unique && it.columns == columns;
        Unique { name: stored.iter().find(of_columns).and_then(|it| it.name.clone()), columns }
    };
    let mut uniques = vec![named(primary_key(connection, table)?)];
    let mut indexes =
        connection.prepare(r#"SELECT name, origin FROM pragma_index_list(?) WHERE "unique""#)?;
    let indexes =
        indexes.query_map([table], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    for index in indexes {
        let (name, origin) = index?;
        let mut columns =
            connection.prepare("SELECT coalesce(name, '') FROM pragma_index_info(?) ORDER BY seqno")?;
        let columns = columns.query_map([&name], |row| row.get(0))?.collect::<Result<Vec<String>>>()?;
        uniques.push(if origin == "c" { Unique { name: Some(name), columns } } else { named(columns) });
    }
    Ok(uniques)
}
