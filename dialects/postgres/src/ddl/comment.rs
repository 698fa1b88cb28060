//! COMMENT ON.

use squall_core::{Result, render::push_ident, schema::TableDef};

use super::push_table;
use crate::literal::quoted;

/// What says the comments of a table and of its columns.
///
/// # Errors
/// Where a name cannot be one.
pub fn comments(table: &TableDef) -> Result<Vec<String>> {
    let of_table = table.comment.as_deref().map(|it| comment(table, None, Some(it)));
    let columns = table.columns.iter().filter_map(|it| {
        let text = it.comment.as_deref()?;
        Some(comment(table, Some(&it.name), Some(text)))
    });
    of_table.into_iter().chain(columns).collect()
}

/// `COMMENT ON TABLE .. IS ..`, or of a column; without text, the comment is taken away.
///
/// # Errors
/// Where a name cannot be one.
pub fn comment(table: &TableDef, column: Option<&str>, text: Option<&str>) -> Result<String> {
    let mut sql = String::from(if column.is_some() { "COMMENT ON COLUMN " } else { "COMMENT ON TABLE " });
    push_table(&mut sql, table)?;
    if let Some(column) = column {
        sql.push('.');
        push_ident(&mut sql, column)?;
    }
    sql.push_str(" IS ");
    match text {
        Some(text) => quoted(&mut sql, text),
        None => sql.push_str("NULL"),
    }
    Ok(sql)
}
