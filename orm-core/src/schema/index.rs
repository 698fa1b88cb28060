//! Indexes of the model.

use serde::{Deserialize, Serialize};

use crate::ast::Expr;

/// An index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndexDef {
    /// Its name.
    pub name: String,
    /// Its columns, in order.
    pub columns: Vec<String>,
    /// Whether two rows may not have the same values.
    pub unique: bool,
    /// The rows that are in it, where not all are.
    pub predicate: Option<Expr>,
}
