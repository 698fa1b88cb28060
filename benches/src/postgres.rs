//! Postgres: Squall, with a pool of one connection, against sqlx on one connection.

use std::cell::Cell;

use sqlx::{Connection, Row, postgres::PgConnection};
use squall::{ConnectOptions, prelude::*};
use squall_testing::{Backend, TestDb};

use crate::{
    data::{COLUMNS, NewUser, User, insert_sql, rows_without_ids},
    pairs::Failure,
    report::Report,
};

/// How many rows the lookups find their row among.
const ROWS: usize = 10_000;

pub(crate) async fn run(report: &mut Report) -> Result<(), Failure> {
    let test_db = TestDb::new(Backend::Postgres).await?;
    let db = squall::connect(ConnectOptions::new(test_db.url()).max_connections(1)).await?;
    let mut raw = PgConnection::connect(test_db.url()).await?;
    db.create_tables(&schema![User]).await?;
    insert(User).values(rows_without_ids(ROWS)).exec(&db).await?;
    squall::sql!("VACUUM ANALYZE bench_users").exec(&db).await?;

    let key = Cell::new(4711i64);
    let lookup = format!(r#"SELECT {COLUMNS} FROM "bench_users" WHERE "id" = $1"#);
    report
        .reading(
            "Postgres: point lookup by key",
            async || Ok(select(User).from(User).filter(User::id.eq(key.get())).one(&db).await?),
            async || read(&sqlx::query(safe(&lookup)).bind(key.get()).fetch_one(&mut raw).await?),
        )
        .await?;

    let load = format!(r#"SELECT {COLUMNS} FROM "bench_users" WHERE "id" <= $1"#);
    for count in [1i64, 100, 10_000] {
        report
            .reading(
                &format!("Postgres: load {count} rows"),
                async || {
                    let mut rows = select(User).from(User).filter(User::id.le(count)).all(&db).await?;
                    rows.shrink_to_fit();
                    Ok(rows)
                },
                async || {
                    let rows = sqlx::query(safe(&load)).bind(count).fetch_all(&mut raw).await?;
                    rows.iter().map(read).collect()
                },
            )
            .await?;
    }

    for count in [1, 100, 1_000] {
        let sql = insert_sql(count, |parameter| format!("${parameter}"));
        report
            .writing(
                &format!("Postgres: insert {count} rows"),
                || rows_without_ids(count),
                async |rows| Ok(insert(User).values(rows).exec(&db).await?),
                async |rows| raw_insert(&mut raw, &sql, rows).await,
                async || {
                    delete(User).filter(User::id.gt(ROWS as i64)).exec(&db).await?;
                    Ok(())
                },
            )
            .await?;
    }

    let update_sql = r#"UPDATE "bench_users" SET "score" = $1 WHERE "id" = $2"#;
    report
        .reading(
            "Postgres: update by key",
            async || {
                let key = key.get();
                Ok(update(User).set(User::score, key as f64).filter(User::id.eq(key)).exec(&db).await?)
            },
            async || {
                let query = sqlx::query(update_sql).bind(key.get() as f64).bind(key.get());
                Ok(query.execute(&mut raw).await?.rows_affected())
            },
        )
        .await?;
    db.close().await;
    Ok(())
}

fn safe(sql: &str) -> sqlx::AssertSqlSafe<&str> {
    sqlx::AssertSqlSafe(sql)
}

fn read(row: &sqlx::postgres::PgRow) -> Result<User, Failure> {
    Ok(User {
        id: row.try_get(0)?,
        name: row.try_get(1)?,
        email: row.try_get(2)?,
        score: row.try_get(3)?,
        active: row.try_get(4)?,
    })
}

async fn raw_insert(raw: &mut PgConnection, sql: &str, rows: Vec<NewUser>) -> Result<u64, Failure> {
    let mut query = sqlx::query(safe(sql));
    for row in rows {
        query = query.bind(row.name).bind(row.email).bind(row.score).bind(row.active);
    }
    Ok(query.execute(raw).await?.rows_affected())
}
