//! What can stand where: each table once, aggregates only where there are groups, and window functions in what is selected
//! and ordered by.

use crate::{
    ast::{Expr, Select, SelectItem, each_column},
    error::{Error, Result},
};

/// Refuses a table that is in the query twice by one name, an aggregate in what comes before the groups are made, and a window
/// function in what comes before the rows are.
///
/// # Errors
/// [`Error::InvalidQuery`] with the place.
pub(super) fn check(select: &Select) -> Result<()> {
    if !select.joins.is_empty() {
        check_tables(select)?;
    }
    select
        .joins
        .iter()
        .filter_map(|join| join.on.as_ref())
        .try_for_each(|on| no_aggregate("a join's condition", on))?;
    if let Some(filter) = &select.filter {
        if filter.has_aggregate() {
            return Err(Error::invalid_query(
                "an aggregate cannot stand in `filter`, which picks rows: use `having`, which picks groups",
            ));
        }
        no_window("`filter`", filter)?;
    }
    let sets = select.grouping_sets.iter().flat_map(|it| it.sets.iter().flatten());
    select.group_by.iter().chain(sets).try_for_each(|expr| no_aggregate("`group_by`", expr))?;
    select.having.iter().try_for_each(|expr| no_window("`having`", expr))
}

/// Refuses, in a query inside of another, an aggregate of columns that are all of the query around it: SQL takes it for
/// one of that query.
///
/// # Errors
/// [`Error::InvalidQuery`].
pub(super) fn own_aggregates(select: &Select) -> Result<()> {
    let mut result = Ok(());
    select.each_expr(&mut |expr| {
        expr.walk(&mut |expr| {
            let Expr::Aggregate(_) = expr else { return };
            let (mut own, mut others) = (false, false);
            each_column(expr, &mut |column| {
                let is_own = select.tables().any(|table| table.name() == column.source);
                own |= is_own;
                others |= !is_own;
            });
            if others && !own && result.is_ok() {
                result = Err(Error::invalid_query(
                    "an aggregate in a subquery is of columns of the query around it only: take the aggregate there",
                ));
            }
        });
    });
    result
}

/// Refuses an aggregate, and a window function, in `place`.
///
/// # Errors
/// [`Error::InvalidQuery`].
pub(super) fn no_aggregate(place: &str, expr: &Expr) -> Result<()> {
    if expr.has_aggregate() {
        return Err(Error::invalid_query(format!("an aggregate cannot stand in {place}")));
    }
    no_window(place, expr)
}

/// Refuses a window function in `place`.
///
/// # Errors
/// [`Error::InvalidQuery`].
pub(super) fn no_window(place: &str, expr: &Expr) -> Result<()> {
    if expr.has_window() {
        return Err(Error::invalid_query(format!(
            "a window function cannot stand in {place}: it is computed after that, for what is selected and ordered by"
        )));
    }
    Ok(())
}

/// Refuses an aggregate or a window function among what a write returns.
///
/// # Errors
/// [`Error::InvalidQuery`].
pub(super) fn no_aggregate_in(items: &[SelectItem]) -> Result<()> {
    items.iter().try_for_each(|item| match item {
        SelectItem::Expr(expr) => no_aggregate("`returning`", expr),
        SelectItem::Table(_) => Ok(()),
    })
}

/// SQLite takes a table twice as long as no column of it is named, and names that differ in case only for one.
fn check_tables(select: &Select) -> Result<()> {
    let mut names: Vec<&str> = select.from.iter().map(|table| table.name()).collect();
    for name in select.joins.iter().map(|join| join.table.name()) {
        if names.iter().any(|other| other.eq_ignore_ascii_case(name)) {
            return Err(Error::invalid_query(format!(
                "the table `{name}` is in the query twice: give one of them another name by `alias!`"
            )));
        }
        names.push(name);
    }
    Ok(())
}
