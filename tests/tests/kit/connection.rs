//! A connection that is kept.

use squall_testing::{Backend, TestDb};

#[tokio::test]
async fn statements_are_by_themselves_until_a_transaction_is_begun() {
    for backend in [Backend::Sqlite, Backend::SqliteFile, Backend::Postgres] {
        let test_db = TestDb::new(backend).await.unwrap();
        let connection = test_db.db().connection().await.unwrap();
        connection.execute("CREATE TABLE a (x INTEGER)").await.unwrap();
        connection.execute("INSERT INTO a VALUES (1)").await.unwrap();
        connection.begin().await.unwrap();
        assert!(connection.begin().await.is_err(), "{backend:?}");
        connection.execute("INSERT INTO a VALUES (2)").await.unwrap();
        connection.rollback().await.unwrap();
        connection.begin().await.unwrap();
        connection.execute("INSERT INTO a VALUES (3)").await.unwrap();
        connection.commit().await.unwrap();
        // A statement that fails breaks the transaction, and not the connection.
        connection.begin().await.unwrap();
        connection.execute("INSERT INTO a VALUES (4)").await.unwrap();
        assert!(connection.execute("INSERT INTO nowhere VALUES (1)").await.is_err());
        assert!(matches!(connection.commit().await, Err(squall::Error::TransactionAborted)), "{backend:?}");
        let left: Vec<i64> =
            squall::sql!("SELECT CAST(x AS BIGINT) FROM a ORDER BY x").all(&connection).await.unwrap();
        assert_eq!(left, [1, 3], "{backend:?}");
        // What is open when it is dropped is rolled back.
        connection.begin().await.unwrap();
        connection.execute("INSERT INTO a VALUES (5)").await.unwrap();
        drop(connection);
        let left: i64 = squall::sql!("SELECT count(*) FROM a").one(&test_db).await.unwrap();
        assert_eq!(left, 2, "{backend:?}");
    }
}

#[tokio::test]
async fn settings_stay_for_as_long_as_it_is_kept() {
    let test_db = TestDb::new(Backend::SqliteFile).await.unwrap();
    let connection = test_db.db().connection().await.unwrap();
    connection.execute("PRAGMA foreign_keys = OFF").await.unwrap();
    let off: i64 = squall::sql!("PRAGMA foreign_keys").one(&connection).await.unwrap();
    assert_eq!(off, 0);
    drop(connection);
    let connection = test_db.db().connection().await.unwrap();
    let on: i64 = squall::sql!("PRAGMA foreign_keys").one(&connection).await.unwrap();
    assert_eq!(on, 1);
}
