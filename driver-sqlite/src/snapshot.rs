//! A connection whose statements all read the same state of the data.

use std::sync::{Mutex, PoisonError};

use squall_core::{
    Result,
    driver::{Query, RowSink, Snapshot},
};

use crate::{
    error,
    pool::{Lease, Pool},
    run::Access,
    transaction,
    url::Location,
};

/// A lease, for as long as the state is read.
#[derive(Debug)]
pub(crate) struct SqliteSnapshot<'a>(Mutex<Lease<&'a Pool>>);

impl<'a> SqliteSnapshot<'a> {
    /// None where a connection has to be waited for.
    pub(crate) fn now(pool: &'a Pool) -> Option<Result<Self>> {
        let lease = match Pool::lease_now(pool)? {
            Ok(lease) => lease,
            Err(error) => return Some(Err(error)),
        };
        // Nobody else can change a database in memory meanwhile: it has this connection alone.
        if *pool.location() != Location::Memory {
            let begun = lease.session().ok()?.command(transaction::begin(Access::Read));
            match begun {
                Err(error) if error::is_busy(&error) => return None,
                Err(error) => return Some(Err(error::from_sqlite(error, None))),
                Ok(()) => {}
            }
        }
        Some(Ok(Self(Mutex::new(lease))))
    }
}

impl Snapshot for SqliteSnapshot<'_> {
    fn run(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<()> {
        let lease = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let session = lease.session()?;
        match session.run(query, Access::Read, sink) {
            Ok(_) => Ok(()),
            Err(failure) => Err(failure.explain(session, query)),
        }
    }
}
