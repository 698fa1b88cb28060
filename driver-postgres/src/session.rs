//! A connection and what is known of it: runs single statements, and hands their rows on.

use std::{fmt, future::poll_fn, task::Poll};

use futures_util::{StreamExt, stream::BoxStream};
use sqlx::{
    AssertSqlSafe, Connection, Either, Executor, PgConnection, Row as _,
    postgres::{PgArguments, PgQueryResult, PgRow},
};
use squall_core::{
    Error, Result,
    driver::{Query, RowSink},
};

use crate::{
    bind,
    command::Command,
    row::{Plan, PlannedRow},
    texts::Texts,
};

/// A connection and what is known of it.
pub(crate) struct Session {
    connection: PgConnection,
    /// The server's process, for as long as it is ours alone: behind PgBouncer, that of the transaction.
    pid: Option<i32>,
    /// Whether the server keeps what it has prepared.
    keeps: bool,
    texts: Texts,
}

/// A statement that is ready to be sent.
pub(crate) struct Statement {
    sql: String,
    arguments: PgArguments,
    pub(crate) command: Command,
    /// Whether it is kept as a prepared statement.
    keeps: bool,
    read_only: bool,
}

impl Statement {
    /// The text, of a statement that has no parameters.
    pub(crate) fn into_text(self) -> String {
        self.sql
    }
}

/// What a statement is to the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// It begins it.
    Begin,
    /// It is in it, or in none.
    Within,
    /// It ends it.
    End,
}

/// Why a statement did not end well.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The database's answer, or that it gave none.
    Database(sqlx::Error),
    /// What took the rows failed; the rest of them was read and dropped.
    Sink(Error),
    /// What took the rows failed, and too many are left to read.
    Unread(Error),
}

impl Session {
    /// A session with a process of the server of its own.
    pub(crate) fn own(connection: PgConnection, pid: i32) -> Self {
        Self { connection, pid: Some(pid), keeps: true, texts: Texts::default() }
    }

    /// A session behind PgBouncer, which gives each transaction the process that is free.
    pub(crate) fn shared(connection: PgConnection) -> Self {
        Self { connection, pid: None, keeps: false, texts: Texts::default() }
    }

    pub(crate) fn pid(&self) -> Option<i32> {
        self.pid
    }

    /// Makes a query ready to be sent.
    ///
    /// # Errors
    /// [`Error::InvalidValue`] for a parameter, [`Error::InvalidQuery`] for more than one statement in one text.
    pub(crate) fn statement(&mut self, query: &Query<'_>) -> Result<Statement> {
        let arguments = bind::encode(&query.binds)?;
        let (sql, command) = self.texts.look_up(query)?;
        let keeps = self.keeps && command == Command::Rows && !query.once;
        Ok(Statement { sql: sql.into_owned(), arguments, command, keeps, read_only: query.read_only })
    }

    /// Sends a statement, prepared.
    ///
    /// Not a future: what waits for the rows then holds nothing but the stream.
    pub(crate) fn send(&mut self, statement: Statement) -> Answers<'_> {
        let Statement { sql, arguments, keeps, read_only, .. } = statement;
        let query = sqlx::query_with(AssertSqlSafe(sql), arguments).persistent(keeps);
        Answers { stream: self.connection.fetch_many(query), read_only }
    }

    /// Runs a statement without parameters or rows in one round trip, not prepared. It must be a single one.
    pub(crate) async fn run_simple(&mut self, sql: String, step: Step) -> Result<(), Fault> {
        match step {
            Step::Begin if !self.keeps => {
                let begin = AssertSqlSafe(format!("{sql}; SELECT pg_backend_pid()"));
                let row =
                    sqlx::raw_sql(begin).fetch_one(&mut self.connection).await.map_err(Fault::Database)?;
                self.pid = row.try_get(0).ok();
                return Ok(());
            }
            Step::End if !self.keeps => self.pid = None,
            _ => {}
        }
        self.connection.execute(AssertSqlSafe(sql)).await.map(drop).map_err(Fault::Database)
    }

    /// Asks the server for a sign of life, and reads what it has still to say.
    pub(crate) async fn ping(&mut self) -> sqlx::Result<()> {
        self.connection.ping().await
    }

    /// Drops the prepared statements.
    pub(crate) async fn forget_statements(&mut self) -> sqlx::Result<()> {
        self.connection.clear_cached_statements().await
    }

    /// Takes leave of the server.
    pub(crate) async fn close(self) -> sqlx::Result<()> {
        self.connection.close().await
    }

    /// The connection, for what is asked of the catalogue.
    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        &mut self.connection
    }
}

/// What the server answers to a statement.
pub(crate) struct Answers<'s> {
    stream: BoxStream<'s, sqlx::Result<Either<PgQueryResult, PgRow>>>,
    read_only: bool,
}

impl Answers<'_> {
    /// Hands the rows on; returns how many rows were written. At most `unread` rows are read for nobody.
    pub(crate) async fn read(mut self, sink: &mut dyn RowSink, unread: usize) -> Result<u64, Fault> {
        let mut plan = None;
        let mut written = 0;
        while let Some(answer) = self.stream.next().await {
            match answer.map_err(Fault::Database)? {
                Either::Left(done) => written += done.rows_affected(),
                Either::Right(row) => {
                    let plan = plan.get_or_insert_with(|| Plan::new(&row));
                    if let Err(error) = PlannedRow::hand_on(&row, plan, sink) {
                        return Err(Box::pin(self.read_rest(error, unread)).await);
                    }
                    if sink.is_full() {
                        // Who takes the rows polls again when there is room.
                        poll_fn(|_| if sink.is_full() { Poll::Pending } else { Poll::Ready(()) }).await;
                    }
                }
            }
        }
        // The server counts the rows that it gives, too.
        Ok(if self.read_only { 0 } else { written })
    }

    /// Reads the rows that nobody wants any more, so that the connection can be used again.
    async fn read_rest(mut self, error: Error, mut unread: usize) -> Fault {
        while let Some(answer) = self.stream.next().await {
            if let Err(failed) = answer {
                return Fault::Database(failed);
            }
            if unread == 0 {
                return Fault::Unread(error);
            }
            unread -= 1;
        }
        Fault::Sink(error)
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("pid", &self.pid).finish_non_exhaustive()
    }
}
