//! What the tests look at from outside, past Squall.

#![allow(dead_code, reason = "each test file uses a part of this")]

pub(crate) mod other;

use std::{path::Path, time::Duration};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use squall_testing::{Backend, TestDb};
use tokio::time::{Instant, sleep};
use url::Url;

/// The one value that a query on this database gives.
pub(crate) async fn value(url: &str, sql: &str) -> String {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let value = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    value
}

/// Runs statements on this database.
pub(crate) async fn execute(url: &str, sql: &str) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// The name of the database of a URL, and the URL of the server's own database.
fn name(url: &str) -> (String, String) {
    let mut url = Url::parse(url).unwrap();
    let name = url.path().trim_start_matches('/').to_owned();
    url.set_path("postgres");
    (name, url.into())
}

/// The databases of the server that this URL leads to.
async fn databases(url: &str) -> Vec<String> {
    let all = "SELECT coalesce(string_agg(datname, ','), '') FROM pg_database";
    value(&name(url).1, all).await.split(',').map(str::to_owned).collect()
}

/// Whether the data behind the URL of a [`TestDb`] is still there.
pub(crate) async fn exists(url: &str) -> bool {
    match url.strip_prefix("sqlite://") {
        Some(path) => Path::new(path).parent().unwrap().exists(),
        None => databases(url).await.contains(&name(url).0),
    }
}

/// Waits until the data behind this URL is gone: that is at once, unless Postgres is kept from dropping it.
pub(crate) async fn gone(url: &str) {
    eventually("the database is gone", async || !exists(url).await).await;
}

/// The databases that this process has made.
pub(crate) async fn own_databases() -> Vec<String> {
    let here = TestDb::new(Backend::Postgres).await.unwrap();
    let (name, _) = name(here.url());
    let (owner, _) = name.rsplit_once('_').unwrap();
    let mut all = databases(here.url()).await;
    all.retain(|other| other.starts_with(owner) && *other != name);
    all
}

/// Waits until something is so, for ten seconds.
pub(crate) async fn eventually(what: &str, mut so: impl AsyncFnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(10);
    while !so().await {
        assert!(Instant::now() < deadline, "not within ten seconds: {what}");
        sleep(Duration::from_millis(50)).await;
    }
}
