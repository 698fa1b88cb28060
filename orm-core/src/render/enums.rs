//! Enums in DDL: what the one database checks of their types, and the other has no types for.

use std::collections::HashSet;

use super::check_ident;
use crate::{
    error::{Error, Result},
    schema::TableDef,
    types::{EnumDef, SqlType},
};

/// Refuses enums without labels or with labels that cannot be, and two types of one name.
///
/// # Errors
/// [`Error::InvalidQuery`] with the name.
pub(super) fn check(tables: &[&TableDef]) -> Result<()> {
    let mut types: Vec<&EnumDef> = Vec::new();
    for column in tables.iter().flat_map(|table| &table.columns) {
        let SqlType::Enum(def) = column.ty.leaf() else { continue };
        check_labels(def)?;
        if !def.native {
            continue;
        }
        check_ident(&def.name)?;
        // In Postgres a table has a type of its name, too.
        if tables.iter().any(|table| table.name == def.name) {
            return Err(Error::invalid_query(format!(
                "`{}` is the name of a table and of an enum",
                def.name
            )));
        }
        if types.iter().any(|other| other.name == def.name && other.labels != def.labels) {
            let name = &def.name;
            return Err(Error::invalid_query(format!(
                "two enums have the name `{name}` and not the same labels"
            )));
        }
        types.push(def);
    }
    Ok(())
}

fn check_labels(def: &EnumDef) -> Result<()> {
    if def.labels.is_empty() {
        return Err(Error::invalid_query(format!("the enum `{}` has no labels", def.name)));
    }
    let mut seen = HashSet::new();
    for label in def.labels.iter() {
        check_ident(label)?;
        if !seen.insert(label) {
            return Err(Error::invalid_query(format!("the enum `{}` has a label twice", def.name)));
        }
    }
    Ok(())
}
