//! What rendered queries answer, where plain SQLite would answer otherwise.
#![allow(clippy::unwrap_used)]

mod common;

use std::{
    borrow::Cow,
    sync::LazyLock,
    time::{Duration, SystemTime},
};

use common::{exec, memory, query, run};
use squall_core::{
    Error, Result, Shared, SqlType, Value,
    ast::{
        Aggregate, AggregateFunction, Assignment, Between, BinaryOp, ColumnRef, DatePart, Direction, Expr,
        Function, FunctionCall, InList, Insert, Like, Match, MatchKind, Nulls, OrderTerm, Select, SelectItem,
        Statement, TableRef, Unary, UnaryOp, Update,
    },
    driver::Driver,
    render,
    schema::{ColumnDef, ColumnDefault, ColumnInfo, TableDef, TableInfo},
    types::{DecimalSize, EnumDef, TimestampMode},
};
use squall_driver_sqlite::SqliteDriver;

const PRICE: SqlType = SqlType::Decimal(Some(DecimalSize { precision: 6, scale: 2 }));
const DECIMAL: SqlType = SqlType::Decimal(None);
const MICROS: SqlType = SqlType::TimestampTz(TimestampMode::Micros);
const MILLIS: SqlType = SqlType::TimestampTz(TimestampMode::Millis);
const SECONDS: SqlType = SqlType::TimestampTz(TimestampMode::Seconds);
const TEXT_TIME: SqlType = SqlType::TimestampTz(TimestampMode::Text);

fn level() -> SqlType {
    let labels: Vec<Cow<'static, str>> = vec!["low".into(), "middle".into(), "high".into()];
    SqlType::Enum(Shared::from(EnumDef { name: "level".into(), labels: labels.into(), native: true }))
}

fn columns() -> Vec<(&'static str, SqlType)> {
    vec![
        ("id", SqlType::BigInt),
        ("price", PRICE),
        ("amount", DECIMAL),
        ("name", SqlType::TEXT),
        ("level", level()),
        ("micros", MICROS),
        ("millis", MILLIS),
        ("seconds", SECONDS),
        ("text", TEXT_TIME),
        ("small", SqlType::SmallInt),
        ("real", SqlType::Real),
        ("double", SqlType::Double),
        ("data", SqlType::JSON),
    ]
}

fn table() -> TableRef {
    static COLUMNS: LazyLock<Vec<ColumnInfo>> = LazyLock::new(|| {
        let columns = columns().into_iter();
        let info = |(name, ty): (&'static str, SqlType)| ColumnInfo {
            name: name.into(),
            ty,
            nullable: name != "id",
            primary_key: name == "id",
        };
        columns.map(info).collect()
    });
    TableRef::from(Shared::from(TableInfo::new("t", &COLUMNS, None)))
}

fn info(name: &str) -> Shared<ColumnInfo> {
    table().info.columns.iter().find(|it| it.name == name).unwrap().clone().into()
}

fn col(name: &str) -> Expr {
    Expr::Column(ColumnRef { source: "t".into(), info: info(name) })
}

fn dec(number: &str) -> Expr {
    Expr::Bind(Value::Decimal(number.parse().unwrap()), DECIMAL)
}

fn text(text: &str) -> Expr {
    Expr::Bind(Value::Text(text.to_owned().into()), SqlType::TEXT)
}

fn int(number: i64) -> Expr {
    Expr::Bind(Value::BigInt(number), SqlType::BigInt)
}

fn op(op: BinaryOp, left: Expr, right: Expr) -> Expr {
    let ty = if op.is_arithmetic() { left.ty().unsized_type() } else { SqlType::Boolean };
    Expr::binary(op, left, right, ty)
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

fn call(function: Function, args: Vec<Expr>, ty: SqlType) -> Expr {
    Expr::Function(Box::new(FunctionCall { function, args, ty }))
}

fn select(items: Vec<Expr>) -> Select {
    Select {
        items: items.into_iter().map(SelectItem::Expr).collect(),
        from: Some(table()),
        ..Select::default()
    }
}

async fn answer(driver: &SqliteDriver, select: Select) -> Result<Vec<Vec<String>>> {
    let cells: Vec<SqlType> = select
        .items
        .iter()
        .map(|item| match item {
            // As a typed query reads it: what is special to one column is left out.
            SelectItem::Expr(expr) => match expr.ty() {
                SqlType::TimestampTz(_) => MICROS,
                other => other.clone(),
            },
            SelectItem::Table(_) => panic!("expressions only"),
        })
        .collect();
    let statement = Statement::Select(Box::new(select));
    query(driver, &render::render(&statement, driver.dialect())?, &cells).await
}

/// The ids, in their order, of the rows for which the condition is true.
async fn ids(driver: &SqliteDriver, filter: Expr) -> Vec<i64> {
    let order_by = vec![OrderTerm { expr: col("id"), direction: Direction::Asc, nulls: Nulls::Last }];
    let rows =
        answer(driver, Select { filter: Some(filter), order_by, ..select(vec![col("id")]) }).await.unwrap();
    rows.iter().map(|row| row[0].trim_matches(|it: char| !it.is_ascii_digit()).parse().unwrap()).collect()
}

/// The only column of all rows.
async fn cells(driver: &SqliteDriver, select: Select) -> Vec<String> {
    answer(driver, select).await.unwrap().into_iter().flatten().collect()
}

async fn with_rows(rows: &str) -> SqliteDriver {
    let driver = memory().await;
    let mut def = TableDef::new("t");
    def.columns = columns().into_iter().map(|(name, ty)| ColumnDef::named(name, ty)).collect();
    def.primary_key = vec!["id".into()];
    run(&driver, &[&driver.dialect().create_tables(&[&def]).unwrap()[0], rows]).await;
    driver
}

#[tokio::test]
async fn decimals_are_their_values() {
    let driver = with_rows(
        "INSERT INTO t (id, price, amount) VALUES (1, '9.50', '9.5'), (2, '10.00', '9.50'), (3, '-1.00', '10'), (4, NULL, NULL)",
    )
    .await;
    let sum = || op(BinaryOp::Add, col("price"), dec("0.0"));
    for amount in [col("price"), sum()] {
        assert_eq!(ids(&driver, op(BinaryOp::Gt, amount.clone(), dec("9.5"))).await, [2]);
        assert_eq!(ids(&driver, op(BinaryOp::Eq, amount.clone(), dec("9.500"))).await, [1]);
        assert_eq!(ids(&driver, op(BinaryOp::Lt, dec("9.5"), amount.clone())).await, [2]);
        let list = vec![dec("9.500"), dec("10")];
        let within = InList { operand: amount.clone(), list, negated: false };
        assert_eq!(ids(&driver, Expr::InList(Box::new(within))).await, [1, 2]);
        let range = Between { operand: amount.clone(), low: dec("-2"), high: dec("9.50"), negated: false };
        assert_eq!(ids(&driver, Expr::Between(Box::new(range))).await, [1, 3]);
        let order = OrderTerm { expr: amount.clone(), direction: Direction::Desc, nulls: Nulls::Last };
        let ordered = Select { order_by: vec![order], ..select(vec![col("id")]) };
        assert_eq!(cells(&driver, ordered).await, ["Int(2)", "Int(1)", "Int(3)", "Int(4)"]);
        let least = aggregate(AggregateFunction::Min, amount, false, DECIMAL);
        assert!(cells(&driver, select(vec![least])).await[0].starts_with("Decimal(-1.0"));
    }
    assert_eq!(ids(&driver, op(BinaryOp::Eq, col("price"), col("amount"))).await, [1]);
    let shifted = || op(BinaryOp::Add, col("amount"), dec("1"));
    for amount in [col("amount"), shifted()] {
        let count = aggregate(AggregateFunction::Count, amount.clone(), true, SqlType::BigInt);
        assert_eq!(cells(&driver, select(vec![count])).await, ["Int(2)"]);
        let distinct = Select { distinct: true, ..select(vec![amount.clone()]) };
        assert_eq!(cells(&driver, distinct).await.len(), 3);
        let count = aggregate(AggregateFunction::Count, col("id"), false, SqlType::BigInt);
        let grouped = Select { group_by: vec![amount], ..select(vec![count]) };
        let mut sizes = cells(&driver, grouped).await;
        sizes.sort();
        assert_eq!(sizes, ["Int(1)", "Int(1)", "Int(2)"]);
    }
    let total = aggregate(AggregateFunction::Sum, col("amount"), false, DECIMAL);
    assert_eq!(cells(&driver, select(vec![total])).await, ["Decimal(29.00)"]);
    let negated = Expr::Unary(Box::new(Unary { op: UnaryOp::Neg, operand: col("amount") }));
    let absolute = call(Function::Abs, vec![negated], DECIMAL);
    assert_eq!(
        cells(&driver, select(vec![absolute])).await,
        ["Decimal(9.5)", "Decimal(9.50)", "Decimal(10)", "Null"]
    );
}

#[tokio::test]
async fn what_is_stored_is_rounded_and_checked_as_the_column_says() {
    let driver = with_rows("INSERT INTO t (id, price, micros) VALUES (1, '9.95', -1)").await;
    let update = |column: &str, value| {
        let assignments = vec![Assignment { column: info(column), value }];
        Statement::Update(Update {
            table: table(),
            assignments,
            from: Vec::new(),
            filter: None,
            returning: vec![SelectItem::Expr(col(column))],
        })
    };
    let set = async |column, value, ty: &SqlType| {
        let statement = update(column, value);
        let rendered = render::render(&statement, driver.dialect()).unwrap();
        query(&driver, &rendered, std::slice::from_ref(ty)).await.map(|rows| rows[0][0].clone())
    };
    let times = |number| op(BinaryOp::Mul, col("price"), dec(number));
    assert_eq!(set("price", times("1.5"), &PRICE).await.unwrap(), "Decimal(14.93)");
    let error = set("price", times("1000"), &PRICE).await.unwrap_err();
    assert!(matches!(error, Error::InvalidValue { .. }), "{error}");
    // Of any mode into any other, as a cell of the result in microseconds.
    assert_eq!(set("text", col("micros"), &MICROS).await.unwrap(), "Timestamp(-1)");
    assert_eq!(set("millis", col("text"), &MICROS).await.unwrap(), "Timestamp(-1000)");
    assert_eq!(set("seconds", col("text"), &MICROS).await.unwrap(), "Timestamp(-1000000)");
    assert_eq!(set("micros", col("seconds"), &MICROS).await.unwrap(), "Timestamp(-1000000)");
    assert_eq!(
        common::int(
            &driver,
            "SELECT text = '1969-12-31T23:59:59.999999Z' AND millis = -1 AND seconds = -1 FROM t"
        )
        .await,
        1
    );
}

#[tokio::test]
async fn timestamps_of_all_modes_compare_by_their_instant() {
    let driver = with_rows(
        "INSERT INTO t (id, micros, millis, seconds, text) VALUES
         (1, 1000000, 1000, 1, '1970-01-01T00:00:01.000000Z'), (2, 1000001, 1000, 1, '1970-01-01T00:00:01.000001Z')",
    )
    .await;
    for (left, right, same) in [
        ("micros", "millis", vec![1]),
        ("seconds", "text", vec![1]),
        ("millis", "seconds", vec![1, 2]),
        ("text", "micros", vec![1, 2]),
    ] {
        assert_eq!(ids(&driver, op(BinaryOp::Eq, col(left), col(right))).await, same, "{left} = {right}");
    }
    let all = ["micros", "millis", "seconds", "text"].map(col).into();
    let first = answer(&driver, select(all)).await.unwrap().remove(0);
    assert_eq!(first, ["Timestamp(1000000)"; 4]);
    for name in ["micros", "millis", "seconds", "text"] {
        let parts = [DatePart::Year, DatePart::Month, DatePart::Day].map(Function::Part);
        let parts = parts.map(|part| call(part, vec![col(name)], SqlType::Integer)).into();
        assert_eq!(
            answer(&driver, select(parts)).await.unwrap()[0],
            ["Int(1970)", "Int(1)", "Int(1)"],
            "{name}"
        );
    }
}

#[tokio::test]
async fn text_is_matched_as_postgres_matches_it() {
    let driver = with_rows(
        "INSERT INTO t (id, name) VALUES (1, 'Straße 50%'), (2, 'straße_50'), (3, 'ÄPFEL'), (4, ''), (5, NULL), (6, 'a\\b')",
    )
    .await;
    let like = |pattern, case_insensitive| {
        Expr::Like(Box::new(Like {
            operand: col("name"),
            pattern: text(pattern),
            negated: false,
            case_insensitive,
        }))
    };
    assert_eq!(ids(&driver, like("Stra_e%", false)).await, [1]);
    assert_eq!(ids(&driver, like("%50\\%", false)).await, [1]);
    assert_eq!(ids(&driver, like("äpf%", true)).await, [3]);
    assert_eq!(ids(&driver, like("a\\\\b", false)).await, [6]);
    let not = Like { operand: col("name"), pattern: text("%a%"), negated: true, case_insensitive: false };
    assert_eq!(ids(&driver, Expr::Like(Box::new(not))).await, [3, 4]);

    // As a parameter and as an expression, which are printed differently.
    for (kind, wanted, found) in [
        (MatchKind::Contains, "ße", vec![1, 2]),
        (MatchKind::Contains, "50%", vec![1]),
        (MatchKind::Contains, "", vec![1, 2, 3, 4, 6]),
        (MatchKind::StartsWith, "Stra", vec![1]),
        (MatchKind::StartsWith, "Ä", vec![3]),
        (MatchKind::StartsWith, "", vec![1, 2, 3, 4, 6]),
        (MatchKind::StartsWith, "a\\", vec![6]),
        (MatchKind::StartsWith, "a longer text than any", vec![]),
        (MatchKind::EndsWith, "50%", vec![1]),
        (MatchKind::EndsWith, "_50", vec![2]),
        (MatchKind::EndsWith, "FEL", vec![3]),
        (MatchKind::EndsWith, "", vec![1, 2, 3, 4, 6]),
        (MatchKind::EndsWith, "a longer text than any", vec![]),
    ] {
        let computed = call(Function::Concat, vec![text(wanted)], SqlType::TEXT);
        for looked_for in [text(wanted), computed] {
            let condition = Match { kind, operand: col("name"), text: looked_for };
            assert_eq!(ids(&driver, Expr::Match(Box::new(condition))).await, found, "{kind:?} {wanted}");
        }
        let unknown = Expr::Bind(Value::Null, SqlType::TEXT);
        let condition = Match { kind, operand: col("name"), text: unknown };
        assert!(ids(&driver, Expr::Match(Box::new(condition))).await.is_empty());
    }
    let joined = call(Function::Concat, vec![col("name"), text("!")], SqlType::TEXT);
    assert_eq!(cells(&driver, select(vec![joined])).await[3..5], ["Text(\"!\")", "Text(\"!\")"]);
    let length = call(Function::Length, vec![col("name")], SqlType::Integer);
    assert_eq!(cells(&driver, select(vec![length])).await[0], "Int(10)");
}

#[tokio::test]
async fn an_index_serves_a_prefix() {
    let driver = with_rows("CREATE INDEX by_name ON t (name)").await;
    let condition = Match { kind: MatchKind::StartsWith, operand: col("name"), text: text("ab") };
    let statement = Statement::Select(Box::new(Select {
        filter: Some(Expr::Match(Box::new(condition))),
        ..select(vec![col("id")])
    }));
    let mut rendered = render::render(&statement, driver.dialect()).unwrap();
    rendered.sql = format!("EXPLAIN QUERY PLAN {}", rendered.sql).into();
    let types = [SqlType::BigInt, SqlType::BigInt, SqlType::BigInt, SqlType::TEXT];
    let plan = query(&driver, &rendered, &types).await.unwrap();
    assert!(plan[0][3].contains("by_name (name>? AND name<?)"), "{plan:?}");
}

#[tokio::test]
async fn enums_are_ordered_as_declared() {
    let driver =
        with_rows("INSERT INTO t (id, level) VALUES (1, 'middle'), (2, 'high'), (3, 'low'), (4, NULL)").await;
    let order = OrderTerm { expr: col("level"), direction: Direction::Asc, nulls: Nulls::Last };
    let ordered = Select { order_by: vec![order], ..select(vec![col("id")]) };
    assert_eq!(cells(&driver, ordered).await, ["Int(3)", "Int(1)", "Int(2)", "Int(4)"]);
    let label = |it: &'static str| Expr::Bind(Value::Text(it.into()), level());
    assert_eq!(ids(&driver, op(BinaryOp::Lt, col("level"), label("high"))).await, [1, 3]);
    let range = Between { operand: col("level"), low: label("middle"), high: label("high"), negated: false };
    assert_eq!(ids(&driver, Expr::Between(Box::new(range))).await, [1, 2]);
    let extremes = [AggregateFunction::Min, AggregateFunction::Max]
        .map(|it| aggregate(it, col("level"), false, level()));
    assert_eq!(
        answer(&driver, select(extremes.into())).await.unwrap(),
        [["Text(\"low\")", "Text(\"high\")"]]
    );
}

#[tokio::test]
async fn json_is_equal_by_value() {
    let driver = with_rows(
        r#"INSERT INTO t (id, data) VALUES (1, '{"a":1,"b":2}'), (2, '{ "b": 2.0, "a": 1 }'), (3, '{"a":2}'), (4, NULL)"#,
    )
    .await;
    let json = |text: &str| Expr::Bind(Value::Json(text.into()), SqlType::JSON);
    let wanted = || json(r#"{"a":1, "b":20e-1}"#);
    assert_eq!(ids(&driver, op(BinaryOp::Eq, col("data"), wanted())).await, [1, 2]);
    assert_eq!(ids(&driver, op(BinaryOp::Ne, col("data"), wanted())).await, [3]);
    let list = InList { operand: col("data"), list: vec![wanted(), json("1")], negated: false };
    assert_eq!(ids(&driver, Expr::InList(Box::new(list))).await, [1, 2]);
    let count = aggregate(AggregateFunction::Count, col("data"), true, SqlType::BigInt);
    assert_eq!(cells(&driver, select(vec![count])).await, ["Int(2)"]);
    assert_eq!(cells(&driver, Select { distinct: true, ..select(vec![col("data")]) }).await.len(), 3);
    let count = aggregate(AggregateFunction::Count, col("id"), false, SqlType::BigInt);
    let grouped = Select { group_by: vec![col("data")], ..select(vec![count]) };
    assert_eq!(cells(&driver, grouped).await.len(), 3);
}

#[tokio::test]
async fn arithmetic_fails_where_postgres_fails() {
    let driver = with_rows(
        "INSERT INTO t (id, small, real, double, price) VALUES (9223372036854775807, 32767, 3e38, 1e308, '1.00')",
    )
    .await;
    let small = |number| Expr::Bind(Value::SmallInt(number), SqlType::SmallInt);
    let double = |number| Expr::Bind(Value::Double(number), SqlType::Double);
    let out_of_range = [
        op(BinaryOp::Add, col("id"), int(1)),
        op(BinaryOp::Mul, col("small"), small(2)),
        op(BinaryOp::Mul, col("real"), col("real")),
        op(BinaryOp::Mul, col("double"), double(10.0)),
        op(BinaryOp::Mul, op(BinaryOp::Mul, col("price"), dec("79228162514264337593543950335")), dec("10")),
    ];
    for expr in out_of_range {
        let error = answer(&driver, select(vec![expr])).await.unwrap_err();
        assert!(matches!(error, Error::InvalidValue { .. }), "{error}");
    }
    for (left, right) in [(col("id"), int(0)), (col("double"), double(0.0)), (col("price"), dec("0.00"))] {
        let error = answer(&driver, select(vec![op(BinaryOp::Div, left, right)])).await.unwrap_err();
        assert!(matches!(error, Error::DivisionByZero), "{error}");
    }
    assert!(matches!(
        answer(&driver, select(vec![op(BinaryOp::Rem, col("id"), int(0))])).await,
        Err(Error::DivisionByZero)
    ));
    let third = op(BinaryOp::Div, col("price"), dec("3"));
    assert_eq!(cells(&driver, select(vec![third])).await, ["Decimal(0.33333333333333333333)"]);
    let quotient = op(BinaryOp::Div, op(BinaryOp::Sub, int(0), int(7)), int(2));
    assert_eq!(cells(&driver, select(vec![quotient])).await, ["Int(-3)"]);
}

#[tokio::test]
async fn aggregates_of_nothing_and_of_much() {
    let driver = with_rows(
        "INSERT INTO t (id, real, double) VALUES (1, 16777216.0, 0.1), (2, 1.0, 0.2), (3, NULL, 0.3)",
    )
    .await;
    use AggregateFunction::{Avg, Count, Sum};
    let sums = vec![
        aggregate(Sum, col("id"), false, SqlType::BigInt),
        aggregate(Avg, col("id"), false, SqlType::Double),
        aggregate(Sum, col("real"), false, SqlType::Real),
        aggregate(Avg, col("real"), false, SqlType::Double),
        aggregate(Sum, col("double"), false, SqlType::Double),
        aggregate(Sum, col("small"), false, SqlType::BigInt),
        aggregate(Sum, col("price"), false, DECIMAL),
        aggregate(Count, col("real"), false, SqlType::BigInt),
    ];
    let expected = [
        "Int(6)",
        "Double(2.0)",
        "Real(16777216.0)",
        "Double(8388608.5)",
        "Double(0.6000000000000001)",
        "Null",
        "Null",
        "Int(2)",
    ];
    assert_eq!(answer(&driver, select(sums.clone())).await.unwrap(), [expected]);
    let none = Select { filter: Some(op(BinaryOp::Lt, col("id"), int(0))), ..select(sums) };
    let mut empty = ["Null"; 8];
    empty[7] = "Int(0)";
    assert_eq!(answer(&driver, none).await.unwrap(), [empty]);
}

#[tokio::test]
async fn defaults_of_now_are_the_clocks_instant_in_every_mode() {
    let driver = memory().await;
    let mut def = TableDef::new("t");
    let modes = [MICROS, MILLIS, SECONDS, TEXT_TIME, SqlType::Timestamp(TimestampMode::Text), SqlType::Date];
    def.columns = modes
        .iter()
        .enumerate()
        .map(|(at, ty)| ColumnDef {
            nullable: false,
            default: Some(ColumnDefault::Now),
            ..ColumnDef::named(format!("c{at}"), ty.clone())
        })
        .collect();
    run(&driver, &[&driver.dialect().create_tables(&[&def]).unwrap()[0]]).await;
    exec(&driver, "INSERT INTO t DEFAULT VALUES").await.unwrap();
    let row = common::rows(&driver, "SELECT * FROM t", &modes).await.unwrap().remove(0);
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    for cell in &row[..5] {
        let micros: u64 =
            cell.strip_prefix("Timestamp(").unwrap().strip_suffix(')').unwrap().parse().unwrap();
        assert!(now.abs_diff(Duration::from_micros(micros)) < Duration::from_secs(5), "{cell}");
    }
    assert!(row[5].starts_with("Date(20"));
}

#[tokio::test]
async fn limits_and_rows_of_defaults() {
    let driver = with_rows("INSERT INTO t (id) VALUES (1), (2), (3)").await;
    let order_by = vec![OrderTerm { expr: col("id"), direction: Direction::Asc, nulls: Nulls::Last }];
    let query = Select { order_by, offset: Some(int(1)), ..select(vec![col("id")]) };
    assert_eq!(cells(&driver, query.clone()).await, ["Int(2)", "Int(3)"]);
    assert_eq!(cells(&driver, Select { limit: Some(int(1)), ..query }).await, ["Int(2)"]);

    let insert = Statement::Insert(Insert {
        table: table(),
        columns: vec![],
        cells: table().info.columns.iter().map(|_| None).collect(),
        query: None,
        on_conflict: None,
        returning: vec![SelectItem::Table(table())],
    });
    let rendered = render::render(&insert, driver.dialect()).unwrap();
    let types: Vec<SqlType> = columns().into_iter().map(|(_, ty)| ty).collect();
    let rows = common::query(&driver, &rendered, &types).await.unwrap();
    assert_eq!(rows[0][..2], ["Int(4)", "Null"]);
}
