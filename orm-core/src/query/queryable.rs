//! What all queries can do, whether they are a SELECT or a set operation: stand in others, and be put together.

use super::{Combined, Cte, Derivation, Outside, Project, Select, combined::combine, run::Decode};
use crate::{
    ast::{Query, SetOp},
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
}
