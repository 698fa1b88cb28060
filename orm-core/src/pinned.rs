//! One connection, kept.

use std::{borrow::Cow, sync::Arc};

use crate::{
    comment::Tags,
    dialect::Dialect,
    driver::{Connection, NoRows, Query, TransactionOptions},
    error::Result,
    executor::{Executor, Place, Target},
    transaction::Session,
};

/// One connection of a database, kept for as long as this lives: for what belongs to a session (a setting, an advisory
/// lock), and for statements that cannot run in a transaction. Made by [`Db::connection`](crate::Db::connection).
///
/// Each statement is by itself, until [`begin`](Self::begin); what takes several, as an insert of many rows does, has a
/// transaction of its own. Dropped, what is open is rolled back, and no setting and no
/// lock is left to the next user of the connection.
#[derive(Debug)]
pub struct PinnedConnection {
    session: Session,
}

impl PinnedConnection {
    pub(crate) fn new(
        connection: Box<dyn Connection>,
        dialect: &'static dyn Dialect,
        tags: Option<Arc<Tags>>,
    ) -> Self {
        Self { session: Session::new(connection, dialect, tags, Vec::new()) }
    }

    /// How its SQL is printed, for `to_sql`.
    pub fn dialect(&self) -> &'static dyn Dialect {
        self.session.dialect()
    }

    /// Runs the text of one statement as it is, and drops its rows; returns how many it wrote.
    ///
    /// # Errors
    /// What the database answers; [`Error::InvalidQuery`](crate::Error::InvalidQuery) for more than one statement.
    pub async fn execute(&self, sql: impl Into<Cow<'_, str>> + Send) -> Result<u64> {
        self.session.run(&Query::text(sql), &mut NoRows).await
    }

    /// Begins a transaction; on SQLite by `BEGIN IMMEDIATE`, which waits for others that write.
    ///
    /// # Errors
    /// What the database answers; [`Error::InvalidQuery`](crate::Error::InvalidQuery) where one is open.
    pub async fn begin(&self) -> Result<()> {
        self.session.begin(TransactionOptions::new()).await
    }

    /// Commits the transaction.
    ///
    /// # Errors
    /// [`Error::TransactionAborted`](crate::Error::TransactionAborted) where a statement failed: then it is rolled back;
    /// [`Error::CommitUnknown`](crate::Error::CommitUnknown) where the connection was lost meanwhile.
    pub async fn commit(&self) -> Result<()> {
        self.session.end(true).await
    }

    /// Rolls the transaction back.
    ///
    /// # Errors
    /// Where the connection was lost; then too nothing is stored.
    pub async fn rollback(&self) -> Result<()> {
        self.session.end(false).await
    }
}

#[diagnostic::do_not_recommend]
impl Executor for PinnedConnection {
    fn target(&self) -> Target<'_> {
        Target { place: Place::Session(&self.session), tags: self.session.tags() }
    }
}
