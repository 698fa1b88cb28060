//! The traits that tie a Rust type to a SQL type.

use std::borrow::Cow;

use super::SqlType;
use crate::{
    driver::Row,
    value::{Value, ValueRef},
};

/// A type that a column or an expression can have: a [`Scalar`], or an `Option` of one where it may be NULL.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that a column can have",
    note = "use bool, i16, i32, i64, f32, f64, String, Vec<u8>, Decimal, Uuid, NaiveDate, NaiveTime, NaiveDateTime, \
            DateTime<Utc>, TimeDelta, Json<T>, serde_json::Value, a #[derive(DbEnum)] enum, a #[derive(DbType)] struct, or a Vec or an Option of one"
)]
pub trait DbType: Sized + Send + 'static {
    /// The type without `Option`.
    type Base: Scalar;
    /// The type with exactly one `Option`.
    type Nullable: DbType<Base = Self::Base>;
    /// `U`, made nullable where `Self` is: the type of an expression of which this is a part.
    type Through<U: DbType>: DbType<Base = U::Base>;
    /// Whether a NULL can be read into it.
    const NULLABLE: bool;
    /// The logical type.
    const SQL_TYPE: SqlType = <Self::Base as Scalar>::TYPE;

    /// The value to bind; NULL for `None`.
    fn encode(self) -> Value;

    /// Reads a cell.
    ///
    /// # Errors
    /// [`Mismatch`] where the cell holds something else.
    fn decode(cell: ValueRef<'_>) -> Result<Self, Mismatch>;

    /// Reads the cell at `index` by a short way; none where there is none, and [`decode`](Self::decode) has to tell.
    #[doc(hidden)]
    fn read_shortly(row: &dyn Row, index: usize) -> Option<Self>;
}

/// A type whose values are never NULL: one of those that the databases have.
///
/// A type of the application's own is one by `#[derive(DbEnum)]`, by `#[derive(DbType)]`, or by
/// [`StoredAs`](super::StoredAs).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that a column can have",
    label = "no column has this type",
    note = "use bool, i16, i32, i64, f32, f64, String, Vec<u8>, Decimal, Uuid, NaiveDate, NaiveTime, NaiveDateTime, \
            DateTime<Utc>, TimeDelta, Json<T>, serde_json::Value, a #[derive(DbEnum)] enum, a #[derive(DbType)] struct, or a Vec of one"
)]
pub trait Scalar: Sized + Send + 'static {
    /// The logical type.
    const TYPE: SqlType;

    /// The value to bind.
    fn into_value(self) -> Value;

    /// Reads a cell that is not NULL.
    ///
    /// # Errors
    /// [`Mismatch`] where the cell holds something else.
    fn from_cell(cell: ValueRef<'_>) -> Result<Self, Mismatch>;

    /// Reads the cell at `index` by a short way of the row; none where there is none, and [`from_cell`](Self::from_cell) has to tell.
    #[doc(hidden)]
    #[inline]
    fn read_shortly(row: &dyn Row, index: usize) -> Option<Option<Self>> {
        let _ = (row, index);
        None
    }
}

/// A cell does not hold what the type expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// What the type expects.
    pub expected: Cow<'static, str>,
    /// What the cell holds.
    pub found: Cow<'static, str>,
}

impl Mismatch {
    /// `expected` was wanted, and `cell` is something else.
    #[cold]
    pub fn new(expected: &'static str, cell: ValueRef<'_>) -> Self {
        Self { expected: expected.into(), found: cell.kind().into() }
    }

    /// `expected` was wanted, and the cell is of the right kind but holds `found`.
    #[cold]
    pub fn because(expected: impl Into<Cow<'static, str>>, found: impl Into<Cow<'static, str>>) -> Self {
        Self { expected: expected.into(), found: found.into() }
    }
}

impl<T: Scalar> DbType for T {
    type Base = T;
    type Nullable = Option<T>;
    type Through<U: DbType> = U;
    const NULLABLE: bool = false;

    fn encode(self) -> Value {
        self.into_value()
    }

    #[inline]
    fn decode(cell: ValueRef<'_>) -> Result<Self, Mismatch> {
        T::from_cell(cell)
    }

    #[inline]
    fn read_shortly(row: &dyn Row, index: usize) -> Option<Self> {
        T::read_shortly(row, index).flatten()
    }
}

impl<T: Scalar> DbType for Option<T> {
    type Base = T;
    type Nullable = Self;
    type Through<U: DbType> = U::Nullable;
    const NULLABLE: bool = true;

    fn encode(self) -> Value {
        self.map_or(Value::Null, Scalar::into_value)
    }

    #[inline]
    fn decode(cell: ValueRef<'_>) -> Result<Self, Mismatch> {
        match cell {
            ValueRef::Null => Ok(None),
            cell => T::from_cell(cell).map(Some),
        }
    }

    #[inline]
    fn read_shortly(row: &dyn Row, index: usize) -> Option<Self> {
        T::read_shortly(row, index)
    }
}
