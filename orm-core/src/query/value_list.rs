//! What `in_list` takes.

use super::{Operand, Param};
use crate::{
    ast::{Expr, Function, FunctionCall, InList, Unary, UnaryOp},
    types::{Scalar, SqlType},
};

/// A list of values of type `B`: any that can be iterated over, or the parameter of a prepared statement for a `Vec<B>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of values of type `{B}`",
    label = "expected a list of `{B}`"
)]
pub trait ValueList<B: Scalar> {
    /// `operand [NOT] IN (..)`; a value is bound as a `ty`.
    fn into_in(self, operand: Expr, ty: SqlType, negated: bool) -> Expr;
}

impl<B: Scalar, L: IntoIterator<Item: Operand<B, Sources = ()>>> ValueList<B> for L {
    fn into_in(self, operand: Expr, ty: SqlType, negated: bool) -> Expr {
        let list = self.into_iter().map(|value| value.into_operand(ty.clone())).collect();
        Expr::InList(Box::new(InList { operand, list, negated }))
    }
}

/// One parameter for a list of any length: an array.
#[diagnostic::do_not_recommend]
impl<B: Scalar> ValueList<B> for Param<Vec<B>> {
    fn into_in(self, operand: Expr, ty: SqlType, negated: bool) -> Expr {
        let args = vec![operand, Expr::Bind(self.value(), SqlType::Array(ty.into()))];
        let call = FunctionCall { function: Function::EqualsAny, args, ty: SqlType::Boolean };
        let found = Expr::Function(Box::new(call));
        if !negated {
            return found;
        }
        Expr::Unary(Box::new(Unary { op: UnaryOp::Not, operand: found }))
    }
}
