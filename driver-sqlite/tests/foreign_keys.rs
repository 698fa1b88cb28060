//! Violated foreign keys, of which SQLite tells nothing but that there is one.
#![allow(clippy::unwrap_used)]

mod common;

use common::{comments, create_tables, exec, file, int, int_in, memory, posts, run, users, write};
use squall_core::{
    ConstraintKind, Error, Violation,
    driver::{Driver, NoRows, Query, TransactionOptions},
    schema::TableDef,
};
use squall_driver_sqlite::SqliteDriver;

async fn seeded(driver: &SqliteDriver) {
    create_tables(driver).await;
    run(
        driver,
        &[
            "INSERT INTO users (id, email) VALUES (1, 'a'), (2, 'b'), (3, 'c')",
            "INSERT INTO posts VALUES (10, 1, 2)",
            "INSERT INTO comments VALUES (100, 10, NULL), (101, NULL, 100)",
        ],
    )
    .await;
}

fn violation(table: &str, column: &str) -> Violation {
    Violation::new(
        ConstraintKind::ForeignKey,
        table,
        vec![column.into()],
        Some(format!("{table}_{column}_fkey")),
    )
}

/// The table that is written to, the statement, and the table and column of the key that it violates.
type Case = (fn() -> &'static TableDef, &'static str, &'static str, &'static str);

const CASES: &[Case] = &[
    (posts, "INSERT INTO posts VALUES (11, 9, 2)", "posts", "author_id"),
    (posts, "INSERT INTO posts VALUES (11, 1, 9)", "posts", "editor_id"),
    (posts, "INSERT INTO posts VALUES (11, 1, 2), (12, 1, NULL), (13, NULL, 9)", "posts", "editor_id"),
    (posts, "INSERT INTO posts VALUES (11, 8, 9)", "posts", "author_id"),
    (posts, "UPDATE posts SET editor_id = 9", "posts", "editor_id"),
    (users, "DELETE FROM users WHERE id = 1", "posts", "author_id"),
    (users, "DELETE FROM users WHERE id = 2", "posts", "editor_id"),
    (users, "UPDATE users SET id = 9 WHERE id = 1", "posts", "author_id"),
    (users, "UPDATE users SET id = 9 WHERE id = 2", "posts", "editor_id"),
    (comments, "INSERT INTO comments VALUES (102, 10, 999)", "comments", "parent_id"),
    (comments, "DELETE FROM comments WHERE id = 100", "comments", "parent_id"),
    // The post takes its comments with it, and one of them is referred to.
    (posts, "DELETE FROM posts", "comments", "parent_id"),
];

#[tokio::test]
async fn the_key_is_found_on_insert_update_and_delete() {
    let driver = memory().await;
    seeded(&driver).await;
    for (table, sql, child, column) in CASES {
        let known = driver.run(&write(*table, sql), &mut NoRows).await.unwrap_err();
        assert_eq!(known.violation(), Some(&violation(child, column)), "{sql}: {known}");
        let raw = exec(&driver, sql).await.unwrap_err();
        assert_eq!(raw.violation(), Some(&violation(child, column)), "{sql}: {raw}");
    }
    // Nothing was stored, nothing stays behind, and keys are enforced as before.
    assert_eq!(int(&driver, "SELECT count(*) FROM posts").await, 1);
    assert_eq!(int(&driver, "SELECT count(*) FROM comments").await, 2);
    assert_eq!(int(&driver, "SELECT count(*) FROM temp.sqlite_schema").await, 0);
    run(&driver, &["INSERT INTO posts VALUES (11, 1, 2)"]).await;
}

#[tokio::test]
async fn the_key_is_found_inside_a_transaction_which_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let driver = file(folder.path()).await;
    seeded(&driver).await;
    let mut transaction = driver.begin(TransactionOptions::new()).await.unwrap();
    transaction.run(&Query::text("INSERT INTO posts VALUES (50, 3, 3)"), &mut NoRows).await.unwrap();
    for (table, sql, child, column) in CASES {
        transaction.run(&Query::text("SAVEPOINT squall_1"), &mut NoRows).await.unwrap();
        let error = transaction.run(&write(*table, sql), &mut NoRows).await.unwrap_err();
        assert_eq!(error.violation(), Some(&violation(child, column)), "{sql}: {error}");
        transaction.run(&Query::text("ROLLBACK TO squall_1"), &mut NoRows).await.unwrap();
        transaction.run(&Query::text("RELEASE squall_1"), &mut NoRows).await.unwrap();
    }
    assert_eq!(int_in(&mut transaction, "SELECT count(*) FROM posts").await, 2);
    assert_eq!(int_in(&mut transaction, "PRAGMA defer_foreign_keys").await, 0);
    transaction.commit().await.unwrap();
    assert_eq!(int(&driver, "SELECT count(*) FROM posts").await, 2);
}

#[tokio::test]
async fn keys_of_several_columns_and_tables_that_others_made() {
    let driver = memory().await;
    run(
        &driver,
        &[
            r#"CREATE TABLE "p ""q" (a INTEGER, "b c" TEXT COLLATE NOCASE, PRIMARY KEY (a, "b c")) WITHOUT ROWID"#,
            r#"CREATE TABLE child (x INTEGER, y TEXT, z INTEGER,
                CONSTRAINT both_of_them FOREIGN KEY (x, y) REFERENCES "P ""Q" ON DELETE SET NULL,
                FOREIGN KEY (z) REFERENCES child2)"#,
            "CREATE TABLE child2 (id INTEGER PRIMARY KEY, up INTEGER CONSTRAINT up_there REFERENCES child2 ON DELETE RESTRICT)",
            r#"INSERT INTO "p ""q" VALUES (1, 'One')"#,
            "INSERT INTO child VALUES (1, 'ONE', NULL)",
            "INSERT INTO child2 VALUES (1, NULL), (2, 1)",
        ],
    )
    .await;
    let told = |table: &str, columns: &[&str], name: Option<&str>| {
        let columns = columns.iter().map(|it| (*it).into()).collect();
        Some(Violation::new(ConstraintKind::ForeignKey, table, columns, name.map(Into::into)))
    };
    for (sql, expected) in [
        ("INSERT INTO child VALUES (1, 'two', NULL)", told("child", &["x", "y"], Some("both_of_them"))),
        ("INSERT INTO child VALUES (1, NULL, 7)", told("child", &["z"], None)),
        (
            "WITH n AS (SELECT 1) UPDATE child2 SET up = 9 WHERE id = 2",
            told("child2", &["up"], Some("up_there")),
        ),
        ("DELETE FROM main.child2 WHERE id = 1", told("child2", &["up"], Some("up_there"))),
    ] {
        let error = exec(&driver, sql).await.unwrap_err();
        assert_eq!(error.violation(), expected.as_ref(), "{sql}: {error}");
    }
    run(&driver, &[r#"DELETE FROM "p ""q""#]).await;
    assert_eq!(int(&driver, "SELECT count(*) FROM child WHERE x IS NULL").await, 1);
}

#[tokio::test]
async fn a_deferred_key_is_found_at_commit() {
    let driver = memory().await;
    run(
        &driver,
        &[
            "CREATE TABLE p (id INTEGER PRIMARY KEY)",
            "CREATE TABLE c (a INTEGER, p_id INTEGER CONSTRAINT later REFERENCES p DEFERRABLE INITIALLY DEFERRED)",
        ],
    )
    .await;
    let mut transaction = driver.begin(TransactionOptions::new()).await.unwrap();
    transaction.run(&Query::text("INSERT INTO c VALUES (1, 9)"), &mut NoRows).await.unwrap();
    let error = transaction.commit().await.unwrap_err();
    let expected = Violation::new(ConstraintKind::ForeignKey, "c", vec!["p_id".into()], Some("later".into()));
    assert_eq!(error.violation(), Some(&expected), "{error}");
    assert!(matches!(error, Error::Constraint(_)));
    assert_eq!(int(&driver, "SELECT count(*) FROM c").await, 0);
    let error = exec(&driver, "INSERT INTO c VALUES (1, 9)").await.unwrap_err();
    assert_eq!(error.violation(), Some(&expected), "{error}");
}
