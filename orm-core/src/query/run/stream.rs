//! Rows one by one, as they are asked for.

use std::{
    collections::VecDeque,
    fmt,
    pin::Pin,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};

use futures_core::Stream;

use super::Decode;
use crate::{
    driver::{Query, Row, RowSink},
    error::{Error, Result},
    executor::{BoxFuture, Target},
};

/// How many rows are read ahead.
const AHEAD: usize = 128;

/// The rows of a query, one by one: a [`Stream`]. At most some hundred rows are in memory, however many there are.
///
/// It holds a connection until it has been read to its end or dropped; dropped, the query is stopped and the connection is
/// clean. A `statement_timeout` is for the whole of it.
#[must_use = "a stream does nothing unless it is read"]
pub struct RowStream<'e, R> {
    rows: Arc<Ahead<R>>,
    /// Reads the rows; none once it has ended.
    reading: Option<BoxFuture<'e, Result<u64>>>,
    /// The error that it ended with, to be told after the rows before it.
    failed: Option<Error>,
}

impl<R> RowStream<'_, R> {
    /// The next row; none at the end.
    ///
    /// # Errors
    /// As the query's `all`; nothing comes after an error.
    pub async fn next(&mut self) -> Option<Result<R>> {
        std::future::poll_fn(|context| self.poll_row(context)).await
    }

    fn poll_row(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<R>>> {
        loop {
            if let Some(row) = self.rows.take(context.waker()) {
                return Poll::Ready(Some(Ok(row)));
            }
            let Some(reading) = &mut self.reading else {
                return Poll::Ready(self.failed.take().map(Err));
            };
            match reading.as_mut().poll(context) {
                Poll::Ready(result) => {
                    self.failed = result.err();
                    self.reading = None;
                }
                Poll::Pending if self.rows.is_empty() => return Poll::Pending,
                Poll::Pending => {}
            }
        }
    }
}

impl<R> Stream for RowStream<'_, R> {
    type Item = Result<R>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<R>>> {
        self.get_mut().poll_row(context)
    }
}

impl<R> fmt::Debug for RowStream<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowStream").field("ended", &self.reading.is_none()).finish_non_exhaustive()
    }
}

impl<R> Drop for RowStream<'_, R> {
    fn drop(&mut self) {
        self.rows.close();
    }
}

/// Runs a query, and gives its rows as they are asked for. Nothing is sent before the first is.
pub(crate) fn stream<'e, R: Send + 'static>(
    query: Result<Query<'static>>,
    decode: Decode<R>,
    target: Target<'e>,
) -> RowStream<'e, R> {
    let rows = Arc::new(Ahead::new());
    let sink = Filling { rows: Arc::clone(&rows), decode };
    let reading = Box::pin(async move { target.stream(query?, Box::new(sink)).await });
    RowStream { rows, reading: Some(reading), failed: None }
}

/// Rows that were read ahead; perhaps by another thread.
struct Ahead<R> {
    state: Mutex<State<R>>,
    /// Whether there is room for more.
    room: Condvar,
}

struct State<R> {
    rows: VecDeque<R>,
    /// Who waits for a row.
    waker: Option<Waker>,
    /// Whether nobody wants more.
    closed: bool,
}

impl<R> Ahead<R> {
    fn new() -> Self {
        let state = State { rows: VecDeque::new(), waker: None, closed: false };
        Self { state: Mutex::new(state), room: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next row; where there is none, `waker` is told when there is.
    fn take(&self, waker: &Waker) -> Option<R> {
        let mut state = self.state();
        let row = state.rows.pop_front();
        if row.is_none() {
            state.waker = Some(waker.clone());
        }
        if state.rows.len() == AHEAD / 2 {
            self.room.notify_all();
        }
        row
    }

    fn is_empty(&self) -> bool {
        self.state().rows.is_empty()
    }

    fn close(&self) {
        let mut state = self.state();
        state.closed = true;
        state.rows.clear();
        self.room.notify_all();
    }
}

/// Reads rows ahead.
struct Filling<R> {
    rows: Arc<Ahead<R>>,
    decode: Decode<R>,
}

impl<R: Send> RowSink for Filling<R> {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        let row = (self.decode)(row)?;
        let mut state = self.rows.state();
        if state.closed {
            return Err(Error::invalid_query("the stream was dropped"));
        }
        state.rows.push_back(row);
        if let Some(waker) = state.waker.take() {
            waker.wake();
        }
        Ok(())
    }

    fn is_full(&mut self) -> bool {
        let state = self.rows.state();
        state.rows.len() >= AHEAD && !state.closed
    }

    fn wait(&mut self) {
        let mut state = self.rows.state();
        // It is filled to the brim, and then again when half of it has been read.
        while state.rows.len() > AHEAD / 2 && !state.closed {
            state = self.rows.room.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}
