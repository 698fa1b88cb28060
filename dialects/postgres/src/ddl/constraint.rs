//! Constraints, each by its name.

use squall_core::{
    Result, SqlType, Value,
    render::{DEFERRABLE, push_ident, push_table},
    schema::{CheckDef, ColumnDef, ForeignKeyDef, ReferentialAction, TableDef, UniqueDef},
};

use super::{expression, push_columns};
use crate::{ENUM_CHECK, POSTGRES, literal::literal, types::text_enum};

/// `CONSTRAINT .. PRIMARY KEY (..)`
///
/// # Errors
/// Where a name cannot be one.
pub fn primary_key(table: &TableDef) -> Result<String> {
    let mut sql = named(&table.primary_key_name())?;
    sql.push_str(" PRIMARY KEY ");
    push_columns(&mut sql, &table.primary_key)?;
    Ok(sql)
}

/// `CONSTRAINT .. UNIQUE (..)`
///
/// # Errors
/// Where a name cannot be one.
pub fn unique(unique: &UniqueDef) -> Result<String> {
    let mut sql = named(&unique.name)?;
    sql.push_str(" UNIQUE ");
    push_columns(&mut sql, &unique.columns)?;
    Ok(sql)
}

/// `CONSTRAINT .. FOREIGN KEY (..) REFERENCES ..`
///
/// # Errors
/// Where a name cannot be one.
pub fn foreign_key(key: &ForeignKeyDef) -> Result<String> {
    let mut sql = named(&key.name)?;
    sql.push_str(" FOREIGN KEY ");
    push_columns(&mut sql, &key.columns)?;
    sql.push_str(" REFERENCES ");
    push_table(&mut sql, &POSTGRES, &key.foreign_table, key.foreign_schema.as_deref())?;
    sql.push(' ');
    push_columns(&mut sql, &key.foreign_columns)?;
    for (event, action) in [(" ON DELETE ", key.on_delete), (" ON UPDATE ", key.on_update)] {
        if action != ReferentialAction::NoAction {
            sql.push_str(event);
            sql.push_str(action.sql());
        }
    }
    if key.deferrable {
        sql.push_str(DEFERRABLE);
    }
    Ok(sql)
}

/// `CONSTRAINT .. CHECK (..)`
///
/// # Errors
/// Where a name cannot be one, and those of the condition.
pub fn check(check: &CheckDef) -> Result<String> {
    let mut sql = named(&check.name)?;
    sql.push_str(" CHECK (");
    sql.push_str(&expression(&check.condition)?);
    sql.push(')');
    Ok(sql)
}

/// The check that keeps the column of an enum, where it is text, to the labels.
///
/// # Errors
/// Where a name cannot be one.
pub fn labels(column: &ColumnDef) -> Result<Option<String>> {
    let Some(def) = text_enum(&column.ty) else { return Ok(None) };
    let mut sql = named(&format!("{ENUM_CHECK}{}", column.name))?;
    sql.push_str(" CHECK (");
    push_ident(&mut sql, &column.name)?;
    sql.push_str(" IN (");
    for (position, label) in def.labels.iter().enumerate() {
        if position > 0 {
            sql.push_str(", ");
        }
        literal(&mut sql, &Value::Text(label.clone()), &SqlType::TEXT)?;
    }
    sql.push_str("))");
    Ok(Some(sql))
}

fn named(name: &str) -> Result<String> {
    let mut sql = String::from("CONSTRAINT ");
    push_ident(&mut sql, name)?;
    Ok(sql)
}
