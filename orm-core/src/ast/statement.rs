//! Statements.

use super::{Delete, Insert, RawSql, Select, SetOperation, Update};

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
    /// DELETE
    Delete(Delete),
    /// A statement that the user wrote
    Raw(RawSql),
}
