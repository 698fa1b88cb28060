//! Walks over the query tree that may change it.

use squall::ast::{
    Assigned, ConflictAction, Expr, Query, Select, SelectItem, SetOperation, Statement, TableRef,
};

/// The names of the variants of `Expr` that the machine knows. Of these it does not make `null`, which stands only in what nested
/// queries are made of, `now`, whose value is another each time (but for that of a delete which marks the rows), and `raw`, whose meaning is up to its author.
pub const WALKED: [&str; 19] = [
    "column",
    "bind",
    "null",
    "now",
    "binary",
    "unary",
    "is_null",
    "in_list",
    "row",
    "between",
    "like",
    "match",
    "collate",
    "case",
    "function",
    "aggregate",
    "window",
    "subquery",
    "raw",
];

/// The names of the variants of `Query` that the machine makes.
pub const MADE: [&str; 4] = ["select", "combined", "values", "elements"];

/// Calls `visit` with this expression and each one in it, until it says that it is done.
pub fn walk(expr: &mut Expr, visit: &mut dyn FnMut(&mut Expr)) {
    visit(expr);
    expr.each_child_mut(&mut |child| walk(child, visit));
}

/// Calls `visit` with each expression that stands by itself in a statement.
pub fn each_root<'a>(statement: &'a mut Statement, visit: &mut dyn FnMut(&'a mut Expr)) {
    match statement {
        Statement::Select(it) => each_of_select(it, visit),
        Statement::Insert(it) => {
            for cell in it.cells.iter_mut().flatten() {
                if let Assigned::Expr(expr) = cell {
                    visit(expr);
                }
            }
            if let Some(ConflictAction::Update { assignments, filter }) =
                it.on_conflict.as_mut().map(|it| &mut it.action)
            {
                assignments.iter_mut().for_each(|assignment| visit(&mut assignment.value));
                filter.iter_mut().for_each(&mut *visit);
            }
            each_item(&mut it.returning, visit);
        }
        Statement::Update(it) => {
            it.assignments.iter_mut().for_each(|assignment| visit(&mut assignment.value));
            it.filter.iter_mut().for_each(&mut *visit);
            each_item(&mut it.returning, visit);
        }
        Statement::Delete(it) => {
            it.filter.iter_mut().for_each(&mut *visit);
            each_item(&mut it.returning, visit);
        }
        Statement::Combined(it) => {
            each_of_query(&mut it.left, visit);
            each_of_query(&mut it.right, visit);
        }
        Statement::UpdateRows(_) | Statement::Raw(_) => {}
    }
}

/// As [`each_root`], of a SELECT.
pub fn each_of_select<'a>(it: &'a mut Select, visit: &mut dyn FnMut(&'a mut Expr)) {
    each_item(&mut it.items, visit);
    it.joins.iter_mut().filter_map(|join| join.on.as_mut()).for_each(&mut *visit);
    it.filter.iter_mut().for_each(&mut *visit);
    it.distinct_on.iter_mut().for_each(&mut *visit);
    it.group_by.iter_mut().for_each(&mut *visit);
    it.grouping_sets.iter_mut().flat_map(|it| it.sets.iter_mut().flatten()).for_each(&mut *visit);
    it.having.iter_mut().for_each(&mut *visit);
    it.order_by.iter_mut().for_each(|term| visit(&mut term.expr));
}

/// As of a SELECT, of each that the query is made of.
fn each_of_query<'a>(query: &'a mut Query, visit: &mut dyn FnMut(&'a mut Expr)) {
    match query {
        Query::Select(select) => each_of_select(select, visit),
        Query::Combined(set) => {
            each_of_query(&mut set.left, visit);
            each_of_query(&mut set.right, visit);
        }
        Query::Values(_) | Query::Elements(_) => {}
    }
}

fn each_item<'a>(items: &'a mut [SelectItem], visit: &mut dyn FnMut(&'a mut Expr)) {
    for item in items {
        if let SelectItem::Expr(expr) = item {
            visit(expr);
        }
    }
}

/// Calls `visit` with each table of a statement.
pub fn each_table<'a>(statement: &'a mut Statement, visit: &mut dyn FnMut(&'a mut TableRef)) {
    let items = match statement {
        Statement::Select(it) => {
            it.from.iter_mut().for_each(&mut *visit);
            it.joins.iter_mut().for_each(|join| visit(&mut join.table));
            &mut it.items
        }
        Statement::Insert(it) => {
            visit(&mut it.table);
            &mut it.returning
        }
        Statement::Update(it) => {
            visit(&mut it.table);
            it.from.iter_mut().for_each(&mut *visit);
            &mut it.returning
        }
        Statement::Delete(it) => {
            visit(&mut it.table);
            it.using.iter_mut().for_each(&mut *visit);
            &mut it.returning
        }
        Statement::Combined(_) | Statement::UpdateRows(_) | Statement::Raw(_) => return,
    };
    for item in items {
        if let SelectItem::Table(table) = item {
            visit(table);
        }
    }
}

/// Calls `visit` with each SELECT of a statement, after those that are inside of it.
pub fn each_select(statement: &mut Statement, visit: &mut dyn FnMut(&mut Select)) {
    match statement {
        Statement::Select(select) => select_and_inner(select, visit),
        Statement::Combined(set) => selects_of_set(set, visit),
        other => each_root(other, &mut |root| selects_of_expr(root, visit)),
    }
}

/// The same of those inside of a SELECT.
pub fn each_inner_select(select: &mut Select, visit: &mut dyn FnMut(&mut Select)) {
    select.with.iter_mut().for_each(|cte| selects_of_query(&mut cte.query, visit));
    let joined = select.joins.iter_mut().map(|join| &mut join.table);
    for derived in select.from.iter_mut().chain(joined).filter_map(|table| table.derived.as_mut()) {
        selects_of_query(&mut derived.query, visit);
    }
    each_of_select(select, &mut |root| selects_of_expr(root, visit));
}

fn select_and_inner(select: &mut Select, visit: &mut dyn FnMut(&mut Select)) {
    each_inner_select(select, visit);
    visit(select);
}

fn selects_of_set(set: &mut SetOperation, visit: &mut dyn FnMut(&mut Select)) {
    set.with.iter_mut().for_each(|cte| selects_of_query(&mut cte.query, visit));
    selects_of_query(&mut set.left, visit);
    selects_of_query(&mut set.right, visit);
}

fn selects_of_query(query: &mut Query, visit: &mut dyn FnMut(&mut Select)) {
    match query {
        Query::Select(select) => select_and_inner(select, visit),
        Query::Combined(set) => selects_of_set(set, visit),
        Query::Values(values) => {
            values.rows.iter_mut().flatten().for_each(|cell| selects_of_expr(cell, visit));
        }
        Query::Elements(elements) => selects_of_expr(&mut elements.of, visit),
    }
}

fn selects_of_expr(expr: &mut Expr, visit: &mut dyn FnMut(&mut Select)) {
    walk(expr, &mut |expr| {
        if let Expr::Subquery(it) = expr {
            selects_of_query(&mut it.query, visit);
        }
    });
}

/// The table that a statement changes rows of.
pub fn written(statement: &Statement) -> Option<&TableRef> {
    match statement {
        Statement::Insert(it) => Some(&it.table),
        Statement::Update(it) => Some(&it.table),
        Statement::Delete(it) => Some(&it.table),
        Statement::Select(_) | Statement::Combined(_) | Statement::UpdateRows(_) | Statement::Raw(_) => None,
    }
}

/// What a statement gives back.
pub fn items(statement: &Statement) -> &[SelectItem] {
    match statement {
        Statement::Select(it) => &it.items,
        Statement::Insert(it) => &it.returning,
        Statement::Update(it) => &it.returning,
        Statement::Delete(it) => &it.returning,
        Statement::Combined(it) => first_items(&it.left),
        Statement::UpdateRows(_) | Statement::Raw(_) => &[],
    }
}

fn first_items(query: &Query) -> &[SelectItem] {
    match query {
        Query::Select(select) => &select.items,
        Query::Combined(set) => first_items(&set.left),
        Query::Values(_) | Query::Elements(_) => &[],
    }
}

/// Whether `found` holds for an expression of the statement, or one in it.
pub fn any(statement: &Statement, found: &mut dyn FnMut(&Expr) -> bool) -> bool {
    let mut any = false;
    each_root(&mut statement.clone(), &mut |root| root.walk(&mut |expr| any = any || found(expr)));
    any
}
