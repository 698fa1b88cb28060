//! Generated columns: none is computed from another, which Postgres has not.

use crate::{
    ast::Expr,
    error::{Error, Result},
    schema::{ColumnDef, TableDef},
};

/// Refuses a generated column that is computed from itself or from another generated one.
///
/// # Errors
/// [`Error::InvalidQuery`] with both.
pub(super) fn check(table: &TableDef) -> Result<()> {
    table.columns.iter().try_for_each(|column| check_column(table, column))
}

fn check_column(table: &TableDef, column: &ColumnDef) -> Result<()> {
    let Some(generated) = &column.generated else { return Ok(()) };
    let mut other = None;
    generated.expr.walk(&mut |expr| {
        if let Expr::Column(it) = expr {
            other = other.or(table.column(&it.info.name).filter(|it| it.generated.is_some()));
        }
    });
    let Some(other) = other else { return Ok(()) };
    Err(Error::invalid_query(format!(
        "the generated column `{}` of `{}` is computed from `{}`, which is generated, too: write out what that is computed from",
        column.name, table.name, other.name
    )))
}
