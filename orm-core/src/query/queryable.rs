//! What all queries can do, whether they are a SELECT or a set operation: stand in others, and be put together.

use super::{
    BoxedQuery, Combined, Cte, Derivation, Keyset, Outside, Paged, Project, RowStream, Select,
    boxed::statement,
    combined::combine,
    count,
    run::{self, Decode},
};
use crate::{
    ast::{Query, SetOp},
    error::Result,
    executor::{BoxFuture, Executor},
    table::{Record, View},
};

/// A query that gives rows.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a query",
    label = "expected a `select(..)`, or a set operation of two"
)]
pub trait Queryable<I>: Sized {
    /// What a row is read into.
    type Row: Send + 'static;
    /// The tables of the query around it that it names; `()` of one that can run by itself.
    type Outside;

    /// The tree of it.
    fn into_query(self) -> Query;

    /// How its rows are read.
    fn decoder(&self) -> Decode<Self::Row>;

    /// How many cells a row is read from.
    fn cells(&self) -> usize;

    /// How many rows the query gives: `SELECT count(*) FROM ..`
    ///
    /// Of a query with groups, DISTINCT, LIMIT or OFFSET it counts the rows that come out of those.
    ///
    /// # Errors
    /// As [`Select::all`].
    fn count<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<i64>>
    where
        Self: Queryable<I, Outside = ()>,
    {
        count::count(self.into_query(), executor.target())
    }

    /// Whether the query gives a row: `SELECT 1 FROM .. LIMIT 1`
    ///
    /// # Errors
    /// As [`Select::all`].
    fn exists<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<bool>>
    where
        Self: Queryable<I, Outside = ()>,
    {
        count::exists(self.into_query(), executor.target())
    }

    /// The rows one by one, as they are asked for: a [`Stream`](futures_core::Stream), with a `next` of its own. At most some
    /// hundred rows are in memory. Nothing is sent before the first is asked for.
    ///
    /// The stream holds a connection: on a database in memory, the only one, so that another query waits for it and is refused
    /// as [`Error::PoolTimeout`](crate::Error::PoolTimeout) if that takes too long. In a transaction another query is refused
    /// at once while a stream is open.
    ///
    /// # Errors
    /// As [`Select::all`], in the stream.
    fn stream<'e, E: Executor + ?Sized>(self, executor: &'e E) -> RowStream<'e, Self::Row>
    where
        Self: Queryable<I, Outside = ()>,
    {
        let decode = self.decoder();
        run::stream(statement(self.into_query()), decode, executor.target())
    }

    /// The same query, of a type that says no more than what its rows are: for functions that return queries.
    fn boxed(self) -> BoxedQuery<Self::Row>
    where
        Self: Queryable<I, Outside = ()>,
    {
        let (decode, cells) = (self.decoder(), self.cells());
        BoxedQuery { query: self.into_query(), decode, cells }
    }

    /// The page `number`, from 1, of pages of `size` rows, with how many rows there are in all:
    /// `SELECT .., (SELECT count(*) FROM ..) FROM .. ORDER BY .. LIMIT size OFFSET ..`
    ///
    /// The database reads the rows of all pages before; see [`keyset`](Self::keyset) for pages that are as fast wherever they
    /// are. The order should tell all rows apart, or a row may be on two pages or on none.
    fn page(self, number: u32, size: u32) -> Paged<Self::Row>
    where
        Self: Queryable<I, Outside = ()>,
    {
        Paged::new(self.boxed(), number, size)
    }

    /// A page of at most `size` rows that goes on where another one ended: `WHERE (a, b) > (..) ORDER BY a, b LIMIT size`
    ///
    /// The query has an ORDER BY whose terms may go in different directions, be NULL, and be of any type that has an order;
    /// among them are the columns of a key that is unique, so that no row is skipped and none comes twice. Rows that are
    /// inserted or deleted meanwhile move no others. The condition bounds the first term by itself, so that an index on the
    /// terms serves a page far from the start as fast as the first.
    ///
    /// ```
    /// # use squall_core::query::{Cursor, Expression, Queryable, select, val};
    /// let cursor: Option<Cursor> = None;
    /// let _page = select(val(1)).order_by(val(1).asc()).keyset(20).at(cursor);
    /// ```
    fn keyset(self, size: u32) -> Keyset<Self::Row>
    where
        Self: Queryable<I, Outside = ()>,
    {
        Keyset::new(self.boxed(), size)
    }

    /// `self UNION other`: the rows of both, equal ones once; in no order
    fn union<Q: Queryable<J, Row = Self::Row, Outside = ()>, J>(self, other: Q) -> Combined<Self::Row>
    where
        Self: Queryable<I, Outside = ()>,
    {
        combine(SetOp::Union, false, self, other)
    }

    /// `self UNION ALL other`: the rows of both; in no order
    fn union_all<Q: Queryable<J, Row = Self::Row, Outside = ()>, J>(self, other: Q) -> Combined<Self::Row>
    where
        Self: Queryable<I, Outside = ()>,
    {
        combine(SetOp::Union, true, self, other)
    }

    /// `self INTERSECT other`: the rows that are in both, equal ones once; in no order
    fn intersect<Q: Queryable<J, Row = Self::Row, Outside = ()>, J>(self, other: Q) -> Combined<Self::Row>
    where
        Self: Queryable<I, Outside = ()>,
    {
        combine(SetOp::Intersect, false, self, other)
    }

    /// `self EXCEPT other`: the rows that are not in the other, equal ones once; in no order
    fn except<Q: Queryable<J, Row = Self::Row, Outside = ()>, J>(self, other: Q) -> Combined<Self::Row>
    where
        Self: Queryable<I, Outside = ()>,
    {
        combine(SetOp::Except, false, self, other)
    }

    /// `self INTERSECT ALL other`: each row as often as in the one where it is less often. Postgres only.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::Error::Unsupported) on SQLite, when it runs.
    fn intersect_all<Q: Queryable<J, Row = Self::Row, Outside = ()>, J>(self, other: Q) -> Combined<Self::Row>
    where
        Self: Queryable<I, Outside = ()>,
    {
        combine(SetOp::Intersect, true, self, other)
    }

    /// `self EXCEPT ALL other`: each row as often as it is here more often than in the other. Postgres only.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::Error::Unsupported) on SQLite, when it runs.
    fn except_all<Q: Queryable<J, Row = Self::Row, Outside = ()>, J>(self, other: Q) -> Combined<Self::Row>
    where
        Self: Queryable<I, Outside = ()>,
    {
        combine(SetOp::Except, true, self, other)
    }

    /// `(self) AS name`: this query in the place of a table, with the name and the columns of the struct of its rows, for
    /// `from` and joins.
    ///
    /// The struct is a table, where whole rows of it are selected, or one with `#[derive(View)]`. See also
    /// [`named`](Derivation::named).
    fn subquery(self) -> Derivation<Self::Row, Self::Outside>
    where
        Self::Row: Record,
    {
        Derivation::new(self.into_query())
    }

    /// `WITH name AS (self)`: this query as a common table expression, with the name and the columns of the
    /// `#[derive(View)]` struct of its rows, for `from` and joins.
    fn cte(self) -> Cte<Self::Row>
    where
        Self: Queryable<I, Outside = ()>,
        <Self as Queryable<I>>::Row: View,
    {
        Cte::new(self.into_query(), false)
    }
}

impl<P: Project<F, I>, F: Outside, I> Queryable<I> for Select<P, F> {
    type Row = P::Row;
    type Outside = F::Sources;

    fn into_query(self) -> Query {
        Query::Select(self.into_select())
    }

    fn decoder(&self) -> Decode<P::Row> {
        |row| P::decode(row, 0)
    }

    fn cells(&self) -> usize {
        P::CELLS
    }
}

impl<R: Send + 'static> Queryable<()> for Combined<R> {
    type Row = R;
    type Outside = ();

    fn into_query(self) -> Query {
        Query::Combined(self.into_set())
    }

    fn decoder(&self) -> Decode<R> {
        self.decode
    }

    fn cells(&self) -> usize {
        self.cells
    }
}
