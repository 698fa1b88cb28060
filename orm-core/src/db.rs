//! A database.

use std::{borrow::Cow, sync::Arc};

use crate::{
    comment::Tags,
    dialect::Dialect,
    driver::{Driver, NoRows, Query, TransactionOptions},
    error::{Error, Result},
    executor::{Executor, Place, Target},
    pinned::PinnedConnection,
    schema::TableDef,
    transaction::Transaction,
};

/// A database and its connections. Clones are the same database.
#[derive(Debug, Clone)]
pub struct Db {
    driver: Arc<dyn Driver>,
    tags: Option<Arc<Tags>>,
}

impl Db {
    /// A database behind a driver. Users call `squall::connect`.
    pub fn new(driver: impl Driver) -> Self {
        Self { driver: Arc::new(driver), tags: None }
    }

    /// The same database, on which each statement has a comment at its end: [`Executor::comment`], also for transactions.
    ///
    /// ```
    /// # use squall_core::{Db, Result};
    /// # async fn f(db: Db) -> Result<()> {
    /// let db = db.comment("application", "shop").comment("framework", "squall");
    /// db.transaction(async |tx| Ok(())).await
    /// # }
    /// ```
    #[must_use]
    pub fn comment(&self, key: impl Into<Cow<'static, str>>, value: impl Into<Cow<'static, str>>) -> Self {
        let tags = Tags::with(self.tags.as_deref(), key.into(), value.into());
        Self { driver: Arc::clone(&self.driver), tags: Some(Arc::new(tags)) }
    }

    /// How its SQL is printed, for `to_sql`.
    pub fn dialect(&self) -> &'static dyn Dialect {
        self.driver.dialect()
    }

    /// Runs `work` in a transaction: commits where it returns `Ok`, rolls back where it returns an error, panics or is
    /// dropped.
    ///
    /// Inside, run the queries on the transaction: the `Db` itself would use another connection.
    ///
    /// # Errors
    /// That of `work`; [`Error::TransactionAborted`] where a statement failed and `work` returned `Ok` all the same;
    /// [`Error::CommitUnknown`] where the connection was lost while committing; or that none could be begun.
    pub async fn transaction<T, F>(&self, work: F) -> Result<T>
    where
        F: AsyncFnOnce(&Transaction) -> Result<T>,
    {
        self.transaction_with(TransactionOptions::new(), work).await
    }

    /// As [`transaction`](Self::transaction), with an isolation level or for reading only, and with errors of the
    /// application's own.
    ///
    /// # Errors
    /// As [`transaction`](Self::transaction).
    pub async fn transaction_with<T, X, F>(&self, options: TransactionOptions, work: F) -> Result<T, X>
    where
        X: From<Error>,
        F: AsyncFnOnce(&Transaction) -> Result<T, X>,
    {
        let transaction = self.begin(options).await?;
        match work(&transaction).await {
            Ok(value) => {
                transaction.commit().await?;
                Ok(value)
            }
            Err(error) => {
                // The error of the work says why; a failed rollback throws the connection away.
                let _ = transaction.rollback().await;
                Err(error)
            }
        }
    }

    /// Begins a transaction that is ended by hand. Dropped, it rolls back.
    ///
    /// # Errors
    /// [`Error::PoolTimeout`], [`Error::Connection`], or [`Error::Unsupported`] for an isolation that the database has not.
    pub async fn begin(&self, options: TransactionOptions) -> Result<Transaction> {
        let connection = self.driver.begin(options).await?;
        Ok(Transaction::new(connection, self.dialect(), self.tags.clone()))
    }

    /// One connection that can write, kept until it is dropped: for settings and locks of a session, and for statements that
    /// cannot run in a transaction. A SQLite database has no other that writes.
    ///
    /// # Errors
    /// [`Error::PoolTimeout`] or [`Error::Connection`].
    pub async fn connection(&self) -> Result<PinnedConnection> {
        Ok(PinnedConnection::new(self.driver.pin().await?, self.dialect(), self.tags.clone()))
    }

    /// Creates the tables with their enums and indexes, in the order that their foreign keys ask for: for tests.
    ///
    /// All or none. Production databases are better changed by migrations.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] for names that the databases do not both take, and what the database answers.
    pub async fn create_tables(&self, tables: &[&TableDef]) -> Result<()> {
        let statements = self.dialect().create_tables(tables)?;
        let queries: Vec<_> = statements.into_iter().map(Query::text).collect();
        if !queries.is_empty() {
            self.target().run_atomically(&queries, &mut NoRows).await?;
        }
        Ok(())
    }

    /// Closes all connections, once those in use have come back.
    pub async fn close(&self) {
        self.driver.close().await;
    }
}

#[diagnostic::do_not_recommend]
impl Executor for Db {
    fn target(&self) -> Target<'_> {
        Target { place: Place::Database(&*self.driver), tags: self.tags.as_deref() }
    }
}
