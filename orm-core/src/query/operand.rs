//! What can stand on the right of an operator, and what can be stored in a column.

use std::borrow::Cow;

use super::{Column, Expr, Expression, Of};
use crate::{
    ast::{self, Assigned, BinaryOp},
    table::Source,
    types::{DbType, Scalar, SqlType},
    value::Value,
};

/// A value or an expression that can be compared, or computed, with an expression of type `B`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used with an expression of type `{B}`",
    label = "expected `{B}`, or a column or expression of that type"
)]
pub trait Operand<B: Scalar> {
    /// The tables that it mentions.
    type Sources;
    /// Its type, `B` or `Option<B>`.
    type Type: DbType<Base = B>;

    /// The tree of it; a value is bound as a `ty`.
    fn into_operand(self, ty: SqlType) -> ast::Expr;

    /// `left op self`
    fn compare(self, left: ast::Expr, op: BinaryOp, ty: SqlType) -> ast::Expr
    where
        Self: Sized,
    {
        ast::Expr::binary(op, left, self.into_operand(ty), SqlType::Boolean)
    }
}

impl<B: Scalar> Operand<B> for B {
    type Sources = ();
    type Type = B;

    fn into_operand(self, ty: SqlType) -> ast::Expr {
        ast::Expr::Bind(self.into_value(), ty)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Scalar + Clone> Operand<B> for &B {
    type Sources = ();
    type Type = B;

    fn into_operand(self, ty: SqlType) -> ast::Expr {
        ast::Expr::Bind(self.clone().into_value(), ty)
    }
}

/// A value that is there, which an `Option` is not.
#[diagnostic::on_unimplemented(
    message = "`{Self}` may be `None`, and NULL is equal to nothing",
    label = "expected a value that is there, a column or an expression",
    note = "for the rows without a value there is `.is_null()`; to filter only where there is one to compare with, \
            pass `filter` an `Option`: `.filter(value.map(|it| column.eq(it)))`"
)]
pub trait Present {}

/// For the sake of the message: no `Option` is [`Present`].
impl<B: Scalar> Operand<B> for Option<B>
where
    Self: Present,
{
    type Sources = ();
    type Type = Self;

    fn into_operand(self, ty: SqlType) -> ast::Expr {
        ast::Expr::Bind(self.encode(), ty)
    }
}

#[diagnostic::do_not_recommend]
impl Operand<String> for &str {
    type Sources = ();
    type Type = String;

    fn into_operand(self, ty: SqlType) -> ast::Expr {
        ast::Expr::Bind(text(self), ty)
    }
}

#[diagnostic::do_not_recommend]
impl<S, T: DbType> Operand<T::Base> for Expr<S, T> {
    type Sources = S;
    type Type = T;

    fn into_operand(self, _ty: SqlType) -> ast::Expr {
        self.into_ast()
    }
}

#[diagnostic::do_not_recommend]
impl<S: Source, T: DbType> Operand<T::Base> for Column<S, T> {
    type Sources = Of<S>;
    type Type = T;

    fn into_operand(self, _ty: SqlType) -> ast::Expr {
        self.into_ast()
    }
}

/// A value or an expression that can be stored in a column of type `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be stored in a column of type `{T}`",
    label = "expected `{T}`, or an expression of that type"
)]
pub trait Assign<T> {
    /// The tables that it mentions.
    type Sources;

    /// The value, or the tree of the expression.
    fn into_assigned(self) -> Assigned;
}

impl<B: Scalar> Assign<B> for B {
    type Sources = ();

    fn into_assigned(self) -> Assigned {
        Assigned::Value(self.into_value())
    }
}

impl<B: Scalar> Assign<Option<B>> for B {
    type Sources = ();

    fn into_assigned(self) -> Assigned {
        Assigned::Value(self.into_value())
    }
}

impl<B: Scalar> Assign<Option<B>> for Option<B> {
    type Sources = ();

    fn into_assigned(self) -> Assigned {
        Assigned::Value(self.map_or(Value::Null, Scalar::into_value))
    }
}

impl Assign<String> for &str {
    type Sources = ();

    fn into_assigned(self) -> Assigned {
        Assigned::Value(text(self))
    }
}

impl Assign<Option<String>> for &str {
    type Sources = ();

    fn into_assigned(self) -> Assigned {
        Assigned::Value(text(self))
    }
}

impl<S, U: AssignableTo<T>, T: DbType> Assign<T> for Expr<S, U> {
    type Sources = S;

    fn into_assigned(self) -> Assigned {
        self.into_ast().into()
    }
}

impl<S: Source, U: AssignableTo<T>, T: DbType> Assign<T> for Column<S, U> {
    type Sources = Of<S>;

    fn into_assigned(self) -> Assigned {
        self.into_ast().into()
    }
}

/// An expression of this type can be stored in a column of type `T`.
#[diagnostic::on_unimplemented(
    message = "an expression of type `{Self}` cannot be stored in a column of type `{T}`"
)]
pub trait AssignableTo<T: DbType>: DbType {}

impl<B: Scalar> AssignableTo<B> for B {}

impl<B: Scalar> AssignableTo<Option<B>> for B {}

impl<B: Scalar> AssignableTo<Option<B>> for Option<B> {}

fn text(text: &str) -> Value {
    Value::Text(Cow::Owned(text.to_owned()))
}
