//! What fills the fields of a shape.
//!
//! That a field fits is said by a trait of the field's type, one for each kind of thing that fills one, so that what does not fit is
//! one error that says so. What else is made of a field goes through that trait: where it does not fit, nothing more is known of it.

use std::marker::PhantomData;

use super::{
    Cardinality, Cell, Many, Maybe, Node, One, Part, Related, Relation, Selected, Shape, Through, With,
};
use crate::{
    query::{Column, Expr, Projection, Within},
    table::{Source, Table, TableRef},
    types::DbType,
};

/// What a field of type `T`, of a shape of the table `S`, is filled from: a column, an expression, a relation.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not fill a field of a shape of `{S}`",
    label = "expected a column, an expression or a relation of `{S}`",
    note = "a field is filled from the column or the relation of its name, or what `#[shape(value = ..)]` says"
)]
pub trait ShapeField<S, T> {
    /// What it reads.
    type Part: Part;

    /// Says what is read.
    fn plan(self, node: &mut Node);
}

/// A field of this type takes values of type `T`.
#[diagnostic::on_unimplemented(
    message = "`{T}` does not fill a field of type `{Self}`",
    label = "what fills the field is `{T}`: make that its type"
)]
pub trait Takes<T> {
    /// A part of a row whose value it takes.
    type Part<P: Part>: Part;
}

impl<T> Takes<T> for T {
    type Part<P: Part> = P;
}

/// A field of this type takes the rows of a relation to many.
#[diagnostic::on_unimplemented(
    message = "a relation to many rows does not fill a field of type `{Self}`",
    label = "expected a `Vec`",
    note = "a relation to many fills a `Vec`, one to one row or none an `Option`, of a `#[derive(Shape)]` struct or a table"
)]
pub trait TakesMany {
    /// What a row becomes.
    type Row;
    /// A part of a row whose value it takes.
    type Part<P: Part>: Part;
}

impl<X> TakesMany for Vec<X> {
    type Row = X;
    type Part<P: Part> = P;
}

/// A field of this type takes the row of a relation to one or none.
#[diagnostic::on_unimplemented(
    message = "a relation to one row or none does not fill a field of type `{Self}`",
    label = "expected an `Option`",
    note = "`has_one(..)`, a foreign key that may be NULL, and a relation with `.filter(..)` may have no row: they fill an \
            `Option` of a `#[derive(Shape)]` struct or a table"
)]
pub trait TakesMaybe {
    /// What a row becomes.
    type Row;
    /// A part of a row whose value it takes.
    type Part<P: Part>: Part;
}

impl<X> TakesMaybe for Option<X> {
    type Row = X;
    type Part<P: Part> = P;
}

impl<S: Table, T: DbType, U: Takes<T>> ShapeField<S, U> for Column<S, T> {
    type Part = U::Part<Cell<T>>;

    fn plan(self, node: &mut Node) {
        self.push(&mut node.select.items);
    }
}

impl<S: Table, X: Within<S>, T: DbType, U: Takes<T>> ShapeField<S, U> for Expr<X, T> {
    type Part = U::Part<Cell<T>>;

    fn plan(self, node: &mut Node) {
        self.push(&mut node.select.items);
    }
}

impl<S: Source, C: Table, K: Cardinality, U> ShapeField<S, U> for Relation<S, C, K>
where
    TableRef<C>: Fills<K, U>,
{
    type Part = <TableRef<C> as Fills<K, U>>::Part;

    fn plan(self, node: &mut Node) {
        self.all_rows().plan(node);
    }
}

impl<S: Source, C: Table, K: Cardinality, Q: Fills<K, U>, U> ShapeField<S, U> for Related<S, C, K, Q> {
    type Part = Q::Part;

    fn plan(self, node: &mut Node) {
        let mut child = self.into_child();
        Q::plan(&mut child);
        node.add(child);
    }
}

/// The rows of a relation, of which there are `K`, fill a field of type `U`.
pub trait Fills<K, U> {
    /// What is read.
    type Part: Part;

    /// Says what is read of them.
    fn plan(node: &mut Node);
}

/// Rows of which nothing is said become what the field holds.
impl<C: Table, K: Holder<U>, U> Fills<K, U> for TableRef<C>
where
    K::Row: Shape<Table = C>,
{
    type Part = K::Part<With<K, <K::Row as Shape>::Level>>;

    fn plan(node: &mut Node) {
        node.select.items.clear();
        <K::Row as Shape>::plan(node);
    }
}

/// A field of type `U` takes the rows of a relation which has `Self` of them.
pub trait Holder<U>: Cardinality {
    /// What a row becomes.
    type Row;
    /// A part of a row whose value the field takes.
    type Part<P: Part>: Part;
}

macro_rules! holder {
    ($kind:ty, $takes:ident $(, $between:ident)?) => {
        impl<U: $takes $(, $between: Table)?> Holder<U> for $kind {
            type Row = U::Row;
            type Part<P: Part> = U::Part<P>;
        }
    };
}

holder!(Many, TakesMany);
holder!(Maybe, TakesMaybe);
holder!(Through<J>, TakesMany, J);

impl<U> Holder<U> for One {
    type Row = U;
    type Part<P: Part> = P;
}

/// What a row of a relation becomes where that is said, by `.select(..)` or `.with(..)`.
impl<S, Q, I, K: Cardinality, U> Fills<K, U> for Selected<S, Q, I>
where
    Self: Part,
    U: Takes<K::Of<<Self as Part>::Value>>,
{
    type Part = U::Part<With<K, Self>>;

    fn plan(_node: &mut Node) {}
}

/// A field of type `T` of a shape of the table `S`; for the derive.
pub fn field<S, T, F: ShapeField<S, T>>(from: F) -> Field<F, T, F::Part> {
    Field { from, plan: F::plan, marker: PhantomData }
}

/// What fills a field of type `T`, as which it reads `P`; for the derive.
#[derive(Debug)]
pub struct Field<F, T, P> {
    from: F,
    plan: fn(F, &mut Node),
    marker: PhantomData<fn() -> (T, P)>,
}

/// What fills all fields of a shape: a tuple of [`Field`]s, or of such tuples; for the derive.
pub trait Fields {
    /// The types of the fields.
    type Row;
    /// What they read.
    type Part: Part<Value = Self::Row>;

    /// Says what is read.
    fn plan_all(self, node: &mut Node);
}

impl<F, T, P: Part<Value = T>> Fields for Field<F, T, P> {
    type Row = T;
    type Part = P;

    fn plan_all(self, node: &mut Node) {
        (self.plan)(self.from, node);
    }
}

macro_rules! tuple {
    ($(($name:ident $index:ident))+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<$($name: Fields),+> Fields for ($($name,)+) {
            type Row = ($($name::Row,)+);
            type Part = ($($name::Part,)+);

            fn plan_all(self, node: &mut Node) {
                let ($($name,)+) = self;
                $($name.plan_all(node);)+
            }
        }

        impl<$($name: Part,)+ K: Cardinality, U> Fills<K, U> for ($($name,)+)
        where
            U: Takes<K::Of<<Self as Part>::Value>>,
        {
            type Part = U::Part<With<K, Self>>;

            fn plan(_node: &mut Node) {}
        }
    };
}

crate::tuples::each!(tuple);
