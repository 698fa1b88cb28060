//! What `filter`, `having` and the ON of a join take.

use super::{Boolean, Column, Expr, Expression, Of};
use crate::{ast, table::Source};

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

/// Adds a condition to those that are there, by AND.
pub(super) fn add_condition(conditions: &mut Option<ast::Expr>, more: Option<ast::Expr>) {
    let Some(more) = more else { return };
    *conditions = Some(match conditions.take() {
        None => more,
        Some(before) => ast::Expr::binary(ast::BinaryOp::And, before, more, crate::SqlType::Boolean),
    });
}
