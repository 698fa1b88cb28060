//! The keys by which the rows of a table between two bring others together.

use super::Way;
use crate::{
    ast::Assigned,
    error::{Error, Result},
    schema::ColumnInfo,
    table::{Record, Table},
    value::Value,
};

/// Columns of the table between, and the values that they have.
pub type Keys = Vec<(&'static ColumnInfo, Value)>;

/// The columns of the table between that refer to the row, and the values that they have.
pub(super) fn row_key<P: Table>(way: &Way, row: &P) -> Keys {
    let own = way.first.start_columns().iter().map(|column| value(row, column));
    way.first.end_columns().iter().copied().zip(own).collect()
}

/// The columns of the table between that refer to the other row, and the values that they have.
pub(super) fn other_key<C: Table>(way: &Way, other: &C) -> Keys {
    let Some(second) = way.second else { return Vec::new() };
    let own = second.end_columns().iter().map(|column| value(other, column));
    second.start_columns().iter().copied().zip(own).collect()
}

/// The value of a column of a key.
pub(super) fn value<T: Table>(row: &T, column: &ColumnInfo) -> Value {
    row.key_value(place::<T>(column))
}

/// The position of a column.
pub(super) fn place<T: Record>(column: &ColumnInfo) -> usize {
    T::COLUMNS.iter().position(|it| it.name == column.name).unwrap_or(usize::MAX)
}

/// The rows of the table between that bring rows together which have these keys.
pub(super) fn pair_cells<T: Table>(pairs: impl IntoIterator<Item = (Keys, Keys)>) -> Vec<Option<Assigned>> {
    let mut cells = Vec::new();
    for (own, other) in pairs {
        let start = cells.len();
        cells.resize_with(start + T::COLUMNS.len(), || None);
        for (column, value) in own.into_iter().chain(other) {
            cells[start + place::<T>(column)] = Some(Assigned::Value(value));
        }
    }
    cells
}

/// Whether a row of the table between can be made of the two keys: no other column of it must be given.
///
/// # Errors
/// [`Error::InvalidQuery`] where one must.
pub(super) fn check<T: Table>(way: &Way) -> Result<()> {
    let Some(second) = way.second else { return Ok(()) };
    let keys = || way.first.end_columns().iter().chain(second.start_columns());
    for (position, column) in T::def().columns.iter().enumerate() {
        let given =
            keys().any(|it| it.name == column.name) || T::DEFAULTS.iter().any(|it| it.column == position);
        if column.is_required() && !given {
            return Err(Error::invalid_query(format!(
                "rows cannot be brought together by `{}` alone, as its table between has the required column `{}`: insert rows of \
                 `{}` that name it",
                way.name,
                column.name,
                T::INFO.name
            )));
        }
    }
    Ok(())
}
