//! Functions of dates and timestamps. An instant is looked at in UTC, whatever the time zone of the session.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use super::{Base, Of, Via, call};
use crate::{
    ast::{self, BinaryOp, DatePart, Function, TimeUnit},
    query::{Expr, Expression, Operand},
    types::{DbType, Scalar, SqlType},
    value::Value,
};

/// A type with a calendar date in it.
#[diagnostic::on_unimplemented(message = "`{Self}` has no date", label = "expected a date or a timestamp")]
pub trait Dated: Scalar {}

impl Dated for NaiveDate {}
impl Dated for NaiveDateTime {}
impl Dated for DateTime<Utc> {}

/// A type with a date and a time of day in it.
#[diagnostic::on_unimplemented(message = "`{Self}` has no time of day", label = "expected a timestamp")]
pub trait Timed: Dated {}

impl Timed for NaiveDateTime {}
impl Timed for DateTime<Utc> {}

/// The instant of the statement: the same wherever it stands in it.
pub fn now() -> Expr<(), DateTime<Utc>> {
    Expr::new(ast::Expr::Now(<DateTime<Utc> as Scalar>::TYPE))
}

/// The day of the statement, in UTC.
pub fn today() -> Expr<(), NaiveDate> {
    Expr::new(ast::Expr::Now(SqlType::Date))
}

fn part<E: Expression, T: Scalar>(part: DatePart, expr: E) -> Of<E, T> {
    call(Function::Part(part), vec![expr.into_ast()], T::TYPE)
}

/// The year of a date or timestamp (of an instant: in UTC).
pub fn year<E: Expression<Type: DbType<Base: Dated>>>(expr: E) -> Of<E, i32> {
    part(DatePart::Year, expr)
}

/// The quarter of the year, from 1.
pub fn quarter<E: Expression<Type: DbType<Base: Dated>>>(expr: E) -> Of<E, i32> {
    part(DatePart::Quarter, expr)
}

/// The month of a date or timestamp, from 1 (of an instant: in UTC).
pub fn month<E: Expression<Type: DbType<Base: Dated>>>(expr: E) -> Of<E, i32> {
    part(DatePart::Month, expr)
}

/// The week of ISO 8601, from 1: the first has the year's first Thursday, so that days about New Year may be in a week of
/// the other year.
pub fn week<E: Expression<Type: DbType<Base: Dated>>>(expr: E) -> Of<E, i32> {
    part(DatePart::Week, expr)
}

/// The day of the month of a date or timestamp, from 1 (of an instant: in UTC).
pub fn day<E: Expression<Type: DbType<Base: Dated>>>(expr: E) -> Of<E, i32> {
    part(DatePart::Day, expr)
}

/// The day of the week of ISO 8601: from 1 for Monday to 7 for Sunday.
pub fn day_of_week<E: Expression<Type: DbType<Base: Dated>>>(expr: E) -> Of<E, i32> {
    part(DatePart::DayOfWeek, expr)
}

/// The day of the year, from 1.
pub fn day_of_year<E: Expression<Type: DbType<Base: Dated>>>(expr: E) -> Of<E, i32> {
    part(DatePart::DayOfYear, expr)
}

/// The hour of a timestamp, from 0 to 23 (of an instant: in UTC).
pub fn hour<E: Expression<Type: DbType<Base: Timed>>>(expr: E) -> Of<E, i32> {
    part(DatePart::Hour, expr)
}

/// The minute of a timestamp, from 0 to 59.
pub fn minute<E: Expression<Type: DbType<Base: Timed>>>(expr: E) -> Of<E, i32> {
    part(DatePart::Minute, expr)
}

/// The second of a timestamp, from 0 to 59, without its fraction.
pub fn second<E: Expression<Type: DbType<Base: Timed>>>(expr: E) -> Of<E, i32> {
    part(DatePart::Second, expr)
}

/// The microseconds of a timestamp within its second, from 0 to 999,999.
pub fn microsecond<E: Expression<Type: DbType<Base: Timed>>>(expr: E) -> Of<E, i32> {
    part(DatePart::Microsecond, expr)
}

/// The seconds since 1970-01-01 00:00:00 (of an instant: in UTC), rounded down to whole ones.
pub fn epoch<E: Expression<Type: DbType<Base: Dated>>>(expr: E) -> Of<E, i64> {
    part(DatePart::Epoch, expr)
}

/// `date_trunc(unit, expr)`: the start of the year, month, week (Monday), .. that it is in; of an instant in UTC.
///
/// # Errors
/// [`Error::InvalidQuery`](crate::Error::InvalidQuery) for a unit of less than a day, of a date.
///
/// ```
/// use squall_core::query::{TimeUnit, date_trunc, now};
/// let _this_month = date_trunc(TimeUnit::Month, now());
/// ```
pub fn date_trunc<E: Expression<Type: DbType<Base: Dated>>>(
    unit: TimeUnit,
    expr: E,
) -> Expr<E::Sources, E::Type> {
    call(Function::DateTrunc(unit), vec![expr.into_ast()], Base::<E>::TYPE)
}

/// A timestamp that is `delta` later (earlier, where that is negative).
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) where the result is outside of the years 1 to 9999, and for a `delta`
/// finer than a microsecond.
///
/// ```
/// use squall_core::query::{add_time, now};
/// let _an_hour_ago = add_time(now(), chrono::TimeDelta::hours(-1));
/// ```
pub fn add_time<E: Expression<Type: DbType<Base: Timed>>>(
    expr: E,
    delta: TimeDelta,
) -> Expr<E::Sources, E::Type> {
    let micros = match delta.num_microseconds() {
        _ if delta.subsec_nanos() % 1_000 != 0 => Value::Invalid("a time finer than a microsecond".into()),
        Some(micros) if delta.num_days().unsigned_abs() < 10_000 * 366 => Value::BigInt(micros),
        _ => Value::Invalid("a time of more than 9999 years".into()),
    };
    let args = vec![expr.into_ast(), ast::Expr::Bind(micros, SqlType::BigInt)];
    call(Function::AddMicros, args, Base::<E>::TYPE)
}

/// A date or timestamp that is `days` later.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) where the result is outside of the years 1 to 9999.
pub fn add_days<E: Expression<Type: DbType<Base: Dated>>, N: Operand<i32>>(
    expr: E,
    days: N,
) -> Expr<(E::Sources, N::Sources), Via<N::Type, E::Type>> {
    let args = vec![expr.into_ast(), days.into_operand(SqlType::Integer)];
    call(Function::AddDays, args, Base::<E>::TYPE)
}

/// A date or timestamp that is `months` later, on the same day of the month, or on its last where it has no such day.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) where the result is outside of the years 1 to 9999.
pub fn add_months<E: Expression<Type: DbType<Base: Dated>>, N: Operand<i32>>(
    expr: E,
    months: N,
) -> Expr<(E::Sources, N::Sources), Via<N::Type, E::Type>> {
    let args = vec![expr.into_ast(), months.into_operand(SqlType::Integer)];
    call(Function::AddMonths, args, Base::<E>::TYPE)
}

/// A date or timestamp that is `years` later; a February 29th becomes a 28th where it has to.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) where the result is outside of the years 1 to 9999.
pub fn add_years<E: Expression<Type: DbType<Base: Dated>>, N: Operand<i32>>(
    expr: E,
    years: N,
) -> Expr<(E::Sources, N::Sources), Via<N::Type, E::Type>> {
    let months = match years.into_operand(SqlType::Integer) {
        ast::Expr::Bind(Value::Integer(years), ty) => {
            ast::Expr::Bind(years.checked_mul(12).map_or_else(too_far, Value::Integer), ty)
        }
        years => {
            let twelve = ast::Expr::Bind(Value::Integer(12), SqlType::Integer);
            ast::Expr::binary(BinaryOp::Mul, years, twelve, SqlType::Integer)
        }
    };
    call(Function::AddMonths, vec![expr.into_ast(), months], Base::<E>::TYPE)
}

fn too_far() -> Value {
    Value::Invalid("more than 9999 years".into())
}

/// The whole units from `earlier` to `later`, cut towards zero; negative where `later` is the earlier one.
///
/// A day has 24 hours. A month is whole at the same day and time of the next one: from January 31st to March 30th it is one,
/// and to February 29th none. Three of them are a quarter, twelve a year.
///
/// ```
/// use squall_core::query::{TimeUnit, diff, now, val};
/// let _age = diff(TimeUnit::Day, now(), val(chrono::Utc::now()));
/// ```
pub fn diff<E: Expression<Type: DbType<Base: Dated>>, R: Operand<Base<E>>>(
    unit: TimeUnit,
    later: E,
    earlier: R,
) -> Expr<(E::Sources, R::Sources), Via<E::Type, Via<R::Type, i64>>> {
    let args = vec![later.into_ast(), earlier.into_operand(Base::<E>::TYPE)];
    call(Function::Diff(unit), args, SqlType::BigInt)
}
