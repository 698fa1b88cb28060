//! Statements.

use super::{Delete, Insert, RawSql, Select, Update};

/// A statement: what a dialect prints.
#[derive(Debug, Clone, PartialEq)]
pub enum Statement {
    /// SELECT
    Select(Box<Select>),
    /// INSERT
    Insert(Insert),
    /// UPDATE
    Update(Update),
    /// DELETE
    Delete(Delete),
    /// A statement that the user wrote
    Raw(RawSql),
}
