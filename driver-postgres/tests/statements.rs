//! Prepared statements: texts, types and plans.

#![allow(clippy::unwrap_used)]

mod common;

use common::{
    BIGINT, FailsAt, INTEGER, TEXT, bound, cell, database, database_with, exec, options, rows, run, run_in,
    try_cell,
};
use squall_core::{
    Error, Result, SqlType, Value,
    driver::{Driver, Query, Row, RowSink, TransactionOptions},
};

#[tokio::test]
async fn one_text_with_other_types_is_another_statement() {
    let db = database_with("statements_types", options("statements_types").max_connections(1)).await;
    for round in 0..20_i32 {
        let cases = [
            (Value::Integer(round), INTEGER, format!("Int({round})")),
            (Value::BigInt(i64::from(round) << 40), BIGINT, format!("Int({})", i64::from(round) << 40)),
            (Value::Text("a".into()), TEXT, "Text(\"a\")".to_owned()),
            (Value::Null, SqlType::UUID, "Null".to_owned()),
            (Value::Double(0.5), SqlType::Double, "Double(0.5)".to_owned()),
        ];
        for (value, ty, expected) in cases {
            let query = bound("SELECT $1", vec![(value, ty.clone())]);
            assert_eq!(rows(&db, &query, &[ty]).await.unwrap(), [[expected]]);
        }
    }
    let kept = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT $1%'";
    assert_eq!(cell(&db, kept).await, "Int(5)");
    let marked = "SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT $1'";
    assert_eq!(cell(&db, marked).await, "Int(1)");
}

#[tokio::test]
async fn statements_are_kept_up_to_the_capacity() {
    let small = options("statements_cache").max_connections(1).statement_cache(3);
    let db = database_with("statements_cache", small).await;
    for number in 0..10 {
        assert_eq!(cell(&db, &format!("SELECT {number}")).await, format!("Int({number})"));
    }
    assert_eq!(cell(&db, "SELECT count(*) FROM pg_prepared_statements").await, "Int(3)");
}

#[tokio::test]
async fn without_a_cache_statements_are_unnamed() {
    let unnamed = options("statements_unnamed").max_connections(1).statement_cache(0);
    let db = database_with("statements_unnamed", unnamed).await;
    // The options of the URL do not get through PgBouncer either, but there is none here.
    exec(&db, "CREATE TABLE t (a int PRIMARY KEY)").await;
    let insert = bound(
        "INSERT INTO t VALUES ($1), ($2)",
        vec![(Value::Integer(1), INTEGER), (Value::Integer(2), INTEGER)],
    );
    for round in 0..3 {
        let written = db.run(&insert, &mut squall_core::driver::NoRows).await;
        match round {
            0 => assert_eq!(written.unwrap(), 2),
            _ => assert!(matches!(written, Err(Error::Constraint(_)))),
        }
    }
    assert_eq!(cell(&db, "SELECT count(*) FROM pg_prepared_statements").await, "Int(0)");
    assert!(matches!(run(&db, "SET search_path = x").await, Err(Error::InvalidQuery(_))));
    exec(&db, "VACUUM t").await;
    let mut transaction = db.begin(TransactionOptions::new()).await.unwrap();
    run_in(&mut *transaction, "DELETE FROM t").await.unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(cell(&db, "SELECT count(*) FROM t").await, "Int(0)");
}

#[tokio::test]
async fn as_many_parameters_as_the_protocol_takes() {
    let db = database("statements_many").await;
    let places: Vec<_> = (1..=65_535).map(|place| format!("${place}")).collect();
    let sql = format!("SELECT 1 WHERE $1 IN ({})", places.join(", "));
    let binds = (0..65_535).map(|number| (Value::Integer(number), INTEGER)).collect();
    assert_eq!(rows(&db, &bound(&sql, binds), &[INTEGER]).await.unwrap().len(), 1);
    let too_many = (0..65_536).map(|number| (Value::Integer(number), INTEGER)).collect();
    let refused = rows(&db, &bound("SELECT 1", too_many), &[INTEGER]).await;
    assert!(matches!(refused, Err(Error::InvalidQuery(_))), "{refused:?}");
}

#[tokio::test]
async fn a_panic_of_who_takes_the_rows_goes_on_and_costs_a_connection_at_most() {
    struct Panics;
    impl RowSink for Panics {
        fn row(&mut self, _row: &dyn Row) -> Result<()> {
            panic!("not like this")
        }
    }
    let db = std::sync::Arc::new(
        database_with("statements_panic", options("statements_panic").max_connections(1)).await,
    );
    let panicking = tokio::spawn({
        let db = std::sync::Arc::clone(&db);
        async move { db.run(&Query::text("SELECT generate_series(1, 9)"), &mut Panics).await }
    });
    assert!(panicking.await.unwrap_err().is_panic());
    assert_eq!(cell(&db, "SELECT 1").await, "Int(1)");
}

#[tokio::test]
async fn a_changed_table_is_prepared_anew_outside_of_a_transaction() {
    let db = database_with("statements_stale", options("statements_stale").max_connections(1)).await;
    exec(&db, "CREATE TABLE t (a int)").await;
    exec(&db, "INSERT INTO t VALUES (1)").await;
    let other = common::options("statements_stale");
    let other = squall_driver_postgres::connect(&other).await.unwrap();
    assert_eq!(cell(&db, "SELECT a FROM t").await, "Int(1)");
    exec(&other, "ALTER TABLE t ALTER a TYPE text USING 'n' || a").await;
    assert_eq!(cell(&db, "SELECT a FROM t").await, "Text(\"n1\")");

    exec(&other, "ALTER TABLE t ALTER a TYPE varchar(9)").await;
    let mut transaction = db.begin(TransactionOptions::new()).await.unwrap();
    let stale = run_in(&mut *transaction, "SELECT a FROM t").await;
    assert!(matches!(&stale, Err(Error::Database { code: Some(code), .. }) if code == "0A000"), "{stale:?}");
    assert!(matches!(run_in(&mut *transaction, "SELECT 1").await, Err(Error::TransactionAborted)));
    assert!(matches!(transaction.commit().await, Err(Error::TransactionAborted)));
    // It was forgotten all the same, so that trying again helps.
    let mut transaction = db.begin(TransactionOptions::new()).await.unwrap();
    run_in(&mut *transaction, "SELECT a FROM t").await.unwrap();
    transaction.rollback().await.unwrap();
}

#[tokio::test]
async fn a_text_is_one_statement() {
    let db = database("statements_tail").await;
    for sql in ["SELECT 1; SELECT 2", "SELECT ';'; DROP TABLE t", "SAVEPOINT a; SELECT 1"] {
        match run(&db, sql).await {
            Err(Error::InvalidQuery(reason)) => {
                assert!(reason.contains("more than one statement"), "{reason}")
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(cell(&db, "SELECT 1; -- and no more").await, "Int(1)");
    assert_eq!(cell(&db, "SELECT ';'").await, "Text(\";\")");
    exec(&db, "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END").await;
    assert_eq!(cell(&db, "SELECT f()").await, "Int(2)");
}

#[tokio::test]
async fn rows_that_nobody_wants_do_no_harm() {
    let db = database_with("statements_rest", options("statements_rest").max_connections(1)).await;
    let process = cell(&db, "SELECT pg_backend_pid()").await;
    let few = db.run(&Query::text("SELECT generate_series(1, 500)"), &mut FailsAt(2)).await;
    assert!(matches!(few, Err(Error::MultipleRows)));
    assert_eq!(cell(&db, "SELECT pg_backend_pid()").await, process, "a few are read");
    let many = db.run(&Query::text("SELECT generate_series(1, 100000000)"), &mut FailsAt(2)).await;
    assert!(matches!(many, Err(Error::MultipleRows)));
    assert_ne!(cell(&db, "SELECT pg_backend_pid()").await, process, "many are cancelled");

    let mut transaction = db.begin(TransactionOptions::new()).await.unwrap();
    let query = Query::text("SELECT generate_series(1, 5000)");
    assert!(matches!(transaction.run(&query, &mut FailsAt(2)).await, Err(Error::MultipleRows)));
    run_in(&mut *transaction, "SELECT 1").await.expect("the transaction goes on");
    let query = Query::text("SELECT 1 / (5000 - g) FROM generate_series(1, 5000) AS g");
    assert!(matches!(transaction.run(&query, &mut FailsAt(2)).await, Err(Error::DivisionByZero)));
    assert!(matches!(transaction.commit().await, Err(Error::TransactionAborted)));
}

#[tokio::test]
async fn rows_written_are_counted() {
    let db = database("statements_count").await;
    assert_eq!(exec(&db, "CREATE TABLE t (a int)").await, 0);
    assert_eq!(exec(&db, "INSERT INTO t SELECT generate_series(1, 7)").await, 7);
    assert_eq!(exec(&db, "UPDATE t SET a = 0 WHERE a > 5 RETURNING a").await, 2);
    assert_eq!(exec(&db, "DELETE FROM t WHERE a = 99").await, 0);
    let query = Query { read_only: true, ..Query::text("SELECT a FROM t") };
    assert_eq!(db.run(&query, &mut squall_core::driver::NoRows).await.unwrap(), 0);
    assert!(
        matches!(try_cell(&db, "SELECT b FROM t").await, Err(Error::Database { code: Some(code), .. }) if code == "42703")
    );
}
