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
