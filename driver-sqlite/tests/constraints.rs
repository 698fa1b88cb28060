//! Violated constraints: kind, table, columns and name, whatever SQLite itself tells of them.
#![allow(clippy::unwrap_used)]

mod common;

use common::{create_tables, exec, memory, run, users, write};
use squall_core::{
    ConstraintKind, Error, Violation,
    driver::{Driver, NoRows},
};
use squall_driver_sqlite::SqliteDriver;

async fn failure(driver: &SqliteDriver, sql: &str) -> Error {
    driver.run(&write(users, sql), &mut NoRows).await.unwrap_err()
}

fn violation(kind: ConstraintKind, table: &str, columns: &[&str], name: Option<&str>) -> Violation {
    Violation::new(kind, table, columns.iter().map(|it| (*it).into()).collect(), name.map(Into::into))
}

async fn assert_violates(driver: &SqliteDriver, sql: &str, expected: Violation) {
    // By the schema's definition, and by what the database says where there is none.
    let known = failure(driver, sql).await;
    assert_eq!(known.violation(), Some(&expected), "{known}");
    let raw = exec(driver, sql).await.unwrap_err();
    assert_eq!(raw.violation(), Some(&expected), "{raw}");
}

#[tokio::test]
async fn unique_not_null_and_checks_are_told_by_name_and_columns() {
    let driver = memory().await;
    create_tables(&driver).await;
    run(&driver, &["INSERT INTO users (id, email, org, age) VALUES (1, 'a', 'x', 5)"]).await;
    use ConstraintKind::{Check, NotNull, Unique};
    for (sql, expected) in [
        (
            "INSERT INTO users (email) VALUES ('a')",
            violation(Unique, "users", &["email"], Some("users_email_key")),
        ),
        (
            "INSERT INTO users (id, email) VALUES (1, 'b')",
            violation(Unique, "users", &["id"], Some("users_pkey")),
        ),
        (
            "INSERT INTO users (email, org, age) VALUES ('b', 'x', 5)",
            violation(Unique, "users", &["org", "age"], Some("users_org_age_idx")),
        ),
        ("INSERT INTO users (age) VALUES (1)", violation(NotNull, "users", &["email"], None)),
        ("UPDATE users SET email = NULL", violation(NotNull, "users", &["email"], None)),
        (
            "INSERT INTO users (email, age) VALUES ('b', -1)",
            violation(Check, "users", &["age"], Some("users_age_check")),
        ),
    ] {
        assert_violates(&driver, sql, expected).await;
    }
}

#[tokio::test]
async fn what_a_type_refuses_is_an_invalid_value_of_its_column() {
    let driver = memory().await;
    create_tables(&driver).await;
    for (sql, message) in [
        (
            "INSERT INTO users (email, age) VALUES ('b', 40000)",
            "invalid value for column `age`: out of range",
        ),
        (
            "INSERT INTO users (email) VALUES ('123456789012345678901')",
            "invalid value for column `email`: the text is longer than the column takes",
        ),
        (
            "INSERT INTO users (email, active) VALUES ('b', 2)",
            "invalid value for column `active`: not a boolean",
        ),
        (
            "INSERT INTO users (email, level) VALUES ('b', 'x')",
            "invalid value for column `level`: not a label of the enum",
        ),
        ("INSERT INTO users (email, data) VALUES ('b', '{')", "invalid value for column `data`: not JSON"),
        (
            "INSERT INTO users (email, age) VALUES ('b', 'secret')",
            "invalid value for column `age`: the column takes INTEGER, not TEXT",
        ),
        (
            "INSERT INTO users (email, age) VALUES ('b', squall_add(32767, 1, 16))",
            "invalid value: out of range",
        ),
        (
            "INSERT INTO users (id, email) VALUES ('secret', 'b')",
            "invalid value: not of the type of its column",
        ),
    ] {
        assert_eq!(failure(&driver, sql).await.to_string(), message);
        assert_eq!(exec(&driver, sql).await.unwrap_err().to_string(), message);
    }
    let error = failure(&driver, "INSERT INTO users (email, age) VALUES ('b', squall_div(1, 0, 16))").await;
    assert!(matches!(error, Error::DivisionByZero));
}

#[tokio::test]
async fn tables_that_others_made() {
    let driver = memory().await;
    run(
        &driver,
        &[
            r#"CREATE TABLE "a.b" ("c, d" INTEGER CHECK ("c, d" > 0), e TEXT, CONSTRAINT odd UNIQUE ("c, d", e))"#,
            r#"CREATE UNIQUE INDEX by_length ON "a.b" (length(e), "c, d") WHERE e GLOB 'x*'"#,
            "CREATE TABLE plain (a INTEGER PRIMARY KEY, b TEXT UNIQUE NOT NULL)",
            "CREATE TABLE noted (b TEXT CONSTRAINT b_there CHECK (b <> ''))",
            "CREATE TRIGGER on_plain AFTER INSERT ON plain BEGIN INSERT INTO noted VALUES (new.b); END",
            r#"INSERT INTO "a.b" VALUES (1, 'xyz'), (2, 'odd')"#,
            "INSERT INTO plain VALUES (1, 'x')",
        ],
    )
    .await;
    use ConstraintKind::{Check, NotNull, Unique};
    for (sql, expected) in [
        (r#"INSERT INTO "a.b" VALUES (2, 'odd')"#, violation(Unique, "a.b", &["c, d", "e"], Some("odd"))),
        (r#"INSERT INTO "a.b" VALUES (1, 'xyy')"#, violation(Unique, "a.b", &[], Some("by_length"))),
        (r#"INSERT INTO "a.b" VALUES (0, 'a')"#, violation(Check, "a.b", &["c, d"], None)),
        ("INSERT INTO plain VALUES (1, 'y')", violation(Unique, "plain", &["a"], None)),
        ("INSERT INTO plain VALUES (2, 'x')", violation(Unique, "plain", &["b"], None)),
        ("INSERT INTO plain VALUES (2, NULL)", violation(NotNull, "plain", &["b"], None)),
        // The check is on a table that the statement does not name.
        ("INSERT INTO plain VALUES (2, '')", violation(Check, "noted", &["b"], Some("b_there"))),
    ] {
        let error = exec(&driver, sql).await.unwrap_err();
        assert_eq!(error.violation(), Some(&expected), "{sql}: {error}");
    }
    assert_eq!(common::int(&driver, "SELECT count(*) FROM plain").await, 1);
}

#[tokio::test]
async fn a_raised_error_is_the_users_own() {
    let driver = memory().await;
    run(
        &driver,
        &[
            "CREATE TABLE t (a)",
            "CREATE TRIGGER no BEFORE INSERT ON t BEGIN SELECT RAISE(ABORT, 'not today'); END",
        ],
    )
    .await;
    let error = exec(&driver, "INSERT INTO t VALUES (1)").await.unwrap_err();
    assert_eq!(error.to_string(), "database error 1811: not today");
}
