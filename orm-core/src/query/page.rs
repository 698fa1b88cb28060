//! Pages by number, with how many rows there are in all.

use std::fmt;

use serde::Serialize;

use super::{BoxedQuery, Sql, count, run};
use crate::{
    ast::{self, Query, Statement},
    dialect::Dialect,
    driver::{Row, RowSink},
    error::{Error, Result},
    executor::{BoxFuture, Executor, Target},
    table::cell,
    types::SqlType,
};

/// Reads a row, by whatever is known at run time.
pub(crate) type Reader<'a, R> = &'a (dyn Fn(&dyn Row) -> Result<R> + Send + Sync);

/// A page of a query, made by [`Queryable::page`](super::Queryable::page).
pub struct Paged<R> {
    query: BoxedQuery<R>,
    number: u32,
    size: u32,
}

/// The rows of a page, and how many there are on all pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page<R> {
    /// The rows of this page.
    pub rows: Vec<R>,
    /// How many rows there are on all pages together.
    pub total: u64,
    /// The number of this page, from 1.
    pub number: u32,
    /// How many rows a page has, but for the last.
    pub size: u32,
}

impl<R> Page<R> {
    /// How many pages there are.
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(u64::from(self.size))
    }

    /// Whether there is a page after this one.
    pub fn has_next(&self) -> bool {
        u64::from(self.number) < self.pages()
    }
}

impl<R> Clone for Paged<R> {
    fn clone(&self) -> Self {
        Self { query: self.query.clone(), number: self.number, size: self.size }
    }
}

impl<R> fmt::Debug for Paged<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paged")
            .field("query", &self.query)
            .field("number", &self.number)
            .field("size", &self.size)
            .finish()
    }
}

impl<R: Send + 'static> Paged<R> {
    pub(super) fn new(query: BoxedQuery<R>, number: u32, size: u32) -> Self {
        Self { query, number, size }
    }

    /// The SQL in `dialect`, and its parameters.
    ///
    /// # Errors
    /// As [`fetch`](Self::fetch), as far as it can be known before sending.
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Sql> {
        run::to_sql(&Statement::Select(self.select()?), dialect)
    }

    pub(super) fn select(&self) -> Result<Box<ast::Select>> {
        Ok(plan(select_of(self.query.query.clone())?, self.number, self.size, true)?.0)
    }

    /// The page: its rows and their total are of one instant.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] for the page 0, for a size of 0, and for a query that has no order, or a limit of its own; and as
    /// [`Select::all`](super::Select::all).
    pub fn fetch<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Page<R>>> {
        let target = executor.target();
        Box::pin(async move {
            let Self { query, number, size } = self;
            let BoxedQuery { query, decode, cells } = query;
            let (rows, total) =
                fetch_page(select_of(query)?, cells, number, size, true, &decode, target).await?;
            Ok(Page { rows, total: total.unwrap_or_default(), number, size })
        })
    }
}

/// The SELECT that has pages.
pub(crate) fn select_of(query: Query) -> Result<Box<ast::Select>> {
    let Query::Select(select) = query else {
        return Err(Error::invalid_query(
            "a set operation has no order, and so no pages: say `.order_by(..)` after it",
        ));
    };
    check(&select)?;
    Ok(select)
}

/// Refuses a query that has no pages.
fn check(select: &ast::Select) -> Result<()> {
    if select.limit.is_some() || select.offset.is_some() {
        return Err(Error::invalid_query(
            "a query with `limit` or `offset` has no pages: the page has the limit",
        ));
    }
    if select.order_by.is_empty() {
        return Err(Error::invalid_query("pages need an order: add `.order_by(..)`"));
    }
    Ok(())
}

/// Limits a query to the rows of a page; how many lie before it.
pub(crate) fn limit_to_page(select: &mut ast::Select, number: u32, size: u32) -> Result<i64> {
    check(select)?;
    if number == 0 || size == 0 {
        return Err(Error::invalid_query("pages are numbered from 1, and have at least 1 row"));
    }
    let before = i64::from(number - 1).saturating_mul(i64::from(size));
    select.limit = Some(count::rows(size));
    if before > 0 {
        select.offset = Some(count::rows(before));
    }
    Ok(before)
}

/// The query of a page, and the query before; how many rows lie before the page.
pub(crate) fn plan(
    mut select: Box<ast::Select>,
    number: u32,
    size: u32,
    total: bool,
) -> Result<(Box<ast::Select>, i64)> {
    let whole = total.then(|| (*select).clone());
    let before = limit_to_page(&mut select, number, size)?;
    select.items.extend(whole.map(count::total_of));
    Ok((select, before))
}

/// The rows of a page, and how many there are in all, where that is asked for.
pub(crate) async fn fetch_page<R: Send>(
    select: Box<ast::Select>,
    cells: usize,
    number: u32,
    size: u32,
    total: bool,
    decode: Reader<'_, R>,
    target: Target<'_>,
) -> Result<(Vec<R>, Option<u64>)> {
    let whole = total.then(|| select.clone());
    let (select, before) = plan(select, number, size, total)?;
    let mut sink = Sink { rows: Vec::new(), decode, total: None, total_at: total.then_some(cells) };
    run::run(&Statement::Select(select), target, &mut sink).await?;
    let Sink { rows, total, .. } = sink;
    let total = match (whole, total) {
        (None, _) => None,
        (_, Some(total)) => Some(total),
        (Some(_), None) if before == 0 => Some(0),
        // No row of the page tells how many there are before it. Those that have come since are not among them.
        (Some(whole), None) => Some(count::count(Query::Select(whole), target).await?.min(before)),
    };
    Ok((rows, total.map(i64::unsigned_abs)))
}

/// Collects the rows, and the total that stands in each of them.
struct Sink<'a, R> {
    rows: Vec<R>,
    decode: Reader<'a, R>,
    total: Option<i64>,
    total_at: Option<usize>,
}

impl<R: Send> RowSink for Sink<'_, R> {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        if let Some(at) = self.total_at
            && self.total.is_none()
        {
            self.total = Some(cell(row, at, &SqlType::BigInt)?);
        }
        self.rows.push((self.decode)(row)?);
        Ok(())
    }
}
