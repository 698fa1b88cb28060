//! Constraints of the model. Each has a name, so that a violation is told by it.

use serde::{Deserialize, Serialize};

use crate::ast::Expr;

/// A unique constraint.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UniqueDef {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForeignKeyDef {
    /// Its name.
    pub name: String,
    /// The columns that refer.
    pub columns: Vec<String>,
    /// The table that is referred to.
    pub foreign_table: String,
    /// The schema of that table.
    pub foreign_schema: Option<String>,
    /// Its columns, in the same order.
    pub foreign_columns: Vec<String>,
    /// What happens when the row that is referred to is deleted.
    pub on_delete: ReferentialAction,
    /// What happens when its key changes.
    pub on_update: ReferentialAction,
    /// Whether it is looked at when the transaction ends, and not after each statement.
    pub deferrable: bool,
}

/// What happens to the rows that refer to a row which is deleted, or whose key changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferentialAction {
    /// It is an error, at the end of the statement.
    #[default]
    NoAction,
    /// It is an error, at once.
    Restrict,
    /// They are deleted, or changed, too.
    Cascade,
    /// They get NULL.
    SetNull,
    /// They get the column's default.
    SetDefault,
}

impl ReferentialAction {
    /// The keywords.
    pub fn sql(self) -> &'static str {
        match self {
            Self::NoAction => "NO ACTION",
            Self::Restrict => "RESTRICT",
            Self::Cascade => "CASCADE",
            Self::SetNull => "SET NULL",
            Self::SetDefault => "SET DEFAULT",
        }
    }

    /// Whether something happens to the rows, and it is not an error that there are some.
    #[must_use]
    pub fn acts(self) -> bool {
        !matches!(self, Self::NoAction | Self::Restrict)
    }
}

/// A check: a condition that every row of the table must not make false.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckDef {
    /// Its name.
    pub name: String,
    /// The columns that it mentions.
    pub columns: Vec<String>,
    /// The condition.
    pub condition: Expr,
}

impl CheckDef {
    /// The check `condition`.
    pub fn new(name: impl Into<String>, condition: Expr) -> Self {
        let mut columns = Vec::new();
        push_columns_of(&condition, &mut columns);
        Self { name: name.into(), columns, condition }
    }
}

/// Appends the columns that an expression mentions, each once.
pub(super) fn push_columns_of(expr: &Expr, columns: &mut Vec<String>) {
    expr.walk(&mut |expr| {
        if let Expr::Column(column) = expr {
            let name = column.info.name.to_string();
            if !columns.contains(&name) {
                columns.push(name);
            }
        }
    });
}
