//! Streams: a statement that is stepped through on a thread of its own, as far as its rows are asked for.
//!
//! A statement borrows its connection, so it cannot rest in a future; a thread waits with it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::InterruptHandle;
use squall_core::{
    Error, Result,
    driver::{Query, Row, RowSink},
};
use tokio::task::{JoinHandle, spawn_blocking};

use crate::{
    error::Failure,
    pool::{Lease, Pool},
    run::{Access, may_be_raw},
};

/// What comes back from the thread: the connection, the sink, and how it went.
type Done = (Lease<Arc<Pool>>, Box<dyn RowSink>, Result<u64, (Error, bool)>);

/// A statement on its thread.
pub(crate) struct Reading {
    thread: JoinHandle<Done>,
    /// Stops the statement.
    stop: Arc<Stop>,
}

impl Reading {
    /// Starts to step through a statement.
    pub(crate) fn start(
        lease: Lease<Arc<Pool>>,
        query: Arc<Query<'static>>,
        access: Access,
        mut sink: Box<dyn RowSink>,
        in_transaction: bool,
    ) -> Self {
        let stop = Arc::new(Stop::default());
        let watched = Arc::clone(&stop);
        let thread = spawn_blocking(move || {
            let result = step_through(&lease, &query, access, &mut *sink, in_transaction, &watched);
            (lease, sink, result)
        });
        Self { thread, stop }
    }

    /// Waits for its end.
    pub(crate) async fn done(&mut self) -> Result<Done> {
        (&mut self.thread).await.map_err(|error| Error::Other(error.into()))
    }

    /// Stops the statement, where it still runs.
    pub(crate) fn stop(&self) {
        self.stop.stop();
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.stop();
    }
}

fn step_through(
    lease: &Lease<Arc<Pool>>,
    query: &Query<'_>,
    access: Access,
    sink: &mut dyn RowSink,
    in_transaction: bool,
    stop: &Stop,
) -> Result<u64, (Error, bool)> {
    let session = lease.session().map_err(|error| (error, false))?;
    if !stop.arm(session.connection.get_interrupt_handle()) {
        return Err((stopped(), false));
    }
    let ran = session.run(query, access, &mut Paced(sink));
    stop.disarm();
    match ran {
        Ok(_) if !in_transaction && may_be_raw(query) && !session.connection.is_autocommit() => {
            Err((crate::driver::left_open(), false))
        }
        Ok(written) => Ok(written),
        Err(failure) => {
            let busy = failure.is_busy();
            Err((Failure::explain(failure, session, query), busy))
        }
    }
}

fn stopped() -> Error {
    Error::invalid_query("the stream was dropped")
}

/// Waits after each row until there is room for another.
struct Paced<'a>(&'a mut dyn RowSink);

impl RowSink for Paced<'_> {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        if self.0.is_full() {
            self.0.wait();
        }
        self.0.row(row)
    }
}

/// Stops a statement, and nothing that runs on its connection after it.
#[derive(Default)]
struct Stop(Mutex<Stopping>);

#[derive(Default)]
struct Stopping {
    /// While the statement runs.
    handle: Option<InterruptHandle>,
    stopped: bool,
}

impl Stop {
    fn state(&self) -> MutexGuard<'_, Stopping> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that the statement is about to run; false where it is not to.
    fn arm(&self, handle: InterruptHandle) -> bool {
        let mut state = self.state();
        if !state.stopped {
            state.handle = Some(handle);
        }
        !state.stopped
    }

    fn disarm(&self) {
        self.state().handle = None;
    }

    fn stop(&self) {
        let mut state = self.state();
        state.stopped = true;
        if let Some(handle) = &state.handle {
            handle.interrupt();
        }
    }
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reading").finish_non_exhaustive()
    }
}
