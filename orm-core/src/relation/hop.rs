//! The way of a relation: foreign keys, and in which direction they are gone along.

use std::borrow::Cow;

use super::{Maybe, Relation};
use crate::{
    ast::{BinaryOp, ColumnRef, Expr},
    query::chain,
    schema::{ColumnInfo, TableInfo},
    shared::Shared,
    types::SqlType,
};

/// A foreign key.
#[derive(Debug)]
pub struct Link {
    /// The table that has it.
    pub table: &'static TableInfo,
    /// Its columns.
    pub columns: &'static [&'static ColumnInfo],
    /// The table that it refers to.
    pub foreign_table: &'static TableInfo,
    /// The columns that it refers to, in the same order.
    pub foreign_columns: &'static [&'static ColumnInfo],
}

/// A step from one table to another.
#[derive(Debug, Clone, Copy)]
pub struct Hop {
    /// The foreign key.
    pub link: &'static Link,
    /// Whether it goes from the table that is referred to, to the one that has the key.
    pub inverse: bool,
}

impl Hop {
    /// The columns of the table that it starts from.
    pub(crate) fn from_columns(&self) -> &'static [&'static ColumnInfo] {
        if self.inverse { self.link.foreign_columns } else { self.link.columns }
    }

    /// The columns of the table that it comes to.
    pub(crate) fn to_columns(&self) -> &'static [&'static ColumnInfo] {
        if self.inverse { self.link.columns } else { self.link.foreign_columns }
    }

    /// The table that it comes to.
    pub(crate) fn to_table(&self) -> &'static TableInfo {
        if self.inverse { self.link.table } else { self.link.foreign_table }
    }

    /// `from.column = to.column AND ..`
    pub(crate) fn condition(&self, from: &Cow<'static, str>, to: &Cow<'static, str>) -> Expr {
        let pairs = self.from_columns().iter().zip(self.to_columns());
        let equal = pairs.map(|(left, right)| {
            Expr::binary(BinaryOp::Eq, column(from, left), column(to, right), SqlType::Boolean)
        });
        chain(BinaryOp::And, equal.collect())
    }
}

/// A column of the table that has this name in a query.
pub(crate) fn column(source: &Cow<'static, str>, info: &'static ColumnInfo) -> Expr {
    Expr::Column(ColumnRef { source: source.clone(), info: Shared::Static(info) })
}

/// A table with exactly one foreign key to `P`; implemented by `#[derive(Table)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not have exactly one foreign key to `{P}`",
    label = "no relation can be told from this",
    note = "where it has several, name the relation of one: `has_many(posts: Post::author)`"
)]
pub trait Refers<P>: Sized {
    /// The relation along it.
    const RELATION: Relation<Self, P, Maybe>;
}
