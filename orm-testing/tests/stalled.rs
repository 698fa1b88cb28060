//! Postgres drops no database while it is letting somebody in. That may take a minute, and may even be somebody in the
//! same runtime, who waits for us to come back.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod common;

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use common::{
    gone,
    other::{Other, role, say},
};
use squall_testing::{Backend, Error, PostgresServer, TestDb};
use tokio::time::timeout;
use url::Url;

#[tokio::test]
#[ignore = "runs in the process that the test below starts"]
async fn other_process() {
    if role().is_none() {
        return;
    }
    let test_db = TestDb::new(Backend::Postgres).await.unwrap();
    let url = test_db.url().to_owned();
    let somebody = somebody(&url);
    let start = Instant::now();
    drop(test_db);
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    // The next test does not wait for it.
    let _next = timeout(Duration::from_secs(3), TestDb::new(Backend::Postgres)).await.unwrap().unwrap();
    drop(somebody);
    gone(&url).await;
    say("done");
}

/// Begins to connect, and does not answer when the server asks for the password.
fn somebody(url: &str) -> TcpStream {
    let url = Url::parse(url).unwrap();
    let mut stream = TcpStream::connect((url.host_str().unwrap(), url.port().unwrap())).unwrap();
    // The first message of a client: its length, the protocol's version, and who it is.
    stream.write_all(b"\0\0\0\x17\0\x03\0\0user\0postgres\0\0").unwrap();
    stream.read_exact(&mut [0]).unwrap();
    stream
}

/// On a server of its own, as this would disturb the tests of other processes.
#[tokio::test]
async fn somebody_is_connecting() {
    let server = match PostgresServer::local().await {
        Err(Error::Local { reason }) if reason.contains("PATH") => return,
        server => server.unwrap(),
    };
    assert!(Other::start("stalled", Some(server.url())).go_on());
    server.stop();
}
