//! A relation, with what is asked of its rows.

use std::{fmt, marker::PhantomData};

use super::{Cardinality, Leveled, Node, Part, Push, Relation, Selected, Several, Way, With, node::reader};
use crate::{
    ast::{SelectItem, TableRef as TableAst},
    query::{Condition, OrderList, Projection, RowCount, Within, add_condition},
    shared::Shared,
    table::{Record, SoftDelete, Source, Table, TableRef},
};

/// The relation of `P` to `C`, which has `K` rows of it, each of which becomes a `Q`.
pub struct Related<P, C, K, Q> {
    pub(super) way: Way,
    pub(super) node: Node,
    marker: PhantomData<fn() -> (P, C, K, Q)>,
}

impl<P, C, K, Q> Clone for Related<P, C, K, Q> {
    fn clone(&self) -> Self {
        Self { way: self.way, node: self.node.clone(), marker: PhantomData }
    }
}

impl<P, C, K, Q> fmt::Debug for Related<P, C, K, Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.node.fmt(f)
    }
}

impl<P, C: Table, K> Related<P, C, K, TableRef<C>> {
    pub(super) fn new(relation: Relation<P, C, K>) -> Self {
        let mut related = Self::bare(relation);
        related.node.select.items.push(whole::<C>());
        related
    }
}

impl<P, C: Table, K, Q: Part> Related<P, C, K, Q> {
    /// The relation, of whose rows nothing is read yet.
    pub(super) fn bare(relation: Relation<P, C, K>) -> Self {
        let mut node = Node::new::<Q>(<C as Record>::INFO);
        node.select.filter = relation.filter.map(|filter| filter());
        Self { way: relation.way(), node, marker: PhantomData }
    }
}

/// All columns of a table.
pub(super) fn whole<C: Table>() -> SelectItem {
    SelectItem::Table(TableAst::from(Shared::Static(<C as Record>::INFO)))
}

impl<P, C, K, Q> Related<P, C, K, Q> {
    /// Its rows, as they belong to those around them.
    pub(super) fn into_child(self) -> Node {
        Node { way: Some(self.way), ..self.node }
    }

    pub(super) fn retyped<L, R>(self) -> Related<P, C, L, R> {
        Related { way: self.way, node: self.node, marker: PhantomData }
    }
}

impl<P: Source, C: Table, K: Cardinality, Q> Related<P, C, K, Q> {
    /// Only rows of which the condition holds; several are joined by AND. A relation to one row is to one or none then.
    #[must_use]
    pub fn filter<X: Condition<Sources: Within<C>>>(mut self, condition: X) -> Related<P, C, K::Fewer, Q> {
        add_condition(&mut self.node.select.filter, condition.into_condition());
        self.retyped()
    }
}

impl<P, C: SoftDelete, K, Q> Related<P, C, K, Q> {
    /// Also rows that are deleted.
    #[must_use]
    pub fn with_deleted(mut self) -> Self {
        self.node.with_deleted = true;
        self
    }
}

// What a method asks of `K`, it asks by itself, and not the block: so what cannot be is an error that says why.
impl<P: Source, C: Table, K: Cardinality, Q> Related<P, C, K, Q> {
    /// `ORDER BY terms` of the rows of each; called again, it adds less significant ones
    #[must_use]
    pub fn order_by<L: OrderList<Sources: Within<C>>>(mut self, terms: L) -> Self
    where
        K: Several,
    {
        terms.push(&mut self.node.select.order_by);
        self
    }

    /// At most so many rows of each.
    #[must_use]
    pub fn limit(mut self, rows: impl RowCount) -> Self
    where
        K: Several,
    {
        self.node.select.limit = Some(rows.into_count());
        self
    }

    /// Without the first rows of each.
    #[must_use]
    pub fn offset(mut self, rows: impl RowCount) -> Self
    where
        K: Several,
    {
        self.node.select.offset = Some(rows.into_count());
        self
    }
}

impl<P, C: Table, K, Q> Related<P, C, K, Q> {
    /// With each row, those of a relation of its own.
    #[must_use]
    pub fn with<B: Branch<C>, R: Part>(mut self, branch: B) -> Related<P, C, K, R>
    where
        Q: Push<B::Part, Out = R>,
    {
        self.node.add(branch.into_node());
        self.node.reader = reader::<R>;
        self.retyped()
    }
}

impl<P, C: Table, K> Related<P, C, K, TableRef<C>> {
    /// Of each row, what the projection says.
    #[must_use]
    pub fn select<Q: Projection, I>(mut self, projection: Q) -> Related<P, C, K, Selected<C, Q, I>>
    where
        Selected<C, Q, I>: Part,
    {
        self.node.select.items.clear();
        projection.push(&mut self.node.select.items);
        self.node.reader = reader::<Selected<C, Q, I>>;
        self.retyped()
    }
}

/// What `.with(..)` takes: a relation of the table `S`, perhaps with what is asked of its rows.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no relation of `{S}`",
    label = "expected a relation of `{S}`, such as `{S}::posts`"
)]
pub trait Branch<S> {
    /// What it adds to a row.
    type Part: Part;

    /// The tree of it.
    fn into_node(self) -> Node;
}

impl<S, C: Table, K: Cardinality, Q: Leveled> Branch<S> for Related<S, C, K, Q> {
    type Part = With<K, Q>;

    fn into_node(self) -> Node {
        self.into_child()
    }
}

impl<S, C: Table, K: Cardinality> Branch<S> for Relation<S, C, K> {
    type Part = With<K, TableRef<C>>;

    fn into_node(self) -> Node {
        Related::new(self).into_node()
    }
}
