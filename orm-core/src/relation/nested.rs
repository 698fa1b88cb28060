//! `User::query().with(User::posts)`: rows with what belongs to them.

use std::{fmt, marker::PhantomData};

use super::{
    Branch, Leveled, Node, Part, Push, Selected, Shape, Shaped, Strategy,
    load::{self, Fetched},
    node::reader,
    related::whole,
};
use crate::{
    ast::{Expr, Statement},
    dialect::Dialect,
    error::{Error, Result},
    executor::{BoxFuture, Executor, Target},
    query::{
        Condition, Explain, OrderList, Projection, RowCount, Sql, Within, add_condition, any_row, count_rows,
        to_sql,
    },
    table::{Record, SoftDelete, Table, TableRef},
    types::SqlType,
    value::Value,
};

/// A query of the table `S` whose rows become `Q`s: with what belongs to each.
pub struct Nested<S, Q> {
    pub(super) node: Node,
    pub(super) strategy: Option<Strategy>,
    marker: PhantomData<fn() -> (S, Q)>,
}

impl<S, Q> Clone for Nested<S, Q> {
    fn clone(&self) -> Self {
        Self { node: self.node.clone(), strategy: self.strategy, marker: PhantomData }
    }
}

impl<S, Q> fmt::Debug for Nested<S, Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.node.fmt(f)
    }
}

impl<S: Table> Nested<S, TableRef<S>> {
    /// All rows of the table, with nothing else yet.
    pub(crate) fn of_table() -> Self {
        let mut node = Node::new::<TableRef<S>>(<S as Record>::INFO);
        node.select.items.push(whole::<S>());
        Self { node, strategy: None, marker: PhantomData }
    }

    /// Of each row, what the projection says.
    #[must_use]
    pub fn select<Q: Projection, I>(mut self, projection: Q) -> Nested<S, Selected<S, Q, I>>
    where
        Selected<S, Q, I>: Part,
    {
        self.node.select.items.clear();
        projection.push(&mut self.node.select.items);
        self.node.reader = reader::<Selected<S, Q, I>>;
        self.retyped()
    }
}

impl<X: Shape> Nested<X::Table, Shaped<X>> {
    /// What a shape takes of the rows of its table; made by the derive.
    pub fn of_shape() -> Self {
        let mut node = Node::new::<TableRef<X::Table>>(<X::Table as Record>::INFO);
        X::plan(&mut node);
        Self { node, strategy: None, marker: PhantomData }
    }
}

impl<S, Q> Nested<S, Q> {
    fn retyped<R>(self) -> Nested<S, R> {
        Nested { node: self.node, strategy: self.strategy, marker: PhantomData }
    }

    /// `WHERE condition`; several are joined by AND, and `None` adds nothing
    #[must_use]
    pub fn filter<X: Condition<Sources: Within<S>>>(mut self, condition: X) -> Self {
        add_condition(&mut self.node.select.filter, condition.into_condition());
        self
    }

    /// `ORDER BY terms`; called again, it adds less significant ones
    #[must_use]
    pub fn order_by<L: OrderList<Sources: Within<S>>>(mut self, terms: L) -> Self {
        terms.push(&mut self.node.select.order_by);
        self
    }

    /// `LIMIT rows`: of the rows of this table
    #[must_use]
    pub fn limit(mut self, rows: impl RowCount) -> Self {
        self.node.select.limit = Some(rows.into_count());
        self
    }

    /// `OFFSET rows`: of the rows of this table
    #[must_use]
    pub fn offset(mut self, rows: impl RowCount) -> Self {
        self.node.select.offset = Some(rows.into_count());
        self
    }

    /// How the rows of several levels are fetched, where it is not to be what was measured as the fastest.
    #[must_use]
    pub fn strategy(mut self, strategy: Strategy) -> Self {
        self.strategy = Some(strategy);
        self
    }

    /// The SQL in `dialect`, and its parameters: of each statement that is sent. Those after the first ask by the keys that the ones
    /// before give, and are shown without any.
    ///
    /// # Errors
    /// As [`Select::to_sql`](crate::query::Select::to_sql).
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Vec<Sql>> {
        self.statements(dialect)?.iter().map(|statement| to_sql(statement, dialect)).collect()
    }
}

impl<S, Q> Explain for Nested<S, Q> {
    fn statements(&self, dialect: &'static dyn Dialect) -> Result<Vec<Statement>> {
        Ok(load::statements(&self.node, self.strategy, dialect))
    }
}

impl<S: SoftDelete, Q> Nested<S, Q> {
    /// Also rows that are deleted.
    #[must_use]
    pub fn with_deleted(mut self) -> Self {
        self.node.with_deleted = true;
        self
    }
}

// What a method asks of `Q`, it asks by itself, and not the block: so what cannot be is an error that says why.
impl<S: Table, Q> Nested<S, Q> {
    /// With each row, those of a relation: one more part of the row, a `Vec`, an `Option` or a plain row.
    #[must_use]
    pub fn with<B: Branch<S>, R: Part>(mut self, branch: B) -> Nested<S, R>
    where
        Q: Push<B::Part, Out = R>,
    {
        self.node.add(branch.into_node());
        self.node.reader = reader::<R>;
        self.retyped()
    }
}

impl<S: Table, Q: Leveled> Nested<S, Q> {
    /// All rows.
    ///
    /// # Errors
    /// As [`Select::all`](crate::query::Select::all); [`Error::InvalidQuery`] where a relation that has one row at most has several;
    /// [`Error::Decode`] where the row is missing that a foreign key refers to.
    pub fn all<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Vec<Q::Value>>> {
        all(self.node, self.strategy, executor.target(), Q::level)
    }

    /// The only row.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none, [`Error::MultipleRows`] where there are more, and as [`all`](Self::all).
    pub fn one<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Q::Value>> {
        let row = self.optional(executor);
        Box::pin(async move { row.await?.ok_or(Error::NotFound) })
    }

    /// The only row, or `None`.
    ///
    /// # Errors
    /// [`Error::MultipleRows`] where there are more, and as [`all`](Self::all).
    pub fn optional<'e, E: Executor + ?Sized>(
        mut self,
        executor: &'e E,
    ) -> BoxFuture<'e, Result<Option<Q::Value>>> {
        self.node = at_most_two(self.node);
        let rows = self.all(executor);
        Box::pin(async move {
            let mut rows = rows.await?;
            if rows.len() > 1 { Err(Error::MultipleRows) } else { Ok(rows.pop()) }
        })
    }

    /// How many rows of this table the query gives: `SELECT count(*) FROM ..`
    ///
    /// # Errors
    /// As [`Queryable::count`](crate::query::Queryable::count).
    pub fn count<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<i64>> {
        count_rows(self.node.rows(), executor.target())
    }

    /// Whether the query gives a row: `SELECT 1 FROM .. LIMIT 1`
    ///
    /// # Errors
    /// As [`Queryable::exists`](crate::query::Queryable::exists).
    pub fn exists<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<bool>> {
        any_row(self.node.rows(), executor.target())
    }
}

/// The same query of two rows at most: what belongs to further ones need not be fetched to know that there are some.
pub(super) fn at_most_two(mut node: Node) -> Node {
    node.select.limit.get_or_insert(Expr::Bind(Value::BigInt(2), SqlType::BigInt));
    node
}

/// Puts the rows of a level together.
type Gather<T> = fn(&mut Fetched) -> Result<(Vec<T>, Vec<u32>)>;

fn all<T: Send + 'static>(
    node: Node,
    strategy: Option<Strategy>,
    target: Target<'_>,
    gather: Gather<T>,
) -> BoxFuture<'_, Result<Vec<T>>> {
    Box::pin(async move {
        let mut fetched = load::fetch(&node, strategy, target, None).await?;
        Ok(gather(&mut fetched)?.0)
    })
}
