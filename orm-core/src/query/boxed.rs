//! Whole queries as values of a type that can be written down.

use std::fmt;

use super::{Project, Select, Sql, count, run};
use crate::{
    ast::{self, Statement},
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

    /// The same query, of a type that says no more than what its rows are: for functions that return queries.
    pub fn boxed<R, I>(self) -> BoxedSelect<R>
    where
        P: Project<F, I, Row = R>,
    {
        BoxedSelect { ast: self.ast, decode: |row| P::decode(row, 0), cells: P::CELLS }
    }
}

/// A SELECT whose rows are `R`s, whatever its tables are: made by [`Select::boxed`].
pub struct BoxedSelect<R> {
    pub(super) ast: Box<ast::Select>,
    pub(super) decode: run::Decode<R>,
    /// How many cells a row has.
    pub(super) cells: usize,
}

impl<R> Clone for BoxedSelect<R> {
    fn clone(&self) -> Self {
        Self { ast: self.ast.clone(), decode: self.decode, cells: self.cells }
    }
}

impl<R> fmt::Debug for BoxedSelect<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ast.fmt(f)
    }
}

impl<R: Send + 'static> BoxedSelect<R> {
    /// As [`Select::limit`].
    #[must_use]
    pub fn limit(mut self, rows: u32) -> Self {
        self.ast.limit = Some(count::rows(rows));
        self
    }

    /// As [`Select::offset`].
    #[must_use]
    pub fn offset(mut self, rows: u32) -> Self {
        self.ast.offset = Some(count::rows(rows));
        self
    }

    /// As [`Select::to_sql`].
    ///
    /// # Errors
    /// As there.
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Sql> {
        run::to_sql(&Statement::Select(self.ast.clone()), dialect)
    }

    /// As [`Select::all`].
    ///
    /// # Errors
    /// As there.
    pub fn all<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Vec<R>>> {
        run::all(Ok(Statement::Select(self.ast)), self.decode, executor.target())
    }

    /// As [`Select::one`].
    ///
    /// # Errors
    /// As there.
    pub fn one<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<R>> {
        run::one(Ok(Statement::Select(self.ast)), self.decode, executor.target())
    }

    /// As [`Select::optional`].
    ///
    /// # Errors
    /// As there.
    pub fn optional<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Option<R>>> {
        run::optional(Ok(Statement::Select(self.ast)), self.decode, executor.target())
    }

    /// As [`Select::count`].
    ///
    /// # Errors
    /// As there.
    pub fn count<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<i64>> {
        count::count(self.ast, executor.target())
    }

    /// As [`Select::exists`].
    ///
    /// # Errors
    /// As there.
    pub fn exists<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<bool>> {
        count::exists(self.ast, executor.target())
    }
}
