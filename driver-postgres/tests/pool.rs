//! The pool: limits, clean connections, lost ones.

#![allow(clippy::unwrap_used)]

mod common;

use std::time::{Duration, Instant};

use common::{BIGINT, bound, cell, database, database_with, exec, options, rows, run, run_in, url};
use squall_core::{
    ConnectOptions, Error, Value,
    driver::{Driver, NoRows, Query, TransactionOptions},
};
use squall_driver_postgres::{PostgresDriver, connect};

async fn one(schema: &str) -> PostgresDriver {
    database_with(schema, options(schema).max_connections(1)).await
}

/// Ends the server's processes of a schema's connections, as a restart would.
async fn terminate(schema: &str) {
    let admin = connect(&ConnectOptions::new(url())).await.unwrap();
    let query = format!(
        "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE application_name = '{schema}'"
    );
    assert_ne!(cell(&admin, &query).await, "Int(0)");
}

fn named(schema: &str) -> ConnectOptions {
    ConnectOptions::new(format!("{}&application_name={schema}", options(schema).url()))
}

#[tokio::test]
async fn who_waits_too_long_is_told_so() {
    let limited = options("pool_wait").max_connections(1).acquire_timeout(Duration::from_millis(200));
    let db = database_with("pool_wait", limited).await;
    let transaction = db.begin(TransactionOptions::new()).await.unwrap();
    match run(&db, "SELECT 1").await {
        Err(Error::PoolTimeout { after, size }) => assert_eq!((after, size), (Duration::from_millis(200), 1)),
        other => panic!("{other:?}"),
    }
    drop(transaction);
    assert_eq!(cell(&db, "SELECT 1").await, "Int(1)");
}

#[tokio::test]
async fn no_state_reaches_the_next_one() {
    let db = one("pool_state").await;
    exec(&db, "SET application_name = 'changed'").await;
    assert_ne!(cell(&db, "SHOW application_name").await, "Text(\"changed\")");
    exec(&db, "SELECT pg_advisory_lock(7)").await;
    exec(&db, "CREATE TEMP TABLE t (a int)").await;
    assert!(run(&db, "SELECT * FROM t").await.is_err());
    common::until(&db, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 7", "Int(0)")
        .await;

    let mut transaction = db.begin(TransactionOptions::new()).await.unwrap();
    run_in(&mut *transaction, "SELECT set_config('app.tenant', 'a', false)").await.unwrap();
    transaction.commit().await.unwrap();
    assert!(run(&db, "SHOW app.tenant").await.is_err());

    let process = cell(&db, "SELECT pg_backend_pid()").await;
    let mut transaction = db.begin(TransactionOptions::new()).await.unwrap();
    run_in(&mut *transaction, "SET LOCAL app.tenant = 'a'").await.unwrap();
    run_in(&mut *transaction, "SELECT set_config('app.tenant', 'a', true)").await.unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(
        cell(&db, "SELECT pg_backend_pid()").await,
        process,
        "what ends with the transaction is no state"
    );
}

#[tokio::test]
async fn a_lost_connection_is_replaced() {
    let name = "pool_lost";
    let db = database_with(name, named(name).max_connections(3)).await;
    let mut open = Vec::new();
    for _ in 0..3 {
        open.push(db.begin(TransactionOptions::new()).await.unwrap());
    }
    drop(open);
    for _ in 0..3 {
        open_and_end(&db).await;
    }
    terminate(name).await;
    // A statement may have been run: it fails, and is not sent again. From then on each connection is looked at first.
    let lost = run(&db, "SELECT 1").await;
    assert!(matches!(lost, Err(Error::Connection { .. })), "{lost:?}");
    for _ in 0..5 {
        assert_eq!(cell(&db, "SELECT 1").await, "Int(1)");
    }
    terminate(name).await;
    // A transaction that was not begun can be begun on another connection.
    open_and_end(&db).await;
}

async fn open_and_end(db: &PostgresDriver) {
    let mut transaction = db.begin(TransactionOptions::new()).await.unwrap();
    run_in(&mut *transaction, "SELECT 1").await.unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn connections_that_rested_are_looked_at_first() {
    let name = "pool_rested";
    let db = database_with(name, named(name).max_connections(1)).await;
    terminate(name).await;
    tokio::time::sleep(Duration::from_millis(5_100)).await;
    assert_eq!(cell(&db, "SELECT 1").await, "Int(1)");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_tasks_share_few_connections() {
    let db = std::sync::Arc::new(database("pool_share").await);
    exec(&db, "CREATE TABLE t (a bigint)").await;
    let tasks: Vec<_> = (0..16_i64)
        .map(|task| {
            let db = std::sync::Arc::clone(&db);
            tokio::spawn(async move {
                for number in 0..20_i64 {
                    let value = task * 100 + number;
                    let query = bound("INSERT INTO t VALUES ($1)", vec![(Value::BigInt(value), BIGINT)]);
                    db.run(&query, &mut NoRows).await.unwrap();
                    let query = bound("SELECT a FROM t WHERE a = $1", vec![(Value::BigInt(value), BIGINT)]);
                    assert_eq!(rows(&db, &query, &[BIGINT]).await.unwrap(), [[format!("Int({value})")]]);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(cell(&db, "SELECT count(DISTINCT a) FROM t").await, "Int(320)");
    let mine = "SELECT count(*) <= 4 FROM pg_stat_activity WHERE query LIKE '%FROM t%' AND datname = current_database()";
    assert_eq!(cell(&db, mine).await, "Bool(true)");
}

#[tokio::test]
async fn closing_waits_for_those_in_use() {
    let db = std::sync::Arc::new(database("pool_close").await);
    let mut transaction = db.begin(TransactionOptions::new()).await.unwrap();
    let closing = tokio::spawn({
        let db = std::sync::Arc::clone(&db);
        async move { db.close().await }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(!closing.is_finished());
    assert!(matches!(run(&db, "SELECT 1").await, Err(Error::Connection { .. })));
    let started = Instant::now();
    transaction.commit().await.unwrap();
    closing.await.unwrap();
    assert!(started.elapsed() < Duration::from_secs(2));
    db.close().await;
    let query = Query::text("SELECT 1");
    assert!(matches!(db.run(&query, &mut NoRows).await, Err(Error::Connection { .. })));
}
