//! Queries in FROM that name columns of the tables before them, or of the query around: LATERAL.

use super::{Cons, Derivation, In, JoinCondition, NoFrom, Outer, Plain, Select};
use crate::{
    ast::{Expr, Join, JoinKind},
    table::Source,
    types::SqlType,
    value::Value,
};

impl<P, F> Select<P, F> {
    /// `FROM (query)`, in a query in an expression: of a query, or of elements, that name columns of the tables around, which
    /// [`correlate`](Self::correlate) names.
    ///
    /// ```
    /// # use squall_core::{Table, query::*, table::{TableRef, View}};
    /// # fn of<Post: Table, Tag: View<Fields = (String,)>>(
    /// #     post: TableRef<Post>, tags: Column<Post, Vec<String>>, tag: TableRef<Tag>,
    /// # ) {
    /// // EXISTS (SELECT 1 FROM (SELECT .. FROM unnest("posts"."tags") ..) AS "tag")
    /// let tagged = exists(select(tag).correlate(post).from_lateral(unnest(tag, tags)));
    /// # let _ = tagged;
    /// # }
    /// ```
    #[must_use]
    pub fn from_lateral<S: Source, L: In<F, J>, J>(
        mut self,
        query: Derivation<S, L>,
    ) -> Select<P, Cons<S, Plain, F>>
    where
        F: NoFrom,
    {
        self.ast.from = Some(query.into_derived(false, &mut self.ast.with));
        self.retyped()
    }

    /// `CROSS JOIN LATERAL (query)`: as [`inner_join_lateral`](Self::inner_join_lateral), without a condition
    ///
    /// ```
    /// # use squall_core::{Table, query::*, table::{TableRef, View}};
    /// # fn of<Post: Table, Tag: View<Fields = (String,)>>(
    /// #     post: TableRef<Post>, tags: Column<Post, Vec<String>>, tag: TableRef<Tag>,
    /// # ) {
    /// let query = select((post, tag)).from(post).cross_join_lateral(unnest(tag, tags));
    /// # let _ = query;
    /// # }
    /// ```
    ///
    /// # Errors
    /// As there.
    #[must_use]
    pub fn cross_join_lateral<S: Source, L: In<F, J>, J>(
        self,
        query: Derivation<S, L>,
    ) -> Select<P, Cons<S, Plain, F>> {
        self.lateral(JoinKind::Inner, query, None)
    }

    /// `INNER JOIN LATERAL (query) ON condition`: for each row before it, the rows of a query that names its columns. Postgres
    /// only, but for the elements of an array or of JSON (see [`unnest`](super::unnest)), which both have.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::Error::Unsupported) on SQLite, when it runs.
    #[must_use]
    pub fn inner_join_lateral<S: Source, L: In<F, J>, C: JoinCondition, I, J>(
        self,
        query: Derivation<S, L>,
        on: C,
    ) -> Select<P, Cons<S, Plain, F>>
    where
        C::Sources: In<Cons<S, Plain, F>, I>,
    {
        self.lateral(JoinKind::Inner, query, on.into_on())
    }

    /// `LEFT JOIN LATERAL (query) ON condition`: as [`inner_join_lateral`](Self::inner_join_lateral), and the rows before it
    /// for which the query has none.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::Error::Unsupported) on SQLite, when it runs.
    #[must_use]
    pub fn left_join_lateral<S: Source, L: In<F, J>, C: JoinCondition, I, J>(
        self,
        query: Derivation<S, L>,
        on: C,
    ) -> Select<P, Cons<S, Outer, F>>
    where
        C::Sources: In<Cons<S, Outer, F>, I>,
    {
        self.lateral(JoinKind::Left, query, on.into_on())
    }

    fn lateral<S: Source, L: In<F, J>, G, J>(
        mut self,
        kind: JoinKind,
        query: Derivation<S, L>,
        on: Option<Expr>,
    ) -> Select<P, G> {
        let table = query.into_derived(true, &mut self.ast.with);
        let on = on.or(Some(Expr::Bind(Value::Bool(true), SqlType::Boolean)));
        self.ast.joins.push(Join { kind, table, on });
        self.retyped()
    }
}
