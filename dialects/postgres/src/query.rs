//! Queries inside of others.

use squall_core::{
    Result, SqlType,
    ast::{BinaryOp, Expr, Query},
    render::Renderer,
};

use crate::{collation, operator, types::push_type};

/// Appends an expression as a column of a query that stands for a table: of just its type, as both parts of a recursive
/// query must be.
pub(crate) fn derived<'a>(r: &mut Renderer<'a>, expr: &'a Expr, ty: &SqlType) -> Result<()> {
    // Of the type in which it is computed with.
    let ty = if ty.is_json() { &SqlType::JSON } else { ty };
    if needs_cast(expr, ty) {
        r.operand(expr)?;
        r.push("::");
        push_type(r.sql_mut(), ty)?;
        if ty.is_text() {
            r.push(crate::types::BY_BYTES);
        }
        return Ok(());
    }
    collation::operand(r, expr)
}

/// Whether Postgres may give the expression another type, or a size.
fn needs_cast(expr: &Expr, ty: &SqlType) -> bool {
    let differs = expr.ty() != ty && !(expr.ty().is_json() && ty.is_json());
    differs || matches!(expr, Expr::Bind(..) | Expr::Raw(_))
}

/// Appends a NULL of the type.
pub(crate) fn typed_null(r: &mut Renderer<'_>, ty: &SqlType) -> Result<()> {
    r.push("NULL::");
    push_type(r.sql_mut(), ty)
}

/// Appends `operand = ANY (ARRAY(query))`. Of an array that is made by a query the planner takes the same small length, whatever
/// values a statement has: what looks it up in an index costs the same in each plan, and a plan for all values is kept.
pub(crate) fn in_gathered<'a>(r: &mut Renderer<'a>, operand: &'a Expr, query: &'a Query) -> Result<()> {
    r.operand(operand)?;
    r.push(" = ANY (ARRAY(");
    r.subquery(query, 1, &|r, _, cell| r.expr(cell))?;
    r.push("))");
    Ok(())
}

/// Appends `operand op ANY (query)`, or ALL.
pub(crate) fn quantified<'a>(
    r: &mut Renderer<'a>,
    operand: &'a Expr,
    op: BinaryOp,
    all: bool,
    query: &'a Query,
) -> Result<()> {
    let by_order = !matches!(op, BinaryOp::Eq | BinaryOp::Ne);
    if by_order {
        operator::order_key(r, operand)?;
    } else {
        r.operand(operand)?;
    }
    r.push(" ");
    r.push(op.sql());
    r.push(if all { " ALL (" } else { " ANY (" });
    r.subquery(query, 1, &|r, _, cell| if by_order { operator::order_key(r, cell) } else { r.expr(cell) })?;
    r.push(")");
    Ok(())
}
