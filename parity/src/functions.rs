//! The functions of one row: a line each.

use squall::{
    SqlType,
    ast::{AggregateFunction, DatePart, Function, FunctionCall, TimeUnit},
    types::TimestampMode,
};

use crate::kinds::{base, is_float, is_number, kind_of};

/// What an argument, or the whole list of them, takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Any type; all that are so have the same.
    Any,
    /// A type that has an order.
    Ordered,
    /// A number.
    Number,
    /// A number with a point.
    Fractional,
    /// A number that floats.
    Float,
    /// A number that floats, of 64 bits.
    Double,
    /// A decimal.
    Exact,
    /// Text.
    Text,
    /// A date or a timestamp.
    Dated,
    /// A timestamp.
    Timed,
    /// A JSON document.
    Document,
    /// What can be cast to the type of the result.
    Castable,
    /// A constant whole number, from the first to the second.
    Whole(i32, i32),
    /// A constant number of microseconds.
    Micros,
    /// A constant key, or place, of a JSON document.
    Step,
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
    /// Always this one, in Rust as a type of its own, which is nothing that others take.
    Apart(SqlType),
    /// One to which something can be cast.
    Cast,
    /// One that a part of a JSON document can be read as.
    Part,
}

/// When a result may be NULL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nullable {
    /// Where an argument is.
    Strict,
    /// Where the last argument is.
    Last,
    /// Where all arguments are.
    All,
    /// Whatever the arguments are.
    Always,
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
    /// The name in Rust; with `(`, the arguments are a tuple, and with `,` more come after what is there. With a `.`, it is a
    /// method of the first, and with `<>`, the type of the result is said.
    pub rust: &'static str,
}

use Gives::{Always, Apart, Cast, Part, TheSame};
use Nullable::{All, Last, Never, Strict};
use Takes::{
    Any, Array, ArrayOf, Castable, Dated, Document, Double, Element, Exact, Float, Fractional, Micros,
    Number, OfArray, Ordered, Same, Step, Text, Timed, Whole,
};

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
    Function::Greatest => [Ordered, Same] -> TheSame, All, false, "greatest";
    Function::Least => [Ordered, Same] -> TheSame, All, false, "least";
    Function::Sign => [Number] -> TheSame, Strict, false, "sign";
    Function::Ceil => [Fractional] -> TheSame, Strict, false, "ceil";
    Function::Floor => [Fractional] -> TheSame, Strict, false, "floor";
    Function::Trunc => [Fractional] -> TheSame, Strict, false, "trunc";
    Function::Round => [Fractional] -> TheSame, Strict, false, "round";
    Function::Round => [Exact, Whole(-3, 12)] -> TheSame, Strict, true, "round_to";
    Function::Power => [Float, Double] -> Always(SqlType::Double), Strict, true, "power";
    Function::Sqrt => [Float] -> Always(SqlType::Double), Strict, true, "sqrt";
    Function::Exp => [Float] -> Always(SqlType::Double), Strict, true, "exp";
    Function::Ln => [Float] -> Always(SqlType::Double), Strict, true, "ln";
    Function::Trim => [Text, Text] -> Always(SqlType::TEXT), Strict, false, "trim_chars";
    Function::TrimStart => [Text, Text] -> Always(SqlType::TEXT), Strict, false, "ltrim_chars";
    Function::TrimEnd => [Text, Text] -> Always(SqlType::TEXT), Strict, false, "rtrim_chars";
    Function::Repeat => [Text, Whole(-1, 3)] -> Always(SqlType::TEXT), Strict, false, "repeat";
    Function::Right => [Text, Whole(0, 4)] -> Always(SqlType::TEXT), Strict, false, "right";
    Function::Substring => [Text, Whole(1, 4)] -> Always(SqlType::TEXT), Strict, false, "substring_from";
    Function::Substring => [Text, Whole(1, 4), Whole(0, 4)] -> Always(SqlType::TEXT), Strict, false, "substring";
    Function::PadStart => [Text, Whole(-1, 6), Text] -> Always(SqlType::TEXT), Strict, false, "lpad";
    Function::PadEnd => [Text, Whole(-1, 6), Text] -> Always(SqlType::TEXT), Strict, false, "rpad";
    Function::SplitPart => [Text, Text, Whole(1, 3)] -> Always(SqlType::TEXT), Strict, false, "split_part";
    Function::Part(DatePart::Hour) => [Timed] -> Always(SqlType::Integer), Strict, false, "hour";
    Function::Part(DatePart::Minute) => [Timed] -> Always(SqlType::Integer), Strict, false, "minute";
    Function::Part(DatePart::Second) => [Timed] -> Always(SqlType::Integer), Strict, false, "second";
    Function::Part(DatePart::Microsecond) => [Timed] -> Always(SqlType::Integer), Strict, false, "microsecond";
    Function::Part(DatePart::Epoch) => [Dated] -> Always(SqlType::BigInt), Strict, false, "epoch";
    Function::DateTrunc(TimeUnit::Year) => [Dated] -> TheSame, Strict, false, "date_trunc(TimeUnit::Year,";
    Function::DateTrunc(TimeUnit::Quarter) => [Dated] -> TheSame, Strict, false, "date_trunc(TimeUnit::Quarter,";
    Function::DateTrunc(TimeUnit::Month) => [Dated] -> TheSame, Strict, false, "date_trunc(TimeUnit::Month,";
    Function::DateTrunc(TimeUnit::Week) => [Dated] -> TheSame, Strict, false, "date_trunc(TimeUnit::Week,";
    Function::DateTrunc(TimeUnit::Day) => [Dated] -> TheSame, Strict, false, "date_trunc(TimeUnit::Day,";
    Function::DateTrunc(TimeUnit::Hour) => [Timed] -> TheSame, Strict, false, "date_trunc(TimeUnit::Hour,";
    Function::DateTrunc(TimeUnit::Minute) => [Timed] -> TheSame, Strict, false, "date_trunc(TimeUnit::Minute,";
    Function::DateTrunc(TimeUnit::Second) => [Timed] -> TheSame, Strict, false, "date_trunc(TimeUnit::Second,";
    Function::Diff(TimeUnit::Week) => [Dated, Same] -> Always(SqlType::BigInt), Strict, false, "diff(TimeUnit::Week,";
    Function::Diff(TimeUnit::Day) => [Dated, Same] -> Always(SqlType::BigInt), Strict, false, "diff(TimeUnit::Day,";
    Function::Diff(TimeUnit::Hour) => [Dated, Same] -> Always(SqlType::BigInt), Strict, false, "diff(TimeUnit::Hour,";
    Function::Diff(TimeUnit::Minute) => [Dated, Same] -> Always(SqlType::BigInt), Strict, false, "diff(TimeUnit::Minute,";
    Function::Diff(TimeUnit::Second) => [Dated, Same] -> Always(SqlType::BigInt), Strict, false, "diff(TimeUnit::Second,";
    Function::AddDays => [Dated, Whole(-400, 400)] -> TheSame, Strict, true, "add_days";
    Function::AddMonths => [Dated, Whole(-30, 30)] -> TheSame, Strict, true, "add_months";
    Function::AddMicros => [Timed, Micros] -> TheSame, Strict, true, "add_time";
    Function::Cast => [Castable] -> Cast, Strict, true, ".cast<>";
    Function::JsonGet => [Document, Step] + 2 -> Part, Nullable::Always, false, ".json_get<>";
    Function::JsonLength => [Document] -> Always(SqlType::Integer), Nullable::Always, false, ".json_length";
    Function::JsonType => [Document] -> Always(SqlType::TEXT), Strict, false, ".json_type";
    Function::JsonKeys => [Document] -> Apart(SqlType::JSON), Strict, false, ".json_keys";
    Function::JsonContains => [Document, Same] -> Always(SqlType::Boolean), Strict, false, ".json_contains";
    Function::JsonHasKey => [Document, Step] -> Always(SqlType::Boolean), Strict, false, ".json_has_key";
    Function::JsonSet => [Document, Same, Step] + 1 -> TheSame, Strict, true, ".json_set";
    Function::JsonRemove => [Document, Step] + 1 -> TheSame, Strict, true, ".json_remove";
    Function::ArrayLength => [Array] -> Always(SqlType::Integer), Strict, false, "array_length";
    Function::ArrayAppend => [Array, Element] -> TheSame, Never, false, "array_append";
    Function::ArrayContains => [Array, Same] -> Always(SqlType::Boolean), Strict, false, "array_contains";
    Function::ArrayContainedBy => [Array, Same] -> Always(SqlType::Boolean), Strict, false, "array_contained_by";
    Function::ArrayOverlaps => [Array, Same] -> Always(SqlType::Boolean), Strict, false, "array_overlaps";
    Function::EqualsAny => [OfArray, ArrayOf] -> Always(SqlType::Boolean), Strict, false, "eq_any";
};

impl Signature {
    /// The signature of a call.
    pub fn of(call: &FunctionCall) -> Option<&'static Self> {
        let fits = |it: &&Self| {
            it.function == call.function
                && (it.takes.len()..=it.takes.len() + it.more).contains(&call.args.len())
        };
        FUNCTIONS.iter().find(fits)
    }

    /// Whether it can give an expression of the type `ty`.
    pub fn can_give(&self, ty: &SqlType) -> bool {
        match &self.gives {
            TheSame => self.takes.first().is_some_and(|takes| takes.accepts(ty)),
            Always(gives) => base(gives) == base(ty),
            Apart(_) => false,
            Cast => CASTS.iter().any(|(_, to)| to.contains(&base(ty))),
            Part => PARTS.contains(&base(ty)),
        }
    }
}

impl Takes {
    /// Whether an argument of the type `ty` will do.
    pub fn accepts(self, ty: &SqlType) -> bool {
        match self {
            Any | Same => true,
            Ordered => kind_of(ty).ordered,
            Array | ArrayOf => ty.is_array(),
            Element | OfArray => matches!(ty, SqlType::Integer | SqlType::Text { .. }),
            Number => is_number(ty),
            Fractional => is_float(ty) || matches!(ty, SqlType::Decimal(_)),
            Exact => matches!(ty, SqlType::Decimal(_)),
            Text => ty.is_text(),
            Dated => Timed.accepts(ty) || *ty == SqlType::Date,
            Timed => matches!(ty, SqlType::Timestamp(_) | SqlType::TimestampTz(_)),
            Document => ty.is_json(),
            Float => is_float(ty),
            Double => *ty == SqlType::Double,
            Castable | Whole(..) | Micros | Step => false,
        }
    }
}

const DECIMAL: SqlType = SqlType::Decimal(None);
const TIMESTAMP: SqlType = SqlType::Timestamp(TimestampMode::Micros);
const INSTANT: SqlType = SqlType::TimestampTz(TimestampMode::Micros);

/// What can be cast to what; an enum can be to text, too.
static CASTS: &[(SqlType, &[SqlType])] = {
    use SqlType::{BigInt, Boolean, Date, Double, Integer, Real, SmallInt};
    const TEXT: SqlType = SqlType::TEXT;
    &[
        (SmallInt, &[Integer, BigInt, Real, Double, DECIMAL, TEXT]),
        (Integer, &[SmallInt, BigInt, Real, Double, DECIMAL, TEXT]),
        (BigInt, &[SmallInt, Integer, Real, Double, DECIMAL, TEXT]),
        (Real, &[Double]),
        (Double, &[Real]),
        (DECIMAL, &[Real, Double, TEXT]),
        (Date, &[TIMESTAMP, INSTANT, TEXT]),
        (TIMESTAMP, &[Date, INSTANT, TEXT]),
        (INSTANT, &[Date, TIMESTAMP, TEXT]),
        (Boolean, &[TEXT]),
        (SqlType::UUID, &[TEXT]),
        (
            TEXT,
            &[
                SmallInt,
                Integer,
                BigInt,
                Real,
                Double,
                DECIMAL,
                Boolean,
                SqlType::UUID,
                Date,
                TIMESTAMP,
                INSTANT,
            ],
        ),
    ]
};

/// What a part of a JSON document can be read as.
static PARTS: &[SqlType] =
    &[SqlType::TEXT, SqlType::BigInt, SqlType::Double, DECIMAL, SqlType::Boolean, SqlType::JSON];

/// Whether one type can be cast to another.
pub fn can_cast(from: &SqlType, to: &SqlType) -> bool {
    let of = CASTS.iter().find(|(of, _)| *of == base(from));
    of.is_some_and(|(_, all)| all.contains(&base(to))) || (matches!(from, SqlType::Enum(_)) && to.is_text())
}

/// The aggregates, with their name in Rust.
pub static AGGREGATES: &[(AggregateFunction, &str)] = &[
    (AggregateFunction::Count, "count"),
    (AggregateFunction::Sum, "sum"),
    (AggregateFunction::Avg, "avg"),
    (AggregateFunction::Min, "min"),
    (AggregateFunction::Max, "max"),
    (AggregateFunction::StringAgg, "string_agg"),
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
        AggregateFunction::StringAgg if of.is_text() => Some(SqlType::TEXT),
        _ => None,
    }
}
