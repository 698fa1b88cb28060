//! The time that a statement may take.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use rusqlite::{Connection, Result};

/// After how many instructions of its machine SQLite asks whether to go on: some tens of microseconds.
const INSTRUCTIONS: i32 = 4_000;
const NEVER: u64 = u64::MAX;

/// Stops statements that run too long.
#[derive(Debug)]
pub(crate) struct Clock {
    limit: Duration,
    start: Instant,
    /// When the statement has to end, in nanoseconds since `start`.
    deadline: Arc<AtomicU64>,
}

impl Clock {
    /// Watches over the statements of `connection`.
    pub(crate) fn install(connection: &mut Connection, limit: Duration) -> Result<Self> {
        let clock = Self { limit, start: Instant::now(), deadline: Arc::new(AtomicU64::new(NEVER)) };
        let (start, deadline) = (clock.start, Arc::clone(&clock.deadline));
        let is_late = move || match deadline.load(Ordering::Relaxed) {
            NEVER => false,
            deadline => nanos(start.elapsed()) >= deadline,
        };
        connection.progress_handler(INSTRUCTIONS, Some(is_late)).registered()?;
        Ok(clock)
    }

    /// How long a statement may take.
    pub(crate) fn limit(&self) -> Duration {
        self.limit
    }

    /// Runs `work` within the limit.
    pub(crate) fn within<T>(&self, work: impl FnOnce() -> T) -> T {
        self.deadline.store(nanos(self.start.elapsed().saturating_add(self.limit)), Ordering::Relaxed);
        let disarm = Disarm(&self.deadline);
        let result = work();
        drop(disarm);
        result
    }
}

/// What registering a handler gives: nothing in older versions of rusqlite.
trait Registered {
    fn registered(self) -> Result<()>;
}

impl Registered for () {
    fn registered(self) -> Result<()> {
        Ok(())
    }
}

impl Registered for Result<()> {
    fn registered(self) -> Result<()> {
        self
    }
}

fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(NEVER - 1)
}

/// Ends the limit, on a panic too.
struct Disarm<'a>(&'a AtomicU64);

impl Drop for Disarm<'_> {
    fn drop(&mut self) {
        self.0.store(NEVER, Ordering::Relaxed);
    }
}
