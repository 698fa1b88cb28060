//! LATERAL joins, which Postgres has.

use super::{Condition, Cons, Derivation, In, Outer, Plain, Select};
use crate::{
    ast::{Join, JoinKind},
    table::Source,
};

impl<P, F> Select<P, F> {
    /// `INNER JOIN LATERAL (query) ON condition`: for each row before it, the rows of a query that names its columns. Postgres
    /// only.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::Error::Unsupported) on SQLite, when it runs.
    #[must_use]
    pub fn inner_join_lateral<S: Source, L: In<F, J>, C: Condition, I, J>(
        self,
        query: Derivation<S, L>,
        on: C,
    ) -> Select<P, Cons<S, Plain, F>>
    where
        C::Sources: In<Cons<S, Plain, F>, I>,
    {
        self.lateral(JoinKind::Inner, query, super::select::on_condition(on))
    }

    /// `LEFT JOIN LATERAL (query) ON condition`: as [`inner_join_lateral`](Self::inner_join_lateral), and the rows before it
    /// for which the query has none.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::Error::Unsupported) on SQLite, when it runs.
    #[must_use]
    pub fn left_join_lateral<S: Source, L: In<F, J>, C: Condition, I, J>(
        self,
        query: Derivation<S, L>,
        on: C,
    ) -> Select<P, Cons<S, Outer, F>>
    where
        C::Sources: In<Cons<S, Outer, F>, I>,
    {
        self.lateral(JoinKind::Left, query, super::select::on_condition(on))
    }

    fn lateral<S: Source, L: In<F, J>, G, J>(
        self,
        kind: JoinKind,
        query: Derivation<S, L>,
        on: Option<crate::ast::Expr>,
    ) -> Select<P, G> {
        let mut ast = self.into_select();
        let table = query.into_lateral(&mut ast.with);
        ast.joins.push(Join { kind, table, on });
        Select::new(ast)
    }
}
