//! Functions of numbers.

use rust_decimal::Decimal;

use super::{Of, Via, call};
use crate::{
    ast::Function,
    query::{Expr, Expression, Numeric, Operand},
    types::{DbType, SqlType},
};

/// A number with digits after its point.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has nothing after the point",
    label = "expected a floating-point number or a decimal"
)]
pub trait Fractional: Numeric {}

impl Fractional for f32 {}
impl Fractional for f64 {}
impl Fractional for Decimal {}

/// A number whose digits are decimal.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be rounded to decimal digits",
    label = "expected a `Decimal`",
    note = "a floating-point number has no decimal digits: `round` makes it whole"
)]
pub trait Exact: Fractional {}

impl Exact for Decimal {}

/// A floating-point number.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a floating-point number",
    label = "expected an `f32` or an `f64`",
    note = "other numbers are cast first: `.cast::<f64>()`"
)]
pub trait Float: Fractional {}

impl Float for f32 {}
impl Float for f64 {}

fn same<E: Expression>(function: Function, expr: E) -> Expr<E::Sources, E::Type> {
    let ty = expr.sql_type().unsized_type();
    call(function, vec![expr.into_ast()], ty)
}

/// `abs(expr)`: without its sign.
pub fn abs<E: Expression<Type: DbType<Base: Numeric>>>(expr: E) -> Expr<E::Sources, E::Type> {
    same(Function::Abs, expr)
}

/// `sign(expr)`: -1, 0 or 1, as a number of the same type.
pub fn sign<E: Expression<Type: DbType<Base: Numeric>>>(expr: E) -> Expr<E::Sources, E::Type> {
    same(Function::Sign, expr)
}

/// `ceil(expr)`: the least whole number that is not less; of a decimal, with no digits after the point.
pub fn ceil<E: Expression<Type: DbType<Base: Fractional>>>(expr: E) -> Expr<E::Sources, E::Type> {
    same(Function::Ceil, expr)
}

/// `floor(expr)`: the greatest whole number that is not greater; of a decimal, with no digits after the point.
pub fn floor<E: Expression<Type: DbType<Base: Fractional>>>(expr: E) -> Expr<E::Sources, E::Type> {
    same(Function::Floor, expr)
}

/// `trunc(expr)`: without what is after the point.
pub fn trunc<E: Expression<Type: DbType<Base: Fractional>>>(expr: E) -> Expr<E::Sources, E::Type> {
    same(Function::Trunc, expr)
}

/// `round(expr)`: the nearest whole number; halves go away from zero, of decimals and of floating-point numbers.
///
/// Postgres alone rounds the halves of floating-point numbers to even: there it is
/// `trunc(x + 0.49999999999999994 * sign(x))`, which is exact.
///
/// ```
/// use squall_core::query::{round, val};
/// let _three = round(val(2.5));
/// ```
pub fn round<E: Expression<Type: DbType<Base: Fractional>>>(expr: E) -> Expr<E::Sources, E::Type> {
    same(Function::Round, expr)
}

/// `round(expr, digits)`: a decimal with so many digits after the point; halves go away from zero.
///
/// Negative `digits` round to tens, hundreds and so on.
pub fn round_to<E: Expression<Type: DbType<Base: Exact>>, N: Operand<i32>>(
    expr: E,
    digits: N,
) -> Expr<(E::Sources, N::Sources), Via<N::Type, E::Type>> {
    let args = vec![expr.into_ast(), digits.into_operand(SqlType::Integer)];
    call(Function::Round, args, SqlType::Decimal(None))
}

/// `power(expr, exponent)`
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) for a negative power of zero, a fractional power of a negative
/// number, and what is too great or too small for an `f64`.
///
/// The last digit is that of the C library of the server, or of the program where it is SQLite; so it is of [`exp`] and
/// [`ln`].
pub fn power<E: Expression<Type: DbType<Base: Float>>, R: Operand<f64>>(
    expr: E,
    exponent: R,
) -> Expr<(E::Sources, R::Sources), Via<E::Type, Via<R::Type, f64>>> {
    let args = vec![expr.into_ast(), exponent.into_operand(SqlType::Double)];
    call(Function::Power, args, SqlType::Double)
}

/// `sqrt(expr)`: the square root.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) of a negative number.
pub fn sqrt<E: Expression<Type: DbType<Base: Float>>>(expr: E) -> Of<E, f64> {
    call(Function::Sqrt, vec![expr.into_ast()], SqlType::Double)
}

/// `exp(expr)`: the exponential.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) for what is too great or too small for an `f64`.
pub fn exp<E: Expression<Type: DbType<Base: Float>>>(expr: E) -> Of<E, f64> {
    call(Function::Exp, vec![expr.into_ast()], SqlType::Double)
}

/// `ln(expr)`: the natural logarithm.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) of zero and of a negative number.
pub fn ln<E: Expression<Type: DbType<Base: Float>>>(expr: E) -> Of<E, f64> {
    call(Function::Ln, vec![expr.into_ast()], SqlType::Double)
}
