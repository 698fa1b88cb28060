//! The checks that a value passes before it is bound, so that both databases refuse the same ones.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, NaiveDateTime, SubsecRound, TimeDelta, Timelike};
use rust_decimal::Decimal;

use super::{SqlType, array::fit_array};
use crate::value::Value;

/// Checks `value` against the type of its place, and brings it into that type's form.
///
/// Timestamps are cut to the column's precision and decimals get the column's scale. What does not fit is refused
/// with the reason, which never shows the value.
#[inline]
pub(crate) fn fit<'a>(value: &'a Value, ty: &SqlType) -> Result<Cow<'a, Value>, String> {
    if fits_as_it_is(value, ty) {
        return Ok(Cow::Borrowed(value));
    }
    checked(value, ty).map(|fitted| fitted.map_or(Cow::Borrowed(value), Cow::Owned))
}

/// Whether a value needs no further look, which most do not.
#[inline]
pub(crate) fn fits_as_it_is(value: &Value, ty: &SqlType) -> bool {
    match value {
        Value::Null
        | Value::Bool(_)
        | Value::SmallInt(_)
        | Value::Integer(_)
        | Value::BigInt(_)
        | Value::Bytes(_)
        | Value::Uuid(_) => true,
        Value::Double(number) => !number.is_nan() && *number != 0.0,
        Value::Text(text) => match ty {
            // No more bytes, no more characters.
            SqlType::Text { max_length } => {
                max_length.is_none_or(|most| text.len() <= most as usize)
                    && memchr::memchr(0, text.as_bytes()).is_none()
            }
            _ => false,
        },
        Value::Timestamp(at) => is_plain_timestamp(*at, ty),
        Value::TimestampTz(at) => is_plain_timestamp(at.naive_utc(), ty),
        _ => false,
    }
}

fn is_plain_timestamp(at: NaiveDateTime, ty: &SqlType) -> bool {
    let nanos = at.nanosecond();
    // chrono writes a leap second as a second of more than 1,000,000,000 nanoseconds.
    precision(ty) == 6
        && nanos.is_multiple_of(1_000)
        && nanos < 1_000_000_000
        && (1..=9999).contains(&at.year())
}

/// The value in the form of the type, where that is another; the rest of [`fit`].
fn checked(value: &Value, ty: &SqlType) -> Result<Option<Value>, String> {
    match value {
        Value::Text(text) => check_text(text, ty)?,
        // Of either sign: SQLite's columns have no negative zero.
        Value::Real(0.0) => return Ok(Some(Value::Real(0.0))),
        Value::Double(0.0) => return Ok(Some(Value::Double(0.0))),
        Value::Real(number) => check_number(f64::from(*number))?,
        Value::Double(number) => check_number(*number)?,
        Value::Decimal(number) => return fit_decimal(number, ty),
        Value::Date(date) => check_date(*date)?,
        Value::Time(time) => {
            check_second(time)?;
            let cut = time.trunc_subsecs(6);
            if cut != *time {
                return Ok(Some(Value::Time(cut)));
            }
        }
        Value::Interval(span) => {
            let Some(micros) = span.num_microseconds() else {
                return Err("the interval is longer than 64 bits of microseconds".into());
            };
            let cut = TimeDelta::microseconds(micros);
            if cut != *span {
                return Ok(Some(Value::Interval(cut)));
            }
        }
        Value::Timestamp(at) => {
            check_date(at.date())?;
            check_second(at)?;
            let cut = at.trunc_subsecs(precision(ty).into());
            if cut.nanosecond() != at.nanosecond() {
                return Ok(Some(Value::Timestamp(cut)));
            }
        }
        Value::TimestampTz(at) => {
            check_date(at.date_naive())?;
            check_second(at)?;
            let cut = at.trunc_subsecs(precision(ty).into());
            if cut.nanosecond() != at.nanosecond() {
                return Ok(Some(Value::TimestampTz(cut)));
            }
        }
        Value::Json(text) if has_nul_escape(text) => {
            return Err("JSON with the character U+0000 cannot be stored: Postgres has no such text".into());
        }
        Value::Array(elements) => {
            if let SqlType::Array(element) = ty {
                return fit_array(elements, element).map(Some);
            }
        }
        Value::Invalid(reason) => return Err(reason.clone()),
        Value::Late(_) => return Err("a parameter of another `prepare`, or of none".into()),
        _ => {}
    }
    Ok(None)
}

fn check_text(text: &str, ty: &SqlType) -> Result<(), String> {
    if text.as_bytes().contains(&0) {
        return Err("text with the character U+0000 cannot be stored: Postgres has no such text".into());
    }
    match ty {
        // A text has at most as many characters as bytes.
        SqlType::Text { max_length: Some(max) } if text.len() > *max as usize => {
            let length = text.chars().count();
            if length > *max as usize {
                return Err(format!("the text has {length} characters, and the column takes at most {max}"));
            }
            Ok(())
        }
        SqlType::Enum(def) if !def.labels.iter().any(|label| label == text) => {
            Err(format!("not a label of the enum `{}`", def.name))
        }
        _ => Ok(()),
    }
}

fn check_number(number: f64) -> Result<(), String> {
    if number.is_nan() {
        return Err("NaN cannot be stored: SQLite would store NULL".into());
    }
    Ok(())
}

fn fit_decimal(number: &Decimal, ty: &SqlType) -> Result<Option<Value>, String> {
    let SqlType::Decimal(Some(size)) = ty else { return Ok(None) };
    let scale = u32::from(size.scale);
    let trimmed = number.normalize();
    if trimmed.scale() > scale {
        return Err(format!(
            "the decimal has {} digits after the point, and the column keeps {scale}: round it first",
            trimmed.scale()
        ));
    }
    let whole_digits = trimmed.trunc().abs().to_string().trim_start_matches('0').len();
    let room = usize::from(size.precision.saturating_sub(size.scale));
    if whole_digits > room {
        return Err(format!(
            "the decimal has {whole_digits} digits before the point, and the column takes {room}"
        ));
    }
    let mut scaled = *number;
    scaled.rescale(scale);
    if scaled.scale() != scale {
        return Err("the decimal has more digits than a `Decimal` can hold at the column's scale".into());
    }
    Ok(Some(Value::Decimal(scaled)))
}

fn check_date(date: NaiveDate) -> Result<(), String> {
    if (1..=9999).contains(&date.year()) {
        return Ok(());
    }
    Err("the year is outside of 1 to 9999".into())
}

/// chrono writes a leap second as a second of more than 1,000,000,000 nanoseconds.
fn check_second(at: &impl Timelike) -> Result<(), String> {
    if at.nanosecond() < 1_000_000_000 {
        return Ok(());
    }
    Err("a leap second cannot be stored: neither database has one".into())
}

fn precision(ty: &SqlType) -> u8 {
    match ty {
        SqlType::Timestamp(mode) | SqlType::TimestampTz(mode) => mode.precision(),
        _ => 6,
    }
}

/// Whether JSON text has the escape `\u0000` (an escaped backslash before `u0000` is not one).
fn has_nul_escape(json: &str) -> bool {
    json.match_indices("\\u0000").any(|(at, _)| {
        let backslashes = json.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count();
        backslashes % 2 == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{DecimalSize, TimestampMode};

    fn price(text: &str) -> Result<String, String> {
        let ty = SqlType::Decimal(Some(DecimalSize { precision: 6, scale: 2 }));
        let value = Value::Decimal(text.parse().map_err(|_| "not a decimal".to_owned())?);
        match fit(&value, &ty)?.into_owned() {
            Value::Decimal(number) => Ok(number.to_string()),
            other => Err(format!("{other:?}")),
        }
    }

    #[test]
    fn decimals_get_the_scale_of_the_column_and_are_never_rounded() {
        assert_eq!(price("1.5").as_deref(), Ok("1.50"));
        assert_eq!(price("-9999.99").as_deref(), Ok("-9999.99"));
        assert_eq!(price("1.500").as_deref(), Ok("1.50"));
        assert_eq!(price("0").as_deref(), Ok("0.00"));
        assert!(price("1.505").unwrap_err().contains("3 digits after the point"));
        assert!(price("10000").unwrap_err().contains("5 digits before the point"));
    }

    #[test]
    fn a_nul_escape_is_told_from_an_escaped_backslash() {
        assert!(has_nul_escape(r#""a\u0000""#));
        assert!(!has_nul_escape(r#""a\\u0000""#));
        assert!(has_nul_escape(r#""a\\\u0000""#));
    }

    #[test]
    fn timestamps_are_cut_not_rounded() {
        let at = chrono::DateTime::from_timestamp_nanos(1_999_999_999);
        let cut = |mode| fit(&Value::TimestampTz(at), &SqlType::TimestampTz(mode)).unwrap().into_owned();
        assert_eq!(
            cut(TimestampMode::Micros),
            Value::TimestampTz(chrono::DateTime::from_timestamp_nanos(1_999_999_000))
        );
        assert_eq!(
            cut(TimestampMode::Seconds),
            Value::TimestampTz(chrono::DateTime::from_timestamp_nanos(1_000_000_000))
        );
    }
}
