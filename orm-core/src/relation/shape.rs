//! Structs of the user's own that are filled by a nested query: what `#[derive(Shape)]` implements.

use std::marker::PhantomData;

use super::{Cardinality, Fetched, Fields, Node, Part, Related, Relation, node::reader, part};
use crate::{
    error::Result,
    table::{Source, Table, TableRef},
};

/// A struct whose fields are columns of a table, what is computed of them, and shapes of its relations.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a shape",
    label = "expected a `#[derive(Shape)]` struct or a table",
    note = "add `#[derive(Shape)]` and `#[shape(table = ..)]` to the struct",
    note = "a relation to one row fills such a struct, one to one or none an `Option` of it, one to many a `Vec` of it"
)]
pub trait Shape: Sized + Send + 'static {
    /// The table that it is filled from.
    type Table: Table;
    /// How the rows of a node are put together to it: where the type is no shape, nothing else is said of it.
    #[doc(hidden)]
    type Level: Leveled<Value = Self>;

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

/// Takes the rows of the next node as the tuples of the fields; for the derive.
///
/// # Errors
/// As [`Part::gather`].
pub fn gather_fields<F: Fields>(fields: F, fetched: &mut Fetched) -> Result<(Vec<F::Row>, Vec<u32>)> {
    let _ = fields;
    part::level::<F::Part>(fetched)
}

/// Says what the fields read; for the derive.
pub fn plan_fields<F: Fields>(fields: F, node: &mut Node) {
    fields.plan_all(node);
    node.reader = reader::<F::Part>;
}

impl<P: Source, C: Table, K: Cardinality> Relation<P, C, K> {
    /// Of each row of the relation the shape `X`: a `#[derive(Shape)]` struct of the same table.
    ///
    /// ```
    /// # use squall_core::{Executor, Result, Table, relation::{Many, Relation, Shape}};
    /// # async fn f<User: Table, Post: Table, PostCard: Shape<Table = Post>>(
    /// #     posts: Relation<User, Post, Many>, users: Vec<User>, db: impl Executor,
    /// # ) -> Result<()> {
    /// let cards: Vec<(User, Vec<PostCard>)> = User::query().with(posts.shape::<PostCard>()).all(&db).await?;
    /// let of_users: Vec<Vec<PostCard>> = posts.shape().load(&users, &db).await?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn shape<X: Shape<Table = C>>(self) -> Related<P, C, K, Shaped<X>> {
        self.all_rows().shape()
    }
}

impl<P, C: Table, K> Related<P, C, K, TableRef<C>> {
    /// Of each row the shape `X`: a `#[derive(Shape)]` struct of the same table.
    #[must_use]
    pub fn shape<X: Shape<Table = C>>(mut self) -> Related<P, C, K, Shaped<X>> {
        self.node.select.items.clear();
        X::plan(&mut self.node);
        self.retyped()
    }
}
