//! JSON and enums.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use squall::{DbEnum, Json};
use uuid::Uuid;

use super::round_trips;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Preferences {
    theme: String,
    sizes: Vec<u8>,
    parent: Option<Box<Preferences>>,
}

fn preferences(theme: &str, parent: Option<Preferences>) -> Json<Preferences> {
    Json(Preferences { theme: theme.into(), sizes: vec![0, 255], parent: parent.map(Box::new) })
}

/// In an order that is not that of the letters.
#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum Level {
    Low,
    Medium,
    VeryHigh,
    #[db_enum(rename = "it's \"off\" \\ 日本")]
    Off,
}

/// The same as text.
#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
#[db_enum(name = "text_level", text)]
pub enum TextLevel {
    Low,
    Medium,
    VeryHigh,
    #[db_enum(rename = "it's \"off\" \\ 日本")]
    Off,
}

round_trips! {
    opaque document: Json<Preferences> = [
        preferences("", None), preferences("it's \"dark\" \\ 日本 🦀", Some(preferences("light", None).0)),
    ];
    opaque list: Json<Vec<i64>> = [Json(vec![]), Json(vec![i64::MIN, 0, i64::MAX])];
    // Of other types as serde writes them.
    opaque of_other_types: Json<(NaiveDate, NaiveTime, DateTime<Utc>, Decimal, Uuid, Vec<f64>)> = [
        Json((
            "0001-01-01".parse().unwrap(), "23:59:59.999999999".parse().unwrap(),
            "9999-12-31T23:59:59.999999Z".parse().unwrap(), Decimal::MIN, Uuid::max(), vec![],
        )),
        Json((
            "9999-12-31".parse().unwrap(), NaiveTime::MIN, "1969-12-31T23:59:59.999999Z".parse().unwrap(),
            "0.0000000000000000000000000001".parse().unwrap(), Uuid::nil(),
            vec![f64::MIN, 5e-324, f64::MIN_POSITIVE, 0.1, 0.30000000000000004, 1.7976931348623155e308, f64::MAX],
        )),
    ];
    opaque large_json: Value = [json!("é".repeat(1 << 19)), json!(vec![json!({"a": [null]}); 1 << 16])];
    opaque any_json: Value = [
        Value::Null, json!(true), json!(0), json!(-1), json!(1.5), json!(u64::MAX), json!(i64::MIN), json!(1e300),
        json!(""), json!("null"), json!("\\u0000 is not a character here"), json!("\t\n\u{1f}"), json!([]), json!({}),
        json!([1, [2, [3, null]], {"a": {"b": []}}]),
        json!({"": 0, "a b": 1, "a.b": 2, "$": 3, "*": 4, "[0]": 5, "it's": 6, "\"": 7, "🦀": 8}),
    ];
    compared native_enum: Level = [Level::Low, Level::Medium, Level::VeryHigh, Level::Off];
    compared text_enum: TextLevel = [TextLevel::Low, TextLevel::Medium, TextLevel::VeryHigh, TextLevel::Off];
}
