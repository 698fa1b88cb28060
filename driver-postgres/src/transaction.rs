//! Transactions.

use async_trait::async_trait;
use squall_core::{
    Error, Result,
    driver::{Connection, Query, RowSink, TransactionOptions},
};

use crate::lease::Lease;

/// A session with a transaction open on it. Dropped before it has ended, the connection is thrown away, and with it the
/// transaction.
#[derive(Debug)]
pub(crate) struct Transaction {
    lease: Lease,
}

impl Transaction {
    pub(crate) fn new(lease: Lease) -> Self {
        Self { lease }
    }
}

#[async_trait]
impl Connection for Transaction {
    async fn begin(&mut self, _options: TransactionOptions) -> Result<()> {
        Err(Error::invalid_query("a transaction is open on this connection"))
    }

    async fn run(&mut self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        self.lease.run(query, sink).await
    }

    async fn commit(&mut self) -> Result<()> {
        self.lease.commit().await
    }

    async fn rollback(&mut self) -> Result<()> {
        self.lease.rollback().await
    }
}

/// `BEGIN [ISOLATION LEVEL ..] [READ ONLY]`
pub(crate) fn begin(options: TransactionOptions) -> String {
    let mut sql = String::from("BEGIN");
    if let Some(level) = options.isolation {
        sql.push_str(" ISOLATION LEVEL ");
        sql.push_str(level.sql());
    }
    if options.read_only {
        sql.push_str(" READ ONLY");
    }
    sql
}

#[cfg(test)]
mod tests {
    use super::*;
    use squall_core::driver::Isolation;

    #[test]
    fn options_are_said_as_the_transaction_begins() {
        assert_eq!(begin(TransactionOptions::new()), "BEGIN");
        let options = TransactionOptions::new().isolation(Isolation::Serializable).read_only();
        assert_eq!(begin(options), "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY");
    }
}
