//! Statements.

use super::{Delete, Insert, RawSql, Select, SetOperation, Update, UpdateRows};

/// A statement: what a dialect prints.
#[derive(Debug, Clone, PartialEq)]
pub enum Statement {
    /// SELECT
    Select(Box<Select>),
    /// UNION, INTERSECT or EXCEPT
    Combined(Box<SetOperation>),
    /// INSERT
    Insert(Insert),
    /// UPDATE
    Update(Update),
    /// UPDATE of many rows, each with values of its own
    UpdateRows(UpdateRows),
    /// DELETE
    Delete(Delete),
    /// A statement that the user wrote
    Raw(RawSql),
}

impl Statement {
    /// Whether it locks the rows that it gives.
    pub(crate) fn locks(&self) -> bool {
        matches!(self, Self::Select(select) if !select.locks.is_empty())
    }
}
