//! The driver: connections to one database.

use std::{fmt, sync::Arc};

use async_trait::async_trait;
use squall_core::{
    ConnectOptions, Dialect, Error, Result,
    driver::{Connection, Driver, Query, RowSink, Snapshot, TransactionOptions},
};
use squall_dialect_sqlite::SQLITE;

use crate::{
    error::Failure,
    open::{Opener, Role},
    patience::Patience,
    pinned::Pinned,
    pool::Pool,
    run::{Access, may_be_raw},
    session::Session,
    settings,
    snapshot::SqliteSnapshot,
    stream::Reading,
    transaction::{self, SqliteTransaction},
    url::{Location, Mode},
};

/// More connections than a process can have files open, and less than a semaphore can count.
const MOST_CONNECTIONS: usize = 1_000_000;

/// Connects to the database that the URL of `options` names: `sqlite::memory:`, `sqlite:app.db`, `sqlite:///data/app.db`.
///
/// A file is opened with a `mode`: `?mode=ro` for reading only, `?mode=rw` where it must exist; else it is made.
///
/// # Errors
/// [`Error::Config`] for a wrong URL, a folder or a file that is missing; [`Error::Connection`] where the file cannot be
/// opened, or is not a database.
pub async fn connect(options: &ConnectOptions) -> Result<SqliteDriver> {
    let location = Location::parse(options.url())?.absolute()?;
    location.check()?;
    let only_reads = matches!(location, Location::File { mode: Mode::ReadOnly, .. });
    let role = if only_reads { Role::Reader } else { Role::Writer };
    let first = open_first(&Opener::new(location.clone(), role, options), options).await?;
    let is_file = location != Location::Memory;
    let location = location.opened();
    let pool = Opener::new(location.clone(), role, options);
    let wait = options.acquire_timeout;
    let most = options.max_connections.clamp(1, MOST_CONNECTIONS);
    if only_reads {
        return Ok(SqliteDriver::single(Arc::new(Pool::new(pool, first, most, wait))));
    }
    let writer = Arc::new(Pool::new(pool, first, 1, wait));
    if !is_file {
        return Ok(SqliteDriver::single(writer));
    }
    let readers = Opener::new(location, Role::Reader, options);
    Ok(SqliteDriver { writer, readers: Arc::new(Pool::lazy(readers, most, wait)) })
}

/// Opens the first connection; where another process is just making the file, waits for it.
async fn open_first(opener: &Opener, options: &ConnectOptions) -> Result<Session> {
    let mut patience = Patience::new(options.connect_timeout);
    loop {
        let error = match opener.open() {
            Ok(session) => return Ok(session),
            Err(error) => error,
        };
        if !error.is_retryable() || !patience.pause().await {
            return Err(error);
        }
    }
}

/// A SQLite database.
///
/// Queries run in place: no thread is crossed. A database in memory has one connection. A file is in WAL: one connection
/// writes, others read beside it; each is handed out in the order in which it was asked for.
pub struct SqliteDriver {
    writer: Arc<Pool>,
    /// The same as `writer` where one kind of connection does both.
    readers: Arc<Pool>,
}

impl SqliteDriver {
    fn single(pool: Arc<Pool>) -> Self {
        Self { writer: Arc::clone(&pool), readers: pool }
    }

    fn pool_for(&self, query: &Query<'_>) -> &Arc<Pool> {
        let reads = query.read_only || query.table.is_none() && settings::is_select(&query.sql);
        if reads { &self.readers } else { &self.writer }
    }
}

impl fmt::Debug for SqliteDriver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteDriver").field("location", self.writer.location()).finish_non_exhaustive()
    }
}

#[async_trait]
impl Driver for SqliteDriver {
    fn dialect(&self) -> &'static dyn Dialect {
        &SQLITE
    }

    async fn run(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        let lease = Pool::lease(&**self.pool_for(query)).await?;
        let mut patience = Patience::new(self.writer.acquire_timeout());
        loop {
            let session = lease.session()?;
            let failure = match run_on(session, query, sink) {
                Ok(written) => return Ok(written),
                Err(failure) => failure,
            };
            let busy = failure.is_busy();
            let error = failure.explain(session, query);
            if !busy || !patience.pause().await {
                return Err(error);
            }
        }
    }

    #[inline]
    fn run_now(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Option<Result<u64>> {
        let lease = match Pool::lease_now(&**self.pool_for(query))? {
            Ok(lease) => lease,
            Err(error) => return Some(Err(error)),
        };
        let session = lease.session().ok()?;
        match run_on(session, query, sink) {
            Ok(written) => Some(Ok(written)),
            Err(failure) if failure.is_busy() => None,
            Err(failure) => Some(Err(failure.explain(session, query))),
        }
    }

    fn snapshot_now(&self) -> Option<Result<Box<dyn Snapshot + '_>>> {
        let snapshot = SqliteSnapshot::now(&self.readers)?;
        Some(snapshot.map(|it| Box::new(it) as Box<dyn Snapshot>))
    }

    async fn stream(&self, query: Query<'static>, mut sink: Box<dyn RowSink>) -> Result<u64> {
        let query = Arc::new(query);
        let mut lease = Pool::lease(Arc::clone(self.pool_for(&query))).await?;
        let mut patience = Patience::new(self.writer.acquire_timeout());
        loop {
            let mut reading = Reading::start(lease, Arc::clone(&query), Access::Write, sink, false);
            let result;
            (lease, sink, result) = reading.done().await?;
            match result {
                Ok(written) => return Ok(written),
                Err((error, busy)) => {
                    if !busy || !patience.pause().await {
                        return Err(error);
                    }
                }
            }
        }
    }

    async fn begin(&self, options: TransactionOptions) -> Result<Box<dyn Connection>> {
        let access = transaction::access(options)?;
        let pool = if access == Access::Read { &self.readers } else { &self.writer };
        let transaction = SqliteTransaction::begin(pool, access).await?;
        Ok(Box::new(transaction))
    }

    async fn pin(&self) -> Result<Box<dyn Connection>> {
        Ok(Box::new(Pinned::new(&self.writer).await?))
    }

    async fn close(&self) {
        self.readers.refuse();
        self.writer.refuse();
        self.readers.drain().await;
        // The last connection to close moves the log into the file.
        self.writer.drain().await;
    }
}

/// Runs a statement outside of a transaction.
#[inline]
fn run_on(session: &Session, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64, Failure> {
    let written = session.run(query, Access::Write, sink)?;
    if may_be_raw(query) && !session.connection.is_autocommit() {
        return Err(Failure::Ours(left_open()));
    }
    Ok(written)
}

#[cold]
pub(crate) fn left_open() -> Error {
    Error::invalid_query("the statement left a transaction open, which was rolled back: use `transaction`")
}
