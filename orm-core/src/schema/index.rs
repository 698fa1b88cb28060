//! Indexes of the model.

use serde::{Deserialize, Serialize};

use super::constraint::push_columns_of;
use crate::ast::{Direction, Expr, Nulls, OrderTerm};

/// An index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndexDef {
    /// Its name.
    pub name: String,
    /// What it sorts by, in order.
    pub parts: Vec<IndexPart>,
    /// Whether two rows may not have the same values.
    pub unique: bool,
    /// The rows that are in it, where not all are.
    pub predicate: Option<Expr>,
    /// The access method on Postgres, where it is not `btree`; SQLite has but one.
    pub method: Option<String>,
}

/// What an index sorts by: a column or an expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndexPart {
    /// The column or the expression.
    pub key: IndexKey,
    /// Ascending or descending.
    pub direction: Direction,
    /// Where NULLs come, on Postgres: an index serves the order of a query that is the same.
    pub nulls: Nulls,
}

/// A column or an expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndexKey {
    /// The column of this name.
    Column(String),
    /// An expression over columns of the table.
    Expr(Expr),
}

impl IndexKey {
    /// The name of the column, where it is one.
    pub(crate) fn column(&self) -> Option<&str> {
        match self {
            Self::Column(name) => Some(name),
            Self::Expr(_) => None,
        }
    }
}

impl IndexDef {
    /// An index of these columns, in ascending order.
    pub fn new(name: impl Into<String>, columns: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let part = |column: String| IndexPart {
            key: IndexKey::Column(column),
            direction: Direction::Asc,
            nulls: Nulls::Last,
        };
        Self {
            name: name.into(),
            parts: columns.into_iter().map(|column| part(column.into())).collect(),
            unique: false,
            predicate: None,
            method: None,
        }
    }

    /// Its columns, and those that its expressions mention.
    pub fn columns(&self) -> Vec<String> {
        let mut columns = Vec::new();
        for part in &self.parts {
            match &part.key {
                IndexKey::Column(column) => columns.push(column.clone()),
                IndexKey::Expr(expr) => push_columns_of(expr, &mut columns),
            }
        }
        columns
    }

    /// Whether it is of columns alone.
    pub fn is_plain(&self) -> bool {
        self.parts.iter().all(|part| matches!(part.key, IndexKey::Column(_)))
    }
}

impl From<OrderTerm> for IndexPart {
    fn from(term: OrderTerm) -> Self {
        let key = match term.expr {
            Expr::Column(column) => IndexKey::Column(column.info.name.to_string()),
            expr => IndexKey::Expr(expr),
        };
        Self { key, direction: term.direction, nulls: term.nulls }
    }
}
