//! What set operations make of two queries.

use super::{
    Cons, Nil, OrderList, Plain, Queryable, RowCount, Select, Sql,
    from::hoist,
    run::{self, Decode},
    scope::In,
};
use crate::{
    ast::{self, Derived, Query, SelectItem, SetOp, SetOperation, Statement},
    dialect::Dialect,
    error::Result,
    executor::{BoxFuture, Executor},
    table::{Record, TableRef, table_ref},
};

/// Two queries put together by a set operation, with rows of the type `R`.
pub struct Combined<R> {
    set: Box<SetOperation>,
    pub(super) decode: Decode<R>,
    /// How many cells a row has.
    pub(super) cells: usize,
}

impl<R> Clone for Combined<R> {
    fn clone(&self) -> Self {
        Self { set: self.set.clone(), decode: self.decode, cells: self.cells }
    }
}

impl<R> std::fmt::Debug for Combined<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.set.fmt(f)
    }
}

/// The set operation of two queries, with their CTEs before both.
pub(super) fn operation(op: SetOp, all: bool, mut left: Query, mut right: Query) -> Box<SetOperation> {
    let mut with = Vec::new();
    hoist(&mut left, &mut with);
    hoist(&mut right, &mut with);
    Box::new(SetOperation { with, op, all, left, right, limit: None, offset: None })
}

pub(super) fn combine<A, B, I, J>(op: SetOp, all: bool, left: A, right: B) -> Combined<A::Row>
where
    A: Queryable<I>,
    B: Queryable<J, Row = A::Row>,
{
    let (decode, cells) = (left.decoder(), left.cells());
    Combined { set: operation(op, all, left.into_query(), right.into_query()), decode, cells }
}

impl<R: Record> Combined<R> {
    /// `SELECT .. FROM (self) ORDER BY terms`, by the columns of the struct of its rows: a SELECT, with all that one can do.
    ///
    /// Rows that are tuples have no columns to order by: select into a `#[derive(View)]` struct.
    #[must_use]
    pub fn order_by<L: OrderList, I>(self, terms: L) -> Select<TableRef<R>, Cons<R, Plain, Nil>>
    where
        L::Sources: In<Cons<R, Plain, Nil>, I>,
    {
        let mut query = Query::Combined(self.set);
        let mut ast = Box::new(ast::Select::default());
        hoist(&mut query, &mut ast.with);
        ast.items = vec![SelectItem::Table(table_ref::<R>())];
        let derived = Some(Box::new(Derived { query, lateral: false }));
        ast.from = Some(ast::TableRef { derived, ..table_ref::<R>() });
        terms.push(&mut ast.order_by);
        Select::new(ast)
    }
}

impl<R: Send + 'static> Combined<R> {
    pub(super) fn into_set(self) -> Box<SetOperation> {
        self.set
    }

    /// `LIMIT rows`
    #[must_use]
    pub fn limit(mut self, rows: impl RowCount) -> Self {
        self.set.limit = Some(rows.into_count());
        self
    }

    /// `OFFSET rows`
    #[must_use]
    pub fn offset(mut self, rows: impl RowCount) -> Self {
        self.set.offset = Some(rows.into_count());
        self
    }

    /// The SQL in `dialect`, and its parameters.
    ///
    /// # Errors
    /// As [`Select::to_sql`].
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Sql> {
        run::to_sql(&Statement::Combined(self.set.clone()), dialect)
    }

    /// All rows.
    ///
    /// # Errors
    /// As [`Select::all`].
    pub fn all<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Vec<R>>> {
        run::all(Ok(Statement::Combined(self.set)), self.decode, executor.target())
    }

    /// The only row.
    ///
    /// # Errors
    /// As [`Select::one`].
    pub fn one<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<R>> {
        run::one(Ok(Statement::Combined(self.set)), self.decode, executor.target())
    }

    /// The only row, or `None`.
    ///
    /// # Errors
    /// As [`Select::optional`].
    pub fn optional<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Option<R>>> {
        run::optional(Ok(Statement::Combined(self.set)), self.decode, executor.target())
    }
}
