//! What the dialect prints means on the server what the tree means.

#![allow(clippy::unwrap_used)]

mod common;

use std::borrow::Cow;

use common::{INTEGER, TEXT, cell, database, exec, rows};
use squall_core::{
    Dialect, Shared, SqlType, Value,
    ast::{
        Aggregate, AggregateFunction, Between, BinaryOp, Case, ColumnRef, DatePart, Direction, Expr,
        Function, FunctionCall, Like, Match, MatchKind, Nulls, OrderTerm, Select, SelectItem, Statement,
        TableRef,
    },
    driver::{Driver, Query},
    render::render,
    schema::{ColumnInfo, TableInfo},
    types::{EnumDef, TimestampMode},
};
use squall_dialect_postgres::POSTGRES;
use squall_driver_postgres::PostgresDriver;

fn text(value: &'static str) -> Expr {
    Expr::Bind(Value::Text(value.into()), TEXT)
}

fn number(value: i32) -> Expr {
    Expr::Bind(Value::Integer(value), INTEGER)
}

fn null(ty: SqlType) -> Expr {
    Expr::Bind(Value::Null, ty)
}

fn column(name: &'static str, ty: SqlType) -> Expr {
    let info = ColumnInfo { name: name.into(), ty, nullable: true, primary_key: false };
    Expr::Column(ColumnRef { source: "t".into(), info: Shared::from(info) })
}

fn status(native: bool) -> SqlType {
    let labels = Cow::Owned(vec!["zero".into(), "one".into(), "many".into()]);
    SqlType::Enum(Shared::from(EnumDef { name: "status".into(), labels, native }))
}

fn of_t(items: Vec<Expr>) -> Select {
    let table = TableInfo::new("t", &[], None);
    let from = TableRef::from(Shared::from(table));
    Select { items: items.into_iter().map(SelectItem::Expr).collect(), from: Some(from), ..Select::default() }
}

async fn run(db: &PostgresDriver, select: Select) -> Vec<Vec<String>> {
    let types: Vec<_> = select
        .items
        .iter()
        .map(|item| match item {
            SelectItem::Expr(expr) => expr.ty().clone(),
            SelectItem::Table(_) => TEXT,
        })
        .collect();
    let statement = Statement::Select(Box::new(select));
    let query = render(&statement, &POSTGRES).unwrap();
    rows(db, &query, &types).await.unwrap_or_else(|error| panic!("{}: {error:?}", query.sql))
}

/// The value of an expression without columns.
async fn value(db: &PostgresDriver, expr: Expr) -> String {
    run(db, Select { from: None, ..of_t(vec![expr]) }).await.remove(0).remove(0)
}

fn function(function: Function, args: Vec<Expr>, ty: SqlType) -> Expr {
    Expr::Function(Box::new(FunctionCall { function, args, ty }))
}

fn aggregate(function: AggregateFunction, arg: Expr, distinct: bool, ty: SqlType) -> Expr {
    Expr::Aggregate(Box::new(Aggregate {
        function,
        arg: Some(arg),
        distinct,
        joined: None,
        filter: None,
        ty,
    }))
}

#[tokio::test]
async fn text_is_ordered_by_bytes_in_a_database_of_any_collation() {
    let db = database("sql_order").await;
    exec(&db, "CREATE TABLE t (a text COLLATE \"C\")").await;
    exec(&db, "INSERT INTO t VALUES ('b'), ('B'), ('a'), ('é'), ('Z'), (NULL)").await;
    let ordered = |expr: Expr| {
        let term = OrderTerm { expr, direction: Direction::Asc, nulls: Nulls::Last };
        Select { order_by: vec![term], ..of_t(vec![column("a", TEXT)]) }
    };
    let expected = ["Text(\"B\")", "Text(\"Z\")", "Text(\"a\")", "Text(\"b\")", "Text(\"é\")", "Null"];
    let flat = async |select| run(&db, select).await.concat();
    assert_eq!(flat(ordered(column("a", TEXT))).await, expected);
    let case = Case {
        arms: vec![(Expr::Bind(Value::Bool(true), SqlType::Boolean), column("a", TEXT))],
        otherwise: Some(text("x")),
        ty: TEXT,
    };
    assert_eq!(flat(ordered(Expr::Case(Box::new(case)))).await, expected);

    let less = |left, right| Expr::binary(BinaryOp::Lt, left, right, SqlType::Boolean);
    assert_eq!(value(&db, less(text("B"), text("a"))).await, "Bool(true)");
    assert_eq!(value(&db, less(text("a"), text("B"))).await, "Bool(false)");
    let upper = function(Function::Upper, vec![text("b")], TEXT);
    assert_eq!(value(&db, less(upper, text("a"))).await, "Bool(true)");
    let between = Between { operand: text("B"), low: text("A"), high: text("Z"), negated: false };
    assert_eq!(value(&db, Expr::Between(Box::new(between))).await, "Bool(true)");
    let min = aggregate(AggregateFunction::Min, column("a", TEXT), false, TEXT);
    let max = aggregate(AggregateFunction::Max, column("a", TEXT), false, TEXT);
    assert_eq!(run(&db, of_t(vec![min, max])).await, [["Text(\"B\")", "Text(\"é\")"]]);
}

#[tokio::test]
async fn patterns_and_parts() {
    let db = database("sql_like").await;
    let like = |operand, pattern, case_insensitive| {
        Expr::Like(Box::new(Like { operand: text(operand), pattern, negated: false, case_insensitive }))
    };
    assert_eq!(value(&db, like("Ärger", text("%ÄR%"), false)).await, "Bool(false)");
    assert_eq!(value(&db, like("Ärger", text("äR%"), true)).await, "Bool(true)");
    assert_eq!(value(&db, like("a_b", text("a\\_b"), false)).await, "Bool(true)");
    assert_eq!(value(&db, like("aXb", text("a\\_b"), false)).await, "Bool(false)");
    let lower = function(Function::Lower, vec![text("ÄRG%")], TEXT);
    assert_eq!(value(&db, like("ÄRGER", lower.clone(), true)).await, "Bool(true)");
    assert_eq!(value(&db, like("ÄRGER", lower, false)).await, "Bool(false)");

    let matched = |kind, operand, text| Expr::Match(Box::new(Match { kind, operand, text }));
    let plain = |text: Expr| function(Function::Coalesce, vec![text], TEXT);
    for (kind, whole, part, expected) in [
        (MatchKind::Contains, "50% off", "0% o", true),
        (MatchKind::Contains, "50 off", "0% o", false),
        (MatchKind::Contains, "a", "", true),
        (MatchKind::StartsWith, "50% off", "50%", true),
        (MatchKind::StartsWith, "500 off", "50%", false),
        (MatchKind::StartsWith, "a\\b", "a\\", true),
        (MatchKind::StartsWith, "a", "", true),
        (MatchKind::EndsWith, "a_b", "_b", true),
        (MatchKind::EndsWith, "aab", "_b", false),
        (MatchKind::EndsWith, "b", "ab", false),
        (MatchKind::EndsWith, "é", "é", true),
        (MatchKind::EndsWith, "a", "", true),
    ] {
        let expected = format!("Bool({expected})");
        assert_eq!(
            value(&db, matched(kind, text(whole), text(part))).await,
            expected,
            "{kind:?} {whole} {part}"
        );
        assert_eq!(
            value(&db, matched(kind, text(whole), plain(text(part)))).await,
            expected,
            "{kind:?} {whole} {part}"
        );
        assert_eq!(value(&db, matched(kind, text(whole), null(TEXT))).await, "Null");
        assert_eq!(value(&db, matched(kind, null(TEXT), text(part))).await, "Null");
    }
}

#[tokio::test]
async fn functions_of_one_row() {
    let db = database("sql_functions").await;
    let call = |it, args| function(it, args, TEXT);
    assert_eq!(value(&db, call(Function::Upper, vec![text("straße é")])).await, "Text(\"STRASSE É\")");
    assert_eq!(value(&db, call(Function::Lower, vec![text("ÀΣ")])).await, "Text(\"àς\")");
    assert_eq!(
        value(&db, call(Function::Concat, vec![text("a"), null(TEXT), text("b")])).await,
        "Text(\"ab\")"
    );
    assert_eq!(value(&db, call(Function::Concat, vec![null(TEXT)])).await, "Text(\"\")");
    assert_eq!(value(&db, call(Function::Coalesce, vec![null(TEXT), text("b")])).await, "Text(\"b\")");
    assert_eq!(value(&db, function(Function::Length, vec![text("é🦀")], INTEGER)).await, "Int(2)");
    assert_eq!(value(&db, function(Function::Abs, vec![number(-3)], INTEGER)).await, "Int(3)");
    let at = chrono::DateTime::parse_from_rfc3339("2023-12-31T23:59:59Z").unwrap().to_utc();
    let at = Expr::Bind(Value::TimestampTz(at), SqlType::TimestampTz(TimestampMode::Micros));
    for (field, expected) in [(DatePart::Year, 2023), (DatePart::Month, 12), (DatePart::Day, 31)] {
        assert_eq!(
            value(&db, function(Function::Part(field), vec![at.clone()], INTEGER)).await,
            format!("Int({expected})")
        );
    }
}

#[tokio::test]
async fn aggregates() {
    use AggregateFunction::{Avg, Count, Max, Min, Sum};
    let db = database("sql_aggregates").await;
    exec(&db, "CREATE TYPE status AS ENUM ('zero', 'one', 'many')").await;
    exec(
        &db,
        "CREATE TABLE t (i smallint, l bigint, r real, d double precision, n numeric, b boolean, u uuid, y bytea, s status, \
         e text COLLATE \"C\")",
    )
    .await;
    let all = [
        (Sum, "i", SqlType::SmallInt, SqlType::BigInt, "Int(6)"),
        (Sum, "r", SqlType::Real, SqlType::Real, "Real(2.0)"),
        (Sum, "d", SqlType::Double, SqlType::Double, "Double(0.75)"),
        (Sum, "n", SqlType::Decimal(None), SqlType::Decimal(None), "Decimal(0.3)"),
        (Avg, "i", SqlType::SmallInt, SqlType::Double, "Double(2.0)"),
        (Avg, "l", SqlType::BigInt, SqlType::Double, "Double(3.3333333333333335e18)"),
        (Avg, "r", SqlType::Real, SqlType::Double, "Double(1.0)"),
        (Avg, "n", SqlType::Decimal(None), SqlType::Decimal(None), "Decimal(0.15000000000000000000)"),
        (Count, "n", SqlType::Decimal(None), SqlType::BigInt, "Int(2)"),
        (Min, "b", SqlType::Boolean, SqlType::Boolean, "Bool(false)"),
        (Max, "b", SqlType::Boolean, SqlType::Boolean, "Bool(true)"),
        (Min, "u", SqlType::UUID, SqlType::UUID, "Uuid(00000000-0000-0000-0000-000000000009)"),
        (Max, "y", SqlType::Bytes, SqlType::Bytes, "Bytes([255])"),
        (Min, "y", SqlType::Bytes, SqlType::Bytes, "Bytes([1, 2])"),
        (Min, "s", status(true), status(true), "Text(\"zero\")"),
        (Max, "s", status(true), status(true), "Text(\"many\")"),
        (Min, "e", status(false), status(false), "Text(\"zero\")"),
        (Max, "e", status(false), status(false), "Text(\"many\")"),
    ];
    for (it, name, ty, result, _) in &all {
        let empty =
            run(&db, of_t(vec![aggregate(*it, column(name, ty.clone()), false, result.clone())])).await;
        assert_eq!(empty, [[if *it == Count { "Int(0)" } else { "Null" }]], "{it:?} {name}");
    }
    exec(
        &db,
        "INSERT INTO t VALUES \
         (1, 9000000000000000000, 1.5, 0.25, 0.1, true, '00000000-0000-0000-0000-0000000000aa', '\\xff', 'many', 'many'), \
         (2, 1, 0.5, 0.5, 0.2, false, '00000000-0000-0000-0000-000000000009', '\\x0102', 'zero', 'zero'), \
         (3, 999999999999999999, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
    )
    .await;
    for (it, name, ty, result, expected) in all {
        let found = run(&db, of_t(vec![aggregate(it, column(name, ty), false, result)])).await;
        assert_eq!(found, [[expected]], "{it:?} {name}");
    }
    exec(&db, "INSERT INTO t (i, l) VALUES (3, 9000000000000000000)").await;
    let distinct =
        run(&db, of_t(vec![aggregate(Sum, column("i", SqlType::SmallInt), true, SqlType::BigInt)])).await;
    assert_eq!(distinct, [["Int(6)"]]);
    let overflow = Statement::Select(Box::new(of_t(vec![aggregate(
        Sum,
        column("l", SqlType::BigInt),
        false,
        SqlType::BigInt,
    )])));
    let query = render(&overflow, &POSTGRES).unwrap();
    let error = rows(&db, &query, &[SqlType::BigInt]).await.unwrap_err();
    assert!(matches!(error, squall_core::Error::InvalidValue { .. }), "{error:?}");
}

#[tokio::test]
async fn a_literal_is_the_same_value_of_the_same_type() {
    let db = database("sql_literals").await;
    exec(&db, "CREATE TYPE status AS ENUM ('zero', 'one', 'many')").await;
    let at = chrono::DateTime::from_timestamp_micros(-62_135_596_799_999_999).unwrap();
    let micros = TimestampMode::Micros;
    let decimal = |text: &str| Value::Decimal(text.parse().unwrap());
    for (value, ty, name) in [
        (Value::Bool(false), SqlType::Boolean, "boolean"),
        (Value::SmallInt(i16::MIN), SqlType::SmallInt, "smallint"),
        (Value::SmallInt(1), SqlType::SmallInt, "smallint"),
        (Value::Integer(i32::MIN), SqlType::Integer, "integer"),
        (Value::Integer(1), SqlType::Integer, "integer"),
        (Value::BigInt(i64::MIN), SqlType::BigInt, "bigint"),
        (Value::BigInt(i64::MAX), SqlType::BigInt, "bigint"),
        (Value::BigInt(-1), SqlType::BigInt, "bigint"),
        (Value::Real(f32::MIN_POSITIVE), SqlType::Real, "real"),
        (Value::Real(-0.1), SqlType::Real, "real"),
        (Value::Double(f64::MAX), SqlType::Double, "double precision"),
        (Value::Double(5e-324), SqlType::Double, "double precision"),
        (Value::Double(-0.0), SqlType::Double, "double precision"),
        (Value::Double(f64::NEG_INFINITY), SqlType::Double, "double precision"),
        (decimal("-1.50"), SqlType::Decimal(None), "numeric"),
        (decimal("79228162514264337593543950335"), SqlType::Decimal(None), "numeric"),
        (Value::Text("it's \\n $$ ? % -- /* \" 🦀".into()), TEXT, "unknown"),
        (Value::Bytes(vec![0, 39, 92, 255]), SqlType::Bytes, "bytea"),
        (Value::Uuid("67e55044-10b1-426f-9247-bb680e5fe0c8".parse().unwrap()), SqlType::UUID, "uuid"),
        (Value::Date(at.date_naive()), SqlType::Date, "date"),
        (Value::Timestamp(at.naive_utc()), SqlType::Timestamp(micros), "timestamp without time zone"),
        (Value::TimestampTz(at), SqlType::TimestampTz(micros), "timestamp with time zone"),
        (Value::Json("{\"it's\": \"\\\\\"}".into()), SqlType::JSON, "jsonb"),
        (Value::Text("many".into()), status(true), "status"),
        (Value::Null, SqlType::UUID, "uuid"),
    ] {
        let mut sql = String::new();
        POSTGRES.literal(&mut sql, &value, &ty).unwrap();
        let negated = if matches!(value, Value::Double(_) | Value::SmallInt(1)) {
            format!("SELECT - {sql}")
        } else {
            String::new()
        };
        let cast = if name == "status" { "::status" } else { "" };
        let literal =
            common::try_cell(&db, &format!("SELECT a FROM (SELECT {sql} AS a) AS x")).await.unwrap();
        let bound_sql = format!("SELECT a FROM (SELECT $1{cast} AS a) AS x");
        let bound = rows(&db, &common::bound(&bound_sql, vec![(value, ty)]), &[TEXT]).await.unwrap();
        assert_eq!(bound, [[literal]], "{sql}");
        assert_eq!(cell(&db, &format!("SELECT pg_typeof({sql})::text")).await, format!("Text({name:?})"));
        if !negated.is_empty() {
            cell(&db, &negated).await;
        }
    }
}

#[tokio::test]
async fn now_is_one_instant_cut_to_its_place() {
    let db = database("sql_now").await;
    let micros = Expr::Now(SqlType::TimestampTz(TimestampMode::Micros));
    let seconds = Expr::Now(SqlType::TimestampTz(TimestampMode::Seconds));
    let local = Expr::Now(SqlType::Timestamp(TimestampMode::Millis));
    let day = Expr::Now(SqlType::Date);
    let select = Select { from: None, ..of_t(vec![micros.clone(), micros, seconds, local, day]) };
    let found = run(&db, select).await.remove(0);
    let number =
        |cell: &str| cell.trim_start_matches("Timestamp(").trim_end_matches(')').parse::<i64>().unwrap();
    assert_eq!(found[0], found[1]);
    assert_eq!(number(&found[2]), number(&found[0]) / 1_000_000 * 1_000_000);
    assert_eq!(number(&found[3]), number(&found[0]) / 1_000 * 1_000);
    assert!(found[4].starts_with("Date(2"));
}

#[tokio::test]
async fn a_timestamp_is_cut_where_it_is_stored() {
    let db = database("sql_cut").await;
    exec(&db, "CREATE TABLE t (a timestamptz(6), b timestamptz(0) DEFAULT date_trunc('second', statement_timestamp()))").await;
    exec(&db, "INSERT INTO t (a) VALUES ('2024-01-01 00:00:00.999999+00')").await;
    let to = ColumnInfo {
        name: "b".into(),
        ty: SqlType::TimestampTz(TimestampMode::Seconds),
        nullable: true,
        primary_key: false,
    };
    let table = TableInfo::new("t", Box::leak(Box::new([to.clone()])), None);
    let update = Statement::Update(squall_core::ast::Update {
        table: TableRef::from(Shared::from(table)),
        assignments: vec![squall_core::ast::Assignment {
            column: Shared::from(to),
            value: column("a", SqlType::TimestampTz(TimestampMode::Micros)),
        }],
        from: Vec::new(),
        filter: None,
        returning: vec![],
    });
    let query = render(&update, &POSTGRES).unwrap();
    rows(&db, &query, &[]).await.unwrap();
    assert_eq!(cell(&db, "SELECT b = '2024-01-01 00:00:00+00' FROM t").await, "Bool(true)");
}

#[tokio::test]
async fn what_is_created_is_there() {
    let db = database("sql_create").await;
    let mut table = squall_core::schema::TableDef::new("t; DROP TABLE \"x");
    for (name, ty) in [
        ("id", SqlType::BigInt),
        ("a\"b'c", SqlType::Text { max_length: Some(3) }),
        ("state", status(false)),
        ("mood", status(true)),
        ("at", SqlType::TimestampTz(TimestampMode::Millis)),
    ] {
        let info = ColumnInfo { name: name.into(), ty, nullable: false, primary_key: false };
        table.columns.push(squall_core::schema::ColumnDef::new(&info));
    }
    table.columns[0] = table.columns[0].clone().with_identity(squall_core::schema::Identity::Identity);
    table.columns[4] = table.columns[4].clone().with_default(squall_core::schema::ColumnDefault::Now);
    table.primary_key = vec!["id".into()];
    for statement in db.dialect().create_tables(&[&table]).unwrap() {
        exec(&db, &statement).await;
    }
    let insert = "INSERT INTO \"t; DROP TABLE \"\"x\" (\"a\"\"b'c\", state, mood) VALUES ('B', 'one', 'many') RETURNING id";
    assert_eq!(cell(&db, insert).await, "Int(1)");
    let cut = "SELECT at = date_trunc('milliseconds', at) FROM \"t; DROP TABLE \"\"x\"";
    assert_eq!(cell(&db, cut).await, "Bool(true)");
    let wrong = insert.replace("'one'", "'two'");
    assert!(
        matches!(common::run(&db, &wrong).await, Err(squall_core::Error::InvalidValue { column: Some(it), .. }) if it == "state")
    );
    assert!(
        db.run(&Query::text(insert.replace("'B'", "'long'")), &mut squall_core::driver::NoRows)
            .await
            .is_err()
    );
}
