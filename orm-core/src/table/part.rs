//! Some of the columns of a table, as a struct: `#[table(without(..))]`.

use std::marker::PhantomData;

use super::{Source, Table, TableRef, is_absent, source_name};
use crate::{
    ast::{ColumnRef, Expr, SelectItem},
    driver::Row,
    error::Result,
    query::{Find, Nullability, Project, Projection},
    shared::Shared,
};

/// A struct of some of the columns of a table: made by `#[table(without(PublicUser, columns(password_hash)))]`.
///
/// Its name is what is selected or returned: `select(PublicUser).from(User)`.
pub trait Part: Sized + Send + 'static {
    /// The table.
    type Table: Table;
    /// The positions of its columns in the table.
    const COLUMNS: &'static [usize];

    /// Reads a row whose first cell is at `at`.
    ///
    /// # Errors
    /// [`Error::Decode`](crate::Error::Decode) where a cell does not hold what its field expects.
    fn from_row(row: &dyn Row, at: usize) -> Result<Self>;

    /// Whether the row of an outer join has no row of the table: its columns that cannot be NULL are NULL.
    ///
    /// # Errors
    /// [`Error::Decode`](crate::Error::Decode) where a cell cannot be read.
    fn is_absent(row: &dyn Row, at: usize) -> Result<bool> {
        is_absent(
            Self::COLUMNS.iter().map(|position| &<Self::Table as super::Record>::COLUMNS[*position]),
            row,
            at,
        )
    }
}

/// The columns of the part `P`, of the table `S`: what `PublicUser` is in `select(PublicUser)`.
pub struct PartOf<P, S>(PhantomData<fn() -> (P, S)>);

impl<P: Part> PartOf<P, P::Table> {
    /// The columns of the part `P`; made by the derive.
    #[expect(clippy::new_without_default, reason = "made by the derive, in constants")]
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// The same columns of an alias of the table.
    ///
    /// ```
    /// # use squall_core::{query::select, table::{Part, PartOf, Source, TableRef}};
    /// # fn example<P: Part, A: Source<Row = P::Table>>(public: PartOf<P, P::Table>, manager: TableRef<A>) {
    /// let _managers = select(public.of(manager)).from(manager);
    /// # }
    /// ```
    pub fn of<A: Source<Row = P::Table>>(self, alias: TableRef<A>) -> PartOf<P, A> {
        let _ = alias;
        PartOf(PhantomData)
    }
}

impl<P, S> Clone for PartOf<P, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P, S> Copy for PartOf<P, S> {}

impl<P: Part, S: Source> std::fmt::Debug for PartOf<P, S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("PartOf").field(&source_name::<S>()).field(&P::COLUMNS).finish()
    }
}

impl<P: Part, S: Source> Projection for PartOf<P, S> {
    fn push(self, items: &mut Vec<SelectItem>) {
        for position in P::COLUMNS {
            let info = Shared::Static(&<P::Table as super::Record>::COLUMNS[*position]);
            items.push(SelectItem::Expr(Expr::Column(ColumnRef { source: source_name::<S>(), info })));
        }
    }
}

impl<P: Part, S: Source, F: Find<S, I>, I> Project<F, I> for PartOf<P, S>
where
    <F::Found as Nullability>::Part<P>: 'static,
{
    type Row = <F::Found as Nullability>::Part<P>;
    const CELLS: usize = P::COLUMNS.len();

    fn decode(row: &dyn Row, at: usize) -> Result<Self::Row> {
        F::Found::part::<P>(row, at)
    }
}
