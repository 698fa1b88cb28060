//! What a query needs to know of tables and columns: constants that the derive makes.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::TableDef;
use crate::types::SqlType;

/// A column, as queries know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnInfo {
    /// Its name in the database.
    pub name: Cow<'static, str>,
    /// Its type.
    pub ty: SqlType,
    /// Whether it may be NULL.
    pub nullable: bool,
    /// Whether it is part of the primary key.
    pub primary_key: bool,
}

/// A table, as queries know it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TableInfo {
    /// Its name in the database.
    pub name: Cow<'static, str>,
    /// Its columns, in the order of the struct's fields.
    pub columns: Cow<'static, [ColumnInfo]>,
    /// The whole definition, to look up its constraints.
    #[serde(skip)]
    pub def: Option<fn() -> &'static TableDef>,
}

impl PartialEq for TableInfo {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.columns == other.columns
    }
}
