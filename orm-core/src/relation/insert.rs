//! Rows inserted along with what belongs to them, to any depth:
//! `insert(User).values(..).with(User::posts.rows(|user| ..).with(Post::comments.rows(|post| ..)))`.

use std::{fmt, marker::PhantomData};

use super::{
    Cardinality, Inward, Relation, Way,
    between::{other_key, place, row_key, value},
    expression::is_not_true,
};
use crate::{
    ast::{self, Assigned},
    error::{Error, Result},
    executor::{BoxFuture, Executor, Target, end, end_writes},
    query::{Expr, Insert, InsertRows, Of},
    table::Table,
};

/// An INSERT into the table `T`, and then into those of its relations, in one transaction.
#[derive(Debug)]
pub struct InsertWith<T, S> {
    insert: Insert<T>,
    below: S,
}

/// What is inserted along a relation of `P` to `C`: rows that are made of each row of `P`, and along with them `S`.
pub struct Rows<'f, P, C, K, S = ()> {
    way: Way,
    /// What holds of all rows of the relation.
    filter: Option<fn() -> ast::Expr>,
    make: Make<'f, P>,
    below: S,
    marker: PhantomData<fn() -> (C, K)>,
}

/// Appends the cells of the rows that are made of a row: what makes them is no part of the type, which errors show.
type Make<'f, P> = Box<dyn FnMut(&P, &mut Vec<Option<Assigned>>) + Send + 'f>;

impl<P, C, K, S: fmt::Debug> fmt::Debug for Rows<'_, P, C, K, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows").field("relation", &self.way.name).field("below", &self.below).finish()
    }
}

impl<P: Table, C: Table, K: Cardinality> Relation<P, C, K> {
    /// What is inserted along the relation, with [`Insert::with`]: the rows that `rows` makes of each row as it was stored, and so
    /// with the key that it got.
    ///
    /// Rows that refer to it must name it, and where the relation has a condition of its own (`where`), that must hold for them. Those
    /// of a relation by a table between are brought together with it after they are inserted; other columns of that table get their
    /// defaults.
    pub fn rows<'f, R: InsertRows<Table = C>, F>(self, mut rows: F) -> Rows<'f, P, C, K>
    where
        K: Inward,
        F: FnMut(&P) -> R + Send + 'f,
    {
        let make = Box::new(move |row: &P, cells: &mut Vec<_>| rows(row).write_all(cells));
        Rows { way: self.way(), filter: self.filter, make, below: (), marker: PhantomData }
    }
}

impl<'f, P, C, K, S> Rows<'f, P, C, K, S> {
    /// And with each of these rows, those of a relation of its own.
    pub fn with<'g, D, L, U, O>(self, along: Rows<'g, C, D, L, U>) -> Rows<'f, P, C, K, O>
    where
        Rows<'g, C, D, L, U>: After<S, Out = O>,
    {
        let Self { way, filter, make, below, .. } = self;
        Rows { way, filter, make, below: along.after(below), marker: PhantomData }
    }
}

impl<T: Table> Insert<T> {
    /// Then inserts rows of a relation: one INSERT for each table and level, whatever the number of rows, all in one transaction.
    ///
    /// ```
    /// # use squall_core::{Table, query::{InsertRows, insert}, relation::{Many, Relation}};
    /// # fn example<U: Table, P: Table, C: Table, R: InsertRows<Table = U>, N: InsertRows<Table = P>, M: InsertRows<Table = C>>(
    /// #     users: squall_core::TableRef<U>, user: R, user_posts: Relation<U, P, Many>, new_post: fn(&U) -> N,
    /// #     post_comments: Relation<P, C, Many>, new_comment: fn(&P) -> M,
    /// # ) {
    /// let _ = insert(users)
    ///     .values(user)
    ///     .with(user_posts.rows(|user| new_post(user)).with(post_comments.rows(|post| new_comment(post))));
    /// # }
    /// ```
    pub fn with<'f, C, K, S>(self, along: Rows<'f, T, C, K, S>) -> InsertWith<T, (Rows<'f, T, C, K, S>,)> {
        InsertWith { insert: self, below: (along,) }
    }
}

impl<T, S> InsertWith<T, S> {
    /// Then inserts rows of one more relation.
    pub fn with<'f, C, K, U, O>(self, along: Rows<'f, T, C, K, U>) -> InsertWith<T, O>
    where
        Rows<'f, T, C, K, U>: After<S, Out = O>,
    {
        InsertWith { insert: self.insert, below: along.after(self.below) }
    }
}

impl<T: Table, S: Below<T>> InsertWith<T, S> {
    /// Inserts all, and returns each row with what was inserted along with it, in the order in which they were given.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] for a row that refers to another than that which it was made of, or that the relation would not give,
    /// for several rows of a relation to one, and where the table between has a required column; and those of the inserts. Then
    /// nothing is stored: an open transaction in which rows were inserted before that was seen can but be rolled back, as after any
    /// statement that failed.
    pub fn all<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Vec<S::Row>>>
    where
        S: 'e,
    {
        let target = executor.target();
        Box::pin(async move {
            self.below.check()?;
            let mut held = None;
            let within = target.begin(&mut held).await?;
            match self.insert.returning(T::TABLE).all(&within).await {
                Ok(rows) => {
                    let rows = self.below.insert(rows, within).await;
                    end_writes(target, held, rows).await
                }
                Err(error) => end(held, Err(error)).await,
            }
        })
    }

    /// Inserts the one row and what goes along with it, and returns them.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] where there is not exactly one row, and as [`all`](Self::all).
    pub fn one<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<S::Row>>
    where
        S: 'e,
    {
        let given = self.insert.given();
        let rows = (given == 1).then(|| self.all(executor));
        Box::pin(async move {
            let Some(rows) = rows else {
                return Err(Error::invalid_query(format!(
                    "`.one()` on an insert of {given} rows: use `.all()`"
                )));
            };
            rows.await?.pop().ok_or(Error::NotFound)
        })
    }
}

/// What is inserted along with rows of the table `P`: what [`Relation::rows`] gives.
pub trait Along<P>: Send {
    /// What comes of it for each row.
    type Of: Send + 'static;

    /// Whether it can be inserted at all, whatever the rows.
    #[doc(hidden)]
    fn check(&self) -> Result<()>;

    /// Inserts it.
    #[doc(hidden)]
    fn insert<'t>(self, rows: &[P], target: Target<'t>) -> BoxFuture<'t, Result<Vec<Self::Of>>>
    where
        Self: 't;
}

impl<P, C, K, S> Along<P> for Rows<'_, P, C, K, S>
where
    P: Table,
    C: Table,
    K: Cardinality,
    S: Below<C>,
{
    type Of = K::Of<S::Row>;

    fn check(&self) -> Result<()> {
        if self.way.is_forward() {
            return Err(Error::invalid_query(format!(
                "rows of `{}` do not refer to the row that is inserted, so they cannot be inserted along with it",
                self.way.name
            )));
        }
        K::check_link(&self.way)?;
        self.below.check()
    }

    fn insert<'t>(mut self, rows: &[P], target: Target<'t>) -> BoxFuture<'t, Result<Vec<Self::Of>>>
    where
        Self: 't,
    {
        let mut cells = Vec::new();
        let mut parents: Vec<u32> = Vec::new();
        let mut checked = Ok(());
        let mut keys = Vec::new();
        let way = self.way;
        for (parent, row) in (0_u32..).zip(rows) {
            let start = cells.len();
            (self.make)(row, &mut cells);
            for cells in cells[start..].chunks(C::COLUMNS.len()) {
                parents.push(parent);
                match way.second {
                    Some(_) => keys.push(row_key(&way, row)),
                    None => checked = checked.and_then(|()| check::<P, C>(&way, row, cells)),
                }
            }
        }
        let count = rows.len();
        Box::pin(async move {
            checked?;
            let mut rows = Vec::new();
            if !parents.is_empty() {
                rows = inserted::<C>(way.name, cells, self.filter, target).await?;
                let others = rows.iter().map(|row| other_key(&way, row));
                let pairs = keys.into_iter().zip(others).collect();
                K::link(pairs, target).await?;
            }
            K::attach(way.name, self.below.insert(rows, target).await?, &parents, count)
        })
    }
}

/// Inserts the rows of a relation, for all of which its condition must hold.
async fn inserted<C: Table>(
    relation: &str,
    cells: Vec<Option<Assigned>>,
    filter: Option<fn() -> ast::Expr>,
    target: Target<'_>,
) -> Result<Vec<C>> {
    let insert = Insert::<C>::of_cells(cells);
    let Some(filter) = filter else { return insert.returning(C::TABLE).all(&target).await };
    let fails = Expr::<Of<C>, bool>::new(is_not_true(filter()));
    let rows: Vec<(C, bool)> = insert.returning((C::TABLE, fails)).all(&target).await?;
    if rows.iter().any(|(_, fails)| *fails) {
        return Err(Error::invalid_query(format!(
            "a row of `{relation}` is none that the relation gives: its `where` does not hold for it"
        )));
    }
    Ok(rows.into_iter().map(|(row, _)| row).collect())
}

/// Whether the row that these cells are of refers to the row that it was made of.
fn check<P: Table, C: Table>(way: &Way, row: &P, cells: &[Option<Assigned>]) -> Result<()> {
    let Way { name, first, .. } = way;
    for (own, theirs) in first.start_columns().iter().zip(first.end_columns()) {
        let found = &cells[place::<C>(theirs)];
        if *found != Some(Assigned::Value(value(row, own))) {
            return Err(Error::invalid_query(format!(
                "a row of `{name}` refers to another row than that which it was made of: set its `{}` from that row's `{}`",
                theirs.name, own.name
            )));
        }
    }
    Ok(())
}

/// All that is inserted along with rows of `T`: none, or a tuple of [`Rows`].
pub trait Below<T>: Send {
    /// A row with what was inserted along with it.
    type Row: Send + 'static;

    /// Whether it can be inserted at all, whatever the rows.
    #[doc(hidden)]
    fn check(&self) -> Result<()>;

    /// Inserts it.
    #[doc(hidden)]
    fn insert<'t>(self, rows: Vec<T>, target: Target<'t>) -> BoxFuture<'t, Result<Vec<Self::Row>>>
    where
        Self: 't,
        T: 't;
}

impl<T: Table> Below<T> for () {
    type Row = T;

    fn check(&self) -> Result<()> {
        Ok(())
    }

    fn insert<'t>(self, rows: Vec<T>, _target: Target<'t>) -> BoxFuture<'t, Result<Vec<T>>>
    where
        T: 't,
    {
        Box::pin(async { Ok(rows) })
    }
}

/// What a relation after those of `S` comes to.
#[diagnostic::on_unimplemented(
    message = "a row cannot be inserted with so many relations",
    label = "at most 4",
    note = "insert the rows of further relations by `insert(..)` of their own, in the same transaction"
)]
pub trait After<S> {
    /// With it.
    type Out;

    /// Adds it.
    fn after(self, before: S) -> Self::Out;
}

macro_rules! below {
    ($($along:ident)+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<T: Table, $($along: Along<T>),+> Below<T> for ($($along,)+) {
            type Row = (T, $($along::Of,)+);

            fn check(&self) -> Result<()> {
                let ($($along,)+) = self;
                $($along.check()?;)+
                Ok(())
            }

            fn insert<'t>(self, rows: Vec<T>, target: Target<'t>) -> BoxFuture<'t, Result<Vec<Self::Row>>>
            where
                Self: 't,
                T: 't,
            {
                let ($($along,)+) = self;
                Box::pin(async move {
                    $(
                        let inserted = $along.insert(&rows, target);
                        let mut $along = inserted.await?.into_iter();
                    )+
                    let row = |row| Some((row, $($along.next()?,)+));
                    rows.into_iter().map(row).collect::<Option<Vec<_>>>().ok_or_else(super::part::mixed_up)
                })
            }
        }
    };
}

macro_rules! more {
    ($($along:ident)+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        #[diagnostic::do_not_recommend]
        impl<X, $($along),+> After<($($along,)+)> for X {
            type Out = ($($along,)+ X,);

            fn after(self, before: ($($along,)+)) -> Self::Out {
                let ($($along,)+) = before;
                ($($along,)+ self,)
            }
        }
    };
}

below!(A);
below!(A B);
below!(A B C);
below!(A B C D);
#[diagnostic::do_not_recommend]
impl<X> After<()> for X {
    type Out = (X,);

    fn after(self, (): ()) -> (X,) {
        (self,)
    }
}

more!(A);
more!(A B);
more!(A B C);
