//! A server in a container. Ignored, as it takes a Docker engine: `scripts/test` runs it where there is one.

#![cfg(feature = "testcontainers")]
#![allow(clippy::unwrap_used)]

mod common;

use std::{env, process::Command};

use common::{
    eventually,
    other::{Other, role, say},
    value,
};
use squall_testing::{Error, Origin, PostgresServer};
use url::Url;

fn image() -> String {
    env::var("SQUALL_TEST_POSTGRES_IMAGE").unwrap_or_else(|_| "postgres:17".into())
}

/// The container, running or not, that serves this URL.
fn container(url: &str) -> String {
    let port = Url::parse(url).unwrap().port().unwrap();
    let filter = format!("publish={port}");
    let output =
        Command::new("docker").args(["ps", "--all", "--quiet", "--filter", &filter]).output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Whether the engine still has it.
fn exists(container: &str) -> bool {
    Command::new("docker").args(["container", "inspect", container]).output().unwrap().status.success()
}

#[tokio::test]
#[ignore = "takes a Docker engine"]
async fn starts_and_stops() {
    let server = PostgresServer::container(&image()).await.unwrap();
    assert_eq!(server.origin(), &Origin::Container { image: image() });
    assert_eq!(value(server.url(), "SHOW fsync").await, "off");
    assert_eq!(
        value(server.url(), "SELECT min(w COLLATE \"und-x-icu\") FROM (VALUES ('B'), ('a')) AS t (w)").await,
        "a"
    );
    let container = container(server.url());
    assert!(exists(&container));
    server.stop();
    assert!(!exists(&container));
}

#[tokio::test]
#[ignore = "takes a Docker engine"]
async fn no_such_image() {
    let error = PostgresServer::container("squall-nowhere:none").await.unwrap_err();
    assert!(matches!(error, Error::Container { .. }), "{error}");
    assert!(error.to_string().starts_with("a container of squall-nowhere:none did not start: "), "{error}");
}

#[tokio::test]
#[ignore = "takes a Docker engine; runs in the process that the test below starts"]
async fn other_process() {
    if role().is_some() {
        let server = PostgresServer::container(&image()).await.unwrap();
        say(server.url());
        // As in a static, which is never dropped.
        std::mem::forget(server);
    }
}

#[tokio::test]
#[ignore = "takes a Docker engine"]
async fn goes_with_its_process() {
    for end in [Other::kill, |other: Other| assert!(other.go_on())] {
        let other = Other::start("container", None);
        let url = other.url.clone();
        let container = container(&url);
        assert!(exists(&container));
        end(other);
        eventually("the container is gone", async || !exists(&container)).await;
    }
}
