//! Rows as values. Both databases compare them alike, cell by cell, if each two cells are written as those of a comparison.

use super::{Renderer, nothing_in};
use crate::{
    ast::{BinaryOp, Expr, Query, RowTest, RowWith},
    error::{Error, Result},
};

impl<'a> Renderer<'a> {
    /// Appends a comparison of rows.
    pub(super) fn row_test(&mut self, it: &'a RowTest) -> Result<()> {
        let check = |row: &[Expr]| match row.len() == it.cells.len() && !row.is_empty() {
            true => Ok(()),
            false => Err(Error::invalid_query("rows that are compared have as many cells")),
        };
        match &it.with {
            RowWith::Row(op, cells) => {
                check(cells)?;
                self.dialect.rows(self, &it.cells, *op, cells)
            }
            RowWith::List { rows, negated } if rows.is_empty() => {
                self.push(if *negated { "NOT " } else { "" });
                let aggregate = it.cells.iter().find(|cell| cell.has_aggregate());
                aggregate.or(it.cells.first()).map_or(Ok(()), |cell| nothing_in(self, cell))
            }
            RowWith::List { rows, negated } => {
                rows.iter().try_for_each(|row| check(row))?;
                self.dialect.row_in_list(self, &it.cells, rows, *negated)
            }
        }
    }

    /// Appends `(a, b)`.
    ///
    /// # Errors
    /// Those of `each`.
    pub fn row(
        &mut self,
        cells: &'a [Expr],
        each: impl Fn(&mut Self, usize, &'a Expr) -> Result<()>,
    ) -> Result<()> {
        self.push("(");
        self.list(cells.iter().enumerate(), |r, (place, cell)| each(r, place, cell))?;
        self.push(")");
        Ok(())
    }
}

/// `(a, b) op (c, d)`, as both databases write it.
///
/// # Errors
/// Those of the cells.
pub fn rows<'a>(r: &mut Renderer<'a>, left: &'a [Expr], op: BinaryOp, right: &'a [Expr]) -> Result<()> {
    let by_order = !matches!(op, BinaryOp::Eq | BinaryOp::Ne);
    let cell = |r: &mut Renderer<'a>, _, cell| if by_order { r.compared(cell) } else { r.operand(cell) };
    r.row(left, cell)?;
    r.push(" ");
    r.push(op.sql());
    r.push(" ");
    r.row(right, cell)
}

/// `(a, b) [NOT] IN ((..), (..))`, as the standard has it.
///
/// # Errors
/// Those of the cells.
pub fn row_in_list<'a>(
    r: &mut Renderer<'a>,
    cells: &'a [Expr],
    rows: &'a [Vec<Expr>],
    negated: bool,
) -> Result<()> {
    r.row(cells, |r, _, cell| r.operand(cell))?;
    r.push(if negated { " NOT IN (" } else { " IN (" });
    r.list(rows, |r, row| r.row(row, |r, _, cell| r.expr(cell)))?;
    r.push(")");
    Ok(())
}

/// `(a, b) [NOT] IN (query)`, as both databases write it.
///
/// # Errors
/// Those of the cells and of the query.
pub fn row_in_query<'a>(
    r: &mut Renderer<'a>,
    cells: &'a [Expr],
    query: &'a Query,
    negated: bool,
) -> Result<()> {
    r.row(cells, |r, _, cell| r.operand(cell))?;
    r.push(if negated { " NOT IN (" } else { " IN (" });
    r.subquery(query, cells.len(), &|r, _, cell| r.expr(cell))?;
    r.push(")");
    Ok(())
}
