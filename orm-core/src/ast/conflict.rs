//! ON CONFLICT.

use super::{Assignment, Expr};

/// `ON CONFLICT target DO NOTHING`, or `DO UPDATE SET ..`
#[derive(Debug, Clone, PartialEq)]
pub struct OnConflict {
    /// The unique key that is meant; none for any, which only DO NOTHING takes.
    pub target: Option<ConflictTarget>,
    /// What is done.
    pub action: ConflictAction,
}

/// The unique key whose conflicts are meant.
#[derive(Debug, Clone, PartialEq)]
pub struct ConflictTarget {
    /// Its columns, or expressions, in any order.
    pub keys: Vec<Expr>,
    /// The rows that it is about, where it is an index of some rows only.
    pub predicate: Option<Expr>,
}

/// What is done with a row that is in conflict with one that is there.
#[derive(Debug, Clone, PartialEq)]
pub enum ConflictAction {
    /// It is left out.
    Nothing,
    /// The row that is there is changed.
    Update {
        /// SET; the row that was to be inserted is the table [`EXCLUDED`].
        assignments: Vec<Assignment>,
        /// WHERE: which of the rows that are there are changed.
        filter: Option<Expr>,
    },
}

/// The name of the row that was to be inserted, in DO UPDATE.
pub const EXCLUDED: &str = "excluded";
