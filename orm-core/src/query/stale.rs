//! Rows that are not there any more with the version with which they were read.

use crate::{
    error::{Error, Result},
    executor::BoxFuture,
};

fn stale(table: &str) -> Error {
    Error::StaleRow { table: table.to_owned() }
}

/// No row is an error, where rows of `versioned` are changed by their version.
#[inline]
pub(super) fn exec<'e>(
    versioned: Option<&'static str>,
    done: BoxFuture<'e, Result<u64>>,
) -> BoxFuture<'e, Result<u64>> {
    let Some(table) = versioned else { return done };
    Box::pin(async move {
        match done.await? {
            0 => Err(stale(table)),
            rows => Ok(rows),
        }
    })
}

/// As [`exec`], of the rows that come back.
#[inline]
pub(super) fn all<'e, R: Send + 'static>(
    versioned: Option<&'static str>,
    done: BoxFuture<'e, Result<Vec<R>>>,
) -> BoxFuture<'e, Result<Vec<R>>> {
    let Some(table) = versioned else { return done };
    Box::pin(async move {
        let rows = done.await?;
        if rows.is_empty() { Err(stale(table)) } else { Ok(rows) }
    })
}

/// As [`exec`], of the only row.
#[inline]
pub(super) fn one<'e, R: Send + 'static>(
    versioned: Option<&'static str>,
    done: BoxFuture<'e, Result<R>>,
) -> BoxFuture<'e, Result<R>> {
    let Some(table) = versioned else { return done };
    Box::pin(async move {
        done.await.map_err(|error| if matches!(error, Error::NotFound) { stale(table) } else { error })
    })
}

/// As [`exec`], of the only row.
#[inline]
pub(super) fn optional<'e, R: Send + 'static>(
    versioned: Option<&'static str>,
    done: BoxFuture<'e, Result<Option<R>>>,
) -> BoxFuture<'e, Result<Option<R>>> {
    let Some(table) = versioned else { return done };
    Box::pin(async move { done.await?.map(Some).ok_or_else(|| stale(table)) })
}
