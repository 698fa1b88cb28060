//! Queries in queries.

use std::fmt::Write;

use squall::{
    Value,
    ast::{
        Ask, ElementKind, Expr, JoinKind, Query, Select, SelectItem, SetOp, SetOperation, Statement,
        Subquery, TableRef,
    },
};

use super::{comparison, expr, items, literal, source, table::optional, table_of, term, tuple};
use crate::tree;

/// The structs of the rows of queries that stand for tables.
pub(super) fn views(rust: &mut String, statement: &Statement) {
    tree::each_table(&mut statement.clone(), &mut |table| {
        if table.info.def.is_some() || rust.contains(&format!("pub struct {} {{", source(&table.info.name))) {
            return;
        }
        let _ = writeln!(rust, "#[derive(View, Debug)]\npub struct {} {{", source(&table.info.name));
        for column in table.info.columns.iter() {
            let _ = writeln!(rust, "    pub {}: {},", column.name, optional(&column.ty, column.nullable));
        }
        rust.push_str("}\n\n");
    });
}

/// The tables in the queries of a statement that have a name of their own.
pub(super) fn aliased(statement: &Statement, found: &mut dyn FnMut(&TableRef)) {
    tree::each_root(&mut statement.clone(), &mut |root| of_expr(root, found));
    match statement {
        Statement::Select(select) => select_sources(select, found),
        Statement::Combined(set) => {
            [&set.left, &set.right].map(|it| of_query(it, found)).into_iter().collect()
        }
        _ => {}
    }
}

fn of_expr(it: &Expr, found: &mut dyn FnMut(&TableRef)) {
    it.walk(&mut |it| {
        if let Some(query) = it.query() {
            of_query(query, found);
        }
    });
}

fn of_query(query: &Query, found: &mut dyn FnMut(&TableRef)) {
    query.each_select(&mut |select| {
        select.tables().for_each(&mut *found);
        select_sources(select, found);
        select.each_expr(&mut |it| of_expr(it, found));
    });
}

fn select_sources(select: &Select, found: &mut dyn FnMut(&TableRef)) {
    for derived in select.tables().filter_map(|table| table.derived.as_deref()) {
        of_query(&derived.query, found);
    }
    select.with.iter().for_each(|cte| of_query(&cte.query, found));
}

/// A query in an expression.
pub(super) fn asked(it: &Subquery) -> String {
    let query = query(&it.query, None);
    let not = |negated: bool| if negated { "not_" } else { "" };
    match &it.ask {
        Ask::Cell(_) => format!("scalar({query})"),
        Ask::Exists => format!("exists({query})"),
        Ask::Contains { operand, negated } => format!("{}.{}in_query({query})", expr(operand), not(*negated)),
        Ask::Gathered { operand } => format!("{}.in_query({query})", expr(operand)),
        Ask::ContainsRow { cells, negated } => {
            let cells: Vec<String> = cells.iter().map(expr).collect();
            format!("row(({})).{}in_query({query})", cells.join(", "), not(*negated))
        }
        Ask::Quantified { operand, op, all } => {
            let quantifier = if *all { "all" } else { "any" };
            format!("{}.{}(squall::{quantifier}({query}))", expr(operand), comparison(*op))
        }
    }
}

/// A query, whose rows are of a view where one is named.
pub(super) fn query(it: &Query, view: Option<&TableRef>) -> String {
    match it {
        Query::Select(it) => select(it, view),
        Query::Combined(it) => set(it, view),
        Query::Values(_) | Query::Elements(_) => String::new(),
    }
}

/// A set operation.
pub(super) fn set(it: &SetOperation, view: Option<&TableRef>) -> String {
    let method = match (it.op, it.all) {
        (SetOp::Union, false) => "union",
        (SetOp::Union, true) => "union_all",
        (SetOp::Intersect, _) => "intersect",
        (SetOp::Except, _) => "except",
    };
    format!("{}.{method}({})", query(&it.left, view), query(&it.right, view))
}

/// What stands in a FROM or is joined.
fn from(table: &TableRef, select: &Select) -> String {
    let cte = select.with.iter().find(|it| it.table.name == table.info.name);
    if let Some(cte) = cte {
        let made = match cte.materialized {
            None => "",
            Some(true) => ".materialized()",
            Some(false) => ".not_materialized()",
        };
        return format!("{}.cte(){made}", query(&cte.query, Some(table)));
    }
    match table.derived.as_deref().map(|it| &it.query) {
        None => table_of(table),
        Some(Query::Values(values)) => {
            let name = source(table.name());
            let row = |row: &Vec<Expr>| {
                let cells = row.iter().zip(table.info.columns.iter()).map(|(cell, column)| {
                    let Expr::Bind(value, ty) = cell else { return String::new() };
                    let owned = if ty.is_text() && *value != Value::Null { ".to_owned()" } else { "" };
                    let value = format!("{}{owned}", literal(value, ty));
                    format!(
                        "{}: {}",
                        column.name,
                        if column.nullable { format!("Some({value})") } else { value }
                    )
                });
                format!("{name} {{ {} }}", cells.collect::<Vec<_>>().join(", "))
            };
            let rows: Vec<String> = values.rows.iter().map(row).collect();
            match rows.is_empty() {
                true => format!("values(Vec::<{name}>::new())"),
                false => format!("values([{}])", rows.join(", ")),
            }
        }
        Some(Query::Elements(it)) => {
            let name = match it.kind {
                ElementKind::Array => "unnest",
                ElementKind::JsonArray => "json_elements",
                ElementKind::JsonObject => "json_members",
            };
            format!("{name}({}, {})", source(table.name()), expr(&it.of))
        }
        Some(it) => format!("{}.subquery()", query(it, Some(table))),
    }
}

/// A SELECT.
pub(super) fn select(it: &Select, view: Option<&TableRef>) -> String {
    let cells = match view {
        None => items(&it.items),
        Some(view) => {
            let cells =
                it.items.iter().zip(view.info.columns.iter()).filter_map(|(item, column)| match item {
                    SelectItem::Expr(it) => Some(format!("{}: {}", column.name, expr(it))),
                    SelectItem::Table(_) => None,
                });
            format!("{}Fields {{ {} }}", source(&view.info.name), cells.collect::<Vec<_>>().join(", "))
        }
    };
    let mut rust = format!("select({cells})");
    let mut outer: Vec<String> = Vec::new();
    Query::Select(Box::new(it.clone())).each_outer_column(&mut |column| {
        let name = source(&column.source);
        if !outer.contains(&name) {
            outer.push(name);
        }
    });
    for name in outer {
        let _ = write!(rust, ".correlate({name})");
    }
    if let Some(table) = &it.from {
        let _ = write!(rust, ".from({})", from(table, it));
    }
    for join in &it.joins {
        let method = match join.kind {
            JoinKind::Inner => "inner",
            JoinKind::Left => "left",
            JoinKind::Right => "right",
            JoinKind::Full => "full",
            JoinKind::Cross => "cross",
        };
        let on = join.on.as_ref().map_or(String::new(), |on| format!(", {}", expr(on)));
        let lateral = if join.table.derived.as_ref().is_some_and(|it| it.lateral) { "_lateral" } else { "" };
        let _ = write!(rust, ".{method}_join{lateral}({}{on})", from(&join.table, it));
    }
    if let Some(filter) = &it.filter {
        let _ = write!(rust, ".filter({})", expr(filter));
    }
    if !it.group_by.is_empty() {
        let _ = write!(rust, ".group_by({})", tuple(it.group_by.iter().map(expr).collect()));
    }
    if let Some(having) = &it.having {
        let _ = write!(rust, ".having({})", expr(having));
    }
    if !it.order_by.is_empty() {
        let _ = write!(rust, ".order_by({})", tuple(it.order_by.iter().map(term).collect()));
    }
    if it.distinct {
        rust.push_str(".distinct()");
    }
    if !it.distinct_on.is_empty() {
        let _ = write!(rust, ".distinct_on({})", tuple(it.distinct_on.iter().map(expr).collect()));
    }
    for (name, number) in [("limit", &it.limit), ("offset", &it.offset)] {
        if let Some(Expr::Bind(Value::BigInt(number), _)) = number {
            let _ = write!(rust, ".{name}({number})");
        }
    }
    rust
}
