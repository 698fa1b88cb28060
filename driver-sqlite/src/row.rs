//! Rows: each cell read, borrowed, as the type that is asked for.

use rust_decimal::Decimal;
use squall_core::{
    Error, Result, SqlType, ValueRef,
    driver::Row,
    types::{ArrayRef, TimestampMode},
};
use uuid::Uuid;

use crate::{array, parse};

/// The row that a statement stands on.
pub(crate) struct SqliteRow<'a> {
    row: &'a rusqlite::Row<'a>,
}

impl<'a> SqliteRow<'a> {
    pub(crate) fn new(row: &'a rusqlite::Row<'a>) -> Self {
        Self { row }
    }

    /// Why a cell could not be read; it is looked at once more, to keep what is read often short.
    #[cold]
    #[inline(never)]
    fn mismatch(&self, index: usize, expected: &SqlType) -> Error {
        use rusqlite::types::ValueRef as Cell;
        let Ok(cell) = self.row.get_ref(index) else {
            let found = format!("a row of {} columns", self.len());
            return Error::Decode { column: (index + 1).to_string(), expected: expected.to_string(), found };
        };
        let found = match cell {
            Cell::Null => "NULL",
            Cell::Integer(_) if *expected == SqlType::Boolean => "an integer other than 0 and 1",
            Cell::Integer(_) => "an integer",
            Cell::Real(_) => "a floating-point number",
            Cell::Text(text) if std::str::from_utf8(text).is_err() => "text that is not UTF-8",
            Cell::Text(_) => "text of another form",
            Cell::Blob(_) => "bytes",
        };
        Error::Decode { column: self.name(index), expected: expected.to_string(), found: found.to_owned() }
    }
}

impl Row for SqliteRow<'_> {
    fn len(&self) -> usize {
        self.row.as_ref().column_count()
    }

    #[inline]
    fn cell(&self, index: usize, ty: &SqlType) -> Result<ValueRef<'_>> {
        match self.row.get_ref(index).ok().and_then(|cell| read(cell, ty)) {
            Some(cell) => Ok(cell),
            None => Err(self.mismatch(index, ty)),
        }
    }

    #[inline]
    fn boolean(&self, index: usize) -> Option<Option<bool>> {
        match self.row.get_ref(index) {
            Ok(rusqlite::types::ValueRef::Integer(0)) => Some(Some(false)),
            Ok(rusqlite::types::ValueRef::Integer(1)) => Some(Some(true)),
            Ok(rusqlite::types::ValueRef::Null) => Some(None),
            _ => None,
        }
    }

    #[inline]
    fn number(&self, index: usize) -> Option<Option<i64>> {
        match self.row.get_ref(index) {
            Ok(rusqlite::types::ValueRef::Integer(number)) => Some(Some(number)),
            Ok(rusqlite::types::ValueRef::Null) => Some(None),
            _ => None,
        }
    }

    #[inline]
    fn double(&self, index: usize) -> Option<Option<f64>> {
        match self.row.get_ref(index) {
            Ok(rusqlite::types::ValueRef::Real(number)) => Some(Some(number)),
            Ok(rusqlite::types::ValueRef::Null) => Some(None),
            _ => None,
        }
    }

    #[inline]
    fn text(&self, index: usize) -> Option<Option<&str>> {
        match self.row.get_ref(index) {
            Ok(rusqlite::types::ValueRef::Text(bytes)) => utf8(bytes).map(Some),
            Ok(rusqlite::types::ValueRef::Null) => Some(None),
            _ => None,
        }
    }

    fn name(&self, index: usize) -> String {
        self.row.as_ref().column_name(index).map_or_else(|_| (index + 1).to_string(), str::to_owned)
    }
}

/// What a cell says as a `ty`; none where SQLite keeps no such value so.
#[inline(always)]
pub(crate) fn read<'a>(cell: rusqlite::types::ValueRef<'a>, ty: &SqlType) -> Option<ValueRef<'a>> {
    use rusqlite::types::ValueRef as Cell;
    match cell {
        Cell::Null => Some(ValueRef::Null),
        Cell::Integer(number) => match ty {
            SqlType::BigInt | SqlType::Integer | SqlType::SmallInt => Some(ValueRef::Int(number)),
            SqlType::Boolean => match number {
                0 => Some(ValueRef::Bool(false)),
                1 => Some(ValueRef::Bool(true)),
                _ => None,
            },
            SqlType::Interval => Some(ValueRef::Interval(number)),
            SqlType::Timestamp(mode) | SqlType::TimestampTz(mode) if *mode != TimestampMode::Text => {
                number.checked_mul(mode.micros_per_unit()).map(ValueRef::Timestamp)
            }
            // A whole number in a NUMERIC column of a table that another program made.
            SqlType::Double if number.unsigned_abs() <= 1 << 53 => Some(ValueRef::Double(number as f64)),
            _ => None,
        },
        Cell::Real(number) => match ty {
            SqlType::Double => Some(ValueRef::Double(number)),
            SqlType::Real => Some(ValueRef::Real(number as f32)),
            _ => None,
        },
        Cell::Text(bytes) => read_text(bytes, ty),
        Cell::Blob(bytes) => match ty {
            SqlType::Bytes => Some(ValueRef::Bytes(bytes)),
            SqlType::Uuid(_) => Uuid::from_slice(bytes).ok().map(ValueRef::Uuid),
            _ => None,
        },
    }
}

#[inline]
fn read_text<'a>(bytes: &'a [u8], ty: &SqlType) -> Option<ValueRef<'a>> {
    match ty {
        SqlType::Text { .. } | SqlType::Enum(_) => utf8(bytes).map(ValueRef::Text),
        SqlType::Uuid(_) => Uuid::try_parse_ascii(bytes).ok().map(ValueRef::Uuid),
        SqlType::Decimal(_) => Decimal::from_str_exact(utf8(bytes)?).ok().map(ValueRef::Decimal),
        SqlType::Date => parse::date(bytes).map(ValueRef::Date),
        SqlType::Time => parse::time(bytes).map(ValueRef::Time),
        SqlType::Array(_) => Some(ValueRef::Array(ArrayRef::new(bytes, array::elements))),
        SqlType::Json(_) => utf8(bytes).map(ValueRef::Json),
        SqlType::Timestamp(TimestampMode::Text) | SqlType::TimestampTz(TimestampMode::Text) => {
            parse::timestamp(bytes).map(ValueRef::Timestamp)
        }
        _ => None,
    }
}

#[inline]
fn utf8(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}
