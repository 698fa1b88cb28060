//! Which tables are in a query, at the type level.
//!
//! What a user sees first of this module is an error:
//!
//! ```text
//! error[E0277]: `Post` is not in this query
//!   = note: add it with `.inner_join(Post, ..)`, `.left_join(Post, ..)` or `.from(Post)`
//! ```
//!
//! A query holds a list of its tables, the last joined first: `Cons<Post, Outer, Cons<User, Plain, Nil>>`. An expression
//! holds a tree of those that it mentions: `(Of<User>, (Of<Post>, ()))`. [`In`] looks each of the tree up in the list; the index
//! where it stands is inferred.

use std::marker::PhantomData;

use crate::{
    driver::Row,
    error::Result,
    table::{Part, Record, Source},
    types::DbType,
};

/// The empty list of tables.
#[derive(Debug)]
pub struct Nil;

/// A list of tables: one, whether an outer join can leave it out, and the rest.
#[derive(Debug)]
pub struct Cons<S, N, Rest>(PhantomData<fn() -> (S, N, Rest)>);

/// The table is in every row.
#[derive(Debug)]
pub struct Plain;

/// An outer join can leave the table out of a row.
#[derive(Debug)]
pub struct Outer;

/// The table is one of the query around this one.
#[derive(Debug)]
pub struct Correlated;

/// [`Plain`], [`Outer`] or [`Correlated`].
pub trait Nullability {
    /// The type of a column of type `T`.
    type Column<T: DbType>: DbType<Base = T::Base>;
    /// The type of a whole row of `T`.
    type Row<T: Record>: Send;
    /// The type of a part of a row.
    type Part<P: Part>: Send;
    /// The nullability of an expression of this and another table.
    type Or<N: Nullability>: Nullability;

    /// Reads a row of `T`.
    ///
    /// # Errors
    /// [`Error::Decode`](crate::Error::Decode) where a cell does not hold what its field expects.
    fn row<T: Record>(row: &dyn Row, at: usize) -> Result<Self::Row<T>>;

    /// Reads a part of a row.
    ///
    /// # Errors
    /// As [`row`](Self::row).
    fn part<P: Part>(row: &dyn Row, at: usize) -> Result<Self::Part<P>>;
}

impl Nullability for Plain {
    type Column<T: DbType> = T;
    type Row<T: Record> = T;
    type Part<P: Part> = P;
    type Or<N: Nullability> = N;

    fn row<T: Record>(row: &dyn Row, at: usize) -> Result<T> {
        T::from_row(row, at)
    }

    fn part<P: Part>(row: &dyn Row, at: usize) -> Result<P> {
        P::from_row(row, at)
    }
}

impl Nullability for Outer {
    type Column<T: DbType> = T::Nullable;
    type Row<T: Record> = Option<T>;
    type Part<P: Part> = Option<P>;
    type Or<N: Nullability> = Self;

    fn row<T: Record>(row: &dyn Row, at: usize) -> Result<Option<T>> {
        if T::is_absent(row, at)? { Ok(None) } else { T::from_row(row, at).map(Some) }
    }

    fn part<P: Part>(row: &dyn Row, at: usize) -> Result<Option<P>> {
        if P::is_absent(row, at)? { Ok(None) } else { P::from_row(row, at).map(Some) }
    }
}

/// In the query around this one an outer join may leave the table out.
impl Nullability for Correlated {
    type Column<T: DbType> = T::Nullable;
    type Row<T: Record> = Option<T>;
    type Part<P: Part> = Option<P>;
    type Or<N: Nullability> = Outer;

    fn row<T: Record>(row: &dyn Row, at: usize) -> Result<Option<T>> {
        Outer::row(row, at)
    }

    fn part<P: Part>(row: &dyn Row, at: usize) -> Result<Option<P>> {
        Outer::part(row, at)
    }
}

/// A list of tables, all of which can be left out by a RIGHT or FULL join.
pub trait MakeOuter {
    /// The same list with every table [`Outer`].
    type Out;
}

impl MakeOuter for Nil {
    type Out = Nil;
}

impl<S, Rest: MakeOuter> MakeOuter for Cons<S, Plain, Rest> {
    type Out = Cons<S, Outer, Rest::Out>;
}

impl<S, Rest: MakeOuter> MakeOuter for Cons<S, Outer, Rest> {
    type Out = Cons<S, Outer, Rest::Out>;
}

impl<S, Rest: MakeOuter> MakeOuter for Cons<S, Correlated, Rest> {
    type Out = Cons<S, Correlated, Rest::Out>;
}

/// The tables of a list that are of the query around it, as the sources of an expression.
pub trait Outside {
    /// Those tables.
    type Sources;
}

impl Outside for Nil {
    type Sources = ();
}

#[diagnostic::do_not_recommend]
impl<S, Rest: Outside> Outside for Cons<S, Plain, Rest> {
    type Sources = Rest::Sources;
}

#[diagnostic::do_not_recommend]
impl<S, Rest: Outside> Outside for Cons<S, Outer, Rest> {
    type Sources = Rest::Sources;
}

#[diagnostic::do_not_recommend]
impl<S, Rest: Outside> Outside for Cons<S, Correlated, Rest> {
    type Sources = (Of<S>, Rest::Sources);
}

/// A query that names no table of a query around it, and so can run by itself.
#[diagnostic::on_unimplemented(
    message = "this query is correlated with a table of the query around it, so it cannot run by itself",
    label = "a correlated query stands in an expression: `exists(..)`, `scalar(..)`, `.in_query(..)`"
)]
pub trait Standalone {}

impl Standalone for Nil {}

#[diagnostic::do_not_recommend]
impl<S, Rest: Standalone> Standalone for Cons<S, Plain, Rest> {}

#[diagnostic::do_not_recommend]
impl<S, Rest: Standalone> Standalone for Cons<S, Outer, Rest> {}

/// The table is the first of the list.
#[derive(Debug)]
pub struct Here;

/// The table is in the rest of the list.
#[derive(Debug)]
pub struct There<I>(PhantomData<fn() -> I>);

/// The table `S` is in the list.
#[diagnostic::on_unimplemented(
    message = "`{S}` is not in this query",
    label = "the query has no `{S}`",
    note = "add it with `.inner_join({S}, ..)`, `.left_join({S}, ..)` or `.from({S})`; in a subquery, `.correlate({S})` names \
            that of the query around it"
)]
pub trait Find<S, I> {
    /// Whether an outer join can leave it out.
    type Found: Nullability;
}

#[diagnostic::do_not_recommend]
impl<S, N: Nullability, Rest> Find<S, Here> for Cons<S, N, Rest> {
    type Found = N;
}

#[diagnostic::do_not_recommend]
impl<S, X, N, I, Rest: Find<S, I>> Find<S, There<I>> for Cons<X, N, Rest> {
    type Found = Rest::Found;
}

/// Where a single table of an expression was found.
#[derive(Debug)]
pub struct At<I>(PhantomData<fn() -> I>);

/// The tables of an expression that is not NULL even where an outer join leaves them out: `count`, `coalesce`, IS NULL.
#[derive(Debug)]
pub struct Total<S>(PhantomData<fn() -> S>);

/// All the tables that an expression mentions are in the list `F`.
#[diagnostic::on_unimplemented(
    message = "a table of this expression is not in the query",
    note = "add it with `.inner_join(..)`, `.left_join(..)` or `.from(..)`"
)]
pub trait In<F, I> {
    /// Whether an outer join can make the expression NULL.
    type Found: Nullability;
}

/// The table `S`, as a leaf of the tree.
#[derive(Debug)]
pub struct Of<S>(PhantomData<fn() -> S>);

impl<S: Source, I, F: Find<S, I>> In<F, At<I>> for Of<S> {
    type Found = F::Found;
}

#[diagnostic::do_not_recommend]
impl<F> In<F, ()> for () {
    type Found = Plain;
}

impl<F, A: In<F, I>, B: In<F, J>, I, J> In<F, (I, J)> for (A, B) {
    type Found = <A::Found as Nullability>::Or<B::Found>;
}

impl<F, A: In<F, I>, I> In<F, Total<I>> for Total<A> {
    type Found = Plain;
}

/// All the tables that an expression mentions are `C`: of rows where there is no other table, and none can be added, as those of a
/// relation, of a nested query or of a constraint.
pub trait Within<C> {}

impl<C, S> Within<C> for Of<S> where Pair<S, C>: Same<S, C> {}

impl<C> Within<C> for () {}

impl<C, A: Within<C>, B: Within<C>> Within<C> for (A, B) {}

impl<C, A: Within<C>> Within<C> for Total<A> {}

/// Two tables.
#[derive(Debug)]
pub struct Pair<S, C>(PhantomData<fn() -> (S, C)>);

/// The tables of a pair, `S` and `C`, are the same. That is asked of a pair, and not of a table, of which an error would show where it
/// is declared.
#[diagnostic::on_unimplemented(
    message = "`{S}` cannot be named here, where there are rows of `{C}` alone",
    label = "expected columns of `{C}`",
    note = "in a query, a relation of `{C}` reaches rows of another table: by `.any(..)`, or by `.scalar(..)`"
)]
pub trait Same<S, C> {}

#[diagnostic::do_not_recommend]
impl<S> Same<S, S> for Pair<S, S> {}
