//! Whether an order tells all rows of a query apart.

use crate::{
    ast::{BinaryOp, ColumnRef, Expr, JoinKind, Select, TableRef},
    error::{Error, Result},
    schema::TableDef,
};

/// Refuses an order that leaves rows equal: each table needs a unique key among the terms, or a join that picks one row of it.
///
/// # Errors
/// [`Error::InvalidQuery`] with the table.
pub(super) fn check(query: &Select) -> Result<()> {
    let tables: Vec<&TableRef> =
        query.from.iter().chain(query.joins.iter().map(|join| &join.table)).collect();
    let mut told: Vec<bool> =
        tables.iter().map(|table| has_key(table, |name| is_ordered_by(query, table, name))).collect();
    // A RIGHT or FULL join makes rows that no other condition holds for.
    let picks = !query.joins.iter().any(|join| matches!(join.kind, JoinKind::Right | JoinKind::Full));
    let mut changed = picks;
    while changed {
        changed = false;
        for (place, table) in tables.iter().enumerate() {
            if !told[place] && is_picked(query, &tables, &told, place, table) {
                told[place] = true;
                changed = true;
            }
        }
    }
    match told.iter().position(|told| !told) {
        None => Ok(()),
        Some(place) => Err(missing(tables[place])),
    }
}

fn missing(table: &TableRef) -> Error {
    let name = table.name();
    let key = definition(table).map(|def| &def.primary_key).filter(|key| !key.is_empty());
    Error::invalid_query(match key {
        Some(key) => format!(
            "the order leaves rows of `{name}` equal, so pages by `keyset` could skip some: \
             add its key to `order_by`, the last of all ({})",
            key.join(", ")
        ),
        None => format!(
            "the order leaves rows of `{name}` equal, so pages by `keyset` could skip some: \
             add all columns of a unique key, none of which can be NULL, to `order_by`"
        ),
    })
}

fn definition(table: &TableRef) -> Option<&'static TableDef> {
    table.info.def.map(|def| def())
}

/// Whether the columns for which `has` is true are a key of the table.
fn has_key(table: &TableRef, has: impl Fn(&str) -> bool) -> bool {
    let Some(def) = definition(table) else { return false };
    let covers = |columns: &[String]| {
        let never_null = |name: &String| def.column(name).is_some_and(|column| !column.nullable);
        !columns.is_empty() && columns.iter().all(|name| has(name) && never_null(name))
    };
    let indexes = def.indexes.iter().filter(|index| index.unique && index.predicate.is_none());
    covers(&def.primary_key)
        || def.uniques.iter().any(|unique| covers(&unique.columns))
        || indexes.filter(|index| index.is_plain()).any(|index| covers(&index.columns()))
}

fn is_ordered_by(query: &Select, table: &TableRef, name: &str) -> bool {
    query.order_by.iter().any(|term| is_column(&term.expr, table, name))
}

fn is_column(expr: &Expr, table: &TableRef, name: &str) -> bool {
    matches!(expr, Expr::Column(column) if column.source == table.name() && column.info.name == name)
}

/// Whether joins pick at most one row of the table for each of those that are told apart.
fn is_picked(query: &Select, tables: &[&TableRef], told: &[bool], place: usize, table: &TableRef) -> bool {
    let is_known = |column: &ColumnRef| {
        tables.iter().zip(told).any(|(other, told)| *told && other.name() == column.source)
    };
    let mut equal = Vec::new();
    for (position, join) in query.joins.iter().enumerate() {
        // Of a LEFT join, the condition says something of the table that it joins, but nothing of those before it.
        if join.kind == JoinKind::Inner || position + 1 == place {
            join.on.iter().for_each(|on| equalities(on, &mut equal));
        }
    }
    has_key(table, |name| {
        equal.iter().any(|(left, right)| {
            let is_equal = |column: &Expr, other: &Expr| {
                is_column(column, table, name)
                    && match other {
                        Expr::Column(other) => is_known(other),
                        Expr::Bind(..) => true,
                        _ => false,
                    }
            };
            is_equal(left, right) || is_equal(right, left)
        })
    })
}

/// The pairs that a condition says are equal.
fn equalities<'a>(condition: &'a Expr, found: &mut Vec<(&'a Expr, &'a Expr)>) {
    let Expr::Binary(it) = condition else { return };
    match it.op {
        BinaryOp::And => {
            equalities(&it.left, found);
            equalities(&it.right, found);
        }
        BinaryOp::Eq => found.push((&it.left, &it.right)),
        _ => {}
    }
}
