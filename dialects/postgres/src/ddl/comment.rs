//! COMMENT ON.

use squall_core::{Result, render::push_ident, schema::TableDef};

use super::push_table;
use crate::literal::quoted;

/// What says the comments of a table and of its columns.
pub(super) fn comments(table: &TableDef) -> Result<Vec<String>> {
    let mut statements = Vec::new();
    if let Some(comment) = &table.comment {
        let mut sql = String::from("COMMENT ON TABLE ");
        push_table(&mut sql, table)?;
        sql.push_str(" IS ");
        quoted(&mut sql, comment);
        statements.push(sql);
    }
    for column in &table.columns {
        let Some(comment) = &column.comment else { continue };
        let mut sql = String::from("COMMENT ON COLUMN ");
        push_table(&mut sql, table)?;
        sql.push('.');
        push_ident(&mut sql, &column.name)?;
        sql.push_str(" IS ");
        quoted(&mut sql, comment);
        statements.push(sql);
    }
    Ok(statements)
}
