//! Values on their way to the database, and cells on their way back.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    ast::Expr,
    types::{ArrayRef, SqlType},
};

/// A value of any type that a column can have, owned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Value {
    /// NULL, of whatever type stands beside it.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number of 16 bits.
    SmallInt(i16),
    /// A whole number of 32 bits.
    Integer(i32),
    /// A whole number of 64 bits.
    BigInt(i64),
    /// A floating-point number of 32 bits.
    Real(f32),
    /// A floating-point number of 64 bits.
    Double(f64),
    /// An exact decimal number.
    Decimal(#[serde(with = "rust_decimal::serde::str")] Decimal),
    /// Text, or the label of an enum.
    Text(Cow<'static, str>),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A UUID.
    Uuid(Uuid),
    /// A day.
    Date(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// A date and time of no time zone.
    Timestamp(NaiveDateTime),
    /// An instant.
    TimestampTz(DateTime<Utc>),
    /// A span of time.
    Interval(#[serde(with = "span")] TimeDelta),
    /// JSON, as text.
    Json(String),
    /// An array; the elements may be NULL, or arrays.
    Array(Vec<Value>),
    /// A value that could not be made, with the reason; refused when the query is rendered.
    Invalid(String),
    /// A value that is there when the statement runs, and not before.
    #[serde(skip)]
    Late(Late),
}

impl Value {
    /// The whole number that it is.
    #[inline]
    pub(crate) fn into_number(self) -> Option<i64> {
        let number = match &self {
            Self::SmallInt(number) => Some(i64::from(*number)),
            Self::Integer(number) => Some(i64::from(*number)),
            Self::BigInt(number) => Some(*number),
            _ => None,
        };
        if number.is_some() {
            // It owns nothing that would have to be dropped, which the compiler does not see.
            std::mem::forget(self);
        }
        number
    }
}

/// A value that is there when the statement runs, and not before.
#[derive(Debug, Clone, Copy)]
pub enum Late {
    /// An argument of a prepared statement.
    Param {
        /// Which prepared statement it is of.
        prepared: u32,
        /// Which of its arguments it is.
        position: u16,
    },
    /// The instant of the statement by the client's clock.
    Now,
    /// A value that the client makes, each time another.
    Made(fn(SqlType) -> Expr),
}

impl PartialEq for Late {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Param { prepared, position },
                Self::Param { prepared: other_prepared, position: other_position },
            ) => prepared == other_prepared && position == other_position,
            (Self::Now, Self::Now) => true,
            // Each is made by itself.
            _ => false,
        }
    }
}

/// A bound parameter: a value, and the type of the place where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Bind<'a> {
    /// The value, checked against the type.
    pub value: Cow<'a, Value>,
    /// The type, which a NULL needs as well.
    pub ty: Cow<'a, SqlType>,
}

impl Bind<'_> {
    /// Whether it is the same parameter, and not just an equal one: `-0.0` is not `0.0`.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let same_value = match (&*self.value, &*other.value) {
            (Value::Real(a), Value::Real(b)) => a.to_bits() == b.to_bits(),
            (Value::Double(a), Value::Double(b)) => a.to_bits() == b.to_bits(),
            (Value::Decimal(a), Value::Decimal(b)) => a.serialize() == b.serialize(),
            (a, b) => a == b,
        };
        same_value && self.ty == other.ty
    }

    /// The same parameter, with nothing borrowed.
    pub fn into_owned(self) -> Bind<'static> {
        Bind { value: Cow::Owned(self.value.into_owned()), ty: Cow::Owned(self.ty.into_owned()) }
    }
}

/// A cell of a row, borrowed from the driver's buffer.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum ValueRef<'a> {
    /// NULL.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number of any width.
    Int(i64),
    /// A floating-point number of 32 bits.
    Real(f32),
    /// A floating-point number of 64 bits.
    Double(f64),
    /// An exact decimal number.
    Decimal(Decimal),
    /// Text, or the label of an enum.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A UUID.
    Uuid(Uuid),
    /// A day.
    Date(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// Microseconds since 1970-01-01 00:00:00, of UTC where the type has a time zone.
    Timestamp(i64),
    /// A span of time, in microseconds.
    Interval(i64),
    /// JSON, as text.
    Json(&'a str),
    /// An array.
    Array(ArrayRef<'a>),
}

impl ValueRef<'_> {
    /// What kind of value this is, for error messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "NULL",
            Self::Bool(_) => "a boolean",
            Self::Int(_) => "an integer",
            Self::Real(_) | Self::Double(_) => "a floating-point number",
            Self::Decimal(_) => "a decimal",
            Self::Text(_) => "text",
            Self::Bytes(_) => "bytes",
            Self::Uuid(_) => "a UUID",
            Self::Date(_) => "a date",
            Self::Time(_) => "a time",
            Self::Timestamp(_) => "a timestamp",
            Self::Interval(_) => "an interval",
            Self::Json(_) => "JSON",
            Self::Array(_) => "an array",
        }
    }

    /// Whether the cell is NULL.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

/// A span of time as its seconds and nanoseconds.
mod span {
    use chrono::TimeDelta;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(span: &TimeDelta, serializer: S) -> Result<S::Ok, S::Error> {
        let nanos = span.subsec_nanos();
        let seconds = span.num_seconds();
        // `TimeDelta::new` takes nanoseconds that are not negative.
        if nanos < 0 { (seconds - 1, nanos + 1_000_000_000) } else { (seconds, nanos) }.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TimeDelta, D::Error> {
        let (seconds, nanos) = <(i64, u32)>::deserialize(deserializer)?;
        TimeDelta::new(seconds, nanos).ok_or_else(|| D::Error::custom("a span of time out of range"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn values_stay_small() {
        assert_eq!(size_of::<Value>(), 32);
        assert_eq!(size_of::<ValueRef<'_>>(), 32);
    }

    #[test]
    fn spans_go_through_serde() {
        for nanos in [0, 1, -1, i64::MIN, i64::MAX] {
            let value = Value::Interval(TimeDelta::nanoseconds(nanos));
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), value, "{json}");
        }
    }
}
