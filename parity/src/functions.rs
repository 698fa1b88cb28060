//! The functions of one row: a line each.

use squall::{
    SqlType,
    ast::{AggregateFunction, DatePart, Function},
};

use crate::kinds::{base, is_number};

/// What an argument, or the whole list of them, takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Any type; all that are so have the same.
    Any,
    /// A number.
    Number,
    /// Text.
    Text,
    /// A date or a timestamp.
    Dated,
    /// An array.
    Array,
    /// What the first argument is.
    Same,
    /// An element of the first argument, which is an array.
    Element,
    /// The element of an array.
    OfArray,
    /// An array of what the first argument is.
    ArrayOf,
}

/// The type of a result.
#[derive(Debug, Clone, PartialEq)]
pub enum Gives {
    /// That of the first argument, without the attributes of a column.
    TheSame,
    /// Always this one.
    Always(SqlType),
}

/// When a result may be NULL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nullable {
    /// Where an argument is.
    Strict,
    /// Where the last argument is.
    Last,
    /// Never.
    Never,
}

/// A function of one row.
#[derive(Debug)]
pub struct Signature {
    /// Which function.
    pub function: Function,
    /// Its arguments; the last one may come again as often as `more` says.
    pub takes: &'static [Takes],
    /// How many more arguments there may be.
    pub more: usize,
    /// The type of the result.
    pub gives: Gives,
    /// When it is NULL.
    pub nullable: Nullable,
    /// Whether it can fail.
    pub fails: bool,
    /// The name in Rust; with `(`, the arguments are a tuple.
    pub rust: &'static str,
}

use Gives::{Always, TheSame};
use Nullable::{Last, Never, Strict};
use Takes::{Any, Array, ArrayOf, Dated, Element, Number, OfArray, Same, Text};

macro_rules! functions {
    ($($function:expr => $takes:tt $(+ $more:literal)? -> $gives:expr, $nullable:expr, $fails:expr, $rust:literal;)+) => {
        &[$(Signature {
            function: $function,
            takes: &$takes,
            more: 0 $(+ $more)?,
            gives: $gives,
            nullable: $nullable,
            fails: $fails,
            rust: $rust,
        }),+]
    };
}

/// All functions of one row.
pub static FUNCTIONS: &[Signature] = functions! {
    Function::Coalesce => [Any, Same] -> TheSame, Last, false, "coalesce";
    Function::Lower => [Text] -> Always(SqlType::TEXT), Strict, false, "lower";
    Function::Upper => [Text] -> Always(SqlType::TEXT), Strict, false, "upper";
    Function::Length => [Text] -> Always(SqlType::Integer), Strict, false, "length";
    Function::Concat => [Text] + 3 -> Always(SqlType::TEXT), Never, false, "concat(";
    Function::Abs => [Number] -> TheSame, Strict, true, "abs";
    Function::Part(DatePart::Year) => [Dated] -> Always(SqlType::Integer), Strict, false, "year";
    Function::Part(DatePart::Month) => [Dated] -> Always(SqlType::Integer), Strict, false, "month";
    Function::Part(DatePart::Day) => [Dated] -> Always(SqlType::Integer), Strict, false, "day";
    Function::Part(DatePart::Quarter) => [Dated] -> Always(SqlType::Integer), Strict, false, "quarter";
    Function::Part(DatePart::Week) => [Dated] -> Always(SqlType::Integer), Strict, false, "week";
    Function::Part(DatePart::DayOfWeek) => [Dated] -> Always(SqlType::Integer), Strict, false, "day_of_week";
    Function::Part(DatePart::DayOfYear) => [Dated] -> Always(SqlType::Integer), Strict, false, "day_of_year";
    Function::Reverse => [Text] -> Always(SqlType::TEXT), Strict, false, "reverse";
    Function::Replace => [Text, Text, Text] -> Always(SqlType::TEXT), Strict, false, "replace";
    Function::Position => [Text, Text] -> Always(SqlType::Integer), Strict, false, "position";
    Function::ArrayLength => [Array] -> Always(SqlType::Integer), Strict, false, "array_length";
    Function::ArrayAppend => [Array, Element] -> TheSame, Never, false, "array_append";
    Function::ArrayContains => [Array, Same] -> Always(SqlType::Boolean), Strict, false, "array_contains";
    Function::ArrayContainedBy => [Array, Same] -> Always(SqlType::Boolean), Strict, false, "array_contained_by";
    Function::ArrayOverlaps => [Array, Same] -> Always(SqlType::Boolean), Strict, false, "array_overlaps";
    Function::EqualsAny => [OfArray, ArrayOf] -> Always(SqlType::Boolean), Strict, false, "eq_any";
};

impl Signature {
    /// The signature of `function`.
    pub fn of(function: Function) -> Option<&'static Self> {
        FUNCTIONS.iter().find(|it| it.function == function)
    }

    /// Whether it can give an expression of the type `ty`.
    pub fn can_give(&self, ty: &SqlType) -> bool {
        match &self.gives {
            TheSame => self.takes.first().is_some_and(|takes| takes.accepts(ty)),
            Always(gives) => base(gives) == base(ty),
        }
    }
}

impl Takes {
    /// Whether an argument of the type `ty` will do.
    pub fn accepts(self, ty: &SqlType) -> bool {
        match self {
            Any | Same => true,
            Array | ArrayOf => ty.is_array(),
            Element | OfArray => matches!(ty, SqlType::Integer | SqlType::Text { .. }),
            Number => is_number(ty),
            Text => ty.is_text(),
            Dated => matches!(ty, SqlType::Date | SqlType::Timestamp(_) | SqlType::TimestampTz(_)),
        }
    }
}

/// The aggregates, with their name in Rust.
pub static AGGREGATES: &[(AggregateFunction, &str)] = &[
    (AggregateFunction::Count, "count"),
    (AggregateFunction::Sum, "sum"),
    (AggregateFunction::Avg, "avg"),
    (AggregateFunction::Min, "min"),
    (AggregateFunction::Max, "max"),
];

/// The type of an aggregate of an expression of type `of`; none where there is no such.
pub fn aggregate_type(function: AggregateFunction, of: &SqlType) -> Option<SqlType> {
    match function {
        AggregateFunction::Count => Some(SqlType::BigInt),
        AggregateFunction::Sum if of.is_integer() => Some(SqlType::BigInt),
        AggregateFunction::Sum if is_number(of) => Some(base(of)),
        AggregateFunction::Avg if matches!(of, SqlType::Decimal(_)) => Some(base(of)),
        AggregateFunction::Avg if is_number(of) => Some(SqlType::Double),
        AggregateFunction::Min | AggregateFunction::Max => Some(of.clone()),
        _ => None,
    }
}
