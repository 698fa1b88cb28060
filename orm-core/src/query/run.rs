//! Running statements: the one way from a builder to the database and back.

mod fetch;
pub(crate) mod prepared;
mod stream;

use super::plan::Plan;
use crate::{
    ast::Statement,
    dialect::Dialect,
    driver::{NoRows, Query, Row, RowSink},
    error::{Error, Result},
    executor::{BoxFuture, Place, Target},
    render::render,
    value::Bind,
};

pub(crate) use fetch::Call;
pub use fetch::{Fetch, Kind, Many, One, Optional};
pub use stream::RowStream;

/// Reads a row into an `R`.
pub(crate) type Decode<R> = fn(&dyn Row) -> Result<R>;

/// The text of a statement and its parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Sql {
    /// The SQL, with placeholders.
    pub text: String,
    /// The parameters, in the order of their placeholders.
    pub binds: Vec<Bind<'static>>,
}

impl std::fmt::Display for Sql {
    /// The text; the parameters may be secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

/// The SQL of `statement` in `dialect`.
pub(crate) fn to_sql(statement: &Statement, dialect: &'static dyn Dialect) -> Result<Sql> {
    render(statement, dialect).map(Sql::from)
}

impl From<Query<'_>> for Sql {
    fn from(query: Query<'_>) -> Self {
        let binds = query.binds.into_vec().into_iter().map(Bind::into_owned).collect();
        Self { text: query.sql.into_owned(), binds }
    }
}

// These return boxed futures so that a misuse is told once, at the call, and so that no future is compiled per query type. A
// statement is borrowed until it has run: to move it would make the future larger, and it is short of what is allocated fast.

/// Runs a statement, and reads all its rows.
pub(crate) fn all<'e, R: Send + 'static>(
    statement: Result<Statement>,
    decode: Decode<R>,
    target: Target<'e>,
) -> BoxFuture<'e, Result<Vec<R>>> {
    Box::pin(async move {
        let mut sink = All { rows: Vec::new(), decode };
        if let Ok(statement) = &statement {
            run(statement, target, &mut sink).await?;
        }
        statement.map(|_| sink.rows)
    })
}

/// Runs a statement, and reads its only row.
pub(crate) fn one<'e, R: Send + 'static>(
    statement: Result<Statement>,
    decode: Decode<R>,
    target: Target<'e>,
) -> BoxFuture<'e, Result<R>> {
    Box::pin(async move {
        let mut sink = AtMostOne { row: None, more: false, decode };
        if let Ok(statement) = &statement {
            run(statement, target, &mut sink).await?;
        }
        statement.and_then(|_| sink.finish())?.ok_or(Error::NotFound)
    })
}

/// Runs a statement, and reads its only row, or none.
pub(crate) fn optional<'e, R: Send + 'static>(
    statement: Result<Statement>,
    decode: Decode<R>,
    target: Target<'e>,
) -> BoxFuture<'e, Result<Option<R>>> {
    Box::pin(async move {
        let mut sink = AtMostOne { row: None, more: false, decode };
        if let Ok(statement) = &statement {
            run(statement, target, &mut sink).await?;
        }
        statement.and_then(|_| sink.finish())
    })
}

/// Runs a statement, and gives its rows one by one.
pub(crate) fn stream<'e, R: Send + 'static>(
    statement: Result<Statement>,
    decode: Decode<R>,
    target: Target<'e>,
) -> RowStream<'e, R> {
    let query = statement.and_then(|it| {
        check_lock(it.locks(), target)?;
        Ok(render(&it, target.dialect())?.into_owned())
    });
    stream::stream(query, decode, target)
}

/// Runs a statement; returns how many rows it wrote.
pub(crate) fn exec<'e>(statement: Result<Statement>, target: Target<'e>) -> BoxFuture<'e, Result<u64>> {
    Box::pin(async move { run(&statement?, target, &mut NoRows).await })
}

/// Runs a statement, and hands each row to `sink`.
pub(crate) async fn run(statement: &Statement, target: Target<'_>, sink: &mut dyn RowSink) -> Result<u64> {
    check_lock(statement.locks(), target)?;
    let query = render(statement, target.dialect())?;
    target.run(&query, sink).await
}

/// Refuses to lock rows for no longer than the query takes.
fn check_lock(locks: bool, target: Target<'_>) -> Result<()> {
    if locks && matches!(target.place, Place::Database(_)) {
        return Err(Error::invalid_query(
            "a lock lasts as long as its transaction, and this query runs in none: run it on a `Transaction`",
        ));
    }
    Ok(())
}

/// Runs the statements of a plan, all or none; returns how many rows they wrote.
pub(crate) async fn run_plan(plan: &Plan, sink: &mut dyn RowSink, target: Target<'_>) -> Result<u64> {
    let statements = plan.statements.iter();
    let queries =
        statements.map(|statement| render(statement, target.dialect())).collect::<Result<Vec<_>>>()?;
    target.run_atomically(&queries, sink).await
}

/// Rows in the order of the input; `order` says, for each, which that is.
pub(crate) fn in_order<R>(order: impl IntoIterator<Item = usize>, rows: Vec<R>) -> Vec<R> {
    let mut rows: Vec<(usize, R)> = order.into_iter().zip(rows).collect();
    rows.sort_by_key(|(position, _)| *position);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Collects all rows.
#[doc(hidden)]
#[derive(Debug)]
pub struct All<R> {
    pub(crate) rows: Vec<R>,
    pub(crate) decode: Decode<R>,
}

impl<R: Send> RowSink for All<R> {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        self.rows.push((self.decode)(row)?);
        Ok(())
    }
}

/// Takes one row, and notes whether there are more: a write has been done by then, so its rows are read to their end.
#[doc(hidden)]
#[derive(Debug)]
pub struct AtMostOne<R> {
    row: Option<R>,
    more: bool,
    decode: Decode<R>,
}

impl<R> AtMostOne<R> {
    fn finish(self) -> Result<Option<R>> {
        if self.more { Err(Error::MultipleRows) } else { Ok(self.row) }
    }
}

impl<R: Send> RowSink for AtMostOne<R> {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        if self.row.is_some() {
            self.more = true;
        } else {
            self.row = Some((self.decode)(row)?);
        }
        Ok(())
    }
}
