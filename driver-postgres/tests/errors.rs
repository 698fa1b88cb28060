//! The server's errors in the terms of every database.

#![allow(clippy::unwrap_used)]

mod common;

use std::{borrow::Cow, sync::LazyLock};

use common::{
    INTEGER, TEXT, bound, cell, database, exec, options, rows, run, run_in, try_cell, url, writing,
};
use squall_core::{
    ConnectOptions, ConstraintKind, Error, Shared, SqlType, Value,
    driver::{Driver, NoRows, Query, TransactionOptions},
    schema::{ColumnDef, ColumnInfo, ForeignKeyDef, ReferentialAction, TableDef, UniqueDef},
    types::EnumDef,
};
use squall_driver_postgres::{PostgresDriver, connect};

fn column(name: &'static str, ty: SqlType) -> ColumnDef {
    ColumnDef::new(&ColumnInfo { name: name.into(), ty, nullable: false, primary_key: false })
}

fn parents() -> &'static TableDef {
    static DEF: LazyLock<TableDef> = LazyLock::new(|| {
        let mut table = TableDef::new("parents");
        let labels = Cow::Owned(vec!["new".into(), "old".into()]);
        let state = SqlType::Enum(Shared::from(EnumDef { name: "state".into(), labels, native: false }));
        table.columns = vec![column("a", INTEGER), column("b", INTEGER), column("state", state)];
        table.primary_key = vec!["a".into()];
        table.uniques =
            vec![UniqueDef { name: "parents_b_a_key".into(), columns: vec!["b".into(), "a".into()] }];
        table
    });
    &DEF
}

fn children() -> &'static TableDef {
    static DEF: LazyLock<TableDef> = LazyLock::new(|| {
        let mut table = TableDef::new("children");
        table.columns = vec![column("parent", INTEGER)];
        table.foreign_keys = vec![ForeignKeyDef {
            name: "children_parent_fkey".into(),
            columns: vec!["parent".into()],
            foreign_table: "parents".into(),
            foreign_schema: None,
            foreign_columns: vec!["a".into()],
            on_delete: ReferentialAction::NoAction,
            on_update: ReferentialAction::NoAction,
            deferrable: false,
        }];
        table
    });
    &DEF
}

async fn family(schema: &str) -> PostgresDriver {
    let db = database(schema).await;
    for statement in db.dialect().create_tables(&[parents(), children()]).unwrap() {
        exec(&db, &statement).await;
    }
    exec(&db, "ALTER TABLE parents ADD CONSTRAINT \"positive; it's\" CHECK (b > 0 AND a > 0)").await;
    exec(&db, "CREATE UNIQUE INDEX parents_index ON parents (b, (a + 1), state) INCLUDE (a) WHERE b > 100")
        .await;
    exec(&db, "INSERT INTO parents VALUES (1, 1, 'new'), (2, 200, 'new')").await;
    exec(&db, "INSERT INTO children VALUES (1)").await;
    db
}

#[track_caller]
fn assert_violation(error: Error, kind: ConstraintKind, table: &str, columns: &[&str], name: Option<&str>) {
    let Error::Constraint(violation) = &error else { panic!("{error:?}") };
    assert_eq!(violation.kind, kind);
    assert_eq!(violation.table, table);
    assert_eq!(violation.columns, columns);
    assert_eq!(violation.constraint.as_deref(), name);
}

#[tokio::test]
async fn violations_name_the_columns_of_the_constraint() {
    use ConstraintKind::{Check, ForeignKey, NotNull, Unique};
    let db = family("errors_columns").await;
    let cases: [(&str, ConstraintKind, &str, &[&str], Option<&str>); 8] = [
        ("INSERT INTO parents VALUES (1, 5, 'new')", Unique, "parents", &["a"], Some("parents_pkey")),
        (
            "INSERT INTO children VALUES (77)",
            ForeignKey,
            "children",
            &["parent"],
            Some("children_parent_fkey"),
        ),
        (
            "DELETE FROM parents WHERE a = 1",
            ForeignKey,
            "children",
            &["parent"],
            Some("children_parent_fkey"),
        ),
        (
            "UPDATE parents SET a = 9 WHERE a = 1",
            ForeignKey,
            "children",
            &["parent"],
            Some("children_parent_fkey"),
        ),
        ("INSERT INTO parents (a, state) VALUES (3, 'new')", NotNull, "parents", &["b"], None),
        ("INSERT INTO parents VALUES (3, -1, 'new')", Check, "parents", &["a", "b"], Some("positive; it's")),
        ("UPDATE parents SET a = 2, b = 200", Unique, "parents", &["a"], Some("parents_pkey")),
        ("INSERT INTO parents VALUES (1, 1, 'new')", Unique, "parents", &["a"], Some("parents_pkey")),
    ];
    for (sql, kind, table, columns, name) in cases {
        let with_definition = db.run(&writing(sql, parents), &mut NoRows).await.unwrap_err();
        if name == Some("positive; it's") {
            // The order of a check's columns is the server's.
            assert_eq!(with_definition.violation().unwrap().columns.len(), 2);
            continue;
        }
        assert_violation(with_definition, kind, table, columns, name);
        assert_violation(run(&db, sql).await.unwrap_err(), kind, table, columns, name);
        let mut transaction = db.begin(TransactionOptions::new()).await.unwrap();
        assert_violation(run_in(&mut *transaction, sql).await.unwrap_err(), kind, table, columns, name);
    }
    let index = run(&db, "INSERT INTO parents SELECT 2, 200, 'new' FROM parents WHERE false").await;
    assert_eq!(index.unwrap(), 0);
}

#[tokio::test]
async fn an_index_names_its_key_columns() {
    let db = family("errors_index").await;
    exec(&db, "ALTER TABLE children DROP CONSTRAINT children_parent_fkey").await;
    exec(&db, "ALTER TABLE parents DROP CONSTRAINT parents_pkey").await;
    exec(&db, "ALTER TABLE parents DROP CONSTRAINT parents_b_a_key").await;
    let violated = run(&db, "INSERT INTO parents VALUES (2, 200, 'new')").await.unwrap_err();
    assert_violation(violated, ConstraintKind::Unique, "parents", &["b", "state"], Some("parents_index"));
}

#[tokio::test]
async fn a_deferred_constraint_fails_at_commit() {
    let db = family("errors_deferred").await;
    exec(&db, "ALTER TABLE children ALTER CONSTRAINT children_parent_fkey DEFERRABLE INITIALLY DEFERRED")
        .await;
    let mut transaction = db.begin(TransactionOptions::new()).await.unwrap();
    run_in(&mut *transaction, "INSERT INTO children VALUES (9)").await.unwrap();
    let violated = transaction.commit().await.unwrap_err();
    let (table, name) = ("children", Some("children_parent_fkey"));
    assert_violation(violated, ConstraintKind::ForeignKey, table, &["parent"], name);
    assert_eq!(cell(&db, "SELECT count(*) FROM children").await, "Int(1)");
}

#[tokio::test]
async fn labels_that_are_none_are_invalid_values() {
    let db = family("errors_labels").await;
    exec(&db, "CREATE TYPE mood AS ENUM ('good')").await;
    for table in [None, Some(parents as fn() -> &'static TableDef)] {
        let query = Query { table, ..Query::text("INSERT INTO parents VALUES (5, 5, 'secret')") };
        match db.run(&query, &mut NoRows).await {
            Err(Error::InvalidValue { column, reason }) => {
                assert_eq!(column.as_deref(), Some("state"));
                assert_eq!(reason, "not a label of the enum");
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(matches!(run(&db, "SELECT 'bad'::mood").await, Err(Error::InvalidValue { .. })));
}

#[tokio::test]
async fn values_that_do_not_fit_are_told_without_the_value() {
    let db = database("errors_values").await;
    exec(&db, "CREATE TABLE t (a varchar(3), b smallint, c date, d jsonb, e numeric(4, 2), f uuid)").await;
    exec(&db, "CREATE DOMAIN small AS integer CHECK (VALUE < 10)").await;
    for sql in [
        "INSERT INTO t (a) VALUES ('5ecret')",
        "INSERT INTO t (b) SELECT 52222",
        "INSERT INTO t (c) VALUES ('5ecret')",
        "INSERT INTO t (c) VALUES ('2024-02-30')",
        "INSERT INTO t (d) VALUES ('{5ecret')",
        "INSERT INTO t (e) SELECT 5222.2",
        "INSERT INTO t (f) VALUES ('5ecret')",
        "SELECT '5222'::int2 * '5222'::int2",
        "SELECT 52::small",
        "SELECT convert_from('\\x35fe', 'UTF8')",
    ] {
        let error = run(&db, sql).await.unwrap_err();
        assert!(matches!(error, Error::InvalidValue { .. }), "{sql}: {error:?}");
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("5ecret") && !shown.contains("52"), "{shown}");
    }
    let unique = "CREATE TABLE u (a text UNIQUE)";
    exec(&db, unique).await;
    let insert = bound("INSERT INTO u VALUES ($1)", vec![(Value::Text("5ecret".into()), TEXT)]);
    db.run(&insert, &mut NoRows).await.unwrap();
    let shown = format!("{:?}", db.run(&insert, &mut NoRows).await.unwrap_err());
    assert!(!shown.contains("5ecret"), "{shown}");
}

#[tokio::test]
async fn other_errors_have_their_own_kinds() {
    let db = database("errors_kinds").await;
    assert!(matches!(run(&db, "SELECT 1 / 0").await, Err(Error::DivisionByZero)));
    assert!(matches!(run(&db, "SELECT 1 % 0::numeric").await, Err(Error::DivisionByZero)));
    assert!(matches!(run(&db, "SELECT 'ab' LIKE 'a\\'").await, Err(Error::InvalidQuery(_))));
    assert!(matches!(run(&db, "SELECT 1 LIMIT -1").await, Err(Error::InvalidQuery(_))));
    assert!(matches!(run(&db, "COMMIT").await, Err(Error::InvalidQuery(_))));
    assert!(matches!(run(&db, "SAVEPOINT a").await, Err(Error::InvalidQuery(_))));
    match run(&db, "SELECT * FROM nowhere").await {
        Err(Error::Database { code, message, .. }) => {
            assert_eq!(code.as_deref(), Some("42P01"));
            assert_eq!(message, "relation \"nowhere\" does not exist");
        }
        other => panic!("{other:?}"),
    }
    let wide = rows(&db, &bound("SELECT 10::numeric ^ 30", vec![]), &[SqlType::Decimal(None)]).await;
    assert!(matches!(wide, Err(Error::InvalidValue { .. })), "{wide:?}");
}

#[tokio::test]
async fn locks_and_conflicts_can_be_tried_again() {
    let db = database("errors_conflicts").await;
    exec(&db, "CREATE TABLE t (a int)").await;
    exec(&db, "INSERT INTO t VALUES (1)").await;
    let serializable = TransactionOptions::new().isolation(squall_core::driver::Isolation::Serializable);
    let mut one = db.begin(serializable).await.unwrap();
    let mut two = db.begin(serializable).await.unwrap();
    for transaction in [&mut one, &mut two] {
        run_in(&mut **transaction, "SELECT sum(a) FROM t").await.unwrap();
        run_in(&mut **transaction, "INSERT INTO t SELECT sum(a) FROM t").await.unwrap();
    }
    one.commit().await.unwrap();
    let conflict = two.commit().await.unwrap_err();
    assert!(conflict.is_retryable(), "{conflict:?}");

    let mut holder = db.begin(TransactionOptions::new()).await.unwrap();
    run_in(&mut *holder, "LOCK TABLE t").await.unwrap();
    let mut waiter = db.begin(TransactionOptions::new()).await.unwrap();
    let busy = run_in(&mut *waiter, "LOCK TABLE t NOWAIT").await.unwrap_err();
    assert!(busy.is_retryable(), "{busy:?}");
}

#[tokio::test]
async fn what_keeps_one_from_connecting_is_told_without_the_password() {
    let refused = async |url: String| {
        let options = ConnectOptions::new(url).connect_timeout(std::time::Duration::from_secs(3));
        let error = connect(&options).await.unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("5ecret"), "{shown}");
        assert!(matches!(error, Error::Connection { .. }), "{shown}");
        error.to_string()
    };
    let nowhere = refused("postgres://bob:5ecret@127.0.0.1:1/app".into()).await;
    assert!(nowhere.contains("cannot reach `127.0.0.1:1/app`"), "{nowhere}");
    let mut parts = url::Url::parse(&url()).unwrap();
    parts.set_path("no_such_database");
    let message = refused(parts.to_string()).await;
    assert!(message.contains("create the database"), "{message}");
    let mut parts = url::Url::parse(&url()).unwrap();
    parts.set_username("no_such_user").unwrap();
    parts.set_password(Some("5ecret")).unwrap();
    let message = refused(parts.to_string()).await;
    assert!(message.contains("refused the connection"), "{message}");
    let options = options("errors_tls");
    let with_tls = ConnectOptions::new(format!("{}&sslmode=verify-full", options.url()));
    let message = connect(&with_tls).await.unwrap_err().to_string();
    assert!(message.contains("no verified TLS"), "{message}");
}

#[tokio::test]
async fn settings_of_the_session_are_ours() {
    let db = database("errors_settings").await;
    for (setting, value) in [("TimeZone", "UTC"), ("standard_conforming_strings", "on")] {
        assert_eq!(try_cell(&db, &format!("SHOW {setting}")).await.unwrap(), format!("Text({value:?})"));
    }
}
