//! What `filter`, `having` and the ON of a join take.

use super::{Boolean, Column, Expr, Expression, Of};
use crate::{ast, table::Source, types::SqlType};

/// A condition, or an `Option` of one: `None` adds nothing, so that filters can be put together at run time.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a condition",
    label = "expected a condition, such as `User::id.eq(1)`, or an `Option` of one"
)]
pub trait Condition {
    /// The tables that it mentions.
    type Sources;

    /// The tree of it.
    fn into_condition(self) -> Option<ast::Expr>;
}

impl<S, T: Boolean> Condition for Expr<S, T> {
    type Sources = S;

    fn into_condition(self) -> Option<ast::Expr> {
        Some(self.into_ast())
    }
}

impl<S: Source, T: Boolean> Condition for Column<S, T> {
    type Sources = Of<S>;

    fn into_condition(self) -> Option<ast::Expr> {
        Some(self.into_ast())
    }
}

impl<C: Condition> Condition for Option<C> {
    type Sources = C::Sources;

    fn into_condition(self) -> Option<ast::Expr> {
        self.and_then(C::into_condition)
    }
}

/// What the ON of a join takes: a condition, or a relation.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no condition of a join",
    label = "expected a relation, such as `User::posts`, or a condition, such as `Post::author_id.eq(User::id)`",
    note = "by a relation through a table between, `Through<..>`, two joins go: of that table by its relation, and then of the \
            other by that table's"
)]
pub trait JoinCondition {
    /// The tables that it mentions.
    type Sources;

    /// The tree of it.
    fn into_on(self) -> Option<ast::Expr>;
}

impl<C: Condition> JoinCondition for C {
    type Sources = C::Sources;

    fn into_on(self) -> Option<ast::Expr> {
        self.into_condition()
    }
}

/// Adds a condition to those that are there, by AND.
pub(crate) fn add_condition(conditions: &mut Option<ast::Expr>, more: Option<ast::Expr>) {
    let Some(more) = more else { return };
    *conditions = Some(match conditions.take() {
        None => more,
        Some(before) => ast::Expr::binary(ast::BinaryOp::And, before, more, SqlType::Boolean),
    });
}

/// All of the conditions hold: `a AND b AND ..`; of none, TRUE. Those that are `None` are left out.
///
/// ```
/// # use squall_core::query::{Expression, all_of, val};
/// let _condition = all_of(["a", "b"].map(|part| val("ab".to_owned()).contains(part)));
/// ```
pub fn all_of<C: Condition>(conditions: impl IntoIterator<Item = C>) -> Expr<C::Sources, Option<bool>> {
    Expr::new(chain(ast::BinaryOp::And, conditions.into_iter().filter_map(C::into_condition).collect()))
}

/// One of the conditions holds: `a OR b OR ..`; of none, FALSE. Those that are `None` are left out.
///
/// ```
/// # use squall_core::query::{Expression, any_of, val};
/// let _condition = any_of(["a", "b"].map(|part| val("ab".to_owned()).contains(part)));
/// ```
pub fn any_of<C: Condition>(conditions: impl IntoIterator<Item = C>) -> Expr<C::Sources, Option<bool>> {
    Expr::new(chain(ast::BinaryOp::Or, conditions.into_iter().filter_map(C::into_condition).collect()))
}

/// The conditions as one: a tree as low as can be, for a high one would be walked by as deep a recursion.
pub(crate) fn chain(op: ast::BinaryOp, mut conditions: Vec<ast::Expr>) -> ast::Expr {
    match conditions.len() {
        0 => ast::Expr::Bind(crate::Value::Bool(op == ast::BinaryOp::And), SqlType::Boolean),
        1 => conditions.remove(0),
        count => {
            let right = conditions.split_off(count / 2);
            ast::Expr::binary(op, chain(op, conditions), chain(op, right), SqlType::Boolean)
        }
    }
}
