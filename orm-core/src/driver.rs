//! What a driver implements: a source of connections, a connection, and the rows that it reads.

use std::{borrow::Cow, fmt};

use async_trait::async_trait;

use crate::{
    dialect::Dialect,
    error::Result,
    schema::TableDef,
    types::SqlType,
    value::{Bind, ValueRef},
};

/// A statement as it is sent: text, and the parameters beside it.
#[derive(Debug, Clone)]
pub struct Query<'a> {
    /// The SQL, with placeholders.
    pub sql: Cow<'a, str>,
    /// The parameters, in the order of their placeholders.
    pub binds: Binds<'a>,
    /// Whether it only reads, and so may run on a connection that cannot write.
    pub read_only: bool,
    /// Whether it locks rows that it reads, which is for a transaction that can write.
    pub locks: bool,
    /// Whether it gives one row at most, so that a second need not be asked for.
    pub one_row: bool,
    /// Whether its text will hardly come again, so that it is not kept as a prepared statement.
    pub once: bool,
    /// The definition of the table that is written to, to tell the columns of a violated constraint.
    pub table: Option<fn() -> &'static TableDef>,
}

/// The parameters of a statement.
#[derive(Debug, Clone)]
pub enum Binds<'a> {
    /// In memory of their own.
    Owned(Vec<Bind<'a>>),
    /// Where the caller has them.
    Borrowed(&'a [Bind<'a>]),
}

impl<'a> Binds<'a> {
    /// In memory of their own.
    pub fn into_vec(self) -> Vec<Bind<'a>> {
        match self {
            Self::Owned(binds) => binds,
            Self::Borrowed(binds) => binds.to_vec(),
        }
    }
}

impl Default for Binds<'_> {
    fn default() -> Self {
        Self::Borrowed(&[])
    }
}

impl<'a> std::ops::Deref for Binds<'a> {
    type Target = [Bind<'a>];

    fn deref(&self) -> &[Bind<'a>] {
        match self {
            Self::Owned(binds) => binds,
            Self::Borrowed(binds) => binds,
        }
    }
}

impl<'a> From<Vec<Bind<'a>>> for Binds<'a> {
    fn from(binds: Vec<Bind<'a>>) -> Self {
        Self::Owned(binds)
    }
}

impl<'a> FromIterator<Bind<'a>> for Binds<'a> {
    fn from_iter<I: IntoIterator<Item = Bind<'a>>>(binds: I) -> Self {
        Self::Owned(binds.into_iter().collect())
    }
}

impl Query<'_> {
    /// The same statement, with nothing borrowed.
    pub fn into_owned(self) -> Query<'static> {
        Query {
            sql: Cow::Owned(self.sql.into_owned()),
            binds: self.binds.into_vec().into_iter().map(Bind::into_owned).collect(),
            read_only: self.read_only,
            locks: self.locks,
            one_row: self.one_row,
            once: self.once,
            table: self.table,
        }
    }
}

impl<'a> Query<'a> {
    /// A statement without parameters that may write.
    pub fn text(sql: impl Into<Cow<'a, str>>) -> Self {
        Self {
            sql: sql.into(),
            binds: Binds::default(),
            read_only: false,
            locks: false,
            one_row: false,
            once: false,
            table: None,
        }
    }
}

/// A row, in the driver's buffer.
pub trait Row {
    /// How many cells it has.
    fn len(&self) -> usize;

    /// Whether it has no cells.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cell at `index`, read as the logical type `ty`.
    ///
    /// A driver whose database knows its types goes by those; one whose database has fewer (SQLite) by `ty`.
    ///
    /// # Errors
    /// [`Error::Decode`](crate::Error::Decode) where there is no such cell or it cannot be read at all.
    fn cell(&self, index: usize, ty: &SqlType) -> Result<ValueRef<'_>>;

    /// The cell at `index`, read as a boolean, or NULL; none where [`cell`](Self::cell) has to tell.
    ///
    /// This and the three after it are short ways to what most cells are, which a driver may leave out.
    #[inline]
    fn boolean(&self, index: usize) -> Option<Option<bool>> {
        let _ = index;
        None
    }

    /// The cell at `index` where it is a whole number, or NULL; none where [`cell`](Self::cell) has to tell.
    #[inline]
    fn number(&self, index: usize) -> Option<Option<i64>> {
        let _ = index;
        None
    }

    /// The cell at `index` where it is a floating-point number of 64 bits, or NULL; none where [`cell`](Self::cell) has
    /// to tell.
    #[inline]
    fn double(&self, index: usize) -> Option<Option<f64>> {
        let _ = index;
        None
    }

    /// The cell at `index` where it is text, or NULL; none where [`cell`](Self::cell) has to tell.
    #[inline]
    fn text(&self, index: usize) -> Option<Option<&str>> {
        let _ = index;
        None
    }

    /// The name of the cell at `index`, for error messages.
    fn name(&self, index: usize) -> String;
}

/// Takes the rows of a result, one by one, while they are in the driver's buffer.
pub trait RowSink: Send {
    /// Takes a row.
    ///
    /// # Errors
    /// An error ends the reading: the driver drains or drops what is left, and returns it.
    fn row(&mut self, row: &dyn Row) -> Result<()>;

    /// Whether it has as many rows as it can hold. A driver that reads rows as they come in stops until it has not, to be
    /// polled again.
    fn is_full(&mut self) -> bool {
        false
    }

    /// Waits, on the thread, until it is not full. For a driver that reads on a thread of its own.
    fn wait(&mut self) {}
}

/// How a transaction is begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct TransactionOptions {
    /// The isolation level; none for the database's default.
    pub isolation: Option<Isolation>,
    /// Whether it only reads.
    pub read_only: bool,
}

impl TransactionOptions {
    /// The defaults: the database's isolation, reading and writing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks for an isolation level.
    #[must_use]
    pub fn isolation(mut self, level: Isolation) -> Self {
        self.isolation = Some(level);
        self
    }

    /// Only reads.
    #[must_use]
    pub fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }
}

/// An isolation level, as the SQL standard names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Isolation {
    /// READ COMMITTED
    ReadCommitted,
    /// REPEATABLE READ
    RepeatableRead,
    /// SERIALIZABLE
    Serializable,
}

impl Isolation {
    /// The keywords.
    pub fn sql(self) -> &'static str {
        match self {
            Self::ReadCommitted => "READ COMMITTED",
            Self::RepeatableRead => "REPEATABLE READ",
            Self::Serializable => "SERIALIZABLE",
        }
    }
}

/// A database that can be connected to: hands out connections.
#[async_trait]
pub trait Driver: fmt::Debug + Send + Sync + 'static {
    /// How its SQL is printed.
    fn dialect(&self) -> &'static dyn Dialect;

    /// Runs one statement on any connection; returns how many rows it wrote.
    ///
    /// # Errors
    /// What the database answers, or that there is no connection to be had.
    async fn run(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64>;

    /// As [`run`](Self::run), where it need not wait for anything; none where it has to, and has done nothing.
    ///
    /// Most queries of a database in this process take this way, and no future is made for them.
    fn run_now(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Option<Result<u64>> {
        let _ = (query, sink);
        None
    }

    /// A connection all of whose statements read the same state of the data, where it can be had without waiting, and so can its
    /// statements be run; else none. A database in this process has it, others a transaction.
    fn snapshot_now(&self) -> Option<Result<Box<dyn Snapshot + '_>>> {
        None
    }

    /// As [`run`](Self::run), with a pause wherever the sink is full. Dropped, it stops, and the connection is clean.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    async fn stream(&self, query: Query<'static>, mut sink: Box<dyn RowSink>) -> Result<u64> {
        self.run(&query, &mut *sink).await
    }

    /// Begins a transaction on a connection of its own.
    ///
    /// # Errors
    /// As [`run`](Self::run); [`Error::Unsupported`](crate::Error::Unsupported) for an isolation that the database has not.
    async fn begin(&self, options: TransactionOptions) -> Result<Box<dyn Connection>>;

    /// A connection that can write, with no transaction open on it: each statement is by itself, until one is begun.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    async fn pin(&self) -> Result<Box<dyn Connection>>;

    /// Closes all connections, once those in use have come back.
    async fn close(&self);
}

/// A connection all of whose statements read the same state of the data, from [`Driver::snapshot_now`], until it is dropped.
pub trait Snapshot: fmt::Debug + Send + Sync {
    /// Runs a statement that only reads.
    ///
    /// # Errors
    /// What the database answers.
    fn run(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<()>;
}

/// A connection: with a transaction open on it, from [`Driver::begin`], or pinned, from [`Driver::pin`].
///
/// Dropped before [`commit`](Self::commit) or [`rollback`](Self::rollback) have ended, it rolls back, or is thrown away.
#[async_trait]
pub trait Connection: fmt::Debug + Send {
    /// Begins a transaction on a pinned connection with none open.
    ///
    /// # Errors
    /// As [`Driver::begin`]; [`Error::InvalidQuery`](crate::Error::InvalidQuery) where one is open.
    async fn begin(&mut self, options: TransactionOptions) -> Result<()>;

    /// Runs one statement; returns how many rows it wrote.
    ///
    /// # Errors
    /// What the database answers.
    async fn run(&mut self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64>;

    /// As [`run`](Self::run), with a pause wherever the sink is full. Dropped, it stops.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    async fn stream(&mut self, query: Query<'static>, mut sink: Box<dyn RowSink>) -> Result<u64> {
        self.run(&query, &mut *sink).await
    }

    /// Commits, and gives the connection back, unless it is pinned.
    ///
    /// # Errors
    /// [`Error::CommitUnknown`](crate::Error::CommitUnknown) where the connection was lost meanwhile; else nothing is stored.
    async fn commit(&mut self) -> Result<()>;

    /// Rolls back, and gives the connection back, unless it is pinned.
    ///
    /// # Errors
    /// Where the connection was lost; then too nothing is stored.
    async fn rollback(&mut self) -> Result<()>;
}

/// A sink for statements whose rows nobody wants.
#[derive(Debug, Default)]
pub struct NoRows;

impl RowSink for NoRows {
    fn row(&mut self, _row: &dyn Row) -> Result<()> {
        Ok(())
    }
}
