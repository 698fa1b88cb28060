//! How many rows a query has, and whether it has any.

use super::{from::hoist, run};
use crate::{
    ast::{
        self, Aggregate, Ask, Derived, Expr, Query, SelectItem, SetOperation, Statement, Subquery, TableRef,
    },
    driver::Row,
    error::Result,
    executor::{BoxFuture, Target},
    schema::TableInfo,
    shared::Shared,
    table::cell,
    types::SqlType,
    value::Value,
};

/// A query whose rows are counted, and whose columns nobody reads.
static COUNTED: TableInfo = TableInfo::new("squall_counted", &[], None);

/// So many rows, for LIMIT and OFFSET.
pub(super) fn rows(rows: impl Into<i64>) -> Expr {
    Expr::Bind(Value::BigInt(rows.into()), SqlType::BigInt)
}

pub(crate) fn count<'e>(query: Query, target: Target<'e>) -> BoxFuture<'e, Result<i64>> {
    run::one(Ok(Statement::Select(count_of(query))), |row: &dyn Row| cell(row, 0, &SqlType::BigInt), target)
}

pub(crate) fn exists<'e>(query: Query, target: Target<'e>) -> BoxFuture<'e, Result<bool>> {
    let found = run::optional(super::boxed::statement(any_of(query)), |_: &dyn Row| Ok(()), target);
    Box::pin(async move { Ok(found.await?.is_some()) })
}

/// One row of the query, if it has any.
fn any_of(query: Query) -> Query {
    // Of a query that is limited to no rows there is none.
    let one = |limit: Option<Expr>| limit.filter(|limit| *limit == rows(0)).or_else(|| Some(rows(1)));
    match query {
        Query::Select(mut select) => {
            let plain = is_plain(&select);
            if select.distinct_on.is_empty() {
                select.order_by.clear();
            }
            select.limit = one(select.limit);
            if plain {
                select.items = vec![SelectItem::Expr(Expr::Bind(Value::Integer(1), SqlType::Integer))];
            }
            Query::Select(select)
        }
        Query::Combined(set) => {
            let limit = one(set.limit);
            Query::Combined(Box::new(SetOperation { limit, ..*set }))
        }
        other => other,
    }
}

/// Whether each row of the tables that passes the filter is a row of the result.
fn is_plain(query: &ast::Select) -> bool {
    !query.distinct && query.distinct_on.is_empty() && is_ungrouped(query)
}

/// Whether no groups are made of the rows.
pub(super) fn is_ungrouped(query: &ast::Select) -> bool {
    let has_aggregate = |item: &SelectItem| matches!(item, SelectItem::Expr(it) if it.has_aggregate());
    query.group_by.is_empty()
        && query.grouping_sets.is_empty()
        && query.having.is_none()
        && !query.items.iter().any(has_aggregate)
        && !query.order_by.iter().any(|term| term.expr.has_aggregate())
}

/// `SELECT count(*) FROM ..`: of the tables themselves where it is the same, else of the query in the place of a table.
pub(super) fn count_of(query: Query) -> Box<ast::Select> {
    let count = SelectItem::Expr(Expr::Aggregate(Box::new(Aggregate::of_rows())));
    let mut query = query;
    if let Query::Select(select) = &mut query
        && select.limit.is_none()
        && select.offset.is_none()
    {
        if is_plain(select) {
            let mut select = std::mem::take(select);
            select.items = vec![count];
            select.order_by.clear();
            select.locks.clear();
            return select;
        }
        // An order by an aggregate makes groups of a query that has none, and of DISTINCT ON it says which rows there are.
        let grouped = !(select.group_by.is_empty() && select.grouping_sets.is_empty());
        if select.distinct_on.is_empty() && (is_ungrouped(select) || grouped) {
            select.order_by.clear();
        }
    }
    let mut counting = Box::new(ast::Select { items: vec![count], ..ast::Select::default() });
    hoist(&mut query, &mut counting.with);
    let derived = Some(Box::new(Derived { query, lateral: false }));
    counting.from = Some(TableRef { derived, ..TableRef::from(Shared::Static(&COUNTED)) });
    counting
}

/// `(SELECT count(*) FROM ..)`, as a cell of a row.
pub(super) fn total_of(query: ast::Select) -> SelectItem {
    let query = Query::Select(count_of(Query::Select(Box::new(query))));
    SelectItem::Expr(Expr::Subquery(Box::new(Subquery { query, ask: Ask::Cell(SqlType::BigInt) })))
}
