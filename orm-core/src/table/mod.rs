//! Tables as Rust types: what `#[derive(Table)]` implements.

mod derive;

use std::marker::PhantomData;

use crate::{
    ast::{self, Expr},
    driver::Row,
    error::{Error, Result},
    query::Column,
    schema::{ColumnInfo, TableDef, TableInfo},
    types::{DbType, SqlType},
};

pub use derive::{
    AutoKey, Field, LimitedDecimal, LimitedText, RefersTo, Timestamp, UuidColumn, VersionNumber, auto_key,
    condition, constant, decimal, first_version, generated, index_parts, next_version, now, referenced, text,
    timestamp, uuid,
};

/// A struct whose values are the rows of a table; implemented by `#[derive(Table)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table",
    note = "add `#[derive(Table)]` to the struct"
)]
pub trait Table: Source<Row = Self> + Sized + Send {
    /// What queries need to know.
    const INFO: &'static TableInfo;
    /// The columns, in the order of the struct's fields.
    const COLUMNS: &'static [ColumnInfo];
    /// What the client fills in where an insert does not name the column.
    const DEFAULTS: &'static [ClientValue];
    /// What an update sets by itself.
    const ON_UPDATE: &'static [ClientValue];
    /// The same table under another name; see [`alias!`](https://docs.rs/squall/latest/squall/macro.alias.html).
    type As<A: Alias>: Source<Row = Self>;

    /// The whole definition.
    fn def() -> &'static TableDef;

    /// Reads a row whose first cell is at `at`.
    ///
    /// # Errors
    /// [`Error::Decode`] where a cell does not hold what its field expects.
    fn from_row(row: &dyn Row, at: usize) -> Result<Self>;

    /// Whether the row of an outer join has no row of this table: its columns that cannot be NULL are NULL.
    ///
    /// # Errors
    /// [`Error::Decode`] where a cell cannot be read.
    fn is_absent(row: &dyn Row, at: usize) -> Result<bool> {
        let columns = Self::COLUMNS;
        if let Some(position) = columns.iter().position(|column| !column.nullable) {
            return Ok(row.cell(at + position, &columns[position].ty)?.is_null());
        }
        for (position, column) in columns.iter().enumerate() {
            if !row.cell(at + position, &column.ty)?.is_null() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// A table whose rows have a version, by which it is seen that another has changed them: a column with
/// `#[column(version)]`.
#[diagnostic::on_unimplemented(
    message = "the rows of `{Self}` have no version",
    note = "mark a column of type `i32` or `i64` by `#[column(version)]`"
)]
pub trait Versioned: Table {
    /// The type of the version.
    type Version: VersionNumber;
    /// The column.
    const VERSION: Column<Self, Self::Version>;
}

/// A table in a query: a [`Table`], or an alias of one.
pub trait Source: 'static {
    /// The struct of its rows.
    type Row: Table;
    /// The name in the query, where it is not the table's own.
    const ALIAS: Option<&'static str>;
}

/// The name of an alias.
pub trait Alias: 'static {
    /// The name.
    const NAME: &'static str;
}

/// A value that the client gives to a column.
#[derive(Debug, Clone, Copy)]
pub struct ClientValue {
    /// The position of the column.
    pub column: usize,
    /// Makes the value, as one of the column's type.
    pub make: fn(SqlType) -> Expr,
}

/// A table as a value: what `User` is in `select(User).from(User)`.
pub struct TableRef<S>(PhantomData<fn() -> S>);

impl<S> TableRef<S> {
    /// The value of the table `S`.
    #[expect(clippy::new_without_default, reason = "made by the derive, in constants")]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<S> Clone for TableRef<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for TableRef<S> {}

impl<S: Source> std::fmt::Debug for TableRef<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("TableRef").field(&source_name::<S>()).finish()
    }
}

/// The table `S` in the tree.
pub(crate) fn table_ref<S: Source>() -> ast::TableRef {
    ast::TableRef { info: crate::Shared::Static(<S::Row as Table>::INFO), alias: S::ALIAS.map(Into::into) }
}

/// The name of the table `S` in a query.
pub(crate) fn source_name<S: Source>() -> std::borrow::Cow<'static, str> {
    match S::ALIAS {
        Some(alias) => alias.into(),
        None => <S::Row as Table>::INFO.name.clone(),
    }
}

/// Reads the cell at `index`.
///
/// # Errors
/// [`Error::Decode`] where it does not hold what `T` expects.
#[inline]
pub fn cell<T: DbType>(row: &dyn Row, index: usize, ty: &SqlType) -> Result<T> {
    match T::decode(row.cell(index, ty)?) {
        Ok(value) => Ok(value),
        Err(mismatch) => Err(undecodable(row, index, mismatch)),
    }
}

#[cold]
fn undecodable(row: &dyn Row, index: usize, mismatch: crate::types::Mismatch) -> Error {
    Error::Decode {
        column: row.name(index),
        expected: mismatch.expected.into_owned(),
        found: mismatch.found.into_owned(),
    }
}
