//! Queries inside of others: what they give is compared by its value, and not by how it is stored.

use squall_core::{
    Dialect as _, Result, SqlType, Value,
    ast::{BinaryOp, Expr, Query, SelectItem},
    render::{self, Renderer},
};

use crate::{
    SQLITE, collation,
    compare::{self, Common},
    functions, unsupported,
};

/// Appends an expression as a column of a query that stands for a table.
pub(crate) fn derived<'a>(r: &mut Renderer<'a>, expr: &'a Expr, ty: &SqlType) -> Result<()> {
    match expr.ty() {
        // The column of the query takes the collation over.
        SqlType::Decimal(_) | SqlType::Json(_) => collation::collated(r, expr),
        _ => SQLITE.coerced(r, expr, ty),
    }
}

/// Appends `(query)`, for its only cell: where there can be several rows, with a look that there is one, as SQLite would take
/// the first.
pub(crate) fn scalar<'a>(r: &mut Renderer<'a>, query: &'a Query) -> Result<()> {
    if gives_one_row(query) {
        return render::scalar_query(r, query);
    }
    r.push("(SELECT ");
    r.push(functions::ONLY);
    r.push("(\"squall_each\".\"it\") FROM (");
    r.named_subquery(query, "it", &|r, _, cell| r.expr(cell))?;
    r.push(") AS \"squall_each\")");
    Ok(())
}

/// Whether no more than one row can come: of a limit of one, or of an aggregate of all rows.
fn gives_one_row(query: &Query) -> bool {
    let Query::Select(select) = query else { return false };
    let limited = matches!(select.limit, Some(Expr::Bind(Value::BigInt(..=1), _)));
    let is_aggregate = |item: &SelectItem| matches!(item, SelectItem::Expr(expr) if expr.has_aggregate());
    limited || select.from.is_none() || (select.group_by.is_empty() && select.items.iter().any(is_aggregate))
}

/// Appends `operand [NOT] IN (query)`.
pub(crate) fn in_query<'a>(
    r: &mut Renderer<'a>,
    operand: &'a Expr,
    query: &'a Query,
    negated: bool,
) -> Result<()> {
    let Some(common) = common(operand, query, 0, false)? else {
        return render::in_query(r, operand, query, negated);
    };
    compare::operand(r, common, operand)?;
    r.push(if negated { " NOT IN (" } else { " IN (" });
    r.subquery(query, 1, &|r, _, cell| compare::operand(r, common, cell))?;
    r.push(")");
    Ok(())
}

/// Appends `operand op ANY (query)`, or ALL, which SQLite has not: by counting the rows for which the comparison holds, does
/// not hold and is NULL.
pub(crate) fn quantified<'a>(
    r: &mut Renderer<'a>,
    operand: &'a Expr,
    op: BinaryOp,
    all: bool,
    query: &'a Query,
) -> Result<()> {
    if operand.has_aggregate() || operand.has_window() {
        // In the query that counts it would be one of another query's rows.
        return Err(unsupported(
            "an aggregate or a window function that is compared with `any(..)` or `all(..)`",
        ));
    }
    let by_order = !matches!(op, BinaryOp::Eq | BinaryOp::Ne);
    let common = common(operand, query, 0, by_order)?;
    let print = |r: &mut Renderer<'a>, expr: &'a Expr| match common {
        Some(common) => compare::operand(r, common, expr),
        None if by_order => r.compared(expr),
        None => r.operand(expr),
    };
    // In its place the operand can name no table but those of the query around it.
    r.push(if all { "(SELECT CASE WHEN min(" } else { "(SELECT CASE WHEN max(" });
    print(r, operand)?;
    r.push(" ");
    r.push(op.sql());
    r.push(if all {
        " \"squall_each\".\"it\") = 0 THEN 0 WHEN count(*) > count("
    } else {
        " \"squall_each\".\"it\") = 1 THEN 1 WHEN count(*) > count("
    });
    print(r, operand)?;
    r.push(" ");
    r.push(op.sql());
    r.push(" \"squall_each\".\"it\") THEN NULL ELSE ");
    r.push(if all { "1" } else { "0" });
    r.push(" END FROM (");
    r.named_subquery(query, "it", &|r, _, cell| print(r, cell))?;
    r.push(") AS \"squall_each\")");
    Ok(())
}

/// Appends `(a, b) [NOT] IN (query)`.
pub(crate) fn row_in_query<'a>(
    r: &mut Renderer<'a>,
    cells: &'a [Expr],
    query: &'a Query,
    negated: bool,
) -> Result<()> {
    let places = cells.iter().enumerate();
    let common = places.map(|(place, cell)| common(cell, query, place, false)).collect::<Result<Vec<_>>>()?;
    let print = |r: &mut Renderer<'a>, place: usize, cell| match common.get(place) {
        Some(Some(common)) => compare::operand(r, *common, cell),
        _ => r.expr(cell),
    };
    r.row(cells, print)?;
    r.push(if negated { " NOT IN (" } else { " IN (" });
    r.subquery(query, cells.len(), &print)?;
    r.push(")");
    Ok(())
}

/// The form in which the operand and what the query gives at `place` can be compared.
fn common(operand: &Expr, query: &Query, place: usize, by_order: bool) -> Result<Option<Common>> {
    let cells = query.cells(place);
    compare::common(std::iter::once(operand).chain(cells), false, by_order)
}
