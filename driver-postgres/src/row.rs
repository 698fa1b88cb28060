//! Rows, read by a plan that is made once for a result.

use std::{
    cell::Cell,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
};

use sqlx::{
    Column, Row as _, TypeInfo,
    postgres::{PgRow, PgValueFormat},
};
use squall_core::{
    Error, Result, SqlType, ValueRef,
    driver::{Row, RowSink},
};

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
    row: &'r PgRow,
    plan: &'r Plan,
    /// Whether sqlx is being asked for a cell.
    asking: Cell<bool>,
}

impl<'r> PlannedRow<'r> {
    /// Hands a row on.
    ///
    /// sqlx indexes a row by the columns of the statement, and panics on a row that has fewer. A server that breaks the
    /// protocol must not take the program down; a panic of the sink's own goes on.
    ///
    /// # Errors
    /// That of the sink, or [`Error::Decode`].
    #[inline]
    pub(crate) fn hand_on(row: &'r PgRow, plan: &'r Plan, sink: &mut dyn RowSink) -> Result<()> {
        let row = Self { row, plan, asking: Cell::new(false) };
        match catch_unwind(AssertUnwindSafe(|| sink.row(&row))) {
            Ok(taken) => taken,
            Err(_) if row.asking.get() => Err(row.too_short()),
            Err(panic) => resume_unwind(panic),
        }
    }

    /// The bytes of a cell; none for NULL.
    #[inline]
    fn bytes(&self, index: usize) -> Option<&[u8]> {
        self.asking.set(true);
        let bytes = match &self.row.try_get_raw(index) {
            Ok(cell) => cell.as_bytes().ok(),
            Err(_) => None,
        };
        self.asking.set(false);
        bytes
    }

    #[cold]
    fn mismatch(&self, index: usize, ty: &SqlType, found: &str) -> Error {
        let found = match self.plan.formats.get(index) {
            Some(Format::Other) => format!("`{}`, {found}", self.row.columns()[index].type_info().name()),
            _ => found.to_owned(),
        };
        Error::Decode { column: self.name(index), expected: ty.to_string(), found }
    }

    #[cold]
    fn too_short(&self) -> Error {
        let expected = format!("{} columns", self.plan.formats.len());
        Error::Decode { column: "the row".into(), expected, found: "a row that is too short".into() }
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
        let Some(bytes) = self.bytes(index) else { return Ok(ValueRef::Null) };
        match format.read(bytes, ty) {
            Some(cell) => Ok(cell),
            None => Err(match format.beyond(bytes) {
                Some(reason) => Error::InvalidValue { column: None, reason: reason.into_owned() },
                None => self.mismatch(index, ty, &format.found(bytes)),
            }),
        }
    }

    fn name(&self, index: usize) -> String {
        match self.row.columns().get(index) {
            Some(column) => column.name().to_owned(),
            None => format!("column {}", index + 1),
        }
    }
}
