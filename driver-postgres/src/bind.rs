//! Parameters on the wire: each in the binary format of the type of its place.

use rust_decimal::Decimal;
use sqlx::{
    Arguments, Encode, Postgres, Type,
    encode::IsNull,
    error::BoxDynError,
    postgres::{PgArgumentBuffer, PgArguments, PgTypeInfo, types::Oid},
};
use squall_core::{Bind, Dialect, Error, Result, SqlType, Value, types::JsonMode};
use squall_dialect_postgres::POSTGRES;

use crate::{array, cell::JSONB_VERSION, moment, numeric, oid};

/// Writes the parameters of a statement.
///
/// # Errors
/// [`Error::InvalidValue`] where a value does not fit the type of its place: nothing is ever sent as another type.
/// [`Error::InvalidQuery`] where there are too many.
pub(crate) fn encode(binds: &[Bind<'_>]) -> Result<PgArguments> {
    if binds.len() > POSTGRES.max_binds() {
        return Err(Error::invalid_query(format!(
            "the statement has {} parameters, and Postgres takes at most {}: split it",
            binds.len(),
            POSTGRES.max_binds()
        )));
    }
    let mut arguments = PgArguments::default();
    let size = binds.iter().map(|bind| 4 + size_of_value(&bind.value)).sum();
    arguments.reserve(binds.len(), size);
    for bind in binds {
        arguments
            .add(Parameter { value: &bind.value, ty: &bind.ty })
            .map_err(|error| Error::InvalidValue { column: None, reason: error.to_string() })?;
    }
    Ok(arguments)
}

/// The OID that a parameter of this type is sent as.
pub(crate) fn parameter_oid(ty: &SqlType) -> u32 {
    match ty {
        SqlType::Boolean => oid::BOOL,
        SqlType::SmallInt => oid::INT2,
        SqlType::Integer => oid::INT4,
        SqlType::BigInt => oid::INT8,
        SqlType::Real => oid::FLOAT4,
        SqlType::Double => oid::FLOAT8,
        SqlType::Decimal(_) => oid::NUMERIC,
        SqlType::Text { .. } => oid::TEXT,
        SqlType::Bytes => oid::BYTEA,
        SqlType::Uuid(_) => oid::UUID,
        SqlType::Date => oid::DATE,
        SqlType::Time => oid::TIME,
        SqlType::Interval => oid::INTERVAL,
        SqlType::Timestamp(_) => oid::TIMESTAMP,
        SqlType::TimestampTz(_) => oid::TIMESTAMPTZ,
        SqlType::Json(JsonMode::Binary) => oid::JSONB,
        SqlType::Json(JsonMode::Text) => oid::JSON,
        SqlType::Enum(def) if !def.native => oid::TEXT,
        // The labels of an enum go as texts, and the dialect prints the cast.
        SqlType::Array(element) => match element.leaf() {
            SqlType::Enum(_) => oid::array_of(oid::TEXT),
            leaf => oid::array_of(parameter_oid(leaf)),
        },
        // The server infers it from the cast that the dialect prints; an enum is read from its label.
        _ => oid::UNSPECIFIED,
    }
}

fn size_of_value(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        Value::Json(text) => text.len() + 1,
        Value::Bytes(bytes) => bytes.len(),
        Value::Array(elements) => elements.iter().map(|it| 4 + size_of_value(it)).sum::<usize>() + 20,
        _ => 16,
    }
}

/// A value, and the type of its place.
struct Parameter<'a> {
    value: &'a Value,
    ty: &'a SqlType,
}

impl Type<Postgres> for Parameter<'_> {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(Oid(oid::UNSPECIFIED))
    }
}

impl<'q> Encode<'q, Postgres> for Parameter<'_> {
    fn produces(&self) -> Option<PgTypeInfo> {
        Some(PgTypeInfo::with_oid(Oid(parameter_oid(self.ty))))
    }

    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        let Self { value, ty } = self;
        if let Value::Invalid(reason) = value {
            return Err(reason.as_str().into());
        }
        if matches!(value, Value::Null) {
            return Ok(IsNull::Yes);
        }
        match write(value, ty, buffer) {
            Some(()) => Ok(IsNull::No),
            None => Err(format!("{} cannot be stored as {ty}", kind(value)).into()),
        }
    }
}

/// Writes `value` as `ty`; none where it would not be the same value.
pub(crate) fn write(value: &Value, ty: &SqlType, buffer: &mut Vec<u8>) -> Option<()> {
    match (ty, value) {
        (SqlType::Boolean, Value::Bool(it)) => buffer.push(u8::from(*it)),
        (SqlType::SmallInt, _) => buffer.extend(i16::try_from(whole(value)?).ok()?.to_be_bytes()),
        (SqlType::Integer, _) => buffer.extend(i32::try_from(whole(value)?).ok()?.to_be_bytes()),
        (SqlType::BigInt, _) => buffer.extend(whole(value)?.to_be_bytes()),
        (SqlType::Real, Value::Real(it)) => buffer.extend(it.to_be_bytes()),
        (SqlType::Double, Value::Double(it)) => buffer.extend(it.to_be_bytes()),
        (SqlType::Double, Value::Real(it)) => buffer.extend(f64::from(*it).to_be_bytes()),
        (SqlType::Decimal(_), Value::Decimal(it)) => numeric::encode(it, buffer),
        (SqlType::Decimal(_), _) => numeric::encode(&Decimal::from(whole(value)?), buffer),
        (SqlType::Text { .. } | SqlType::Enum(_), Value::Text(it)) => buffer.extend(it.as_bytes()),
        (SqlType::Bytes, Value::Bytes(it)) => buffer.extend(it),
        (SqlType::Uuid(_), Value::Uuid(it)) => buffer.extend(it.as_bytes()),
        (SqlType::Date, Value::Date(it)) => buffer.extend(moment::wire_days(*it).to_be_bytes()),
        (SqlType::Time, Value::Time(it)) => buffer.extend(moment::wire_time(*it).to_be_bytes()),
        (SqlType::Interval, Value::Interval(it)) => {
            buffer.extend(moment::wire_interval(it.num_microseconds()?));
        }
        (SqlType::Timestamp(_), Value::Timestamp(it)) => {
            buffer.extend(moment::wire_micros(it.and_utc()).to_be_bytes())
        }
        (SqlType::TimestampTz(_), Value::TimestampTz(it)) => {
            buffer.extend(moment::wire_micros(*it).to_be_bytes())
        }
        (SqlType::Json(mode), Value::Json(it)) => {
            if *mode == JsonMode::Binary {
                buffer.push(JSONB_VERSION);
            }
            buffer.extend(it.as_bytes());
        }
        (SqlType::Array(element), Value::Array(it)) => array::encode(it, element, buffer)?,
        _ => return None,
    }
    Some(())
}

/// A whole number of any width.
fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::SmallInt(it) => Some(i64::from(*it)),
        Value::Integer(it) => Some(i64::from(*it)),
        Value::BigInt(it) => Some(*it),
        _ => None,
    }
}

/// What kind of value it is, for messages: never the value.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Bool(_) => "a boolean",
        Value::SmallInt(_) | Value::Integer(_) | Value::BigInt(_) => "this whole number",
        Value::Real(_) | Value::Double(_) => "a floating-point number",
        Value::Decimal(_) => "a decimal",
        Value::Text(_) => "text",
        Value::Bytes(_) => "bytes",
        Value::Uuid(_) => "a UUID",
        Value::Date(_) => "a date",
        Value::Time(_) => "a time",
        Value::Interval(_) => "an interval",
        Value::Timestamp(_) => "a timestamp without time zone",
        Value::TimestampTz(_) => "a timestamp with time zone",
        Value::Json(_) => "JSON",
        Value::Array(_) => "an array",
        _ => "this value",
    }
}
