//! How statements are printed, where SQLite differs.
#![allow(clippy::unwrap_used)]

mod common;

use common::{col, column_info, dec, int, op, select, sql, table};
use squall_core::{
    SqlType, Value,
    ast::{
        Assigned, Assignment, BinaryOp, Direction, Expr, Insert, Nulls, OrderTerm, Select, SelectItem,
        Statement, Update,
    },
    render,
    types::TimestampMode,
};
use squall_dialect_sqlite::SQLITE;

/// The cells of a row: one for each column of the table.
fn row(cell: impl Fn(usize) -> Option<Assigned>) -> Vec<Option<Assigned>> {
    (0..table().info.columns.len()).map(cell).collect()
}

fn ordered(expr: Expr) -> OrderTerm {
    OrderTerm { expr, direction: Direction::Desc, nulls: Nulls::Last }
}

#[test]
fn an_offset_alone_needs_a_limit() {
    let query = Select { offset: Some(int(3)), ..select(vec![col("id")]) };
    assert_eq!(sql(Statement::Select(Box::new(query))), r#"SELECT "t"."id" FROM "t" LIMIT -1 OFFSET ?"#);
    let query = Select { limit: Some(int(2)), offset: Some(int(3)), ..select(vec![col("id")]) };
    assert_eq!(sql(Statement::Select(Box::new(query))), r#"SELECT "t"."id" FROM "t" LIMIT ? OFFSET ?"#);
}

#[test]
fn decimals_are_ordered_and_grouped_by_value() {
    let sum = || op(BinaryOp::Add, col("price"), col("total"));
    let query = Select {
        group_by: vec![sum(), col("price")],
        order_by: vec![ordered(sum()), ordered(col("price"))],
        ..select(vec![sum()])
    };
    assert_eq!(
        sql(Statement::Select(Box::new(query))),
        r#"SELECT decimal_add("t"."price", "t"."total") FROM "t" "#.to_owned()
            + r#"GROUP BY (decimal_add("t"."price", "t"."total")) COLLATE decimal, "t"."price" "#
            + r#"ORDER BY (decimal_add("t"."price", "t"."total")) COLLATE decimal DESC NULLS LAST, "#
            + r#""t"."price" DESC NULLS LAST"#
    );
}

#[test]
fn rows_of_a_distinct_are_told_apart_by_value() {
    let sum = op(BinaryOp::Add, col("price"), col("total"));
    let query = Select { distinct: true, ..select(vec![sum, col("price"), col("data"), col("name")]) };
    assert_eq!(
        sql(Statement::Select(Box::new(query))),
        r#"SELECT DISTINCT (decimal_add("t"."price", "t"."total")) COLLATE decimal, "t"."price", "#
            .to_owned()
            + r#""t"."data" COLLATE squall_json, "t"."name" FROM "t""#
    );
    let query = Select { order_by: vec![ordered(col("data"))], ..select(vec![col("id")]) };
    assert!(sql(Statement::Select(Box::new(query))).contains("does not support an order of JSON values"));
}

#[test]
fn whole_tables_are_sent_as_they_are_stored() {
    let query = Select { items: vec![SelectItem::Table(table())], from: Some(table()), ..Select::default() };
    let sql = sql(Statement::Select(Box::new(query)));
    assert!(sql.contains(r#""millis", "seconds", "text""#), "{sql}");
}

#[test]
fn what_is_stored_gets_the_form_of_its_column() {
    let update = |column: &str, value| {
        Statement::Update(Update {
            table: table(),
            assignments: vec![Assignment { column: column_info(column), value }],
            from: Vec::new(),
            filter: None,
            returning: vec![],
        })
    };
    assert_eq!(
        sql(update("price", op(BinaryOp::Mul, col("price"), dec("1.1")))),
        r#"UPDATE "t" SET "price" = squall_decimal_sized(decimal_mul("t"."price", ?), 10, 2)"#
    );
    assert_eq!(sql(update("price", col("price"))), r#"UPDATE "t" SET "price" = "t"."price""#);
    assert_eq!(
        sql(update("price", Expr::Bind(Value::Decimal("1.5".parse().unwrap()), common::PRICE))),
        r#"UPDATE "t" SET "price" = ?"#
    );
    assert_eq!(sql(update("total", col("price"))), r#"UPDATE "t" SET "total" = "t"."price""#);
    assert_eq!(
        sql(update("millis", col("text"))),
        r#"UPDATE "t" SET "millis" = squall_whole_units(squall_micros("t"."text"), 1000)"#
    );
    assert_eq!(
        sql(update("text", col("seconds"))),
        r#"UPDATE "t" SET "text" = squall_timestamptz(("t"."seconds" * 1000000))"#
    );
    assert_eq!(sql(update("at", col("millis"))), r#"UPDATE "t" SET "at" = ("t"."millis" * 1000)"#);
}

#[test]
fn now_is_one_bound_instant() {
    let now = || Expr::Now(SqlType::TimestampTz(TimestampMode::Seconds));
    let insert = Statement::Insert(Insert {
        table: table(),
        columns: vec![13, 14],
        cells: row(|column| match column {
            13 => Some(now().into()),
            14 => Some(Expr::Now(SqlType::TimestampTz(TimestampMode::Text)).into()),
            _ => None,
        }),
        query: None,
        on_conflict: None,
        returning: vec![SelectItem::Expr(col("seconds"))],
    });
    let query = render::render(&insert, &SQLITE).unwrap();
    assert_eq!(
        query.sql,
        r#"INSERT INTO "t" ("seconds", "text") VALUES (?, ?) RETURNING ("t"."seconds" * 1000000)"#
    );
    let [seconds, text] = &query.binds[..] else { panic!("two binds") };
    let (Value::TimestampTz(seconds), Value::TimestampTz(text)) = (&*seconds.value, &*text.value) else {
        panic!("two instants")
    };
    assert_eq!(seconds.timestamp(), text.timestamp());
    assert_eq!(seconds.timestamp_subsec_nanos(), 0);
    assert_eq!(text.timestamp_subsec_nanos() % 1_000, 0);
}

#[test]
fn more_parameters_than_sqlite_takes_are_refused() {
    let insert = Statement::Insert(Insert {
        table: table(),
        columns: vec![0],
        cells: (0..40_000)
            .flat_map(|number| row(|column| (column == 0).then(|| int(number).into())))
            .collect(),
        query: None,
        on_conflict: None,
        returning: vec![],
    });
    assert!(sql(insert).contains("40000 parameters, and SQLite takes at most 32766"));
}
