//! What UPDATE and DELETE have in common: which rows, and what they return.

use std::marker::PhantomData;

use super::{
    Condition, Cons, Expression, In, Nil, NoReturning, Operand, Plain, Project, Projection, Sql, TableItem,
    condition::add_condition, run, stale,
};
use crate::{
    ast::{self, Expr, SelectItem, Statement},
    dialect::Dialect,
    error::{Error, Result},
    executor::{BoxFuture, Executor},
    table::{Table, Versioned},
};

/// An UPDATE or a DELETE (`A`) of the table `T`, for the rows `W`, that returns `R`; `J` are the tables joined to it.
pub struct Write<A, T, W = Unfiltered, R = NoReturning, J = Nil> {
    pub(super) ast: A,
    /// The version that the row must have: that no row is changed is an error then.
    pub(super) version: Option<Box<Expr>>,
    /// Which rows of the table are seen; all where none is said.
    pub(super) seen: Option<Box<Expr>>,
    /// Which rows of the joined tables are.
    pub(super) joined: Option<Box<Expr>>,
    pub(super) marker: PhantomData<fn() -> (T, W, R, J)>,
}

/// An update or a delete that has been told neither which rows, nor all.
#[derive(Debug)]
pub struct Unfiltered;

/// An update or a delete of the rows that a condition picks.
#[derive(Debug)]
pub struct Filtered;

/// An update or a delete of all rows, as was said.
#[derive(Debug)]
pub struct AllRows;

/// An update or a delete that has been told which rows it is for.
#[diagnostic::on_unimplemented(
    message = "this would change every row of the table",
    label = "which rows?",
    note = "add `.filter(..)`, or say `.all_rows()`"
)]
pub trait Scoped {
    /// Whether there must be a condition.
    const CONDITIONAL: bool;
}

#[diagnostic::do_not_recommend]
impl Scoped for Filtered {
    const CONDITIONAL: bool = true;
}

#[diagnostic::do_not_recommend]
impl Scoped for AllRows {
    const CONDITIONAL: bool = false;
}

/// The tree of an UPDATE or a DELETE.
pub trait WriteAst: Clone + std::fmt::Debug + Send {
    /// WHERE
    fn filter(&mut self) -> &mut Option<Expr>;
    /// RETURNING
    fn returning(&mut self) -> &mut Vec<SelectItem>;
    /// The statement on the table `T`, with what must hold for its rows beside the filter, and for those of the joined tables.
    fn into_statement<T: Table>(self, own: Option<Expr>, joined: Option<Expr>) -> Statement;
}

impl<A: Clone, T, W, R, J> Clone for Write<A, T, W, R, J> {
    fn clone(&self) -> Self {
        Self {
            ast: self.ast.clone(),
            version: self.version.clone(),
            seen: self.seen.clone(),
            joined: self.joined.clone(),
            marker: PhantomData,
        }
    }
}

impl<A: std::fmt::Debug, T, W, R, J> std::fmt::Debug for Write<A, T, W, R, J> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.ast.fmt(f)
    }
}

impl<A: WriteAst, T: Table, W, R, J> Write<A, T, W, R, J> {
    pub(super) fn new<I: TableItem<Source = T>>(ast: A, table: &I) -> Self {
        Self { ast, version: None, seen: table.seen().map(Box::new), joined: None, marker: PhantomData }
    }

    pub(super) fn retyped<W2, R2, J2>(self) -> Write<A, T, W2, R2, J2> {
        let Self { ast, version, seen, joined, .. } = self;
        Write { ast, version, seen, joined, marker: PhantomData }
    }

    /// The tree of a table that is joined to it.
    pub(super) fn join<I: TableItem>(&mut self, table: I) -> ast::TableRef {
        if let Some(seen) = table.seen() {
            let mut joined = self.joined.take().map(|it| *it);
            add_condition(&mut joined, Some(seen));
            self.joined = joined.map(Box::new);
        }
        table.into_table(&mut Vec::new())
    }

    /// `WHERE condition`; several are joined by AND
    ///
    /// A condition that is `None` adds nothing. Where no other is there it cannot be run, so that no row is changed by accident.
    #[must_use]
    pub fn filter<C: Condition, I>(mut self, condition: C) -> Write<A, T, Filtered, R, J>
    where
        C::Sources: In<Cons<T, Plain, J>, I>,
    {
        add_condition(self.ast.filter(), condition.into_condition());
        self.retyped()
    }

    /// Without WHERE: every row of the table
    #[must_use]
    pub fn all_rows(mut self) -> Write<A, T, AllRows, R, J> {
        *self.ast.filter() = None;
        self.retyped()
    }

    /// `AND version = ..`: only where the row still has the version with which it was read (optimistic locking)
    ///
    /// It goes with a filter by the row's key. Where the row has another version by now, or is gone, nothing is changed, and
    /// [`Error::StaleRow`] says so: read it again. Each update adds 1 to the version by itself.
    #[must_use]
    pub fn version<V>(mut self, version: V) -> Self
    where
        T: Versioned,
        V: Operand<T::Version, Sources = ()>,
    {
        self.version = Some(Box::new(T::VERSION.eq(version).into_ast()));
        self
    }

    /// `RETURNING projection`: of an update, the rows as they are now; of a delete, as they were
    #[must_use]
    pub fn returning<P: Projection>(mut self, projection: P) -> Write<A, T, W, P, J> {
        let items = self.ast.returning();
        items.clear();
        projection.push(items);
        self.retyped()
    }

    /// The SQL in `dialect`, and its parameters.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`], [`Error::InvalidValue`] or [`Error::Unsupported`]: what would be refused before sending.
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Sql> {
        run::to_sql(&self.to_statement(), dialect)
    }

    /// The statement, whether it may be run or not.
    pub(super) fn to_statement(&self) -> Statement {
        self.clone().finish()
    }

    fn finish(self) -> Statement {
        let mut own = self.seen.map(|seen| *seen);
        add_condition(&mut own, self.version.map(|version| *version));
        self.ast.into_statement::<T>(own, self.joined.map(|joined| *joined))
    }

    pub(super) fn statement(mut self) -> Result<Statement>
    where
        W: Scoped,
    {
        if W::CONDITIONAL && self.ast.filter().is_none() {
            return Err(Error::invalid_query(
                "every `filter` of this update or delete was `None`, so it would change all rows: \
                 say `.all_rows()` if that is meant",
            ));
        }
        Ok(self.finish())
    }

    /// The table, where it is an error that no row is changed.
    pub(super) fn versioned(&self) -> Option<&'static str> {
        self.version.as_ref().map(|_| &*T::INFO.name)
    }
}

impl<A: WriteAst, T: Table, W, J> Write<A, T, W, NoReturning, J> {
    /// Changes the rows; returns how many.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] where nothing is set or every filter was `None`, [`Error::Constraint`],
    /// [`Error::InvalidValue`], [`Error::StaleRow`] after [`version`](Self::version), and what else the database answers.
    pub fn exec<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<u64>>
    where
        W: Scoped,
    {
        let versioned = self.versioned();
        stale::exec(versioned, run::exec(self.statement(), executor.target()))
    }
}

impl<A: WriteAst, T: Table, W, P, J> Write<A, T, W, P, J> {
    /// Changes the rows, and returns each, in no particular order.
    ///
    /// # Errors
    /// As `exec`.
    pub fn all<'e, E: Executor + ?Sized, R, I>(self, executor: &'e E) -> BoxFuture<'e, Result<Vec<R>>>
    where
        W: Scoped,
        P: Project<Cons<T, Plain, Nil>, I, Row = R>,
        R: Send + 'static,
    {
        let versioned = self.versioned();
        stale::all(versioned, run::all(self.statement(), |row| P::decode(row, 0), executor.target()))
    }

    /// Changes the rows, and returns the only one.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none, and as [`optional`](Self::optional).
    pub fn one<'e, E: Executor + ?Sized, R, I>(self, executor: &'e E) -> BoxFuture<'e, Result<R>>
    where
        W: Scoped,
        P: Project<Cons<T, Plain, Nil>, I, Row = R>,
        R: Send + 'static,
    {
        let versioned = self.versioned();
        stale::one(versioned, run::one(self.statement(), |row| P::decode(row, 0), executor.target()))
    }

    /// Changes the rows, and returns the only one, or `None`.
    ///
    /// # Errors
    /// [`Error::MultipleRows`] where there are more, which are changed then unless a transaction rolls them back;
    /// else as `exec`.
    pub fn optional<'e, E: Executor + ?Sized, I>(
        self,
        executor: &'e E,
    ) -> BoxFuture<'e, Result<Option<P::Row>>>
    where
        W: Scoped,
        P: Project<Cons<T, Plain, Nil>, I>,
    {
        let versioned = self.versioned();
        stale::optional(
            versioned,
            run::optional(self.statement(), |row| P::decode(row, 0), executor.target()),
        )
    }
}
