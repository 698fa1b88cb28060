//! What queries run on.

use std::pin::Pin;

use crate::{
    dialect::Dialect,
    driver::{Driver, Query, RowSink, TransactionOptions},
    error::Result,
    transaction::{Session, Transaction},
};

/// What running a query returns: a future to `.await`.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What a query can run on: a [`Db`](crate::Db) or a [`Transaction`](crate::Transaction).
///
/// A function that takes `&impl Executor` works inside and outside of a transaction.
#[diagnostic::on_unimplemented(
    message = "queries do not run on `{Self}`",
    label = "expected a `&Db` or a `&Transaction`"
)]
pub trait Executor: Send + Sync {
    /// Where the statements go.
    #[doc(hidden)]
    fn target(&self) -> Target<'_>;
}

#[diagnostic::do_not_recommend]
impl<E: Executor + ?Sized> Executor for &E {
    fn target(&self) -> Target<'_> {
        (**self).target()
    }
}

impl Executor for Target<'_> {
    fn target(&self) -> Target<'_> {
        *self
    }
}

/// Where statements go.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub enum Target<'a> {
    /// Any connection of a database.
    Database(&'a dyn Driver),
    /// The connection of a transaction.
    Transaction(&'a Session),
}

impl<'a> Target<'a> {
    /// Begins a transaction, which is put into `held`, where there is none; to be ended by [`end`].
    pub(crate) async fn begin<'t>(self, held: &'t mut Option<Transaction>) -> Result<Target<'t>>
    where
        'a: 't,
    {
        self.begin_with(TransactionOptions::new(), held).await
    }

    /// As [`begin`](Self::begin), with options.
    pub(crate) async fn begin_with<'t>(
        self,
        options: TransactionOptions,
        held: &'t mut Option<Transaction>,
    ) -> Result<Target<'t>>
    where
        'a: 't,
    {
        let Target::Database(driver) = self else { return Ok(self) };
        let connection = driver.begin(options).await?;
        Ok(held.insert(Transaction::new(connection, driver.dialect())).target())
    }
}

/// Ends what [`Target::begin`] began: stores what was done, or nothing of it where that failed.
pub(crate) async fn end<T>(held: Option<Transaction>, result: Result<T>) -> Result<T> {
    let Some(transaction) = held else { return result };
    match result {
        Ok(done) => {
            transaction.commit().await?;
            Ok(done)
        }
        Err(error) => {
            // The first error says why; a failed rollback throws the connection away.
            let _ = transaction.rollback().await;
            Err(error)
        }
    }
}

impl Target<'_> {
    pub(crate) fn dialect(&self) -> &'static dyn Dialect {
        match self {
            Self::Database(driver) => driver.dialect(),
            Self::Transaction(session) => session.dialect(),
        }
    }

    pub(crate) async fn run(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        match self {
            Self::Database(driver) => {
                // A task whose queries never have to wait gives way to others now and then.
                tokio::task::coop::consume_budget().await;
                match driver.run_now(query, sink) {
                    Some(result) => result,
                    None => driver.run(query, sink).await,
                }
            }
            Self::Transaction(session) => session.run(query, sink).await,
        }
    }

    /// Runs a query with a pause wherever the sink is full.
    pub(crate) async fn stream(&self, query: Query<'static>, sink: Box<dyn RowSink>) -> Result<u64> {
        match self {
            Self::Database(driver) => driver.stream(query, sink).await,
            Self::Transaction(session) => session.stream(query, sink).await,
        }
    }

    /// Runs the queries, all or none; returns how many rows they wrote.
    pub(crate) async fn run_atomically(&self, queries: &[Query<'_>], sink: &mut dyn RowSink) -> Result<u64> {
        match (self, queries) {
            (_, [only]) => self.run(only, sink).await,
            (Self::Transaction(session), _) => {
                let mut written = 0;
                for query in queries {
                    written += session.run(query, sink).await?;
                }
                Ok(written)
            }
            (Self::Database(driver), _) => {
                let mut connection = driver.begin(TransactionOptions::new()).await?;
                let mut written = 0;
                for query in queries {
                    match connection.run(query, sink).await {
                        Ok(rows) => written += rows,
                        Err(error) => {
                            // The first error says why; a failed rollback throws the connection away.
                            let _ = connection.rollback().await;
                            return Err(error);
                        }
                    }
                }
                connection.commit().await?;
                Ok(written)
            }
        }
    }
}
