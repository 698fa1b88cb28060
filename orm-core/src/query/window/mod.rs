//! Windows: over which rows a window function, or an aggregate, is computed for each row.

mod frame;
mod function;

use std::{borrow::Cow, fmt, marker::PhantomData};

use super::{Expr, ExprList, OrderList};
use crate::ast::{self, Exclude, Frame, FrameUnit, WindowCall, Windowed};

pub use frame::{
    Bound, Counted, FrameOffset, current_row, following, preceding, unbounded_following, unbounded_preceding,
};
pub use function::{
    HasWindow, Shifted, WindowFunction, cume_dist, dense_rank, first_value, lag, last_value, lead, nth_value,
    ntile, percent_rank, rank, row_number,
};

/// A window over rows of the tables `S`: a value, to be cloned and used as often as it is wanted.
///
/// Without a frame, a window with an order has the rows up to the row and its peers (those that are equal in its order), and
/// one without an order the whole partition.
///
/// ```
/// use squall_core::query::{Expression, current_row, preceding, sum, val, window};
///
/// let last_three = window().partition_by(val(1)).order_by(val(2).desc()).rows_between(preceding(2), current_row());
/// let _sum = sum(val(10)).over(last_three.clone());
/// let _least = squall_core::query::min(val(10)).over(last_three);
/// ```
pub struct Window<S> {
    ast: ast::Window,
    marker: PhantomData<fn() -> S>,
}

/// `()`: a window of all rows, to which `partition_by`, `order_by` and a frame can be said.
pub fn window() -> Window<()> {
    Window::new(ast::Window::default())
}

impl<S> Window<S> {
    fn new(ast: ast::Window) -> Self {
        Self { ast, marker: PhantomData }
    }

    /// `PARTITION BY exprs`: rows are looked at together where these are equal; called again, it adds more.
    #[must_use]
    pub fn partition_by<L: ExprList>(mut self, exprs: L) -> Window<(S, L::Sources)> {
        exprs.push(&mut self.ast.partition_by);
        Window::new(self.ast)
    }

    /// `ORDER BY terms`: the order of the rows within their partition; called again, it adds less significant ones. NULLs come
    /// last unless a term says otherwise.
    #[must_use]
    pub fn order_by<L: OrderList>(mut self, terms: L) -> Window<(S, L::Sources)> {
        terms.push(&mut self.ast.order_by);
        Window::new(self.ast)
    }

    /// `ROWS BETWEEN start AND end`: offsets count rows.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`](crate::Error::InvalidQuery), when the query runs, for a frame that ends before it starts, and,
    /// unless it is the whole partition, for a window without an order: then the rows would be another each time.
    #[must_use]
    pub fn rows_between<A: Counted, B: Counted>(self, start: Bound<A>, end: Bound<B>) -> Self {
        self.between(FrameUnit::Rows, start, end)
    }

    /// `GROUPS BETWEEN start AND end`: offsets count groups of rows that are equal in the window's order.
    ///
    /// # Errors
    /// As [`rows_between`](Self::rows_between).
    #[must_use]
    pub fn groups_between<A: Counted, B: Counted>(self, start: Bound<A>, end: Bound<B>) -> Self {
        self.between(FrameUnit::Groups, start, end)
    }

    /// `RANGE BETWEEN start AND end`: offsets say by how much the value that is ordered by may differ.
    ///
    /// With an offset, the window is ordered by just one whole number, or, with a `TimeDelta`, by a date (of whole days) or a
    /// timestamp.
    ///
    /// # Errors
    /// As [`rows_between`](Self::rows_between), and for an offset by which the order cannot be counted, or of more than
    /// 4,000 years.
    ///
    /// ```
    /// use chrono::{NaiveDate, TimeDelta};
    /// use squall_core::query::{current_row, preceding, sum, val, window};
    ///
    /// let day = val(NaiveDate::default());
    /// let week = window().order_by(day).range_between(preceding(TimeDelta::days(6)), current_row());
    /// let _sum = sum(val(10)).over(week);
    /// ```
    #[must_use]
    pub fn range_between<A, B>(self, start: Bound<A>, end: Bound<B>) -> Self {
        self.between(FrameUnit::Range, start, end)
    }

    fn between<A, B>(mut self, unit: FrameUnit, start: Bound<A>, end: Bound<B>) -> Self {
        let exclude = self.ast.frame.map(|frame| frame.exclude).unwrap_or_default();
        self.ast.frame = Some(Frame { unit, start: start.into_ast(), end: end.into_ast(), exclude });
        self
    }

    /// `EXCLUDE CURRENT ROW`: the frame without the row itself.
    #[must_use]
    pub fn exclude_current_row(self) -> Self {
        self.exclude(Exclude::CurrentRow)
    }

    /// `EXCLUDE GROUP`: the frame without the row and those that are equal to it in the window's order.
    #[must_use]
    pub fn exclude_group(self) -> Self {
        self.exclude(Exclude::Group)
    }

    /// `EXCLUDE TIES`: the frame with the row, but without others that are equal to it in the window's order.
    #[must_use]
    pub fn exclude_ties(self) -> Self {
        self.exclude(Exclude::Ties)
    }

    fn exclude(mut self, exclude: Exclude) -> Self {
        self.ast.frame.get_or_insert_default().exclude = exclude;
        self
    }

    /// Defines the window once, as `WINDOW "name" AS (..)`, and refers to it as `OVER "name"`.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`](crate::Error::InvalidQuery), when the query runs, where it has two windows of one name that are
    /// not the same.
    #[must_use]
    pub fn named(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.ast.name = Some(name.into());
        self
    }

    pub(super) fn over<U, T>(self, call: WindowCall) -> Expr<U, T> {
        Expr::new(ast::Expr::Window(Box::new(Windowed { call, window: self.ast })))
    }
}

impl<S> Clone for Window<S> {
    fn clone(&self) -> Self {
        Self::new(self.ast.clone())
    }
}

impl<S> fmt::Debug for Window<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ast.fmt(f)
    }
}
