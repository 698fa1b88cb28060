//! Transactions and savepoints.

use std::sync::{
    Arc, Mutex as StdMutex,
    atomic::{AtomicBool, Ordering},
};

use tokio::sync::{Mutex, MutexGuard};

use crate::{
    comment::Tags,
    dialect::Dialect,
    driver::{Connection, NoRows, Query, RowSink, TransactionOptions},
    error::{Error, Result},
    executor::{Executor, Place, Target},
};

/// A transaction. Dropped before it has been committed, it rolls back.
///
/// Several queries may be started at once; they run one after the other.
#[derive(Debug)]
pub struct Transaction {
    session: Session,
}

impl Transaction {
    pub(crate) fn new(
        connection: Box<dyn Connection>,
        dialect: &'static dyn Dialect,
        tags: Option<Arc<Tags>>,
    ) -> Self {
        Self { session: Session::new(connection, dialect, tags, vec![false]) }
    }

    /// Runs `work` inside a savepoint: keeps what it did where it returns `Ok`; where it returns an error, or is dropped,
    /// undoes that and leaves the rest of the transaction as it was.
    ///
    /// # Errors
    /// That of `work`, or [`Error::TransactionAborted`] where a statement failed and `work` returned `Ok` all the same.
    pub async fn transaction<T, X, F>(&self, work: F) -> Result<T, X>
    where
        X: From<Error>,
        F: AsyncFnOnce(&Self) -> Result<T, X>,
    {
        let depth = self.session.open_savepoint().await?;
        let guard = SavepointGuard { session: &self.session, depth };
        let result = work(self).await;
        std::mem::forget(guard);
        match result {
            Ok(value) => {
                self.session.release_savepoint(depth).await?;
                Ok(value)
            }
            Err(error) => {
                // The error of the work says why; where the savepoint cannot be undone, the next statement fails.
                let _ = self.session.undo_savepoint(depth).await;
                Err(error)
            }
        }
    }

    /// Commits.
    ///
    /// # Errors
    /// [`Error::TransactionAborted`] where a statement failed: then it is rolled back;
    /// [`Error::CommitUnknown`] where the connection was lost meanwhile; or what the database answers.
    pub async fn commit(self) -> Result<()> {
        self.session.settle().await?;
        let mut state = self.session.state.into_inner();
        if state.aborted.contains(&true) {
            state.connection.rollback().await?;
            return Err(Error::TransactionAborted);
        }
        state.connection.commit().await
    }

    /// Rolls back.
    ///
    /// # Errors
    /// Where the connection was lost; then too nothing is stored.
    pub async fn rollback(self) -> Result<()> {
        self.session.state.into_inner().connection.rollback().await
    }
}

#[diagnostic::do_not_recommend]
impl Executor for Transaction {
    fn target(&self) -> Target<'_> {
        Target { place: Place::Session(&self.session), tags: self.session.tags() }
    }
}

/// The connection of a transaction, and how far it has come.
#[doc(hidden)]
#[derive(Debug)]
pub struct Session {
    dialect: &'static dyn Dialect,
    /// What is said in a comment of each statement.
    tags: Option<Arc<Tags>>,
    state: Mutex<State>,
    /// Whether a stream of rows is open.
    streaming: AtomicBool,
    /// The outermost savepoint whose work was dropped, to be undone before anything else runs.
    abandoned: StdMutex<Option<usize>>,
}

#[derive(Debug)]
struct State {
    connection: Box<dyn Connection>,
    /// For the transaction, where one is open, and each savepoint open in it, whether a statement failed.
    aborted: Vec<bool>,
}

impl Session {
    pub(crate) fn tags(&self) -> Option<&Tags> {
        self.tags.as_deref()
    }

    pub(crate) fn new(
        connection: Box<dyn Connection>,
        dialect: &'static dyn Dialect,
        tags: Option<Arc<Tags>>,
        aborted: Vec<bool>,
    ) -> Self {
        Self {
            dialect,
            tags,
            state: Mutex::new(State { connection, aborted }),
            streaming: AtomicBool::new(false),
            abandoned: StdMutex::new(None),
        }
    }

    /// Begins a transaction on a pinned connection.
    pub(crate) async fn begin(&self, options: TransactionOptions) -> Result<()> {
        self.lock().await?.begin(options).await
    }

    /// The same where none is open.
    pub(crate) async fn begin_if_none(
        &self,
        options: TransactionOptions,
    ) -> Result<Option<OpenTransaction<'_>>> {
        let mut state = self.lock().await?;
        if !state.aborted.is_empty() {
            return Ok(None);
        }
        state.begin(options).await?;
        Ok(Some(OpenTransaction(SavepointGuard { session: self, depth: 0 })))
    }

    /// Runs the queries, all or none; returns how many rows they wrote.
    pub(crate) async fn run_atomically(&self, queries: &[Query<'_>], sink: &mut dyn RowSink) -> Result<u64> {
        // Nothing else is run on the connection until it is done.
        let mut state = self.lock().await?;
        if !state.aborted.is_empty() {
            return state.run_all(queries, sink).await;
        }
        state.begin(TransactionOptions::new()).await?;
        let guard = SavepointGuard { session: self, depth: 0 };
        let result = state.run_all(queries, sink).await;
        std::mem::forget(guard);
        // The first error says why; a failed rollback throws the connection away.
        match &result {
            Ok(_) => state.end(true).await?,
            Err(_) => drop(state.end(false).await),
        }
        result
    }

    /// Ends the transaction of a pinned connection; one in which a statement failed is rolled back.
    pub(crate) async fn end(&self, commit: bool) -> Result<()> {
        self.lock().await?.end(commit).await
    }

    /// Has the transaction, or its innermost savepoint, undone at its end, as where a statement failed.
    pub(crate) async fn abort(&self) {
        // What cannot be locked is marked already, or has run nothing.
        let Ok(mut state) = self.lock().await else { return };
        if let Some(innermost) = state.aborted.last_mut() {
            *innermost = true;
        }
    }

    pub(crate) fn dialect(&self) -> &'static dyn Dialect {
        self.dialect
    }

    pub(crate) async fn run(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        let mut state = self.lock().await?;
        state.run(query, sink).await
    }

    /// Runs a query with a pause wherever the sink is full.
    pub(crate) async fn stream(&self, query: Query<'static>, sink: Box<dyn RowSink>) -> Result<u64> {
        let mut state = self.lock().await?;
        let _open = Streaming::new(&self.streaming);
        state.stream(query, sink).await
    }

    /// The connection, once what was abandoned is undone. While a stream is open nothing else can run, and who waited for it
    /// inside of the stream's own loop would wait for ever.
    async fn lock(&self) -> Result<MutexGuard<'_, State>> {
        if self.streaming.load(Ordering::Acquire) {
            return Err(Error::invalid_query(
                "a stream of this transaction is open: read it to its end, or drop it, before another query",
            ));
        }
        let mut state = self.state.lock().await;
        self.undo_abandoned(&mut state).await?;
        Ok(state)
    }

    /// Undoes what was abandoned.
    async fn settle(&self) -> Result<()> {
        self.lock().await.map(drop)
    }

    async fn open_savepoint(&self) -> Result<usize> {
        let mut state = self.lock().await?;
        let depth = state.aborted.len();
        state.run(&Query::text(format!("SAVEPOINT squall_{depth}")), &mut NoRows).await?;
        state.aborted.push(false);
        Ok(depth)
    }

    async fn release_savepoint(&self, depth: usize) -> Result<()> {
        let mut state = self.lock().await?;
        if state.aborted[depth..].contains(&true) {
            state.undo(depth).await?;
            return Err(Error::TransactionAborted);
        }
        state.run(&Query::text(format!("RELEASE SAVEPOINT squall_{depth}")), &mut NoRows).await?;
        state.aborted.truncate(depth);
        Ok(())
    }

    async fn undo_savepoint(&self, depth: usize) -> Result<()> {
        let mut state = self.lock().await?;
        state.undo(depth).await
    }

    async fn undo_abandoned(&self, state: &mut State) -> Result<()> {
        let depth = self.abandoned.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take();
        match depth {
            Some(depth) => state.undo(depth).await,
            None => Ok(()),
        }
    }
}

impl State {
    async fn begin(&mut self, options: TransactionOptions) -> Result<()> {
        self.connection.begin(options).await?;
        self.aborted = vec![false];
        Ok(())
    }

    /// Ends the transaction of a pinned connection; one in which a statement failed is rolled back.
    async fn end(&mut self, commit: bool) -> Result<()> {
        let aborted = std::mem::take(&mut self.aborted);
        if !commit {
            return self.connection.rollback().await;
        }
        if aborted.contains(&true) {
            self.connection.rollback().await?;
            return Err(Error::TransactionAborted);
        }
        self.connection.commit().await
    }

    async fn run_all(&mut self, queries: &[Query<'_>], sink: &mut dyn RowSink) -> Result<u64> {
        let mut written = 0;
        for query in queries {
            written += self.run(query, sink).await?;
        }
        Ok(written)
    }

    async fn run(&mut self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        if self.aborted.contains(&true) {
            return Err(Error::TransactionAborted);
        }
        let result = self.connection.run(query, sink).await;
        self.noted(result)
    }

    async fn stream(&mut self, query: Query<'static>, sink: Box<dyn RowSink>) -> Result<u64> {
        if self.aborted.contains(&true) {
            return Err(Error::TransactionAborted);
        }
        let result = self.connection.stream(query, sink).await;
        self.noted(result)
    }

    /// Notes whether a statement failed.
    fn noted(&mut self, result: Result<u64>) -> Result<u64> {
        if let (Err(error), Some(innermost)) = (&result, self.aborted.last_mut()) {
            *innermost = error.aborts_transaction();
        }
        result
    }

    /// Undoes the savepoint at `depth` and those inside of it; at 0 is the transaction of a pinned connection.
    async fn undo(&mut self, depth: usize) -> Result<()> {
        if depth == 0 {
            return if self.aborted.is_empty() { Ok(()) } else { self.end(false).await };
        }
        let undone = async {
            let savepoint = format!("squall_{depth}");
            self.connection
                .run(&Query::text(format!("ROLLBACK TO SAVEPOINT {savepoint}")), &mut NoRows)
                .await?;
            self.connection.run(&Query::text(format!("RELEASE SAVEPOINT {savepoint}")), &mut NoRows).await
        }
        .await;
        self.aborted.truncate(depth);
        if let (Err(_), Some(innermost)) = (&undone, self.aborted.last_mut()) {
            *innermost = true;
        }
        undone.map(drop)
    }
}

/// Notes that a stream is open, for as long as it is.
struct Streaming<'a>(&'a AtomicBool);

impl<'a> Streaming<'a> {
    fn new(streaming: &'a AtomicBool) -> Self {
        streaming.store(true, Ordering::Release);
        Self(streaming)
    }
}

impl Drop for Streaming<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

/// A transaction of a pinned connection. Dropped before its end, it is undone before anything else runs.
pub(crate) struct OpenTransaction<'a>(SavepointGuard<'a>);

impl OpenTransaction<'_> {
    /// Ends it; one in which a statement failed is rolled back.
    pub(crate) async fn end(self, commit: bool) -> Result<()> {
        let result = self.0.session.end(commit).await;
        std::mem::forget(self);
        result
    }
}

/// Notes, when the work in a savepoint is dropped, that it has to be undone.
struct SavepointGuard<'a> {
    session: &'a Session,
    depth: usize,
}

impl Drop for SavepointGuard<'_> {
    fn drop(&mut self) {
        let mut abandoned = self.session.abandoned.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        *abandoned = Some(abandoned.map_or(self.depth, |outer| outer.min(self.depth)));
    }
}
