//! How many rows a relation has.

use std::marker::PhantomData;

use super::{
    Links, Way,
    between::{self, Keys},
};
use crate::{
    error::{Error, Result},
    executor::{BoxFuture, Target},
    query::Insert,
    table::Table,
};

/// The relation has any number of rows: a `Vec`.
#[derive(Debug)]
pub struct Many;

/// The relation has one row.
#[derive(Debug)]
pub struct One;

/// The relation has one row or none: an `Option`.
#[derive(Debug)]
pub struct Maybe;

/// The relation has any number of rows, with which rows of the table `T` bring it together: a `Vec`.
#[derive(Debug)]
pub struct Through<T>(PhantomData<fn() -> T>);

/// [`Many`] or [`Through`]: a relation whose rows can have an order and a limit.
#[diagnostic::on_unimplemented(
    message = "a relation to one row has no order and no limit",
    label = "it has one row at most",
    note = "a relation to many, of `has_many(..)` or `many_to_many(..)`, has them"
)]
pub trait Several: Cardinality<Fewer = Self> {}

impl Several for Many {}
impl<T: Table> Several for Through<T> {}

/// A relation whose rows refer to the row, or are brought together with it: one along which they can be inserted. It is none to
/// [`One`], which goes along a foreign key of the row itself.
#[diagnostic::on_unimplemented(
    message = "rows cannot be inserted along a foreign key of the row itself",
    label = "the row refers to those of this relation, and not they to it",
    note = "insert that row first, and this one along with it: `insert(User).values(..).with(User::posts.rows(..))`"
)]
pub trait Inward: Cardinality {}

impl Inward for Many {}
impl Inward for Maybe {}
impl<T: Links> Inward for Through<T> {}

/// [`Many`], [`Through`], [`One`] or [`Maybe`].
pub trait Cardinality: Send + 'static {
    /// The rows of type `T` that belong to one.
    type Of<T: Send + 'static>: Send + 'static;
    /// The same of fewer rows, as a filter leaves them.
    type Fewer: Cardinality;

    /// Brings each row to the parent that it belongs to; `parents` says, for each row, which that is.
    ///
    /// # Errors
    /// Where there are more or fewer rows than there can be.
    fn attach<T: Send + 'static>(
        relation: &'static str,
        rows: Vec<T>,
        parents: &[u32],
        count: usize,
    ) -> Result<Vec<Self::Of<T>>>;

    /// Whether rows can be brought together by the table between, where there is one.
    #[doc(hidden)]
    fn check_link(way: &Way) -> Result<()> {
        let _ = way;
        Ok(())
    }

    /// Brings rows together by the table between, where there is one: of each pair the keys.
    #[doc(hidden)]
    fn link(pairs: Vec<(Keys, Keys)>, target: Target<'_>) -> BoxFuture<'_, Result<()>> {
        let _ = (pairs, target);
        Box::pin(async { Ok(()) })
    }
}

impl Cardinality for Many {
    type Of<T: Send + 'static> = Vec<T>;
    type Fewer = Self;

    fn attach<T: Send + 'static>(
        _relation: &'static str,
        rows: Vec<T>,
        parents: &[u32],
        count: usize,
    ) -> Result<Vec<Vec<T>>> {
        let mut sizes = vec![0; count];
        parents.iter().for_each(|parent| sizes[*parent as usize] += 1);
        let mut attached: Vec<Vec<T>> = sizes.into_iter().map(Vec::with_capacity).collect();
        for (row, parent) in rows.into_iter().zip(parents) {
            attached[*parent as usize].push(row);
        }
        Ok(attached)
    }
}

impl<J: Table> Cardinality for Through<J> {
    type Of<T: Send + 'static> = Vec<T>;
    type Fewer = Self;

    fn attach<T: Send + 'static>(
        relation: &'static str,
        rows: Vec<T>,
        parents: &[u32],
        count: usize,
    ) -> Result<Vec<Vec<T>>> {
        Many::attach(relation, rows, parents, count)
    }

    fn check_link(way: &Way) -> Result<()> {
        between::check::<J>(way)
    }

    fn link(pairs: Vec<(Keys, Keys)>, target: Target<'_>) -> BoxFuture<'_, Result<()>> {
        let cells = between::pair_cells::<J>(pairs);
        Box::pin(async move {
            if !cells.is_empty() {
                Insert::<J>::of_cells(cells).exec(&target).await?;
            }
            Ok(())
        })
    }
}

impl Cardinality for Maybe {
    type Of<T: Send + 'static> = Option<T>;
    type Fewer = Self;

    fn attach<T: Send + 'static>(
        relation: &'static str,
        rows: Vec<T>,
        parents: &[u32],
        count: usize,
    ) -> Result<Vec<Option<T>>> {
        let mut attached: Vec<Option<T>> = std::iter::repeat_with(|| None).take(count).collect();
        for (row, parent) in rows.into_iter().zip(parents) {
            let place = &mut attached[*parent as usize];
            if place.is_some() {
                return Err(Error::invalid_query(format!(
                    "`{relation}` has several rows for one: declare it by `has_many`, or make its foreign key unique"
                )));
            }
            *place = Some(row);
        }
        Ok(attached)
    }
}

impl Cardinality for One {
    type Of<T: Send + 'static> = T;
    type Fewer = Maybe;

    fn attach<T: Send + 'static>(
        relation: &'static str,
        rows: Vec<T>,
        parents: &[u32],
        count: usize,
    ) -> Result<Vec<T>> {
        let attached: Option<Vec<T>> = Maybe::attach(relation, rows, parents, count)?.into_iter().collect();
        attached.ok_or_else(|| Error::Decode {
            column: relation.to_owned(),
            expected: "the row that its foreign key refers to".to_owned(),
            found: "none".to_owned(),
        })
    }
}
