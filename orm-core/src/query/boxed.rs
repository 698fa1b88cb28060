//! Whole queries as values of a type that can be written down.

use std::fmt;

use super::{Queryable, Select, Sql, count, run};
use crate::{
    ast::{Expr, Query, Statement},
    dialect::Dialect,
    error::Result,
    executor::{BoxFuture, Executor},
};

impl<P, F> Select<P, F> {
    /// What `scope` makes of this query: a function from a query to a query, to be used again and again.
    ///
    /// ```
    /// # use squall_core::query::{Nil, Select, select, val};
    /// fn at_most_ten<P, F>(query: Select<P, F>) -> Select<P, F> {
    ///     query.limit(10)
    /// }
    /// let _query = select(val(1)).apply(at_most_ten);
    /// ```
    pub fn apply<Q>(self, scope: impl FnOnce(Self) -> Q) -> Q {
        scope(self)
    }
}

/// A query whose rows are `R`s, whatever it is made of: by [`Queryable::boxed`].
pub struct BoxedQuery<R> {
    pub(super) query: Query,
    pub(super) decode: run::Decode<R>,
    /// How many cells a row has.
    pub(super) cells: usize,
}

impl<R> Clone for BoxedQuery<R> {
    fn clone(&self) -> Self {
        Self { query: self.query.clone(), decode: self.decode, cells: self.cells }
    }
}

impl<R> fmt::Debug for BoxedQuery<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.query.fmt(f)
    }
}

impl<R: Send + 'static> BoxedQuery<R> {
    /// `LIMIT rows`
    #[must_use]
    pub fn limit(mut self, rows: u32) -> Self {
        if let Some((limit, _)) = self.bounds() {
            *limit = Some(count::rows(rows));
        }
        self
    }

    /// `OFFSET rows`
    #[must_use]
    pub fn offset(mut self, rows: u32) -> Self {
        if let Some((_, offset)) = self.bounds() {
            *offset = Some(count::rows(rows));
        }
        self
    }

    /// LIMIT and OFFSET.
    fn bounds(&mut self) -> Option<(&mut Option<Expr>, &mut Option<Expr>)> {
        match &mut self.query {
            Query::Select(select) => Some((&mut select.limit, &mut select.offset)),
            Query::Combined(set) => Some((&mut set.limit, &mut set.offset)),
            Query::Values(_) | Query::Elements(_) => None,
        }
    }

    /// The SQL in `dialect`, and its parameters.
    ///
    /// # Errors
    /// As [`Select::to_sql`].
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Sql> {
        run::to_sql(&statement(self.query.clone())?, dialect)
    }

    /// All rows.
    ///
    /// # Errors
    /// As [`Select::all`].
    pub fn all<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Vec<R>>> {
        run::all(statement(self.query), self.decode, executor.target())
    }

    /// The only row.
    ///
    /// # Errors
    /// As [`Select::one`].
    pub fn one<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<R>> {
        run::one(statement(self.query), self.decode, executor.target())
    }

    /// The only row, or `None`.
    ///
    /// # Errors
    /// As [`Select::optional`].
    pub fn optional<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Option<R>>> {
        run::optional(statement(self.query), self.decode, executor.target())
    }
}

/// The query as a statement of its own.
pub(super) fn statement(query: Query) -> Result<Statement> {
    match query {
        Query::Select(select) => Ok(Statement::Select(select)),
        Query::Combined(set) => Ok(Statement::Combined(set)),
        Query::Values(_) | Query::Elements(_) => Err(crate::Error::invalid_query(
            "rows that are written out, and elements, are no query by themselves",
        )),
    }
}

impl<R: Send + 'static> Queryable<()> for BoxedQuery<R> {
    type Row = R;
    type Outside = ();

    fn into_query(self) -> Query {
        self.query
    }

    fn decoder(&self) -> run::Decode<R> {
        self.decode
    }

    fn cells(&self) -> usize {
        self.cells
    }
}
