//! Walks over the query tree that may change it.

use squall::ast::{
    Aggregate, Ask, Assigned, ConflictAction, Expr, Part, Query, RowWith, Select, SelectItem, Statement,
    TableRef, WindowCall,
};

/// The names of the variants of `Expr` that [`each_child`] goes into or knows to have no parts.
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

/// Calls `visit` with each direct part of an expression.
pub fn each_child<'a>(expr: &'a mut Expr, visit: &mut dyn FnMut(&'a mut Expr)) {
    match expr {
        Expr::Binary(it) => {
            visit(&mut it.left);
            visit(&mut it.right);
        }
        Expr::Unary(it) => visit(&mut it.operand),
        Expr::IsNull(it) => visit(&mut it.operand),
        Expr::InList(it) => {
            visit(&mut it.operand);
            it.list.iter_mut().for_each(visit);
        }
        Expr::Row(it) => {
            it.cells.iter_mut().for_each(&mut *visit);
            match &mut it.with {
                RowWith::Row(_, cells) => cells.iter_mut().for_each(visit),
                RowWith::List { rows, .. } => rows.iter_mut().flatten().for_each(visit),
            }
        }
        Expr::Between(it) => {
            visit(&mut it.operand);
            visit(&mut it.low);
            visit(&mut it.high);
        }
        Expr::Like(it) => {
            visit(&mut it.operand);
            visit(&mut it.pattern);
        }
        Expr::Match(it) => {
            visit(&mut it.operand);
            visit(&mut it.text);
        }
        Expr::Collate(it) => visit(&mut it.operand),
        Expr::Case(it) => {
            for (condition, result) in &mut it.arms {
                visit(condition);
                visit(result);
            }
            it.otherwise.iter_mut().for_each(visit);
        }
        Expr::Function(it) => it.args.iter_mut().for_each(visit),
        Expr::Aggregate(it) => each_of_aggregate(it, visit),
        Expr::Window(it) => {
            match &mut it.call {
                WindowCall::Function(call) => call.args.iter_mut().for_each(&mut *visit),
                WindowCall::Aggregate(aggregate) => each_of_aggregate(aggregate, visit),
            }
            it.window.partition_by.iter_mut().for_each(&mut *visit);
            it.window.order_by.iter_mut().for_each(|term| visit(&mut term.expr));
        }
        Expr::Subquery(it) => match &mut it.ask {
            Ask::Cell(_) | Ask::Exists => {}
            Ask::Contains { operand, .. } | Ask::Quantified { operand, .. } => visit(operand),
            Ask::ContainsRow { cells, .. } => cells.iter_mut().for_each(visit),
        },
        Expr::Raw(it) => it.texts.iter_mut().flat_map(|text| &mut text.parts).for_each(|part| {
            if let Part::Expr(expr) = part {
                visit(expr);
            }
        }),
        _ => {}
    }
}

fn each_of_aggregate<'a>(aggregate: &'a mut Aggregate, visit: &mut dyn FnMut(&'a mut Expr)) {
    aggregate.arg.iter_mut().for_each(&mut *visit);
    if let Some(joined) = &mut aggregate.joined {
        visit(&mut joined.separator);
        joined.order_by.iter_mut().for_each(|term| visit(&mut term.expr));
    }
    aggregate.filter.iter_mut().for_each(visit);
}

/// Calls `visit` with this expression and each one in it, until it says that it is done.
pub fn walk(expr: &mut Expr, visit: &mut dyn FnMut(&mut Expr)) {
    visit(expr);
    each_child(expr, &mut |child| walk(child, visit));
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

fn each_of_select<'a>(it: &'a mut Select, visit: &mut dyn FnMut(&'a mut Expr)) {
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
        Query::Values(_) => {}
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
        Query::Values(_) => &[],
    }
}

/// Whether `found` holds for an expression of the statement, or one in it.
pub fn any(statement: &Statement, found: &mut dyn FnMut(&Expr) -> bool) -> bool {
    let mut any = false;
    each_root(&mut statement.clone(), &mut |root| root.walk(&mut |expr| any = any || found(expr)));
    any
}
