//! Connections: how they are opened, shared, given back and closed.
#![allow(clippy::unwrap_used)]

mod common;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use common::{exec, file, int, memory, rows, run, url};
use squall_core::{
    ConnectOptions, Error, SqlType,
    driver::{Driver, NoRows, Query, TransactionOptions},
};
use squall_driver_sqlite::connect;

#[tokio::test]
async fn settings_hold_on_every_connection() {
    let folder = tempfile::tempdir().unwrap();
    for driver in [memory().await, file(folder.path()).await] {
        assert_eq!(int(&driver, "SELECT foreign_keys FROM pragma_foreign_keys").await, 1);
        assert_eq!(int(&driver, "PRAGMA foreign_keys").await, 1);
        assert_eq!(int(&driver, "SELECT 'a' LIKE 'A'").await, 0);
        assert_eq!(int(&driver, "SELECT lower('\u{c4}') = '\u{e4}'").await, 1);
    }
    let driver = file(folder.path()).await;
    let text = &[SqlType::TEXT];
    assert_eq!(rows(&driver, "PRAGMA journal_mode", text).await.unwrap(), [["Text(\"wal\")"]]);
    for sql in ["PRAGMA synchronous", "SELECT synchronous FROM pragma_synchronous"] {
        assert_eq!(int(&driver, sql).await, 1);
    }
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    let failure = |url: String| async move { connect(&ConnectOptions::new(url)).await.unwrap_err() };

    let error = failure(path("no/where/test.db")).await;
    assert!(matches!(error, Error::Config(_)));
    assert!(
        error
            .to_string()
            .contains(&format!("there is no folder `{}`", folder.path().join("no/where").display()))
    );
    assert!(!folder.path().join("no").exists());
    for mode in ["ro", "rw"] {
        let error = failure(path(&format!("test.db?mode={mode}"))).await;
        assert!(error.to_string().contains("there is no file"), "{error}");
    }
    assert!(failure(path("")).await.to_string().contains("is a folder"));

    std::fs::write(
        folder.path().join("text"),
        "this is no database, but it is long enough to be one".repeat(50),
    )
    .unwrap();
    for url in [path("text"), path("text?mode=ro")] {
        let error = failure(url).await;
        assert!(matches!(error, Error::Connection { .. }), "{error}");
        assert!(error.to_string().contains("is not an SQLite database"), "{error}");
        assert!(error.to_string().contains("text`"), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_programs_may_make_the_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let url = url(folder.path());
    let opening: Vec<_> = (0..8)
        .map(|number| {
            let options = ConnectOptions::new(url.clone());
            tokio::spawn(async move {
                let driver = connect(&options).await.unwrap();
                exec(&driver, "CREATE TABLE IF NOT EXISTS t (a INTEGER)").await.unwrap();
                exec(&driver, &format!("INSERT INTO t VALUES ({number})")).await.unwrap();
            })
        })
        .collect();
    for open in opening {
        open.await.unwrap();
    }
    assert_eq!(int(&file(folder.path()).await, "SELECT count(*) FROM t").await, 8);
}

#[tokio::test]
async fn a_file_that_is_gone_is_not_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let driver = file(folder.path()).await;
    run(&driver, &["CREATE TABLE t (a INTEGER)"]).await;
    std::fs::remove_file(folder.path().join("test.db")).unwrap();
    // The first reader is opened only now.
    let error = exec(&driver, "SELECT 1").await.unwrap_err();
    assert!(matches!(error, Error::Connection { .. }), "{error}");
    assert!(error.to_string().contains("cannot be opened"), "{error}");
    assert!(!folder.path().join("test.db").exists());
}

#[tokio::test]
async fn a_file_can_be_opened_for_reading_only() {
    let folder = tempfile::tempdir().unwrap();
    let driver = file(folder.path()).await;
    run(&driver, &["CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (1)"]).await;
    let reader = connect(&ConnectOptions::new(format!("{}?mode=ro", url(folder.path())))).await.unwrap();
    assert_eq!(int(&reader, "SELECT count(*) FROM t").await, 1);
    let error = exec(&reader, "INSERT INTO t VALUES (2)").await.unwrap_err();
    assert!(error.to_string().contains("for reading only"), "{error}");
    assert!(reader.begin(TransactionOptions::new()).await.is_err());
    let mut transaction = reader.begin(TransactionOptions::new().read_only()).await.unwrap();
    assert_eq!(common::int_in(&mut transaction, "SELECT count(*) FROM t").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_tasks_write_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let driver = Arc::new(file(folder.path()).await);
    run(&driver, &["CREATE TABLE t (task INTEGER, n INTEGER)"]).await;
    let tasks: Vec<_> = (0..16)
        .map(|task| {
            let driver = Arc::clone(&driver);
            tokio::spawn(async move {
                for n in 0..50 {
                    let insert = format!("INSERT INTO t VALUES ({task}, {n})");
                    if n % 2 == 0 {
                        exec(&driver, &insert).await.unwrap();
                    } else {
                        let mut transaction = driver.begin(TransactionOptions::new()).await.unwrap();
                        let before = common::int_in(&mut transaction, "SELECT count(*) FROM t").await;
                        transaction.run(&Query::text(insert), &mut NoRows).await.unwrap();
                        tokio::task::yield_now().await;
                        assert_eq!(
                            common::int_in(&mut transaction, "SELECT count(*) FROM t").await,
                            before + 1
                        );
                        transaction.commit().await.unwrap();
                    }
                    assert!(int(&driver, "SELECT count(*) FROM t").await > 0);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 16 * 50);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_pools_on_one_file_wait_for_each_other_without_holding_a_thread() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (file(folder.path()).await, Arc::new(file(folder.path()).await));
    run(&one, &["CREATE TABLE t (a INTEGER)"]).await;
    let mut transaction = one.begin(TransactionOptions::new()).await.unwrap();
    transaction.run(&Query::text("INSERT INTO t VALUES (1)"), &mut NoRows).await.unwrap();
    let waits: Vec<_> = (0..4)
        .map(|_| {
            let other = Arc::clone(&other);
            tokio::spawn(async move {
                exec(&other, "INSERT INTO t VALUES (2)").await.unwrap();
                let mut transaction = other.begin(TransactionOptions::new()).await.unwrap();
                transaction.run(&Query::text("INSERT INTO t VALUES (3)"), &mut NoRows).await.unwrap();
                transaction.commit().await.unwrap();
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(150)).await;
    // Readers of the second pool are not kept waiting, and see what is committed.
    assert_eq!(int(&other, "SELECT count(*) FROM t").await, 0);
    transaction.commit().await.unwrap();
    for wait in waits {
        wait.await.unwrap();
    }
    assert_eq!(int(&one, "SELECT count(*) FROM t").await, 9);
}

#[tokio::test]
async fn a_lock_that_is_not_released_is_a_conflict_in_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let one = file(folder.path()).await;
    run(&one, &["CREATE TABLE t (a INTEGER)"]).await;
    let options = ConnectOptions::new(url(folder.path())).acquire_timeout(Duration::from_millis(60));
    let other = connect(&options).await.unwrap();
    let transaction = one.begin(TransactionOptions::new()).await.unwrap();
    let start = Instant::now();
    let error = exec(&other, "INSERT INTO t VALUES (2)").await.unwrap_err();
    assert!(matches!(error, Error::Serialization(_)) && error.is_retryable(), "{error}");
    assert!(start.elapsed() >= Duration::from_millis(60));
    let error = other.begin(TransactionOptions::new()).await.unwrap_err();
    assert!(error.is_retryable(), "{error}");
    drop(transaction);
    run(&other, &["INSERT INTO t VALUES (2)"]).await;
}

#[tokio::test]
async fn readers_are_at_most_so_many() {
    let folder = tempfile::tempdir().unwrap();
    let wait = Duration::from_millis(20);
    let options = ConnectOptions::new(url(folder.path())).max_connections(2).acquire_timeout(wait);
    let driver = connect(&options).await.unwrap();
    let reading = || driver.begin(TransactionOptions::new().read_only());
    let held = (reading().await.unwrap(), reading().await.unwrap());
    let error = exec(&driver, "SELECT 1").await.unwrap_err();
    assert!(matches!(error, Error::PoolTimeout { size: 2, .. }), "{error}");
    // The writer is another.
    run(&driver, &["CREATE TABLE t (a INTEGER)"]).await;
    drop(held);
    assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 0);
}

#[tokio::test]
async fn the_greatest_limits_are_none() {
    let folder = tempfile::tempdir().unwrap();
    let options = ConnectOptions::new(url(folder.path()))
        .max_connections(usize::MAX)
        .acquire_timeout(Duration::MAX)
        .connect_timeout(Duration::MAX)
        .statement_timeout(Duration::MAX)
        .statement_cache(0);
    let driver = connect(&options).await.unwrap();
    run(&driver, &["CREATE TABLE t (a INTEGER)"]).await;
    let other = connect(&options).await.unwrap();
    let transaction = driver.begin(TransactionOptions::new()).await.unwrap();
    let (waited, ()) = tokio::join!(exec(&other, "INSERT INTO t VALUES (1)"), async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        drop(transaction);
    });
    assert_eq!(waited.unwrap(), 1);
}

#[tokio::test]
async fn connections_go_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    for driver in [memory().await, file(folder.path()).await] {
        run(
            &driver,
            &[
                "CREATE TABLE t (a INTEGER)",
                "INSERT INTO t VALUES (1)",
                "PRAGMA foreign_keys = OFF",
                "PRAGMA case_sensitive_like(OFF)",
                "CREATE TEMP TABLE secret (a INTEGER)",
                "CREATE TEMP TRIGGER spy AFTER INSERT ON t BEGIN DELETE FROM t; END",
                "ATTACH ':memory:' AS \"o\"\"ther\"",
            ],
        )
        .await;
        let mut transaction = driver.begin(TransactionOptions::new()).await.unwrap();
        transaction.run(&Query::text("CREATE TEMP VIEW v AS SELECT 1"), &mut NoRows).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(int(&driver, "PRAGMA foreign_keys").await, 1);
        assert_eq!(int(&driver, "SELECT 'a' LIKE 'A'").await, 0);
        assert_eq!(int(&driver, "SELECT count(*) FROM temp.sqlite_schema").await, 0);
        let databases = "SELECT count(*) FROM pragma_database_list WHERE name NOT IN ('main', 'temp')";
        assert_eq!(int(&driver, databases).await, 0);
        run(&driver, &["INSERT INTO t VALUES (2)"]).await;
        assert_eq!(int(&driver, "SELECT count(*) FROM t").await, 2);
    }
}

#[tokio::test]
async fn close_waits_for_what_is_in_use() {
    let folder = tempfile::tempdir().unwrap();
    for driver in [memory().await, file(folder.path()).await] {
        let driver = Arc::new(driver);
        run(&driver, &["CREATE TABLE t (a INTEGER)", "SELECT 1"]).await;
        let mut transaction = driver.begin(TransactionOptions::new()).await.unwrap();
        let closing = tokio::spawn({
            let driver = Arc::clone(&driver);
            async move { driver.close().await }
        });
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert!(!closing.is_finished());
        let error = exec(&driver, "INSERT INTO t VALUES (1)").await.unwrap_err();
        assert_eq!(error.to_string(), "connection failed: the database was closed");
        transaction.run(&Query::text("INSERT INTO t VALUES (1)"), &mut NoRows).await.unwrap();
        transaction.commit().await.unwrap();
        closing.await.unwrap();
        assert!(matches!(exec(&driver, "SELECT 1").await, Err(Error::Connection { .. })));
        assert!(matches!(driver.begin(TransactionOptions::new()).await, Err(Error::Connection { .. })));
        driver.close().await;
    }
    // The log went into the file, and the file is free.
    assert!(!folder.path().join("test.db-wal").exists());
    assert_eq!(int(&file(folder.path()).await, "SELECT count(*) FROM t").await, 1);
}

#[test]
fn no_runtime_is_needed_where_nobody_waits() {
    let mut work = std::pin::pin!(async {
        let driver = memory().await;
        run(&driver, &["CREATE TABLE t (a INTEGER)"]).await;
        let mut transaction = driver.begin(TransactionOptions::new()).await.unwrap();
        transaction.run(&Query::text("INSERT INTO t VALUES (1)"), &mut NoRows).await.unwrap();
        transaction.commit().await.unwrap();
        int(&driver, "SELECT count(*) FROM t").await
    });
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert_eq!(work.as_mut().poll(&mut context), std::task::Poll::Ready(1));
}
