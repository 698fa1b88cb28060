//! Pages of rows with what belongs to them, by what stands in the rows.

use std::{
    any::Any,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    Leveled, Nested, Node,
    load::{self, Reader},
};
use crate::{
    ast::Query,
    dialect::Dialect,
    driver::Row,
    error::Result,
    executor::{BoxFuture, Executor},
    query::{Cursor, Edges, Ends, KeysetPage, Sql, plan_keyset, to_sql},
    table::Table,
};

/// A page of a nested query, made by [`Nested::keyset`].
pub struct NestedKeyset<S, Q> {
    query: Nested<S, Q>,
    size: u32,
    cursor: Option<Cursor>,
}

impl<S, Q> Clone for NestedKeyset<S, Q> {
    fn clone(&self) -> Self {
        Self { query: self.query.clone(), size: self.size, cursor: self.cursor.clone() }
    }
}

impl<S, Q> fmt::Debug for NestedKeyset<S, Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("NestedKeyset");
        shown.field("query", &self.query).field("size", &self.size).finish_non_exhaustive()
    }
}

impl<S: Table, Q: Leveled> Nested<S, Q> {
    /// A page of at most `size` rows of this table that goes on where another one ended, as
    /// [`Queryable::keyset`](crate::query::Queryable::keyset) of other queries: by the order of the rows, which has a unique key
    /// among its terms.
    ///
    /// ```
    /// # use squall_core::{Executor, Result, Table, query::*, relation::{Many, Relation}};
    /// # async fn f<User: Table, Post: Table>(
    /// #     id: Column<User, i64>, posts: Relation<User, Post, Many>, cursor: Option<Cursor>, db: impl Executor,
    /// # ) -> Result<()> {
    /// let page = User::query().with(posts).order_by(id).keyset(20).at(cursor).fetch(&db).await?;
    /// // page.rows, page.next, page.previous
    /// # Ok(())
    /// # }
    /// ```
    pub fn keyset(self, size: u32) -> NestedKeyset<S, Q> {
        NestedKeyset { query: self, size, cursor: None }
    }
}

impl<S: Table, Q: Leveled> NestedKeyset<S, Q> {
    /// The page of this cursor: the `next` or the `previous` of another page. Without one it is the first page.
    #[must_use]
    pub fn at(mut self, cursor: impl Into<Option<Cursor>>) -> Self {
        self.cursor = cursor.into();
        self
    }

    /// The SQL in `dialect`, and its parameters: of each statement, as [`Nested::to_sql`].
    ///
    /// # Errors
    /// As [`fetch`](Self::fetch), as far as it can be known before sending.
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Vec<Sql>> {
        let (node, _) = plan(self.query.node.clone(), self.size, self.cursor.as_ref())?;
        let statements = load::statements(&node, self.query.strategy, dialect);
        statements.iter().map(|statement| to_sql(statement, dialect)).collect()
    }

    /// The page. A row more than it has is read, with what belongs to it.
    ///
    /// # Errors
    /// As [`Keyset::fetch`](crate::query::Keyset::fetch) and [`Nested::all`].
    pub fn fetch<'e, E: Executor + ?Sized>(
        self,
        executor: &'e E,
    ) -> BoxFuture<'e, Result<KeysetPage<Q::Value>>> {
        let target = executor.target();
        Box::pin(async move {
            let Self { query: Nested { node, strategy, .. }, size, cursor } = self;
            let cells = node.width();
            let (node, edges) = plan(node, size, cursor.as_ref())?;
            let size = edges.size;
            let (edges, ends) = (Arc::new(edges), Arc::default());
            let mut levels = Vec::new();
            load::levels(&node, &mut levels);
            let rows = (node.reader)();
            levels[0].rows =
                Box::new(Edged { rows, cells, edges: Arc::clone(&edges), ends: Arc::clone(&ends), count: 0 });
            let mut fetched = load::fetch_into(levels, &node, strategy, target, None).await?;
            let mut rows = Q::level(&mut fetched)?.0;
            let more = rows.len() > size;
            rows.truncate(size);
            let ends = ends.lock().unwrap_or_else(PoisonError::into_inner).take();
            let edges = Arc::into_inner(edges).ok_or_else(super::part::mixed_up)?;
            Ok(edges.page(rows, ends, more))
        })
    }
}

/// The query of a page, each of whose rows is followed by what it is ordered by.
fn plan(mut node: Node, size: u32, cursor: Option<&Cursor>) -> Result<(Node, Edges)> {
    let plan = plan_keyset(Query::Select(node.select), size, cursor, false)?;
    node.select = plan.ast;
    Ok((node, plan.edges))
}

/// Reads the rows of a page, and the terms of its ends.
struct Edged {
    rows: Box<dyn Reader>,
    /// How many cells a row has before the terms.
    cells: usize,
    edges: Arc<Edges>,
    ends: Arc<Mutex<Option<Ends>>>,
    count: usize,
}

impl Reader for Edged {
    fn read(&mut self, row: &dyn Row, at: usize) -> Result<()> {
        self.count += 1;
        if self.count <= self.edges.size {
            let mut ends = self.ends.lock().unwrap_or_else(PoisonError::into_inner);
            self.edges.read(row, at + self.cells, &mut ends)?;
        }
        self.rows.read(row, at)
    }

    fn number(&self, at: usize) -> Option<i64> {
        self.rows.number(at)
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any + Send> {
        self.rows.into_any()
    }
}
