//! Values as literals: for defaults and checks, where no parameter can stand.

use std::fmt::Write;

use squall_core::{
    Error, Result, SqlType, Value,
    types::{TimestampMode, UuidMode},
};

use crate::{array, form, time, unsupported};

/// Appends `value` as a literal that SQLite stores as the very value that a parameter would.
pub(crate) fn literal(sql: &mut String, value: &Value, ty: &SqlType) -> Result<()> {
    match value {
        Value::Null => sql.push_str("NULL"),
        Value::Bool(it) => sql.push(if *it { '1' } else { '0' }),
        Value::SmallInt(it) => integer(sql, (*it).into()),
        Value::Integer(it) => integer(sql, (*it).into()),
        Value::BigInt(it) => integer(sql, *it),
        Value::Real(it) => return double(sql, (*it).into()),
        Value::Double(it) => return double(sql, *it),
        Value::Decimal(it) => quoted(sql, &form::decimal(*it)),
        Value::Text(it) => quoted(sql, it),
        Value::Json(it) => quoted(sql, it),
        Value::Bytes(it) => blob(sql, it),
        Value::Uuid(it) if *ty == SqlType::Uuid(UuidMode::Blob) => blob(sql, it.as_bytes()),
        Value::Uuid(it) => quoted(sql, &form::uuid(*it)),
        Value::Date(it) => quoted(sql, &form::date(*it)),
        Value::Time(it) => quoted(sql, &form::time(*it)),
        Value::Interval(it) => match it.num_microseconds() {
            Some(micros) => integer(sql, micros),
            None => return Err(invalid("the interval is out of range")),
        },
        Value::Timestamp(it) => match time::mode(ty) {
            TimestampMode::Text => quoted(sql, &form::timestamp(*it)),
            mode => integer(sql, it.and_utc().timestamp_micros() / mode.micros_per_unit()),
        },
        Value::TimestampTz(it) => match time::mode(ty) {
            TimestampMode::Text => quoted(sql, &form::timestamptz(it.naive_utc())),
            mode => integer(sql, it.timestamp_micros() / mode.micros_per_unit()),
        },
        Value::Array(elements) => quoted(sql, &array::text(elements)?),
        Value::Invalid(reason) => return Err(invalid(reason)),
        _ => return Err(unsupported("a literal of this type")),
    }
    Ok(())
}

/// Appends text in quotes.
pub(crate) fn quoted(sql: &mut String, text: &str) {
    sql.push('\'');
    for (position, part) in text.split('\'').enumerate() {
        if position > 0 {
            sql.push_str("''");
        }
        sql.push_str(part);
    }
    sql.push('\'');
}

// Writing to a string does not fail.

fn integer(sql: &mut String, number: i64) {
    // The parentheses keep `- -1` from becoming a comment.
    let _ = if number < 0 { write!(sql, "({number})") } else { write!(sql, "{number}") };
}

fn double(sql: &mut String, number: f64) -> Result<()> {
    if number.is_nan() {
        return Err(invalid("NaN cannot be stored: SQLite would store NULL"));
    }
    let magnitude = number.abs();
    // SQLite has no word for infinity, but reads what is too large as it.
    let digits = if magnitude.is_infinite() { "9e999".to_owned() } else { format!("{magnitude:?}") };
    let _ = if number.is_sign_negative() { write!(sql, "(-{digits})") } else { write!(sql, "{digits}") };
    Ok(())
}

fn blob(sql: &mut String, bytes: &[u8]) {
    sql.push_str("X'");
    for byte in bytes {
        let _ = write!(sql, "{byte:02X}");
    }
    sql.push('\'');
}

fn invalid(reason: &str) -> Error {
    Error::InvalidValue { column: None, reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use chrono::DateTime;

    use super::*;

    fn sql(value: Value, ty: SqlType) -> String {
        let mut sql = String::new();
        literal(&mut sql, &value, &ty).unwrap();
        sql
    }

    #[test]
    fn numbers() {
        assert_eq!(sql(Value::BigInt(i64::MIN), SqlType::BigInt), "(-9223372036854775808)");
        assert_eq!(sql(Value::SmallInt(7), SqlType::SmallInt), "7");
        assert_eq!(sql(Value::Double(1.0), SqlType::Double), "1.0");
        assert_eq!(sql(Value::Double(-1e300), SqlType::Double), "(-1e300)");
        assert_eq!(sql(Value::Double(f64::NEG_INFINITY), SqlType::Double), "(-9e999)");
        assert_eq!(sql(Value::Real(0.1), SqlType::Real), "0.10000000149011612");
        assert_eq!(sql(Value::Decimal("-1.50".parse().unwrap()), SqlType::Decimal(None)), "'-1.50'");
        assert!(literal(&mut String::new(), &Value::Double(f64::NAN), &SqlType::Double).is_err());
    }

    #[test]
    fn text_and_bytes() {
        assert_eq!(sql(Value::Text(r"it's \ ''".into()), SqlType::TEXT), r"'it''s \ '''''");
        assert_eq!(sql(Value::Bytes(vec![0, 255, 16]), SqlType::Bytes), "X'00FF10'");
        assert_eq!(sql(Value::Bool(true), SqlType::Boolean), "1");
        assert_eq!(sql(Value::Null, SqlType::TEXT), "NULL");
    }

    #[test]
    fn timestamps_by_their_mode() {
        let at = Value::TimestampTz(DateTime::from_timestamp_micros(-1_500_000).unwrap());
        let in_mode = |mode| sql(at.clone(), SqlType::TimestampTz(mode));
        assert_eq!(in_mode(TimestampMode::Micros), "(-1500000)");
        assert_eq!(in_mode(TimestampMode::Millis), "(-1500)");
        assert_eq!(in_mode(TimestampMode::Text), "'1969-12-31T23:59:58.500000Z'");
        let at = Value::Timestamp(DateTime::from_timestamp_micros(1).unwrap().naive_utc());
        assert_eq!(sql(at, SqlType::Timestamp(TimestampMode::Text)), "'1970-01-01T00:00:00.000001'");
    }
}
