//! What reads rows that the same statement writes: one database shows them as they were before, the other as they are at that moment.

use super::one_row;
use crate::{
    ast::{Assignment, Expr, Query, Select, SelectItem, TableRef, Update, each_column},
    error::{Error, Result},
    schema::{ForeignKeyDef, ReferentialAction, TableDef},
};

/// What a foreign key does to the rows that refer to one that a statement writes.
pub(super) type Action = fn(&ForeignKeyDef) -> ReferentialAction;

/// Whether what an UPDATE sets, or its filter, reads the table by a query, or what changes in one row as the key of another does.
pub(super) fn read_by(update: &Update) -> bool {
    let is_own = |table: &TableRef| table.info.name == update.table.info.name;
    let followers = followers(update);
    let reads = |expr: &Expr| expr_reads(expr, &is_own) || names(expr, &update.table, &followers);
    update.assignments.iter().any(|it| reads(&it.value)) || update.filter.iter().any(reads)
}

/// Refuses to return what changes in one row as the key of another does, where several may be updated.
///
/// # Errors
/// [`Error::InvalidQuery`].
pub(super) fn check_followers(update: &Update) -> Result<()> {
    let followers = followers(update);
    let reads = |item: &SelectItem| match item {
        SelectItem::Expr(expr) => names(expr, &update.table, &followers),
        SelectItem::Table(table) => {
            table.name() == update.table.name()
                && table.info.columns.iter().any(|it| followers.contains(&&*it.name))
        }
    };
    let is_one = || {
        let filter = update.filter.as_ref().filter(|_| update.from.is_empty());
        filter.is_some_and(|filter| one_row::tells_unique_key(&update.table, filter))
    };
    if followers.is_empty() || !update.returning.iter().any(reads) || is_one() {
        return Ok(());
    }
    Err(Error::invalid_query(format!(
        "`returning` of an update that sets a key reads `{}`, which goes with the key of another row (`on_update`): one database shows it as \
         it was, the other as it is by then. Update one row, by its key, or read the rows in a query of their own, in one transaction with \
         the update",
        followers.join("`, `")
    )))
}

/// The columns of the table that an UPDATE may change by foreign keys of the table to itself, and what is generated from them.
fn followers(update: &Update) -> Vec<&'static str> {
    let Some(def) = update.table.info.def else { return Vec::new() };
    let def = def();
    let own = |key: &&ForeignKeyDef| key.foreign_table == def.name && key.on_update.acts();
    let mut followers: Vec<&str> = Vec::new();
    loop {
        let moves = |name: &String| {
            followers.contains(&name.as_str()) || update.assignments.iter().any(|it| it.column.name == *name)
        };
        let keys = def.foreign_keys.iter().filter(own).filter(|key| key.foreign_columns.iter().any(moves));
        let found = keys.flat_map(|key| &key.columns).find(|name| !followers.contains(&name.as_str()));
        let Some(found) = found else { break };
        followers.push(found);
    }
    let generated = def.columns.iter().filter(|column| {
        column.generated.as_ref().is_some_and(|it| names(&it.expr, &update.table, &followers))
    });
    let generated: Vec<&str> = generated.map(|column| &*column.name).collect();
    followers.extend(generated);
    followers
}

/// Whether the expression, or a query in it, names one of these columns of the table.
fn names(expr: &Expr, table: &TableRef, columns: &[&str]) -> bool {
    let mut found = false;
    each_column(expr, &mut |it| found |= it.source == table.name() && columns.contains(&&*it.info.name));
    found
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
