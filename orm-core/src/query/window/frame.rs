//! Where a frame starts and ends.

use std::{fmt, marker::PhantomData};

use chrono::TimeDelta;

use crate::{ast::FrameBound, types::Scalar, value::Value};

/// An end of a frame; `N` is the type of its offset, `()` where it has none.
pub struct Bound<N> {
    ast: FrameBound,
    marker: PhantomData<fn() -> N>,
}

/// What an offset of a frame can be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an offset of a frame",
    label = "expected a whole number (an `i64`) or, of `range_between`, a `TimeDelta`"
)]
pub trait FrameOffset {
    /// The value.
    fn into_offset(self) -> Value;
}

impl FrameOffset for i64 {
    fn into_offset(self) -> Value {
        self.into_value()
    }
}

impl FrameOffset for TimeDelta {
    fn into_offset(self) -> Value {
        self.into_value()
    }
}

/// What ROWS and GROUPS can count.
#[diagnostic::on_unimplemented(
    message = "rows are not counted by `{Self}`",
    label = "expected a number of rows",
    note = "by a length of time there is `range_between`"
)]
pub trait Counted {}

impl Counted for () {}
impl Counted for i64 {}

impl<N> Bound<N> {
    fn new(ast: FrameBound) -> Self {
        Self { ast, marker: PhantomData }
    }

    pub(super) fn into_ast(self) -> FrameBound {
        self.ast
    }
}

impl<N> Clone for Bound<N> {
    fn clone(&self) -> Self {
        Self::new(self.ast.clone())
    }
}

impl<N> fmt::Debug for Bound<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ast.fmt(f)
    }
}

/// `UNBOUNDED PRECEDING`: from the first row of the partition.
pub fn unbounded_preceding() -> Bound<()> {
    Bound::new(FrameBound::UnboundedPreceding)
}

/// `offset PRECEDING`: so many rows, or so far, before the row.
pub fn preceding<N: FrameOffset>(offset: N) -> Bound<N> {
    Bound::new(FrameBound::Preceding(offset.into_offset()))
}

/// `CURRENT ROW`: the row; of RANGE and GROUPS with those that are equal to it in the window's order.
pub fn current_row() -> Bound<()> {
    Bound::new(FrameBound::CurrentRow)
}

/// `offset FOLLOWING`: so many rows, or so far, after the row.
pub fn following<N: FrameOffset>(offset: N) -> Bound<N> {
    Bound::new(FrameBound::Following(offset.into_offset()))
}

/// `UNBOUNDED FOLLOWING`: to the last row of the partition.
pub fn unbounded_following() -> Bound<()> {
    Bound::new(FrameBound::UnboundedFollowing)
}
