//! Rows, read by a plan that is made once for a result.

use std::panic::{AssertUnwindSafe, catch_unwind};

use sqlx::{
    Column, Row as _, TypeInfo, ValueRef as _,
    postgres::{PgRow, PgValueFormat},
};
use squall_core::{Error, Result, SqlType, ValueRef, driver::Row};

use crate::cell::Format;

/// How the columns of a result are read.
#[derive(Debug)]
pub(crate) struct Plan {
    formats: Vec<Format>,
}

impl Plan {
    /// The plan for all rows of the result whose first is `row`.
    pub(crate) fn new(row: &PgRow) -> Self {
        let binary =
            row.is_empty() || row.try_get_raw(0).is_ok_and(|cell| cell.format() == PgValueFormat::Binary);
        let format = |column: &sqlx::postgres::PgColumn| match binary {
            true => Format::of(column.type_info()),
            false => Format::Other,
        };
        Self { formats: row.columns().iter().map(format).collect() }
    }
}

/// A row in sqlx's buffer.
pub(crate) struct PlannedRow<'r> {
    pub(crate) row: &'r PgRow,
    pub(crate) plan: &'r Plan,
}

impl PlannedRow<'_> {
    /// The bytes of a cell; none for NULL.
    ///
    /// sqlx indexes a row by the columns of the statement, and panics on a row that has fewer: a server that breaks the
    /// protocol must not take the program down.
    #[inline]
    fn bytes(&self, index: usize) -> Result<Option<&[u8]>, &'static str> {
        let cell = catch_unwind(AssertUnwindSafe(|| match self.row.try_get_raw(index) {
            Ok(cell) if cell.is_null() => Ok(None),
            Ok(cell) => cell.as_bytes().map(Some).map_err(|_| "no value"),
            Err(_) => Err("no such column"),
        }));
        cell.unwrap_or(Err("a row that is too short"))
    }

    #[cold]
    fn mismatch(&self, index: usize, ty: &SqlType, found: &str) -> Error {
        let found = match self.plan.formats.get(index) {
            Some(Format::Other) => format!("`{}`, {found}", self.row.columns()[index].type_info().name()),
            _ => found.to_owned(),
        };
        Error::Decode { column: self.name(index), expected: ty.to_string(), found }
    }
}

impl Row for PlannedRow<'_> {
    fn len(&self) -> usize {
        self.plan.formats.len()
    }

    #[inline]
    fn cell(&self, index: usize, ty: &SqlType) -> Result<ValueRef<'_>> {
        let Some(format) = self.plan.formats.get(index) else {
            return Err(self.mismatch(index, ty, "no such column"));
        };
        match self.bytes(index) {
            Ok(Some(bytes)) => format.read(bytes, ty).map_err(|found| self.mismatch(index, ty, &found)),
            Ok(None) => Ok(ValueRef::Null),
            Err(found) => Err(self.mismatch(index, ty, found)),
        }
    }

    fn name(&self, index: usize) -> String {
        match self.row.columns().get(index) {
            Some(column) => column.name().to_owned(),
            None => format!("column {}", index + 1),
        }
    }
}
