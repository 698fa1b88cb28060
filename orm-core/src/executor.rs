//! What queries run on.

use std::{borrow::Cow, pin::Pin};

use crate::{
    comment::{Commented, Tags},
    dialect::Dialect,
    driver::{Driver, Query, RowSink, Snapshot, TransactionOptions},
    error::Result,
    transaction::{OpenTransaction, Session, Transaction},
    value::Bind,
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

    /// The same with a comment at the end of each statement, in the form of sqlcommenter: keys and values that say where it comes
    /// from, for `pg_stat_activity`, logs and traces. `SELECT .. /*route='%2Fusers'*/`
    ///
    /// Keys are sorted, and both are encoded as in a URL, so that nothing in them can end the comment. Called again, it adds to
    /// them. A statement with `&'static str`s is prepared once, as without a comment; a `String` makes another text each time:
    /// it is sent without being kept as a prepared statement, so that it drives out no other, for one more round trip. SQLite has
    /// no place where comments could be seen, and is sent none.
    ///
    /// ```
    /// # use squall_core::{Executor, Result, query::{select, val}};
    /// # async fn f(db: impl Executor, trace: String) -> Result<()> {
    /// let one: i64 = select(val(1i64)).one(&db.comment("route", "/users").comment("traceparent", trace)).await?;
    /// # Ok(())
    /// # }
    /// ```
    fn comment(&self, key: impl Into<Cow<'static, str>>, value: impl Into<Cow<'static, str>>) -> Commented<'_>
    where
        Self: Sized,
    {
        Commented::new(self.target(), key.into(), value.into())
    }
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

/// Where statements go, and what is said with each.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// Where they go.
    pub place: Place<'a>,
    /// What stands in a comment.
    pub tags: Option<&'a Tags>,
}

/// Where statements go.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// Any connection of a database.
    Database(&'a dyn Driver),
    /// The connection of a transaction, or a pinned one.
    Session(&'a Session),
}

/// A transaction that [`Target::begin`] began.
pub(crate) enum Held<'a> {
    /// On a connection of its own.
    Own(Transaction),
    /// On a pinned connection.
    Pinned(OpenTransaction<'a>),
}

impl<'a> Target<'a> {
    /// Begins a transaction, which is put into `held`, where none is open; to be ended by [`end`].
    pub(crate) async fn begin<'t>(self, held: &'t mut Option<Held<'a>>) -> Result<Target<'t>>
    where
        'a: 't,
    {
        self.begin_with(TransactionOptions::new(), held).await
    }

    /// As [`begin`](Self::begin), with options.
    pub(crate) async fn begin_with<'t>(
        self,
        options: TransactionOptions,
        held: &'t mut Option<Held<'a>>,
    ) -> Result<Target<'t>>
    where
        'a: 't,
    {
        match self.place {
            Place::Database(driver) => {
                let connection = driver.begin(options).await?;
                let transaction = Transaction::new(connection, driver.dialect(), None);
                match held.insert(Held::Own(transaction)) {
                    Held::Own(transaction) => Ok(Target { tags: self.tags, ..transaction.target() }),
                    Held::Pinned(_) => Ok(self),
                }
            }
            Place::Session(session) => {
                *held = session.begin_if_none(options).await?.map(Held::Pinned);
                Ok(self)
            }
        }
    }
}

/// Ends what [`Target::begin`] began: stores what was done, or nothing of it where that failed.
pub(crate) async fn end<T>(held: Option<Held<'_>>, result: Result<T>) -> Result<T> {
    let good = result.is_ok();
    let ended = match held {
        None => Ok(()),
        Some(Held::Own(transaction)) if good => transaction.commit().await,
        Some(Held::Own(transaction)) => transaction.rollback().await,
        Some(Held::Pinned(transaction)) => transaction.end(good).await,
    };
    // Of two errors the first says why; a failed rollback throws the connection away.
    result.and_then(|done| ended.map(|()| done))
}

/// As [`end`], of what has written by the time that it failed: where the transaction was open before, nothing of that one can be
/// stored then, as after a statement that failed.
pub(crate) async fn end_writes<T>(
    target: Target<'_>,
    held: Option<Held<'_>>,
    result: Result<T>,
) -> Result<T> {
    if let (Err(_), None, Place::Session(session)) = (&result, &held, target.place) {
        session.abort().await;
    }
    end(held, result).await
}

impl Target<'_> {
    pub(crate) fn dialect(&self) -> &'static dyn Dialect {
        match self.place {
            Place::Database(driver) => driver.dialect(),
            Place::Session(session) => session.dialect(),
        }
    }

    /// What reads one snapshot, where it can be had at once.
    pub(crate) fn snapshot_now(&self) -> Option<Result<Box<dyn Snapshot + '_>>> {
        match self.place {
            Place::Database(driver) if self.tags.is_none() || !driver.dialect().has_comments() => {
                driver.snapshot_now()
            }
            _ => None,
        }
    }

    /// The query with its comment, where there is one.
    fn commented<'q>(&self, query: &'q Query<'_>) -> Option<Query<'q>> {
        let tags = self.tags.filter(|_| self.dialect().has_comments())?;
        let bind =
            |bind: &'q Bind<'_>| Bind { value: Cow::Borrowed(&*bind.value), ty: Cow::Borrowed(&*bind.ty) };
        Some(Query {
            sql: tags.on(&query.sql)?.into(),
            binds: query.binds.iter().map(bind).collect(),
            once: !tags.are_constant(),
            ..*query
        })
    }

    pub(crate) async fn run(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        let commented = self.commented(query);
        let query = commented.as_ref().unwrap_or(query);
        match self.place {
            Place::Database(driver) => {
                // A task whose queries never have to wait gives way to others now and then.
                tokio::task::coop::consume_budget().await;
                match driver.run_now(query, sink) {
                    Some(result) => result,
                    None => driver.run(query, sink).await,
                }
            }
            Place::Session(session) => session.run(query, sink).await,
        }
    }

    /// Runs a query with a pause wherever the sink is full.
    pub(crate) async fn stream(&self, query: Query<'static>, sink: Box<dyn RowSink>) -> Result<u64> {
        let query = self.commented(&query).map(Query::into_owned).unwrap_or(query);
        match self.place {
            Place::Database(driver) => driver.stream(query, sink).await,
            Place::Session(session) => session.stream(query, sink).await,
        }
    }

    /// Runs the queries, all or none; returns how many rows they wrote.
    pub(crate) async fn run_atomically(&self, queries: &[Query<'_>], sink: &mut dyn RowSink) -> Result<u64> {
        let commented: Vec<Query<'_>>;
        let queries = match queries {
            [only] => return self.run(only, sink).await,
            several if self.tags.is_some() => {
                let with = |query| self.commented(query).unwrap_or_else(|| Query::clone(query));
                commented = several.iter().map(with).collect();
                &commented
            }
            several => several,
        };
        match self.place {
            Place::Session(session) => session.run_atomically(queries, sink).await,
            Place::Database(driver) => {
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
