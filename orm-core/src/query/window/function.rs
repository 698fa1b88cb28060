//! Functions of windows alone. Each but `rank` and its kin needs a window with an order.

use std::{fmt, marker::PhantomData};

use super::Window;
use crate::{
    ast::{self, SelectItem, WindowCall, WindowFunctionCall},
    query::{Expr, Expression, Operand, Projection, Total},
    types::{DbType, SqlType},
    value::Value,
};

/// A window function of the type `T` that is still without its window: an expression once it is given one by
/// [`over`](Self::over).
pub struct WindowFunction<S, T> {
    call: WindowFunctionCall,
    marker: PhantomData<fn() -> (S, T)>,
}

impl<S, T> WindowFunction<S, T> {
    fn new(function: ast::WindowFunction, args: Vec<ast::Expr>, ty: SqlType) -> Self {
        Self { call: WindowFunctionCall { function, args, ty }, marker: PhantomData }
    }

    /// `OVER (window)`
    ///
    /// ```
    /// use squall_core::query::{row_number, val, window};
    /// let _place = row_number().over(window().order_by(val(1)));
    /// ```
    pub fn over<W>(self, window: Window<W>) -> Expr<(S, Total<W>), T> {
        window.over(WindowCall::Function(self.call))
    }
}

impl<S, T> Clone for WindowFunction<S, T> {
    fn clone(&self) -> Self {
        Self { call: self.call.clone(), marker: PhantomData }
    }
}

impl<S, T> fmt::Debug for WindowFunction<S, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.call.fmt(f)
    }
}

/// A window function with its window, which a [`WindowFunction`] is not.
#[diagnostic::on_unimplemented(
    message = "a window function needs a window",
    label = "say `.over(window().order_by(..))`"
)]
pub trait HasWindow {}

/// For the sake of the message: no `WindowFunction` has a window.
impl<S, T: DbType> Projection for WindowFunction<S, T>
where
    Self: HasWindow,
{
    fn push(self, items: &mut Vec<SelectItem>) {
        let over: Expr<S, T> = super::window().over(WindowCall::Function(self.call));
        items.push(SelectItem::Expr(over.into_ast()));
    }
}

/// `row_number()`: the place of the row in its partition, from 1.
pub fn row_number() -> WindowFunction<(), i64> {
    WindowFunction::new(ast::WindowFunction::RowNumber, Vec::new(), SqlType::BigInt)
}

/// `rank()`: the place of the row in its partition, from 1; rows that are equal in the window's order have the same, and a gap
/// follows.
pub fn rank() -> WindowFunction<(), i64> {
    WindowFunction::new(ast::WindowFunction::Rank, Vec::new(), SqlType::BigInt)
}

/// `dense_rank()`: as [`rank`], without gaps.
pub fn dense_rank() -> WindowFunction<(), i64> {
    WindowFunction::new(ast::WindowFunction::DenseRank, Vec::new(), SqlType::BigInt)
}

/// `percent_rank()`: `(rank - 1) / (rows of the partition - 1)`, from 0 to 1; 0 of a single row.
pub fn percent_rank() -> WindowFunction<(), f64> {
    WindowFunction::new(ast::WindowFunction::PercentRank, Vec::new(), SqlType::Double)
}

/// `cume_dist()`: how many of the partition's rows come before the row or are equal to it in the window's order, above 0 and
/// to 1.
pub fn cume_dist() -> WindowFunction<(), f64> {
    WindowFunction::new(ast::WindowFunction::CumeDist, Vec::new(), SqlType::Double)
}

/// `ntile(buckets)`: the bucket of the row, from 1, where the partition is cut into so many of the same size; the first ones
/// have one row more, where it does not come out even.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue), when the query runs, for 0 and for more than `i32::MAX`.
pub fn ntile(buckets: u32) -> WindowFunction<(), i32> {
    WindowFunction::new(ast::WindowFunction::Ntile, vec![count("ntile", buckets)], SqlType::Integer)
}

/// `first_value(expr)`: that of the first row of the frame; NULL where there is none.
pub fn first_value<E: Expression>(expr: E) -> WindowFunction<E::Sources, Option<Base<E>>> {
    of_frame(ast::WindowFunction::FirstValue, expr, None)
}

/// `last_value(expr)`: that of the last row of the frame; NULL where there is none.
///
/// A window with an order and no frame ends with the row: for the last one of the partition, say
/// `.rows_between(unbounded_preceding(), unbounded_following())`.
pub fn last_value<E: Expression>(expr: E) -> WindowFunction<E::Sources, Option<Base<E>>> {
    of_frame(ast::WindowFunction::LastValue, expr, None)
}

/// `nth_value(expr, place)`: that of the row of the frame at `place`, from 1; NULL where there is none.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue), when the query runs, for 0 and for more than `i32::MAX`.
pub fn nth_value<E: Expression>(expr: E, place: u32) -> WindowFunction<E::Sources, Option<Base<E>>> {
    of_frame(ast::WindowFunction::NthValue, expr, Some(count("nth_value", place)))
}

type Base<E> = <<E as Expression>::Type as DbType>::Base;

fn of_frame<E: Expression, T>(
    function: ast::WindowFunction,
    expr: E,
    place: Option<ast::Expr>,
) -> WindowFunction<E::Sources, T> {
    let ty = expr.sql_type();
    let args = std::iter::once(expr.into_ast()).chain(place).collect();
    WindowFunction::new(function, args, ty)
}

/// A number from 1 on, as both databases take it.
fn count(function: &str, number: u32) -> ast::Expr {
    let value = match i32::try_from(number) {
        Ok(number) if number > 0 => Value::Integer(number),
        _ => Value::Invalid(format!("`{function}` takes a number from 1 to {}", i32::MAX)),
    };
    ast::Expr::Bind(value, SqlType::Integer)
}

/// `lag` or `lead` of an expression of type `V`, with the result `T`; an expression once it is given its window.
pub struct Shifted<S, V, T> {
    call: WindowFunctionCall,
    marker: PhantomData<fn() -> (S, V, T)>,
}

/// `lag(expr, 1)`: the value of the row before, in the window's order; NULL where there is none.
///
/// ```
/// use squall_core::query::{lag, val, window};
/// let days = window().order_by(val(1));
/// let _yesterday = lag(val(10)).over(days.clone());
/// let _a_week_ago = lag(val(10)).offset(7).default(0).over(days);
/// ```
pub fn lag<E: Expression>(expr: E) -> Shifted<E::Sources, E::Type, Option<Base<E>>> {
    Shifted::new(ast::WindowFunction::Lag, expr)
}

/// `lead(expr, 1)`: the value of the row after, in the window's order; NULL where there is none.
pub fn lead<E: Expression>(expr: E) -> Shifted<E::Sources, E::Type, Option<Base<E>>> {
    Shifted::new(ast::WindowFunction::Lead, expr)
}

impl<S, V: DbType, T> Shifted<S, V, T> {
    fn new<E: Expression>(function: ast::WindowFunction, expr: E) -> Self {
        let ty = expr.sql_type();
        let one = ast::Expr::Bind(Value::Integer(1), SqlType::Integer);
        let call = WindowFunctionCall { function, args: vec![expr.into_ast(), one], ty };
        Self { call, marker: PhantomData }
    }

    /// So many rows before or after, in place of one; 0 is the row itself.
    ///
    /// # Errors
    /// [`Error::InvalidValue`](crate::Error::InvalidValue), when the query runs, for more than `i32::MAX`.
    #[must_use]
    pub fn offset(mut self, rows: u32) -> Self {
        let value = match i32::try_from(rows) {
            Ok(rows) => Value::Integer(rows),
            Err(_) => Value::Invalid(format!("`lag` and `lead` go at most {} rows", i32::MAX)),
        };
        self.call.args[1] = ast::Expr::Bind(value, SqlType::Integer);
        self
    }

    /// What is given where there is no such row, in place of NULL.
    #[must_use]
    pub fn default<D: Operand<V::Base>>(
        mut self,
        value: D,
    ) -> Shifted<(S, D::Sources), V, V::Through<D::Type>> {
        self.call.ty = self.call.ty.unsized_type();
        self.call.args.truncate(2);
        self.call.args.push(value.into_operand(self.call.ty.clone()));
        Shifted { call: self.call, marker: PhantomData }
    }

    /// `OVER (window)`
    pub fn over<W>(self, window: Window<W>) -> Expr<(S, Total<W>), T> {
        window.over(WindowCall::Function(self.call))
    }
}

impl<S, V, T> Clone for Shifted<S, V, T> {
    fn clone(&self) -> Self {
        Self { call: self.call.clone(), marker: PhantomData }
    }
}

impl<S, V, T> fmt::Debug for Shifted<S, V, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.call.fmt(f)
    }
}

/// For the sake of the message, as that of a [`WindowFunction`].
impl<S, V, T: DbType> Projection for Shifted<S, V, T>
where
    Self: HasWindow,
{
    fn push(self, items: &mut Vec<SelectItem>) {
        let over: Expr<S, T> = super::window().over(WindowCall::Function(self.call));
        items.push(SelectItem::Expr(over.into_ast()));
    }
}
