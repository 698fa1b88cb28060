//! Pages by what stands in the rows, and not by their number.

mod condition;
mod cursor;
mod unique;

pub use cursor::Cursor;

use std::fmt;

use serde::Serialize;

use super::{
    BoxedQuery, Sql,
    condition::add_condition,
    count,
    page::{Reader, select_of},
    run,
};
use crate::{
    ast::{self, OrderTerm, Query, SelectItem, Statement},
    dialect::Dialect,
    driver::{Row, RowSink},
    error::{Error, Result},
    executor::{BoxFuture, Executor, Target},
    table::{cell, value},
    types::{SqlType, TimestampMode},
    value::Value,
};
use cursor::Position;

/// A page of a query, made by [`Queryable::keyset`](super::Queryable::keyset).
pub struct Keyset<R> {
    query: BoxedQuery<R>,
    size: u32,
    cursor: Option<Cursor>,
}

/// The rows of a page, and where the pages beside it are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeysetPage<R> {
    /// The rows, in the order of the query.
    pub rows: Vec<R>,
    /// The page after this one, where there is one.
    pub next: Option<Cursor>,
    /// The page before this one, where there may be one.
    pub previous: Option<Cursor>,
}

impl<R> Clone for Keyset<R> {
    fn clone(&self) -> Self {
        Self { query: self.query.clone(), size: self.size, cursor: self.cursor.clone() }
    }
}

impl<R> fmt::Debug for Keyset<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyset").field("query", &self.query).field("size", &self.size).finish_non_exhaustive()
    }
}

impl<R: Send + 'static> Keyset<R> {
    pub(super) fn new(query: BoxedQuery<R>, size: u32) -> Self {
        Self { query, size, cursor: None }
    }

    /// The page of this cursor: the `next` or the `previous` of another page. Without one it is the first page.
    #[must_use]
    pub fn at(mut self, cursor: impl Into<Option<Cursor>>) -> Self {
        self.cursor = cursor.into();
        self
    }

    /// The SQL in `dialect`, and its parameters. It reads a row more than the page has, and the terms of the order beside the
    /// row.
    ///
    /// # Errors
    /// As [`fetch`](Self::fetch), as far as it can be known before sending.
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Sql> {
        run::to_sql(&Statement::Select(self.select()?), dialect)
    }

    pub(in crate::query) fn select(&self) -> Result<Box<ast::Select>> {
        Ok(plan(self.query.query.clone(), self.size, self.cursor.as_ref(), false)?.ast)
    }

    /// The page.
    ///
    /// # Errors
    /// [`Error::InvalidCursor`] for a cursor that is none, or that is not of a query with this order;
    /// [`Error::InvalidQuery`] where the order has no unique key, or the query has groups or a limit; and as
    /// [`Select::all`](super::Select::all).
    pub fn fetch<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<KeysetPage<R>>> {
        let target = executor.target();
        Box::pin(async move {
            let BoxedQuery { query, decode, cells } = self.query;
            let plan = plan(query, self.size, self.cursor.as_ref(), false)?;
            Ok(fetch_keyset(plan, cells, &decode, target).await?.0)
        })
    }
}

/// A page that is ready to be run.
pub(crate) struct Plan {
    pub(crate) ast: Box<ast::Select>,
    /// The query without its page, where its rows are to be counted.
    whole: Option<Box<ast::Select>>,
    pub(crate) edges: Edges,
}

impl Plan {
    pub(crate) fn into_ast(self) -> Box<ast::Select> {
        self.ast
    }
}

/// The page of `cursor`, if that is one of this query, and if the query has such pages.
pub(crate) fn plan(query: Query, size: u32, cursor: Option<&Cursor>, total: bool) -> Result<Plan> {
    let mut ast = select_of(query)?;
    if size == 0 {
        return Err(Error::invalid_query("a page has at least 1 row"));
    }
    if !count::is_ungrouped(&ast) {
        return Err(Error::invalid_query("a query with groups has no pages by `keyset`: use `page`"));
    }
    unique::check(&ast)?;
    let fingerprint = cursor::fingerprint(&ast.order_by);
    let types: Vec<SqlType> = ast.order_by.iter().map(|term| read_as(term.expr.ty())).collect();
    let nullable = condition::nullable(&ast);
    let at = cursor.map(|cursor| cursor.position(fingerprint, &ast.order_by, &nullable)).transpose()?;
    let whole = total.then(|| ast.clone());
    ast.items.extend(ast.order_by.iter().map(|term| SelectItem::Expr(term.expr.clone())));
    if let Some(whole) = &whole {
        ast.items.push(count::total_of((**whole).clone()));
    }
    if let Some(at) = &at {
        if at.backward {
            ast.order_by.iter_mut().for_each(reverse);
        }
        add_condition(&mut ast.filter, Some(condition::beyond(&ast.order_by, &nullable, at)));
    }
    ast.limit = Some(count::rows(i64::from(size) + 1));
    Ok(Plan { ast, whole, edges: Edges { size: size as usize, fingerprint, types, at } })
}

/// Runs a page; beside it, how many rows there are in all, where that was asked for.
pub(crate) async fn fetch_keyset<R: Send>(
    plan: Plan,
    cells: usize,
    decode: Reader<'_, R>,
    target: Target<'_>,
) -> Result<(KeysetPage<R>, Option<u64>)> {
    let Plan { ast, whole, edges } = plan;
    let total_at = whole.as_ref().map(|_| cells + edges.types.len());
    let ends = None;
    let mut sink =
        Sink { rows: Vec::new(), decode, edges: &edges, more: false, cells, ends, total: None, total_at };
    run::run(&Statement::Select(ast), target, &mut sink).await?;
    let Sink { rows, more, ends, total, .. } = sink;
    let total = match (whole, total) {
        (None, _) => None,
        (_, Some(total)) => Some(total),
        (Some(_), None) if edges.at.is_none() => Some(0),
        (Some(whole), None) => Some(count::count(Query::Select(whole), target).await?),
    };
    Ok((edges.page(rows, ends, more), total.map(i64::unsigned_abs)))
}

/// The type that a cell of an expression of type `ty` is read as: selected by itself, a timestamp comes in microseconds.
pub(crate) fn read_as(ty: &SqlType) -> SqlType {
    match ty {
        SqlType::Timestamp(_) => SqlType::Timestamp(TimestampMode::Micros),
        SqlType::TimestampTz(_) => SqlType::TimestampTz(TimestampMode::Micros),
        other => other.clone(),
    }
}

/// The other way round: what came last comes first.
fn reverse(term: &mut OrderTerm) {
    term.direction = match term.direction {
        ast::Direction::Asc => ast::Direction::Desc,
        ast::Direction::Desc => ast::Direction::Asc,
    };
    term.nulls = match term.nulls {
        ast::Nulls::First => ast::Nulls::Last,
        ast::Nulls::Last => ast::Nulls::First,
    };
}

/// Collects the rows of a page, and the terms of its first and last row.
struct Sink<'a, R> {
    rows: Vec<R>,
    decode: Reader<'a, R>,
    edges: &'a Edges,
    more: bool,
    /// How many cells the row has, before those of the terms.
    cells: usize,
    ends: Option<Ends>,
    total: Option<i64>,
    /// The cell of the total, where it is read.
    total_at: Option<usize>,
}

impl<R: Send> RowSink for Sink<'_, R> {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        if self.rows.len() == self.edges.size {
            self.more = true;
            return Ok(());
        }
        if let Some(at) = self.total_at
            && self.total.is_none()
        {
            self.total = Some(cell(row, at, &SqlType::BigInt)?);
        }
        self.rows.push((self.decode)(row)?);
        self.edges.read(row, self.cells, &mut self.ends)
    }
}

/// What the first and the last row of a page are ordered by.
pub(crate) type Ends = [Vec<Value>; 2];

/// How the cursors of a page are made of its ends.
#[derive(Debug)]
pub(crate) struct Edges {
    /// How many rows the page has at most; one more is asked for.
    pub(crate) size: usize,
    fingerprint: u64,
    types: Vec<SqlType>,
    at: Option<Position>,
}

impl Edges {
    /// Notes what a row is ordered by, which stands in its cells from `at` on.
    pub(crate) fn read(&self, row: &dyn Row, at: usize, ends: &mut Option<Ends>) -> Result<()> {
        let terms = self.types.iter().enumerate().map(|(place, ty)| value(row, at + place, ty));
        let terms: Vec<Value> = terms.collect::<Result<_>>()?;
        match ends {
            Some([_, last]) => *last = terms,
            None => *ends = Some([terms.clone(), terms]),
        }
        Ok(())
    }

    /// The page of these rows, as they came, and its ends; beyond them there may be more.
    pub(crate) fn page<R>(self, mut rows: Vec<R>, ends: Option<Ends>, more: bool) -> KeysetPage<R> {
        let backward = self.at.as_ref().is_some_and(|at| at.backward);
        if backward {
            rows.reverse();
        }
        let (next, previous) = self.cursors(ends, more, backward);
        KeysetPage { rows, next, previous }
    }

    /// The cursors of the next and the previous page.
    fn cursors(self, ends: Option<Ends>, more: bool, backward: bool) -> (Option<Cursor>, Option<Cursor>) {
        let Self { fingerprint, types, at, .. } = self;
        let cursor = |values, backward, inclusive| {
            Some(Cursor::new(fingerprint, &types, &Position { backward, inclusive, values }))
        };
        let came = at.is_some();
        // The page that was come from is on the other side. Of an empty page it is where the cursor stood, itself included.
        let (ahead, behind) = match (ends, at) {
            (Some([first, last]), _) => (
                if more { cursor(last, backward, false) } else { None },
                if came { cursor(first, !backward, false) } else { None },
            ),
            (None, Some(at)) => (None, cursor(at.values, !backward, !at.inclusive)),
            (None, None) => (None, None),
        };
        if backward { (behind, ahead) } else { (ahead, behind) }
    }
}
