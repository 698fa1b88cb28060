//! The way of a relation: foreign keys, and in which direction they are gone along.

use std::borrow::Cow;

use super::{Maybe, Relation};
use crate::{
    ast::{BinaryOp, ColumnRef, Expr},
    query::chain,
    schema::{ColumnInfo, TableInfo},
    shared::Shared,
    table::{Source, Table, source_name},
    types::SqlType,
};

/// The name of a table in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name(pub(crate) Cow<'static, str>);

impl Name {
    /// That of the table `S`.
    pub(crate) fn of<S: Source>() -> Self {
        Self(source_name::<S>())
    }
}

impl From<&'static str> for Name {
    fn from(name: &'static str) -> Self {
        Self(name.into())
    }
}

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
    pub(crate) fn start_columns(&self) -> &'static [&'static ColumnInfo] {
        if self.inverse { self.link.foreign_columns } else { self.link.columns }
    }

    /// The columns of the table that it comes to.
    pub(crate) fn end_columns(&self) -> &'static [&'static ColumnInfo] {
        if self.inverse { self.link.columns } else { self.link.foreign_columns }
    }

    /// The table that it comes to.
    pub(crate) fn end_table(&self) -> &'static TableInfo {
        if self.inverse { self.link.table } else { self.link.foreign_table }
    }

    /// `from.column = to.column AND ..`
    pub(crate) fn condition(&self, from: &Name, to: &Name) -> Expr {
        let pairs = self.start_columns().iter().zip(self.end_columns());
        let equal = pairs.map(|(left, right)| {
            Expr::binary(BinaryOp::Eq, column(from, left), column(to, right), SqlType::Boolean)
        });
        chain(BinaryOp::And, equal.collect())
    }
}

/// A column of the table that has this name in a query.
pub(crate) fn column(source: &Name, info: &'static ColumnInfo) -> Expr {
    Expr::Column(ColumnRef { source: source.0.clone(), info: Shared::Static(info) })
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

/// A table between two whose rows can be made of keys alone: each of its columns is of a foreign key, or has a default; implemented by
/// `#[derive(Table)]`.
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` cannot be made of the keys of two rows",
    label = "it has a required column of no foreign key: insert rows of `{Self}` that name it"
)]
pub trait Links: Table {}
