//! A test's database goes with the test, however the test ends.

#![allow(clippy::unwrap_used)]

mod common;

use std::{thread, time::Duration};

use common::{eventually, exists, gone, own_databases};
use squall_testing::{Backend, TestDb};
use tokio::{runtime::Runtime, time::timeout};

const KEPT_SOMEWHERE: [Backend; 2] = [Backend::SqliteFile, Backend::Postgres];

#[tokio::test]
async fn dropped() {
    for backend in KEPT_SOMEWHERE {
        let test_db = TestDb::new(backend).await.unwrap();
        let url = test_db.url().to_owned();
        assert!(exists(&url).await, "{backend}");
        drop(test_db);
        gone(&url).await;
    }
}

#[tokio::test]
async fn panicked() {
    for backend in KEPT_SOMEWHERE {
        let (tell, told) = std::sync::mpsc::channel();
        let failed_test = thread::spawn(move || {
            Runtime::new().unwrap().block_on(async {
                let test_db = TestDb::new(backend).await.unwrap();
                tell.send(test_db.url().to_owned()).unwrap();
                panic!("as a failed test does");
            })
        });
        assert!(failed_test.join().is_err());
        gone(&told.recv().unwrap()).await;
    }
}

/// Somebody else is still connected, and stays so.
#[tokio::test]
async fn in_use() {
    let test_db = TestDb::new(Backend::Postgres).await.unwrap();
    let url = test_db.url().to_owned();
    let other = squall::connect(&url).await.unwrap();
    drop(test_db);
    gone(&url).await;
    drop(other);
}

/// The future is dropped at any point of its way, as by a timeout.
#[tokio::test]
async fn cancelled() {
    drop(TestDb::new(Backend::Postgres).await.unwrap());
    let mut cancelled = 0;
    for delay in 0..40 {
        let made = timeout(Duration::from_millis(delay), TestDb::new(Backend::Postgres)).await;
        cancelled += usize::from(made.is_err());
    }
    assert!(cancelled > 0);
    eventually("no database is left", async || own_databases().await.is_empty()).await;
}

/// The database is linguistic by default, so that a query which relies on the default order is found out.
#[tokio::test]
async fn default_collation() {
    let test_db = TestDb::new(Backend::Postgres).await.unwrap();
    let sql =
        "SELECT string_agg(word, '' ORDER BY word) FROM (VALUES ('a'), ('B'), ('é'), ('z')) AS words (word)";
    assert_eq!(common::value(test_db.url(), sql).await, "aBéz");
}
