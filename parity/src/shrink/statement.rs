//! Smaller statements.

use squall::ast::{ConflictAction, Expr, Query, Select, SelectItem, Statement};

use crate::expression::columns;

/// The expression with a smaller query in it.
pub(super) fn plainer(expr: &Expr) -> Vec<Expr> {
    let Expr::Subquery(it) = expr else { return Vec::new() };
    let changes: [fn(&mut Select); 4] = [
        |select| select.filter = None,
        |select| select.distinct = false,
        |select| select.order_by.clear(),
        |select| select.limit = None,
    ];
    let changed = |change: fn(&mut Select)| {
        let mut it = it.clone();
        if let Query::Select(select) = &mut it.query {
            change(select);
        }
        Expr::Subquery(it)
    };
    changes.map(changed).into_iter().filter(|it| it != expr).collect()
}

/// One side of a set operation.
pub(super) fn side(statement: &Statement, right: bool) -> Option<Statement> {
    let Statement::Combined(set) = statement else { return None };
    Some(match if right { &set.right } else { &set.left } {
        Query::Select(select) => Statement::Select(select.clone()),
        Query::Combined(set) => Statement::Combined(set.clone()),
        Query::Values(_) | Query::Elements(_) => return None,
    })
}

/// Makes the queries in the place of tables smaller.
pub(super) fn smaller_sources(select: &mut Select) {
    let tables = select.from.iter_mut().chain(select.joins.iter_mut().map(|join| &mut join.table));
    let derived = tables.filter_map(|table| table.derived.as_mut()).map(|it| &mut it.query);
    for query in derived.chain(select.with.iter_mut().map(|it| &mut it.query)) {
        match query {
            Query::Select(inner) => {
                inner.filter = None;
                inner.distinct = false;
            }
            Query::Combined(set) => *query = set.left.clone(),
            Query::Values(values) => values.rows.truncate(1),
            Query::Elements(_) => {}
        }
    }
}

pub(super) fn without_item(statement: &mut Statement, place: usize) {
    let items = match statement {
        Statement::Select(it) => &mut it.items,
        Statement::Insert(it) => &mut it.returning,
        Statement::Update(it) => &mut it.returning,
        Statement::Delete(it) => &mut it.returning,
        Statement::Combined(_) | Statement::UpdateRows(_) | Statement::Raw(_) => return,
    };
    if place < items.len() {
        items.remove(place);
    }
}

pub(super) fn without_clause(statement: &mut Statement, place: usize) {
    match statement {
        Statement::Select(it) => match place {
            0 => it.filter = None,
            1 => it.having = None,
            2 => it.limit = None,
            3 => it.offset = None,
            4 => it.distinct = false,
            5 => it.group_by.clear(),
            6 if it.joins.is_empty() => it.from = None,
            _ => {}
        },
        Statement::Insert(it) => match (place, it.on_conflict.as_mut().map(|it| &mut it.action)) {
            (0, _) => it.on_conflict = None,
            (1, Some(ConflictAction::Update { filter, .. })) => *filter = None,
            (_, Some(ConflictAction::Update { assignments, .. }))
                if assignments.len() > 1 && place - 2 < assignments.len() =>
            {
                assignments.remove(place - 2);
            }
            _ => {}
        },
        Statement::Update(it) if place == 0 => it.filter = None,
        Statement::Delete(it) if place == 0 => it.filter = None,
        _ => {}
    }
}

/// Selects the columns of a table one by one.
pub(super) fn table_as_columns(statement: &mut Statement, place: usize) {
    let items = match statement {
        Statement::Select(it) => &mut it.items,
        Statement::Insert(it) => &mut it.returning,
        Statement::Update(it) => &mut it.returning,
        Statement::Delete(it) => &mut it.returning,
        Statement::Combined(_) | Statement::UpdateRows(_) | Statement::Raw(_) => return,
    };
    if let Some(SelectItem::Table(table)) = items.get(place) {
        let parts: Vec<SelectItem> = columns(table).into_iter().map(SelectItem::Expr).collect();
        items.splice(place..=place, parts);
    }
}
