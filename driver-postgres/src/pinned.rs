//! A session that is kept, with a transaction open on it or none.

use async_trait::async_trait;
use squall_core::{
    Error, Result,
    driver::{Connection, Query, RowSink, TransactionOptions},
};

use crate::{lease::Lease, transaction};

/// A session that is kept.
#[derive(Debug)]
pub(crate) struct Pinned {
    lease: Lease,
}

impl Pinned {
    pub(crate) fn new(lease: Lease) -> Self {
        Self { lease }
    }
}

#[async_trait]
impl Connection for Pinned {
    async fn begin(&mut self, options: TransactionOptions) -> Result<()> {
        if self.lease.is_open() {
            return Err(Error::invalid_query("a transaction is open on this connection"));
        }
        match self.lease.begin(transaction::begin(options)).await? {
            Ok(()) => Ok(()),
            Err(fault) => Err(self.lease.failed_to_begin(fault).await),
        }
    }

    async fn run(&mut self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        self.lease.run(query, sink).await
    }

    async fn commit(&mut self) -> Result<()> {
        self.lease.commit_and_keep().await
    }

    async fn rollback(&mut self) -> Result<()> {
        self.lease.rollback_and_keep().await
    }
}
