//! Cells: from the binary format of each type to a [`ValueRef`] that borrows the text and the bytes.

use std::{borrow::Cow, str::from_utf8};

use sqlx::{
    TypeInfo,
    postgres::{PgTypeInfo, PgTypeKind},
};
use squall_core::{SqlType, ValueRef, types::ArrayRef};
use uuid::Uuid;

use crate::{array, moment, numeric, oid};

/// The first byte of a `jsonb`; there has been no other.
pub(crate) const JSONB_VERSION: u8 = 1;

/// How the cells of one column are read: known once for a whole result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Bool,
    Int2,
    Int4,
    Int8,
    Oid,
    Float4,
    Float8,
    Numeric,
    Text,
    Bytes,
    Uuid,
    Date,
    Time,
    Timestamp,
    Interval,
    Json,
    Jsonb,
    Array,
    Void,
    Other,
}

impl Format {
    /// How the cells of a column of this type are read.
    pub(crate) fn of(ty: &PgTypeInfo) -> Self {
        ty.oid().and_then(|oid| Self::of_oid(oid.0)).unwrap_or_else(|| Self::of_custom(ty))
    }

    /// How the cells of a type are read that is built in.
    pub(crate) fn of_oid(oid: u32) -> Option<Self> {
        Some(match oid {
            oid::BOOL => Self::Bool,
            oid::INT2 => Self::Int2,
            oid::INT4 => Self::Int4,
            oid::INT8 => Self::Int8,
            oid::OID => Self::Oid,
            oid::FLOAT4 => Self::Float4,
            oid::FLOAT8 => Self::Float8,
            oid::NUMERIC => Self::Numeric,
            oid::TEXT | oid::VARCHAR | oid::BPCHAR | oid::NAME | oid::CHAR | oid::UNKNOWN => Self::Text,
            oid::BYTEA => Self::Bytes,
            oid::UUID => Self::Uuid,
            oid::DATE => Self::Date,
            oid::TIME => Self::Time,
            oid::INTERVAL => Self::Interval,
            oid::TIMESTAMP | oid::TIMESTAMPTZ => Self::Timestamp,
            oid::JSON => Self::Json,
            oid::JSONB => Self::Jsonb,
            oid::VOID => Self::Void,
            oid if oid::is_array(oid) => Self::Array,
            _ => return None,
        })
    }

    /// How the cells of a type are read that is not built in.
    fn of_custom(ty: &PgTypeInfo) -> Self {
        match ty.name() {
            // sqlx has not found it in the catalogue, and panics when it is asked for more.
            "?" => return Self::Other,
            name if name.eq_ignore_ascii_case("citext") => return Self::Text,
            _ => {}
        }
        match ty.kind() {
            PgTypeKind::Domain(base) => Self::of(base),
            PgTypeKind::Enum(_) => Self::Text,
            PgTypeKind::Array(_) => Self::Array,
            _ => Self::Other,
        }
    }

    /// Reads a cell that is not NULL, for a reader that expects `ty`; none where it cannot be read.
    #[inline]
    pub(crate) fn read<'a>(self, bytes: &'a [u8], ty: &SqlType) -> Option<ValueRef<'a>> {
        Some(match self {
            Self::Bool => ValueRef::Bool(u8::from_be_bytes(exactly(bytes)?) != 0),
            Self::Int2 => ValueRef::Int(i64::from(i16::from_be_bytes(exactly(bytes)?))),
            Self::Int4 => ValueRef::Int(i64::from(i32::from_be_bytes(exactly(bytes)?))),
            Self::Int8 => ValueRef::Int(i64::from_be_bytes(exactly(bytes)?)),
            Self::Oid => ValueRef::Int(i64::from(u32::from_be_bytes(exactly(bytes)?))),
            Self::Float4 => {
                let number = f32::from_be_bytes(exactly(bytes)?);
                if number.is_nan() {
                    return None;
                }
                // The same number; SQLite, which has doubles alone, gives it so as well.
                if *ty == SqlType::Double {
                    ValueRef::Double(f64::from(number))
                } else {
                    ValueRef::Real(number)
                }
            }
            Self::Float8 => {
                let number = f64::from_be_bytes(exactly(bytes)?);
                if number.is_nan() {
                    return None;
                }
                ValueRef::Double(number)
            }
            Self::Numeric => ValueRef::Decimal(numeric::decode(bytes).ok()?),
            Self::Text => ValueRef::Text(from_utf8(bytes).ok()?),
            Self::Bytes => ValueRef::Bytes(bytes),
            Self::Uuid => ValueRef::Uuid(Uuid::from_bytes(exactly(bytes)?)),
            Self::Date => ValueRef::Date(moment::date(i32::from_be_bytes(exactly(bytes)?)).ok()?),
            Self::Time => ValueRef::Time(moment::time(i64::from_be_bytes(exactly(bytes)?)).ok()?),
            Self::Interval => ValueRef::Interval(moment::interval(exactly(bytes)?).ok()?),
            Self::Timestamp => ValueRef::Timestamp(moment::micros(i64::from_be_bytes(exactly(bytes)?)).ok()?),
            Self::Json => ValueRef::Json(from_utf8(bytes).ok()?),
            Self::Jsonb => match bytes.split_first() {
                Some((&JSONB_VERSION, json)) => ValueRef::Json(from_utf8(json).ok()?),
                _ => return None,
            },
            Self::Array => ValueRef::Array(ArrayRef::new(bytes, array::elements)),
            Self::Void => ValueRef::Null,
            Self::Other => return None,
        })
    }

    /// Why a cell that is well formed has no value that both databases know: the result of a computation, most likely.
    pub(crate) fn beyond(self, bytes: &[u8]) -> Option<Cow<'static, str>> {
        let nan = match self {
            Self::Float4 => exactly(bytes).is_some_and(|it| f32::from_be_bytes(it).is_nan()),
            Self::Float8 => exactly(bytes).is_some_and(|it| f64::from_be_bytes(it).is_nan()),
            Self::Numeric => {
                return numeric::decode(bytes).err().filter(|reason| *reason == numeric::TOO_LONG);
            }
            _ => false,
        };
        nan.then_some("the result is not a number".into())
    }

    /// What the bytes are that [`read`](Self::read) could not read. Asked for afterwards, so that what goes well carries
    /// no room for it.
    #[cold]
    pub(crate) fn found(self, bytes: &[u8]) -> Cow<'static, str> {
        let found = match (self, bytes.len()) {
            (Self::Numeric, _) => numeric::decode(bytes).err(),
            (Self::Date, 4) => exactly(bytes).and_then(|days| moment::date(i32::from_be_bytes(days)).err()),
            (Self::Time, 8) => exactly(bytes).and_then(|wire| moment::time(i64::from_be_bytes(wire)).err()),
            (Self::Interval, 16) => exactly(bytes).and_then(|wire| moment::interval(wire).err()),
            (Self::Timestamp, 8) => {
                exactly(bytes).and_then(|wire| moment::micros(i64::from_be_bytes(wire)).err())
            }
            (Self::Text | Self::Json, _) => Some("text that is not UTF-8".into()),
            (Self::Jsonb, 1..) if bytes[0] == JSONB_VERSION => Some("text that is not UTF-8".into()),
            (Self::Jsonb, _) => Some("a jsonb of an unknown version".into()),
            (Self::Other, _) => Some("a type that Squall does not read: cast it to text".into()),
            _ => None,
        };
        found.unwrap_or_else(|| format!("a malformed value of {} bytes", bytes.len()).into())
    }
}

#[inline]
fn exactly<const N: usize>(bytes: &[u8]) -> Option<[u8; N]> {
    bytes.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::postgres::types::Oid;

    fn read(format: Format, bytes: &[u8]) -> Result<ValueRef<'_>, String> {
        format.read(bytes, &SqlType::TEXT).ok_or_else(|| format.found(bytes).into_owned())
    }

    #[test]
    fn types_are_known_by_their_oid() {
        let of = |oid| Format::of(&PgTypeInfo::with_oid(Oid(oid)));
        assert_eq!(of(oid::INT8), Format::Int8);
        assert_eq!(of(oid::VARCHAR), Format::Text);
        assert_eq!(of(oid::TIMESTAMPTZ), Format::Timestamp);
        assert_eq!(of(1_000_000), Format::Other);
    }

    #[test]
    fn cells_are_read_in_the_binary_format() {
        assert_eq!(read(Format::Bool, &[1]), Ok(ValueRef::Bool(true)));
        assert_eq!(read(Format::Int2, &[0xFF, 0xFE]), Ok(ValueRef::Int(-2)));
        assert_eq!(read(Format::Oid, &[0xFF; 4]), Ok(ValueRef::Int(4_294_967_295)));
        assert_eq!(read(Format::Text, "é".as_bytes()), Ok(ValueRef::Text("é")));
        assert_eq!(read(Format::Jsonb, b"\x01{}"), Ok(ValueRef::Json("{}")));
        assert_eq!(read(Format::Void, &[]), Ok(ValueRef::Null));
        let real = 0.5_f32.to_be_bytes();
        assert_eq!(read(Format::Float4, &real), Ok(ValueRef::Real(0.5)));
        assert_eq!(Format::Float4.read(&real, &SqlType::Double), Some(ValueRef::Double(0.5)));
    }

    #[test]
    fn malformed_cells_are_errors() {
        for format in [
            Format::Bool,
            Format::Int2,
            Format::Int4,
            Format::Int8,
            Format::Oid,
            Format::Float4,
            Format::Float8,
            Format::Numeric,
            Format::Uuid,
            Format::Date,
            Format::Time,
            Format::Timestamp,
            Format::Interval,
            Format::Jsonb,
        ] {
            assert!(read(format, &[]).is_err(), "{format:?}");
            assert!(read(format, &[0; 3]).is_err(), "{format:?}");
        }
        assert!(read(Format::Text, &[0xFF]).is_err());
        assert!(read(Format::Jsonb, b"\x02{}").is_err());
        assert!(read(Format::Other, &[0; 4]).is_err());
    }
}
