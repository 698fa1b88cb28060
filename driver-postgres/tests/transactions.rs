//! Transactions: what is stored, what is not, and what becomes of the connection.

#![allow(clippy::unwrap_used)]

mod common;

use common::{cell, cell_in, database, database_with, exec, options, run, run_in};
use squall_core::{
    Error,
    driver::{Connection, Driver, TransactionOptions},
};
use squall_driver_postgres::PostgresDriver;

async fn begin(db: &PostgresDriver) -> Box<dyn Connection> {
    db.begin(TransactionOptions::new()).await.unwrap()
}

async fn one(schema: &str) -> PostgresDriver {
    let db = database_with(schema, options(schema).max_connections(1)).await;
    exec(&db, "CREATE TABLE t (a int UNIQUE)").await;
    db
}

#[tokio::test]
async fn what_is_committed_is_stored_and_what_is_not_is_not() {
    let db = one("transactions_store").await;
    let process = cell(&db, "SELECT pg_backend_pid()").await;
    let mut transaction = begin(&db).await;
    run_in(&mut *transaction, "INSERT INTO t VALUES (1)").await.unwrap();
    transaction.commit().await.unwrap();
    assert!(matches!(run_in(&mut *transaction, "SELECT 1").await, Err(Error::InvalidQuery(_))));
    assert!(matches!(transaction.commit().await, Err(Error::InvalidQuery(_))));
    transaction.rollback().await.unwrap();

    let mut transaction = begin(&db).await;
    run_in(&mut *transaction, "INSERT INTO t VALUES (2)").await.unwrap();
    transaction.rollback().await.unwrap();
    assert_eq!(cell(&db, "SELECT pg_backend_pid()").await, process, "the connection is kept");

    let mut transaction = begin(&db).await;
    run_in(&mut *transaction, "INSERT INTO t VALUES (3)").await.unwrap();
    drop(transaction);
    assert_ne!(cell(&db, "SELECT pg_backend_pid()").await, process, "the connection is thrown away");
    assert_eq!(cell(&db, "SELECT sum(a) FROM t").await, "Int(1)");
}

#[tokio::test]
async fn after_an_error_nothing_more_runs_and_a_commit_stores_nothing() {
    let db = one("transactions_abort").await;
    let mut transaction = begin(&db).await;
    run_in(&mut *transaction, "INSERT INTO t VALUES (1)").await.unwrap();
    assert!(run_in(&mut *transaction, "INSERT INTO t VALUES (1)").await.is_err());
    assert!(matches!(run_in(&mut *transaction, "SELECT 1").await, Err(Error::TransactionAborted)));
    assert!(matches!(transaction.commit().await, Err(Error::TransactionAborted)));
    assert_eq!(cell(&db, "SELECT count(*) FROM t").await, "Int(0)");
}

#[tokio::test]
async fn what_is_refused_before_it_is_sent_leaves_the_transaction_as_it_was() {
    let db = one("transactions_refuse").await;
    let mut transaction = begin(&db).await;
    for sql in ["COMMIT", "ROLLBACK", "BEGIN", "SELECT 1; SELECT 2"] {
        assert!(matches!(run_in(&mut *transaction, sql).await, Err(Error::InvalidQuery(_))), "{sql}");
    }
    run_in(&mut *transaction, "INSERT INTO t VALUES (1)").await.unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(cell(&db, "SELECT count(*) FROM t").await, "Int(1)");
}

#[tokio::test]
async fn a_savepoint_takes_back_an_error() {
    let db = one("transactions_savepoint").await;
    let mut transaction = begin(&db).await;
    run_in(&mut *transaction, "INSERT INTO t VALUES (1)").await.unwrap();
    run_in(&mut *transaction, "SAVEPOINT squall_1").await.unwrap();
    assert!(run_in(&mut *transaction, "INSERT INTO t VALUES (1)").await.is_err());
    run_in(&mut *transaction, "ROLLBACK TO SAVEPOINT squall_1").await.unwrap();
    run_in(&mut *transaction, "RELEASE SAVEPOINT squall_1").await.unwrap();
    run_in(&mut *transaction, "INSERT INTO t VALUES (2)").await.unwrap();
    let kept = cell_in(
        &mut *transaction,
        "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SAVEPOINT%'",
    );
    assert_eq!(kept.await.unwrap(), "Int(0)");
    transaction.commit().await.unwrap();
    assert_eq!(cell(&db, "SELECT sum(a) FROM t").await, "Int(3)");
}

#[tokio::test]
async fn options_hold() {
    let db = one("transactions_options").await;
    let options =
        TransactionOptions::new().isolation(squall_core::driver::Isolation::RepeatableRead).read_only();
    let mut transaction = db.begin(options).await.unwrap();
    let level = cell_in(&mut *transaction, "SHOW transaction_isolation").await.unwrap();
    assert_eq!(level, "Text(\"repeatable read\")");
    assert!(run_in(&mut *transaction, "INSERT INTO t VALUES (1)").await.is_err());
}

#[tokio::test]
async fn a_connection_lost_at_commit_leaves_the_outcome_unknown() {
    let db = database("transactions_lost").await;
    let mut transaction = begin(&db).await;
    let process = cell_in(&mut *transaction, "SELECT pg_backend_pid()").await.unwrap();
    let number = process.trim_start_matches("Int(").trim_end_matches(')');
    exec(&db, &format!("SELECT pg_terminate_backend({number}, 5000)")).await;
    let unknown = transaction.commit().await.unwrap_err();
    assert!(matches!(unknown, Error::CommitUnknown(_)), "{unknown:?}");
    assert_eq!(cell(&db, "SELECT 1").await, "Int(1)");
}

#[tokio::test]
async fn a_connection_lost_before_is_an_error_of_the_statement() {
    let db = database("transactions_gone").await;
    let mut transaction = begin(&db).await;
    let process = cell_in(&mut *transaction, "SELECT pg_backend_pid()").await.unwrap();
    let number = process.trim_start_matches("Int(").trim_end_matches(')');
    exec(&db, &format!("SELECT pg_terminate_backend({number}, 5000)")).await;
    let lost = run_in(&mut *transaction, "SELECT 1").await.unwrap_err();
    assert!(matches!(lost, Error::Connection { .. }), "{lost:?}");
    assert!(matches!(transaction.commit().await, Err(Error::TransactionAborted)));
    assert!(matches!(run(&db, "SELECT 1").await, Ok(1)));
}
