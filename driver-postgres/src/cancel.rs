//! Statements that nobody waits for any more: stopped at the server.

use std::{sync::Arc, time::Duration};

use sqlx::{AssertSqlSafe, Executor};
use tokio::{runtime::Handle, sync::Semaphore, time::timeout};

use crate::{connector::Connector, session::Session};

/// How many connections may be open at once for cancelling.
const AT_ONCE: usize = 2;

/// How often the server is asked: a request that comes before the statement does is lost.
const ATTEMPTS: usize = 3;

/// How long the statement may take to end after it was cancelled.
const PATIENCE: Duration = Duration::from_secs(1);

/// Cancels the statements of sessions that were left in the middle of one.
#[derive(Debug)]
pub(crate) struct Canceller {
    connector: Arc<Connector>,
    permits: Arc<Semaphore>,
}

impl Canceller {
    pub(crate) fn new(connector: Arc<Connector>) -> Self {
        Self { connector, permits: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Cancels what the session runs, in the background, and drops it.
    ///
    /// The session stays open until then, so that no other can have its process's number.
    pub(crate) fn cancel(&self, session: Session) {
        // Behind PgBouncer, outside of a transaction, no process is ours: there the end of the connection has to do.
        let (Some(pid), Ok(runtime)) = (session.pid(), Handle::try_current()) else { return };
        let (connector, permits) = (Arc::clone(&self.connector), Arc::clone(&self.permits));
        runtime.spawn(async move {
            let _permit = permits.acquire_owned().await;
            cancel(&connector, session, pid).await;
        });
    }
}

async fn cancel(connector: &Connector, mut session: Session, pid: i32) {
    // Where no connection can be opened, the end of this one has to do.
    let Ok(mut connection) = connector.connect().await else { return };
    for _ in 0..ATTEMPTS {
        let request = format!("SELECT pg_cancel_backend({pid})");
        if connection.execute(AssertSqlSafe(request)).await.is_err() {
            return;
        }
        // Whether well or with an error, the statement has ended once there is an answer.
        if timeout(PATIENCE, session.ping()).await.is_ok() {
            return;
        }
    }
}
