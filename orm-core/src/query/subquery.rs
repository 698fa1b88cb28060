//! Queries in expressions.

use std::marker::PhantomData;

use super::{Expr, Expression, Operand, Queryable, Total};
use crate::{
    ast::{self, Ask, BinaryOp, Query, Subquery},
    types::{DbType, SqlType},
    value::Value,
};

fn ask<S, T>(query: Query, ask: Ask) -> Expr<S, T> {
    Expr::new(ast::Expr::Subquery(Box::new(Subquery { query, ask })))
}

/// `EXISTS (query)`: whether it gives any row. What it selects does not matter.
pub fn exists<Q: Queryable<I>, I>(query: Q) -> Expr<Total<Q::Outside>, bool> {
    ask(query.into_query(), Ask::Exists)
}

/// `NOT EXISTS (query)`
pub fn not_exists<Q: Queryable<I>, I>(query: Q) -> Expr<Total<Q::Outside>, bool> {
    exists(query).not()
}

/// `(query)`: the only cell of its only row; NULL where there is no row.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) for a query that gives several rows: limit it to one, or take an
/// aggregate.
pub fn scalar<Q: Queryable<I, Row: DbType>, I>(query: Q) -> Expr<Q::Outside, <Q::Row as DbType>::Nullable> {
    let query = query.into_query();
    let ty = query.first_cells().first().map_or(Q::Row::SQL_TYPE, |cell| cell.ty().clone());
    ask(query, Ask::Cell(ty))
}

pub(super) fn in_query<E: Expression, Q: Queryable<I>, I, S, T>(
    operand: E,
    query: Q,
    negated: bool,
) -> Expr<S, T> {
    ask(query.into_query(), Ask::Contains { operand: operand.into_ast(), negated })
}

/// `ANY (query)` or `ALL (query)`, on the right of a comparison.
pub struct Quantified<S, T> {
    query: Query,
    all: bool,
    marker: PhantomData<fn() -> (S, T)>,
}

impl<S, T> Clone for Quantified<S, T> {
    fn clone(&self) -> Self {
        Self { query: self.query.clone(), all: self.all, marker: PhantomData }
    }
}

impl<S, T> std::fmt::Debug for Quantified<S, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Quantified").field("query", &self.query).field("all", &self.all).finish()
    }
}

/// `ANY (query)`: a comparison with it is true where it is for any of the rows; of no rows, false.
pub fn any<Q: Queryable<I, Row: DbType>, I>(query: Q) -> Quantified<Q::Outside, Q::Row> {
    Quantified { query: query.into_query(), all: false, marker: PhantomData }
}

/// `ALL (query)`: a comparison with it is true where it is for all of the rows; of no rows, true.
pub fn all<Q: Queryable<I, Row: DbType>, I>(query: Q) -> Quantified<Q::Outside, Q::Row> {
    Quantified { query: query.into_query(), all: true, marker: PhantomData }
}

#[diagnostic::do_not_recommend]
impl<S, T: DbType> Operand<T::Base> for Quantified<S, T> {
    type Sources = S;
    type Type = T;

    fn into_operand(self, ty: SqlType) -> ast::Expr {
        ast::Expr::Bind(
            Value::Invalid("`any(..)` and `all(..)` stand on the right of a comparison".into()),
            ty,
        )
    }

    fn compare(self, left: ast::Expr, op: BinaryOp, _ty: SqlType) -> ast::Expr {
        let ask = Ask::Quantified { operand: left, op, all: self.all };
        ast::Expr::Subquery(Box::new(Subquery { query: self.query, ask }))
    }
}
