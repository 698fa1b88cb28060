//! The Rust types that need nothing of their own: numbers, text, bytes, times.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::{Mismatch, Scalar, SqlType, TimestampMode};
use crate::{
    driver::Row,
    value::{Value, ValueRef},
};

macro_rules! scalar {
    (
        $rust:ty, $sql:expr, $expected:literal, $value:expr, $pattern:pat => $read:expr
        $(, $short:ident => $convert:expr)?
    ) => {
        impl Scalar for $rust {
            const TYPE: SqlType = $sql;

            #[inline]
            fn into_value(self) -> Value {
                $value(self)
            }

            #[inline]
            fn from_cell(cell: ValueRef<'_>) -> Result<Self, Mismatch> {
                match cell {
                    $pattern => $read,
                    other => Err(Mismatch::new($expected, other)),
                }
            }

            $(
                #[inline]
                fn read_shortly(row: &dyn Row, index: usize) -> Option<Option<Self>> {
                    row.$short(index)?.map_or(Some(None), |it| $convert(it).map(Some))
                }
            )?
        }
    };
}

scalar!(bool, SqlType::Boolean, "a boolean", Value::Bool, ValueRef::Bool(it) => Ok(it), boolean => Some);
scalar!(i64, SqlType::BigInt, "an integer", Value::BigInt, ValueRef::Int(it) => Ok(it), number => Some);
scalar!(i32, SqlType::Integer, "an integer of 32 bits", Value::Integer, ValueRef::Int(it) => narrow(it, "an integer of 32 bits"), number => |it| i32::try_from(it).ok());
scalar!(i16, SqlType::SmallInt, "an integer of 16 bits", Value::SmallInt, ValueRef::Int(it) => narrow(it, "an integer of 16 bits"), number => |it| i16::try_from(it).ok());
scalar!(f64, SqlType::Double, "a floating-point number", Value::Double, ValueRef::Double(it) => Ok(it), double => Some);
scalar!(f32, SqlType::Real, "a floating-point number of 32 bits", Value::Real, ValueRef::Real(it) => Ok(it));
scalar!(Decimal, SqlType::Decimal(None), "a decimal", Value::Decimal, ValueRef::Decimal(it) => Ok(it));
scalar!(String, SqlType::TEXT, "text", |it| Value::Text(Cow::Owned(it)), ValueRef::Text(it) => Ok(it.to_owned()), text => |it: &str| Some(it.to_owned()));
scalar!(Vec<u8>, SqlType::Bytes, "bytes", Value::Bytes, ValueRef::Bytes(it) => Ok(it.to_vec()));
scalar!(Uuid, SqlType::UUID, "a UUID", Value::Uuid, ValueRef::Uuid(it) => Ok(it));
scalar!(NaiveDate, SqlType::Date, "a date", Value::Date, ValueRef::Date(it) => Ok(it));
scalar!(NaiveTime, SqlType::Time, "a time", Value::Time, ValueRef::Time(it) => Ok(it));
scalar!(
    TimeDelta,
    SqlType::Interval,
    "an interval",
    Value::Interval,
    ValueRef::Interval(micros) => Ok(TimeDelta::microseconds(micros))
);
scalar!(
    DateTime<Utc>,
    SqlType::TimestampTz(TimestampMode::Micros),
    "a timestamp",
    Value::TimestampTz,
    ValueRef::Timestamp(micros) => instant(micros)
);
scalar!(
    NaiveDateTime,
    SqlType::Timestamp(TimestampMode::Micros),
    "a timestamp",
    Value::Timestamp,
    ValueRef::Timestamp(micros) => instant(micros).map(|it| it.naive_utc())
);

#[inline]
fn narrow<T: TryFrom<i64>>(wide: i64, expected: &'static str) -> Result<T, Mismatch> {
    T::try_from(wide).map_err(|_| Mismatch::because(expected, "a larger one"))
}

#[inline]
fn instant(micros: i64) -> Result<DateTime<Utc>, Mismatch> {
    DateTime::from_timestamp_micros(micros)
        .ok_or_else(|| Mismatch::because("a timestamp", "one that is out of range"))
}
