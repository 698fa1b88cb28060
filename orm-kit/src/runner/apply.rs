//! One migration.

use squall::PinnedConnection;

use super::{MigrateOptions, history, lock::jitter, number, postgres, sqlite};
use crate::{
    error::{Error, Result},
    plan::Backend,
    project::Migration,
    script::{Script, Statement},
};

/// What is done with a script.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// It is applied.
    Up,
    /// It undoes one that is applied.
    Down,
    /// It is of no migration, and is not noted.
    Once,
}

/// Applies a migration, or what is left of it; returns how many statements were run, or none where all had been done.
pub(super) async fn apply(
    connection: &PinnedConnection,
    backend: Backend,
    migration: &Migration,
    script: &Script,
    options: &MigrateOptions<'_>,
) -> Result<Option<usize>> {
    run(connection, backend, &migration.name, script, Direction::Up, options).await
}

/// Runs a script, transaction by transaction.
pub(super) async fn run(
    connection: &PinnedConnection,
    backend: Backend,
    name: &str,
    script: &Script,
    direction: Direction,
    options: &MigrateOptions<'_>,
) -> Result<Option<usize>> {
    let run = Running { connection, backend, name, script, direction, options };
    match backend {
        Backend::Postgres => {
            postgres::prepare(connection, options).await?;
            run.all().await
        }
        Backend::Sqlite => {
            let settings = sqlite::Settings::prepare(connection, script).await?;
            let result = run.all().await;
            let restored = settings.restore(connection).await;
            let done = result?;
            restored?;
            Ok(done)
        }
    }
}

struct Running<'a> {
    connection: &'a PinnedConnection,
    backend: Backend,
    name: &'a str,
    script: &'a Script,
    direction: Direction,
    options: &'a MigrateOptions<'a>,
}

impl Running<'_> {
    async fn all(&self) -> Result<Option<usize>> {
        let all = self.script.statements.len();
        let mut ran = 0;
        if all == 0 {
            self.connection.begin().await?;
            self.note(0).await?;
            self.connection.commit().await?;
            return Ok(Some(0));
        }
        let mut at = 0;
        // Whether a run before this one has come to where this one begins.
        let mut resumes = false;
        if self.direction == Direction::Up
            && let Some(record) = history::read_one(self.connection, self.name).await?
        {
            if record.is_applied() {
                return Ok(None);
            }
            at = record.done;
            resumes = true;
        }
        while at < all {
            let statement = &self.script.statements[at];
            let end = match statement.transaction {
                None => at + 1,
                // What undoes a migration is not noted on the way: it is one transaction.
                Some(_) if self.direction == Direction::Down => {
                    at + self.script.statements[at..].iter().take_while(|it| it.transaction.is_some()).count()
                }
                same => {
                    at + self.script.statements[at..].iter().take_while(|it| it.transaction == same).count()
                }
            };
            if statement.transaction.is_none() {
                self.outside(at, resumes).await?;
            } else if !self.transaction(at, end).await? {
                return Ok(None);
            }
            resumes = false;
            ran += end - at;
            at = end;
        }
        Ok(Some(ran))
    }

    /// Notes how far it has come.
    async fn note(&self, done: usize) -> Result<(), squall::Error> {
        match self.direction {
            Direction::Up => history::note(self.connection, self.backend, self.name, self.script, done).await,
            Direction::Down if done >= self.script.statements.len() => {
                history::forget(self.connection, self.name).await
            }
            Direction::Down | Direction::Once => Ok(()),
        }
    }

    /// Runs a statement outside of a transaction.
    async fn outside(&self, at: usize, resumes: bool) -> Result<()> {
        let statement = &self.script.statements[at];
        if at == 0 && !resumes {
            // One that is killed before it can note anything has begun, all the same.
            self.note(0).await?;
        }
        let is_done = match self.backend {
            Backend::Postgres => postgres::clear_index(self.connection, &statement.plain, resumes).await?,
            Backend::Sqlite => false,
        };
        if !is_done {
            self.statement(at).await?;
        }
        self.note(at + 1).await?;
        Ok(())
    }

    /// Runs the statements from `at` to `end` in a transaction; false where another process has done them meanwhile.
    async fn transaction(&self, at: usize, end: usize) -> Result<bool> {
        let mut attempt = 1;
        loop {
            self.connection.begin().await?;
            match self.within(at, end).await {
                Ok(false) => {
                    self.connection.rollback().await?;
                    return Ok(false);
                }
                Ok(true) => {
                    self.connection.commit().await?;
                    return Ok(true);
                }
                Err(error) => {
                    // The error says why; what cannot be rolled back is thrown away with the connection.
                    let _ = self.connection.rollback().await;
                    let is_conflict =
                        matches!(&error, Error::Statement { source, .. } if source.is_retryable());
                    if !is_conflict || attempt >= self.options.attempts || self.backend == Backend::Sqlite {
                        return Err(error);
                    }
                    attempt += 1;
                    // Those who waited behind the lock that was asked for go first.
                    tokio::time::sleep(jitter(200, 1_000)).await;
                }
            }
        }
    }

    async fn within(&self, at: usize, end: usize) -> Result<bool> {
        if self.direction == Direction::Up {
            let record = history::read_one(self.connection, self.name).await?;
            if record.is_some_and(|it| it.is_applied() || it.done > at) {
                return Ok(false);
            }
        }
        let before = match self.backend {
            Backend::Sqlite => Some(sqlite::Violations::read(self.connection).await?),
            Backend::Postgres => None,
        };
        let mut rebuild: Option<sqlite::Rebuild> = None;
        for position in at..end {
            let statement = &self.script.statements[position];
            let table = statement.rebuild.as_deref().filter(|_| self.backend == Backend::Sqlite);
            if rebuild.as_ref().map(|it| it.table.as_str()) != table {
                if let Some(done) = rebuild.take() {
                    done.finish(self.connection).await.map_err(|it| self.failed(position - 1, it))?;
                }
                if let Some(table) = table {
                    let begun = sqlite::Rebuild::begin(self.connection, table).await;
                    rebuild = Some(begun.map_err(|it| self.failed(position, it))?);
                }
            }
            if let Some(rebuild) = &mut rebuild {
                rebuild
                    .before(self.connection, &statement.plain)
                    .await
                    .map_err(|it| self.failed(position, it))?;
            }
            match &statement.expects_none {
                Some(reason) => self.expect_none(position, statement, reason).await?,
                None => self.statement(position).await?,
            }
        }
        if let Some(done) = rebuild.take() {
            done.finish(self.connection).await.map_err(|it| self.failed(end - 1, it))?;
        }
        if let Some(before) = before {
            sqlite::check_views(self.connection).await.map_err(|it| self.failed(end - 1, it))?;
            if let Some(reason) = before.new_ones(self.connection).await? {
                return Err(Error::Rows { migration: self.name.to_owned(), reason });
            }
        }
        self.note(end).await?;
        Ok(true)
    }

    async fn expect_none(&self, position: usize, statement: &Statement, reason: &str) -> Result<()> {
        let sql = format!("SELECT count(*) FROM ({}) AS found", statement.plain);
        let found = number(self.connection, sql).await.map_err(|it| self.failed(position, it))?;
        match found {
            Some(0) | None => Ok(()),
            Some(_) => Err(Error::Rows { migration: self.name.to_owned(), reason: reason.to_owned() }),
        }
    }

    async fn statement(&self, position: usize) -> Result<()> {
        let sql = &self.script.statements[position].sql;
        let ran = match self.options.observer.before(self.name, position, sql) {
            Ok(()) => self.connection.execute(sql.as_str()).await,
            Err(error) => Err(error),
        };
        ran.map(drop).map_err(|error| self.failed(position, error))
    }

    fn failed(&self, position: usize, mut source: squall::Error) -> Error {
        let statement = &self.script.statements[position];
        // A table that is made anew has another name until its rows are copied.
        if let (squall::Error::Constraint(violation), Some(table)) = (&mut source, &statement.rebuild) {
            violation.table.clone_from(table);
        }
        let is_first = statement.transaction.is_some()
            && self.script.statements[..position].iter().all(|it| it.transaction == statement.transaction);
        let help = if is_first {
            "nothing of the migration was done: mend what is wrong, and migrate again"
        } else {
            "what stands before is done and noted: mend what is wrong, and migrate again; it goes on from here"
        };
        Error::Statement {
            migration: self.name.to_owned(),
            position: position + 1,
            sql: statement.sql.clone(),
            source: Box::new(source),
            help: help.into(),
        }
    }
}
