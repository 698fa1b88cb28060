//! What the part of a recursive query can be that adds to its rows: that which both databases run.

use super::grouping;
use crate::{
    ast::{Cte, Query, Select, SelectItem},
    error::{Error, Result},
};

/// Refuses a recursive query whose second part one of the databases cannot run, or neither.
///
/// # Errors
/// [`Error::InvalidQuery`] with the reason.
pub(super) fn check(cte: &Cte) -> Result<()> {
    let Query::Combined(set) = &cte.query else { return Ok(()) };
    let Some(reason) = reason(&set.right, &cte.table.name) else { return Ok(()) };
    Err(Error::invalid_query(format!(
        "the part of the recursive query `{}` that adds to its rows {reason}: do that with the rows of the whole",
        cte.table.name
    )))
}

fn reason(step: &Query, name: &str) -> Option<&'static str> {
    let Query::Select(select) = step else {
        return mentions(step, name).then_some("is a set operation");
    };
    if !mentions(step, name) {
        return None;
    }
    let cells = || {
        select.items.iter().filter_map(|item| match item {
            SelectItem::Expr(expr) => Some(expr),
            SelectItem::Table(_) => None,
        })
    };
    if cells().any(|expr| expr.has_window()) {
        return Some("has a window function");
    }
    if grouping::is_grouped(select) || select.having.is_some() || cells().any(|expr| expr.has_aggregate()) {
        return Some("makes groups of rows");
    }
    if !select.order_by.is_empty()
        || select.limit.is_some()
        || select.offset.is_some()
        || !select.distinct_on.is_empty()
    {
        return Some("has an order or a limit");
    }
    match select.sources().into_iter().find(|(table, _)| table.info.name == name && table.derived.is_none()) {
        Some((_, false)) => None,
        Some((_, true)) => Some("has the rows so far where an outer join can leave them out"),
        None => Some("has the rows so far in a query inside of it"),
    }
}

/// Whether the query, or one in it, is of this table.
fn mentions(query: &Query, name: &str) -> bool {
    let mut found = false;
    query.each_select(&mut |select| found |= select_mentions(select, name));
    found
}

fn select_mentions(select: &Select, name: &str) -> bool {
    let mut found = select.tables().any(|table| match &table.derived {
        Some(derived) => mentions(&derived.query, name),
        None => table.info.name == name,
    });
    select.each_expr(&mut |expr| {
        expr.walk(&mut |expr| found |= expr.query().is_some_and(|query| mentions(query, name)));
    });
    found
}
