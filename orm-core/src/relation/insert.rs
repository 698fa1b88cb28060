//! Rows inserted along with what belongs to them: `insert(User).values(..).with(User::posts, |user| ..)`.

use std::marker::PhantomData;

use super::{
    Cardinality, Relation, Way,
    link::{place, value},
};
use crate::{
    ast::Assigned,
    error::{Error, Result},
    executor::{BoxFuture, Executor, Target, end},
    query::{Insert, InsertRows},
    table::Table,
};

/// An INSERT into the table `T`, and then into those of its relations, in one transaction.
#[derive(Debug)]
pub struct InsertWith<T, S> {
    insert: Insert<T>,
    steps: S,
}

/// What is inserted into the table of a relation.
#[derive(Debug)]
pub struct Step<C, K, F> {
    way: Way,
    rows: F,
    marker: PhantomData<fn() -> (C, K)>,
}

impl<T: Table> Insert<T> {
    /// Then inserts rows of a relation, which `rows` makes of each row as it was stored, and so with the key that it got: all of them
    /// by one INSERT.
    ///
    /// ```
    /// # use squall_core::{Table, query::{InsertRows, insert}, relation::{Many, Relation}};
    /// # fn example<U: Table, P: Table, R: InsertRows<Table = U>, N: InsertRows<Table = P>>(
    /// #     users: squall_core::TableRef<U>, user: R, posts: Relation<U, P, Many>, post: fn(&U) -> N,
    /// # ) {
    /// let _ = insert(users).values(user).with(posts, |user| post(user));
    /// # }
    /// ```
    pub fn with<C, K, F, R>(self, relation: Relation<T, C, K>, rows: F) -> InsertWith<T, (Step<C, K, F>,)>
    where
        C: Table,
        K: Cardinality,
        F: FnMut(&T) -> R + Send,
        R: InsertRows<Table = C>,
    {
        InsertWith { insert: self, steps: (Step::new(relation.way(), rows),) }
    }
}

impl<C, K, F> Step<C, K, F> {
    fn new(way: Way, rows: F) -> Self {
        Self { way, rows, marker: PhantomData }
    }
}

/// What is inserted along with the rows of `T`.
pub trait Children<T>: Send {
    /// A row with what was inserted along with it.
    type Row: Send + 'static;

    /// Inserts it.
    #[doc(hidden)]
    fn insert<'t>(self, rows: Vec<T>, target: Target<'t>) -> BoxFuture<'t, Result<Vec<Self::Row>>>
    where
        Self: 't;
}

impl<T: Table, S: Children<T>> InsertWith<T, S> {
    /// Inserts all, and returns each row with what was inserted along with it, in the order in which they were given.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] for a row that refers to another than that which it was made of, and those of the inserts. Then
    /// nothing is stored.
    pub fn all<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Vec<S::Row>>>
    where
        S: 'e,
    {
        let target = executor.target();
        Box::pin(async move {
            let mut held = None;
            let target = target.begin(&mut held).await?;
            let rows = match self.insert.returning(T::TABLE).all(&target).await {
                Ok(rows) => self.steps.insert(rows, target).await,
                Err(error) => Err(error),
            };
            end(held, rows).await
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

impl<C: Table, K: Cardinality, F> Step<C, K, F> {
    /// Inserts the rows of the relation of each of `rows`.
    fn run<'t, T, R>(mut self, rows: &[T], target: Target<'t>) -> BoxFuture<'t, Result<Vec<K::Of<C>>>>
    where
        T: Table,
        F: FnMut(&T) -> R,
        R: InsertRows<Table = C>,
    {
        let width = C::COLUMNS.len();
        let mut cells = Vec::new();
        let mut parents: Vec<u32> = Vec::new();
        let mut checked = Ok(());
        for (parent, row) in (0_u32..).zip(rows) {
            let start = cells.len();
            (self.rows)(row).write_all(&mut cells);
            for cells in cells[start..].chunks(width) {
                parents.push(parent);
                checked = checked.and_then(|()| self.check(row, cells));
            }
        }
        let (name, count) = (self.way.name, rows.len());
        Box::pin(async move {
            checked?;
            if parents.is_empty() {
                return K::attach(name, Vec::new(), &parents, count);
            }
            let rows = Insert::<C>::of_cells(cells).returning(C::TABLE).all(&target).await?;
            K::attach(name, rows, &parents, count)
        })
    }

    /// Whether the row that these cells are of refers to the row that it was made of.
    fn check<T: Table>(&self, row: &T, cells: &[Option<Assigned>]) -> Result<()> {
        let Way { name, first, .. } = &self.way;
        if self.way.second.is_some() || !first.inverse {
            return Err(Error::invalid_query(format!(
                "rows of `{name}` do not refer to the row that is inserted, so they cannot be inserted along with it"
            )));
        }
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
}

macro_rules! steps {
    ($($step:ident $child:ident $kind:ident $make:ident $rows:ident),+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<T, $($child, $kind, $make, $rows),+> Children<T> for ($(Step<$child, $kind, $make>,)+)
        where
            T: Table,
            $($child: Table, $kind: Cardinality, $make: FnMut(&T) -> $rows + Send, $rows: InsertRows<Table = $child>,)+
        {
            type Row = (T, $($kind::Of<$child>,)+);

            fn insert<'t>(self, rows: Vec<T>, target: Target<'t>) -> BoxFuture<'t, Result<Vec<Self::Row>>>
            where
                Self: 't,
            {
                let ($($step,)+) = self;
                Box::pin(async move {
                    $(let mut $step = $step.run(&rows, target).await?.into_iter();)+
                    let row = |row| Some((row, $($step.next()?,)+));
                    rows.into_iter().map(row).collect::<Option<Vec<_>>>().ok_or_else(super::part::mixed_up)
                })
            }
        }
    };
}

macro_rules! with {
    ($($step:ident)+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<T: Table, $($step),+> InsertWith<T, ($($step,)+)> {
            /// Then inserts rows of one more relation.
            pub fn with<C, K, F, R>(
                self,
                relation: Relation<T, C, K>,
                rows: F,
            ) -> InsertWith<T, ($($step,)+ Step<C, K, F>)>
            where
                C: Table,
                K: Cardinality,
                F: FnMut(&T) -> R + Send,
                R: InsertRows<Table = C>,
            {
                let ($($step,)+) = self.steps;
                InsertWith { insert: self.insert, steps: ($($step,)+ Step::new(relation.way(), rows)) }
            }
        }
    };
}

steps!(S1 C1 K1 F1 R1);
steps!(S1 C1 K1 F1 R1, S2 C2 K2 F2 R2);
steps!(S1 C1 K1 F1 R1, S2 C2 K2 F2 R2, S3 C3 K3 F3 R3);
steps!(S1 C1 K1 F1 R1, S2 C2 K2 F2 R2, S3 C3 K3 F3 R3, S4 C4 K4 F4 R4);
with!(S1);
with!(S1 S2);
with!(S1 S2 S3);
