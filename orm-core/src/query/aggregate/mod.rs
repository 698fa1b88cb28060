//! Aggregates: expressions of many rows, which take a FILTER, and a window to be computed over.

mod expression;
mod function;

use std::{fmt, marker::PhantomData};

use super::{Condition, Expr, Total, Window, condition::add_condition};
use crate::ast::{self, WindowCall};

pub use function::{
    Average, Summable, avg, avg_distinct, bool_and, bool_or, count, count_all, count_distinct, max, min,
    stddev_pop, stddev_samp, string_agg, string_agg_distinct, sum, sum_distinct, var_pop, var_samp,
};

/// An aggregate of the SQL type `T` over rows of the tables `S`: an expression like any other, and what takes
/// [`filter`](Self::filter) and [`over`](Self::over).
///
/// `K` is [`Framed`], or [`Whole`] where no window can be said.
pub struct Aggregate<S, T, K = Framed> {
    call: ast::Aggregate,
    marker: PhantomData<fn() -> (S, T, K)>,
}

/// An aggregate that can be computed over the frame of a window.
#[derive(Debug)]
pub struct Framed;

/// An aggregate that needs all of its rows at once: with DISTINCT, or an order of its own.
#[derive(Debug)]
pub struct Whole;

/// The kinds of aggregates that can be window functions.
#[diagnostic::on_unimplemented(
    message = "an aggregate with DISTINCT or an order of its own cannot be a window function",
    label = "has no `over`",
    note = "neither database has it"
)]
pub trait OverFrames {}

impl OverFrames for Framed {}

impl<S, T, K> Aggregate<S, T, K> {
    fn new(call: ast::Aggregate) -> Self {
        Self { call, marker: PhantomData }
    }

    /// `FILTER (WHERE condition)`: only the rows for which it is true count; several are joined by AND, and `None` adds
    /// nothing.
    ///
    /// ```
    /// use squall_core::query::{Expression, count_all, val};
    /// let _adults = count_all().filter(val(17).ge(18));
    /// ```
    #[must_use]
    pub fn filter<C: Condition>(mut self, condition: C) -> Aggregate<(S, Total<C::Sources>), T, K> {
        add_condition(&mut self.call.filter, condition.into_condition());
        Aggregate::new(self.call)
    }

    /// `OVER (window)`: computed for each row over the frame that the window gives it, so that no groups are made.
    ///
    /// It stands in what is selected and in ORDER BY.
    ///
    /// ```
    /// use squall_core::query::{sum, val, window};
    /// let _running = sum(val(1)).over(window().order_by(val(2)));
    /// ```
    pub fn over<W>(self, window: Window<W>) -> Expr<(S, Total<W>), T>
    where
        K: OverFrames,
    {
        window.over(WindowCall::Aggregate(self.call))
    }
}

impl<S, T, K> Clone for Aggregate<S, T, K> {
    fn clone(&self) -> Self {
        Self::new(self.call.clone())
    }
}

impl<S, T, K> fmt::Debug for Aggregate<S, T, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.call.fmt(f)
    }
}
