//! `+ - * / %`, unary `-` and `!`.

use std::ops::{Add, Div, Mul, Neg, Not, Rem, Sub};

use rust_decimal::Decimal;

use super::{Aggregate, Boolean, Column, Expr, Expression, Of, Operand};
use crate::{
    ast::{self, BinaryOp, UnaryOp},
    table::Source,
    types::{DbType, Scalar, SqlType},
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

/// What a number of type `B` can be computed with: an operand of that type; and whole numbers and decimals, with each other.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be computed with a number of type `{B}`",
    label = "expected a `{B}`, or a column or expression of that type"
)]
pub trait Term<B: Scalar> {
    /// The tables that it mentions.
    type Sources;
    /// The type of the result, nullable where this operand is.
    type Result: DbType;

    /// The tree of it; a value is bound as a `ty`.
    fn into_term(self, ty: SqlType) -> ast::Expr;
}

impl<B: Scalar, R: Operand<B>> Term<B> for R {
    type Sources = R::Sources;
    type Result = R::Type;

    fn into_term(self, ty: SqlType) -> ast::Expr {
        self.into_operand(ty)
    }
}

/// The table of mixed arithmetic: `number, operand => result`. Of two of the same type the result has that type.
macro_rules! mixed {
    ($($number:ty, $operand:ty => $result:ty;)+) => {
        $(
            impl Term<$number> for $operand {
                type Sources = ();
                type Result = $result;

                fn into_term(self, ty: SqlType) -> ast::Expr {
                    <$result>::from(self).into_operand(ty)
                }
            }

            mixed!(of $number, $operand => $result);
            mixed!(of $number, Option<$operand> => Option<$result>);
        )+
    };
    (of $number:ty, $operand:ty => $result:ty) => {
        impl<S: Source> Term<$number> for Column<S, $operand> {
            type Sources = Of<S>;
            type Result = $result;

            fn into_term(self, _ty: SqlType) -> ast::Expr {
                self.into_ast()
            }
        }

        impl<S> Term<$number> for Expr<S, $operand> {
            type Sources = S;
            type Result = $result;

            fn into_term(self, _ty: SqlType) -> ast::Expr {
                self.into_ast()
            }
        }

        impl<S, K> Term<$number> for Aggregate<S, $operand, K> {
            type Sources = S;
            type Result = $result;

            fn into_term(self, _ty: SqlType) -> ast::Expr {
                self.into_ast()
            }
        }
    };
}

mixed! {
    Decimal, i16 => Decimal;
    Decimal, i32 => Decimal;
    Decimal, i64 => Decimal;
    i16, Decimal => Decimal;
    i32, Decimal => Decimal;
    i64, Decimal => Decimal;
}

type Base<T> = <T as DbType>::Base;
/// The type of `T op R`: nullable where one of them is.
type Computed<T, R> = <T as DbType>::Through<<R as Term<Base<T>>>::Result>;

fn compute<E: Expression, R: Term<Base<E::Type>>, S, T>(left: E, op: BinaryOp, right: R) -> Expr<S, T> {
    let ty = R::Result::SQL_TYPE;
    let right = right.into_term(ty.clone());
    Expr::new(ast::Expr::binary(op, left.into_ast(), right, ty))
}

macro_rules! operator {
    ($trait:ident, $method:ident) => {
        impl<S, T: DbType<Base: Numeric>, R: Term<Base<T>>> $trait<R> for Expr<S, T> {
            type Output = Expr<(S, R::Sources), Computed<T, R>>;

            fn $method(self, rhs: R) -> Self::Output {
                compute(self, BinaryOp::$trait, rhs)
            }
        }

        impl<S, T: DbType<Base: Numeric>, K, R: Term<Base<T>>> $trait<R> for Aggregate<S, T, K> {
            type Output = Expr<(S, R::Sources), Computed<T, R>>;

            fn $method(self, rhs: R) -> Self::Output {
                compute(self, BinaryOp::$trait, rhs)
            }
        }

        impl<S: Source, T: DbType<Base: Numeric>, R: Term<Base<T>>> $trait<R> for Column<S, T> {
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

impl<S, T: DbType<Base: Numeric>, K> Neg for Aggregate<S, T, K> {
    type Output = Expr<S, T>;

    fn neg(self) -> Expr<S, T> {
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

impl<S, T: Boolean, K> Not for Aggregate<S, T, K> {
    type Output = Expr<S, T>;

    fn not(self) -> Expr<S, T> {
        prefix(UnaryOp::Not, self)
    }
}

impl<S: Source, T: Boolean> Not for Column<S, T> {
    type Output = Expr<Of<S>, T>;

    fn not(self) -> Expr<Of<S>, T> {
        prefix(UnaryOp::Not, self)
    }
}
