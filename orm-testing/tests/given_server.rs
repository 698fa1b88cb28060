//! A server that is of no use is refused with words that help, and without its password.

#![allow(clippy::unwrap_used)]

use squall_testing::PostgresServer;

async fn refused(url: &str) -> String {
    let error = PostgresServer::given(url).await.unwrap_err();
    assert_eq!(format!("{error}"), format!("{error:?}"));
    let message = error.to_string();
    assert!(!message.contains("secret"), "{message}");
    message
}

#[tokio::test]
async fn no_url() {
    assert_eq!(
        refused("me:secret@localhost").await,
        "`(hidden)` is not the URL of a Postgres server: its scheme is `me`; \
         write postgres://user:password@host:port/database"
    );
    assert_eq!(
        refused("localhost/secret").await,
        "`(hidden)` is not the URL of a Postgres server: relative URL without a base; \
         write postgres://user:password@host:port/database"
    );
}

#[tokio::test]
async fn other_scheme() {
    assert_eq!(
        refused("mysql://me:secret@localhost/test").await,
        "`mysql://me:...@localhost/test` is not the URL of a Postgres server: its scheme is `mysql`; \
         write postgres://user:password@host:port/database"
    );
}

#[tokio::test]
async fn nobody_there() {
    let message = refused("postgres://me:secret@127.0.0.1:1/test?password=secret").await;
    let start = "cannot connect to the Postgres server postgres://me:...@127.0.0.1:1/test: ";
    assert!(message.starts_with(start) && message.contains("refused"), "{message}");
}
