//! Short ways to run SQL and to look at what comes back.
#![allow(dead_code, clippy::unwrap_used)]

use std::{borrow::Cow, path::Path, sync::LazyLock};

use squall_core::{
    Bind, ConnectOptions, Result, Shared, SqlType, Value,
    ast::{BinaryOp, ColumnRef, Expr},
    driver::{Connection, Driver, NoRows, Query, Row, RowSink},
    schema::{
        CheckDef, ColumnDef, ColumnInfo, ForeignKeyDef, Identity, IndexDef, ReferentialAction, TableDef,
        UniqueDef,
    },
    types::EnumDef,
};
use squall_driver_sqlite::{SqliteDriver, connect};

pub(crate) async fn memory() -> SqliteDriver {
    connect(&"sqlite::memory:".into()).await.unwrap()
}

pub(crate) fn url(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("test.db").display())
}

pub(crate) async fn file(folder: &Path) -> SqliteDriver {
    connect(&ConnectOptions::new(url(folder))).await.unwrap()
}

/// Cells of the asked types, each as text.
pub(crate) struct Cells {
    pub(crate) types: Vec<SqlType>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl RowSink for Cells {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        let cells = self.types.iter().enumerate();
        let cells = cells.map(|(index, ty)| row.cell(index, ty).map(|cell| format!("{cell:?}")));
        self.rows.push(cells.collect::<Result<_>>()?);
        Ok(())
    }
}

/// Runs statements without rows, each of which must succeed.
pub(crate) async fn run(driver: &SqliteDriver, statements: &[&str]) {
    for sql in statements {
        driver.run(&Query::text(*sql), &mut NoRows).await.unwrap();
    }
}

pub(crate) async fn exec(driver: &SqliteDriver, sql: &str) -> Result<u64> {
    driver.run(&Query::text(sql), &mut NoRows).await
}

/// The rows of a query whose columns have these types.
pub(crate) async fn rows(driver: &SqliteDriver, sql: &str, types: &[SqlType]) -> Result<Vec<Vec<String>>> {
    query(driver, &Query::text(sql), types).await
}

pub(crate) async fn query(
    driver: &SqliteDriver,
    query: &Query<'_>,
    types: &[SqlType],
) -> Result<Vec<Vec<String>>> {
    let mut cells = Cells { types: types.to_vec(), rows: Vec::new() };
    driver.run(query, &mut cells).await?;
    Ok(cells.rows)
}

/// The only integer that a query gives.
pub(crate) async fn int(driver: &SqliteDriver, sql: &str) -> i64 {
    number(&rows(driver, sql, &[SqlType::BigInt]).await.unwrap()[0][0])
}

pub(crate) async fn int_in(transaction: &mut Box<dyn Connection>, sql: &str) -> i64 {
    let mut cells = Cells { types: vec![SqlType::BigInt], rows: Vec::new() };
    transaction.run(&Query::text(sql), &mut cells).await.unwrap();
    number(&cells.rows[0][0])
}

fn number(cell: &str) -> i64 {
    cell.strip_prefix("Int(").unwrap().strip_suffix(')').unwrap().parse().unwrap()
}

pub(crate) fn bind(value: Value, ty: SqlType) -> Bind<'static> {
    Bind { value: Cow::Owned(value), ty: Cow::Owned(ty) }
}

/// A write to one of the tables below.
pub(crate) fn write(table: fn() -> &'static TableDef, sql: &str) -> Query<'_> {
    Query { table: Some(table), ..Query::text(sql) }
}

fn column(name: &str, ty: SqlType, nullable: bool) -> ColumnDef {
    ColumnDef { nullable, ..ColumnDef::named(name, ty) }
}

fn foreign_key(name: &str, column: &str, table: &str, on_delete: ReferentialAction) -> ForeignKeyDef {
    ForeignKeyDef {
        name: name.into(),
        columns: vec![column.into()],
        foreign_table: table.into(),
        foreign_schema: None,
        foreign_columns: vec!["id".into()],
        on_delete,
        on_update: ReferentialAction::NoAction,
        deferrable: false,
    }
}

pub(crate) fn users() -> &'static TableDef {
    static DEF: LazyLock<TableDef> = LazyLock::new(|| {
        let mut users = TableDef::new("users");
        let labels: Vec<Cow<'static, str>> = vec!["low".into(), "high".into()];
        let level = SqlType::Enum(Shared::from(EnumDef {
            name: "level".into(),
            labels: labels.into(),
            native: true,
        }));
        users.columns = vec![
            column("id", SqlType::BigInt, false).with_identity(Identity::Identity),
            column("email", SqlType::Text { max_length: Some(20) }, false),
            column("age", SqlType::SmallInt, true),
            column("active", SqlType::Boolean, true),
            column("level", level, true),
            column("data", SqlType::JSON, true),
            column("org", SqlType::Text { max_length: None }, true),
        ];
        users.primary_key = vec!["id".into()];
        users.uniques = vec![UniqueDef { name: "users_email_key".into(), columns: vec!["email".into()] }];
        users.indexes = vec![IndexDef { unique: true, ..IndexDef::new("users_org_age_idx", ["org", "age"]) }];
        let info =
            ColumnInfo { name: "age".into(), ty: SqlType::SmallInt, nullable: true, primary_key: false };
        let age = Expr::Column(ColumnRef { source: "users".into(), info: Shared::from(info) });
        let zero = Expr::Bind(Value::SmallInt(0), SqlType::SmallInt);
        let condition = Expr::binary(BinaryOp::Ge, age, zero, SqlType::Boolean);
        users.checks = vec![CheckDef::new("users_age_check", condition)];
        users
    });
    &DEF
}

pub(crate) fn posts() -> &'static TableDef {
    static DEF: LazyLock<TableDef> = LazyLock::new(|| {
        let mut posts = TableDef::new("posts");
        posts.columns = vec![
            column("id", SqlType::BigInt, false),
            column("author_id", SqlType::BigInt, true),
            column("editor_id", SqlType::BigInt, true),
        ];
        posts.primary_key = vec!["id".into()];
        posts.foreign_keys = vec![
            foreign_key("posts_author_id_fkey", "author_id", "users", ReferentialAction::NoAction),
            foreign_key("posts_editor_id_fkey", "editor_id", "users", ReferentialAction::Restrict),
        ];
        posts
    });
    &DEF
}

pub(crate) fn comments() -> &'static TableDef {
    static DEF: LazyLock<TableDef> = LazyLock::new(|| {
        let mut comments = TableDef::new("comments");
        comments.columns = vec![
            column("id", SqlType::BigInt, false),
            column("post_id", SqlType::BigInt, true),
            column("parent_id", SqlType::BigInt, true),
        ];
        comments.primary_key = vec!["id".into()];
        comments.foreign_keys = vec![
            foreign_key("comments_post_id_fkey", "post_id", "posts", ReferentialAction::Cascade),
            foreign_key("comments_parent_id_fkey", "parent_id", "comments", ReferentialAction::NoAction),
        ];
        comments
    });
    &DEF
}

/// Creates the tables above.
pub(crate) async fn create_tables(driver: &SqliteDriver) {
    let statements = driver.dialect().create_tables(&[users(), posts(), comments()]).unwrap();
    for sql in &statements {
        exec(driver, sql).await.unwrap();
    }
}
