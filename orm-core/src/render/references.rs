//! Foreign keys in DDL: one database looks at what they refer to when they are made, the other when they are used.

use crate::{
    error::{Error, Result},
    schema::{ForeignKeyDef, TableDef},
};

/// Refuses a foreign key to columns that are neither the primary key nor unique, where their table is among `tables`.
///
/// # Errors
/// [`Error::InvalidQuery`] with the columns.
pub(super) fn check(tables: &[&TableDef]) -> Result<()> {
    for key in tables.iter().flat_map(|table| &table.foreign_keys) {
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
    }
    Ok(())
}

/// Whether the key refers to these columns, in any order.
fn refers_to(key: &ForeignKeyDef, columns: &[String]) -> bool {
    key.foreign_columns.len() == columns.len() && key.foreign_columns.iter().all(|it| columns.contains(it))
}
