//! Values there and back, and cells that are not what they should be.
#![allow(clippy::unwrap_used)]

mod common;

use chrono::{DateTime, NaiveDate};
use common::{bind, exec, memory, query, rows, run};
use squall_core::{
    Error, Shared, SqlType, Value,
    driver::{Driver, NoRows, Query},
    types::{DecimalSize, EnumDef, TimestampMode},
};
use uuid::Uuid;

fn label() -> SqlType {
    SqlType::Enum(Shared::from(EnumDef { name: "e".into(), labels: vec!["a".into()].into(), native: false }))
}

#[tokio::test]
async fn every_type_comes_back_as_it_was_bound() {
    let driver = memory().await;
    let id = Uuid::from_u128(0x67e55044_10b1_426f_9247_bb680e5fe0c8);
    let day = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    let at = DateTime::from_timestamp_micros(-1_000_000_000_001).unwrap();
    let cut =
        |unit: i64| DateTime::from_timestamp_micros(at.timestamp_micros().div_euclid(unit) * unit).unwrap();
    let (millis, seconds) = (cut(1_000), cut(1_000_000));
    let price = SqlType::Decimal(Some(DecimalSize { precision: 6, scale: 2 }));
    let cases: Vec<(Value, SqlType, &str, String)> = vec![
        (Value::Null, SqlType::BigInt, "null", "Null".into()),
        (Value::Bool(true), SqlType::Boolean, "integer", "Bool(true)".into()),
        (Value::Bool(false), SqlType::Boolean, "integer", "Bool(false)".into()),
        (Value::SmallInt(-7), SqlType::SmallInt, "integer", "Int(-7)".into()),
        (Value::Integer(i32::MIN), SqlType::Integer, "integer", format!("Int({})", i32::MIN)),
        (Value::BigInt(i64::MIN), SqlType::BigInt, "integer", format!("Int({})", i64::MIN)),
        (Value::Real(0.1), SqlType::Real, "real", "Real(0.1)".into()),
        (Value::Double(0.1), SqlType::Double, "real", "Double(0.1)".into()),
        (Value::Double(f64::INFINITY), SqlType::Double, "real", "Double(inf)".into()),
        (Value::Double(5e-324), SqlType::Double, "real", "Double(5e-324)".into()),
        (Value::Decimal("-0.10".parse().unwrap()), price, "text", "Decimal(-0.10)".into()),
        (Value::Text("h\u{e9}\u{1f600}".into()), SqlType::TEXT, "text", "Text(\"h\u{e9}\u{1f600}\")".into()),
        (Value::Text("".into()), SqlType::TEXT, "text", "Text(\"\")".into()),
        (Value::Text("a".into()), label(), "text", "Text(\"a\")".into()),
        (Value::Bytes(vec![0, 255]), SqlType::Bytes, "blob", "Bytes([0, 255])".into()),
        (Value::Bytes(vec![]), SqlType::Bytes, "blob", "Bytes([])".into()),
        (Value::Uuid(id), SqlType::UUID, "text", format!("Uuid({id})")),
        (Value::Date(day), SqlType::Date, "text", "Date(2024-02-29)".into()),
        (Value::Json("{\"a\":1}".into()), SqlType::JSON, "text", "Json(\"{\\\"a\\\":1}\")".into()),
        (
            Value::TimestampTz(at),
            SqlType::TimestampTz(TimestampMode::Micros),
            "integer",
            format!("Timestamp({})", at.timestamp_micros()),
        ),
        (
            Value::TimestampTz(millis),
            SqlType::TimestampTz(TimestampMode::Millis),
            "integer",
            format!("Timestamp({})", millis.timestamp_micros()),
        ),
        (
            Value::Timestamp(seconds.naive_utc()),
            SqlType::Timestamp(TimestampMode::Seconds),
            "integer",
            format!("Timestamp({})", seconds.timestamp_micros()),
        ),
        (
            Value::TimestampTz(at),
            SqlType::TimestampTz(TimestampMode::Text),
            "text",
            format!("Timestamp({})", at.timestamp_micros()),
        ),
        (
            Value::Timestamp(at.naive_utc()),
            SqlType::Timestamp(TimestampMode::Text),
            "text",
            format!("Timestamp({})", at.timestamp_micros()),
        ),
    ];
    for (value, ty, class, cell) in cases {
        let binds = vec![bind(value.clone(), ty.clone()), bind(value, ty.clone())];
        let select = Query { binds: binds.into(), read_only: true, ..Query::text("SELECT ?, typeof(?)") };
        let got = query(&driver, &select, &[ty.clone(), SqlType::TEXT]).await.unwrap();
        assert_eq!(got, [[cell, format!("Text({class:?})")]], "{ty}");
    }
}

#[tokio::test]
async fn another_value_than_the_type_has_is_a_decode_error() {
    let driver = memory().await;
    for (sql, ty, message) in [
        ("1 AS a", SqlType::TEXT, "cannot decode column `a`: expected text, found an integer"),
        (
            "1.5 AS a",
            SqlType::BigInt,
            "cannot decode column `a`: expected bigint, found a floating-point number",
        ),
        (
            "9007199254740993 AS a",
            SqlType::Double,
            "cannot decode column `a`: expected double, found an integer",
        ),
        (
            "2 AS a",
            SqlType::Boolean,
            "cannot decode column `a`: expected boolean, found an integer other than 0 and 1",
        ),
        ("'x' AS a", SqlType::UUID, "cannot decode column `a`: expected uuid, found text of another form"),
        (
            "'1e5' AS a",
            SqlType::Decimal(None),
            "cannot decode column `a`: expected decimal, found text of another form",
        ),
        (
            "'2024-02-30' AS a",
            SqlType::Date,
            "cannot decode column `a`: expected date, found text of another form",
        ),
        ("x'ff' AS a", SqlType::TEXT, "cannot decode column `a`: expected text, found bytes"),
        (
            "CAST(x'ff' AS TEXT) AS a",
            SqlType::TEXT,
            "cannot decode column `a`: expected text, found text that is not UTF-8",
        ),
        (
            "9223372036854775807 AS a",
            SqlType::Timestamp(TimestampMode::Seconds),
            "cannot decode column `a`: expected timestamp, found an integer",
        ),
    ] {
        let error = rows(&driver, &format!("SELECT {sql}"), &[ty]).await.unwrap_err();
        assert!(matches!(error, Error::Decode { .. }));
        assert_eq!(error.to_string(), message);
    }
    let error = rows(&driver, "SELECT 1", &[SqlType::BigInt, SqlType::BigInt]).await.unwrap_err();
    assert_eq!(error.to_string(), "cannot decode column `2`: expected bigint, found a row of 1 columns");
}

#[tokio::test]
async fn literals_are_read_back_as_the_values_that_they_print() {
    let driver = memory().await;
    let mut seed: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let mut numbers =
        vec![0.0, -0.5, 1e16, 123_456_789_012_345_680.0, f64::MAX, f64::MIN_POSITIVE, 5e-324, 0.1 + 0.2];
    numbers.extend(std::iter::repeat_with(|| (random() % 1_000_000_000_000_000) as f64 / 1e6).take(1_000));
    if rusqlite::version_number() >= 3_054_000 {
        // Older versions miss the last bit of some numbers with 16 digits and more.
        let bits = std::iter::repeat_with(|| f64::from_bits(random()));
        numbers.extend(bits.filter(|it| it.is_finite()).take(2_000));
    }
    for number in numbers {
        let mut literal = String::new();
        driver.dialect().literal(&mut literal, &Value::Double(number), &SqlType::Double).unwrap();
        let sql = format!("SELECT {literal}");
        assert_eq!(
            rows(&driver, &sql, &[SqlType::Double]).await.unwrap(),
            [[format!("Double({number:?})")]],
            "{sql}"
        );
    }
    for (value, ty, cell) in [
        (Value::BigInt(i64::MIN), SqlType::BigInt, format!("Int({})", i64::MIN)),
        (Value::Double(f64::NEG_INFINITY), SqlType::Double, "Double(-inf)".into()),
        (
            Value::Text("'; -- \\ \" ? $1 %s".into()),
            SqlType::TEXT,
            format!("Text({:?})", "'; -- \\ \" ? $1 %s"),
        ),
        (Value::Bytes(vec![0, 10, 255]), SqlType::Bytes, "Bytes([0, 10, 255])".into()),
    ] {
        let mut literal = String::new();
        driver.dialect().literal(&mut literal, &value, &ty).unwrap();
        // In a default, and twice negated, too.
        run(&driver, &["DROP TABLE IF EXISTS t", &format!("CREATE TABLE t (a, b DEFAULT {literal})")]).await;
        run(&driver, &["INSERT INTO t (a) VALUES (1)"]).await;
        assert_eq!(rows(&driver, "SELECT b FROM t", &[ty]).await.unwrap(), [[cell]]);
    }
}

#[tokio::test]
async fn text_keeps_to_its_form_in_the_table() {
    let driver = memory().await;
    let sized = SqlType::Decimal(Some(DecimalSize { precision: 4, scale: 2 }));
    let mut table = squall_core::schema::TableDef::new("t");
    let column = |name: &str, ty| squall_core::schema::ColumnDef::named(name, ty);
    table.columns = vec![column("a", sized), column("b", SqlType::Decimal(None))];
    run(&driver, &[&driver.dialect().create_tables(&[&table]).unwrap()[0]]).await;
    for text in ["1.50", "-0.05", "99.99", "0.00"] {
        exec(&driver, &format!("INSERT INTO t VALUES ('{text}', '{text}')")).await.unwrap();
    }
    for text in [
        "1.5", "1", "1.500", "100.00", "-100.00", ".50", "01.50", "1e2", "1..50", "--1.50", "1.5-", "x", "",
        "-",
    ] {
        let error = exec(&driver, &format!("INSERT INTO t (a) VALUES ('{text}')")).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "invalid value for column `a`: not a decimal of the column's size",
            "{text}"
        );
    }
    for text in ["1.5", "1", "1234567890.123", "-0"] {
        exec(&driver, &format!("INSERT INTO t (b) VALUES ('{text}')")).await.unwrap();
    }
    for text in ["1.", ".5", "+1", "1e5", "1.2.3", "00", "-", ""] {
        let error =
            driver.run(&Query::text(format!("INSERT INTO t (b) VALUES ('{text}')")), &mut NoRows).await;
        assert!(matches!(error, Err(Error::InvalidValue { .. })), "{text}");
    }
}
