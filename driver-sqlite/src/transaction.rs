//! A connection with a transaction open on it.

use std::sync::Arc;

use async_trait::async_trait;
use rusqlite::ffi;
use squall_core::{
    Error, Result,
    driver::{Connection, Isolation, Query, RowSink, TransactionOptions},
};
use squall_dialect_sqlite::BACKEND;

use crate::{
    constraint, error,
    patience::Patience,
    pool::{Lease, Pool},
    run::Access,
    session::Session,
    stream::Reading,
};

/// A transaction. Dropped, its connection rolls it back before anyone else can have it.
#[derive(Debug)]
pub(crate) struct SqliteTransaction {
    /// None once it has ended.
    lease: Option<Lease<Arc<Pool>>>,
    access: Access,
    /// A stream that was dropped before its end, and has the lease until its thread has seen it.
    reading: Option<Reading>,
}

impl SqliteTransaction {
    /// Begins a transaction, which waits for those that write in other processes.
    pub(crate) async fn begin(pool: &Arc<Pool>, access: Access) -> Result<Self> {
        let lease = Pool::lease(Arc::clone(pool)).await?;
        let mut patience = Patience::new(pool.acquire_timeout());
        loop {
            let error = match lease.session()?.command(begin(access)) {
                Ok(()) => return Ok(Self { lease: Some(lease), access, reading: None }),
                Err(error) => error,
            };
            let busy = error::is_busy(&error);
            let error = error::from_sqlite(error, None);
            if !busy || !patience.pause().await {
                return Err(error);
            }
        }
    }

    /// Waits until a stream that was dropped has given the connection back.
    async fn settle(&mut self) -> Result<()> {
        if let Some(reading) = &mut self.reading {
            reading.stop();
            let done = reading.done().await;
            self.reading = None;
            self.lease = Some(done?.0);
        }
        Ok(())
    }

    /// The connection, for the next statement.
    fn session(&self) -> Result<&Session> {
        let session = self.lease.as_ref().ok_or_else(ended)?.session()?;
        if session.connection.is_autocommit() {
            // SQLite rolls a transaction back by itself after some errors; what follows must not run on its own.
            return Err(Error::TransactionAborted);
        }
        Ok(session)
    }

    async fn take(&mut self) -> Result<Lease<Arc<Pool>>> {
        self.settle().await?;
        self.lease.take().ok_or_else(ended)
    }
}

/// What a transaction with these options may do.
pub(crate) fn access(options: TransactionOptions) -> Result<Access> {
    if let Some(level @ (Isolation::ReadCommitted | Isolation::RepeatableRead)) = options.isolation {
        let feature = format!("the isolation level {}: all its transactions are SERIALIZABLE", level.sql());
        return Err(Error::Unsupported { feature: feature.into(), backend: BACKEND });
    }
    Ok(if options.read_only { Access::Read } else { Access::Write })
}

/// A transaction that began by reading could not begin to write while another does.
pub(crate) fn begin(access: Access) -> &'static str {
    if access == Access::Write { "BEGIN IMMEDIATE" } else { "BEGIN" }
}

#[async_trait]
impl Connection for SqliteTransaction {
    async fn begin(&mut self, _options: TransactionOptions) -> Result<()> {
        Err(Error::invalid_query("a transaction is open on this connection"))
    }

    async fn run(&mut self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        tokio::task::coop::consume_budget().await;
        self.settle().await?;
        let session = self.session()?;
        session.run(query, self.access, sink).map_err(|failure| failure.explain(session, query))
    }

    async fn stream(&mut self, query: Query<'static>, sink: Box<dyn RowSink>) -> Result<u64> {
        self.settle().await?;
        self.session()?;
        let lease = self.lease.take().ok_or_else(ended)?;
        let reading = Reading::start(lease, Arc::new(query), self.access, sink, true);
        // It stays here while it is waited for, so that the connection is not lost with who waits.
        let (lease, _, result) = self.reading.insert(reading).done().await?;
        self.reading = None;
        self.lease = Some(lease);
        result.map_err(|(error, _)| error)
    }

    async fn commit(&mut self) -> Result<()> {
        let lease = self.take().await?;
        let session = lease.session()?;
        if session.connection.is_autocommit() {
            return Err(Error::TransactionAborted);
        }
        session.command("COMMIT").map_err(|error| match error.sqlite_error().map(|it| it.extended_code) {
            Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => constraint::explain_commit(session),
            _ => error::from_sqlite(error, session.clock.as_ref()),
        })
    }

    async fn rollback(&mut self) -> Result<()> {
        let lease = self.take().await?;
        let session = lease.session()?;
        if session.connection.is_autocommit() {
            return Ok(());
        }
        session.command("ROLLBACK").map_err(|error| error::from_sqlite(error, None))
    }
}

#[cold]
fn ended() -> Error {
    Error::invalid_query("the transaction has ended")
}
