//! Queries in a write that read what it writes: one database shows them the rows as they were before, the other as they are at
//! that moment.

use crate::{
    ast::{Assignment, Expr, Query, Select, SelectItem, TableRef, Update},
    error::{Error, Result},
    schema::{ForeignKeyDef, ReferentialAction, TableDef},
};

/// What a foreign key does to the rows that refer to one that a statement writes.
pub(super) type Action = fn(&ForeignKeyDef) -> ReferentialAction;

/// Whether a query in what an UPDATE sets, or in its filter, reads the table.
pub(super) fn read_by(update: &Update) -> bool {
    let is_own = |table: &TableRef| table.info.name == update.table.info.name;
    let reads = |expr: &Expr| expr_reads(expr, &is_own);
    update.assignments.iter().any(|it| reads(&it.value)) || update.filter.iter().any(reads)
}

/// Refuses queries in RETURNING that read the table, or rows that may go or change with it.
///
/// # Errors
/// [`Error::InvalidQuery`].
pub(super) fn check_returning(table: &TableRef, items: &[SelectItem], action: Option<Action>) -> Result<()> {
    let changes = |read: &TableRef| {
        let acts = |def: &TableDef| {
            action.is_some_and(|action| def.foreign_keys.iter().any(|key| action(key).acts()))
        };
        read.info.name == table.info.name || read.info.def.is_some_and(|def| acts(def()))
    };
    let reads = |item: &SelectItem| matches!(item, SelectItem::Expr(expr) if expr_reads(expr, &changes));
    if items.iter().any(reads) {
        return Err(refused("returning"));
    }
    Ok(())
}

/// The same of what an upsert sets, and of its filter.
///
/// # Errors
/// [`Error::InvalidQuery`].
pub(super) fn check_upsert(
    table: &TableRef,
    assignments: &[Assignment],
    filter: Option<&Expr>,
) -> Result<()> {
    let is_own = |read: &TableRef| read.info.name == table.info.name;
    let values = assignments.iter().map(|it| &it.value);
    if values.chain(filter).any(|expr| expr_reads(expr, &is_own)) {
        return Err(refused("do_update"));
    }
    Ok(())
}

fn refused(place: &str) -> Error {
    Error::invalid_query(format!(
        "a query in `{place}` reads rows that the statement writes, which one database shows as they were before it, and the other as \
         they are by then: read them in a query of its own, in one transaction with the write"
    ))
}

fn expr_reads(expr: &Expr, found: &dyn Fn(&TableRef) -> bool) -> bool {
    let mut reads = false;
    expr.walk(&mut |expr| reads = reads || expr.query().is_some_and(|query| query_reads(query, found)));
    reads
}

fn query_reads(query: &Query, found: &dyn Fn(&TableRef) -> bool) -> bool {
    match query {
        Query::Select(select) => select_reads(select, found),
        Query::Combined(set) => {
            set.with.iter().any(|cte| query_reads(&cte.query, found))
                || query_reads(&set.left, found)
                || query_reads(&set.right, found)
        }
        Query::Values(_) => false,
        Query::Elements(elements) => expr_reads(&elements.of, found),
    }
}

fn select_reads(select: &Select, found: &dyn Fn(&TableRef) -> bool) -> bool {
    let table_reads = |table: &TableRef| match table.derived.as_deref() {
        Some(derived) => query_reads(&derived.query, found),
        None => found(table),
    };
    let mut reads = select.with.iter().any(|cte| query_reads(&cte.query, found));
    reads = reads || select.tables().any(table_reads);
    select.each_expr(&mut |expr| reads = reads || expr_reads(expr, found));
    reads
}
