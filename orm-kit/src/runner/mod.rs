//! Runs migrations: under a lock, each statement by itself, and each migration wholly or resumably.

mod apply;
mod history;
mod lock;
mod postgres;
mod rollback;
mod sqlite;
mod status;

use std::time::{Duration, Instant};

use serde::Serialize;
use squall::{Db, PinnedConnection};

pub use history::{HISTORY, Record};
pub use rollback::rollback;
pub use status::{MigrationStatus, State, accept, status};

use crate::{
    error::{Error, Result},
    plan::Backend,
    project::Migration,
    script::Script,
};

/// How [`migrate`] goes about it.
#[derive(Clone, Copy)]
pub struct MigrateOptions<'a> {
    /// The last migration that is applied; all of them where it is none.
    pub to: Option<&'a str>,
    /// Whether nothing is done, and what would be is told.
    pub dry_run: bool,
    /// How long another process is waited for that migrates the same database: a minute.
    pub lock_wait: Duration,
    /// How long a statement waits for a lock of a table on Postgres, before it lets others go first: 3 seconds.
    pub table_lock_wait: Duration,
    /// How often a transaction is tried that could not get its locks: 20 times.
    pub attempts: u32,
    /// Is told of each statement before it runs.
    pub observer: &'a dyn Observer,
}

impl Default for MigrateOptions<'_> {
    fn default() -> Self {
        Self {
            to: None,
            dry_run: false,
            lock_wait: Duration::from_secs(60),
            table_lock_wait: Duration::from_secs(3),
            attempts: 20,
            observer: &Silent,
        }
    }
}

impl std::fmt::Debug for MigrateOptions<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MigrateOptions")
            .field("to", &self.to)
            .field("dry_run", &self.dry_run)
            .finish_non_exhaustive()
    }
}

/// Is told how a migration goes on: a progress bar, a log.
pub trait Observer: Sync {
    /// So many statements are to run in all.
    fn starts(&self, statements: usize) {
        let _ = statements;
    }

    /// A statement is about to run.
    ///
    /// # Errors
    /// One that is given here stops the migration, as one of the statement would.
    fn before(&self, migration: &str, position: usize, sql: &str) -> Result<(), squall::Error> {
        let _ = (migration, position, sql);
        Ok(())
    }
}

/// Says nothing.
struct Silent;

impl Observer for Silent {}

/// What was done.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// The migrations that were applied, in their order.
    pub applied: Vec<Applied>,
    /// Migrations of the database that are not in the folder.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// A migration that was applied.
#[derive(Debug, Clone, Serialize)]
pub struct Applied {
    /// Its name.
    pub name: String,
    /// How many statements were run.
    pub statements: usize,
    /// How long it took, in milliseconds.
    pub milliseconds: u64,
    /// Whether a part of it had been done before.
    pub resumed: bool,
}

/// Applies what is not applied, in the order of the names: a migration is applied where its name is in the table of the
/// database, and not where it is merely older than another.
///
/// Several processes may call it at once: one does it, the others wait.
///
/// On SQLite a migration is one transaction; on Postgres it is, unless its file says otherwise; then what is done is noted
/// after each statement, and the next call goes on from there.
///
/// # Errors
/// [`Error::Statement`], [`Error::Rows`], [`Error::History`] for a migration that was edited after it was applied,
/// [`Error::Locked`], [`Error::Database`].
pub async fn migrate(db: &Db, migrations: &[Migration], options: &MigrateOptions<'_>) -> Result<Report> {
    let backend = Backend::of(db.dialect());
    if let Some(to) = options.to
        && !migrations.iter().any(|it| it.name == to)
    {
        return Err(Error::refused(format!("there is no migration `{to}`"), "`squall status` lists them"));
    }
    let connection = db.connection().await?;
    let _lock = lock::take(&connection, backend, options).await?;
    if !options.dry_run {
        history::create(&connection, backend).await?;
    }
    let records = history::read(&connection, backend).await?;
    history::check(&records, migrations, backend)?;
    let last = |it: &&Migration| options.to.is_none_or(|to| it.name.as_str() <= to);
    let is_pending =
        |it: &&Migration| !records.iter().any(|record| record.name == it.name && record.is_applied());
    let pending: Vec<&Migration> = migrations.iter().filter(last).filter(is_pending).collect();
    let mut scripts = Vec::new();
    for migration in &pending {
        if let Some(script) = migration.up(backend)? {
            scripts.push((migration, script));
        }
    }
    options.observer.starts(scripts.iter().map(|(_, it)| it.statements.len()).sum());
    let is_known = |name: &str| migrations.iter().any(|it| it.name == name);
    let missing = records.iter().filter(|it| !is_known(&it.name)).map(|it| it.name.clone());
    let mut report = Report { missing: missing.collect(), ..Report::default() };
    for (migration, script) in scripts {
        let record = records.iter().find(|it| it.name == migration.name);
        let started = Instant::now();
        let statements = if options.dry_run {
            script.statements.len() - record.map_or(0, |it| it.done)
        } else {
            match apply::apply(&connection, backend, migration, &script, options).await? {
                Some(statements) => statements,
                // Another process was faster.
                None => continue,
            }
        };
        report.applied.push(Applied {
            name: migration.name.clone(),
            statements,
            milliseconds: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
            resumed: record.is_some_and(|it| it.done > 0),
        });
    }
    Ok(report)
}

/// Runs a script that is of no migration, under the lock; nothing is noted of it.
pub(crate) async fn once(db: &Db, name: &str, script: &Script, options: &MigrateOptions<'_>) -> Result<()> {
    let backend = Backend::of(db.dialect());
    let connection = db.connection().await?;
    let _lock = lock::take(&connection, backend, options).await?;
    apply::run(&connection, backend, name, script, apply::Direction::Once, options).await.map(drop)
}

/// Notes migrations as applied without running them; returns the names of those that were not.
pub(crate) async fn adopt(db: &Db, migrations: &[Migration]) -> Result<Vec<String>> {
    let backend = Backend::of(db.dialect());
    let connection = db.connection().await?;
    let _lock = lock::take(&connection, backend, &MigrateOptions::default()).await?;
    history::create(&connection, backend).await?;
    let records = history::read(&connection, backend).await?;
    history::check(&records, migrations, backend)?;
    let mut noted = Vec::new();
    for migration in migrations {
        if records.iter().any(|it| it.name == migration.name && it.is_applied()) {
            continue;
        }
        let Some(script) = migration.up(backend)? else { continue };
        history::note(&connection, backend, &migration.name, &script, script.statements.len()).await?;
        noted.push(migration.name.clone());
    }
    Ok(noted)
}

/// Runs a query of which only the first cell of the first row is wanted.
async fn number(connection: &PinnedConnection, sql: impl Into<String>) -> Result<Option<i64>, squall::Error> {
    Ok(squall::raw(safe(sql)).all::<Option<i64>>(connection).await?.into_iter().next().flatten())
}

/// Text of our own or of the user's files, as SQL without values.
pub(crate) fn safe(sql: impl Into<String>) -> squall::query::AssertSqlSafe {
    squall::query::AssertSqlSafe(sql.into().replace('{', "{{").replace('}', "}}"))
}
