//! The pool: opens sessions up to the limit, and hands out those that came back.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use deadpool::{
    Runtime,
    managed::{
        self, Metrics, Object, PoolError, QueueMode, RecycleError, RecycleResult, TimeoutType, Timeouts,
    },
};
use squall_core::{ConnectOptions, Error, Result};
use tokio::{sync::Notify, time::timeout};

use crate::{connector::Connector, session::Session};

/// After how long without use a session has to give a sign of life before it is used again.
const IDLE: Duration = Duration::from_secs(5);

/// How long that may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// The sessions with one database.
#[derive(Debug)]
pub(crate) struct Pool {
    sessions: managed::Pool<Manager>,
    size: usize,
    patience: Duration,
    in_use: AtomicUsize,
    all_back: Notify,
}

/// A session on loan.
pub(crate) type Loan = Object<Manager>;

impl Pool {
    pub(crate) fn new(connector: Arc<Connector>, options: &ConnectOptions) -> Result<Self> {
        let size = options.max_connections;
        let sessions = managed::Pool::builder(Manager { connector, losses: Losses::new() })
            .max_size(size)
            .wait_timeout(Some(options.acquire_timeout))
            .runtime(Runtime::Tokio1)
            // The last one back has its statements in the caches, and the others may rest.
            .queue_mode(QueueMode::Lifo)
            .build()
            .map_err(|error| Error::Config(error.to_string()))?;
        Ok(Self {
            sessions,
            size,
            patience: options.acquire_timeout,
            in_use: AtomicUsize::new(0),
            all_back: Notify::new(),
        })
    }

    /// Hands out a session; waits for one where all are in use.
    pub(crate) async fn lend(&self) -> Result<Loan> {
        // Most of the time one is there, and no timer has to be set.
        let loan = match self.sessions.timeout_get(&Timeouts::wait_millis(0)).await {
            Err(PoolError::Timeout(TimeoutType::Wait)) => Box::pin(self.sessions.get()).await,
            loan => loan,
        };
        let loan = loan.map_err(|error| self.refused(error))?;
        self.in_use.fetch_add(1, Ordering::Relaxed);
        Ok(loan)
    }

    #[cold]
    fn refused(&self, error: PoolError<Error>) -> Error {
        match error {
            PoolError::Timeout(TimeoutType::Wait) => {
                Error::PoolTimeout { after: self.patience, size: self.size }
            }
            PoolError::Backend(error) => error,
            PoolError::Closed => {
                Error::Connection { message: "the database has been closed".into(), source: None }
            }
            other => Error::Connection { message: other.to_string(), source: None },
        }
    }

    /// Takes a session back, to be used again.
    pub(crate) fn take_back(&self, loan: Loan) {
        drop(loan);
        self.note_return();
    }

    /// Writes a session off: its place in the pool is free at once.
    pub(crate) fn write_off(&self, loan: Loan) -> Session {
        let session = Object::take(loan);
        self.note_return();
        session
    }

    /// Notes that a connection was found lost: the others may be, too.
    pub(crate) fn note_loss(&self) {
        self.sessions.manager().losses.note();
    }

    /// Closes the sessions: those at rest at once, and the others when they come back.
    pub(crate) async fn close(&self) {
        let at_rest = self.sessions.retain(|_, _| false).removed;
        self.sessions.close();
        for session in at_rest {
            // Where no leave can be taken, the connection is gone already.
            let _ = timeout(PATIENCE, session.close()).await;
        }
        loop {
            let back = self.all_back.notified();
            if self.in_use.load(Ordering::Acquire) == 0 {
                return;
            }
            back.await;
        }
    }

    fn note_return(&self) {
        if self.in_use.fetch_sub(1, Ordering::Release) == 1 {
            self.all_back.notify_waiters();
        }
    }
}

/// Opens sessions, and looks whether those that have rested are still alive.
#[derive(Debug)]
pub(crate) struct Manager {
    connector: Arc<Connector>,
    losses: Losses,
}

impl managed::Manager for Manager {
    type Type = Session;
    type Error = Error;

    async fn create(&self) -> Result<Session> {
        // What is rare is boxed, so that it makes no room in what every query moves about.
        Box::pin(self.connector.open()).await
    }

    /// Only what has rested for long is asked for a sign of life, so that a busy pool makes no round trip more.
    async fn recycle(&self, session: &mut Session, metrics: &Metrics) -> RecycleResult<Error> {
        let used = metrics.recycled.unwrap_or(metrics.created);
        if used.elapsed() < IDLE && !self.losses.any_since(used) {
            return Ok(());
        }
        match Box::pin(timeout(PATIENCE, session.ping())).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(RecycleError::message("the connection is lost")),
        }
    }
}

/// When a connection was last found lost.
#[derive(Debug)]
struct Losses {
    start: Instant,
    /// In microseconds since the start; zero for never.
    last: AtomicU64,
}

impl Losses {
    fn new() -> Self {
        Self { start: Instant::now(), last: AtomicU64::new(0) }
    }

    fn note(&self) {
        self.last.fetch_max(self.micros(Instant::now()).max(1), Ordering::Relaxed);
    }

    fn any_since(&self, then: Instant) -> bool {
        let last = self.last.load(Ordering::Relaxed);
        last > 0 && last >= self.micros(then)
    }

    fn micros(&self, at: Instant) -> u64 {
        u64::try_from(at.saturating_duration_since(self.start).as_micros()).unwrap_or(u64::MAX)
    }
}
