//! Parameters: from a value to what SQLite stores for its type.

use rusqlite::{Result, Statement, types::Null};
use squall_core::{
    Bind, SqlType, Value,
    types::{TimestampMode, UuidMode},
};
use squall_dialect_sqlite::{array, form};

/// Binds the parameters, borrowed: SQLite itself keeps a copy of what it needs.
pub(crate) fn bind_all(statement: &mut Statement<'_>, binds: &[Bind<'_>]) -> Result<()> {
    for (position, bind) in binds.iter().enumerate() {
        bind_one(statement, position + 1, bind)?;
    }
    Ok(())
}

fn bind_one(statement: &mut Statement<'_>, position: usize, bind: &Bind<'_>) -> Result<()> {
    match &*bind.value {
        Value::Bool(it) => statement.raw_bind_parameter(position, *it),
        Value::SmallInt(it) => statement.raw_bind_parameter(position, *it),
        Value::Integer(it) => statement.raw_bind_parameter(position, *it),
        Value::BigInt(it) => statement.raw_bind_parameter(position, *it),
        Value::Real(it) => statement.raw_bind_parameter(position, *it),
        Value::Double(it) => statement.raw_bind_parameter(position, *it),
        Value::Decimal(it) => statement.raw_bind_parameter(position, &*form::decimal(*it)),
        Value::Text(it) => statement.raw_bind_parameter(position, &**it),
        Value::Json(it) => statement.raw_bind_parameter(position, it.as_str()),
        Value::Bytes(it) => statement.raw_bind_parameter(position, it.as_slice()),
        Value::Uuid(it) if *bind.ty == SqlType::Uuid(UuidMode::Blob) => {
            statement.raw_bind_parameter(position, it.as_bytes())
        }
        Value::Uuid(it) => statement.raw_bind_parameter(position, &*form::uuid(*it)),
        Value::Date(it) => statement.raw_bind_parameter(position, &*form::date(*it)),
        Value::Time(it) => statement.raw_bind_parameter(position, &*form::time(*it)),
        Value::Interval(it) => match it.num_microseconds() {
            Some(micros) => statement.raw_bind_parameter(position, micros),
            None => Err(rusqlite::Error::ToSqlConversionFailure("the interval is out of range".into())),
        },
        Value::Timestamp(it) => match mode(&bind.ty) {
            TimestampMode::Text => statement.raw_bind_parameter(position, &*form::timestamp(*it)),
            mode => statement.raw_bind_parameter(
                position,
                it.and_utc().timestamp_micros().div_euclid(mode.micros_per_unit()),
            ),
        },
        Value::TimestampTz(it) => match mode(&bind.ty) {
            TimestampMode::Text => {
                statement.raw_bind_parameter(position, &*form::timestamptz(it.naive_utc()))
            }
            mode => statement
                .raw_bind_parameter(position, it.timestamp_micros().div_euclid(mode.micros_per_unit())),
        },
        Value::Array(it) => match array::text(it) {
            Ok(json) => statement.raw_bind_parameter(position, json),
            Err(error) => Err(rusqlite::Error::ToSqlConversionFailure(error.into())),
        },
        Value::Null => statement.raw_bind_parameter(position, Null),
        Value::Invalid(reason) => Err(rusqlite::Error::ToSqlConversionFailure(reason.as_str().into())),
        _ => Err(rusqlite::Error::ToSqlConversionFailure("SQLite has no form for this type".into())),
    }
}

fn mode(ty: &SqlType) -> TimestampMode {
    match ty {
        SqlType::Timestamp(mode) | SqlType::TimestampTz(mode) => *mode,
        _ => TimestampMode::Micros,
    }
}
