//! A connection that is kept, with a transaction open on it or none.

use std::sync::Arc;

use async_trait::async_trait;
use rusqlite::ffi;
use squall_core::{
    Error, Result,
    driver::{Connection, Query, RowSink, TransactionOptions},
};

use crate::{
    constraint, driver, error,
    patience::Patience,
    pool::{Lease, Pool},
    run::Access,
    transaction,
};

/// A connection that is kept.
#[derive(Debug)]
pub(crate) struct Pinned {
    lease: Lease<Arc<Pool>>,
    /// How long it waits for others that write.
    pool: Arc<Pool>,
    /// Whether a transaction was begun, and has not ended.
    open: bool,
}

impl Pinned {
    pub(crate) async fn new(pool: &Arc<Pool>) -> Result<Self> {
        let lease = Pool::lease(Arc::clone(pool)).await?;
        Ok(Self { lease, pool: Arc::clone(pool), open: false })
    }
}

#[async_trait]
impl Connection for Pinned {
    async fn begin(&mut self, options: TransactionOptions) -> Result<()> {
        let begin = transaction::begin(transaction::access(options)?);
        if self.open {
            return Err(Error::invalid_query("a transaction is open on this connection"));
        }
        let mut patience = Patience::new(self.pool.acquire_timeout());
        loop {
            let error = match self.lease.session()?.command(begin) {
                Ok(()) => break,
                Err(error) => error,
            };
            let busy = error::is_busy(&error);
            let error = error::from_sqlite(error, None);
            if !busy || !patience.pause().await {
                return Err(error);
            }
        }
        self.open = true;
        Ok(())
    }

    async fn run(&mut self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        tokio::task::coop::consume_budget().await;
        let mut patience = Patience::new(self.pool.acquire_timeout());
        loop {
            let session = self.lease.session()?;
            if self.open && session.connection.is_autocommit() {
                // SQLite rolls a transaction back by itself after some errors; what follows must not run on its own.
                return Err(Error::TransactionAborted);
            }
            let failure = match session.run(query, Access::Write, sink) {
                Ok(_) if !self.open && !session.connection.is_autocommit() => {
                    session.roll_back_rest();
                    return Err(driver::left_open());
                }
                Ok(written) => return Ok(written),
                Err(failure) => failure,
            };
            let busy = failure.is_busy() && !self.open;
            let error = failure.explain(session, query);
            if !busy || !patience.pause().await {
                return Err(error);
            }
        }
    }

    async fn commit(&mut self) -> Result<()> {
        let session = self.lease.session()?;
        self.open = false;
        if session.connection.is_autocommit() {
            return Err(Error::TransactionAborted);
        }
        let committed = session.command("COMMIT").map_err(|error| {
            match error.sqlite_error().map(|it| it.extended_code) {
                Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => constraint::explain_commit(session),
                _ => error::from_sqlite(error, session.clock.as_ref()),
            }
        });
        if committed.is_err() {
            session.roll_back_rest();
        }
        committed
    }

    async fn rollback(&mut self) -> Result<()> {
        self.open = false;
        let session = self.lease.session()?;
        if session.connection.is_autocommit() {
            return Ok(());
        }
        session.command("ROLLBACK").map_err(|error| error::from_sqlite(error, None))
    }
}
