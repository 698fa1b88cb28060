//! What `limit` and `offset` take.

use super::{Operand, Param};
use crate::{ast::Expr, types::SqlType};

/// A number of rows: a `u32`, or the parameter of a prepared statement for one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no number of rows",
    label = "expected a `u32`, or a `Param<u32>`"
)]
pub trait RowCount {
    /// The tree of it.
    fn into_count(self) -> Expr;
}

impl RowCount for u32 {
    fn into_count(self) -> Expr {
        Operand::<i64>::into_operand(i64::from(self), SqlType::BigInt)
    }
}

impl RowCount for Param<u32> {
    fn into_count(self) -> Expr {
        Expr::Bind(self.value(), SqlType::BigInt)
    }
}
