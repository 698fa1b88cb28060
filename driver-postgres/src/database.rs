//! One database: the pool of sessions, and what they have in common.

use std::{sync::Arc, time::Duration};

use squall_core::{ConnectOptions, Result};

use crate::{
    cancel::Canceller, connector::Connector, constraint::Catalogue, error, lease::Lease, pool::Pool,
    session::Fault,
};

/// How much longer than the server the client waits for a statement to run into its limit.
const GRACE: Duration = Duration::from_secs(1);

/// How often a transaction is begun anew, where the connection proves to be lost.
const ATTEMPTS: usize = 3;

/// One database: the pool of sessions, and what they have in common.
#[derive(Debug)]
pub(crate) struct Database {
    pub(crate) connector: Arc<Connector>,
    pub(crate) pool: Pool,
    pub(crate) catalogue: Catalogue,
    pub(crate) canceller: Canceller,
    /// How long a statement may run.
    pub(crate) limit: Option<Duration>,
    /// How long it is waited for.
    pub(crate) deadline: Option<Duration>,
}

impl Database {
    pub(crate) fn new(options: &ConnectOptions) -> Result<Self> {
        let connector = Arc::new(Connector::new(options)?);
        // Without a session of its own the server does not know the limit.
        let grace = if connector.unnamed { Duration::ZERO } else { GRACE };
        Ok(Self {
            pool: Pool::new(Arc::clone(&connector), options)?,
            catalogue: Catalogue::default(),
            canceller: Canceller::new(Arc::clone(&connector)),
            limit: options.statement_timeout,
            deadline: options.statement_timeout.map(|limit| limit.saturating_add(grace)),
            connector,
        })
    }

    /// A session of the pool.
    pub(crate) async fn lease(self: &Arc<Self>) -> Result<Lease> {
        let loan = self.pool.lend().await?;
        Ok(Lease::new(Arc::clone(self), loan))
    }

    /// A session of the pool with a transaction open on it. Where the connection is lost it is safe to begin on another.
    pub(crate) async fn begin(self: &Arc<Self>, sql: &str) -> Result<Lease> {
        let mut attempt = 1;
        loop {
            let mut lease = self.lease().await?;
            match lease.begin(sql.to_owned()).await? {
                Ok(()) => return Ok(lease),
                Err(Fault::Database(lost)) if error::is_lost(&lost) && attempt < ATTEMPTS => attempt += 1,
                Err(fault) => return Err(lease.refused(fault).await),
            }
        }
    }
}
