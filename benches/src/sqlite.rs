//! In-memory SQLite: Squall against rusqlite with `prepare_cached`.

use std::cell::Cell;

use rusqlite::{Connection, Row, params_from_iter, types::ValueRef};
use squall::{Dialect, prelude::*};

use crate::{
    data::{COLUMNS, NewUser, User, insert_sql, rows, rows_without_ids},
    pairs::Failure,
    report::Report,
};

/// How many rows the lookups find their row among.
const ROWS: usize = 10_000;

pub(crate) async fn run(report: &mut Report) -> Result<(), Failure> {
    let db = squall::connect("sqlite::memory:").await?;
    db.create_tables(&schema![User]).await?;
    let raw = Connection::open_in_memory()?;
    raw.set_prepared_statement_cache_capacity(256);
    for statement in squall::SQLITE.create_tables(&schema![User])? {
        // The same table, but for the collation and the functions that only Squall's connections have: it uses none.
        raw.execute_batch(&statement)?;
    }
    insert(User).values(rows(ROWS)).exec(&db).await?;
    for row in rows_without_ids(ROWS) {
        raw_insert(&raw, &insert_sql(1, |_| "?".into()), vec![row])?;
    }

    let key = Cell::new(0);
    let next_key = || {
        key.set((key.get() + 7) % ROWS as i64);
        key.get() + 1
    };
    let lookup = format!(r#"SELECT {COLUMNS} FROM "bench_users" WHERE "id" = ?"#);
    let constant = Cell::new(4711i64);
    report
        .reading(
            "SQLite: point lookup by key",
            async || Ok(select(User).from(User).filter(User::id.eq(constant.get())).one(&db).await?),
            async || Ok(raw.prepare_cached(&lookup)?.query_row([constant.get()], read)?),
        )
        .await?;

    let by_key = prepare(|id: Param<i64>| select(User).from(User).filter(User::id.eq(id)));
    report
        .reading(
            "SQLite: prepared point lookup by key",
            async || Ok(by_key.one(&db, (constant.get(),)).await?),
            async || Ok(raw.prepare_cached(&lookup)?.query_row([constant.get()], read)?),
        )
        .await?;

    let load = format!(r#"SELECT {COLUMNS} FROM "bench_users" WHERE "id" <= ?"#);
    for count in [1i64, 100, 10_000] {
        report
            .reading(
                &format!("SQLite: load {count} rows"),
                async || Ok(select(User).from(User).filter(User::id.le(count)).all(&db).await?),
                async || {
                    let mut statement = raw.prepare_cached(&load)?;
                    let rows = statement.query_map([count], read)?;
                    Ok(rows.collect::<Result<Vec<_>, _>>()?)
                },
            )
            .await?;
    }

    for count in [1, 100, 1_000] {
        let sql = insert_sql(count, |_| "?".into());
        report
            .writing(
                &format!("SQLite: insert {count} rows"),
                || rows_without_ids(count),
                async |rows| Ok(insert(User).values(rows).exec(&db).await?),
                async |rows| raw_insert(&raw, &sql, rows),
                async || {
                    delete(User).filter(User::id.gt(ROWS as i64)).exec(&db).await?;
                    raw.prepare_cached(r#"DELETE FROM "bench_users" WHERE "id" > ?"#)?
                        .execute([ROWS as i64])?;
                    Ok(())
                },
            )
            .await?;
    }

    let update_sql = r#"UPDATE "bench_users" SET "score" = ? WHERE "id" = ?"#;
    report
        .reading(
            "SQLite: update by key",
            async || {
                let key = next_key();
                Ok(update(User).set(User::score, key as f64).filter(User::id.eq(key)).exec(&db).await?)
            },
            async || {
                let key = next_key();
                Ok(raw.prepare_cached(update_sql)?.execute((key as f64, key))? as u64)
            },
        )
        .await
}

fn read(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        id: row.get(0)?,
        name: row.get(1)?,
        email: row.get(2)?,
        score: row.get(3)?,
        active: row.get(4)?,
    })
}

fn raw_insert(raw: &Connection, sql: &str, rows: Vec<NewUser>) -> Result<u64, Failure> {
    let values = rows.iter().flat_map(|row| {
        [
            ValueRef::Text(row.name.as_bytes()),
            ValueRef::Text(row.email.as_bytes()),
            ValueRef::Real(row.score),
            ValueRef::Integer(row.active.into()),
        ]
    });
    let values = values.map(rusqlite::types::ToSqlOutput::Borrowed);
    Ok(raw.prepare_cached(sql)?.execute(params_from_iter(values))? as u64)
}
