//! The elements of arrays and of JSON, as tables.
//!
//! One of the databases has no LATERAL: there such a table is the call of a function, and its columns are computed where they
//! are used.

use super::Renderer;
use crate::{
    ast::{ElementKind, Elements, Query, Select, TableRef},
    error::{Error, Result},
    schema::ColumnInfo,
    types::SqlType,
};

impl<'a> Renderer<'a> {
    /// Appends the elements of something in the place of a table.
    pub(super) fn elements_table(
        &mut self,
        table: &'a TableRef,
        it: &'a Elements,
        lateral: bool,
    ) -> Result<()> {
        let fits = match (it.kind, it.of.ty()) {
            (ElementKind::Array, SqlType::Array(element)) => !element.is_array(),
            (kind, ty) => kind != ElementKind::Array && ty.is_json(),
        };
        if !fits {
            return Err(Error::invalid_query(format!("an array of {} has no rows of its own", it.of.ty())));
        }
        if lateral && self.dialect.element_printer().is_none() {
            self.push("LATERAL ");
        }
        self.dialect.elements(self, table, it)
    }

    /// Notes the tables of a SELECT where columns of theirs may have to be computed; how many were noted before.
    pub(super) fn see_elements(&mut self, select: &'a Select) -> usize {
        let seen = self.elements.len();
        if self.dialect.element_printer().is_some()
            && (seen > 0 || select.tables().any(|table| elements(table).is_some()))
        {
            self.elements.extend(select.tables());
        }
        seen
    }

    fn elements_of(&self, source: &str) -> Option<(&'a TableRef, &'a Elements)> {
        let table = self.elements.iter().rev().find(|table| table.name() == source)?;
        Some((*table, elements(table)?))
    }

    /// Whether the columns of a table have to be computed.
    pub(super) fn has_elements(&self, source: &str) -> bool {
        !self.elements.is_empty() && self.elements_of(source).is_some()
    }

    /// Appends a column of a table of elements, where it has to be computed; whether it had to.
    pub(super) fn element(&mut self, source: &str, column: &ColumnInfo) -> Result<bool> {
        let Some((table, elements)) = self.elements_of(source) else { return Ok(false) };
        let place = table.info.columns.iter().position(|own| own.name == column.name);
        let (Some(place), Some(print)) = (place, self.dialect.element_printer()) else { return Ok(false) };
        print(self, source, elements, place)?;
        Ok(true)
    }
}

fn elements(table: &TableRef) -> Option<&Elements> {
    match &table.derived.as_deref()?.query {
        Query::Elements(elements) => Some(elements),
        _ => None,
    }
}
