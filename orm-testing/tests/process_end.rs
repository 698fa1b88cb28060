//! What a process started ends with it, however it ends. The process is this test binary, started once more.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod common;

use std::{path::Path, process::Command};

use common::{
    eventually, exists, gone,
    other::{Other, role, say},
    value,
};
use sqlx::{Connection, PgConnection};
use squall_testing::{Backend, Error, PostgresServer, TestDb};

#[tokio::test]
#[ignore = "runs in the process that the tests below start"]
async fn other_process() {
    let Some(role) = role() else { return };
    if role == "database" {
        let test_db = TestDb::new(Backend::Postgres).await.unwrap();
        say(test_db.url());
        return;
    }
    let server = PostgresServer::local().await.unwrap();
    say(server.url());
    // As in a static, which is never dropped.
    std::mem::forget(server);
    assert!(role != "panic", "as a failed test does");
}

async fn cluster_is_gone(end: impl FnOnce(Other), role: &str) {
    let other = Other::start(role, None);
    let url = other.url.clone();
    let data = value(&url, "SHOW data_directory").await;
    let folder = Path::new(&data).parent().unwrap().to_owned();
    let postmaster = value(&url, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)").await;
    assert!(folder.exists());
    end(other);
    eventually("the folder is gone", async || !folder.exists()).await;
    assert!(PgConnection::connect(&url).await.is_err());
    let alive = Command::new("ps").args(["-o", "stat=", "-p", &postmaster]).output().unwrap().stdout;
    assert!(alive.is_empty() || alive.starts_with(b"Z"), "the postmaster lives");
}

#[tokio::test]
async fn cluster_of_a_process() {
    match PostgresServer::local().await {
        Err(Error::Local { reason }) if reason.contains("PATH") => return,
        server => server.unwrap().stop(),
    }
    cluster_is_gone(Other::kill, "server").await;
    cluster_is_gone(|other| assert!(other.go_on()), "server").await;
    cluster_is_gone(|other| assert!(!other.go_on()), "panic").await;
}

/// On a server that outlives it, the next process drops what a killed one has left; but not what a living one has.
#[tokio::test]
async fn database_of_a_killed_process() {
    let server = PostgresServer::find().await.unwrap();
    let killed = Other::start("database", Some(server.url()));
    let living = Other::start("database", Some(server.url()));
    let (left, used) = (killed.url.clone(), living.url.clone());
    killed.kill();
    assert!(exists(&left).await);
    assert!(exists(&used).await);

    assert!(Other::start("database", Some(server.url())).go_on());
    gone(&left).await;
    assert!(exists(&used).await);
    assert!(living.go_on());
    gone(&used).await;
}
