//! DISTINCT ON: of the rows that are equal in some expressions, the first.

use super::{Renderer, placement::no_window, push_ident, query::Cells};
use crate::{
    ast::{Expr, OrderTerm, Select, SelectItem},
    error::{Error, Result},
};

/// Refuses an order that does not begin with the expressions, and another DISTINCT.
///
/// # Errors
/// [`Error::InvalidQuery`].
pub(super) fn check(select: &Select) -> Result<()> {
    let keys = &select.distinct_on;
    if keys.is_empty() {
        return Ok(());
    }
    if select.distinct {
        return Err(Error::invalid_query("a query has either `distinct` or `distinct_on`"));
    }
    keys.iter().try_for_each(|key| no_window("`distinct_on`", key))?;
    // The terms that are keys come before all others, and none of the keys is missing.
    let is_key = |term: &&OrderTerm| keys.contains(&term.expr);
    let first: Vec<&OrderTerm> = select.order_by.iter().take_while(is_key).collect();
    if keys.iter().all(|key| first.iter().any(|term| term.expr == *key)) {
        return Ok(());
    }
    Err(Error::invalid_query(
        "a `distinct_on` query takes the first row in its order: begin `order_by` with the expressions of `distinct_on`",
    ))
}

impl<'a> Renderer<'a> {
    /// Appends `SELECT DISTINCT ON (..) `.
    pub(super) fn distinct_on(&mut self, select: &'a Select) -> Result<()> {
        self.push("SELECT DISTINCT ON (");
        let keys = &select.distinct_on;
        // What is told apart is printed as what is ordered by, which has to be the same.
        let terms = keys.iter().filter_map(|key| select.order_by.iter().find(|term| term.expr == *key));
        self.list(terms, |r, term| r.term(&term.expr, |r| r.dialect.order_key(r, term)))?;
        self.push(") ");
        Ok(())
    }

    /// Appends a SELECT with DISTINCT ON for a database that has it not: the rows are numbered from 1 on among those that are
    /// equal, and the first ones taken.
    pub(super) fn first_of_equals(
        &mut self,
        select: &'a Select,
        cells: Cells<'a, '_>,
        told_apart: bool,
    ) -> Result<()> {
        let start = self.sql.len();
        // The list of the outer query comes first, and is known when that of the inner one is printed.
        self.push("SELECT ");
        self.distinct = told_apart;
        let names = self.numbered(select, cells)?;
        self.distinct = false;
        let mut outer = String::from("SELECT ");
        for (place, name) in names.iter().enumerate() {
            outer.push_str(if place > 0 { ", " } else { "" });
            outer.push_str(name);
        }
        outer.push_str(" FROM (");
        self.sql.insert_str(start, &outer);
        for (place, term) in select.order_by.iter().enumerate() {
            self.push(", ");
            self.term(&term.expr, |r| r.dialect.order_key(r, term))?;
            self.push(&format!(" AS \"squall_order_{}\"", place + 1));
        }
        self.push(", row_number() OVER (PARTITION BY ");
        self.list(&select.distinct_on, |r, key| r.group_key(key))?;
        self.push(" ORDER BY ");
        self.order_terms(&select.order_by)?;
        self.push(") AS \"squall_row\"");
        self.body(select, false)?;
        self.push(") AS \"squall_rows\" WHERE \"squall_row\" = 1 ORDER BY ");
        self.list(select.order_by.iter().enumerate(), |r, (place, term)| {
            r.push(&format!("\"squall_order_{}\"", place + 1));
            r.direction(term);
            r.nulls(term);
            Ok(())
        })?;
        self.dialect.limit(self, select.limit.as_ref(), select.offset.as_ref())?;
        self.locks(select)
    }

    /// Appends the cells, each with a number for its name; returns how the query around it takes them.
    fn numbered(&mut self, select: &'a Select, cells: Cells<'a, '_>) -> Result<Vec<String>> {
        let mut names = Vec::new();
        if let Cells::Named(columns) = cells {
            self.cells(select, cells)?;
            for column in columns {
                names.push(quoted(&column.name)?);
            }
            return Ok(names);
        }
        if matches!(cells, Cells::Unread) {
            self.push("1 AS \"squall_1\"");
            return Ok(vec!["\"squall_1\"".into()]);
        }
        let mut add = |r: &mut Self, known: Option<&str>| -> Result<()> {
            let name = format!("\"squall_{}\"", names.len() + 1);
            r.push(" AS ");
            r.push(&name);
            names.push(match known {
                Some(known) => format!("{name} AS {}", quoted(known)?),
                None => name,
            });
            Ok(())
        };
        let mut first = true;
        for (place, item) in select.items.iter().enumerate() {
            match (item, cells) {
                (SelectItem::Expr(expr), Cells::Each(_, known, print)) => {
                    self.comma(&mut first);
                    print(self, place, expr)?;
                    add(self, known)?;
                }
                (SelectItem::Expr(expr), _) => {
                    self.comma(&mut first);
                    self.dialect.projected(self, expr)?;
                    // An error in a cell tells the column.
                    add(self, if let Expr::Column(column) = expr { Some(&column.info.name) } else { None })?;
                }
                (SelectItem::Table(table), _) => {
                    for column in table.info.columns.iter() {
                        self.comma(&mut first);
                        self.column_of(table.name(), column)?;
                        add(self, Some(&column.name))?;
                    }
                }
            }
        }
        Ok(names)
    }
}

fn quoted(name: &str) -> Result<String> {
    let mut quoted = String::new();
    push_ident(&mut quoted, name)?;
    Ok(quoted)
}
