//! Columns of one table in a row: what rows are found by, and what the rows of a query are stored in.

use super::{AssignableTo, Column};
use crate::{table::Table, types::DbType, value::Value};

/// A column of the table `T`, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` are not columns of `{T}`",
    label = "expected a column of `{T}`, or a tuple of columns"
)]
pub trait ColumnList<T> {
    /// Their values: one, or a tuple of them.
    type Value;

    /// Appends the names of the columns.
    fn push_names(&self, names: &mut Vec<&'static str>);

    /// Appends the values, in the order of the columns.
    fn push_values(value: Self::Value, values: &mut Vec<Value>);
}

impl<T: Table, C: DbType> ColumnList<T> for Column<T, C> {
    type Value = C;

    fn push_names(&self, names: &mut Vec<&'static str>) {
        names.push(self.name());
    }

    fn push_values(value: C, values: &mut Vec<Value>) {
        values.push(value.encode());
    }
}

/// Rows that can be stored in the columns `L`: a value for each, of its type.
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` cannot be stored in these columns",
    label = "the query gives `{Self}`",
    note = "it has to give a value for each of the columns, in their order; an `Option` goes only where NULL does"
)]
pub trait StorableIn<L> {}

#[diagnostic::do_not_recommend]
impl<S, C: DbType, U: AssignableTo<C>> StorableIn<Column<S, C>> for U {}

macro_rules! tuple {
    ($(($name:ident $value:ident))+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<Table, $($name: ColumnList<Table>),+> ColumnList<Table> for ($($name,)+) {
            type Value = ($($name::Value,)+);

            fn push_names(&self, names: &mut Vec<&'static str>) {
                let ($($name,)+) = self;
                $($name.push_names(names);)+
            }

            fn push_values(value: Self::Value, values: &mut Vec<Value>) {
                let ($($name,)+) = value;
                $(<$name as ColumnList<Table>>::push_values($name, values);)+
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($name, $value: StorableIn<$name>),+> StorableIn<($($name,)+)> for ($($value,)+) {}
    };
}

crate::tuples::each!(tuple);
