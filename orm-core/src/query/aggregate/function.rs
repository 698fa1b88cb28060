//! Functions of many rows. Their types are the same on both databases; all but the counts are NULL of no rows.

use chrono::TimeDelta;
use rust_decimal::Decimal;

use super::{Aggregate, Whole};
use crate::{
    ast::{self, AggregateFunction, Direction, Joined, Nulls, OrderTerm},
    query::{Boolean, Expression, Numeric, Operand, OrderList, Textual, Total},
    types::{DbType, Scalar, SqlType},
};

/// A type that can be summed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be summed",
    label = "expected a number or an interval"
)]
pub trait Summable: Scalar {
    /// The type of the sum: `i64` of whole numbers (more is an error), else the type itself.
    type Sum: Scalar;
}

/// A type that has a mean.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no average",
    label = "expected a number or an interval"
)]
pub trait Average: Scalar {
    /// The type of the mean: of decimals and intervals the type itself, else `f64`.
    type Mean: Scalar;
}

macro_rules! number {
    ($($type:ty: $sum:ty, $mean:ty;)+) => {
        $(
            #[diagnostic::do_not_recommend]
            impl Summable for $type {
                type Sum = $sum;
            }

            #[diagnostic::do_not_recommend]
            impl Average for $type {
                type Mean = $mean;
            }
        )+
    };
}

number! {
    i16: i64, f64;
    i32: i64, f64;
    i64: i64, f64;
    f32: f32, f64;
    f64: f64, f64;
    Decimal: Decimal, Decimal;
}

#[diagnostic::do_not_recommend]
impl Summable for TimeDelta {
    type Sum = Self;
}

#[diagnostic::do_not_recommend]
impl Average for TimeDelta {
    type Mean = Self;
}

type Base<E> = <<E as Expression>::Type as DbType>::Base;

fn aggregate<S, T, K>(
    function: AggregateFunction,
    arg: ast::Expr,
    distinct: bool,
    ty: SqlType,
) -> Aggregate<S, T, K> {
    Aggregate::new(ast::Aggregate { function, arg: Some(arg), distinct, joined: None, filter: None, ty })
}

/// `count(*)`: the number of rows.
pub fn count_all() -> Aggregate<(), i64> {
    Aggregate::new(ast::Aggregate::of_rows())
}

/// `count(expr)`: the number of values that are not NULL.
pub fn count<E: Expression>(expr: E) -> Aggregate<Total<E::Sources>, i64> {
    aggregate(AggregateFunction::Count, expr.into_ast(), false, SqlType::BigInt)
}

/// `count(DISTINCT expr)`: the number of different values that are not NULL.
pub fn count_distinct<E: Expression>(expr: E) -> Aggregate<Total<E::Sources>, i64, Whole> {
    aggregate(AggregateFunction::Count, expr.into_ast(), true, SqlType::BigInt)
}

/// `sum(expr)`: the sum; NULLs are left out. A sum that does not fit its type is an error.
pub fn sum<E: Expression<Type: DbType<Base: Summable>>>(
    expr: E,
) -> Aggregate<E::Sources, Option<<Base<E> as Summable>::Sum>> {
    aggregate(AggregateFunction::Sum, expr.into_ast(), false, <Base<E> as Summable>::Sum::TYPE)
}

/// `avg(expr)`: the mean; NULLs are left out. That of intervals is rounded to microseconds, halves away from zero.
pub fn avg<E: Expression<Type: DbType<Base: Average>>>(
    expr: E,
) -> Aggregate<E::Sources, Option<<Base<E> as Average>::Mean>> {
    aggregate(AggregateFunction::Avg, expr.into_ast(), false, <Base<E> as Average>::Mean::TYPE)
}

/// How far the values of an expression are from their mean.
fn spread<E: Expression<Type: DbType<Base: Numeric>>>(
    function: AggregateFunction,
    expr: E,
) -> Aggregate<E::Sources, Option<f64>> {
    aggregate(function, expr.into_ast(), false, SqlType::Double)
}

/// `var_pop(expr)`: the variance of all values; NULLs are left out.
///
/// The numbers, of whatever type, are taken as `f64` and added up by the method of Youngs and Cramer in the order of the rows,
/// so that it is the same on both databases: but for the last digits where Postgres reads a large table in parallel.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) of an infinity, and where it is too great for an `f64`.
pub fn var_pop<E: Expression<Type: DbType<Base: Numeric>>>(expr: E) -> Aggregate<E::Sources, Option<f64>> {
    spread(AggregateFunction::VarPop, expr)
}

/// `var_samp(expr)`: as [`var_pop`], of a sample; NULL of less than two values.
///
/// ```
/// use squall_core::query::{val, var_samp};
/// let _variance = var_samp(val(1.5));
/// ```
pub fn var_samp<E: Expression<Type: DbType<Base: Numeric>>>(expr: E) -> Aggregate<E::Sources, Option<f64>> {
    spread(AggregateFunction::VarSamp, expr)
}

/// `stddev_pop(expr)`: the standard deviation, which is the root of [`var_pop`].
pub fn stddev_pop<E: Expression<Type: DbType<Base: Numeric>>>(expr: E) -> Aggregate<E::Sources, Option<f64>> {
    spread(AggregateFunction::StddevPop, expr)
}

/// `stddev_samp(expr)`: the standard deviation of a sample, which is the root of [`var_samp`].
pub fn stddev_samp<E: Expression<Type: DbType<Base: Numeric>>>(
    expr: E,
) -> Aggregate<E::Sources, Option<f64>> {
    spread(AggregateFunction::StddevSamp, expr)
}

/// `sum(DISTINCT expr)`: as [`sum`], with equal values counted once.
pub fn sum_distinct<E: Expression<Type: DbType<Base: Summable>>>(
    expr: E,
) -> Aggregate<E::Sources, Option<<Base<E> as Summable>::Sum>, Whole> {
    aggregate(AggregateFunction::Sum, expr.into_ast(), true, <Base<E> as Summable>::Sum::TYPE)
}

/// `avg(DISTINCT expr)`: as [`avg`], with equal values counted once.
pub fn avg_distinct<E: Expression<Type: DbType<Base: Average>>>(
    expr: E,
) -> Aggregate<E::Sources, Option<<Base<E> as Average>::Mean>, Whole> {
    aggregate(AggregateFunction::Avg, expr.into_ast(), true, <Base<E> as Average>::Mean::TYPE)
}

/// `bool_and(condition)`: whether it is true of all; NULLs are left out.
pub fn bool_and<E: Expression<Type: Boolean>>(condition: E) -> Aggregate<E::Sources, Option<bool>> {
    aggregate(AggregateFunction::Min, condition.into_ast(), false, SqlType::Boolean)
}

/// `bool_or(condition)`: whether it is true of one; NULLs are left out.
pub fn bool_or<E: Expression<Type: Boolean>>(condition: E) -> Aggregate<E::Sources, Option<bool>> {
    aggregate(AggregateFunction::Max, condition.into_ast(), false, SqlType::Boolean)
}

/// `string_agg(expr, separator ORDER BY order, expr)`: texts one after the other; NULLs are left out.
///
/// Without an order of its own the result would be another on each run: texts that `order` leaves equal stand by their bytes.
///
/// ```
/// use squall_core::query::{string_agg, val};
/// let name = val("Ann".to_owned());
/// let _names = string_agg(name.clone(), ", ", name);
/// ```
pub fn string_agg<E: Expression<Type: Textual>, R: Operand<String, Sources = ()>, O: OrderList>(
    expr: E,
    separator: R,
    order: O,
) -> Aggregate<(E::Sources, Total<O::Sources>), Option<String>, Whole> {
    let expr = expr.into_ast();
    let mut order_by = Vec::new();
    order.push(&mut order_by);
    order_by.push(by_itself(&expr));
    joined(expr, separator, order_by, false)
}

/// `string_agg(DISTINCT expr, separator ORDER BY expr)`: as [`string_agg`], with equal texts once, in the order of their bytes.
///
/// ```
/// use squall_core::query::{string_agg_distinct, val};
/// let _names = string_agg_distinct(val("Ann".to_owned()), ", ");
/// ```
pub fn string_agg_distinct<E: Expression<Type: Textual>, R: Operand<String, Sources = ()>>(
    expr: E,
    separator: R,
) -> Aggregate<E::Sources, Option<String>, Whole> {
    let expr = expr.into_ast();
    let order_by = vec![by_itself(&expr)];
    joined(expr, separator, order_by, true)
}

fn by_itself(expr: &ast::Expr) -> OrderTerm {
    OrderTerm { expr: expr.clone(), direction: Direction::Asc, nulls: Nulls::Last }
}

fn joined<S, R: Operand<String>>(
    expr: ast::Expr,
    separator: R,
    order_by: Vec<OrderTerm>,
    distinct: bool,
) -> Aggregate<S, Option<String>, Whole> {
    let separator = separator.into_operand(SqlType::TEXT);
    Aggregate::new(ast::Aggregate {
        function: AggregateFunction::StringAgg,
        arg: Some(expr),
        distinct,
        joined: Some(Box::new(Joined { separator, order_by })),
        filter: None,
        ty: SqlType::TEXT,
    })
}

/// `min(expr)`: the least value; NULLs are left out.
pub fn min<E: Expression>(expr: E) -> Aggregate<E::Sources, Option<Base<E>>> {
    let ty = expr.sql_type();
    aggregate(AggregateFunction::Min, expr.into_ast(), false, ty)
}

/// `max(expr)`: the greatest value; NULLs are left out.
pub fn max<E: Expression>(expr: E) -> Aggregate<E::Sources, Option<Base<E>>> {
    let ty = expr.sql_type();
    aggregate(AggregateFunction::Max, expr.into_ast(), false, ty)
}
