//! What stands in a FROM or is joined: a table, a query in its place, a CTE, rows that are written out.

use std::marker::PhantomData;

use super::{Queryable, combined::operation};
use crate::{
    ast::{self, Cte as CteAst, Derived, Query},
    shared::Shared,
    table::{Record, Source, Table, TableRef, View, WithDeleted, table_ref},
};

/// A struct whose rows are stored in the database.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no rows of its own",
    label = "a `#[derive(View)]` is the shape of a query's rows",
    note = "give the query: by its `.subquery()` or `.cte()`, or `values(..)`"
)]
pub trait Stored {}

/// A table, a subquery, a CTE or a list of values.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is nothing to select from",
    label = "expected a table, or what `.subquery()`, `.cte()` or `values(..)` makes",
    note = "what names columns of other tables stands in `cross_join_lateral` and the like, or in `from_lateral`"
)]
pub trait FromItem {
    /// The table that its columns are of.
    type Source: Source;

    /// The tree of it; the CTEs that it needs go into the WITH of the query.
    fn into_table(self, with: &mut Vec<CteAst>) -> ast::TableRef;

    /// Which of its rows are seen; all where none is said.
    fn seen(&self) -> Option<ast::Expr> {
        None
    }
}

/// A table that stands in FROM by itself, and not a query in its place.
#[diagnostic::on_unimplemented(message = "`{Self}` is no table", label = "expected a table, such as `User`")]
pub trait TableItem: FromItem<Source: Source<Row: Stored>> {}

#[diagnostic::do_not_recommend]
impl<T: Table> Stored for T {}

impl<S: Source<Row: Stored>> FromItem for TableRef<S> {
    type Source = S;

    fn into_table(self, _with: &mut Vec<CteAst>) -> ast::TableRef {
        table_ref::<S>()
    }

    #[inline]
    fn seen(&self) -> Option<ast::Expr> {
        <S::Row as Record>::INFO.soft_delete.and_then(|_| table_ref::<S>().living())
    }
}

impl<S: Source<Row: Stored>> TableItem for TableRef<S> {}

impl<S: Source<Row: Stored>> FromItem for WithDeleted<S> {
    type Source = S;

    fn into_table(self, _with: &mut Vec<CteAst>) -> ast::TableRef {
        table_ref::<S>()
    }
}

impl<S: Source<Row: Stored>> TableItem for WithDeleted<S> {}

/// A query in the place of the table `S`; `L` are the tables around it that it names.
pub struct Derivation<S, L = ()> {
    query: Query,
    marker: PhantomData<fn() -> (S, L)>,
}

impl<S, L> Clone for Derivation<S, L> {
    fn clone(&self) -> Self {
        Self { query: self.query.clone(), marker: PhantomData }
    }
}

impl<S, L> std::fmt::Debug for Derivation<S, L> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.query.fmt(f)
    }
}

impl<S: Source, L> Derivation<S, L> {
    pub(super) fn new(query: Query) -> Self {
        Self { query, marker: PhantomData }
    }

    /// The same under the name of an alias, made by `alias!`.
    #[must_use]
    pub fn named<A: Source<Row = S::Row>>(self, alias: TableRef<A>) -> Derivation<A, L> {
        let _ = alias;
        Derivation::new(self.query)
    }

    /// The tree of it; of a lateral one it can name tables before it.
    pub(super) fn into_derived(mut self, lateral: bool, with: &mut Vec<CteAst>) -> ast::TableRef {
        hoist(&mut self.query, with);
        let derived = Some(Box::new(Derived { query: self.query, lateral }));
        ast::TableRef { derived, ..table_ref::<S>() }
    }
}

impl<S: Source> FromItem for Derivation<S> {
    type Source = S;

    fn into_table(self, with: &mut Vec<CteAst>) -> ast::TableRef {
        self.into_derived(false, with)
    }
}

/// `VALUES (..), (..)` as a table: rows that are written out.
///
/// ```
/// # use squall_core::query::{FromItem, values};
/// # fn of<V: squall_core::table::View>(rows: Vec<V>) -> impl FromItem {
/// // (SELECT "column1" AS "a", .. FROM (VALUES ($1, ..), ($2, ..)) AS "squall_values") AS "points"
/// values(rows)
/// # }
/// ```
pub fn values<V: View>(rows: impl IntoIterator<Item = V>) -> Derivation<V> {
    let bind = |(value, column): (_, &crate::schema::ColumnInfo)| ast::Expr::Bind(value, column.ty.clone());
    let row = |row: V| row.into_values().into_iter().zip(V::COLUMNS).map(bind).collect();
    Derivation::new(Query::Values(Box::new(ast::Values { rows: rows.into_iter().map(row).collect() })))
}

/// A common table expression with the name and the columns of the view `S`, or of an alias of it.
///
/// It can be used in several places of a query, and it is in its WITH once.
pub struct Cte<S> {
    /// Those that it needs itself, and then itself.
    with: Vec<CteAst>,
    marker: PhantomData<fn() -> S>,
}

impl<S> Clone for Cte<S> {
    fn clone(&self) -> Self {
        Self { with: self.with.clone(), marker: PhantomData }
    }
}

impl<S> std::fmt::Debug for Cte<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.with.fmt(f)
    }
}

impl<S: Source<Row: View>> Cte<S> {
    pub(super) fn new(mut query: Query, recursive: bool) -> Self {
        let mut with = Vec::new();
        hoist(&mut query, &mut with);
        let table = Shared::Static(<S::Row as Record>::INFO);
        // The query that names itself has its own reference to it.
        with.retain(|cte: &CteAst| !recursive || cte.table != table);
        with.push(CteAst { table, query, recursive, materialized: None });
        Self { with, marker: PhantomData }
    }

    /// `MATERIALIZED`: its rows are made once, apart from the query that uses them.
    #[must_use]
    pub fn materialized(self) -> Self {
        self.set(true)
    }

    /// `NOT MATERIALIZED`: it is planned as a part of the query that uses it.
    #[must_use]
    pub fn not_materialized(self) -> Self {
        self.set(false)
    }

    fn set(mut self, materialized: bool) -> Self {
        if let Some(cte) = self.with.last_mut() {
            cte.materialized = Some(materialized);
        }
        self
    }

    /// The same under the name of an alias, made by `alias!`: to join it to itself.
    #[must_use]
    pub fn named<A: Source<Row = S::Row>>(&self, alias: TableRef<A>) -> Cte<A> {
        let _ = alias;
        Cte { with: self.with.clone(), marker: PhantomData }
    }
}

impl<S: Source<Row: View>> FromItem for Cte<S> {
    type Source = S;

    fn into_table(self, with: &mut Vec<CteAst>) -> ast::TableRef {
        self.with.into_iter().for_each(|cte| add(cte, with));
        table_ref::<S>()
    }
}

impl<S: Source<Row: View>> FromItem for &Cte<S> {
    type Source = S;

    fn into_table(self, with: &mut Vec<CteAst>) -> ast::TableRef {
        self.clone().into_table(with)
    }
}

/// The rows so far of a recursive CTE, in the query that adds to them.
pub struct Recursion<S>(PhantomData<fn() -> S>);

impl<S> std::fmt::Debug for Recursion<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Recursion")
    }
}

impl<S: Source<Row: View>> FromItem for Recursion<S> {
    type Source = S;

    fn into_table(self, _with: &mut Vec<CteAst>) -> ast::TableRef {
        table_ref::<S>()
    }
}

/// `WITH RECURSIVE view AS (start UNION step)`: the rows of `start`, and what `step` adds to the rows so far, until it adds
/// nothing new.
///
/// `step` is one SELECT without groups, windows, an order or a limit, with the rows so far in its FROM or an inner join.
///
/// # Errors
/// [`Error::InvalidQuery`](crate::Error::InvalidQuery), when the query runs, where `step` is another.
///
/// Rows that are there already are not added again, so a cycle in the data ends. Where each row must be kept, with a count of
/// how deep it is, there is [`recursive_all`].
///
/// ```
/// # use squall_core::query::{Expression, Recursion, Queryable, recursive};
/// # fn of<V: squall_core::table::View, A: Queryable<(), Row = V, Outside = ()>, B: Queryable<(), Row = V, Outside = ()>>(
/// #     start: A,
/// #     step: impl FnOnce(Recursion<V>) -> B,
/// # ) {
/// // select from the rows so far, joined to the table: |below| select(..).from(below).inner_join(Employee, ..)
/// let tree = recursive(start, step);
/// # }
/// ```
pub fn recursive<V, A, B, I, J>(start: A, step: impl FnOnce(Recursion<V>) -> B) -> Cte<V>
where
    V: View,
    A: Queryable<I, Row = V, Outside = ()>,
    B: Queryable<J, Row = V, Outside = ()>,
{
    recursion(start, step, false)
}

/// `WITH RECURSIVE view AS (start UNION ALL step)`: as [`recursive`], but rows that are there already are added again.
///
/// In data with a cycle it has no end: count the depth and stop at one.
pub fn recursive_all<V, A, B, I, J>(start: A, step: impl FnOnce(Recursion<V>) -> B) -> Cte<V>
where
    V: View,
    A: Queryable<I, Row = V, Outside = ()>,
    B: Queryable<J, Row = V, Outside = ()>,
{
    recursion(start, step, true)
}

fn recursion<V, A, B, I, J>(start: A, step: impl FnOnce(Recursion<V>) -> B, all: bool) -> Cte<V>
where
    V: View,
    A: Queryable<I, Row = V, Outside = ()>,
    B: Queryable<J, Row = V, Outside = ()>,
{
    let step = step(Recursion(PhantomData)).into_query();
    Cte::new(Query::Combined(operation(ast::SetOp::Union, all, start.into_query(), step)), true)
}

/// Moves the CTEs of a query to those of the query around it.
pub(super) fn hoist(query: &mut Query, with: &mut Vec<CteAst>) {
    if let Query::Combined(set) = query {
        hoist(&mut set.left, with);
        hoist(&mut set.right, with);
    }
    if let Some(inner) = query.with_mut() {
        std::mem::take(inner).into_iter().for_each(|cte| add(cte, with));
    }
}

/// Adds a CTE to those of a query, unless it is there.
fn add(cte: CteAst, with: &mut Vec<CteAst>) {
    if !with.contains(&cte) {
        with.push(cte);
    }
}
