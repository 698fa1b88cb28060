//! What a row of a nested query is made of, as a type: a row of a table, what a projection reads, what belongs to it, and
//! tuples of these.

use std::{any::Any, marker::PhantomData};

use super::{
    Cardinality, Leveled, Shaped,
    load::{Fetched, Reader},
};
use crate::{
    driver::Row,
    error::{Error, Result},
    query::{Cons, Nil, Plain, Project},
    table::{Table, TableRef, cell},
    types::DbType,
};

/// A part of a row of a nested query.
///
/// What is read of a row at once ([`Cells`](Self::Cells)) and what comes from other rows ([`Rest`](Self::Rest)) are put together
/// when all is there.
pub trait Part: Sized + Send + 'static {
    /// What it becomes.
    type Value: Send + 'static;
    /// What is read of the row itself.
    type Cells: Send + 'static;
    /// What belongs to each row, in the order of the rows.
    type Rest: Send;

    /// Reads it from a row, from the cell `at` on, which it moves on.
    ///
    /// # Errors
    /// [`Error::Decode`] where a cell does not hold what its type expects.
    fn read(row: &dyn Row, at: &mut usize) -> Result<Self::Cells>;

    /// The whole number in a cell of it, counted from its first one; none where that is not kept as it was read.
    #[doc(hidden)]
    fn number(cells: &Self::Cells, at: usize) -> Option<i64> {
        let _ = (cells, at);
        None
    }

    /// Takes what belongs to `count` rows.
    ///
    /// # Errors
    /// Where more or fewer rows belong to one than there can be.
    fn gather(fetched: &mut Fetched, count: usize) -> Result<Self::Rest>;

    /// Puts the two together.
    ///
    /// # Errors
    /// Where nothing is left of the rest, which does not happen.
    fn value(cells: Self::Cells, rest: &mut Self::Rest) -> Result<Self::Value>;

    /// Puts those of all rows together.
    ///
    /// # Errors
    /// As [`value`](Self::value).
    #[doc(hidden)]
    fn values(rows: Vec<Self::Cells>, mut rest: Self::Rest) -> Result<Vec<Self::Value>> {
        rows.into_iter().map(|cells| Self::value(cells, &mut rest)).collect()
    }
}

/// The rows of a node, as they are read.
pub(crate) struct Rows<Q: Part>(Vec<Q::Cells>);

impl<Q: Part> Default for Rows<Q> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<Q: Part> Reader for Rows<Q> {
    fn read(&mut self, row: &dyn Row, at: usize) -> Result<()> {
        let mut at = at;
        self.0.push(Q::read(row, &mut at)?);
        Ok(())
    }

    fn number(&self, at: usize) -> Option<i64> {
        Q::number(self.0.last()?, at)
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any + Send> {
        self
    }
}

/// The rows of the next node, each with all that belongs to it; and to which row of the node around it each belongs.
///
/// # Errors
/// As [`Part::gather`].
pub(crate) fn level<Q: Part>(fetched: &mut Fetched) -> Result<(Vec<Q::Value>, Vec<u32>)> {
    let (rows, parents) = fetched.next()?;
    let Ok(rows) = rows.into_any().downcast::<Rows<Q>>() else { return Err(mixed_up()) };
    let rest = Q::gather(fetched, rows.0.len())?;
    Ok((Q::values(rows.0, rest)?, parents))
}

pub(crate) fn mixed_up() -> Error {
    Error::invalid_query("the parts of a nested query do not fit together")
}

/// A whole row of the table.
impl<S: Table> Part for TableRef<S> {
    type Value = S;
    type Cells = S;
    type Rest = ();

    fn read(row: &dyn Row, at: &mut usize) -> Result<S> {
        let start = *at;
        *at += S::COLUMNS.len();
        S::from_row(row, start)
    }

    #[inline]
    fn number(cells: &S, at: usize) -> Option<i64> {
        cells.key_value(at).into_number()
    }

    fn gather(_fetched: &mut Fetched, _count: usize) -> Result<()> {
        Ok(())
    }

    fn value(cells: S, _rest: &mut ()) -> Result<S> {
        Ok(cells)
    }

    fn values(rows: Vec<S>, _rest: ()) -> Result<Vec<S>> {
        Ok(rows)
    }
}

/// A cell, as a value of type `T`.
#[derive(Debug)]
pub struct Cell<T>(PhantomData<fn() -> T>);

impl<T: DbType> Part for Cell<T> {
    type Value = T;
    type Cells = T;
    type Rest = ();

    fn read(row: &dyn Row, at: &mut usize) -> Result<T> {
        let start = *at;
        *at += 1;
        cell(row, start, &T::SQL_TYPE)
    }

    fn gather(_fetched: &mut Fetched, _count: usize) -> Result<()> {
        Ok(())
    }

    fn value(cells: T, _rest: &mut ()) -> Result<T> {
        Ok(cells)
    }
}

/// What the projection `Q` reads of a row of the table `S`.
#[derive(Debug)]
pub struct Selected<S, Q, I>(PhantomData<fn() -> (S, Q, I)>);

impl<S: 'static, Q, I: 'static> Part for Selected<S, Q, I>
where
    Q: Project<Cons<S, Plain, Nil>, I> + 'static,
{
    type Value = Q::Row;
    type Cells = Q::Row;
    type Rest = ();

    fn read(row: &dyn Row, at: &mut usize) -> Result<Q::Row> {
        let start = *at;
        *at += Q::CELLS;
        Q::decode(row, start)
    }

    fn gather(_fetched: &mut Fetched, _count: usize) -> Result<()> {
        Ok(())
    }

    fn value(cells: Q::Row, _rest: &mut ()) -> Result<Q::Row> {
        Ok(cells)
    }
}

/// The rows of a relation, each of which becomes a `Q`.
#[derive(Debug)]
pub struct With<K, Q>(PhantomData<fn() -> (K, Q)>);

impl<K: Cardinality, Q: Leveled> Part for With<K, Q> {
    type Value = K::Of<Q::Value>;
    type Cells = ();
    type Rest = std::vec::IntoIter<K::Of<Q::Value>>;

    fn read(_row: &dyn Row, _at: &mut usize) -> Result<()> {
        Ok(())
    }

    fn gather(fetched: &mut Fetched, count: usize) -> Result<Self::Rest> {
        let relation = fetched.relation();
        let (rows, parents) = Q::level(fetched)?;
        Ok(K::attach(relation, rows, &parents, count)?.into_iter())
    }

    fn value(_cells: (), rest: &mut Self::Rest) -> Result<Self::Value> {
        rest.next().ok_or_else(mixed_up)
    }
}

macro_rules! tuple {
    ($(($name:ident $index:ident))+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<$($name: Part),+> Part for ($($name,)+) {
            type Value = ($($name::Value,)+);
            type Cells = ($($name::Cells,)+);
            type Rest = ($($name::Rest,)+);

            fn read(row: &dyn Row, at: &mut usize) -> Result<Self::Cells> {
                Ok(($($name::read(row, at)?,)+))
            }

            #[inline]
            fn number(cells: &Self::Cells, at: usize) -> Option<i64> {
                let ($($name,)+) = cells;
                // A row of a table comes first.
                let [first, ..] = [$($name::number($name, at)),+];
                first
            }

            fn gather(fetched: &mut Fetched, count: usize) -> Result<Self::Rest> {
                Ok(($($name::gather(fetched, count)?,)+))
            }

            fn value(cells: Self::Cells, rest: &mut Self::Rest) -> Result<Self::Value> {
                let ($($name,)+) = cells;
                let ($($index,)+) = rest;
                Ok(($($name::value($name, $index)?,)+))
            }
        }
    };
}

crate::tuples::each!(tuple);

/// A row to which one more part comes: `User` becomes `(User, Vec<Post>)`, and that `(User, Vec<Post>, Option<Profile>)`.
#[diagnostic::on_unimplemented(
    message = "a row cannot have so many relations",
    label = "at most 8: take a `#[derive(Shape)]` struct"
)]
pub trait Push<X: Part> {
    /// The row with it.
    type Out: Part;
}

#[diagnostic::do_not_recommend]
impl<S: Table, X: Part> Push<X> for TableRef<S> {
    type Out = (Self, X);
}

#[diagnostic::do_not_recommend]
impl<S, Q, I, X: Part> Push<X> for Selected<S, Q, I>
where
    Self: Part,
{
    type Out = (Self, X);
}

/// A shape says all that belongs to it: for the sake of the message.
impl<X, Y: Part> Push<Y> for Shaped<X>
where
    Shaped<()>: Extends<X>,
{
    type Out = <Shaped<()> as Extends<X>>::Out;
}

/// For the sake of the message: no shape does.
#[diagnostic::on_unimplemented(
    message = "`{X}` says by its fields what belongs to a row, and `.with(..)` adds nothing to it",
    label = "add a field for the relation to `{X}`"
)]
pub trait Extends<X> {
    /// The row with it.
    type Out: Part;
}

macro_rules! push {
    ($($name:ident)+) => {
        #[diagnostic::do_not_recommend]
        impl<$($name: Part,)+ X: Part> Push<X> for ($($name,)+) {
            type Out = ($($name,)+ X);
        }
    };
}

push!(A B);
push!(A B C);
push!(A B C D);
push!(A B C D E);
push!(A B C D E F);
push!(A B C D E F G);
push!(A B C D E F G H);
