//! SELECT.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{ColumnRef, Cte, Derived, Expr, GroupingSets, IsNull, Lock};
use crate::{
    schema::{ColumnInfo, TableInfo},
    shared::Shared,
};

/// A table in a query, perhaps under another name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableRef {
    /// The table.
    pub info: Shared<TableInfo>,
    /// Its name in this query, where it has one.
    pub alias: Option<Cow<'static, str>>,
    /// The query that stands in its place.
    pub derived: Option<Box<Derived>>,
}

impl From<Shared<TableInfo>> for TableRef {
    fn from(info: Shared<TableInfo>) -> Self {
        Self { info, alias: None, derived: None }
    }
}

impl TableRef {
    /// Its name in this query.
    pub fn name(&self) -> &str {
        self.alias.as_ref().unwrap_or(&self.info.name)
    }

    /// The column that says when a row was deleted; none where deleted rows do not stay.
    pub(crate) fn deletion(&self) -> Option<Shared<ColumnInfo>> {
        let column = self.info.soft_delete?;
        Some(match &self.info {
            Shared::Static(info) => Shared::Static(info.columns.get(column)?),
            Shared::Counted(info) => Shared::from(info.columns.get(column)?.clone()),
        })
    }

    /// `deleted_at IS NULL`: the condition that a query has which sees its rows, and not those that are deleted; none where
    /// deleted rows do not stay.
    pub fn living(&self) -> Option<Expr> {
        // The rows of a query in its place are what that query gives.
        if self.derived.is_some() {
            return None;
        }
        let info = self.deletion()?;
        let source = self.alias.clone().unwrap_or_else(|| self.info.name.clone());
        let operand = Expr::Column(ColumnRef { source, info });
        Some(Expr::IsNull(Box::new(IsNull { operand, negated: false })))
    }
}

/// SELECT.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Select {
    /// WITH
    pub with: Vec<Cte>,
    /// Whether equal rows come once.
    pub distinct: bool,
    /// DISTINCT ON: of rows that are equal in these, the first comes.
    pub distinct_on: Vec<Expr>,
    /// What a row is made of.
    pub items: Vec<SelectItem>,
    /// The first table; none for a row of constants.
    pub from: Option<TableRef>,
    /// The tables joined to it.
    pub joins: Vec<Join>,
    /// WHERE
    pub filter: Option<Expr>,
    /// GROUP BY
    pub group_by: Vec<Expr>,
    /// What GROUP BY groups by in several ways.
    pub grouping_sets: Vec<GroupingSets>,
    /// HAVING
    pub having: Option<Expr>,
    /// ORDER BY
    pub order_by: Vec<OrderTerm>,
    /// LIMIT
    pub limit: Option<Expr>,
    /// OFFSET
    pub offset: Option<Expr>,
    /// FOR UPDATE and its kin
    pub locks: Vec<Lock>,
}

/// A part of the row that a SELECT or a RETURNING gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SelectItem {
    /// One column.
    Expr(Expr),
    /// All columns of a table, by name, in their order.
    Table(TableRef),
}

/// A joined table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Join {
    /// Which join.
    pub kind: JoinKind,
    /// The table.
    pub table: TableRef,
    /// The condition; a cross join has none.
    pub on: Option<Expr>,
}

/// A kind of join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JoinKind {
    /// INNER JOIN
    Inner,
    /// LEFT JOIN
    Left,
    /// RIGHT JOIN
    Right,
    /// FULL JOIN
    Full,
    /// CROSS JOIN
    Cross,
}

/// A term of ORDER BY.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OrderTerm {
    /// What to order by.
    pub expr: Expr,
    /// Ascending or descending.
    pub direction: Direction,
    /// Where NULLs come.
    pub nulls: Nulls,
}

/// The direction of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The least first.
    #[default]
    Asc,
    /// The greatest first.
    Desc,
}

/// Where NULLs come in an order: last, in either direction, unless it is said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nulls {
    /// Before all others.
    First,
    /// After all others.
    #[default]
    Last,
}

impl Select {
    /// The tables, with whether an outer join can make all their columns NULL.
    pub fn sources(&self) -> Vec<(&TableRef, bool)> {
        let mut sources: Vec<(&TableRef, bool)> = self.from.iter().map(|table| (table, false)).collect();
        for join in &self.joins {
            if matches!(join.kind, JoinKind::Right | JoinKind::Full) {
                sources.iter_mut().for_each(|(_, nullable)| *nullable = true);
            }
            sources.push((&join.table, matches!(join.kind, JoinKind::Left | JoinKind::Full)));
        }
        sources
    }
}
