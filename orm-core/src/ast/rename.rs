//! A table of a query under another name.

use std::borrow::Cow;

use super::{Expr, OrderTerm, Query, Select, SelectItem, TableRef};

/// Another name for the columns of a table.
#[derive(Debug, Clone)]
pub(crate) struct Rename {
    /// The name in the expressions.
    pub(crate) from: Cow<'static, str>,
    /// The name that they get.
    pub(crate) to: Cow<'static, str>,
}

impl Rename {
    /// In a part of a row.
    pub(crate) fn item(&self, item: &mut SelectItem) {
        match item {
            SelectItem::Expr(expr) => self.expr(expr),
            SelectItem::Table(table) if table.name() == self.from => table.alias = Some(self.to.clone()),
            SelectItem::Table(_) => {}
        }
    }

    /// In a term of an order.
    pub(crate) fn term(&self, term: &mut OrderTerm) {
        self.expr(&mut term.expr);
    }

    /// In an expression, also in the queries in it that name the table as one of the query around them.
    pub(crate) fn expr(&self, expr: &mut Expr) {
        match expr {
            Expr::Column(column) if column.source == self.from => column.source = self.to.clone(),
            Expr::Subquery(it) => self.query(&mut it.query),
            _ => {}
        }
        expr.each_child_mut(&mut |child| self.expr(child));
    }

    /// In a query, but where it has a table of that name itself.
    fn query(&self, query: &mut Query) {
        match query {
            Query::Select(select) => self.select(select),
            Query::Combined(set) => {
                self.query(&mut set.left);
                self.query(&mut set.right);
            }
            Query::Values(values) => values.rows.iter_mut().flatten().for_each(|expr| self.expr(expr)),
            Query::Elements(elements) => self.expr(&mut elements.of),
        }
    }

    fn select(&self, select: &mut Select) {
        if select.tables().any(|table| table.name() == self.from) {
            return;
        }
        select.items.iter_mut().for_each(|item| self.item(item));
        let tables = select.from.iter_mut().chain(select.joins.iter_mut().map(|join| &mut join.table));
        tables.for_each(|table: &mut TableRef| {
            if let Some(derived) = &mut table.derived {
                self.query(&mut derived.query);
            }
        });
        select.joins.iter_mut().filter_map(|join| join.on.as_mut()).for_each(|expr| self.expr(expr));
        select.filter.iter_mut().for_each(|expr| self.expr(expr));
        select.distinct_on.iter_mut().for_each(|expr| self.expr(expr));
        select.group_by.iter_mut().for_each(|expr| self.expr(expr));
        let sets = select.grouping_sets.iter_mut().flat_map(|it| it.sets.iter_mut().flatten());
        sets.for_each(|expr| self.expr(expr));
        select.having.iter_mut().for_each(|expr| self.expr(expr));
        select.order_by.iter_mut().for_each(|term| self.term(term));
        select.limit.iter_mut().chain(&mut select.offset).for_each(|expr| self.expr(expr));
    }
}
