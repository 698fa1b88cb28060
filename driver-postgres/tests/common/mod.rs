//! A schema of its own for each test, and rows as text.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::{borrow::Cow, time::Duration};

use squall_core::{
    Bind, ConnectOptions, Error, Result, SqlType, Value,
    driver::{Connection, Driver, NoRows, Query, Row, RowSink},
    schema::TableDef,
};
use squall_driver_postgres::{PostgresDriver, connect};

pub(crate) const BIGINT: SqlType = SqlType::BigInt;
pub(crate) const INTEGER: SqlType = SqlType::Integer;
pub(crate) const TEXT: SqlType = SqlType::TEXT;

/// Where the tests' server is.
pub(crate) fn url() -> String {
    std::env::var("SQUALL_TEST_POSTGRES_URL").expect(
        "SQUALL_TEST_POSTGRES_URL is not set: it is the URL of a Postgres server on which the tests may create schemas",
    )
}

/// The options of a database in which `schema` is the schema of the tests.
pub(crate) fn options(schema: &str) -> ConnectOptions {
    let url = url();
    let separator = if url.contains('?') { '&' } else { '?' };
    ConnectOptions::new(format!("{url}{separator}options[search_path]={schema}")).max_connections(4)
}

/// A database with an empty schema of this name.
pub(crate) async fn database(schema: &str) -> PostgresDriver {
    database_with(schema, options(schema)).await
}

/// As [`database`], with other options.
pub(crate) async fn database_with(schema: &str, options: ConnectOptions) -> PostgresDriver {
    let admin = connect(&ConnectOptions::new(url())).await.unwrap();
    exec(&admin, &format!("DROP SCHEMA IF EXISTS {schema} CASCADE")).await;
    exec(&admin, &format!("CREATE SCHEMA {schema}")).await;
    admin.close().await;
    connect(&options).await.unwrap()
}

/// Runs a statement that must succeed.
pub(crate) async fn exec(driver: &PostgresDriver, sql: &str) -> u64 {
    run(driver, sql).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"))
}

/// Runs a statement whose rows nobody wants.
pub(crate) async fn run(driver: &PostgresDriver, sql: &str) -> Result<u64> {
    driver.run(&Query::text(sql), &mut NoRows).await
}

/// The rows of a query, each cell as `ValueRef` prints itself.
pub(crate) async fn rows(
    driver: &PostgresDriver,
    query: &Query<'_>,
    types: &[SqlType],
) -> Result<Vec<Vec<String>>> {
    let mut sink = Cells { types: types.to_vec(), rows: Vec::new() };
    driver.run(query, &mut sink).await?;
    Ok(sink.rows)
}

/// The only cell of a query.
pub(crate) async fn cell(driver: &PostgresDriver, sql: &str) -> String {
    try_cell(driver, sql).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"))
}

/// The only cell of a query, or its error.
pub(crate) async fn try_cell(driver: &PostgresDriver, sql: &str) -> Result<String> {
    Ok(rows(driver, &Query::text(sql), &[TEXT]).await?.remove(0).remove(0))
}

/// The only cell of a query on a transaction.
pub(crate) async fn cell_in(connection: &mut dyn Connection, sql: &str) -> Result<String> {
    let mut sink = Cells { types: vec![TEXT], rows: Vec::new() };
    connection.run(&Query::text(sql), &mut sink).await?;
    Ok(sink.rows.remove(0).remove(0))
}

/// Runs a statement on a transaction.
pub(crate) async fn run_in(connection: &mut dyn Connection, sql: &str) -> Result<u64> {
    connection.run(&Query::text(sql), &mut NoRows).await
}

/// A query with parameters.
pub(crate) fn bound<'a>(sql: &'a str, binds: Vec<(Value, SqlType)>) -> Query<'a> {
    let binds =
        binds.into_iter().map(|(value, ty)| Bind { value: Cow::Owned(value), ty: Cow::Owned(ty) }).collect();
    Query { binds, ..Query::text(sql) }
}

/// A statement that writes to the table of this definition.
pub(crate) fn writing(sql: &str, table: fn() -> &'static TableDef) -> Query<'_> {
    Query { table: Some(table), ..Query::text(sql) }
}

/// Collects cells.
pub(crate) struct Cells {
    pub(crate) types: Vec<SqlType>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl RowSink for Cells {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        let cells =
            self.types.iter().enumerate().map(|(index, ty)| Ok(format!("{:?}", row.cell(index, ty)?)));
        self.rows.push(cells.collect::<Result<_>>()?);
        Ok(())
    }
}

/// Fails at the row of this number.
pub(crate) struct FailsAt(pub(crate) usize);

impl RowSink for FailsAt {
    fn row(&mut self, _row: &dyn Row) -> Result<()> {
        match self.0 {
            0 => Err(Error::MultipleRows),
            _ => {
                self.0 -= 1;
                Ok(())
            }
        }
    }
}

/// Waits until a query gives `wanted`; fails after five seconds.
pub(crate) async fn until(driver: &PostgresDriver, sql: &str, wanted: &str) {
    for _ in 0..100 {
        if cell(driver, sql).await == wanted {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{sql} did not become {wanted} in time");
}
