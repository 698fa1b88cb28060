//! LATERAL joins, which Postgres has.

use super::{Condition, Cons, Derivation, In, Outer, Plain, Select};
use crate::{
    ast::{Expr, Join, JoinKind},
    table::Source,
    types::SqlType,
    value::Value,
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
        self.lateral(JoinKind::Inner, query, on.into_condition())
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
        self.lateral(JoinKind::Left, query, on.into_condition())
    }

    fn lateral<S: Source, L: In<F, J>, G, J>(
        mut self,
        kind: JoinKind,
        query: Derivation<S, L>,
        on: Option<Expr>,
    ) -> Select<P, G> {
        let table = query.into_lateral(&mut self.ast.with);
        let on = on.or(Some(Expr::Bind(Value::Bool(true), SqlType::Boolean)));
        self.ast.joins.push(Join { kind, table, on });
        self.retyped()
    }
}
