//! Transactions: all or nothing, however they end.
#![allow(clippy::unwrap_used)]

mod common;

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use common::{exec, file, int, int_in, memory, run};
use squall_core::{
    ConnectOptions, Error, Result,
    driver::{Driver, Isolation, NoRows, Query, Row, RowSink, TransactionOptions},
};
use squall_driver_sqlite::{SqliteDriver, connect};

/// A memory and a file database, each with a table.
async fn both(folder: &tempfile::TempDir) -> [SqliteDriver; 2] {
    let drivers = [memory().await, file(folder.path()).await];
    for driver in &drivers {
        run(driver, &["CREATE TABLE t (a INTEGER)"]).await;
    }
    drivers
}

const INSERT: &str = "INSERT INTO t VALUES (1)";

#[tokio::test]
async fn commit_keeps_and_rollback_and_drop_undo() {
    let folder = tempfile::tempdir().unwrap();
    for driver in both(&folder).await {
        let mut transaction = driver.begin(TransactionOptions::new()).await.unwrap();
        assert_eq!(transaction.run(&Query::text(INSERT), &mut NoRows).await.unwrap(), 1);
        transaction.commit().await.unwrap();
        assert!(transaction.run(&Query::text(INSERT), &mut NoRows).await.is_err());
        assert!(transaction.commit().await.is_err());
        assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 1);

        let mut transaction = driver.begin(TransactionOptions::new()).await.unwrap();
        transaction.run(&Query::text(INSERT), &mut NoRows).await.unwrap();
        transaction.rollback().await.unwrap();
        assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 1);

        let mut transaction = driver.begin(TransactionOptions::new()).await.unwrap();
        transaction.run(&Query::text(INSERT), &mut NoRows).await.unwrap();
        drop(transaction);
        assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 1);
        run(&driver, &[INSERT]).await;
        assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 2);
    }
}

/// A reader of rows that panics.
struct Panics;

impl RowSink for Panics {
    fn row(&mut self, _: &dyn Row) -> Result<()> {
        panic!("the reader of rows panics");
    }
}

#[tokio::test]
async fn a_panic_leaves_no_transaction_and_no_connection_behind() {
    let folder = tempfile::tempdir().unwrap();
    for driver in both(&folder).await {
        let driver = Arc::new(driver);
        for _ in 0..3 {
            let other = Arc::clone(&driver);
            let task = tokio::spawn(async move {
                let mut transaction = other.begin(TransactionOptions::new()).await.unwrap();
                transaction.run(&Query::text(INSERT), &mut NoRows).await.unwrap();
                transaction.run(&Query::text("SELECT * FROM t"), &mut Panics).await.unwrap();
            });
            assert!(task.await.unwrap_err().is_panic());
            let other = Arc::clone(&driver);
            let task = tokio::spawn(async move {
                let select = Query::text("INSERT INTO t VALUES (2) RETURNING a");
                AssertUnwindSafe(other).run(&select, &mut Panics).await
            });
            assert!(task.await.unwrap_err().is_panic());
        }
        assert_eq!(int(&driver, "SELECT count(*) FROM t WHERE a = 1").await, 0);
        run(&driver, &[INSERT]).await;
    }
}

#[tokio::test]
async fn savepoints_are_plain_statements() {
    let driver = memory().await;
    run(&driver, &["CREATE TABLE t (a INTEGER)"]).await;
    let mut transaction = driver.begin(TransactionOptions::new()).await.unwrap();
    for sql in
        [INSERT, "SAVEPOINT squall_1", INSERT, "ROLLBACK TO SAVEPOINT squall_1", "RELEASE SAVEPOINT squall_1"]
    {
        transaction.run(&Query::text(sql), &mut NoRows).await.unwrap();
    }
    assert_eq!(int_in(&mut transaction, "SELECT count(*) FROM t").await, 1);
    transaction.commit().await.unwrap();
    assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 1);
}

#[tokio::test]
async fn levels_that_sqlite_has_not_are_refused() {
    let driver = memory().await;
    let level = |level| TransactionOptions::new().isolation(level);
    assert!(driver.begin(level(Isolation::Serializable)).await.is_ok());
    for other in [Isolation::ReadCommitted, Isolation::RepeatableRead] {
        let error = driver.begin(level(other)).await.unwrap_err();
        assert!(matches!(error, Error::Unsupported { .. }));
        assert!(error.to_string().contains(other.sql()), "{error}");
    }
}

#[tokio::test]
async fn a_transaction_that_only_reads_refuses_writes_and_sees_one_state() {
    let folder = tempfile::tempdir().unwrap();
    for driver in both(&folder).await {
        let mut transaction = driver.begin(TransactionOptions::new().read_only()).await.unwrap();
        assert_eq!(int_in(&mut transaction, "SELECT count(*) FROM t").await, 0);
        let error = transaction.run(&Query::text(INSERT), &mut NoRows).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "database error 8: the database, or the transaction, is for reading only"
        );
        transaction.run(&Query::text("SAVEPOINT a"), &mut NoRows).await.unwrap();
        transaction.commit().await.unwrap();
        run(&driver, &[INSERT]).await;
    }
    let driver = file(folder.path()).await;
    let mut transaction = driver.begin(TransactionOptions::new().read_only()).await.unwrap();
    assert_eq!(int_in(&mut transaction, "SELECT count(*) FROM t").await, 1);
    run(&driver, &[INSERT]).await;
    assert_eq!(int_in(&mut transaction, "SELECT count(*) FROM t").await, 1);
    transaction.rollback().await.unwrap();
    assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 2);
}

#[tokio::test]
async fn an_end_by_sql_ends_it() {
    let driver = memory().await;
    run(&driver, &["CREATE TABLE t (a INTEGER)"]).await;
    let mut transaction = driver.begin(TransactionOptions::new()).await.unwrap();
    transaction.run(&Query::text("ROLLBACK"), &mut NoRows).await.unwrap();
    let error = transaction.run(&Query::text(INSERT), &mut NoRows).await.unwrap_err();
    assert!(matches!(error, Error::TransactionAborted));
    assert!(matches!(transaction.commit().await, Err(Error::TransactionAborted)));
    assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 0);
}

#[tokio::test]
async fn a_transaction_cannot_be_left_open_by_sql() {
    let folder = tempfile::tempdir().unwrap();
    for driver in both(&folder).await {
        for sql in ["BEGIN", "SAVEPOINT a", "BEGIN IMMEDIATE"] {
            let error = exec(&driver, sql).await.unwrap_err();
            assert!(error.to_string().contains("use `transaction`"), "{error}");
        }
        run(&driver, &[INSERT]).await;
        assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 1);
    }
}

#[tokio::test]
async fn a_query_beside_its_own_transaction_times_out_and_says_why() {
    let options = ConnectOptions::new("sqlite::memory:").acquire_timeout(Duration::from_millis(20));
    let driver = connect(&options).await.unwrap();
    let transaction = driver.begin(TransactionOptions::new()).await.unwrap();
    let error = exec(&driver, "SELECT 1").await.unwrap_err();
    assert!(matches!(error, Error::PoolTimeout { size: 1, .. }), "{error}");
    assert!(error.to_string().contains("run queries on the transaction"));
    drop(transaction);
    assert_eq!(int(&driver, "SELECT 1").await, 1);
}
