//! Running prepared statements.

use super::{Decode, RowStream};
use crate::{
    driver::{NoRows, Query, RowSink},
    error::{Error, Result},
    executor::{BoxFuture, Place, Target},
    query::{Values, prepare::Inner},
};

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

/// Runs a prepared statement where nothing has to be waited for; none where it has not been run.
pub(super) fn run_now(
    statement: &Inner,
    arguments: &Values,
    target: Target<'_>,
    sink: &mut dyn RowSink,
) -> Option<Result<()>> {
    let (Place::Database(driver), None) = (target.place, target.tags) else { return None };
    let printed = match statement.printed(driver.dialect()) {
        Ok(printed) => printed,
        Err(error) => return Some(Err(error)),
    };
    let ([only], None) = (printed.templates.as_slice(), &printed.order) else { return None };
    if only.locks {
        return None;
    }
    match only.with_query(arguments.as_slice(), |query| driver.run_now(query, sink)) {
        Ok(result) => Some(result?.map(drop)),
        Err(error) => Some(Err(error)),
    }
}

pub(super) async fn run(
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
