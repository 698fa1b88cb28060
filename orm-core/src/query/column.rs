//! Columns as values.

use std::marker::PhantomData;

use super::Expression;
use crate::{
    ast,
    schema::ColumnInfo,
    shared::Shared,
    table::{Source, source_name},
    types::DbType,
};

/// A column of the table `S` whose Rust type is `T`: what `User::id` is.
pub struct Column<S, T> {
    info: &'static ColumnInfo,
    marker: PhantomData<fn() -> (S, T)>,
}

impl<S, T> Column<S, T> {
    /// The column that `info` describes; made by the derive.
    pub const fn new(info: &'static ColumnInfo) -> Self {
        Self { info, marker: PhantomData }
    }

    /// Its name in the database.
    pub fn name(&self) -> &'static str {
        &self.info.name
    }

    /// What queries know of it.
    pub const fn info(&self) -> &'static ColumnInfo {
        self.info
    }
}

impl<S, T> Clone for Column<S, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, T> Copy for Column<S, T> {}

impl<S, T> std::fmt::Debug for Column<S, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Column").field(&self.info.name).finish()
    }
}

impl<S: Source, T: DbType> Expression for Column<S, T> {
    type Sources = super::Of<S>;
    type Type = T;

    fn into_ast(self) -> ast::Expr {
        ast::Expr::Column(ast::ColumnRef { source: source_name::<S>(), info: Shared::Static(self.info) })
    }

    fn sql_type(&self) -> crate::SqlType {
        self.info.ty.clone()
    }
}
