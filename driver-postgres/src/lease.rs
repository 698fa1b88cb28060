//! A session on loan: runs statements on it, and sees to it that it goes back clean or not at all.

use std::{
    pin::{Pin, pin},
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::future::BoxFuture;
use squall_core::{
    Error, Result,
    driver::{Query, RowSink},
    schema::TableDef,
};
use tokio::time::timeout;

use crate::{
    command::Command,
    constraint::Reader,
    database::Database,
    error::{self, Meaning},
    pool::Loan,
    session::{Fault, Session, Step},
};

/// How many rows are read for nobody before it is cheaper to cancel the statement.
const UNREAD: usize = 1_000;

/// A session on loan.
#[derive(Debug)]
pub(crate) struct Lease {
    database: Arc<Database>,
    loan: Option<Loan>,
    /// Whether a statement is on its way: the one that waited for it may be gone.
    running: bool,
    /// Whether a transaction is open.
    open: bool,
    /// Whether a statement of the transaction failed, so that nothing more runs in it.
    failed: bool,
    /// Whether the session has to be thrown away.
    soiled: bool,
    /// Whether the transaction is being ended, which is better not disturbed.
    ending: bool,
}

impl Lease {
    pub(crate) fn new(database: Arc<Database>, loan: Loan) -> Self {
        Self {
            database,
            loan: Some(loan),
            running: false,
            open: false,
            failed: false,
            soiled: false,
            ending: false,
        }
    }

    /// Runs a statement; returns how many rows it wrote.
    pub(crate) async fn run(&mut self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        let mut retried = false;
        loop {
            // Outside of a transaction the pool knows it.
            let started = self.open.then(Instant::now);
            let statement = self.session()?.statement(query)?;
            let command = statement.command;
            self.check(command)?;
            let ran = if self.is_simple(command, query) {
                Box::pin(self.simple(statement.into_text(), Step::Within)).await?.map(|()| 0)
            } else {
                let unread = if self.open { usize::MAX } else { UNREAD };
                let deadline = self.database.deadline;
                self.running = true;
                let ran = {
                    let work = pin!(self.session()?.send(statement).read(sink, unread));
                    within(deadline, work).await
                };
                self.ran(ran)?
            };
            match ran {
                Ok(written) => {
                    self.failed &= command != Command::RollbackTo;
                    return Ok(written);
                }
                Err(Fault::Database(stale)) if error::is_stale(&stale) && !retried => {
                    Box::pin(self.forget_statements()).await;
                    if self.open {
                        return Err(self.fault(Fault::Database(stale), query.table, started).await);
                    }
                    retried = true;
                }
                Err(fault) => return Err(self.fault(fault, query.table, started).await),
            }
        }
    }

    /// Begins a transaction. A session that proves to be lost is told by the outer error.
    pub(crate) async fn begin(&mut self, sql: String) -> Result<Result<(), Fault>> {
        let begun = self.simple(sql, Step::Begin).await?;
        match &begun {
            Ok(()) => self.open = true,
            Err(Fault::Database(error)) if error::is_lost(error) => self.lose(),
            Err(_) => {}
        }
        Ok(begun)
    }

    /// The error of a transaction that could not be begun.
    pub(crate) async fn refused(mut self, fault: Fault) -> Error {
        self.failed_to_begin(fault).await
    }

    /// As [`refused`](Self::refused), on a session that is kept.
    pub(crate) async fn failed_to_begin(&mut self, fault: Fault) -> Error {
        self.fault(fault, None, None).await
    }

    /// Whether a transaction is open.
    pub(crate) fn is_open(&self) -> bool {
        self.open
    }

    /// Commits, and gives the session back.
    pub(crate) async fn commit(&mut self) -> Result<()> {
        let result = self.commit_and_keep().await;
        self.give_back();
        result
    }

    /// Commits.
    pub(crate) async fn commit_and_keep(&mut self) -> Result<()> {
        if self.failed {
            // The server would answer a COMMIT with a rollback, and call it done.
            let _ = self.rollback_and_keep().await;
            return Err(Error::TransactionAborted);
        }
        self.session()?;
        self.ending = true;
        let started = Some(Instant::now());
        let committed = match self.simple("COMMIT".into(), Step::End).await {
            Ok(committed) => committed,
            Err(too_late) => return Err(Error::CommitUnknown(too_late.into())),
        };
        let result = match committed {
            Ok(()) => {
                self.open = false;
                Ok(())
            }
            Err(Fault::Database(error)) if error::is_lost(&error) => {
                self.lose();
                let reason = self.fault(Fault::Database(error), None, started).await;
                Err(Error::CommitUnknown(reason.into()))
            }
            // The server has rolled back.
            Err(fault) => {
                self.open = false;
                Err(self.fault(fault, None, started).await)
            }
        };
        self.ending = false;
        result
    }

    /// Rolls back, and gives the session back.
    pub(crate) async fn rollback(&mut self) -> Result<()> {
        let result = self.rollback_and_keep().await;
        self.give_back();
        result
    }

    /// Rolls back.
    pub(crate) async fn rollback_and_keep(&mut self) -> Result<()> {
        if self.loan.is_none() {
            return Ok(());
        }
        self.ending = true;
        let started = Some(Instant::now());
        let result = match self.simple("ROLLBACK".into(), Step::End).await? {
            Ok(()) => {
                self.open = false;
                self.failed = false;
                Ok(())
            }
            Err(fault) => Err(self.fault(fault, None, started).await),
        };
        self.ending = false;
        result
    }

    fn session(&mut self) -> Result<&mut Session> {
        match &mut self.loan {
            Some(loan) => Ok(loan),
            None if self.failed => Err(Error::TransactionAborted),
            None => Err(Error::invalid_query("the transaction has ended")),
        }
    }

    /// Refuses what does not belong here, before it is sent.
    fn check(&mut self, command: Command) -> Result<()> {
        if self.failed && command != Command::RollbackTo {
            return Err(Error::TransactionAborted);
        }
        match command {
            Command::Boundary => Err(Error::invalid_query(
                "a transaction is begun and ended by `transaction`, `begin`, `commit` and `rollback`, not by SQL",
            )),
            Command::Savepoint | Command::RollbackTo if !self.open => {
                Err(Error::invalid_query("a savepoint is of a transaction: run it in one"))
            }
            Command::Session if self.database.connector.unnamed => Err(Error::invalid_query(
                "it would change a session that others share behind PgBouncer: use `SET LOCAL` and its like",
            )),
            Command::Session => {
                self.soiled = true;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Whether a statement goes in one round trip, not prepared: it has neither parameters nor rows.
    fn is_simple(&self, command: Command, query: &Query<'_>) -> bool {
        let simple = match command {
            Command::Savepoint | Command::RollbackTo => true,
            // Some of them cannot run inside a transaction, in which PgBouncer needs what is prepared.
            Command::Definition => self.database.connector.unnamed && !self.open,
            _ => false,
        };
        simple && query.binds.is_empty()
    }

    /// Runs a statement in one round trip. The outer error is that of the client's own deadline.
    async fn simple(&mut self, sql: String, step: Step) -> Result<Result<(), Fault>> {
        let deadline = self.database.deadline;
        self.running = true;
        let ran = {
            let work = pin!(self.session()?.run_simple(sql, step));
            within(deadline, work).await
        };
        self.ran(ran)
    }

    /// Notes that the statement has ended, or gives it up where it was too late.
    fn ran<T>(&mut self, ran: Option<Result<T, Fault>>) -> Result<Result<T, Fault>> {
        match ran {
            Some(Err(fault @ Fault::Unread(_))) => Ok(Err(fault)),
            Some(ran) => {
                self.running = false;
                Ok(ran)
            }
            None => {
                self.failed |= self.open;
                self.give_back();
                Err(Error::Timeout(self.database.limit.unwrap_or_default()))
            }
        }
    }

    /// The error of a statement that did not end well, and what it means for the session.
    ///
    /// Boxed, as all that is rare, so that it makes no room in what every query moves about.
    fn fault(
        &mut self,
        fault: Fault,
        table: Option<fn() -> &'static TableDef>,
        started: Option<Instant>,
    ) -> BoxFuture<'_, Error> {
        Box::pin(self.translate(fault, table, started))
    }

    async fn translate(
        &mut self,
        fault: Fault,
        table: Option<fn() -> &'static TableDef>,
        started: Option<Instant>,
    ) -> Error {
        let error = match fault {
            Fault::Sink(error) => return error,
            Fault::Unread(error) => {
                self.give_back();
                return error;
            }
            Fault::Database(error) => error,
        };
        self.failed |= self.open;
        if error::is_lost(&error) {
            self.lose();
        }
        let violated = match error::meaning(error) {
            Meaning::Known(error) => return error,
            Meaning::Cancelled(message) => {
                let took = match (started, &self.loan) {
                    (Some(started), _) => started.elapsed(),
                    (None, Some(loan)) => Loan::metrics(loan).last_used(),
                    (None, None) => Duration::ZERO,
                };
                return error::cancelled(message, took, self.database.limit);
            }
            Meaning::Violation(violated) => violated,
        };
        let database = Arc::clone(&self.database);
        let open = self.open;
        // Dropped while it reads the catalogue, the session is in the middle of a statement.
        self.running = !open;
        let reader = match &mut self.loan {
            Some(loan) if !open => Reader::Same(loan.connection()),
            _ => Reader::Another(&database.connector),
        };
        let error = database.catalogue.error(violated, table.map(|table| table()), reader).await;
        self.running = false;
        error
    }

    async fn forget_statements(&mut self) {
        self.running = true;
        let forgotten = match self.session() {
            Ok(session) => session.forget_statements().await.is_ok(),
            Err(_) => false,
        };
        self.running = false;
        self.soiled |= !forgotten;
    }

    fn lose(&mut self) {
        self.soiled = true;
        self.database.pool.note_loss();
    }

    /// Gives the session back, where it is clean; cancels what it runs.
    fn give_back(&mut self) {
        let Some(loan) = self.loan.take() else { return };
        let pool = &self.database.pool;
        if self.running {
            let session = pool.write_off(loan);
            // A commit on its way is not disturbed.
            if !self.ending {
                self.database.canceller.cancel(session);
            }
        } else if self.open || self.soiled {
            drop(pool.write_off(loan));
        } else {
            pool.take_back(loan);
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.give_back();
    }
}

/// Waits for `work`, for as long as `deadline` allows.
async fn within<T>(deadline: Option<Duration>, work: Pin<&mut impl Future<Output = T>>) -> Option<T> {
    match deadline {
        Some(deadline) => Box::pin(timeout(deadline, work)).await.ok(),
        None => Some(work.await),
    }
}
