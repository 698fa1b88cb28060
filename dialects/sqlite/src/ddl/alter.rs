//! What ALTER can do here, and the parts of a rebuild.

use squall_core::{
    Dialect, Result, SqlType,
    ast::Expr,
    render::{Renderer, push_ident},
    schema::{ColumnDef, TableDef},
};

use super::column;
use crate::{SQLITE, literal};

/// A name, quoted.
///
/// # Errors
/// Where it cannot be one; so of all that follow.
pub fn name(name: &str) -> Result<String> {
    let mut sql = String::new();
    push_ident(&mut sql, name)?;
    Ok(sql)
}

/// `ALTER TABLE .. RENAME TO ..`
///
/// # Errors
/// Where a name cannot be one.
pub fn rename_table(from: &str, to: &str) -> Result<String> {
    Ok(format!("ALTER TABLE {} RENAME TO {}", name(from)?, name(to)?))
}

/// `ALTER TABLE .. RENAME COLUMN .. TO ..`
///
/// # Errors
/// Where a name cannot be one.
pub fn rename_column(table: &str, from: &str, to: &str) -> Result<String> {
    Ok(format!("ALTER TABLE {} RENAME COLUMN {} TO {}", name(table)?, name(from)?, name(to)?))
}

/// `ALTER TABLE .. ADD COLUMN ..`
///
/// # Errors
/// Those of the column's definition.
pub fn add_column(table: &TableDef, definition: &ColumnDef) -> Result<String> {
    Ok(format!("ALTER TABLE {} ADD COLUMN {}", name(&table.name)?, column(table, definition)?))
}

/// `ALTER TABLE .. DROP COLUMN ..`
///
/// # Errors
/// Where a name cannot be one.
pub fn drop_column(table: &str, column: &str) -> Result<String> {
    Ok(format!("ALTER TABLE {} DROP COLUMN {}", name(table)?, name(column)?))
}

/// `DROP TABLE`
///
/// # Errors
/// Where the name cannot be one.
pub fn drop_table(table: &str) -> Result<String> {
    Ok(format!("DROP TABLE {}", name(table)?))
}

/// `DROP INDEX`
///
/// # Errors
/// Where the name cannot be one.
pub fn drop_index(index: &str) -> Result<String> {
    Ok(format!("DROP INDEX {}", name(index)?))
}

/// An expression over the columns of one table, as a column of type `ty` stores it.
///
/// # Errors
/// Those of its parts.
pub fn copied(expr: &Expr, ty: &SqlType) -> Result<String> {
    let mut r = Renderer::ddl(&SQLITE);
    SQLITE.coerced(&mut r, expr, ty)?;
    Ok(r.finish()?.0)
}

/// A column's constant default as a literal, or the SQL of its instant; none where it has no default.
///
/// # Errors
/// Those of the default.
pub fn fill(column: &ColumnDef) -> Result<Option<String>> {
    use squall_core::schema::ColumnDefault;
    match &column.default {
        None => Ok(None),
        Some(ColumnDefault::Now) => Ok(Some(crate::time::default_now(&column.ty)?.to_owned())),
        Some(ColumnDefault::Value(value)) => {
            let mut r = Renderer::ddl(&SQLITE);
            r.bind(value, &column.ty)?;
            Ok(Some(r.finish()?.0))
        }
        Some(ColumnDefault::Expr(expr)) => copied(expr, &column.ty).map(Some),
    }
}

/// A text as a literal.
pub fn text(value: &str) -> String {
    let mut sql = String::new();
    literal::quoted(&mut sql, value);
    sql
}
