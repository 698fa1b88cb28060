//! Connections of one kind: so many at most, handed out in the order in which they were asked for.

use std::{
    ops::Deref,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
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
    /// Connections that nobody uses, without permits.
    idle: Mutex<Idle>,
    /// One that nobody uses, with its permit: the next query has it without asking for another.
    ready: Mutex<Option<Box<Session>>>,
    /// How many wait for a permit; while some do, no connection is kept ready beside them.
    waiting: AtomicUsize,
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
            ready: Mutex::default(),
            waiting: AtomicUsize::new(0),
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
        let taken = match pool.take_now() {
            Some(taken) => taken?,
            None => pool.wait().await?,
        };
        Self::taken(pool, taken)
    }

    /// A connection, where one can be had without waiting.
    #[inline]
    pub(crate) fn lease_now<P: Deref<Target = Self>>(pool: P) -> Option<Result<Lease<P>>> {
        Some(match pool.take_now()? {
            Ok(taken) => Self::taken(pool, taken),
            Err(error) => Err(error),
        })
    }

    /// The connection that is kept ready, or a permit, where there is one without waiting.
    #[inline]
    fn take_now(&self) -> Option<Result<Taken>> {
        if self.is_closed() {
            return Some(Err(closed()));
        }
        if let Some(session) = self.ready().take() {
            return Some(Ok(Taken::Session(session)));
        }
        match self.permits.try_acquire() {
            Ok(permit) => permit.forget(),
            Err(TryAcquireError::Closed) => return Some(Err(closed())),
            Err(TryAcquireError::NoPermits) => return None,
        }
        Some(Ok(Taken::Permit))
    }

    #[inline]
    fn taken<P: Deref<Target = Self>>(pool: P, taken: Taken) -> Result<Lease<P>> {
        match taken {
            Taken::Session(session) => Ok(Lease { pool, session: Some(session) }),
            Taken::Permit => Self::with_permit(pool),
        }
    }

    /// A connection for a permit that was taken.
    fn with_permit<P: Deref<Target = Self>>(pool: P) -> Result<Lease<P>> {
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

    /// Waits for the connection that is kept ready, or for a permit.
    async fn wait(&self) -> Result<Taken> {
        let _waiting = Waiting::at(self);
        // One may have been put there before the others saw that somebody waits.
        if let Some(session) = self.ready().take() {
            return Ok(Taken::Session(session));
        }
        let after = self.acquire_timeout;
        match tokio::time::timeout(after, self.permits.acquire()).await {
            Ok(Ok(permit)) => permit.forget(),
            Ok(Err(_)) => return Err(closed()),
            Err(_) => return Err(Error::PoolTimeout { after, size: self.size }),
        }
        Ok(Taken::Permit)
    }

    fn open(&self) -> Result<Session> {
        if self.opener.location == Location::Memory {
            // The only connection, and the database with it, could not be brought back to a clean state.
            return Err(Error::Connection { message: "the database in memory is lost".into(), source: None });
        }
        self.opener.open()
    }

    fn idle(&self) -> MutexGuard<'_, Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ready(&self) -> MutexGuard<'_, Option<Box<Session>>> {
        self.ready.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a connection back, with its permit, where it carries nothing over to its next user.
    fn take_back(&self, session: Box<Session>) {
        let clean = session.roll_back_rest() && (!session.is_altered() || session.restore(&self.opener));
        if clean {
            let mut ready = self.ready();
            if ready.is_none() && self.waiting.load(Ordering::Relaxed) == 0 {
                *ready = Some(session);
                return;
            }
            drop(ready);
            self.idle().push(session);
        }
        self.permits.add_permits(1);
    }

    /// Hands out no more connections.
    pub(crate) fn refuse(&self) {
        self.closed.store(true, Ordering::Release);
    }

    /// Closes all connections, once those in use have come back.
    pub(crate) async fn drain(&self) {
        let _waiting = Waiting::at(self);
        let ready = self.ready().take();
        if ready.is_some() {
            drop(ready);
            self.permits.add_permits(1);
        }
        let size = u32::try_from(self.size).unwrap_or(u32::MAX);
        // It fails where they have been closed already.
        if self.permits.acquire_many(size).await.is_ok() {
            self.permits.close();
            self.idle().clear();
        }
    }
}

/// What was taken from a pool, to be made a lease of.
enum Taken {
    /// A connection, with its permit.
    Session(Box<Session>),
    /// A permit.
    Permit,
}

/// Who waits for a permit, for as long as that takes.
struct Waiting<'a>(&'a Pool);

impl<'a> Waiting<'a> {
    /// To be said before it is looked whether a connection is ready: who gives one back looks with the same lock.
    fn at(pool: &'a Pool) -> Self {
        pool.waiting.fetch_add(1, Ordering::Relaxed);
        Self(pool)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
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
    #[inline]
    pub(crate) fn session(&self) -> Result<&Session> {
        self.session.as_deref().ok_or_else(closed)
    }
}

impl<P: Deref<Target = Pool>> Drop for Lease<P> {
    fn drop(&mut self) {
        match self.session.take() {
            Some(session) => self.pool.take_back(session),
            None => self.pool.permits.add_permits(1),
        }
    }
}
