//! From one type to another, by one rule on both databases.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::{Of, call};
use crate::{
    ast::Function,
    query::Expression,
    types::{DbType, Scalar},
};

/// A type whose values [`Expression::cast`] can turn into a `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be cast to `{T}`",
    label = "both databases have no one rule for this cast",
    note = "whole numbers are cast to each other, to floating-point numbers and decimals; decimals to floating-point \
            numbers; dates and timestamps to each other; these (but no floating-point numbers), booleans, UUIDs and enums \
            to `String`, and `String` to all of them but enums"
)]
pub trait CastTo<T: Scalar>: Scalar {}

macro_rules! casts {
    ($from:ty => $($to:ty),+) => {
        $(
            #[diagnostic::do_not_recommend]
            impl CastTo<$to> for $from {}
        )+
    };
}

// One by one, so that the compiler's message has little to show.
casts!(i16 => i32, i64, f32, f64, Decimal, String);
casts!(i32 => i16, i64, f32, f64, Decimal, String);
casts!(i64 => i16, i32, f32, f64, Decimal, String);
casts!(Decimal => f32, f64, String);
casts!(NaiveDate => NaiveDateTime, DateTime<Utc>, String);
casts!(NaiveDateTime => NaiveDate, DateTime<Utc>, String);
casts!(DateTime<Utc> => NaiveDate, NaiveDateTime, String);
casts!(String => i16, i32, i64, f32, f64, Decimal, bool, Uuid, NaiveDate, NaiveDateTime, DateTime<Utc>);

impl CastTo<f64> for f32 {}
impl CastTo<f32> for f64 {}
impl CastTo<String> for bool {}
impl CastTo<String> for Uuid {}

pub(crate) fn cast<T: Scalar, E: Expression<Type: DbType<Base: CastTo<T>>>>(expr: E) -> Of<E, T> {
    call(Function::Cast, vec![expr.into_ast()], T::TYPE)
}
