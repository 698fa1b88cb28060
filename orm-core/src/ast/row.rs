//! Rows as values.

use serde::{Deserialize, Serialize};

use super::{BinaryOp, Expr};

/// `(a, b) op (..)`: a row that is compared with others of as many cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowTest {
    /// The cells of the row.
    pub cells: Vec<Expr>,
    /// What it is compared with.
    pub with: RowWith,
}

/// What a row is compared with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowWith {
    /// `op (..)`: another row, by the first cells that differ.
    Row(BinaryOp, Vec<Expr>),
    /// `[NOT] IN ((..), (..))`; an empty list is FALSE (negated: TRUE)
    List {
        /// The rows.
        rows: Vec<Vec<Expr>>,
        /// Whether it is NOT IN.
        negated: bool,
    },
}
