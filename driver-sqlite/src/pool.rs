//! Connections of one kind: so many at most, handed out in the order in which they were asked for.

use std::{
    ops::Deref,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use squall_core::{Error, Result};
use tokio::sync::{Semaphore, TryAcquireError};

use crate::{open::Opener, session::Session, url::Location};

/// Connections that nobody uses; boxed, as each query takes one out and puts it back, and they are large.
type Idle = Vec<Box<Session>>;

/// Connections, opened when they are first needed.
#[derive(Debug)]
pub(crate) struct Pool {
    opener: Opener,
    size: usize,
    acquire_timeout: Duration,
    /// One for each connection that may be in use.
    permits: Semaphore,
    idle: Mutex<Idle>,
    closed: AtomicBool,
}

impl Pool {
    /// A pool that has one connection, and may come to have `size`.
    pub(crate) fn new(opener: Opener, first: Session, size: usize, acquire_timeout: Duration) -> Self {
        Self { idle: Mutex::new(vec![Box::new(first)]), ..Self::lazy(opener, size, acquire_timeout) }
    }

    /// A pool that has no connection yet.
    pub(crate) fn lazy(opener: Opener, size: usize, acquire_timeout: Duration) -> Self {
        Self {
            opener,
            size,
            acquire_timeout,
            permits: Semaphore::new(size),
            idle: Mutex::default(),
            closed: AtomicBool::new(false),
        }
    }

    pub(crate) fn location(&self) -> &Location {
        &self.opener.location
    }

    pub(crate) fn acquire_timeout(&self) -> Duration {
        self.acquire_timeout
    }

    /// Waits for a connection.
    pub(crate) async fn lease<P: Deref<Target = Self>>(pool: P) -> Result<Lease<P>> {
        if pool.is_closed() {
            return Err(closed());
        }
        pool.wait().await?;
        Self::taken(pool)
    }

    /// A connection, where one can be had without waiting.
    #[inline]
    pub(crate) fn lease_now<P: Deref<Target = Self>>(pool: P) -> Option<Result<Lease<P>>> {
        if pool.is_closed() {
            return Some(Err(closed()));
        }
        match pool.permits.try_acquire() {
            Ok(permit) => permit.forget(),
            Err(TryAcquireError::Closed) => return Some(Err(closed())),
            Err(TryAcquireError::NoPermits) => return None,
        }
        Some(Self::taken(pool))
    }

    /// A connection for a permit that was taken.
    #[inline]
    fn taken<P: Deref<Target = Self>>(pool: P) -> Result<Lease<P>> {
        // From here on the permit is given back when the lease is dropped.
        let mut lease = Lease { pool, session: None };
        if lease.pool.is_closed() {
            return Err(closed());
        }
        let idle = lease.pool.idle().pop();
        lease.session = Some(match idle {
            Some(session) => session,
            None => Box::new(lease.pool.open()?),
        });
        Ok(lease)
    }

    fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }

    /// Takes a permit.
    async fn wait(&self) -> Result<()> {
        // No timer where nobody has to wait.
        let permit = match self.permits.try_acquire() {
            Ok(permit) => permit,
            Err(TryAcquireError::Closed) => return Err(closed()),
            Err(TryAcquireError::NoPermits) => {
                let permit = tokio::time::timeout(self.acquire_timeout, self.permits.acquire()).await;
                let after = self.acquire_timeout;
                permit.map_err(|_| Error::PoolTimeout { after, size: self.size })?.map_err(|_| closed())?
            }
        };
        permit.forget();
        Ok(())
    }

    fn open(&self) -> Result<Session> {
        if self.opener.location == Location::Memory {
            // The only connection, and the database with it, could not be brought back to a clean state.
            return Err(Error::Connection { message: "the database in memory is lost".into(), source: None });
        }
        self.opener.open()
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a connection back, where it carries nothing over to its next user.
    fn take_back(&self, session: Box<Session>) {
        let clean = session.roll_back_rest() && (!session.is_altered() || session.restore(&self.opener));
        if clean {
            self.idle().push(session);
        }
    }

    /// Hands out no more connections.
    pub(crate) fn refuse(&self) {
        self.closed.store(true, Ordering::Release);
    }

    /// Closes all connections, once those in use have come back.
    pub(crate) async fn drain(&self) {
        let size = u32::try_from(self.size).unwrap_or(u32::MAX);
        // It fails where they have been closed already.
        if self.permits.acquire_many(size).await.is_ok() {
            self.permits.close();
            self.idle().clear();
        }
    }
}

#[cold]
fn closed() -> Error {
    Error::Connection { message: "the database was closed".into(), source: None }
}

/// A connection, for as long as it is in use; it goes back to its pool when it is dropped.
#[derive(Debug)]
pub(crate) struct Lease<P: Deref<Target = Pool>> {
    pool: P,
    session: Option<Box<Session>>,
}

impl<P: Deref<Target = Pool>> Lease<P> {
    pub(crate) fn session(&self) -> Result<&Session> {
        self.session.as_deref().ok_or_else(closed)
    }
}

impl<P: Deref<Target = Pool>> Drop for Lease<P> {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            self.pool.take_back(session);
        }
        self.pool.permits.add_permits(1);
    }
}
