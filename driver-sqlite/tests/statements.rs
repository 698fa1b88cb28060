//! What running one statement does, and what it refuses.
#![allow(clippy::unwrap_used)]

mod common;

use std::time::{Duration, Instant};

use common::{bind, create_tables, exec, int, memory, query, rows, run};
use squall_core::{
    ConnectOptions, Error, Result, SqlType, Value,
    driver::{Driver, NoRows, Query, Row, RowSink, TransactionOptions},
};
use squall_driver_sqlite::connect;

#[tokio::test]
async fn only_what_writes_counts_rows() {
    let driver = memory().await;
    assert_eq!(exec(&driver, "CREATE TABLE t (a INTEGER)").await.unwrap(), 0);
    assert_eq!(exec(&driver, "INSERT INTO t VALUES (1), (2), (3)").await.unwrap(), 3);
    assert_eq!(exec(&driver, "CREATE TABLE u (a INTEGER)").await.unwrap(), 0);
    assert_eq!(exec(&driver, "SELECT * FROM t").await.unwrap(), 0);
    assert_eq!(exec(&driver, "UPDATE t SET a = 0 WHERE a > 9").await.unwrap(), 0);
    assert_eq!(exec(&driver, "UPDATE t SET a = 0 WHERE a > 1 RETURNING a").await.unwrap(), 2);
    assert_eq!(exec(&driver, "DELETE FROM t").await.unwrap(), 3);
    assert_eq!(exec(&driver, "PRAGMA user_version").await.unwrap(), 0);
}

#[tokio::test]
async fn what_makes_no_statement_is_refused() {
    let driver = memory().await;
    run(
        &driver,
        &["CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (1);", "INSERT INTO t VALUES (1); -- done\n"],
    )
    .await;
    let error = exec(&driver, "INSERT INTO t VALUES (1); DELETE FROM t").await.unwrap_err();
    assert_eq!(error.to_string(), "invalid query: the text has several statements: send them one by one");
    let error = exec(&driver, "-- nothing").await.unwrap_err();
    assert_eq!(error.to_string(), "invalid query: the text holds no statement");
    let error = exec(&driver, "SELECT ?").await.unwrap_err();
    assert_eq!(error.to_string(), "invalid query: the text has 1 placeholders, and 0 values came with it");
    let two =
        Query { binds: vec![bind(Value::BigInt(1), SqlType::BigInt); 2].into(), ..Query::text("SELECT ?") };
    assert!(matches!(query(&driver, &two, &[]).await, Err(Error::InvalidQuery(_))));
    assert!(matches!(exec(&driver, "SELECT 1 \0 + 1").await, Err(Error::InvalidQuery(_))));
    let error = exec(&driver, "SELEC 1").await.unwrap_err();
    assert_eq!(error.to_string(), "database error 1: near \"SELEC\": syntax error");
    assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 2);
}

#[tokio::test]
async fn a_misspelt_name_in_quotes_is_an_error() {
    let driver = memory().await;
    run(&driver, &["CREATE TABLE t (a TEXT)"]).await;
    let error = exec(&driver, r#"SELECT "b" FROM t"#).await.unwrap_err();
    assert!(error.to_string().contains("no such column: \"b\""), "{error}");
    assert!(exec(&driver, r#"CREATE TABLE u (a TEXT DEFAULT ("b"))"#).await.is_err());
}

#[tokio::test]
async fn errors_show_no_values() {
    let driver = memory().await;
    create_tables(&driver).await;
    let sql = "INSERT INTO users (email, age, data) VALUES (?, ?, ?)";
    let text = |text: &'static str| bind(Value::Text(text.into()), SqlType::TEXT);
    for binds in [
        [text("secret"), text("secret"), text("{}")],
        [text("secret, but too long for it"), bind(Value::Null, SqlType::SmallInt), text("{}")],
        [text("secret"), bind(Value::Null, SqlType::SmallInt), text("{secret")],
    ] {
        let insert = Query { binds: binds.to_vec().into(), ..Query::text(sql) };
        let error = driver.run(&insert, &mut NoRows).await.unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
    }
}

#[tokio::test]
async fn a_failing_statement_leaves_nothing_half_done() {
    let driver = memory().await;
    create_tables(&driver).await;
    let sql = "INSERT INTO users (id, email) VALUES (1, 'a'), (2, 'b'), (1, 'c')";
    assert!(exec(&driver, sql).await.is_err());
    assert_eq!(int(&driver, "SELECT count(*) FROM users").await, 0);
    let mut transaction = driver.begin(TransactionOptions::new()).await.unwrap();
    assert!(transaction.run(&Query::text(sql), &mut NoRows).await.is_err());
    assert_eq!(common::int_in(&mut transaction, "SELECT count(*) FROM users").await, 0);
    transaction.rollback().await.unwrap();
}

/// Fails on the second row.
#[derive(Default)]
struct OnlyOne(usize);

impl RowSink for OnlyOne {
    fn row(&mut self, _: &dyn Row) -> Result<()> {
        self.0 += 1;
        if self.0 > 1 { Err(Error::MultipleRows) } else { Ok(()) }
    }
}

#[tokio::test]
async fn an_error_of_the_reader_ends_the_reading_and_not_the_writing() {
    let driver = memory().await;
    run(&driver, &["CREATE TABLE t (a INTEGER)"]).await;
    let insert = Query::text("INSERT INTO t VALUES (1), (2), (3) RETURNING a");
    let error = driver.run(&insert, &mut OnlyOne::default()).await.unwrap_err();
    assert!(matches!(error, Error::MultipleRows));
    // As on Postgres: the statement itself was fine.
    assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 3);
}

const ENDLESS: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";

#[tokio::test]
async fn a_statement_that_takes_too_long_is_stopped() {
    let limit = Duration::from_millis(50);
    let options = ConnectOptions::new("sqlite::memory:").statement_timeout(limit);
    let driver = connect(&options).await.unwrap();
    let start = Instant::now();
    let error = exec(&driver, ENDLESS).await.unwrap_err();
    assert!(matches!(error, Error::Timeout(after) if after == limit), "{error}");
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!(int(&driver, "SELECT 1").await, 1);

    run(&driver, &["CREATE TABLE t (a INTEGER)"]).await;
    let mut transaction = driver.begin(TransactionOptions::new()).await.unwrap();
    transaction.run(&Query::text("INSERT INTO t VALUES (1)"), &mut NoRows).await.unwrap();
    let insert = format!("INSERT INTO t {ENDLESS}");
    let error = transaction.run(&Query::text(insert), &mut NoRows).await.unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error}");
    // SQLite has rolled the whole of it back: what follows does not run on its own.
    let error = transaction.run(&Query::text("INSERT INTO t VALUES (2)"), &mut NoRows).await.unwrap_err();
    assert!(matches!(error, Error::TransactionAborted), "{error}");
    assert!(matches!(transaction.commit().await, Err(Error::TransactionAborted)));
    assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 0);
}

#[tokio::test]
async fn what_databases_call_alike_is_one_error() {
    let driver = memory().await;
    let kind = |sql: &'static str| {
        let driver = &driver;
        async move { rows(driver, sql, &[SqlType::BigInt]).await.unwrap_err() }
    };
    assert!(matches!(kind("SELECT squall_rem(1, 0, 64)").await, Error::DivisionByZero));
    assert!(matches!(
        kind("SELECT squall_mul(9223372036854775807, 2, 64)").await,
        Error::InvalidValue { .. }
    ));
    assert!(matches!(kind("SELECT abs(-9223372036854775808)").await, Error::InvalidValue { .. }));
    assert!(matches!(kind("SELECT zeroblob(2000000000)").await, Error::InvalidValue { .. }));
}
