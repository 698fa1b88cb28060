//! Pages of rows with what belongs to them.

use std::fmt;

use super::{
    Leveled, Nested,
    load::{self, snapshot_options},
};
use crate::{
    ast::Query,
    error::Result,
    executor::{BoxFuture, Executor, Target, end},
    query::{Page, count_rows, limit_to_page},
    table::Table,
};

/// A page of a nested query, made by [`Nested::page`].
pub struct NestedPage<S, Q> {
    query: Nested<S, Q>,
    number: u32,
    size: u32,
}

impl<S, Q> Clone for NestedPage<S, Q> {
    fn clone(&self) -> Self {
        Self { query: self.query.clone(), number: self.number, size: self.size }
    }
}

impl<S, Q> fmt::Debug for NestedPage<S, Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("NestedPage");
        shown.field("query", &self.query).field("number", &self.number).field("size", &self.size).finish()
    }
}

impl<S: Table, Q: Leveled> Nested<S, Q> {
    /// The page `number`, from 1, of pages of `size` rows of this table, with how many there are in all.
    pub fn page(self, number: u32, size: u32) -> NestedPage<S, Q> {
        NestedPage { query: self, number, size }
    }
}

impl<S: Table, Q: Leveled> NestedPage<S, Q> {
    /// The page: its rows, what belongs to them and the total are of one instant.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`](crate::Error::InvalidQuery) for the page 0, for a size of 0, and for a query that has no order, or a limit of its own; and as
    /// [`Nested::all`].
    pub fn fetch<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Page<Q::Value>>> {
        let target = executor.target();
        Box::pin(async move {
            let Self { query: Nested { mut node, strategy, .. }, number, size } = self;
            let counted = node.rows();
            limit_to_page(&mut node.select, number, size)?;
            let mut held = None;
            let target = target.begin_with(snapshot_options(target.dialect()), &mut held).await?;
            let fetched = fetch(&node, strategy, counted, target).await;
            let (mut fetched, total) = end(held, fetched).await?;
            Ok(Page { rows: Q::level(&mut fetched)?.0, total: total.unsigned_abs(), number, size })
        })
    }
}

async fn fetch(
    node: &super::Node,
    strategy: Option<super::Strategy>,
    counted: Query,
    target: Target<'_>,
) -> Result<(load::Fetched, i64)> {
    let total = count_rows(counted, target).await?;
    Ok((load::fetch(node, strategy, target, None).await?, total))
}
