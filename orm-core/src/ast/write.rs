//! INSERT, UPDATE and DELETE.

use super::{Expr, OnConflict, Query, SelectItem, TableRef};
use crate::{schema::ColumnInfo, shared::Shared, types::SqlType, value::Value};

/// INSERT: rows that name the same columns, or those of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Insert {
    /// The table.
    pub table: TableRef,
    /// The columns that are given, as positions in the table; none for rows of defaults only.
    pub columns: Vec<usize>,
    /// Row after row, a cell for each column of the table, of which those of `columns` are stored.
    pub cells: Vec<Option<Assigned>>,
    /// The query whose rows are stored, in place of `cells`.
    pub query: Option<Box<InsertQuery>>,
    /// ON CONFLICT
    pub on_conflict: Option<Box<OnConflict>>,
    /// RETURNING
    pub returning: Vec<SelectItem>,
}

/// `SELECT ..` of an INSERT.
#[derive(Debug, Clone, PartialEq)]
pub struct InsertQuery {
    /// The query: a cell for each of the columns.
    pub query: Query,
    /// The columns that its cells are stored in.
    pub columns: Vec<ColumnInfo>,
    /// Its cells, by the names of the columns, of types that hold whatever it gives.
    pub cells: Vec<ColumnInfo>,
    /// What is stored in the columns: the cells, as columns of the table [`ROWS`].
    pub stored: Vec<Expr>,
    /// Columns that the query does not give, and what is stored in them: the same in each row.
    pub beside: Vec<Assignment>,
}

/// The name of a list of rows that stands in a FROM of a write.
pub const ROWS: &str = "squall_rows";

/// What is stored in a column: most often a value, whose type is the column's, so that a row takes little room.
#[derive(Debug, Clone, PartialEq)]
pub enum Assigned {
    /// A value of the column's type.
    Value(Value),
    /// An expression.
    Expr(Box<Expr>),
}

impl Assigned {
    /// As an expression; `ty` is the column's type.
    pub fn into_expr(self, ty: SqlType) -> Expr {
        match self {
            Self::Value(value) => Expr::Bind(value, ty),
            Self::Expr(expr) => *expr,
        }
    }
}

impl From<Expr> for Assigned {
    fn from(expr: Expr) -> Self {
        match expr {
            Expr::Bind(value, _) => Self::Value(value),
            expr => Self::Expr(Box::new(expr)),
        }
    }
}

/// UPDATE.
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// The table.
    pub table: TableRef,
    /// SET
    pub assignments: Vec<Assignment>,
    /// FROM: the tables whose rows are joined to those of the table.
    pub from: Vec<TableRef>,
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
    /// USING: the tables whose rows are joined to those of the table.
    pub using: Vec<TableRef>,
    /// WHERE; none for all rows.
    pub filter: Option<Expr>,
    /// RETURNING
    pub returning: Vec<SelectItem>,
}

/// UPDATE of many rows, each by its key and with values of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateRows {
    /// The table.
    pub table: TableRef,
    /// The columns that a row is found by, as positions in the table.
    pub keys: Vec<usize>,
    /// The columns that are set, as positions in the table.
    pub columns: Vec<usize>,
    /// Row after row: the values of `keys`, and then those of `columns`.
    pub values: Vec<Value>,
    /// What else is set, to the same expression in each row.
    pub assignments: Vec<Assignment>,
    /// What else must hold for a row.
    pub filter: Option<Expr>,
}
