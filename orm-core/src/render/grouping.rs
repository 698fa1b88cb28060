//! The rules of GROUP BY and DISTINCT, which one database checks and the other does not.

use super::placement::no_aggregate;
use crate::{
    ast::{AggregateFunction, BinaryOp, Expr, Query, Select, SelectItem, TableRef},
    error::{Error, Result},
    types::{JsonMode, SqlType},
};

/// Refuses a column that is neither grouped by nor aggregated, and an order of a DISTINCT by what it does not select.
///
/// # Errors
/// [`Error::InvalidQuery`] with the column's name.
pub(super) fn check(select: &Select) -> Result<()> {
    let has_aggregate = |item: &SelectItem| matches!(item, SelectItem::Expr(expr) if expr.has_aggregate());
    let groups = !(select.group_by.is_empty() && select.grouping_sets.is_empty());
    if select.having.is_some() && !groups && !select.items.iter().any(has_aggregate) {
        return Err(Error::invalid_query(
            "`having` without `group_by` or an aggregate that is selected: one of the databases sees no groups then",
        ));
    }
    if is_grouped(select) {
        let grouped = Grouped { select };
        for item in &select.items {
            match item {
                SelectItem::Expr(expr) => grouped.check(expr)?,
                SelectItem::Table(table) => grouped.check_table(table)?,
            }
        }
        select.having.iter().try_for_each(|expr| grouped.check(expr))?;
        select.order_by.iter().try_for_each(|term| grouped.check(&term.expr))?;
        select.distinct_on.iter().try_for_each(|expr| grouped.check(expr))?;
    }
    if select.distinct {
        select.order_by.iter().try_for_each(|term| check_distinct(select, &term.expr))?;
    }
    Ok(())
}

/// Whether its rows are groups of rows.
pub(super) fn is_grouped(select: &Select) -> bool {
    !select.group_by.is_empty()
        || !select.grouping_sets.is_empty()
        || select.items.iter().any(|item| matches!(item, SelectItem::Expr(expr) if expr.has_aggregate()))
        || select.having.as_ref().is_some_and(Expr::has_aggregate)
        || select.order_by.iter().any(|term| term.expr.has_aggregate())
}

/// Checks each direct part, up to the first that is refused.
fn each(expr: &Expr, check: &mut dyn FnMut(&Expr) -> Result<()>) -> Result<()> {
    let mut result = Ok(());
    expr.each_child(&mut |part| {
        if result.is_ok() {
            result = check(part);
        }
    });
    result
}

struct Grouped<'a> {
    select: &'a Select,
}

impl Grouped<'_> {
    /// Whether it is grouped by the expression, in every row or in some.
    fn is_key(&self, expr: &Expr) -> bool {
        let sets = self.select.grouping_sets.iter().flat_map(|it| it.sets.iter().flatten());
        self.select.group_by.iter().chain(sets).any(|key| key == expr)
    }

    fn check(&self, expr: &Expr) -> Result<()> {
        if self.is_key(expr) {
            return Ok(());
        }
        match expr {
            Expr::Aggregate(it) if it.function == AggregateFunction::Grouping => {
                if it.arg.as_ref().is_some_and(|arg| self.is_key(arg)) {
                    return Ok(());
                }
                Err(Error::invalid_query("`grouping` of an expression that is not in `group_by`"))
            }
            Expr::Aggregate(_) => each(expr, &mut |part| no_aggregate("another one", part)),
            Expr::Binary(it) if matches!(it.op, BinaryOp::And | BinaryOp::Or) => {
                [&it.left, &it.right].into_iter().try_for_each(|side| self.check_chained(it.op, side))
            }
            Expr::Column(column) if self.has_key_of(&column.source) || !self.owns(&column.source) => Ok(()),
            Expr::Column(column) => Err(ungrouped(&column.source, &column.info.name)),
            Expr::Subquery(it) => {
                each(expr, &mut |part| self.check(part))?;
                self.check_query(&it.query)
            }
            _ => each(expr, &mut |part| self.check(part)),
        }
    }

    /// Whether the table is one of this query; a column of a query around it is the same for all rows.
    fn owns(&self, source: &str) -> bool {
        self.select.tables().any(|table| table.name() == source)
    }

    /// A query in the expression: the columns of this one's tables that it names.
    fn check_query(&self, query: &Query) -> Result<()> {
        let mut result = Ok(());
        query.each_outer_column(&mut |column| {
            let (source, name) = (&column.source, &column.info.name);
            if result.is_err() || !self.owns(source) || self.has_key_of(source) {
                return;
            }
            if !self.groups_by(source, name) {
                result = Err(ungrouped(source, name));
            } else if column.info.ty == SqlType::Json(JsonMode::Text) {
                // It is grouped by its value, and not as it is stored: Postgres knows it no more in a query inside.
                result = Err(Error::invalid_query(format!(
                    "a query in a grouped one names `{source}.{name}`, a `json = text`: group by the table's key, too"
                )));
            }
        });
        result
    }

    /// An operand of AND or OR. Postgres takes a chain of one operator apart, and finds in it no key that is such a chain.
    fn check_chained(&self, op: BinaryOp, side: &Expr) -> Result<()> {
        match side {
            Expr::Binary(it) if it.op == op && self.is_key(side) => {
                [&it.left, &it.right].into_iter().try_for_each(|part| self.check_chained(op, part)).map_err(|_| {
                    Error::invalid_query(format!(
                        "a condition by which is grouped stands in a chain of {}: compare it, as in `.eq(true)`",
                        op.sql()
                    ))
                })
            }
            _ => self.check(side),
        }
    }

    fn check_table(&self, table: &TableRef) -> Result<()> {
        if self.has_key_of(table.name()) {
            return Ok(());
        }
        match table.info.columns.iter().find(|column| !self.groups_by(table.name(), &column.name)) {
            Some(column) => Err(ungrouped(table.name(), &column.name)),
            None => Ok(()),
        }
    }

    /// Whether the groups are as fine as the table's rows, so that each group has one value of every column.
    fn has_key_of(&self, source: &str) -> bool {
        let table = self.select.from.iter().chain(self.select.joins.iter().map(|join| &join.table));
        let Some(table) = table.into_iter().find(|table| table.name() == source) else { return false };
        // Of a query that stands for the table, no database knows the key.
        if table.derived.is_some() {
            return false;
        }
        let mut key = table.info.columns.iter().filter(|column| column.primary_key).peekable();
        key.peek().is_some() && key.all(|column| self.groups_by(source, &column.name))
    }

    fn groups_by(&self, source: &str, name: &str) -> bool {
        self.select
            .group_by
            .iter()
            .any(|expr| matches!(expr, Expr::Column(column) if column.source == source && column.info.name == name))
    }
}

fn ungrouped(source: &str, column: &str) -> Error {
    Error::invalid_query(format!(
        "the column `{source}.{column}` is neither in `group_by` nor in an aggregate: \
         add it to `group_by`, or take its `min` or `max`"
    ))
}

fn check_distinct(select: &Select, expr: &Expr) -> Result<()> {
    let selected = select.items.iter().any(|item| match item {
        SelectItem::Expr(it) => it == expr,
        SelectItem::Table(table) => matches!(expr, Expr::Column(column) if column.source == table.name()),
    });
    if selected {
        return Ok(());
    }
    Err(Error::invalid_query("a `distinct` query can only be ordered by what it selects"))
}
