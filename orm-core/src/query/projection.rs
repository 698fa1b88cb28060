//! What a query gives: tables, columns, expressions, and tuples of them.

use super::{Column, Expr, Expression, Find, In, Nullability};
use crate::{
    ast::SelectItem,
    driver::Row,
    error::Result,
    table::{Record, Source, TableRef, cell, table_ref},
    types::DbType,
};

/// What can be selected or returned: a table, a column, an expression, or a tuple of these (also nested).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be selected",
    label = "expected a table, a column, an expression, or a tuple of at most 16 of these"
)]
pub trait Projection {
    /// Appends the parts of the row.
    fn push(self, items: &mut Vec<SelectItem>);
}

/// The Rust type of a projection in a query over the tables `F`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be selected from the tables of this query",
    note = "each table that is selected must be in `.from(..)` or joined"
)]
pub trait Project<F, I>: Projection {
    /// What a row is read into.
    type Row: Send + 'static;
    /// How many cells it is read from.
    const CELLS: usize;

    /// Reads a row whose first cell is at `at`.
    ///
    /// # Errors
    /// [`Error::Decode`](crate::Error::Decode) where a cell does not hold what its type expects.
    fn decode(row: &dyn Row, at: usize) -> Result<Self::Row>;
}

impl<S: Source> Projection for TableRef<S> {
    fn push(self, items: &mut Vec<SelectItem>) {
        items.push(SelectItem::Table(table_ref::<S>()));
    }
}

impl<S: Source, F: Find<S, I>, I> Project<F, I> for TableRef<S>
where
    <F::Found as Nullability>::Row<S::Row>: 'static,
{
    type Row = <F::Found as Nullability>::Row<S::Row>;
    const CELLS: usize = <S::Row as Record>::COLUMNS.len();

    fn decode(row: &dyn Row, at: usize) -> Result<Self::Row> {
        F::Found::row::<S::Row>(row, at)
    }
}

impl<S: Source, T: DbType> Projection for Column<S, T> {
    fn push(self, items: &mut Vec<SelectItem>) {
        items.push(SelectItem::Expr(self.into_ast()));
    }
}

impl<S: Source, T: DbType, F: Find<S, I>, I> Project<F, I> for Column<S, T> {
    type Row = <F::Found as Nullability>::Column<T>;
    const CELLS: usize = 1;

    fn decode(row: &dyn Row, at: usize) -> Result<Self::Row> {
        cell(row, at, &T::SQL_TYPE)
    }
}

impl<S, T: DbType> Projection for Expr<S, T> {
    fn push(self, items: &mut Vec<SelectItem>) {
        items.push(SelectItem::Expr(self.into_ast()));
    }
}

impl<S: In<F, I>, T: DbType, F, I> Project<F, I> for Expr<S, T> {
    type Row = <S::Found as Nullability>::Column<T>;
    const CELLS: usize = 1;

    fn decode(row: &dyn Row, at: usize) -> Result<Self::Row> {
        cell(row, at, &T::SQL_TYPE)
    }
}

macro_rules! tuple {
    ($(($name:ident $index:ident))+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<$($name: Projection),+> Projection for ($($name,)+) {
            fn push(self, items: &mut Vec<SelectItem>) {
                let ($($name,)+) = self;
                $($name.push(items);)+
            }
        }

        impl<Tables, $($name: Project<Tables, $index>, $index),+> Project<Tables, ($($index,)+)> for ($($name,)+) {
            type Row = ($($name::Row,)+);
            const CELLS: usize = 0 $(+ $name::CELLS)+;

            fn decode(row: &dyn Row, at: usize) -> Result<Self::Row> {
                let mut at = at;
                Ok(($({
                    let part = $name::decode(row, at)?;
                    at += $name::CELLS;
                    let _ = at;
                    part
                },)+))
            }
        }

        impl<$($name: DbType),+> FromRow for ($($name,)+) {
            const CELLS: usize = [$(stringify!($name)),+].len();

            fn from_row(row: &dyn Row) -> Result<Self> {
                let mut at = 0;
                Ok(($({
                    let part = cell::<$name>(row, at, &$name::SQL_TYPE)?;
                    at += 1;
                    let _ = at;
                    part
                },)+))
            }
        }
    };
}

crate::tuples::each!(tuple);

/// What is selected goes into a field of type `T`: a `T`, or what an `Option` is made of.
#[diagnostic::on_unimplemented(
    message = "what is selected is a `{Self}`, and the field a `{T}`",
    label = "the field has another type"
)]
pub trait FieldOf<T> {
    /// The field's value.
    fn into_field(self) -> T;
}

impl<T> FieldOf<T> for T {
    fn into_field(self) -> T {
        self
    }
}

impl<T> FieldOf<Option<T>> for T {
    fn into_field(self) -> Option<T> {
        Some(self)
    }
}

/// Nothing is returned.
#[derive(Debug)]
pub struct NoReturning;

/// What a row of raw SQL can be read into: one type that a column can have, a tuple of them, or a table.
#[diagnostic::on_unimplemented(
    message = "a row of raw SQL cannot be read into `{Self}`",
    label = "expected a type that a column can have, a tuple of them, or a `#[derive(Table)]` struct"
)]
pub trait FromRow: Sized + Send + 'static {
    /// How many cells it is read from.
    const CELLS: usize;

    /// Reads a row.
    ///
    /// # Errors
    /// [`Error::Decode`](crate::Error::Decode) where a cell does not hold what its type expects.
    fn from_row(row: &dyn Row) -> Result<Self>;
}

impl<T: DbType> FromRow for T {
    const CELLS: usize = 1;

    fn from_row(row: &dyn Row) -> Result<Self> {
        cell(row, 0, &T::SQL_TYPE)
    }
}
