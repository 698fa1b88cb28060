//! The rows that a request asks for.

use std::{fmt, sync::Arc};

use serde::Serialize;

use crate::{
    ast::{self, Query, Statement},
    dialect::Dialect,
    driver::Row,
    error::Result,
    executor::{BoxFuture, Executor},
    query::{Cursor, Sql, fetch_keyset, fetch_page, plan_keyset, plan_page, select_of, to_sql},
};

/// A row as a JSON object: the names of its fields, and their values.
pub type Object = serde_json::Map<String, serde_json::Value>;

/// A query that a request asked for, with rows of the type `R`.
pub struct List<R> {
    pub(super) ast: Box<ast::Select>,
    pub(super) cells: usize,
    pub(super) page: PageOf,
    pub(super) total: bool,
    pub(super) read: Arc<dyn Fn(&dyn Row) -> Result<R> + Send + Sync>,
}

/// Which page.
#[derive(Debug, Clone)]
pub(super) enum PageOf {
    Number { number: u32, size: u32 },
    Cursor { cursor: Option<Cursor>, size: u32 },
}

/// The answer to a request: what is not there is left out of its JSON.
///
/// The values of an [`Object`] have one form in JSON on both databases:
///
/// | Type | JSON |
/// |---|---|
/// | boolean | `true`, `false` |
/// | whole numbers | a number with all its digits: a reader that takes numbers for doubles has the `bigint`s beyond 2^53 wrong |
/// | real, double | a number; `"Infinity"`, `"-Infinity"` |
/// | decimal | a text, with the digits of its column, or with no zeros at its end |
/// | text, enum, UUID | a text |
/// | bytes | a text in base64 |
/// | date, time | `"2024-02-29"`, `"12:30:00.000000"` |
/// | timestamp, timestamptz | `"2024-02-29T12:30:00.000000"`, the latter with a `Z` |
/// | interval | a number of microseconds |
/// | JSON, array | itself |
/// | NULL | `null` |
///
/// The values of a filter are read in the same form; a `bigint` also as a text of its digits, a decimal also as a whole number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listing<R> {
    /// The rows of the page.
    pub rows: Vec<R>,
    /// How many rows there are on all pages, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// The page after this one, of pages by cursor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Cursor>,
    /// The page before this one, of pages by cursor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<Cursor>,
}

impl<R> fmt::Debug for List<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("List").field("query", &self.ast).field("page", &self.page).finish_non_exhaustive()
    }
}

impl<R: Send + 'static> List<R> {
    /// The SQL in `dialect`, and its parameters.
    ///
    /// # Errors
    /// As [`fetch`](Self::fetch), as far as it can be known before sending.
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Sql> {
        let select = match &self.page {
            PageOf::Number { number, size } => {
                plan_page(select_of(Query::Select(self.ast.clone()))?, *number, *size, self.total)?.0
            }
            PageOf::Cursor { cursor, size } => {
                plan_keyset(Query::Select(self.ast.clone()), *size, cursor.as_ref(), self.total)?.into_ast()
            }
        };
        to_sql(&Statement::Select(select), dialect)
    }

    /// The rows of the page.
    ///
    /// # Errors
    /// [`Error::InvalidCursor`](crate::Error::InvalidCursor) for a cursor that is none, or one of another order;
    /// [`Error::InvalidQuery`](crate::Error::InvalidQuery) where the query has a limit of its own, has no order, or, for pages
    /// by cursor, none that tells all rows apart; and as [`Select::all`](crate::query::Select::all).
    pub fn fetch<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<Listing<R>>> {
        let target = executor.target();
        Box::pin(async move {
            let Self { ast, cells, page, total, read } = self;
            let query = Query::Select(ast);
            match page {
                PageOf::Number { number, size } => {
                    let (rows, total) =
                        fetch_page(select_of(query)?, cells, number, size, total, &*read, target).await?;
                    Ok(Listing { rows, total, next: None, previous: None })
                }
                PageOf::Cursor { cursor, size } => {
                    let plan = plan_keyset(query, size, cursor.as_ref(), total)?;
                    let (page, total) = fetch_keyset(plan, cells, &*read, target).await?;
                    Ok(Listing { rows: page.rows, total, next: page.next, previous: page.previous })
                }
            }
        })
    }
}
