//! Several groupings at once.

use serde::{Deserialize, Serialize};

use super::Expr;

/// A part of GROUP BY that groups in several ways.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupingSets {
    /// How the sets are meant.
    pub kind: GroupingKind,
    /// The sets.
    pub sets: Vec<Vec<Expr>>,
}

/// How the sets of a [`GroupingSets`] are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupingKind {
    /// GROUPING SETS: by each.
    Sets,
    /// ROLLUP: by all, by all but the last, and so on, up to none.
    Rollup,
    /// CUBE: by each choice of them.
    Cube,
}

impl GroupingKind {
    /// The keyword.
    pub fn sql(self) -> &'static str {
        match self {
            Self::Sets => "GROUPING SETS",
            Self::Rollup => "ROLLUP",
            Self::Cube => "CUBE",
        }
    }
}
