//! Whole queries: a SELECT, what set operations make of several, and what stands in a FROM or a WITH.

use serde::{Deserialize, Serialize};

use super::{Expr, Function, FunctionCall, RowWith, Select, SelectItem, TableRef};
use crate::{schema::TableInfo, shared::Shared, types::SqlType, value::Value};

/// A query that gives rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Query {
    /// SELECT
    Select(Box<Select>),
    /// UNION, INTERSECT or EXCEPT
    Combined(Box<SetOperation>),
    /// Rows that are written out; only in a FROM.
    Values(Box<Values>),
    /// The elements of an array or of JSON; only in a FROM.
    Elements(Box<Elements>),
}

/// `left UNION [ALL] right`, or another set operation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SetOperation {
    /// WITH
    pub with: Vec<Cte>,
    /// Which operation.
    pub op: SetOp,
    /// Whether equal rows are kept.
    pub all: bool,
    /// The first query.
    pub left: Query,
    /// The second query.
    pub right: Query,
    /// LIMIT
    pub limit: Option<Expr>,
    /// OFFSET
    pub offset: Option<Expr>,
}

/// A set operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetOp {
    /// UNION
    Union,
    /// INTERSECT
    Intersect,
    /// EXCEPT
    Except,
}

impl SetOp {
    /// The keyword.
    pub fn sql(self) -> &'static str {
        match self {
            Self::Union => "UNION",
            Self::Intersect => "INTERSECT",
            Self::Except => "EXCEPT",
        }
    }
}

/// `VALUES (..), (..)`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Values {
    /// The rows, none of them empty, all as wide as the others.
    pub rows: Vec<Vec<Expr>>,
}

/// What an array, or a JSON value, is made of: a row of each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Elements {
    /// The array, or the JSON value.
    pub of: Expr,
    /// What is taken of it.
    pub kind: ElementKind,
}

/// What the rows of [`Elements`] are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ElementKind {
    /// The elements of an array: value, and place from 1 on.
    Array,
    /// Those of a JSON array: value, and place from 1 on.
    JsonArray,
    /// The members of a JSON object: key, and value.
    JsonObject,
}

/// A common table expression: `name AS (query)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cte {
    /// Its name and its columns.
    pub table: Shared<TableInfo>,
    /// Its query.
    pub query: Query,
    /// Whether the query names the table itself.
    pub recursive: bool,
    /// MATERIALIZED, NOT MATERIALIZED, or what the database thinks best.
    pub materialized: Option<bool>,
}

/// A query that stands for a table in a FROM.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Derived {
    /// The query.
    pub query: Query,
    /// Whether it can name the tables before it.
    pub lateral: bool,
}

impl Query {
    /// WITH
    pub fn with_mut(&mut self) -> Option<&mut Vec<Cte>> {
        match self {
            Self::Select(select) => Some(&mut select.with),
            Self::Combined(set) => Some(&mut set.with),
            Self::Values(_) | Self::Elements(_) => None,
        }
    }

    /// The SELECTs that it is made of, without those inside of their clauses.
    pub fn each_select<'a>(&'a self, visit: &mut dyn FnMut(&'a Select)) {
        match self {
            Self::Select(select) => visit(select),
            Self::Combined(set) => {
                set.left.each_select(visit);
                set.right.each_select(visit);
            }
            Self::Values(_) | Self::Elements(_) => {}
        }
    }

    /// The expressions of its column at `place`, of each SELECT that it is made of.
    pub fn cells(&self, place: usize) -> Vec<&Expr> {
        let mut cells = Vec::new();
        self.each_select(&mut |select| {
            if let Some(SelectItem::Expr(expr)) = select.items.get(place) {
                cells.push(expr);
            }
        });
        cells
    }

    /// Calls `visit` with each column that it names of a table which is not its own: of a query around it.
    pub fn each_outer_column<'a>(&'a self, visit: &mut dyn FnMut(&'a super::ColumnRef)) {
        match self {
            Self::Select(select) => select.each_outer_column(visit),
            Self::Combined(set) => {
                set.left.each_outer_column(visit);
                set.right.each_outer_column(visit);
            }
            Self::Values(values) => {
                values.rows.iter().flatten().for_each(|expr| each_column(expr, visit));
            }
            Self::Elements(elements) => each_column(&elements.of, visit),
        }
    }
}

impl Select {
    fn each_outer_column<'a>(&'a self, visit: &mut dyn FnMut(&'a super::ColumnRef)) {
        let own: Vec<&str> = self.tables().map(TableRef::name).collect();
        let mut outer = |column: &'a super::ColumnRef| {
            if !own.contains(&&*column.source) {
                visit(column);
            }
        };
        self.each_expr(&mut |expr| each_column(expr, &mut outer));
        for derived in self.tables().filter_map(|table| table.derived.as_deref()) {
            derived.query.each_outer_column(&mut outer);
        }
    }

    /// Its tables, in their order.
    pub fn tables(&self) -> impl Iterator<Item = &TableRef> {
        self.from.iter().chain(self.joins.iter().map(|join| &join.table))
    }

    /// Calls `visit` with the outermost expressions of all its clauses.
    pub fn each_expr<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        for item in &self.items {
            if let SelectItem::Expr(expr) = item {
                visit(expr);
            }
        }
        self.joins.iter().filter_map(|join| join.on.as_ref()).for_each(&mut *visit);
        self.filter.iter().for_each(&mut *visit);
        self.distinct_on.iter().for_each(&mut *visit);
        self.group_by.iter().for_each(&mut *visit);
        self.grouping_sets.iter().flat_map(|it| it.sets.iter().flatten()).for_each(&mut *visit);
        self.having.iter().for_each(&mut *visit);
        self.order_by.iter().for_each(|term| visit(&term.expr));
        self.limit.iter().chain(&self.offset).for_each(visit);
    }
}

/// Calls `visit` with each column that the expression names, and of the queries in it those that are not their own.
///
/// What is looked for in an empty list is not printed, and so not named.
pub(crate) fn each_column<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a super::ColumnRef)) {
    match expr {
        Expr::Column(column) => visit(column),
        Expr::InList(it) if it.list.is_empty() => {}
        Expr::Row(it) if matches!(&it.with, RowWith::List { rows, .. } if rows.is_empty()) => {}
        Expr::Function(call) if is_of_empty_array(call) => {}
        expr => {
            if let Some(query) = expr.query() {
                query.each_outer_column(visit);
            }
            expr.each_child(&mut |child| each_column(child, visit));
        }
    }
}

/// Whether it is `operand = ANY` of an array that is written there, and empty.
fn is_of_empty_array(call: &FunctionCall) -> bool {
    call.function == Function::EqualsAny
        && matches!(call.args.as_slice(), [_, Expr::Bind(Value::Array(elements), _)] if elements.is_empty())
}

/// What a query in an expression is asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Subquery {
    /// The query; it may name the tables of the query around it.
    pub query: Query,
    /// What is asked.
    pub ask: Ask,
}

/// A question to a query.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// `(query)`: its only cell, NULL where there is no row; of this type.
    Cell(SqlType),
    /// `EXISTS (query)`
    Exists,
    /// `operand [NOT] IN (query)`
    Contains {
        /// The operand.
        operand: Expr,
        /// Whether it is NOT IN.
        negated: bool,
    },
    /// `operand IN (query)`, where the operand has an index: each cell is looked up in it, once all of them are there. So the
    /// database need not guess how many there are.
    Gathered {
        /// The operand.
        operand: Expr,
    },
    /// `(a, b) [NOT] IN (query)`
    ContainsRow {
        /// The cells of the row.
        cells: Vec<Expr>,
        /// Whether it is NOT IN.
        negated: bool,
    },
    /// `operand op ANY (query)`, or ALL
    Quantified {
        /// The operand.
        operand: Expr,
        /// The comparison.
        op: super::BinaryOp,
        /// Whether it must hold for all rows, and not for any.
        all: bool,
    },
}
