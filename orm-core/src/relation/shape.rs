//! Structs of the user's own that are filled by a nested query: what `#[derive(Shape)]` implements.

use std::marker::PhantomData;

use super::{
    Cardinality, Fetched, Many, Maybe, Node, One, Part, Related, Relation, Selected, Through, With,
    node::reader, part,
};
use crate::{
    error::Result,
    query::{Column, Cons, Expr, Here, In, Nil, Plain, Projection},
    table::{Source, Table, TableRef},
    types::DbType,
};

/// A struct whose fields are columns of a table, what is computed of them, and shapes of its relations.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a shape",
    note = "add `#[derive(Shape)]` and `#[shape(table = ..)]` to the struct"
)]
pub trait Shape: Sized + Send + 'static {
    /// The table that it is filled from.
    type Table: Table;

    /// Says what is read of the rows of a node.
    #[doc(hidden)]
    fn plan(node: &mut Node);

    /// Takes the rows of the next node.
    #[doc(hidden)]
    fn gather(fetched: &mut Fetched) -> Result<(Vec<Self>, Vec<u32>)>;
}

/// What all rows of a node are put together to.
pub trait Leveled: 'static {
    /// What a row becomes.
    type Value: Send + 'static;

    /// Takes the rows of the next node, and to which row of the node around it each belongs.
    ///
    /// # Errors
    /// As [`Part::gather`].
    fn level(fetched: &mut Fetched) -> Result<(Vec<Self::Value>, Vec<u32>)>;
}

impl<Q: Part> Leveled for Q {
    type Value = Q::Value;

    fn level(fetched: &mut Fetched) -> Result<(Vec<Q::Value>, Vec<u32>)> {
        part::level::<Q>(fetched)
    }
}

/// The rows of a node become `X`s.
#[derive(Debug)]
pub struct Shaped<X>(PhantomData<fn() -> X>);

impl<X: Shape> Leveled for Shaped<X> {
    type Value = X;

    fn level(fetched: &mut Fetched) -> Result<(Vec<X>, Vec<u32>)> {
        X::gather(fetched)
    }
}

/// What a field of type `T`, of a shape of the table `S`, is filled from: a column, an expression, a relation.
#[diagnostic::on_unimplemented(
    message = "a field of type `{T}` cannot be filled from this",
    label = "does not fit the field",
    note = "a column fills a field of its own type; a relation a `Vec` of a shape of its table, an `Option` of one, or one"
)]
pub trait ShapeField<S, T, I> {
    /// What it reads.
    type Part: Part<Value = T>;

    /// Says what is read.
    fn plan(self, node: &mut Node);
}

impl<S: Table, T: DbType> ShapeField<S, T, Here> for Column<S, T> {
    type Part = Selected<S, Self, Here>;

    fn plan(self, node: &mut Node) {
        self.push(&mut node.select.items);
    }
}

/// Where the tables of a computed field were found.
#[derive(Debug)]
pub struct Computed<I>(PhantomData<fn() -> I>);

impl<S: Table, X: 'static, T: DbType, I: 'static> ShapeField<S, T, Computed<I>> for Expr<X, T>
where
    X: In<Cons<S, Plain, Nil>, I, Found = Plain>,
{
    type Part = Selected<S, Self, I>;

    fn plan(self, node: &mut Node) {
        self.push(&mut node.select.items);
    }
}

macro_rules! relation {
    ($kind:ident, $field:ty) => {
        impl<S: Source, X: Shape> ShapeField<S, $field, $kind> for Relation<S, X::Table, $kind> {
            type Part = With<$kind, Shaped<X>>;

            fn plan(self, node: &mut Node) {
                self.all_rows().shaped::<X>(node);
            }
        }

        impl<S: Source, X: Shape> ShapeField<S, $field, $kind>
            for Related<S, X::Table, $kind, TableRef<X::Table>>
        {
            type Part = With<$kind, Shaped<X>>;

            fn plan(self, node: &mut Node) {
                self.shaped::<X>(node);
            }
        }
    };
}

relation!(Many, Vec<X>);
relation!(Maybe, Option<X>);
relation!(One, X);

impl<S: Source, J: Table, X: Shape> ShapeField<S, Vec<X>, Through<J>> for Relation<S, X::Table, Through<J>> {
    type Part = With<Through<J>, Shaped<X>>;

    fn plan(self, node: &mut Node) {
        self.all_rows().shaped::<X>(node);
    }
}

impl<S: Source, J: Table, X: Shape> ShapeField<S, Vec<X>, Through<J>>
    for Related<S, X::Table, Through<J>, TableRef<X::Table>>
{
    type Part = With<Through<J>, Shaped<X>>;

    fn plan(self, node: &mut Node) {
        self.shaped::<X>(node);
    }
}

impl<S, C: Table, K: Cardinality> Related<S, C, K, TableRef<C>> {
    fn shaped<X: Shape<Table = C>>(self, around: &mut Node) {
        let mut node = Node { way: Some(self.way), ..self.node };
        node.select.items.clear();
        X::plan(&mut node);
        around.add(node);
    }
}

/// A field of type `T` of a shape of the table `S`; for the derive.
pub fn field<S, T, I, F: ShapeField<S, T, I>>(from: F) -> Field<S, T, I, F> {
    Field { from, marker: PhantomData }
}

/// What fills a field; for the derive.
#[derive(Debug)]
pub struct Field<S, T, I, F> {
    from: F,
    marker: PhantomData<fn() -> (S, T, I)>,
}

/// What fills all fields of a shape: a tuple of [`Field`]s, or of such tuples; for the derive.
pub trait Fields {
    /// What they read.
    type Part: Part;

    /// Says what is read.
    fn plan_all(self, node: &mut Node);
}

impl<S, T, I, F: ShapeField<S, T, I>> Fields for Field<S, T, I, F> {
    type Part = F::Part;

    fn plan_all(self, node: &mut Node) {
        self.from.plan(node);
    }
}

macro_rules! tuple {
    ($(($name:ident $index:ident))+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<$($name: Fields),+> Fields for ($($name,)+) {
            type Part = ($($name::Part,)+);

            fn plan_all(self, node: &mut Node) {
                let ($($name,)+) = self;
                $($name.plan_all(node);)+
            }
        }
    };
}

crate::tuples::each!(tuple);

/// Says what the fields read; for the derive.
pub fn plan_fields<F: Fields>(fields: F, node: &mut Node) {
    fields.plan_all(node);
    node.reader = reader::<F::Part>;
}

/// Takes the rows of the next node as the tuples of the fields; for the derive.
///
/// # Errors
/// As [`Part::gather`].
pub fn gather_fields<F: Fields>(
    fields: F,
    fetched: &mut Fetched,
) -> Result<(Vec<<F::Part as Part>::Value>, Vec<u32>)> {
    let _ = fields;
    part::level::<F::Part>(fetched)
}
