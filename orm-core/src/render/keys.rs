//! JSON in keys: one database tells it apart by value, the other by its text.

use crate::{
    error::{Error, Result},
    schema::{IndexKey, TableDef},
    types::{JsonMode, SqlType},
};

/// Refuses keys, unique constraints and unique indexes of JSON columns, and any index of one that Postgres stores as `json`,
/// which it cannot sort.
///
/// # Errors
/// [`Error::InvalidQuery`] with the column.
pub(super) fn check(table: &TableDef) -> Result<()> {
    let keys = std::iter::once(&table.primary_key).chain(table.uniques.iter().map(|unique| &unique.columns));
    for name in keys.flatten() {
        refuse(table, name, |ty| ty.leaf().is_json())?;
    }
    for index in &table.indexes {
        for part in &index.parts {
            let IndexKey::Column(name) = &part.key else { continue };
            refuse(table, name, |ty| {
                index.unique && ty.leaf().is_json() || *ty == SqlType::Json(JsonMode::Text)
            })?;
        }
    }
    Ok(())
}

fn refuse(table: &TableDef, name: &str, refused: impl Fn(&SqlType) -> bool) -> Result<()> {
    if !table.column(name).is_some_and(|column| refused(&column.ty)) {
        return Ok(());
    }
    Err(Error::invalid_query(format!(
        "the JSON column `{name}` of `{}` can be no key and in no such index: take a part of it, such as \
         `index(on({name}.json_get::<String>(\"key\")), ..)`",
        table.name
    )))
}
