//! Values, by the type of their column.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use fake::rand::{Rng, RngExt};
use serde_json::json;
use squall::{SqlType, Value};
use uuid::Builder;

use super::{
    number,
    random::{Random, below, one_of},
    text::text,
};

/// A value for a column, which is not NULL.
pub(super) fn value(table: &str, column: &str, ty: &SqlType, random: &mut Random) -> Value {
    match ty {
        SqlType::Boolean => Value::Bool(random.random()),
        // The ranges are within 16 bits.
        SqlType::SmallInt => {
            Value::SmallInt(i16::try_from(number::whole(column, random)).unwrap_or(i16::MAX))
        }
        SqlType::Integer => Value::Integer(i32::try_from(number::whole(column, random)).unwrap_or(i32::MAX)),
        SqlType::BigInt => Value::BigInt(number::whole(column, random)),
        #[expect(clippy::cast_precision_loss, reason = "they are of few digits")]
        SqlType::Real => Value::Real(number::cents(column, random) as f32 / 100.0),
        #[expect(clippy::cast_precision_loss, reason = "they are of few digits")]
        SqlType::Double => Value::Double(number::cents(column, random) as f64 / 100.0),
        SqlType::Decimal(size) => {
            let (precision, scale) = size.map_or((18, 2), |it| (it.precision.into(), it.scale.into()));
            Value::Decimal(number::decimal(column, precision, scale, random))
        }
        SqlType::Text { max_length } => Value::Text(text(table, column, *max_length, random).into()),
        SqlType::Bytes => Value::Bytes(bytes::<16>(random).to_vec()),
        SqlType::Uuid(_) => Value::Uuid(Builder::from_random_bytes(bytes(random)).into_uuid()),
        SqlType::Date => Value::Date(date(column, random)),
        SqlType::Time => Value::Time(time(random)),
        SqlType::Timestamp(_) => Value::Timestamp(instant(column, random)),
        SqlType::TimestampTz(_) => {
            Value::TimestampTz(DateTime::<Utc>::from_naive_utc_and_offset(instant(column, random), Utc))
        }
        SqlType::Interval => Value::Interval(TimeDelta::minutes(random.random_range(1..1_440))),
        SqlType::Json(_) => Value::Json(
            json!({ "id": random.random_range(1..1_000), "label": text(table, "label", None, random) })
                .to_string(),
        ),
        SqlType::Enum(def) => Value::Text(one_of(random, &def.labels).clone()),
        SqlType::Array(element) => {
            let length = below(random, 4);
            Value::Array((0..length).map(|_| value(table, column, element, random)).collect())
        }
        // A type that is new to the model and not here is said, and not guessed.
        other => Value::Invalid(format!("no value is made up for {other}")),
    }
}

fn bytes<const N: usize>(random: &mut Random) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill_bytes(&mut bytes);
    bytes
}

/// A day: what was created comes before what was changed, what starts before what ends.
fn date(column: &str, random: &mut Random) -> NaiveDate {
    let column = column.to_lowercase();
    let has = |any: &[&str]| column.split('_').any(|it| any.contains(&it));
    let (year, days) = if has(&["birthday", "birthdate", "birth", "born", "dob"]) {
        (1950, 365 * 55)
    } else if has(&[
        "created",
        "inserted",
        "start",
        "starts",
        "started",
        "begin",
        "begins",
        "from",
        "registered",
    ]) {
        (2024, 365)
    } else if has(&[
        "updated", "modified", "changed", "end", "ends", "ended", "until", "to", "due", "expires",
    ]) {
        (2025, 365)
    } else {
        (2024, 2 * 365)
    };
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    first + TimeDelta::days(random.random_range(0..days))
}

fn time(random: &mut Random) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(random.random_range(0..86_400), 0).unwrap_or_default()
}

fn instant(column: &str, random: &mut Random) -> NaiveDateTime {
    date(column, random).and_time(time(random))
}
