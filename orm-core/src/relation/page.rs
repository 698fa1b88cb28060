//! Pages of rows with what belongs to them.

use std::fmt;

use super::{
    Leveled, Nested,
    load::{self, snapshot_options},
};
use crate::{
    ast::{Expr, Query, SelectItem},
    error::{Error, Result},
    executor::{BoxFuture, Executor, Target, end},
    query::{Page, count_rows},
    table::Table,
    types::SqlType,
    value::Value,
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
    /// [`Error::InvalidQuery`] for the page 0, for a size of 0, and for a query that has no order, or a limit of its own; and as
    /// [`Nested::all`].
    pub fn fetch<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Page<Q::Value>>> {
        let target = executor.target();
        Box::pin(async move {
            let Self { query: Nested { mut node, strategy, .. }, number, size } = self;
            let select = &mut node.select;
            if select.limit.is_some() || select.offset.is_some() {
                return Err(Error::invalid_query(
                    "a query with `limit` or `offset` has no pages: the page has the limit",
                ));
            }
            if select.order_by.is_empty() {
                return Err(Error::invalid_query("pages need an order: add `.order_by(..)`"));
            }
            if number == 0 || size == 0 {
                return Err(Error::invalid_query("pages are numbered from 1, and have at least 1 row"));
            }
            let rows = |rows: i64| Expr::Bind(Value::BigInt(rows), SqlType::BigInt);
            let mut counted = select.clone();
            counted.filter = node.filter();
            counted.items = vec![SelectItem::Expr(rows(1))];
            counted.order_by.clear();
            node.select.limit = Some(rows(i64::from(size)));
            node.select.offset = Some(rows(i64::from(number - 1).saturating_mul(i64::from(size))));
            let mut held = None;
            let target = target.begin_with(snapshot_options(target.dialect()), &mut held).await?;
            let fetched = fetch(&node, strategy, Query::Select(Box::new(counted)), target).await;
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
    Ok((load::fetch(node, strategy, target).await?, total))
}
