//! What `#[derive(Table)]` calls to check a field against its attributes: a type that does not fit is an error there.

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{Source, Table};
use crate::{
    ast::Expr,
    query::{Assign, Column, Condition, Cons, In, Nil, Plain},
    schema::{ColumnDefault, Identity},
    types::{DbType, SqlType},
    value::Value,
};

/// A type whose values the database can count up by itself.
#[diagnostic::on_unimplemented(message = "`auto` is for `i32` and `i64`", label = "`{Self}` cannot be counted up")]
pub trait AutoKey {}

impl AutoKey for i32 {}
impl AutoKey for i64 {}

/// `auto` on a field of type `T`.
pub fn auto_key<T: AutoKey>(identity: Identity) -> Identity {
    identity
}

/// A type that `now()` has a value of.
#[diagnostic::on_unimplemented(
    message = "`now()` is for `DateTime<Utc>` and `NaiveDateTime`",
    label = "`{Self}` is no timestamp"
)]
pub trait Timestamp {}

impl Timestamp for DateTime<Utc> {}
impl Timestamp for NaiveDateTime {}
impl<T: Timestamp> Timestamp for Option<T> {}

/// `default = now()` or `on_update = now()` on a field of type `T`.
pub fn now<T: Timestamp>(ty: SqlType) -> Expr {
    Expr::Now(ty)
}

/// `default = value` on a field of type `T`.
pub fn constant<T: DbType, V: Assign<T, Sources = ()>>(value: V, ty: SqlType) -> ColumnDefault {
    ColumnDefault::Value(match value.into_assigned(ty) {
        Expr::Bind(value, _) => value,
        _ => Value::Invalid("a default is a value: for an expression there is `default_fn`".into()),
    })
}

/// `check = condition`, or the `where` of an index, on the table `T`.
pub fn condition<T: Source, C: Condition, I>(condition: C) -> Expr
where
    C::Sources: In<Cons<T, Plain, Nil>, I>,
{
    condition.into_condition().unwrap_or(Expr::Bind(Value::Bool(true), SqlType::Boolean))
}

/// A column that a column of type `Self` can refer to has the type `T`.
#[diagnostic::on_unimplemented(
    message = "a column of type `{Self}` cannot refer to one of type `{T}`",
    label = "the types of the two columns differ"
)]
pub trait RefersTo<T> {}

impl<A: DbType<Base = B::Base>, B: DbType> RefersTo<B> for A {}

/// `references(column)` on a field of type `F`: the column's name.
pub fn referenced<F: RefersTo<C>, P: Table, C: DbType>(column: Column<P, C>) -> &'static str {
    column.name()
}
