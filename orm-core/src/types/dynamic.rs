//! Values whose type is known at run time only: read from a cell, and written as JSON in one form for both databases.
//!
//! | Type | JSON |
//! |---|---|
//! | boolean | `true`, `false` |
//! | whole numbers | a number, exact to 64 bits; a `bigint` is also read from a text of its digits |
//! | real, double | a number; `"Infinity"`, `"-Infinity"` |
//! | decimal | a text, with the digits of its column, or with no zeros at its end |
//! | text, enum, UUID | a text |
//! | bytes | a text in base64 |
//! | date, time | `"2024-02-29"`, `"12:30:00.000000"` |
//! | timestamp, timestamptz | `"2024-02-29T12:30:00.000000"`, the latter with a `Z` |
//! | interval | a number of microseconds |
//! | JSON | itself |
//! | array | an array |

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeDelta, Utc};
use rust_decimal::Decimal;
use serde_json::{Number, Value as Json};
use uuid::Uuid;

use super::{Mismatch, SqlType, base64, fit};
use crate::value::{Value, ValueRef};

/// The value in a cell of the type `ty`.
///
/// # Errors
/// [`Mismatch`] where the cell holds something else.
pub(crate) fn read(cell: ValueRef<'_>, ty: &SqlType) -> Result<Value, Mismatch> {
    let instant = |micros| {
        DateTime::<Utc>::from_timestamp_micros(micros)
            .ok_or_else(|| Mismatch::because("a timestamp", "one that is out of range"))
    };
    Ok(match cell {
        ValueRef::Null => Value::Null,
        ValueRef::Bool(it) => Value::Bool(it),
        ValueRef::Int(it) => match ty {
            SqlType::SmallInt => i16::try_from(it).map(Value::SmallInt).map_err(|_| too_large())?,
            SqlType::Integer => i32::try_from(it).map(Value::Integer).map_err(|_| too_large())?,
            _ => Value::BigInt(it),
        },
        ValueRef::Real(it) => Value::Real(it),
        ValueRef::Double(it) => Value::Double(it),
        ValueRef::Decimal(it) => Value::Decimal(it),
        ValueRef::Text(it) => Value::Text(it.to_owned().into()),
        ValueRef::Bytes(it) => Value::Bytes(it.to_vec()),
        ValueRef::Uuid(it) => Value::Uuid(it),
        ValueRef::Date(it) => Value::Date(it),
        ValueRef::Time(it) => Value::Time(it),
        ValueRef::Timestamp(micros) => match ty {
            SqlType::Timestamp(_) => Value::Timestamp(instant(micros)?.naive_utc()),
            _ => Value::TimestampTz(instant(micros)?),
        },
        ValueRef::Interval(micros) => Value::Interval(TimeDelta::microseconds(micros)),
        ValueRef::Json(it) => Value::Json(it.to_owned()),
        ValueRef::Array(array) => {
            let SqlType::Array(element) = ty else { return Err(Mismatch::because("a scalar", "an array")) };
            let mut elements = Vec::new();
            array.each(element, |cell| {
                elements.push(read(cell, element)?);
                Ok(())
            })?;
            Value::Array(elements)
        }
    })
}

#[cold]
fn too_large() -> Mismatch {
    Mismatch::because("an integer", "a larger one")
}

/// The value as JSON.
pub(crate) fn to_json(value: &Value, ty: &SqlType) -> Json {
    match value {
        Value::Null | Value::Invalid(_) | Value::Late(_) => Json::Null,
        Value::Bool(it) => Json::Bool(*it),
        Value::SmallInt(it) => Json::from(*it),
        Value::Integer(it) => Json::from(*it),
        Value::BigInt(it) => Json::from(*it),
        // By way of its digits: as a double it would have more of them.
        Value::Real(it) => it.to_string().parse().map_or(Json::Null, float),
        Value::Double(it) => float(*it),
        Value::Decimal(it) => {
            let mut number = it.normalize();
            if let SqlType::Decimal(Some(size)) = ty {
                number.rescale(number.scale().max(size.scale.into()));
            }
            Json::String(number.to_string())
        }
        Value::Text(it) => Json::String(it.clone().into_owned()),
        Value::Bytes(it) => Json::String(base64::encode(it)),
        Value::Uuid(it) => Json::String(it.to_string()),
        Value::Date(it) => Json::String(it.to_string()),
        Value::Time(it) => Json::String(it.format("%H:%M:%S%.6f").to_string()),
        Value::Timestamp(it) => Json::String(it.format("%Y-%m-%dT%H:%M:%S%.6f").to_string()),
        Value::TimestampTz(it) => Json::String(it.to_rfc3339_opts(SecondsFormat::Micros, true)),
        Value::Interval(it) => it.num_microseconds().map_or(Json::Null, Json::from),
        Value::Json(text) => serde_json::from_str(text).unwrap_or(Json::Null),
        Value::Array(elements) => {
            let element = match ty {
                SqlType::Array(element) => element,
                other => other,
            };
            elements.iter().map(|value| to_json(value, element)).collect()
        }
    }
}

fn float(number: f64) -> Json {
    // Of either sign: what a computed zero has is not the same on both databases.
    let number = number + 0.0;
    Number::from_f64(number).map_or_else(
        || {
            Json::from(if number.is_nan() {
                "NaN"
            } else if number > 0.0 {
                "Infinity"
            } else {
                "-Infinity"
            })
        },
        Json::Number,
    )
}

/// The value of the type `ty` that stands in JSON, which is not null.
///
/// # Errors
/// What was expected; never the value.
pub(crate) fn from_json(json: &Json, ty: &SqlType) -> Result<Value, String> {
    let value = parse(json, ty).ok_or_else(|| format!("expected {}", expected(ty)))?;
    fit(&value, &ty.unsized_type())?;
    Ok(value)
}

fn parse(json: &Json, ty: &SqlType) -> Option<Value> {
    Some(match ty {
        SqlType::Boolean => Value::Bool(json.as_bool()?),
        SqlType::SmallInt => Value::SmallInt(json.as_i64()?.try_into().ok()?),
        SqlType::Integer => Value::Integer(json.as_i64()?.try_into().ok()?),
        SqlType::BigInt => Value::BigInt(match json {
            Json::String(digits) => digits.parse().ok()?,
            json => json.as_i64()?,
        }),
        #[expect(clippy::cast_possible_truncation, reason = "the nearest one of 32 bits is what is meant")]
        SqlType::Real => Value::Real(infinite(json).or_else(|| json.as_f64())? as f32),
        SqlType::Double => Value::Double(infinite(json).or_else(|| json.as_f64())?),
        SqlType::Decimal(_) => Value::Decimal(match json {
            Json::String(digits) => Decimal::from_str_exact(digits).ok()?,
            json => Decimal::from(json.as_i64()?),
        }),
        SqlType::Text { .. } | SqlType::Enum(_) => Value::Text(json.as_str()?.to_owned().into()),
        SqlType::Bytes => Value::Bytes(base64::decode(json.as_str()?)?),
        SqlType::Uuid(_) => Value::Uuid(Uuid::parse_str(json.as_str()?).ok()?),
        SqlType::Date => Value::Date(NaiveDate::parse_from_str(json.as_str()?, "%Y-%m-%d").ok()?),
        SqlType::Time => Value::Time(NaiveTime::parse_from_str(json.as_str()?, "%H:%M:%S%.f").ok()?),
        SqlType::Timestamp(_) => {
            Value::Timestamp(NaiveDateTime::parse_from_str(json.as_str()?, "%Y-%m-%dT%H:%M:%S%.f").ok()?)
        }
        SqlType::TimestampTz(_) => {
            Value::TimestampTz(DateTime::parse_from_rfc3339(json.as_str()?).ok()?.with_timezone(&Utc))
        }
        SqlType::Interval => Value::Interval(TimeDelta::microseconds(json.as_i64()?)),
        SqlType::Json(_) => Value::Json(json.to_string()),
        SqlType::Array(element) => Value::Array(
            json.as_array()?
                .iter()
                .map(|json| if json.is_null() { Some(Value::Null) } else { parse(json, element) })
                .collect::<Option<_>>()?,
        ),
    })
}

fn infinite(json: &Json) -> Option<f64> {
    match json.as_str()? {
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    }
}

/// What a value of the type looks like in JSON.
pub(crate) fn expected(ty: &SqlType) -> String {
    match ty {
        SqlType::Boolean => "true or false".into(),
        SqlType::SmallInt => "a whole number of 16 bits".into(),
        SqlType::Integer => "a whole number of 32 bits".into(),
        SqlType::BigInt => "a whole number of 64 bits".into(),
        SqlType::Real | SqlType::Double => "a number".into(),
        SqlType::Decimal(_) => "a decimal as text, such as \"10.50\"".into(),
        SqlType::Text { .. } => "a text".into(),
        SqlType::Enum(def) => format!("one of: {}", def.labels.join(", ")),
        SqlType::Bytes => "bytes in base64".into(),
        SqlType::Uuid(_) => "a UUID".into(),
        SqlType::Date => "a date such as \"2024-02-29\"".into(),
        SqlType::Time => "a time such as \"12:30:00\"".into(),
        SqlType::Timestamp(_) => "a timestamp such as \"2024-02-29T12:30:00\"".into(),
        SqlType::TimestampTz(_) => "an instant such as \"2024-02-29T12:30:00Z\"".into(),
        SqlType::Interval => "a whole number of microseconds".into(),
        SqlType::Json(_) => "JSON".into(),
        SqlType::Array(element) => format!("an array, of each {}", expected(element)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::*;
    use crate::types::{DecimalSize, TimestampMode};

    #[test]
    fn json_and_back() {
        let size = Some(DecimalSize { precision: 10, scale: 2 });
        for (ty, json) in [
            (SqlType::Boolean, json!(true)),
            (SqlType::SmallInt, json!(-32768)),
            (SqlType::Integer, json!(2147483647)),
            (SqlType::BigInt, json!(9007199254740993_i64)),
            (SqlType::Real, json!(0.1)),
            (SqlType::Double, json!(1e300)),
            (SqlType::Double, json!("-Infinity")),
            (SqlType::Decimal(None), json!("0.1")),
            (SqlType::Decimal(size), json!("10.50")),
            (SqlType::TEXT, json!("a\"b")),
            (SqlType::Bytes, json!("AP/+")),
            (SqlType::UUID, json!("00000000-0000-0000-0000-000000000007")),
            (SqlType::Date, json!("2024-02-29")),
            (SqlType::Time, json!("12:30:00.000001")),
            (SqlType::Timestamp(TimestampMode::Micros), json!("2024-02-29T12:30:00.000000")),
            (SqlType::TimestampTz(TimestampMode::Micros), json!("2024-02-29T12:30:00.000000Z")),
            (SqlType::Interval, json!(-1)),
            (SqlType::Array(SqlType::Integer.into()), json!([1, null])),
        ] {
            assert_eq!(to_json(&from_json(&json, &ty).unwrap(), &ty), json, "{ty}");
        }
    }

    #[test]
    fn what_is_of_another_type_is_refused() {
        for (ty, json) in [
            (SqlType::Integer, json!(1.0)),
            (SqlType::Integer, json!("1")),
            (SqlType::SmallInt, json!(32768)),
            (SqlType::BigInt, json!(1e19)),
            (SqlType::BigInt, json!("1.5")),
            (SqlType::Double, json!("NaN")),
            (SqlType::Decimal(None), json!(0.1)),
            (SqlType::TEXT, json!({"$ne": ""})),
            (SqlType::TEXT, json!(["a"])),
            (SqlType::TEXT, json!("a\u{0}")),
            (SqlType::Boolean, json!(1)),
            (SqlType::Date, json!("2023-02-29")),
            (SqlType::TimestampTz(TimestampMode::Micros), json!("2024-02-29T12:30:00")),
            (SqlType::Bytes, json!("A")),
        ] {
            assert!(from_json(&json, &ty).is_err(), "{ty} of {json}");
        }
    }
}
