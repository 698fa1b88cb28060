//! Equality of JSON values.

use std::cmp::Ordering;

use rusqlite::{Connection, Result, types::ValueRef};
use squall_dialect_sqlite::functions;

use super::{failure, scalar};
use crate::json;

pub(super) fn register(connection: &Connection) -> Result<()> {
    connection.create_collation(functions::JSON_COLLATION, compare)?;
    scalar::<1, _>(connection, functions::JSON_KEY, |ctx| match ctx.get_raw(0) {
        ValueRef::Null => Ok(None),
        ValueRef::Text(text) => {
            let key = std::str::from_utf8(text).ok().and_then(json::key);
            key.map(Some).ok_or_else(|| failure("squall: not JSON"))
        }
        _ => Err(failure("squall: not JSON")),
    })
}

/// By their keys; texts that are no JSON come after those that are, by their bytes.
fn compare(left: &str, right: &str) -> Ordering {
    if left == right {
        return Ordering::Equal;
    }
    match (json::key(left), json::key(right)) {
        (Some(left), Some(right)) => left.cmp(&right),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => left.cmp(right),
    }
}
