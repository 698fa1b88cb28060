//! FULL JOIN, which one database can only do by an equality.

use crate::{
    ast::{BinaryOp, Expr, Function, Join, JoinKind, Select},
    error::{Error, Result},
};

/// Refuses a FULL JOIN whose condition has no equality of the joined table and those before it: Postgres has no way to run
/// it.
///
/// # Errors
/// [`Error::InvalidQuery`] with the table.
pub(super) fn check(select: &Select) -> Result<()> {
    select.joins.iter().filter(|join| join.kind == JoinKind::Full).try_for_each(|join| {
        if join.on.as_ref().is_some_and(|on| has_equality(on, join)) {
            return Ok(());
        }
        Err(Error::invalid_query(format!(
            "the condition of a full join needs an equality, joined by `and` to what else there is, with `{0}` on one side \
             and the tables before it on the other: `{0}::id.eq(..)`",
            join.table.name()
        )))
    })
}

fn has_equality(on: &Expr, join: &Join) -> bool {
    let Expr::Binary(it) = on else { return false };
    match it.op {
        BinaryOp::And => has_equality(&it.left, join) || has_equality(&it.right, join),
        BinaryOp::Eq => {
            let (left, right) = (side(&it.left, join), side(&it.right, join));
            matches!(
                (left, right),
                (Some(Side::Joined), Some(Side::Before)) | (Some(Side::Before), Some(Side::Joined))
            )
        }
        _ => false,
    }
}

/// Where the columns of an expression come from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Joined,
    Before,
}

/// Where all columns of an expression come from; none where they come from both, or where it may come down to a constant.
fn side(expr: &Expr, join: &Join) -> Option<Side> {
    if !varies(expr) {
        return None;
    }
    let (mut joined, mut before) = (false, false);
    expr.walk(&mut |expr| {
        if let Expr::Column(column) = expr {
            let is_joined = column.source == join.table.name();
            joined |= is_joined;
            before |= !is_joined;
        }
    });
    match (joined, before) {
        (true, false) => Some(Side::Joined),
        (false, true) => Some(Side::Before),
        _ => None,
    }
}

/// Whether a column decides, so that no planner can make a constant of it.
fn varies(expr: &Expr) -> bool {
    match expr {
        Expr::Column(_) | Expr::Raw(_) => true,
        Expr::Function(call) if call.function == Function::Coalesce => call.args.first().is_some_and(varies),
        Expr::Binary(it) => {
            !matches!(it.op, BinaryOp::And | BinaryOp::Or) && (varies(&it.left) || varies(&it.right))
        }
        Expr::Unary(it) => varies(&it.operand),
        Expr::Function(call) => call.args.iter().any(varies),
        _ => false,
    }
}
