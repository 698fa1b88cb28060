//! How many rows a query has, and whether it has any.

use super::{Operand, Project, Select, run};
use crate::{
    ast::{self, Aggregate, AggregateFunction, SelectItem, Statement},
    driver::Row,
    error::Result,
    executor::{BoxFuture, Executor, Target},
    table::cell,
    types::SqlType,
    value::Value,
};

impl<P, F> Select<P, F> {
    /// How many rows the query gives: `SELECT count(*) FROM ..`
    ///
    /// Of a query with groups, DISTINCT, LIMIT or OFFSET it counts the rows that come out of those.
    ///
    /// # Errors
    /// As [`all`](Self::all).
    pub fn count<'e, E: Executor + ?Sized, I>(self, executor: &'e E) -> BoxFuture<'e, Result<i64>>
    where
        P: Project<F, I>,
    {
        count(self.ast, executor.target())
    }

    /// Whether the query gives a row: `SELECT 1 FROM .. LIMIT 1`
    ///
    /// # Errors
    /// As [`all`](Self::all).
    pub fn exists<'e, E: Executor + ?Sized, I>(self, executor: &'e E) -> BoxFuture<'e, Result<bool>>
    where
        P: Project<F, I>,
    {
        exists(self.ast, executor.target())
    }
}

/// So many rows, for LIMIT and OFFSET.
pub(super) fn rows(rows: u32) -> ast::Expr {
    Operand::<i64>::into_operand(i64::from(rows), SqlType::BigInt)
}

pub(super) fn count<'e>(query: Box<ast::Select>, target: Target<'e>) -> BoxFuture<'e, Result<i64>> {
    run::one(Ok(Statement::Select(count_of(query))), |row: &dyn Row| cell(row, 0, &SqlType::BigInt), target)
}

pub(super) fn exists<'e>(mut query: Box<ast::Select>, target: Target<'e>) -> BoxFuture<'e, Result<bool>> {
    let nothing = ast::Expr::Bind(Value::BigInt(0), SqlType::BigInt);
    let plain = is_plain(&query);
    // The order picks no other rows where all that is asked is whether there is one.
    query.order_by.clear();
    if query.limit.as_ref() != Some(&nothing) {
        query.limit = Some(rows(1));
    }
    if plain {
        query.items = vec![SelectItem::Expr(ast::Expr::Bind(Value::Integer(1), SqlType::Integer))];
    }
    let found = run::optional(Ok(Statement::Select(query)), |_: &dyn Row| Ok(()), target);
    Box::pin(async move { Ok(found.await?.is_some()) })
}

/// Whether each row of the tables that passes the filter is a row of the result.
fn is_plain(query: &ast::Select) -> bool {
    !query.distinct && is_ungrouped(query)
}

/// Whether no groups are made of the rows.
pub(super) fn is_ungrouped(query: &ast::Select) -> bool {
    let has_aggregate = |item: &SelectItem| matches!(item, SelectItem::Expr(it) if it.has_aggregate());
    query.group_by.is_empty()
        && query.having.is_none()
        && !query.items.iter().any(has_aggregate)
        && !query.order_by.iter().any(|term| term.expr.has_aggregate())
}

fn count_of(mut query: Box<ast::Select>) -> Box<ast::Select> {
    let count = ast::Expr::Aggregate(Box::new(Aggregate {
        function: AggregateFunction::Count,
        arg: None,
        distinct: false,
        joined: None,
        ty: SqlType::BigInt,
    }));
    query.items = vec![SelectItem::Expr(count)];
    query.order_by.clear();
    query
}
