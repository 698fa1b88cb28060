//! Values as literals, each of which Postgres reads back as the same value of the same type.

use std::fmt::{Debug, Display, Write};

use squall_core::{Error, Result, SqlType, Value};

use crate::types::push_type;

/// Appends `value` as a literal of its own type; `ty` says what a NULL or a text is.
///
/// `standard_conforming_strings` is on, so that a backslash is a backslash.
pub(crate) fn literal(sql: &mut String, value: &Value, ty: &SqlType) -> Result<()> {
    match value {
        Value::Null => {
            sql.push_str("NULL::");
            return push_type(sql, &ty.unsized_type());
        }
        Value::Bool(it) => sql.push_str(if *it { "true" } else { "false" }),
        Value::SmallInt(it) => whole(sql, i64::from(*it), "smallint"),
        Value::Integer(it) => whole(sql, i64::from(*it), "integer"),
        Value::BigInt(it) => whole(sql, *it, "bigint"),
        Value::Real(it) => cast(sql, float(*it, it.is_infinite(), it.is_sign_negative()), "real"),
        Value::Double(it) => {
            cast(sql, float(*it, it.is_infinite(), it.is_sign_negative()), "double precision")
        }
        Value::Decimal(it) => cast(sql, it, "numeric"),
        Value::Text(text) => {
            quoted(sql, text);
            if let SqlType::Enum(def) = ty
                && def.native
            {
                sql.push_str("::");
                return push_type(sql, ty);
            }
        }
        Value::Bytes(bytes) => {
            sql.push_str("'\\x");
            for byte in bytes {
                // Writing to a `String` cannot fail.
                let _ = write!(sql, "{byte:02x}");
            }
            sql.push_str("'::bytea");
        }
        Value::Uuid(it) => cast(sql, it, "uuid"),
        Value::Date(it) => cast(sql, it, "date"),
        Value::Time(it) => cast(sql, it.format("%H:%M:%S%.6f"), "time"),
        // Said as one unit, it is kept as one: not as days and months.
        Value::Interval(it) => match it.num_microseconds() {
            Some(micros) => cast(sql, format_args!("{micros} microseconds"), "interval"),
            None => {
                return Err(Error::InvalidValue {
                    column: None,
                    reason: "the interval is out of range".into(),
                });
            }
        },
        Value::Timestamp(it) => cast(sql, it.format("%Y-%m-%d %H:%M:%S%.6f"), "timestamp"),
        Value::TimestampTz(it) => cast(sql, it.format("%Y-%m-%d %H:%M:%S%.6f+00"), "timestamptz"),
        Value::Json(text) => {
            quoted(sql, text);
            sql.push_str("::");
            return push_type(sql, if ty.is_json() { ty } else { &SqlType::JSON });
        }
        Value::Array(elements) => {
            array(sql, elements, ty)?;
            sql.push_str("::");
            return push_type(sql, ty);
        }
        Value::Invalid(reason) => return Err(Error::InvalidValue { column: None, reason: reason.clone() }),
        _ => {
            return Err(Error::InvalidValue {
                column: None,
                reason: "a value of this kind has no literal".into(),
            });
        }
    }
    Ok(())
}

/// `ARRAY[..]`, which takes its type from the cast behind it where it is empty.
fn array(sql: &mut String, elements: &[Value], ty: &SqlType) -> Result<()> {
    let element = match ty {
        SqlType::Array(element) => element,
        other => other,
    };
    sql.push_str("ARRAY[");
    for (position, value) in elements.iter().enumerate() {
        if position > 0 {
            sql.push_str(", ");
        }
        match value {
            Value::Array(inner) => array(sql, inner, element)?,
            value => literal(sql, value, element)?,
        }
    }
    sql.push(']');
    Ok(())
}

/// Appends `value` as the default of a column, whose type then need not be said.
pub(crate) fn default(sql: &mut String, value: &Value, ty: &SqlType) -> Result<()> {
    match value {
        Value::Null => sql.push_str("NULL"),
        Value::SmallInt(it) => plain(sql, it),
        Value::Integer(it) => plain(sql, it),
        Value::BigInt(it) => plain(sql, it),
        Value::Decimal(it) => plain(sql, it),
        other => return literal(sql, other, ty),
    }
    Ok(())
}

fn plain(sql: &mut String, number: impl Display) {
    let _ = write!(sql, "{number}");
}

/// A whole number. Postgres reads bare digits as an `integer` where they fit, and a sign as an operator before them.
fn whole(sql: &mut String, number: i64, ty: &str) {
    let _ = match (number < 0, ty) {
        (false, "integer") => write!(sql, "{number}"),
        (false, _) => write!(sql, "{number}::{ty}"),
        (true, _) => write!(sql, "({number})::{ty}"),
    };
}

/// The shortest digits that are read back as the same number.
fn float(number: impl Debug, infinite: bool, negative: bool) -> String {
    match (infinite, negative) {
        (true, false) => "Infinity".into(),
        (true, true) => "-Infinity".into(),
        (false, _) => format!("{number:?}"),
    }
}

/// `'text'::ty`, of a text without quotes.
fn cast(sql: &mut String, text: impl Display, ty: &str) {
    let _ = write!(sql, "'{text}'::{ty}");
}

pub(crate) fn quoted(sql: &mut String, text: &str) {
    sql.push('\'');
    sql.push_str(&text.replace('\'', "''"));
    sql.push('\'');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::status;
    use squall_core::types::TimestampMode;

    fn printed(value: Value, ty: SqlType) -> String {
        let mut sql = String::new();
        literal(&mut sql, &value, &ty).map(|()| sql).unwrap_or_else(|error| format!("error: {error}"))
    }

    #[test]
    fn numbers_keep_their_type_and_their_sign() {
        assert_eq!(printed(Value::Integer(-7), SqlType::Integer), "(-7)::integer");
        assert_eq!(printed(Value::SmallInt(7), SqlType::SmallInt), "7::smallint");
        assert_eq!(printed(Value::BigInt(i64::MIN), SqlType::BigInt), "(-9223372036854775808)::bigint");
        assert_eq!(printed(Value::Double(0.1), SqlType::Double), "'0.1'::double precision");
        assert_eq!(printed(Value::Double(-0.0), SqlType::Double), "'-0.0'::double precision");
        assert_eq!(printed(Value::Double(1e300), SqlType::Double), "'1e300'::double precision");
        assert_eq!(printed(Value::Real(f32::NEG_INFINITY), SqlType::Real), "'-Infinity'::real");
        assert_eq!(
            printed(Value::Decimal("-1.50".parse().unwrap()), SqlType::Decimal(None)),
            "'-1.50'::numeric"
        );
    }

    #[test]
    fn text_stays_within_its_quotes() {
        assert_eq!(printed(Value::Text("it's \\ $$ ? %".into()), SqlType::TEXT), r"'it''s \ $$ ? %'");
        assert_eq!(printed(Value::Json(r#"{"a":"'"}"#.into()), SqlType::JSON), r#"'{"a":"''"}'::jsonb"#);
        assert_eq!(printed(Value::Text("on hold".into()), status(true)), r#"'on hold'::"status""#);
        assert_eq!(printed(Value::Text("on hold".into()), status(false)), "'on hold'");
    }

    #[test]
    fn others_say_their_type() {
        assert_eq!(printed(Value::Bytes(vec![0, 255]), SqlType::Bytes), r"'\x00ff'::bytea");
        assert_eq!(printed(Value::Null, SqlType::UUID), "NULL::uuid");
        assert_eq!(printed(Value::Bool(true), SqlType::Boolean), "true");
        let at = chrono::DateTime::from_timestamp_micros(1_700_000_000_000_001).unwrap();
        let ty = SqlType::TimestampTz(TimestampMode::Micros);
        assert_eq!(printed(Value::TimestampTz(at), ty), "'2023-11-14 22:13:20.000001+00'::timestamptz");
        assert_eq!(printed(Value::Date(at.date_naive()), SqlType::Date), "'2023-11-14'::date");
        assert!(printed(Value::Invalid("no".into()), SqlType::TEXT).contains("no"));
    }
}
