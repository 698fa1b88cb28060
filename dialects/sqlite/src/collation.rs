//! Types whose equal values have many texts: told apart by a collation, or compared by a key.

use squall_core::{
    Result, SqlType,
    ast::{EXCLUDED, Expr},
    render::Renderer,
};

use crate::functions;

/// Appends an expression that rows are grouped, ordered or told apart by.
///
/// Only for the outermost expression of a clause: inside of another, the collation would spread to comparisons of text.
pub(crate) fn collated<'a>(r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
    let collation = match expr.ty().leaf() {
        // A column has it from its table.
        SqlType::Decimal(_) if !is_column(expr) && !expr.ty().is_array() => functions::DECIMAL_COLLATION,
        SqlType::Json(_) => functions::JSON_COLLATION,
        _ => return r.expr(expr),
    };
    r.operand(expr)?;
    r.push(" COLLATE ");
    r.push(collation);
    Ok(())
}

/// Whether SQLite itself compares decimals of this expression by value: not so those of a row that was not inserted, which
/// have no collation.
pub(crate) fn is_column(expr: &Expr) -> bool {
    matches!(expr, Expr::Column(column) if column.source != EXCLUDED)
}
