//! A relation as the condition of a join: `.inner_join(Post, User::posts)`.

use super::{Many, Maybe, One, Related, Relation, hop::Name};
use crate::{
    ast,
    query::{Condition, JoinCondition, Of, add_condition},
    table::{Source, Table},
};

/// A relation from one table right to the other: one by a table between is no condition, as that table is joined by its own
/// relations.
pub trait Direct {}

impl Direct for One {}
impl Direct for Maybe {}
impl Direct for Many {}

/// `users.id = posts.author_id`, of the tables that are in the query.
impl<P: Source, C: Table, K: Direct> JoinCondition for Relation<P, C, K> {
    type Sources = (Of<P>, Of<C>);

    fn into_on(self) -> Option<ast::Expr> {
        let mut condition = Some(self.first.condition(&Name::of::<P>(), &Name::of::<C>()));
        add_condition(&mut condition, self.filter.map(|filter| filter()));
        condition
    }
}

/// For the sake of the message: a relation is a condition of joins alone.
impl<P, C, K> Condition for Relation<P, C, K>
where
    Self: Asked,
{
    type Sources = ();

    fn into_condition(self) -> Option<ast::Expr> {
        None
    }
}

impl<P, C, K, Q> Condition for Related<P, C, K, Q>
where
    Self: Asked,
{
    type Sources = ();

    fn into_condition(self) -> Option<ast::Expr> {
        None
    }
}

/// A relation of whose rows something is asked.
#[diagnostic::on_unimplemented(
    message = "a relation is a condition of a join, and by itself none of a filter",
    label = "expected what is asked of its rows: `.exists()`, `.any(..)`, `.none(..)` or `.all(..)` of the relation"
)]
pub trait Asked {}
