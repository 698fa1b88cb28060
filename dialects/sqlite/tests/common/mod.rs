//! A small schema, and short ways to write trees.
#![allow(dead_code, clippy::unwrap_used)]

use std::{borrow::Cow, sync::LazyLock};

use squall_core::{
    Shared, SqlType, Value,
    ast::{BinaryOp, ColumnRef, Expr, Select, SelectItem, Statement, TableRef},
    render,
    schema::{ColumnInfo, TableInfo},
    types::{DecimalSize, EnumDef, TimestampMode},
};
use squall_dialect_sqlite::SQLITE;

pub(crate) const PRICE: SqlType = SqlType::Decimal(Some(DecimalSize { precision: 10, scale: 2 }));

pub(crate) fn status() -> SqlType {
    let labels: Vec<Cow<'static, str>> = vec!["new".into(), "it's".into()];
    SqlType::Enum(Shared::from(EnumDef { name: "status".into(), labels: labels.into(), native: true }))
}

pub(crate) fn columns() -> Vec<(&'static str, SqlType)> {
    vec![
        ("id", SqlType::BigInt),
        ("small", SqlType::SmallInt),
        ("age", SqlType::Integer),
        ("real", SqlType::Real),
        ("double", SqlType::Double),
        ("price", PRICE),
        ("total", SqlType::Decimal(None)),
        ("name", SqlType::TEXT),
        ("status", status()),
        ("day", SqlType::Date),
        ("data", SqlType::JSON),
        ("at", SqlType::TimestampTz(TimestampMode::Micros)),
        ("millis", SqlType::TimestampTz(TimestampMode::Millis)),
        ("seconds", SqlType::TimestampTz(TimestampMode::Seconds)),
        ("text", SqlType::TimestampTz(TimestampMode::Text)),
        ("local", SqlType::Timestamp(TimestampMode::Text)),
    ]
}

pub(crate) fn info() -> Shared<TableInfo> {
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
    Shared::from(TableInfo::new("t", &COLUMNS, None))
}

pub(crate) fn table() -> TableRef {
    TableRef::from(info())
}

pub(crate) fn column_info(name: &str) -> Shared<ColumnInfo> {
    Shared::from(info().columns.iter().find(|it| it.name == name).unwrap().clone())
}

pub(crate) fn col(name: &str) -> Expr {
    Expr::Column(ColumnRef { source: "t".into(), info: column_info(name) })
}

pub(crate) fn text(text: &'static str) -> Expr {
    Expr::Bind(Value::Text(text.into()), SqlType::TEXT)
}

pub(crate) fn int(number: i64) -> Expr {
    Expr::Bind(Value::BigInt(number), SqlType::BigInt)
}

pub(crate) fn dec(number: &str) -> Expr {
    Expr::Bind(Value::Decimal(number.parse().unwrap()), SqlType::Decimal(None))
}

pub(crate) fn op(op: BinaryOp, left: Expr, right: Expr) -> Expr {
    let ty = if op.is_arithmetic() { left.ty().unsized_type() } else { SqlType::Boolean };
    Expr::binary(op, left, right, ty)
}

pub(crate) fn select(items: Vec<Expr>) -> Select {
    Select {
        items: items.into_iter().map(SelectItem::Expr).collect(),
        from: Some(table()),
        ..Select::default()
    }
}

/// The SQL of a statement.
pub(crate) fn sql(statement: Statement) -> String {
    match render::render(&statement, &SQLITE) {
        Ok(query) => query.sql.into_owned(),
        Err(error) => format!("error: {error}"),
    }
}

/// The SQL of an expression, as a filter.
pub(crate) fn condition(expr: Expr) -> String {
    let sql = sql(Statement::Select(Box::new(Select { filter: Some(expr), ..select(vec![col("id")]) })));
    sql.strip_prefix(r#"SELECT "t"."id" FROM "t" WHERE "#).map(str::to_owned).unwrap_or(sql)
}

/// The SQL of an expression, as a cell.
pub(crate) fn cell(expr: Expr) -> String {
    let sql = sql(Statement::Select(Box::new(select(vec![expr]))));
    let cell = sql.strip_prefix("SELECT ").and_then(|it| it.strip_suffix(r#" FROM "t""#)).map(str::to_owned);
    cell.unwrap_or(sql)
}
