//! Functions: of one row, and of many.

use serde::{Deserialize, Serialize};

use super::Expr;
use crate::types::SqlType;

/// A call of a function of one row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FunctionCall {
    /// Which function.
    pub function: Function,
    /// Its arguments.
    pub args: Vec<Expr>,
    /// The type of its result.
    pub ty: SqlType,
}

/// A function of one row, by what it means; each dialect knows how its database says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Function {
    /// The first argument that is not NULL.
    Coalesce,
    /// Lower case, of all Unicode.
    Lower,
    /// Upper case, of all Unicode.
    Upper,
    /// The number of characters.
    Length,
    /// The arguments one after the other; a NULL is left out.
    Concat,
    /// The absolute value.
    Abs,
    /// The year of a date or timestamp.
    Year,
    /// The month of a date or timestamp, from 1.
    Month,
    /// The day of the month of a date or timestamp, from 1.
    Day,
    /// The number of elements of an array.
    ArrayLength,
    /// An array with one more element.
    ArrayAppend,
    /// Whether an array has all elements of another.
    ArrayContains,
    /// Whether another array has all elements of an array.
    ArrayContainedBy,
    /// Whether two arrays have an element in common.
    ArrayOverlaps,
    /// Whether a value is an element of an array.
    EqualsAny,
}

/// A function of many rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Aggregate {
    /// Which function.
    pub function: AggregateFunction,
    /// What it is computed of; none for `count(*)`.
    pub arg: Option<Expr>,
    /// Whether equal values count once.
    pub distinct: bool,
    /// The type of its result.
    pub ty: SqlType,
}

/// A function of many rows, by what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AggregateFunction {
    /// The number of rows, or of values that are not NULL.
    Count,
    /// The sum.
    Sum,
    /// The mean.
    Avg,
    /// The least.
    Min,
    /// The greatest.
    Max,
}
