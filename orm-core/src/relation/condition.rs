//! A relation as the condition of a join: `.inner_join(Post, User::posts)`.

use super::{Many, Maybe, One, Relation, hop::Name};
use crate::{
    ast,
    query::{Condition, Of, add_condition},
    table::{Source, Table},
};

/// A relation from one table right to the other: one by a table between is no condition, as that table is joined by its own
/// relations.
#[diagnostic::on_unimplemented(
    message = "a relation by a table between is no condition of a join",
    label = "join that table by its own relations"
)]
pub trait Direct {}

impl Direct for One {}
impl Direct for Maybe {}
impl Direct for Many {}

/// `users.id = posts.author_id`, of the tables that are in the query.
impl<P: Source, C: Table, K: Direct> Condition for Relation<P, C, K> {
    type Sources = (Of<P>, Of<C>);

    fn into_condition(self) -> Option<ast::Expr> {
        let mut condition = Some(self.first.condition(&Name::of::<P>(), &Name::of::<C>()));
        add_condition(&mut condition, self.filter.map(|filter| filter()));
        condition
    }
}
