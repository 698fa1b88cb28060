//! Decimals as a column of fixed size stores them.

use squall_core::{Result, SqlType, ast::Expr, render::Renderer, types::DecimalSize};

use crate::functions;

/// Appends a decimal as a column of this size stores it.
pub(crate) fn sized<'a>(r: &mut Renderer<'a>, expr: &'a Expr, size: DecimalSize) -> Result<()> {
    let fits = matches!(expr, Expr::Column(_) | Expr::Bind(..)) && *expr.ty() == SqlType::Decimal(Some(size));
    if fits {
        return r.expr(expr);
    }
    r.push(functions::DECIMAL_SIZED);
    r.push("(");
    r.expr(expr)?;
    r.push(&format!(", {}, {})", size.precision, size.scale));
    Ok(())
}
