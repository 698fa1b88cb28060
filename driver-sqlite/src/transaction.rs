//! A connection with a transaction open on it.

use std::sync::Arc;

use async_trait::async_trait;
use rusqlite::ffi;
use squall_core::{
    Error, Result,
    driver::{Connection, Query, RowSink},
};

use crate::{
    constraint, error,
    patience::Patience,
    pool::{Lease, Pool},
    run::Access,
};

/// A transaction. Dropped, its connection rolls it back before anyone else can have it.
#[derive(Debug)]
pub(crate) struct SqliteTransaction {
    /// None once it has ended.
    lease: Option<Lease<Arc<Pool>>>,
    access: Access,
}

impl SqliteTransaction {
    /// Begins a transaction, which waits for those that write in other processes.
    pub(crate) async fn begin(pool: &Arc<Pool>, access: Access) -> Result<Self> {
        let lease = Pool::lease(Arc::clone(pool)).await?;
        // A transaction that began by reading could not begin to write while another does.
        let begin = if access == Access::Write { "BEGIN IMMEDIATE" } else { "BEGIN" };
        let mut patience = Patience::new(pool.acquire_timeout());
        loop {
            let error = match lease.session()?.command(begin) {
                Ok(()) => return Ok(Self { lease: Some(lease), access }),
                Err(error) => error,
            };
            let busy = error::is_busy(&error);
            let error = error::from_sqlite(error, None);
            if !busy || !patience.pause().await {
                return Err(error);
            }
        }
    }

    fn take(&mut self) -> Result<Lease<Arc<Pool>>> {
        self.lease.take().ok_or_else(ended)
    }
}

#[async_trait]
impl Connection for SqliteTransaction {
    async fn run(&mut self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        tokio::task::coop::consume_budget().await;
        let session = self.lease.as_ref().ok_or_else(ended)?.session()?;
        if session.connection.is_autocommit() {
            // SQLite rolls a transaction back by itself after some errors; what follows must not run on its own.
            return Err(Error::TransactionAborted);
        }
        session.run(query, self.access, sink).map_err(|failure| failure.explain(session, query))
    }

    async fn commit(&mut self) -> Result<()> {
        let lease = self.take()?;
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
        let lease = self.take()?;
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
