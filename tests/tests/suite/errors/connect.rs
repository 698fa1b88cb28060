//! Databases that cannot be connected to.

use std::time::{Duration, Instant};

use squall::{ConnectOptions, Error, connect};
use squall_testing::{Backend, PostgresServer, TestDb};
use squall_tests::{failure, kind};

async fn refusal(options: impl Into<ConnectOptions>) -> Error {
    let options = options.into();
    // A driver may connect when the first query runs.
    match connect(options).await {
        Err(error) => error,
        Ok(db) => failure(squall::sql!("SELECT 1").one::<i64>(&db).await),
    }
}

#[tokio::test]
async fn an_unknown_scheme() {
    for url in ["mysql://localhost/x", "", "x", "sqlite3:x", "http://localhost", "\u{1}:x"] {
        let error = refusal(url).await;
        assert_eq!(kind(&error), "Config", "{url}: {error}");
        assert!(error.to_string().contains("there are `sqlite:` and `postgres:`"), "{error}");
    }
}

#[tokio::test]
async fn a_wrong_sqlite_url() {
    for url in ["sqlite:", "sqlite://", "sqlite:x.db?mode=nonsense", "sqlite:x.db?unknown=1", "sqlite:%zz"] {
        let error = refusal(url).await;
        assert_eq!(kind(&error), "Config", "{url}: {error}");
    }
}

#[tokio::test]
async fn a_folder_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing").join("app.db");
    let error = refusal(format!("sqlite://{}", missing.display())).await;
    assert_eq!(kind(&error), "Config", "{error}");
    assert!(error.to_string().contains("missing"), "{error}");
    let error = refusal(format!("sqlite://{}", folder.path().display())).await;
    assert_eq!(kind(&error), "Config", "{error}");
    let absent = folder.path().join("absent.db");
    let error = refusal(format!("sqlite://{}?mode=rw", absent.display())).await;
    assert_eq!(kind(&error), "Config", "{error}");
    assert!(!absent.exists());
}

#[tokio::test]
async fn a_file_that_is_no_database() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    std::fs::write(&file, "Dear reader, ".repeat(1_000)).unwrap();
    let error = refusal(format!("sqlite://{}", file.display())).await;
    assert_eq!(kind(&error), "Connection", "{error:?}");
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("Dear reader"));
}

#[tokio::test]
async fn a_server_that_is_not_there() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = refusal(format!("postgres://me:hidden@{address}/x")).await;
    assert_eq!(kind(&error), "Connection", "{error:?}");
    assert!(!format!("{error} {error:?}").contains("hidden"), "{error:?}");
}

/// It accepts the connection, and then says nothing.
#[tokio::test]
async fn a_server_that_does_not_answer() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let begun = Instant::now();
    let limit = Duration::from_millis(300);
    let options = ConnectOptions::new(format!("postgres://me@{address}/x"))
        .connect_timeout(limit)
        .acquire_timeout(limit);
    let error = refusal(options).await;
    assert!(matches!(kind(&error), "Connection" | "Timeout" | "PoolTimeout"), "{error:?}");
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_role_or_a_database_that_is_not_there() {
    let server = PostgresServer::find().await.unwrap();
    let (before, _) = server.url().rsplit_once('/').unwrap();
    let error = refusal(format!("{before}/squall_no_such_database")).await;
    assert_eq!(kind(&error), "Connection", "{error:?}");
    assert!(error.to_string().contains("squall_no_such_database"), "{error}");
    let (_, host) = before.rsplit_once('@').unwrap();
    let error = refusal(format!("postgres://squall_no_such_role:hidden@{host}/postgres")).await;
    assert_eq!(kind(&error), "Connection", "{error:?}");
    assert!(!format!("{error} {error:?}").contains("hidden"), "{error:?}");
}

#[tokio::test]
async fn a_wrong_postgres_url() {
    for url in ["postgres://localhost:nonsense/x", "postgres://", "postgres://h/x?sslmode=nonsense"] {
        let error = refusal(ConnectOptions::new(url).connect_timeout(Duration::from_secs(1))).await;
        assert!(matches!(kind(&error), "Config" | "Connection"), "{url}: {error:?}");
    }
}

/// After it was closed, a database is an error and not a wait.
#[tokio::test]
async fn a_closed_database() {
    for backend in Backend::ALL {
        let test_db = TestDb::new(backend).await.unwrap();
        test_db.close().await;
        let error = failure(squall::sql!("SELECT 1").one::<i64>(test_db.db()).await);
        assert_eq!(kind(&error), "Connection", "{backend}: {error:?}");
    }
}
