//! What `#[derive(Table)]` calls to check a field against its attributes: a type that does not fit is an error there.

use chrono::{DateTime, NaiveDateTime, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::{Source, Table, cell};
use crate::{
    ast::{Assigned, BinaryOp, Expr},
    driver::Row,
    error::Result,
    query::{Assign, Column, Condition, Expression, OrderList, Within},
    schema::{ColumnDefault, Identity, IndexPart},
    types::{
        Collation, DbType, DecimalSize, Json, JsonMode, Scalar, SqlType, StoredAs, TimestampMode, UuidMode,
    },
    value::Value,
};

/// What the derive needs of a field's type, in one trait: a type that no column can have is told once.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that a column can have",
    label = "no column has this type",
    note = "use bool, i16, i32, i64, f32, f64, String, Vec<u8>, Decimal, Uuid, NaiveDate, NaiveTime, NaiveDateTime, \
            DateTime<Utc>, TimeDelta, Json<T>, serde_json::Value, a #[derive(DbEnum)] enum, a #[derive(DbType)] struct, or a Vec or an Option of one"
)]
pub trait Field: Sized {
    /// The column's type, where no attribute says another.
    const COLUMN_TYPE: SqlType;
    /// Whether the column may be NULL.
    const IS_NULLABLE: bool;

    /// Reads the cell at `index`.
    ///
    /// # Errors
    /// As [`cell`].
    fn read(row: &dyn Row, index: usize, ty: &SqlType) -> Result<Self>;

    /// The field's value.
    fn into_value(self) -> Value;
}

#[diagnostic::do_not_recommend]
impl<T: DbType> Field for T {
    const COLUMN_TYPE: SqlType = T::SQL_TYPE;
    const IS_NULLABLE: bool = T::NULLABLE;

    #[inline]
    fn read(row: &dyn Row, index: usize, ty: &SqlType) -> Result<Self> {
        cell(row, index, ty)
    }

    #[inline]
    fn into_value(self) -> Value {
        self.encode()
    }
}

/// A type whose values the database can count up by itself.
#[diagnostic::on_unimplemented(
    message = "`auto` is for `i32` and `i64`",
    label = "`{Self}` cannot be counted up"
)]
pub trait AutoKey {}

impl AutoKey for i32 {}
impl AutoKey for i64 {}

#[diagnostic::do_not_recommend]
impl<T: StoredAs<Stored: AutoKey>> AutoKey for T {}

/// `auto` on a field of type `T`.
pub fn auto_key<T: AutoKey>(identity: Identity) -> Identity {
    identity
}

/// A type that versions of rows are counted in.
#[diagnostic::on_unimplemented(
    message = "`version` is for `i32` and `i64`",
    label = "`{Self}` cannot be a version"
)]
pub trait VersionNumber: Scalar {
    /// The version of a new row.
    const FIRST: Value;
}

impl VersionNumber for i32 {
    const FIRST: Value = Value::Integer(1);
}

impl VersionNumber for i64 {
    const FIRST: Value = Value::BigInt(1);
}

/// `version` on a field of type `T`: the version of a new row.
pub fn first_version<T: VersionNumber>() -> ColumnDefault {
    ColumnDefault::Value(T::FIRST)
}

/// `version`: the version of a row that is changed.
pub fn next_version<S: Source, T: VersionNumber>(column: Column<S, T>, ty: SqlType) -> Expr {
    let one = Expr::Bind(T::FIRST, ty.clone());
    Expr::binary(BinaryOp::Add, column.into_ast(), one, ty)
}

/// A type that `now()` has a value of.
#[diagnostic::on_unimplemented(
    message = "`now()` and `timestamp` are for `DateTime<Utc>` and `NaiveDateTime`",
    label = "`{Self}` is no timestamp"
)]
pub trait Timestamp {
    /// Whether it is an instant, and not just a date and time.
    const ZONED: bool;
}

impl Timestamp for DateTime<Utc> {
    const ZONED: bool = true;
}

impl Timestamp for NaiveDateTime {
    const ZONED: bool = false;
}

impl<T: Timestamp> Timestamp for Option<T> {
    const ZONED: bool = T::ZONED;
}

#[diagnostic::do_not_recommend]
impl<T: StoredAs<Stored: Timestamp>> Timestamp for T {
    const ZONED: bool = T::Stored::ZONED;
}

/// `timestamp = mode` on a field of type `T`.
pub const fn timestamp<T: Timestamp>(mode: TimestampMode) -> SqlType {
    if T::ZONED { SqlType::TimestampTz(mode) } else { SqlType::Timestamp(mode) }
}

/// A type that SQLite stores in one of two ways.
#[diagnostic::on_unimplemented(message = "`uuid` is for `Uuid`", label = "`{Self}` is no UUID")]
pub trait UuidColumn {}

impl UuidColumn for Uuid {}
impl<T: UuidColumn> UuidColumn for Option<T> {}

#[diagnostic::do_not_recommend]
impl<T: StoredAs<Stored: UuidColumn>> UuidColumn for T {}

/// `uuid = mode` on a field of type `T`.
pub const fn uuid<T: UuidColumn>(mode: UuidMode) -> SqlType {
    SqlType::Uuid(mode)
}

/// A type that Postgres stores in one of two ways.
#[diagnostic::on_unimplemented(
    message = "`json` is for `Json<..>` and `serde_json::Value`",
    label = "`{Self}` is not JSON"
)]
pub trait JsonColumn {}

impl JsonColumn for serde_json::Value {}
impl<T> JsonColumn for Json<T> {}
impl<T: JsonColumn> JsonColumn for Option<T> {}

#[diagnostic::do_not_recommend]
impl<T: StoredAs<Stored: JsonColumn>> JsonColumn for T {}

/// `json = mode` on a field of type `T`.
pub const fn json<T: JsonColumn>(mode: JsonMode) -> SqlType {
    SqlType::Json(mode)
}

/// A type whose length can be limited.
#[diagnostic::on_unimplemented(message = "`max_length` is for `String`", label = "`{Self}` is not text")]
pub trait LimitedText {}

impl LimitedText for String {}
impl<T: LimitedText> LimitedText for Option<T> {}

#[diagnostic::do_not_recommend]
impl<T: StoredAs<Stored: LimitedText>> LimitedText for T {}

/// `max_length = characters` on a field of type `T`.
pub const fn text<T: LimitedText>(characters: u32) -> SqlType {
    SqlType::Text { max_length: Some(characters) }
}

/// A type whose order a collation can be.
#[diagnostic::on_unimplemented(message = "`collation` is for `String`", label = "`{Self}` is not text")]
pub trait Collated {}

#[diagnostic::do_not_recommend]
impl<T: LimitedText> Collated for T {}

/// `collation = collation` on a field of type `T`.
pub fn collation<T: Collated>(collation: Collation) -> Collation {
    collation
}

/// A type whose digits can be limited.
#[diagnostic::on_unimplemented(message = "`precision` is for `Decimal`", label = "`{Self}` is not a decimal")]
pub trait LimitedDecimal {}

impl LimitedDecimal for Decimal {}
impl<T: LimitedDecimal> LimitedDecimal for Option<T> {}

#[diagnostic::do_not_recommend]
impl<T: StoredAs<Stored: LimitedDecimal>> LimitedDecimal for T {}

/// `precision = digits, scale = digits` on a field of type `T`.
///
/// # Panics
/// At compile time, where there can be no such decimal.
pub const fn decimal<T: LimitedDecimal>(precision: u8, scale: u8) -> SqlType {
    assert!(precision >= 1 && precision <= 28, "`precision` is from 1 to 28");
    assert!(scale <= precision, "`scale` is at most `precision`");
    SqlType::Decimal(Some(DecimalSize { precision, scale }))
}

/// `default = now()` or `on_update = now()` on a field of type `T`.
pub fn now<T: Timestamp>(ty: SqlType) -> Expr {
    Expr::Now(ty)
}

/// `default = value` on a field of type `T`; the value may be an expression of no columns, such as `raw("..").expr()`.
pub fn constant<T: DbType, V: Assign<T, Sources = ()>>(value: V) -> ColumnDefault {
    match value.into_assigned() {
        Assigned::Value(value) => ColumnDefault::Value(value),
        Assigned::Expr(expr) => ColumnDefault::Expr(*expr),
    }
}

/// `check = condition`, or the `where` of an index, on the table `T`.
pub fn condition<T: Source, C: Condition<Sources: Within<T>>>(condition: C) -> Expr {
    condition.into_condition().unwrap_or(Expr::Bind(Value::Bool(true), SqlType::Boolean))
}

/// `generated = expression` on a field of type `F` of the table `T`.
pub fn generated<T: Source, F: DbType, V: Assign<F, Sources: Within<T>>>(value: V, ty: SqlType) -> Expr {
    value.into_assigned().into_expr(ty)
}

/// `on(..)` of an index on the table `T`: what it sorts by.
pub fn index_parts<T: Source, L: OrderList<Sources: Within<T>>>(list: L) -> Vec<IndexPart> {
    let mut terms = Vec::new();
    list.push(&mut terms);
    terms.into_iter().map(IndexPart::from).collect()
}

/// A column that a column of type `Self` can refer to has the type `T`.
#[diagnostic::on_unimplemented(
    message = "a column of type `{Self}` cannot refer to one of type `{T}`",
    label = "the types of the two columns differ"
)]
pub trait RefersTo<T> {}

#[diagnostic::do_not_recommend]
impl<A: DbType<Base = B::Base>, B: DbType> RefersTo<B> for A {}

/// `references(column)` on a field of type `F`: the column's name.
pub fn referenced<F: RefersTo<C>, P: Table, C: DbType>(column: Column<P, C>) -> &'static str {
    column.name()
}
