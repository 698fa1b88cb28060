//! Window functions, and the windows that they are computed over.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Aggregate, Expr, OrderTerm};
use crate::{types::SqlType, value::Value};

/// `call OVER (window)`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Windowed {
    /// What is computed.
    pub call: WindowCall,
    /// Over which rows.
    pub window: Window,
}

/// What is computed over a window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WindowCall {
    /// A function of windows alone.
    Function(WindowFunctionCall),
    /// An aggregate.
    Aggregate(Aggregate),
}

/// A call of a function of windows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WindowFunctionCall {
    /// Which function.
    pub function: WindowFunction,
    /// Its arguments.
    pub args: Vec<Expr>,
    /// The type of its result.
    pub ty: SqlType,
}

/// A function of windows, by what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WindowFunction {
    /// The place of the row in its partition, from 1.
    RowNumber,
    /// The place of the first of the row's peers, from 1.
    Rank,
    /// The place of the row's peers among all peers, from 1.
    DenseRank,
    /// How many of the other rows come before the row's peers, from 0 to 1.
    PercentRank,
    /// How many of the rows come before the row or are its peers, to 1.
    CumeDist,
    /// `(count)`: the bucket of the row, from 1, where the partition is cut into so many.
    Ntile,
    /// `(value, rows, default)`: the value so many rows before.
    Lag,
    /// `(value, rows, default)`: the value so many rows after.
    Lead,
    /// `(value)`: that of the first row of the frame.
    FirstValue,
    /// `(value)`: that of the last row of the frame.
    LastValue,
    /// `(value, place)`: that of the row of the frame at a place, from 1.
    NthValue,
}

impl WindowFunction {
    /// Its name in SQL.
    pub fn sql(self) -> &'static str {
        match self {
            Self::RowNumber => "row_number",
            Self::Rank => "rank",
            Self::DenseRank => "dense_rank",
            Self::PercentRank => "percent_rank",
            Self::CumeDist => "cume_dist",
            Self::Ntile => "ntile",
            Self::Lag => "lag",
            Self::Lead => "lead",
            Self::FirstValue => "first_value",
            Self::LastValue => "last_value",
            Self::NthValue => "nth_value",
        }
    }
}

/// The rows that a window function is computed over.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Window {
    /// Its name, where the query defines it once and refers to it.
    pub name: Option<Cow<'static, str>>,
    /// PARTITION BY
    pub partition_by: Vec<Expr>,
    /// ORDER BY
    pub order_by: Vec<OrderTerm>,
    /// Which rows of the partition; none for those up to the row and its peers.
    pub frame: Option<Frame>,
}

/// The frame of a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// What its offsets count.
    pub unit: FrameUnit,
    /// Where it starts.
    pub start: FrameBound,
    /// Where it ends.
    pub end: FrameBound,
    /// Which of the rows between are left out.
    pub exclude: Exclude,
}

impl Default for Frame {
    /// The frame of a window that says none.
    fn default() -> Self {
        Self {
            unit: FrameUnit::Range,
            start: FrameBound::UnboundedPreceding,
            end: FrameBound::CurrentRow,
            exclude: Exclude::NoOthers,
        }
    }
}

/// What the offsets of a frame count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FrameUnit {
    /// Rows.
    Rows,
    /// By how much what is ordered by differs.
    Range,
    /// Groups of rows that are equal in the window's order.
    Groups,
}

impl FrameUnit {
    /// The word for it.
    pub fn sql(self) -> &'static str {
        match self {
            Self::Rows => "ROWS",
            Self::Range => "RANGE",
            Self::Groups => "GROUPS",
        }
    }
}

/// An end of a frame. An offset is a whole number, or a length of time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FrameBound {
    /// The first row of the partition.
    UnboundedPreceding,
    /// So far before the row.
    Preceding(Value),
    /// The row; of RANGE and GROUPS with its peers.
    CurrentRow,
    /// So far after the row.
    Following(Value),
    /// The last row of the partition.
    UnboundedFollowing,
}

impl FrameBound {
    /// Its offset.
    pub fn offset(&self) -> Option<&Value> {
        match self {
            Self::Preceding(offset) | Self::Following(offset) => Some(offset),
            _ => None,
        }
    }
}

/// Which rows are left out of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exclude {
    /// None.
    #[default]
    NoOthers,
    /// The row itself.
    CurrentRow,
    /// The row and its peers.
    Group,
    /// The peers of the row.
    Ties,
}

impl Windowed {
    /// The type of the result.
    pub fn ty(&self) -> &SqlType {
        match &self.call {
            WindowCall::Function(call) => &call.ty,
            WindowCall::Aggregate(aggregate) => &aggregate.ty,
        }
    }
}
