//! What a query needs to know of tables and columns: constants that the derive makes.

use std::{borrow::Cow, sync::OnceLock};

use serde::{Deserialize, Serialize};

use super::TableDef;
use crate::{error::Result, render::push_ident, types::SqlType};

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
    /// Its name in the database; where it is in a schema, with that before it and a point between.
    pub name: Cow<'static, str>,
    /// Its schema, which is the beginning of its name.
    pub schema: Option<Cow<'static, str>>,
    /// Its columns, in the order of the struct's fields.
    pub columns: Cow<'static, [ColumnInfo]>,
    /// The position of the column that says when a row was deleted, where rows stay: `#[table(soft_delete = ..)]`.
    #[serde(default)]
    pub soft_delete: Option<usize>,
    /// The whole definition, to look up its constraints.
    #[serde(skip)]
    pub def: Option<fn() -> &'static TableDef>,
    /// All columns as a SELECT of nothing else lists them: the same text in each query, so it is made once.
    #[serde(skip)]
    select_list: OnceLock<String>,
}

impl TableInfo {
    /// The table of these columns; made by the derive.
    pub const fn new(
        name: &'static str,
        columns: &'static [ColumnInfo],
        def: Option<fn() -> &'static TableDef>,
    ) -> Self {
        Self::in_schema(None, name, columns, def)
    }

    /// The same, of a table in a schema, with which its name begins.
    pub const fn in_schema(
        schema: Option<&'static str>,
        name: &'static str,
        columns: &'static [ColumnInfo],
        def: Option<fn() -> &'static TableDef>,
    ) -> Self {
        let schema = match schema {
            Some(schema) => Some(Cow::Borrowed(schema)),
            None => None,
        };
        Self {
            name: Cow::Borrowed(name),
            schema,
            columns: Cow::Borrowed(columns),
            soft_delete: None,
            def,
            select_list: OnceLock::new(),
        }
    }

    /// A table that stands only in a query.
    pub(crate) fn made(name: String, columns: Vec<ColumnInfo>) -> Self {
        Self {
            name: Cow::Owned(name),
            schema: None,
            columns: Cow::Owned(columns),
            def: None,
            soft_delete: None,
            select_list: OnceLock::new(),
        }
    }

    /// The same, where a delete but sets the column at this position.
    #[must_use]
    pub const fn with_soft_delete(mut self, column: usize) -> Self {
        self.soft_delete = Some(column);
        self
    }

    /// All columns, quoted and separated by commas.
    ///
    /// # Errors
    /// Where one of the names cannot be a name.
    pub(crate) fn select_list(&self) -> Result<&str> {
        if let Some(list) = self.select_list.get() {
            return Ok(list);
        }
        let mut list = String::new();
        for (position, column) in self.columns.iter().enumerate() {
            if position > 0 {
                list.push_str(", ");
            }
            push_ident(&mut list, &column.name)?;
        }
        Ok(self.select_list.get_or_init(|| list))
    }
}

/// The name of a table without that of its schema.
pub(crate) fn base_name<'a>(name: &'a str, schema: Option<&str>) -> &'a str {
    schema.and_then(|schema| name.strip_prefix(schema)?.strip_prefix('.')).unwrap_or(name)
}

/// Appends the columns, quoted and separated by commas, each with the name of its table in the query.
///
/// # Errors
/// Where one of the names cannot be a name.
pub(crate) fn push_columns(sql: &mut String, table: &str, columns: &[ColumnInfo]) -> Result<()> {
    for (position, column) in columns.iter().enumerate() {
        if position > 0 {
            sql.push_str(", ");
        }
        push_ident(sql, table)?;
        sql.push('.');
        push_ident(sql, &column.name)?;
    }
    Ok(())
}

impl PartialEq for TableInfo {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.columns == other.columns
    }
}
