//! A relation as the condition of a join: `.inner_join(Post, User::posts)`.

use super::Relation;
use crate::{
    ast,
    query::{Condition, Of, add_condition},
    table::{Source, Table, source_name},
    types::SqlType,
    value::Value,
};

/// `users.id = posts.author_id`, of the tables that are in the query.
///
/// A relation by a table between is none: that table is joined by its own relations.
impl<P: Source, C: Table, K> Condition for Relation<P, C, K> {
    type Sources = (Of<P>, Of<C>);

    fn into_condition(self) -> Option<ast::Expr> {
        if self.second.is_some() {
            let reason = format!(
                "`{}` goes by a table between, and is no condition of a join: join that table by its own relations",
                self.name
            );
            return Some(ast::Expr::Bind(Value::Invalid(reason), SqlType::Boolean));
        }
        let mut condition = Some(self.first.condition(&source_name::<P>(), &source_name::<C>()));
        add_condition(&mut condition, self.filter.map(|filter| filter()));
        condition
    }
}
