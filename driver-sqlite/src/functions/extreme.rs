//! The greatest and the least argument; SQLite's own are NULL where one argument is.

use std::cmp::Ordering;

use rusqlite::{
    Connection, Result,
    functions::Context,
    types::{Value, ValueRef},
};
use rust_decimal::Decimal;
use squall_dialect_sqlite::functions;

use super::{failure, variadic};

pub(super) fn register(connection: &Connection) -> Result<()> {
    variadic(connection, functions::GREATEST, |ctx| extreme(ctx, Ordering::Greater, by_storage))?;
    variadic(connection, functions::LEAST, |ctx| extreme(ctx, Ordering::Less, by_storage))?;
    variadic(connection, functions::DECIMAL_GREATEST, |ctx| extreme(ctx, Ordering::Greater, by_value))?;
    variadic(connection, functions::DECIMAL_LEAST, |ctx| extreme(ctx, Ordering::Less, by_value))
}

type Compare = fn(ValueRef<'_>, ValueRef<'_>) -> Option<Ordering>;

/// The first argument that no other one is beyond.
fn extreme(ctx: &Context<'_>, beyond: Ordering, compare: Compare) -> Result<Value> {
    let mut found = ValueRef::Null;
    for index in 0..ctx.len() {
        let next = ctx.get_raw(index);
        if next == ValueRef::Null {
            continue;
        }
        let order = if found == ValueRef::Null { Some(beyond) } else { compare(next, found) };
        if order.ok_or_else(|| failure("squall: values of different types"))? == beyond {
            found = next;
        }
    }
    Value::try_from(found).map_err(|_| failure("squall: text that is not UTF-8"))
}

fn by_storage(left: ValueRef<'_>, right: ValueRef<'_>) -> Option<Ordering> {
    match (left, right) {
        (ValueRef::Integer(left), ValueRef::Integer(right)) => Some(left.cmp(&right)),
        (ValueRef::Real(left), ValueRef::Real(right)) => left.partial_cmp(&right),
        (ValueRef::Text(left), ValueRef::Text(right)) | (ValueRef::Blob(left), ValueRef::Blob(right)) => {
            Some(left.cmp(right))
        }
        _ => None,
    }
}

fn by_value(left: ValueRef<'_>, right: ValueRef<'_>) -> Option<Ordering> {
    let decimal = |it: ValueRef<'_>| Decimal::from_str_exact(it.as_str().ok()?).ok();
    Some(decimal(left)?.cmp(&decimal(right)?))
}
