//! Text is ordered by its bytes, whatever the collation of the database.

use squall_core::{
    Result,
    ast::{Expr, Function, WindowCall},
    render::Renderer,
};

use crate::types::BY_BYTES;

/// Whether Postgres orders the expression by bytes without being told to.
///
/// So it does columns, whose collation is set where they are created, and what is computed of them. Raw SQL and what has a
/// collation keep the one that their author gave them. An enum that is stored as text is not ordered as text, but by the place of its label.
pub(crate) fn by_bytes(expr: &Expr) -> bool {
    if !expr.ty().is_text() {
        return true;
    }
    match expr {
        Expr::Column(_) | Expr::Raw(_) | Expr::Aggregate(_) | Expr::Collate(_) => true,
        Expr::Case(case) => case.arms.iter().map(|(_, result)| result).chain(&case.otherwise).any(by_bytes),
        Expr::Window(it) => match &it.call {
            WindowCall::Aggregate(_) => true,
            WindowCall::Function(call) => call.args.iter().any(|arg| arg.ty().is_text() && by_bytes(arg)),
        },
        Expr::Function(call) => match call.function {
            Function::Lower | Function::Upper | Function::Concat => true,
            _ => call.args.iter().any(|arg| arg.ty().is_text() && by_bytes(arg)),
        },
        _ => false,
    }
}

/// Appends an operand that is ordered by bytes.
pub(crate) fn operand<'a>(r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
    r.operand(expr)?;
    if !by_bytes(expr) {
        r.push(BY_BYTES);
    }
    Ok(())
}

/// Appends an expression of the target of ON CONFLICT. An index takes the collation off the end of its expression, and a target
/// does not, so that it would not be found.
pub(crate) fn conflict_key<'a>(r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
    r.push("(");
    r.expr(expr)?;
    let sql = r.sql_mut();
    if matches!(expr, Expr::Function(_)) && sql.ends_with(BY_BYTES) {
        sql.truncate(sql.len() - BY_BYTES.len());
    }
    r.push(")");
    Ok(())
}
