//! Statements that take too long, or that nobody waits for any more.

#![allow(clippy::unwrap_used)]

mod common;

use std::time::{Duration, Instant};

use common::{cell, database_with, exec, options, run, run_in, until};
use squall_core::{
    ConnectOptions, Error,
    driver::{Driver, TransactionOptions},
};
use squall_driver_postgres::{PostgresDriver, connect};
use tokio::time::timeout;

const SHORT: Duration = Duration::from_millis(200);

async fn one(schema: &str) -> PostgresDriver {
    database_with(schema, options(schema).max_connections(1)).await
}

/// Whether a statement with this text is running at the server.
fn running(mark: &str) -> String {
    format!(
        "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%{mark}%' AND pid <> pg_backend_pid()"
    )
}

#[tokio::test]
async fn a_dropped_query_stops_and_its_place_is_free_at_once() {
    let db = one("cancel_drop").await;
    let started = Instant::now();
    assert!(timeout(SHORT, run(&db, "SELECT pg_sleep(30) /* cancel drop */")).await.is_err());
    assert_eq!(cell(&db, "SELECT 1").await, "Int(1)");
    assert!(started.elapsed() < Duration::from_secs(3));
    until(&db, &running("cancel drop"), "Int(0)").await;
}

#[tokio::test]
async fn a_dropped_query_that_writes_stores_nothing() {
    let db = one("cancel_write").await;
    exec(&db, "CREATE TABLE t (a int)").await;
    let write = "INSERT INTO t SELECT 1 FROM pg_sleep(1) /* cancel write */";
    assert!(timeout(SHORT, run(&db, write)).await.is_err());
    until(&db, &running("cancel write"), "Int(0)").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(cell(&db, "SELECT count(*) FROM t").await, "Int(0)");
}

#[tokio::test]
async fn a_transaction_dropped_in_the_middle_of_a_statement_stops_too() {
    let db = one("cancel_transaction").await;
    exec(&db, "CREATE TABLE t (a int)").await;
    let work = async {
        let mut transaction = db.begin(TransactionOptions::new()).await.unwrap();
        run_in(&mut *transaction, "INSERT INTO t VALUES (1)").await.unwrap();
        run_in(&mut *transaction, "SELECT pg_sleep(30) /* cancel transaction */").await.unwrap();
    };
    assert!(timeout(SHORT, work).await.is_err());
    assert_eq!(cell(&db, "SELECT count(*) FROM t").await, "Int(0)");
    until(&db, &running("cancel transaction"), "Int(0)").await;
}

#[tokio::test]
async fn many_dropped_at_once_are_all_stopped() {
    let db = database_with("cancel_many", options("cancel_many").max_connections(8)).await;
    let sleeps = (0..8).map(|_| run(&db, "SELECT pg_sleep(30) /* cancel many */"));
    let all = async {
        let mut sleeps: Vec<_> = sleeps.map(Box::pin).collect();
        std::future::poll_fn(|context| {
            for sleep in &mut sleeps {
                assert!(sleep.as_mut().poll(context).is_pending());
            }
            std::task::Poll::<()>::Pending
        })
        .await;
    };
    assert!(timeout(Duration::from_millis(600), all).await.is_err());
    until(&db, &running("cancel many"), "Int(0)").await;
}

#[tokio::test]
async fn a_statement_over_its_limit_times_out_at_the_server() {
    let limited = options("cancel_limit").max_connections(1).statement_timeout(SHORT);
    let db = database_with("cancel_limit", limited).await;
    let started = Instant::now();
    match run(&db, "SELECT pg_sleep(30)").await {
        Err(Error::Timeout(limit)) => assert_eq!(limit, SHORT),
        other => panic!("{other:?}"),
    }
    assert!(started.elapsed() < Duration::from_secs(1));
    assert_eq!(cell(&db, "SELECT 1").await, "Int(1)");
}

#[tokio::test]
async fn the_client_has_a_deadline_of_its_own() {
    let limited = options("cancel_deadline").max_connections(1).statement_timeout(SHORT);
    let db = database_with("cancel_deadline", limited).await;
    let mut transaction = db.begin(TransactionOptions::new()).await.unwrap();
    run_in(&mut *transaction, "SET LOCAL statement_timeout = 0").await.unwrap();
    let started = Instant::now();
    let late = run_in(&mut *transaction, "SELECT pg_sleep(30) /* cancel deadline */").await;
    assert!(matches!(late, Err(Error::Timeout(limit)) if limit == SHORT), "{late:?}");
    assert!(started.elapsed() < Duration::from_secs(3));
    assert!(matches!(run_in(&mut *transaction, "SELECT 1").await, Err(Error::TransactionAborted)));
    assert!(matches!(transaction.commit().await, Err(Error::TransactionAborted)));
    until(&db, &running("cancel deadline"), "Int(0)").await;
}

#[tokio::test]
async fn a_limit_of_the_url_is_a_timeout_as_well() {
    let options = options("cancel_url");
    let with_limit = ConnectOptions::new(format!("{}&options[statement_timeout]=200", options.url()));
    let db = database_with("cancel_url", with_limit).await;
    assert!(matches!(run(&db, "SELECT pg_sleep(30)").await, Err(Error::Timeout(_))));
}

#[tokio::test]
async fn a_statement_cancelled_by_another_is_no_timeout() {
    let db = one("cancel_other").await;
    let other = connect(&options("cancel_other")).await.unwrap();
    let cancel = async {
        tokio::time::sleep(SHORT).await;
        let query = "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity \
            WHERE query LIKE '%cancel other%' AND pid <> pg_backend_pid()";
        assert_eq!(cell(&other, query).await, "Int(1)");
    };
    let (cancelled, ()) = tokio::join!(run(&db, "SELECT pg_sleep(30) /* cancel other */"), cancel);
    assert!(
        matches!(&cancelled, Err(Error::Database { code: Some(code), .. }) if code == "57014"),
        "{cancelled:?}"
    );
}

#[tokio::test]
async fn a_statement_that_is_done_is_not_cancelled() {
    let db = one("cancel_done").await;
    let process = cell(&db, "SELECT pg_backend_pid()").await;
    for _ in 0..20 {
        timeout(Duration::from_secs(5), run(&db, "SELECT 1")).await.unwrap().unwrap();
    }
    assert_eq!(cell(&db, "SELECT pg_backend_pid()").await, process);
}
