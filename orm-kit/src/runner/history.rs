//! The table in which the database notes what is applied.

use squall::{Executor, PinnedConnection};

use super::safe;
use crate::{
    error::{Error, Result},
    plan::Backend,
    project::Migration,
    script::Script,
};

/// The name of the table in which a database notes what is applied.
pub const HISTORY: &str = "squall_migrations";

/// What a database knows of a migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its name.
    pub name: String,
    /// The checksum of what was run.
    pub checksum: String,
    /// How many statements of it are done.
    pub done: usize,
    /// When the last of them was, in UTC; none where some are left.
    pub applied_at: Option<String>,
}

impl Record {
    /// Whether all of it is done.
    pub fn is_applied(&self) -> bool {
        self.applied_at.is_some()
    }
}

/// The instant of the statement as text, in UTC.
fn now(backend: Backend) -> &'static str {
    match backend {
        Backend::Postgres => {
            r#"to_char(statement_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')"#
        }
        Backend::Sqlite => "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')",
    }
}

/// Makes the table where it is missing; the lock is held.
pub(super) async fn create(connection: &PinnedConnection, backend: Backend) -> Result<()> {
    if exists(connection, backend).await? {
        return Ok(());
    }
    let strict = if backend == Backend::Sqlite { " STRICT" } else { "" };
    let sql = format!(
        "CREATE TABLE IF NOT EXISTS {HISTORY} (
    name TEXT NOT NULL PRIMARY KEY,
    checksum TEXT NOT NULL,
    statements INTEGER NOT NULL,
    done INTEGER NOT NULL,
    applied_at TEXT
){strict}"
    );
    connection.execute(sql).await?;
    Ok(())
}

async fn exists(connection: &(impl Executor + ?Sized), backend: Backend) -> Result<bool> {
    let sql = match backend {
        Backend::Postgres => {
            format!("SELECT count(*) FROM (SELECT 1 WHERE to_regclass('{HISTORY}') IS NOT NULL) AS it")
        }
        Backend::Sqlite => {
            format!("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '{HISTORY}'")
        }
    };
    Ok(squall::raw(safe(sql)).one::<i64>(connection).await? > 0)
}

/// What is in the table, in the order of the names; nothing where it is missing.
pub(super) async fn read(connection: &(impl Executor + ?Sized), backend: Backend) -> Result<Vec<Record>> {
    if !exists(connection, backend).await? {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT name, checksum, done, applied_at FROM {HISTORY}");
    let rows: Vec<(String, String, i32, Option<String>)> = squall::raw(safe(sql)).all(connection).await?;
    let mut records: Vec<Record> = rows
        .into_iter()
        .map(|(name, checksum, done, applied_at)| Record {
            name,
            checksum,
            done: usize::try_from(done).unwrap_or(0),
            applied_at,
        })
        .collect();
    records.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(records)
}

/// What the table says of one migration.
pub(super) async fn read_one(connection: &PinnedConnection, name: &str) -> Result<Option<Record>> {
    let sql = format!("SELECT checksum, done, applied_at FROM {HISTORY} WHERE name = {{}}");
    let row: Option<(String, i32, Option<String>)> =
        squall::raw(squall::query::AssertSqlSafe(sql)).bind(name.to_owned()).optional(connection).await?;
    Ok(row.map(|(checksum, done, applied_at)| Record {
        name: name.to_owned(),
        checksum,
        done: usize::try_from(done).unwrap_or(0),
        applied_at,
    }))
}

/// Notes that the first `done` statements of a migration are done.
pub(super) async fn note(
    connection: &PinnedConnection,
    backend: Backend,
    name: &str,
    script: &Script,
    done: usize,
) -> Result<(), squall::Error> {
    let all = script.statements.len();
    let applied = if done >= all { now(backend) } else { "NULL" };
    let sql = format!(
        "INSERT INTO {HISTORY} (name, checksum, statements, done, applied_at)
VALUES ({{}}, {{}}, {all}, {done}, {applied})
ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, statements = excluded.statements,
    done = excluded.done, applied_at = excluded.applied_at"
    );
    squall::raw(squall::query::AssertSqlSafe(sql))
        .bind(name.to_owned())
        .bind(script.checksum.clone())
        .exec(connection)
        .await?;
    Ok(())
}

/// Notes that a migration is not applied.
pub(super) async fn forget(connection: &PinnedConnection, name: &str) -> Result<(), squall::Error> {
    let sql = format!("DELETE FROM {HISTORY} WHERE name = {{}}");
    squall::raw(squall::query::AssertSqlSafe(sql)).bind(name.to_owned()).exec(connection).await?;
    Ok(())
}

/// Notes the checksum that a migration has now.
pub(super) async fn recheck(
    connection: &PinnedConnection,
    name: &str,
    script: &Script,
) -> Result<(), squall::Error> {
    let sql = format!("UPDATE {HISTORY} SET checksum = {{}} WHERE name = {{}}");
    squall::raw(squall::query::AssertSqlSafe(sql))
        .bind(script.checksum.clone())
        .bind(name.to_owned())
        .exec(connection)
        .await?;
    Ok(())
}

/// Refuses a migration that was edited after it was run.
pub(super) fn check(records: &[Record], migrations: &[Migration], backend: Backend) -> Result<()> {
    for record in records {
        let Some(migration) = migrations.iter().find(|it| it.name == record.name) else { continue };
        let Some(script) = migration.up(backend)? else { continue };
        if script.checksum != record.checksum {
            return Err(Error::History {
                name: record.name.clone(),
                reason: "its file was changed after it was applied to this database".into(),
                help: format!(
                    "take the change back and make another migration for it, or, if the database has it already: \
                     squall migrate --accept {}",
                    record.name
                ),
            });
        }
    }
    Ok(())
}
