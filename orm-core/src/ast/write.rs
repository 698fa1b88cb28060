//! INSERT, UPDATE and DELETE.

use super::{Expr, SelectItem, TableRef};
use crate::{schema::ColumnInfo, shared::Shared};

/// INSERT: rows of the same columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Insert {
    /// The table.
    pub table: TableRef,
    /// The columns that are given, as positions in the table; none for rows of defaults only.
    pub columns: Vec<usize>,
    /// The values, row after row, each row in the order of `columns`.
    pub values: Vec<Expr>,
    /// How many rows.
    pub rows: usize,
    /// RETURNING
    pub returning: Vec<SelectItem>,
}

/// UPDATE.
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// The table.
    pub table: TableRef,
    /// SET
    pub assignments: Vec<Assignment>,
    /// WHERE; none for all rows.
    pub filter: Option<Expr>,
    /// RETURNING
    pub returning: Vec<SelectItem>,
}

/// `column = value`
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    /// The column.
    pub column: Shared<ColumnInfo>,
    /// The value.
    pub value: Expr,
}

/// DELETE.
#[derive(Debug, Clone, PartialEq)]
pub struct Delete {
    /// The table.
    pub table: TableRef,
    /// WHERE; none for all rows.
    pub filter: Option<Expr>,
    /// RETURNING
    pub returning: Vec<SelectItem>,
}
