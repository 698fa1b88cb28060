//! Functions: of one row, and of many.

use serde::{Deserialize, Serialize};

use super::{Expr, OrderTerm};
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
    /// The greatest of the arguments; a NULL is left out, and of equal ones the first counts.
    Greatest,
    /// The least of the arguments; a NULL is left out, and of equal ones the first counts.
    Least,
    /// `(text, start [, length])`: from a character on, counted from 1; neither may be less than 1, or negative.
    Substring,
    /// `(text, length)`: so many characters from its end; not negative.
    Right,
    /// `(text, characters)`: without these characters at either end.
    Trim,
    /// `(text, characters)`: without these characters at its start.
    TrimStart,
    /// `(text, characters)`: without these characters at its end.
    TrimEnd,
    /// `(text, from, to)`: with each `from` replaced.
    Replace,
    /// `(text, sought)`: where the first stands, counted from 1; 0 where there is none.
    Position,
    /// `(text, separator, place)`: the part at a place, counted from 1; empty where there is none.
    SplitPart,
    /// `(text, length, filling)`: filled up, or cut, to a length: what is filled in comes first.
    PadStart,
    /// `(text, length, filling)`: filled up, or cut, to a length: what is filled in comes last.
    PadEnd,
    /// `(text, count)`: so many times one after the other.
    Repeat,
    /// The characters from the last to the first.
    Reverse,
    /// The absolute value.
    Abs,
    /// -1, 0 or 1, by the sign.
    Sign,
    /// The least whole number that is not less.
    Ceil,
    /// The greatest whole number that is not greater.
    Floor,
    /// Without what is after the point.
    Trunc,
    /// `(number [, digits])`: rounded; halves go away from zero.
    Round,
    /// `(base, exponent)`: of floating-point numbers.
    Power,
    /// The square root of a floating-point number.
    Sqrt,
    /// The exponential of a floating-point number.
    Exp,
    /// The natural logarithm of a floating-point number.
    Ln,
    /// As a value of the result's type.
    Cast,
    /// A part of a date or timestamp (of an instant: in UTC).
    Part(DatePart),
    /// The start of the unit in which a date or timestamp (of an instant: in UTC) is.
    DateTrunc(TimeUnit),
    /// `(timestamp, microseconds)`: later by a constant.
    AddMicros,
    /// `(date or timestamp, days)`: later by days.
    AddDays,
    /// `(date or timestamp, months)`: later by months, on the last day of the month where it has no such day.
    AddMonths,
    /// `(later, earlier)`: the whole units between two dates or timestamps, cut towards zero.
    Diff(TimeUnit),
    /// `(json, step..)`: the JSON value at a path, as a value of the result's type; NULL where it is of another.
    JsonGet,
    /// The number of elements of a JSON array; NULL of another value.
    JsonLength,
    /// The name of the type of a JSON value.
    JsonType,
    /// The keys of a JSON object, as a JSON array.
    JsonKeys,
    /// `(json, json)`: whether the first contains the second.
    JsonContains,
    /// `(json, key)`: whether it is an object with this key.
    JsonHasKey,
    /// `(json, value, step..)`: with the value at a path set.
    JsonSet,
    /// `(json, step..)`: without what is at a path.
    JsonRemove,
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

/// A part of a date or of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DatePart {
    /// The year.
    Year,
    /// The quarter of the year, from 1.
    Quarter,
    /// The month, from 1.
    Month,
    /// The week of ISO 8601, from 1: the first has the year's first Thursday.
    Week,
    /// The day of the month, from 1.
    Day,
    /// The day of the week of ISO 8601, from 1 (Monday) to 7.
    DayOfWeek,
    /// The day of the year, from 1.
    DayOfYear,
    /// The hour, from 0.
    Hour,
    /// The minute, from 0.
    Minute,
    /// The whole second, from 0.
    Second,
    /// The microsecond of the second, from 0.
    Microsecond,
    /// The whole seconds since 1970-01-01 00:00:00, rounded down.
    Epoch,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// A year.
    Year,
    /// A quarter of a year.
    Quarter,
    /// A month.
    Month,
    /// A week, which starts on Monday.
    Week,
    /// A day, of 24 hours.
    Day,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
    /// A second.
    Second,
}

impl TimeUnit {
    /// Its name in SQL.
    pub fn sql(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
        }
    }

    /// How many seconds it has; none of a month and what is longer, which have not always as many.
    pub fn seconds(self) -> Option<i64> {
        match self {
            Self::Year | Self::Quarter | Self::Month => None,
            Self::Week => Some(604_800),
            Self::Day => Some(86_400),
            Self::Hour => Some(3_600),
            Self::Minute => Some(60),
            Self::Second => Some(1),
        }
    }

    /// How many months it has; 0 where it is shorter than one.
    pub fn months(self) -> u8 {
        match self {
            Self::Year => 12,
            Self::Quarter => 3,
            Self::Month => 1,
            Self::Week | Self::Day | Self::Hour | Self::Minute | Self::Second => 0,
        }
    }
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
    /// How the texts of a `StringAgg` stand together.
    pub joined: Option<Box<Joined>>,
    /// FILTER (WHERE ..): which rows count.
    pub filter: Option<Expr>,
    /// The type of its result.
    pub ty: SqlType,
}

impl Aggregate {
    /// `count(*)`
    pub fn of_rows() -> Self {
        let function = AggregateFunction::Count;
        Self { function, arg: None, distinct: false, joined: None, filter: None, ty: SqlType::BigInt }
    }
}

/// How an aggregate puts texts one after the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Joined {
    /// What stands between two.
    pub separator: Expr,
    /// Their order.
    pub order_by: Vec<OrderTerm>,
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
    /// The standard deviation of a sample.
    StddevSamp,
    /// The standard deviation of all that there are.
    StddevPop,
    /// The variance of a sample.
    VarSamp,
    /// The variance of all that there are.
    VarPop,
    /// The least.
    Min,
    /// The greatest.
    Max,
    /// The texts one after the other.
    StringAgg,
    /// Whether the row is of a grouping without the expression.
    Grouping,
}
