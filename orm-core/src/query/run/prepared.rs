//! Running prepared statements.

use super::{All, AtMostOne, Decode, RowStream};
use crate::{
    driver::{NoRows, Query, RowSink},
    error::{Error, Result},
    executor::{BoxFuture, Target},
    query::{Values, prepare::Inner},
};

/// Runs a prepared statement, and reads all its rows.
pub(crate) fn all<'e, R: Send + 'static>(
    statement: &'e Inner,
    arguments: Values,
    decode: Decode<R>,
    target: Target<'e>,
) -> BoxFuture<'e, Result<Vec<R>>> {
    Box::pin(async move {
        let mut sink = All { rows: Vec::new(), decode };
        run(statement, &arguments, target, &mut sink).await?;
        match &statement.printed(target.dialect())?.order {
            Some(order) => Ok(super::in_order(order.iter().copied(), sink.rows)),
            None => Ok(sink.rows),
        }
    })
}

/// Runs a prepared statement, and reads its only row.
pub(crate) fn one<'e, R: Send + 'static>(
    statement: &'e Inner,
    arguments: Values,
    decode: Decode<R>,
    target: Target<'e>,
) -> BoxFuture<'e, Result<R>> {
    Box::pin(async move {
        let mut sink = AtMostOne { row: None, more: false, decode };
        run(statement, &arguments, target, &mut sink).await?;
        sink.finish()?.ok_or(Error::NotFound)
    })
}

/// Runs a prepared statement, and reads its only row, or none.
pub(crate) fn optional<'e, R: Send + 'static>(
    statement: &'e Inner,
    arguments: Values,
    decode: Decode<R>,
    target: Target<'e>,
) -> BoxFuture<'e, Result<Option<R>>> {
    Box::pin(async move {
        let mut sink = AtMostOne { row: None, more: false, decode };
        run(statement, &arguments, target, &mut sink).await?;
        sink.finish()
    })
}

/// Runs a prepared statement, and gives its rows one by one.
pub(crate) fn stream<'e, R: Send + 'static>(
    statement: &'e Inner,
    arguments: &Values,
    decode: Decode<R>,
    target: Target<'e>,
) -> RowStream<'e, R> {
    super::stream::stream(query(statement, arguments, target), decode, target)
}

fn query(statement: &Inner, arguments: &Values, target: Target<'_>) -> Result<Query<'static>> {
    match statement.printed(target.dialect())?.templates.as_slice() {
        [only] => {
            super::check_lock(only.locks, target)?;
            Ok(only.query(arguments.as_slice())?.into_owned())
        }
        _ => Err(Error::invalid_query("the rows of several statements cannot be streamed: use `.all()`")),
    }
}

/// Runs a prepared statement; returns how many rows it wrote.
pub(crate) fn exec<'e>(
    statement: &'e Inner,
    arguments: Values,
    target: Target<'e>,
) -> BoxFuture<'e, Result<u64>> {
    Box::pin(async move { run(statement, &arguments, target, &mut NoRows).await })
}

async fn run(
    statement: &Inner,
    arguments: &Values,
    target: Target<'_>,
    sink: &mut dyn RowSink,
) -> Result<u64> {
    let printed = statement.printed(target.dialect())?;
    let arguments = arguments.as_slice();
    match printed.templates.as_slice() {
        [] => Ok(0),
        [only] => {
            super::check_lock(only.locks, target)?;
            target.run(&only.query(arguments)?, sink).await
        }
        several => {
            let queries = several.iter().map(|template| template.query(arguments));
            target.run_atomically(&queries.collect::<Result<Vec<_>>>()?, sink).await
        }
    }
}
