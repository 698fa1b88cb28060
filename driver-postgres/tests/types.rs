//! Every type, to the server and back.

#![allow(clippy::unwrap_used)]

mod common;

use std::borrow::Cow;

use common::{bound, cell, database, exec, rows, try_cell};
use squall_core::{
    Error, Shared, SqlType, Value,
    types::{EnumDef, TimestampMode},
};

fn status(native: bool) -> SqlType {
    SqlType::Enum(Shared::from(EnumDef {
        name: "status".into(),
        labels: Cow::Owned(vec!["active".into(), "gone".into()]),
        native,
    }))
}

#[tokio::test]
async fn values_come_back_as_they_went() {
    let db = database("types_values").await;
    exec(&db, "CREATE TYPE status AS ENUM ('active', 'gone')").await;
    let micros = TimestampMode::Micros;
    let at = chrono::DateTime::from_timestamp_micros(-1_234_567_890_123_456).unwrap();
    let decimal = |text: &str| Value::Decimal(text.parse().unwrap());
    let cases = [
        (Value::Bool(true), SqlType::Boolean, "boolean", "Bool(true)"),
        (Value::SmallInt(i16::MIN), SqlType::SmallInt, "smallint", "Int(-32768)"),
        (Value::Integer(i32::MAX), SqlType::Integer, "integer", "Int(2147483647)"),
        (Value::BigInt(i64::MIN), SqlType::BigInt, "bigint", "Int(-9223372036854775808)"),
        (Value::Integer(7), SqlType::BigInt, "bigint", "Int(7)"),
        (Value::BigInt(7), SqlType::SmallInt, "smallint", "Int(7)"),
        (Value::Real(0.1), SqlType::Real, "real", "Real(0.1)"),
        (Value::Double(f64::INFINITY), SqlType::Double, "double precision", "Double(inf)"),
        (Value::Double(-0.0), SqlType::Double, "double precision", "Double(-0.0)"),
        (decimal("-12345.6789"), SqlType::Decimal(None), "numeric", "Decimal(-12345.6789)"),
        (decimal("0.000"), SqlType::Decimal(None), "numeric", "Decimal(0.000)"),
        (
            decimal("79228162514264337593543950335"),
            SqlType::Decimal(None),
            "numeric",
            "Decimal(79228162514264337593543950335)",
        ),
        (Value::Text("it's \\ é 🦀".into()), SqlType::TEXT, "text", "Text(\"it's \\\\ é 🦀\")"),
        (Value::Text("".into()), SqlType::Text { max_length: Some(3) }, "varchar(3)", "Text(\"\")"),
        (Value::Bytes(vec![0, 255]), SqlType::Bytes, "bytea", "Bytes([0, 255])"),
        (
            Value::Uuid("67e55044-10b1-426f-9247-bb680e5fe0c8".parse().unwrap()),
            SqlType::UUID,
            "uuid",
            "Uuid(67e55044-10b1-426f-9247-bb680e5fe0c8)",
        ),
        (Value::Date(at.date_naive()), SqlType::Date, "date", "Date(1930-11-18)"),
        (
            Value::Timestamp(at.naive_utc()),
            SqlType::Timestamp(micros),
            "timestamp",
            "Timestamp(-1234567890123456)",
        ),
        (Value::TimestampTz(at), SqlType::TimestampTz(micros), "timestamptz", "Timestamp(-1234567890123456)"),
        (Value::Json("{\"a\": [1]}".into()), SqlType::JSON, "jsonb", "Json(\"{\\\"a\\\": [1]}\")"),
        (Value::Text("gone".into()), status(true), "status", "Text(\"gone\")"),
        (Value::Text("gone".into()), status(false), "text", "Text(\"gone\")"),
    ];
    for (value, ty, name, expected) in cases {
        // With the cast that the dialect prints for native enums alone: the others are known by their OID.
        let cast = if name == "status" { "::status" } else { "" };
        exec(&db, "DROP TABLE IF EXISTS t").await;
        exec(&db, &format!("CREATE TABLE t (a {name})")).await;
        let insert = format!("INSERT INTO t VALUES ($1{cast}), ($2{cast})");
        let query = bound(&insert, vec![(value, ty.clone()), (Value::Null, ty.clone())]);
        rows(&db, &query, &[]).await.unwrap();
        let select = bound("SELECT a FROM t", vec![]);
        assert_eq!(
            rows(&db, &select, &[ty]).await.unwrap(),
            [[expected.to_owned()], ["Null".to_owned()]],
            "{name}"
        );
    }
}

#[tokio::test]
async fn what_the_server_computes_is_read_by_its_own_type() {
    let db = database("types_computed").await;
    exec(&db, "CREATE DOMAIN positive AS numeric(6, 2) CHECK (VALUE > 0)").await;
    for (sql, expected) in [
        ("SELECT 1.50::numeric + 1", "Decimal(2.50)"),
        ("SELECT 1e-20::numeric", "Decimal(0.00000000000000000001)"),
        ("SELECT 10.0 / 3", "Decimal(3.3333333333333333)"),
        ("SELECT 5::positive", "Decimal(5.00)"),
        ("SELECT 'x'::name", "Text(\"x\")"),
        ("SELECT 'x'::char(3)", "Text(\"x  \")"),
        ("SELECT 'x'", "Text(\"x\")"),
        ("SELECT '{\"a\": 1}'::json", "Json(\"{\\\"a\\\": 1}\")"),
        ("SELECT interval '1 day'", "Interval(86400000000)"),
        ("SELECT NULL", "Null"),
        ("SELECT pg_sleep(0)", "Null"),
        ("SELECT 'pg_class'::regclass::oid", "Int(1259)"),
        ("SHOW server_encoding", "Text(\"UTF8\")"),
        ("SHOW timezone", "Text(\"UTC\")"),
    ] {
        assert_eq!(cell(&db, sql).await, expected, "{sql}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_a_decode_error_with_the_column() {
    let db = database("types_refused").await;
    for (sql, found) in [
        ("SELECT 'infinity'::timestamptz AS a", "an infinite timestamp"),
        ("SELECT '-infinity'::date AS a", "an infinite date"),
        ("SELECT 'NaN'::numeric AS a", "NaN"),
        ("SELECT interval '1 month' AS a", "an interval with months"),
        ("SELECT '24:00'::time AS a", "24:00:00"),
        ("SELECT '08:00+01'::timetz AS a", "`TIMETZ`"),
        ("SELECT ROW(1, 2) AS a", "`RECORD`"),
    ] {
        match try_cell(&db, sql).await {
            Err(Error::Decode { column, found: it, .. }) => {
                assert_eq!(column, "a");
                assert!(it.contains(found), "{sql}: {it}");
            }
            other => panic!("{sql}: {other:?}"),
        }
    }
    for sql in ["SELECT 1e40::numeric AS a", "SELECT 'NaN'::float8 AS a", "SELECT 'NaN'::float4 AS a"] {
        let beyond = try_cell(&db, sql).await;
        assert!(matches!(beyond, Err(Error::InvalidValue { .. })), "{sql}: {beyond:?}");
    }
    let too_many = rows(&db, &bound("SELECT 1 AS a", vec![]), &[common::INTEGER, common::INTEGER]).await;
    assert!(matches!(too_many, Err(Error::Decode { column, .. }) if column == "column 2"));
    // Nothing of it harms the connections.
    assert_eq!(cell(&db, "SELECT 1").await, "Int(1)");
}

#[tokio::test]
async fn a_value_is_never_sent_as_another_type() {
    let db = database("types_unfit").await;
    for (value, ty, reason) in [
        (Value::BigInt(40_000), SqlType::SmallInt, "this whole number cannot be stored as smallint"),
        (Value::Text("1".into()), SqlType::Integer, "text cannot be stored as integer"),
        (Value::Double(0.5), SqlType::Real, "a floating-point number cannot be stored as real"),
        (Value::Integer(1), SqlType::Boolean, "this whole number cannot be stored as boolean"),
        (Value::Text("{}".into()), SqlType::JSON, "text cannot be stored as json"),
        (Value::Invalid("no".into()), SqlType::TEXT, "no"),
    ] {
        match rows(&db, &bound("SELECT $1", vec![(value, ty)]), &[]).await {
            Err(Error::InvalidValue { reason: it, .. }) => assert_eq!(it, reason),
            other => panic!("{other:?}"),
        }
    }
}
