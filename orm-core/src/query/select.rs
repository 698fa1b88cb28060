//! SELECT, typed.

use std::marker::PhantomData;

use super::{
    Condition, Cons, Correlated, ExprList, FromItem, GroupList, Grouped, In, JoinCondition, MakeOuter, Nil,
    OrderList, Outer, Plain, Project, Projection, RowCount, Sql, Standalone, condition::add_condition, run,
    seen::Seen,
};
use crate::{
    ast::{self, Join, JoinKind, Statement},
    dialect::Dialect,
    error::Result,
    executor::{BoxFuture, Executor},
    table::{Source, TableRef},
};

/// A SELECT of the projection `P` from the tables `F`.
pub struct Select<P, F> {
    pub(super) ast: Box<ast::Select>,
    seen: Seen,
    marker: PhantomData<fn() -> (P, F)>,
}

/// `SELECT projection`: a table, columns, expressions, or a tuple of these.
pub fn select<P: Projection>(projection: P) -> Select<P, Nil> {
    let mut ast = Box::new(ast::Select::default());
    projection.push(&mut ast.items);
    Select::new(ast)
}

impl<P, F> Clone for Select<P, F> {
    fn clone(&self) -> Self {
        Self { ast: self.ast.clone(), seen: self.seen.clone(), marker: PhantomData }
    }
}

impl<P, F> std::fmt::Debug for Select<P, F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.ast.fmt(f)
    }
}

impl<P, F> Select<P, F> {
    pub(super) fn new(ast: Box<ast::Select>) -> Self {
        Self { ast, seen: Seen::default(), marker: PhantomData }
    }

    pub(crate) fn into_select(self) -> Box<ast::Select> {
        self.ast
    }

    pub(super) fn retyped<G>(self) -> Select<P, G> {
        Select { ast: self.ast, seen: self.seen, marker: PhantomData }
    }

    /// `FROM table`: a table, or a query in its place
    #[must_use]
    pub fn from<T: FromItem>(mut self, table: T) -> Select<P, Cons<T::Source, Plain, F>>
    where
        F: NoFrom,
    {
        let seen = table.seen();
        let table = table.into_table(&mut self.ast.with);
        self.seen.from(&mut self.ast, table, seen);
        self.retyped()
    }

    /// Lets this query name a table of the query around it. In SQL it is nothing.
    ///
    /// ```
    /// # use squall_core::query::{Expression, count_all, scalar, select};
    /// # fn of<T: squall_core::Table, P: squall_core::Table>(
    /// #     user: squall_core::TableRef<T>,
    /// #     post: squall_core::TableRef<P>,
    /// #     author: squall_core::query::Column<P, i64>,
    /// #     id: squall_core::query::Column<T, i64>,
    /// # ) {
    /// // (SELECT count(*) FROM "posts" WHERE "posts"."author_id" = "users"."id")
    /// let posts = scalar(select(count_all()).correlate(user).from(post).filter(author.eq(id)));
    /// # }
    /// ```
    #[must_use]
    pub fn correlate<S: Source>(self, table: TableRef<S>) -> Select<P, Cons<S, Correlated, F>>
    where
        F: NoFrom,
    {
        let _ = table;
        self.retyped()
    }

    fn joined<T: FromItem, G>(mut self, kind: JoinKind, table: T, on: Option<ast::Expr>) -> Select<P, G> {
        let seen = table.seen();
        let table = table.into_table(&mut self.ast.with);
        self.seen.join(&mut self.ast, Join { kind, table, on }, seen);
        self.retyped()
    }

    /// `INNER JOIN table ON condition`
    #[must_use]
    pub fn inner_join<T: FromItem, C: JoinCondition, I>(
        self,
        table: T,
        on: C,
    ) -> Select<P, Cons<T::Source, Plain, F>>
    where
        C::Sources: In<Cons<T::Source, Plain, F>, I>,
    {
        self.joined(JoinKind::Inner, table, on.into_on())
    }

    /// `LEFT JOIN table ON condition`: the table becomes an `Option` in the rows
    #[must_use]
    pub fn left_join<T: FromItem, C: JoinCondition, I>(
        self,
        table: T,
        on: C,
    ) -> Select<P, Cons<T::Source, Outer, F>>
    where
        C::Sources: In<Cons<T::Source, Outer, F>, I>,
    {
        self.joined(JoinKind::Left, table, on.into_on())
    }

    /// `RIGHT JOIN table ON condition`: the tables before it become `Option`s in the rows
    #[must_use]
    pub fn right_join<T: FromItem, C: JoinCondition, I>(
        self,
        table: T,
        on: C,
    ) -> Select<P, Cons<T::Source, Plain, F::Out>>
    where
        F: MakeOuter,
        C::Sources: In<Cons<T::Source, Plain, F::Out>, I>,
    {
        self.joined(JoinKind::Right, table, on.into_on())
    }

    /// `FULL JOIN table ON condition`: it and the tables before it become `Option`s in the rows
    #[must_use]
    pub fn full_join<T: FromItem, C: JoinCondition, I>(
        self,
        table: T,
        on: C,
    ) -> Select<P, Cons<T::Source, Outer, F::Out>>
    where
        F: MakeOuter,
        C::Sources: In<Cons<T::Source, Outer, F::Out>, I>,
    {
        self.joined(JoinKind::Full, table, on.into_on())
    }

    /// `CROSS JOIN table`
    #[must_use]
    pub fn cross_join<T: FromItem>(self, table: T) -> Select<P, Cons<T::Source, Plain, F>> {
        self.joined(JoinKind::Cross, table, None)
    }

    /// `WHERE condition`; several are joined by AND, and `None` adds nothing
    #[must_use]
    pub fn filter<C: Condition, I>(mut self, condition: C) -> Self
    where
        C::Sources: In<F, I>,
    {
        add_condition(&mut self.ast.filter, condition.into_condition());
        self
    }

    /// `GROUP BY exprs`
    ///
    /// Who groups by a table's primary key can select all of its columns.
    #[must_use]
    pub fn group_by<L: GroupList, I>(mut self, exprs: L) -> Select<P, <L::Nulls as Grouped<F>>::Tables>
    where
        L::Sources: In<F, I>,
        L::Nulls: Grouped<F>,
    {
        exprs.push(&mut self.ast);
        self.retyped()
    }

    /// `HAVING condition`; several are joined by AND, and `None` adds nothing
    #[must_use]
    pub fn having<C: Condition, I>(mut self, condition: C) -> Self
    where
        C::Sources: In<F, I>,
    {
        add_condition(&mut self.ast.having, condition.into_condition());
        self
    }

    /// `ORDER BY terms`; called again, it adds less significant ones. NULLs come last unless a term says otherwise
    #[must_use]
    pub fn order_by<L: OrderList, I>(mut self, terms: L) -> Self
    where
        L::Sources: In<F, I>,
    {
        terms.push(&mut self.ast.order_by);
        self
    }

    /// `SELECT DISTINCT`: equal rows come once
    #[must_use]
    pub fn distinct(mut self) -> Self {
        self.ast.distinct = true;
        self
    }

    /// `SELECT DISTINCT ON (exprs)`: of rows that are equal in these, the first in the order of the query. On SQLite it is
    /// written with `row_number()`.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`](crate::Error::InvalidQuery), when the query runs, where `order_by` does not begin with the same
    /// expressions: then it would be left open which row is the first.
    #[must_use]
    pub fn distinct_on<L: ExprList, I>(mut self, exprs: L) -> Self
    where
        L::Sources: In<F, I>,
    {
        exprs.push(&mut self.ast.distinct_on);
        self
    }

    /// `LIMIT rows`
    #[must_use]
    pub fn limit(mut self, rows: impl RowCount) -> Self {
        self.ast.limit = Some(rows.into_count());
        self
    }

    /// `OFFSET rows`
    #[must_use]
    pub fn offset(mut self, rows: impl RowCount) -> Self {
        self.ast.offset = Some(rows.into_count());
        self
    }

    /// The SQL in `dialect`, and its parameters.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`](crate::Error::InvalidQuery), [`Error::InvalidValue`](crate::Error::InvalidValue) or [`Error::Unsupported`](crate::Error::Unsupported): what would be refused before sending.
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Sql> {
        run::to_sql(&Statement::Select(self.ast.clone()), dialect)
    }

    /// All rows.
    ///
    /// # Errors
    /// What refuses the query before it is sent, what the database answers, or [`Error::Decode`](crate::Error::Decode).
    pub fn all<'e, E: Executor + ?Sized, R, I>(self, executor: &'e E) -> BoxFuture<'e, Result<Vec<R>>>
    where
        F: Standalone,
        P: Project<F, I, Row = R>,
        R: Send + 'static,
    {
        run::all(Ok(Statement::Select(self.ast)), |row| P::decode(row, 0), executor.target())
    }

    /// The only row.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound) where there is none, [`Error::MultipleRows`](crate::Error::MultipleRows) where there are more, and as [`all`](Self::all).
    pub fn one<'e, E: Executor + ?Sized, R, I>(self, executor: &'e E) -> BoxFuture<'e, Result<R>>
    where
        F: Standalone,
        P: Project<F, I, Row = R>,
        R: Send + 'static,
    {
        run::one(Ok(Statement::Select(self.ast)), |row| P::decode(row, 0), executor.target())
    }

    /// The only row, or `None`.
    ///
    /// # Errors
    /// [`Error::MultipleRows`](crate::Error::MultipleRows) where there are more, and as [`all`](Self::all).
    pub fn optional<'e, E: Executor + ?Sized, I>(
        self,
        executor: &'e E,
    ) -> BoxFuture<'e, Result<Option<P::Row>>>
    where
        F: Standalone,
        P: Project<F, I>,
    {
        run::optional(Ok(Statement::Select(self.ast)), |row| P::decode(row, 0), executor.target())
    }
}

/// The tables of a query that has no FROM yet.
#[diagnostic::on_unimplemented(
    message = "the query has its `from` already",
    label = "join what else there is: `.inner_join(..)`, `.cross_join(..)`"
)]
pub trait NoFrom {}

impl NoFrom for Nil {}

#[diagnostic::do_not_recommend]
impl<S, Rest: NoFrom> NoFrom for Cons<S, Correlated, Rest> {}
