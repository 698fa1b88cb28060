//! SELECT.

use super::{Renderer, distinct_on, full_join, grouping, ident::push_table, placement, query::Cells};
use crate::{
    ast::{Direction, Expr, Join, JoinKind, Nulls, OrderTerm, Select, SelectItem, TableRef},
    error::{Error, Result},
    schema::push_columns,
    types::SqlType,
};

impl<'a> Renderer<'a> {
    /// Appends a SELECT.
    ///
    /// # Errors
    /// Where the query makes no sense, or those of its parts.
    pub fn select(&mut self, select: &'a Select) -> Result<()> {
        self.select_as(select, Cells::Result)
    }

    pub(super) fn select_as(&mut self, select: &'a Select, cells: Cells<'a, '_>) -> Result<()> {
        placement::check(select)?;
        full_join::check(select)?;
        distinct_on::check(select)?;
        grouping::check(select)?;
        let told_apart = std::mem::take(&mut self.told_apart) || select.distinct;
        let seen = self.see_elements(select);
        self.with(&select.with)?;
        self.refer_back |= select.distinct
            || !(select.group_by.is_empty()
                && select.grouping_sets.is_empty()
                && select.distinct_on.is_empty());
        let by_groups = distinct_by_groups(select)?;
        if select.distinct_on.is_empty() {
            self.push(if select.distinct && !by_groups { "SELECT DISTINCT " } else { "SELECT " });
        } else if self.dialect.has_distinct_on() {
            self.distinct_on(select)?;
        } else {
            self.first_of_equals(select, cells, told_apart)?;
            self.elements.truncate(seen);
            return Ok(());
        }
        self.distinct = told_apart;
        self.cells(select, cells)?;
        self.distinct = false;
        self.body(select, by_groups)?;
        if !select.order_by.is_empty() {
            self.push(" ORDER BY ");
            let sources = select.sources();
            self.list(&select.order_by, |r, term| r.order_term(term, &sources))?;
        }
        self.dialect.limit(self, select.limit.as_ref(), select.offset.as_ref())?;
        self.locks(select)?;
        self.elements.truncate(seen);
        Ok(())
    }

    /// Appends what stands between the cells and the order.
    pub(super) fn body(&mut self, select: &'a Select, by_groups: bool) -> Result<()> {
        if let Some(from) = &select.from {
            self.push(" FROM ");
            self.table(from)?;
        }
        for join in &select.joins {
            self.join(join)?;
        }
        self.condition(" WHERE ", select.filter.as_ref())?;
        if by_groups {
            self.push(" GROUP BY ");
            self.distinct = true;
            self.items(&select.items)?;
            self.distinct = false;
        } else {
            self.groups(select)?;
        }
        self.condition(" HAVING ", select.having.as_ref())?;
        self.windows(select)
    }

    pub(super) fn group_key(&mut self, expr: &'a Expr) -> Result<()> {
        self.term(expr, |r| r.dialect.group_key(r, expr))
    }

    fn groups(&mut self, select: &'a Select) -> Result<()> {
        if select.group_by.is_empty() && select.grouping_sets.is_empty() {
            return Ok(());
        }
        self.push(" GROUP BY ");
        self.list(&select.group_by, Self::group_key)?;
        for (place, grouping) in select.grouping_sets.iter().enumerate() {
            self.dialect.check_grouping_sets()?;
            if place > 0 || !select.group_by.is_empty() {
                self.push(", ");
            }
            self.push(grouping.kind.sql());
            self.push(" (");
            self.list(&grouping.sets, |r, set| {
                r.push("(");
                r.list(set, Self::group_key)?;
                r.push(")");
                Ok(())
            })?;
            self.push(")");
        }
        Ok(())
    }

    /// Appends what a row is made of.
    pub(super) fn items(&mut self, items: &'a [SelectItem]) -> Result<()> {
        self.list(items, |r, item| match item {
            SelectItem::Expr(expr) => r.dialect.projected(r, expr),
            SelectItem::Table(table)
                if r.tells_apart() && r.computes_with(table) || r.has_elements(table.name()) =>
            {
                r.list(table.info.columns.iter(), |r, column| {
                    r.column_of(table.name(), column)?;
                    if r.tells_apart() {
                        r.push(r.dialect.computed_as(&column.ty));
                    }
                    Ok(())
                })
            }
            SelectItem::Table(table) => push_columns(&mut r.sql, table.name(), &table.info.columns),
        })
    }

    /// The same of a SELECT: where it is but the rows of its only table, their columns need not say whose they are.
    pub(super) fn select_items(&mut self, select: &'a Select) -> Result<()> {
        if let ([SelectItem::Table(table)], Some(from), []) =
            (select.items.as_slice(), &select.from, select.joins.as_slice())
            && table.name() == from.name()
            && !self.tells_apart()
            && !self.has_elements(table.name())
        {
            self.sql.push_str(table.info.select_list()?);
            return Ok(());
        }
        self.items(&select.items)
    }

    /// Whether a column of the table is cast where rows are told apart by it.
    fn computes_with(&self, table: &TableRef) -> bool {
        table.info.columns.iter().any(|column| !self.dialect.computed_as(&column.ty).is_empty())
    }

    /// Appends a table, with its alias.
    ///
    /// # Errors
    /// Those of its parts.
    pub fn table(&mut self, table: &'a TableRef) -> Result<()> {
        if let Some(derived) = &table.derived {
            return self.derived(table, derived);
        }
        let (name, schema) = (&table.info.name, table.info.schema.as_deref());
        push_table(&mut self.sql, self.dialect, name, schema)?;
        // In a query a table in a schema has one name, too.
        let alias =
            table.alias.as_ref().or_else(|| (schema.is_some() && self.dialect.has_schemas()).then_some(name));
        if let Some(alias) = alias {
            self.push(" AS ");
            self.ident(alias)?;
        }
        Ok(())
    }

    fn join(&mut self, join: &'a Join) -> Result<()> {
        self.push(match join.kind {
            JoinKind::Inner => " INNER JOIN ",
            JoinKind::Left => " LEFT JOIN ",
            JoinKind::Right => " RIGHT JOIN ",
            JoinKind::Full => " FULL JOIN ",
            JoinKind::Cross => " CROSS JOIN ",
        });
        self.table(&join.table)?;
        self.condition(" ON ", join.on.as_ref())
    }

    /// Appends a clause with a condition, where there is one.
    ///
    /// # Errors
    /// As [`expr`](Self::expr).
    pub fn condition(&mut self, keyword: &str, condition: Option<&'a Expr>) -> Result<()> {
        let Some(condition) = condition else { return Ok(()) };
        self.push(keyword);
        self.expr(condition)
    }

    /// Appends the ORDER BY of an aggregate or a window, without the keyword.
    ///
    /// # Errors
    /// As [`expr`](Self::expr).
    pub fn order_terms(&mut self, terms: &'a [OrderTerm]) -> Result<()> {
        self.list(terms, |r, term| {
            r.term(&term.expr, |r| r.dialect.order_key(r, term))?;
            r.direction(term);
            r.nulls(term);
            Ok(())
        })
    }

    fn order_term(&mut self, term: &'a OrderTerm, sources: &[(&TableRef, bool)]) -> Result<()> {
        self.term(&term.expr, |r| r.dialect.order_key(r, term))?;
        self.direction(term);
        // Left out where no NULL can come, so that an index can serve the order.
        if may_be_null(&term.expr, sources) {
            self.nulls(term);
        }
        Ok(())
    }

    pub(super) fn direction(&mut self, term: &OrderTerm) {
        self.push(match term.direction {
            Direction::Asc => " ASC",
            Direction::Desc => " DESC",
        });
    }

    pub(super) fn nulls(&mut self, term: &OrderTerm) {
        self.push(match term.nulls {
            Nulls::First => " NULLS FIRST",
            Nulls::Last => " NULLS LAST",
        });
    }
}

/// Whether equal rows are brought together by GROUP BY: a DISTINCT query can be ordered by what it selects alone, and an enum
/// that is stored as text is ordered by the place of its label.
fn distinct_by_groups(select: &Select) -> Result<bool> {
    let by_place = |term: &OrderTerm| matches!(term.expr.ty(), SqlType::Enum(def) if !def.native);
    if !select.distinct || !select.order_by.iter().any(by_place) {
        return Ok(false);
    }
    let of_several = |item: &SelectItem| matches!(item, SelectItem::Expr(expr) if expr.has_aggregate() || expr.has_window());
    if grouping::is_grouped(select) || select.items.iter().any(of_several) {
        return Err(Error::invalid_query(
            "a `distinct` query with groups or window functions cannot be ordered by an enum that is stored as text",
        ));
    }
    Ok(true)
}

/// Whether a term of an order of a query over these tables can be NULL.
pub(crate) fn may_be_null(expr: &Expr, sources: &[(&TableRef, bool)]) -> bool {
    let Expr::Column(column) = expr else { return true };
    let outer = sources.iter().any(|(table, nullable)| *nullable && table.name() == column.source);
    column.info.nullable || outer
}

/// LIMIT and OFFSET, as the standard has them.
///
/// # Errors
/// Those of the renderer.
pub fn limit<'a>(r: &mut Renderer<'a>, limit: Option<&'a Expr>, offset: Option<&'a Expr>) -> Result<()> {
    r.condition(" LIMIT ", limit)?;
    r.condition(" OFFSET ", offset)
}
