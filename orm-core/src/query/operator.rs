//! `+ - * / %`, unary `-` and `!`.

use std::ops::{Add, Div, Mul, Neg, Not, Rem, Sub};

use rust_decimal::Decimal;

use super::{Boolean, Column, Expr, Expression, Of, Operand};
use crate::{
    ast::{self, BinaryOp, UnaryOp},
    table::Source,
    types::{DbType, Scalar},
};

/// A type that can be computed with: the numbers.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a number", label = "expected a number")]
pub trait Numeric: Scalar {}

impl Numeric for i16 {}
impl Numeric for i32 {}
impl Numeric for i64 {}
impl Numeric for f32 {}
impl Numeric for f64 {}
impl Numeric for Decimal {}

type Base<T> = <T as DbType>::Base;
/// The type of `T op R`: nullable where one of them is.
type Computed<T, R> = <<R as Operand<Base<T>>>::Type as DbType>::Through<T>;

fn compute<E: Expression, R: Operand<Base<E::Type>>, S, T>(left: E, op: BinaryOp, right: R) -> Expr<S, T> {
    let ty = left.sql_type().unsized_type();
    let right = right.into_operand(ty.clone());
    Expr::new(ast::Expr::binary(op, left.into_ast(), right, ty))
}

macro_rules! operator {
    ($trait:ident, $method:ident) => {
        impl<S, T: DbType<Base: Numeric>, R: Operand<Base<T>>> $trait<R> for Expr<S, T> {
            type Output = Expr<(S, R::Sources), Computed<T, R>>;

            fn $method(self, rhs: R) -> Self::Output {
                compute(self, BinaryOp::$trait, rhs)
            }
        }

        impl<S: Source, T: DbType<Base: Numeric>, R: Operand<Base<T>>> $trait<R> for Column<S, T> {
            type Output = Expr<(Of<S>, R::Sources), Computed<T, R>>;

            fn $method(self, rhs: R) -> Self::Output {
                compute(self, BinaryOp::$trait, rhs)
            }
        }
    };
}

operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);
operator!(Rem, rem);

fn prefix<E: Expression>(op: UnaryOp, operand: E) -> Expr<E::Sources, E::Type> {
    Expr::new(ast::Expr::Unary(Box::new(ast::Unary { op, operand: operand.into_ast() })))
}

impl<S, T: DbType<Base: Numeric>> Neg for Expr<S, T> {
    type Output = Self;

    fn neg(self) -> Self {
        prefix(UnaryOp::Neg, self)
    }
}

impl<S: Source, T: DbType<Base: Numeric>> Neg for Column<S, T> {
    type Output = Expr<Of<S>, T>;

    fn neg(self) -> Expr<Of<S>, T> {
        prefix(UnaryOp::Neg, self)
    }
}

impl<S, T: Boolean> Not for Expr<S, T> {
    type Output = Self;

    fn not(self) -> Self {
        prefix(UnaryOp::Not, self)
    }
}

impl<S: Source, T: Boolean> Not for Column<S, T> {
    type Output = Expr<Of<S>, T>;

    fn not(self) -> Expr<Of<S>, T> {
        prefix(UnaryOp::Not, self)
    }
}
