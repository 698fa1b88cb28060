//! Pages by what stands in the rows, and not by their number.

mod condition;
mod cursor;
mod unique;

pub use cursor::Cursor;

use std::fmt;

use serde::Serialize;

use super::{BoxedSelect, Project, Select, Sql, condition::add_condition, count, run};
use crate::{
    ast::{self, OrderTerm, SelectItem, Statement},
    dialect::Dialect,
    driver::{Row, RowSink},
    error::{Error, Result},
    executor::{BoxFuture, Executor},
    table::value,
    types::{SqlType, TimestampMode},
    value::Value,
};
use cursor::Position;

impl<P, F> Select<P, F> {
    /// A page of at most `size` rows that goes on where another one ended: `WHERE (a, b) > (..) ORDER BY a, b LIMIT size`
    ///
    /// The query has an ORDER BY whose terms may go in different directions, be NULL, and be of any type that has an order;
    /// among them are the columns of a key that is unique, so that no row is skipped and none comes twice. Rows that are
    /// inserted or deleted meanwhile move no others. The condition bounds the first term by itself, so that an index on the
    /// terms serves a page far from the start as fast as the first.
    ///
    /// ```
    /// # use squall_core::query::{Cursor, Expression, select, val};
    /// let cursor: Option<Cursor> = None;
    /// let _page = select(val(1)).order_by(val(1).asc()).keyset(20).at(cursor);
    /// ```
    pub fn keyset<R, I>(self, size: u32) -> Keyset<R>
    where
        P: Project<F, I, Row = R>,
        R: Send + 'static,
    {
        self.boxed().keyset(size)
    }
}

impl<R: Send + 'static> BoxedSelect<R> {
    /// As [`Select::keyset`].
    pub fn keyset(self, size: u32) -> Keyset<R> {
        Keyset { query: self, size, cursor: None }
    }
}

/// A page of a query, made by [`Select::keyset`].
pub struct Keyset<R> {
    query: BoxedSelect<R>,
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
        run::to_sql(&Statement::Select(self.clone().plan()?.ast), dialect)
    }

    /// The page.
    ///
    /// # Errors
    /// [`Error::InvalidCursor`] for a cursor that is none, or that is not of a query with this order;
    /// [`Error::InvalidQuery`] where the order has no unique key, or the query has groups or a limit; and as
    /// [`Select::all`].
    pub fn fetch<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<KeysetPage<R>>> {
        let target = executor.target();
        Box::pin(async move {
            let plan = self.plan()?;
            let mut sink = Sink {
                rows: Vec::new(),
                decode: plan.decode,
                size: plan.size,
                more: false,
                cells: plan.cells,
                types: &plan.types,
                ends: None,
            };
            run::run(&Statement::Select(plan.ast), target, &mut sink).await?;
            let Sink { mut rows, more, ends, .. } = sink;
            if plan.backward {
                rows.reverse();
            }
            let edges = Edges { fingerprint: plan.fingerprint, types: &plan.types, more, ends, at: plan.at };
            let (next, previous) = edges.cursors(plan.backward);
            Ok(KeysetPage { rows, next, previous })
        })
    }

    fn plan(self) -> Result<Plan<R>> {
        let BoxedSelect { mut ast, decode, cells } = self.query;
        if self.size == 0 {
            return Err(Error::invalid_query("a page of no rows: its size is at least 1"));
        }
        if ast.limit.is_some() || ast.offset.is_some() {
            return Err(Error::invalid_query(
                "a query with `limit` or `offset` has no pages: the page has the limit",
            ));
        }
        if !count::is_ungrouped(&ast) {
            return Err(Error::invalid_query("a query with groups has no pages by `keyset`: use `page`"));
        }
        unique::check(&ast)?;
        let fingerprint = cursor::fingerprint(&ast.order_by);
        let types: Vec<SqlType> = ast.order_by.iter().map(|term| read_as(term.expr.ty())).collect();
        let nullable = condition::nullable(&ast);
        let at =
            self.cursor.map(|cursor| cursor.position(fingerprint, &ast.order_by, &nullable)).transpose()?;
        let backward = at.as_ref().is_some_and(|at| at.backward);
        ast.items.extend(ast.order_by.iter().map(|term| SelectItem::Expr(term.expr.clone())));
        if backward {
            ast.order_by.iter_mut().for_each(reverse);
        }
        if let Some(at) = &at {
            add_condition(&mut ast.filter, Some(condition::beyond(&ast.order_by, &nullable, at)));
        }
        ast.limit = Some(ast::Expr::Bind(Value::BigInt(i64::from(self.size) + 1), SqlType::BigInt));
        Ok(Plan { ast, decode, cells, size: self.size as usize, fingerprint, types, at, backward })
    }
}

/// A page that is ready to be run.
struct Plan<R> {
    ast: Box<ast::Select>,
    decode: run::Decode<R>,
    cells: usize,
    size: usize,
    fingerprint: u64,
    types: Vec<SqlType>,
    at: Option<Position>,
    backward: bool,
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
    decode: run::Decode<R>,
    size: usize,
    more: bool,
    /// How many cells the row has, before those of the terms.
    cells: usize,
    types: &'a [SqlType],
    ends: Option<[Vec<Value>; 2]>,
}

impl<R: Send> RowSink for Sink<'_, R> {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        if self.rows.len() == self.size {
            self.more = true;
            return Ok(());
        }
        self.rows.push((self.decode)(row)?);
        let terms = self.types.iter().enumerate().map(|(place, ty)| value(row, self.cells + place, ty));
        let terms: Vec<Value> = terms.collect::<Result<_>>()?;
        match &mut self.ends {
            Some([_, last]) => *last = terms,
            None => self.ends = Some([terms.clone(), terms]),
        }
        Ok(())
    }
}

/// What is known of a page's ends.
struct Edges<'a> {
    fingerprint: u64,
    types: &'a [SqlType],
    more: bool,
    /// The first and the last row that were read.
    ends: Option<[Vec<Value>; 2]>,
    at: Option<Position>,
}

impl Edges<'_> {
    /// The cursors of the next and the previous page.
    fn cursors(self, backward: bool) -> (Option<Cursor>, Option<Cursor>) {
        let Self { fingerprint, types, more, ends, at } = self;
        let cursor = |values, backward, inclusive| {
            Some(Cursor::new(fingerprint, types, &Position { backward, inclusive, values }))
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
