//! Foreign keys in DDL: one database looks at what they refer to when they are made, the other when they are used.

use crate::{
    error::{Error, Result},
    schema::{ColumnDef, ForeignKeyDef, TableDef},
    types::SqlType,
};

/// Refuses a foreign key to columns that are stored in another way, or are neither the primary key nor unique, where their table is among `tables`.
///
/// # Errors
/// [`Error::InvalidQuery`] with the columns.
pub(super) fn check(tables: &[&TableDef]) -> Result<()> {
    let keys = tables.iter().flat_map(|table| table.foreign_keys.iter().map(move |key| (table, key)));
    for (table, key) in keys {
        let Some(parent) = tables.iter().find(|table| table.name == key.foreign_table) else { continue };
        let uniques = parent.uniques.iter().map(|unique| &unique.columns);
        if !uniques.chain([&parent.primary_key]).any(|columns| refers_to(key, columns)) {
            return Err(Error::invalid_query(format!(
                "the foreign key `{}` refers to `{}` ({}), which is neither its primary key nor unique",
                key.name,
                parent.name,
                key.foreign_columns.join(", ")
            )));
        }
        for (column, foreign) in key.columns.iter().zip(&key.foreign_columns) {
            if let (Some(own), Some(foreign)) = (table.column(column), parent.column(foreign))
                && let Some((what, attribute)) = differ(own, foreign)
            {
                return Err(Error::invalid_query(format!(
                    "the foreign key `{}` refers to {what}: give both columns one `{attribute} = ..`",
                    key.name
                )));
            }
        }
    }
    Ok(())
}

/// Whether the key refers to these columns, in any order.
fn refers_to(key: &ForeignKeyDef, columns: &[String]) -> bool {
    key.foreign_columns.len() == columns.len() && key.foreign_columns.iter().all(|it| columns.contains(it))
}

/// In what the columns differ, and the attribute that says it, where values that are equal in one database would not be in the other.
fn differ(own: &ColumnDef, foreign: &ColumnDef) -> Option<(&'static str, &'static str)> {
    match (&own.ty, &foreign.ty) {
        (SqlType::Uuid(own), SqlType::Uuid(foreign)) if own != foreign => {
            Some(("a UUID that SQLite stores in another way", "uuid"))
        }
        (SqlType::Timestamp(own), SqlType::Timestamp(foreign))
        | (SqlType::TimestampTz(own), SqlType::TimestampTz(foreign))
            if own != foreign =>
        {
            Some(("a timestamp that SQLite stores in another way", "timestamp"))
        }
        _ if own.collation != foreign.collation => {
            Some(("a text of another collation, by which other texts are the same", "collation"))
        }
        _ => None,
    }
}
