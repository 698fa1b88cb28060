//! UPDATE of many rows, each with values of its own.

use super::{Renderer, placement::no_aggregate};
use crate::{
    ast::{ROWS, UpdateRows},
    error::{Error, Result},
};

impl<'a> Renderer<'a> {
    /// Appends `UPDATE .. SET .. FROM (VALUES ..) WHERE key = ..`.
    ///
    /// One list that is joined: a CASE with a branch for each row would be looked through for each row.
    ///
    /// # Errors
    /// Where nothing is set, and those of its parts.
    pub fn update_rows(&mut self, update: &'a UpdateRows) -> Result<()> {
        let table = &update.table;
        let columns = &table.info.columns;
        let width = update.keys.len() + update.columns.len();
        if update.columns.is_empty() && update.assignments.is_empty() {
            return Err(Error::invalid_query(format!("the update of `{}` sets no column", table.name())));
        }
        self.push("UPDATE ");
        self.table(table)?;
        self.push(" SET ");
        for (position, column) in update.columns.iter().enumerate() {
            if position > 0 {
                self.push(", ");
            }
            self.ident(&columns[*column].name)?;
            self.push(" = ");
            self.cell_of_rows(update.keys.len() + position)?;
        }
        if !update.assignments.is_empty() {
            if !update.columns.is_empty() {
                self.push(", ");
            }
            self.assignments(table, &update.assignments)?;
        }
        self.push(" FROM (VALUES ");
        self.reserve(update.values.len());
        for (position, row) in update.values.chunks_exact(width).enumerate() {
            self.push(if position > 0 { ", (" } else { "(" });
            let placed = update.keys.iter().chain(&update.columns).map(|column| &columns[*column]);
            self.list(placed.zip(row), |r, (column, value)| {
                r.column = Some(&column.name);
                r.bind(value, &column.ty)
            })?;
            self.push(")");
        }
        self.column = None;
        self.push(") AS ");
        self.ident(ROWS)?;
        for (position, key) in update.keys.iter().enumerate() {
            self.push(if position > 0 { " AND " } else { " WHERE " });
            self.ident(table.name())?;
            self.push(".");
            self.ident(&columns[*key].name)?;
            self.push(" = ");
            self.cell_of_rows(position)?;
        }
        let Some(filter) = &update.filter else { return Ok(()) };
        no_aggregate("`filter`", filter)?;
        self.push(" AND ");
        self.operand(filter)
    }

    /// Both databases name the columns of VALUES so.
    fn cell_of_rows(&mut self, position: usize) -> Result<()> {
        self.ident(ROWS)?;
        self.push(&format!(".column{}", position + 1));
        Ok(())
    }
}
