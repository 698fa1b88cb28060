//! Tables as Rust types: what `#[derive(Table)]` implements.

mod derive;
mod key;
mod part;
mod soft_delete;

use std::marker::PhantomData;

use crate::{
    ast::{self, Expr},
    driver::Row,
    error::{Error, Result},
    query::{Column, Over, Predicate, Select, select},
    relation::{Cardinality, Nested},
    schema::{ColumnInfo, TableDef, TableInfo},
    types::{DbType, SqlType, read},
    value::{Late, Value},
};

pub use derive::{
    AutoKey, Field, LimitedDecimal, LimitedText, RefersTo, Timestamp, UuidColumn, VersionNumber, auto_key,
    collation, condition, constant, decimal, first_version, generated, index_parts, json, next_version, now,
    referenced, text, timestamp, uuid,
};
pub use key::{KeyColumns, KeyOf, Keyed};
pub use part::{Part, PartOf};
pub use soft_delete::{DeletionTime, SoftDelete, WithDeleted, soft_delete};

/// A struct whose fields are the columns of a table, or of a query that stands for one: by `#[derive(Table)]` or
/// `#[derive(View)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a table nor a view",
    note = "add `#[derive(Table)]` or `#[derive(View)]` to the struct"
)]
pub trait Record: Source<Row = Self> + Sized + Send {
    /// What queries need to know.
    const INFO: &'static TableInfo;
    /// The columns, in the order of the struct's fields.
    const COLUMNS: &'static [ColumnInfo];
    /// The same under another name; see [`alias!`](https://docs.rs/squall/latest/squall/macro.alias.html).
    type As<A: Alias>: Source<Row = Self>;

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
        is_absent(Self::COLUMNS.iter(), row, at)
    }
}

/// Whether the cells of these columns, from `at` on, are of no row.
fn is_absent<'a>(
    columns: impl Iterator<Item = &'a ColumnInfo> + Clone,
    row: &dyn Row,
    at: usize,
) -> Result<bool> {
    let mut all = columns.clone().enumerate();
    if let Some((position, column)) = all.find(|(_, column)| !column.nullable) {
        return Ok(row.cell(at + position, &column.ty)?.is_null());
    }
    for (position, column) in columns.enumerate() {
        if !row.cell(at + position, &column.ty)?.is_null() {
            return Ok(false);
        }
    }
    Ok(true)
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

/// A struct that is the shape of a query's rows, and stores none: by `#[derive(View)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a view",
    note = "the rows of a CTE are those of a struct with `#[derive(View)]`"
)]
pub trait View: Record {
    /// The types of the fields, in their order.
    type Fields;

    /// The values of the fields, in their order.
    fn into_values(self) -> Vec<Value>;
}

/// A struct whose values are the rows of a table; implemented by `#[derive(Table)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table",
    note = "add `#[derive(Table)]` to the struct"
)]
pub trait Table: Record {
    /// The table as a value, for functions that are generic over tables: `select(T::TABLE).from(T::TABLE)`.
    const TABLE: TableRef<Self> = TableRef::new();
    /// What the client fills in where an insert does not name the column.
    const DEFAULTS: &'static [ClientValue];
    /// What an update sets by itself.
    const ON_UPDATE: &'static [ClientValue];

    /// The whole definition.
    fn def() -> &'static TableDef;

    /// How many rows a required foreign key to the table leads to: `One`, or `Maybe` where a row can be there and not be seen.
    #[doc(hidden)]
    type Required: Cardinality;

    /// The value of a column of a key, to find what belongs to the row.
    #[doc(hidden)]
    fn key_value(&self, column: usize) -> Value;

    /// The rows of the table, each with what belongs to it: `User::query().with(User::posts).all(&db)`
    fn query() -> Nested<Self, TableRef<Self>> {
        Nested::of_table()
    }

    /// `SELECT table FROM table WHERE key = ..`: the row with this primary key, which is a tuple where it has several columns
    ///
    /// It is a query like any other: `User::find(5).one(&db)` wants a row, `User::find(5).optional(&db)` takes none.
    fn find<K>(key: K) -> Select<TableRef<Self>, Over<Self>>
    where
        Self: Keyed,
        K: KeyOf<<Self as Keyed>::Key>,
    {
        select(Self::TABLE).from(Self::TABLE).filter(Self::by_key(key))
    }

    /// `key = ..`: the condition that a row has this primary key, for a filter of whatever statement: `User::by_key(5)`
    fn by_key<K>(key: K) -> Predicate<Self>
    where
        Self: Keyed,
        K: KeyOf<<Self as Keyed>::Key>,
    {
        key::by_key::<Self>(key)
    }
}

/// A table in a query: a [`Table`] or a [`View`], or an alias of one.
pub trait Source: 'static {
    /// The struct of its rows.
    type Row: Record;
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

impl ClientValue {
    /// The value as one of type `ty`, made when the statement runs.
    pub(crate) fn late(&self, ty: SqlType) -> Expr {
        match (self.make)(ty) {
            Expr::Bind(_, ty) => Expr::Bind(Value::Late(Late::Made(self.make)), ty),
            expr => expr,
        }
    }
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
    ast::TableRef {
        info: crate::Shared::Static(<S::Row as Record>::INFO),
        alias: S::ALIAS.map(Into::into),
        derived: None,
    }
}

/// The name of the table `S` in a query.
pub(crate) fn source_name<S: Source>() -> std::borrow::Cow<'static, str> {
    match S::ALIAS {
        Some(alias) => alias.into(),
        None => <S::Row as Record>::INFO.name.clone(),
    }
}

/// Reads the cell at `index`.
///
/// # Errors
/// [`Error::Decode`] where it does not hold what `T` expects.
#[inline]
pub fn cell<T: DbType>(row: &dyn Row, index: usize, ty: &SqlType) -> Result<T> {
    if let Some(value) = T::read_shortly(row, index) {
        return Ok(value);
    }
    match T::decode(row.cell(index, ty)?) {
        Ok(value) => Ok(value),
        Err(mismatch) => Err(undecodable(row, index, mismatch)),
    }
}

/// Reads the cell at `index` as whatever the logical type is.
///
/// # Errors
/// [`Error::Decode`] where it holds something else.
pub(crate) fn value(row: &dyn Row, index: usize, ty: &SqlType) -> Result<Value> {
    read(row.cell(index, ty)?, ty).map_err(|mismatch| undecodable(row, index, mismatch))
}

#[cold]
fn undecodable(row: &dyn Row, index: usize, mismatch: crate::types::Mismatch) -> Error {
    Error::Decode {
        column: row.name(index),
        expected: mismatch.expected.into_owned(),
        found: mismatch.found.into_owned(),
    }
}
