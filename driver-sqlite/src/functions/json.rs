//! JSON: equality of values, and what Postgres' functions of jsonb do.

use std::cmp::Ordering;

use rusqlite::{Connection, Result, functions::Context, types::Value};
use squall_dialect_sqlite::{form, functions};

use super::{argument::text, failure, out_of_range, scalar, variadic};
use crate::json::{self, edit, part};

pub(super) fn register(connection: &Connection) -> Result<()> {
    connection.create_collation(functions::JSON_COLLATION, compare)?;
    scalar::<1, _>(connection, functions::JSON_KEY, |ctx| of_one(ctx, json::key))?;
    variadic(connection, functions::JSON_GET, get)?;
    scalar::<1, _>(connection, functions::JSON_LENGTH, |ctx| {
        Ok(of_one(ctx, |it| Some(part::elements(it)))?.flatten().map(|it| it.len() as i64))
    })?;
    scalar::<1, _>(connection, functions::JSON_TYPE, |ctx| of_one(ctx, part::type_name))?;
    scalar::<1, _>(connection, functions::JSON_KEYS, |ctx| of_one(ctx, part::keys))?;
    scalar::<2, _>(connection, functions::JSON_CONTAINS, |ctx| {
        let (Some(whole), Some(part)) = (text(ctx, 0)?, text(ctx, 1)?) else { return Ok(None) };
        json::contains(whole, part).map(Some).ok_or_else(not_json)
    })?;
    scalar::<2, _>(connection, functions::JSON_HAS_KEY, |ctx| {
        let (Some(json), Some(key)) = (text(ctx, 0)?, text(ctx, 1)?) else { return Ok(None) };
        Ok(Some(part::members(json).is_some_and(|it| it.contains_key(key))))
    })?;
    variadic(connection, functions::JSON_SET, |ctx| {
        let (Some(json), Some(value), Some(path)) = (text(ctx, 0)?, text(ctx, 1)?, steps(ctx, 2)?) else {
            return Ok(None);
        };
        edited(edit::set(json, &path, value))
    })?;
    variadic(connection, functions::JSON_REMOVE, |ctx| {
        let (Some(json), Some(path)) = (text(ctx, 0)?, steps(ctx, 1)?) else { return Ok(None) };
        edited(edit::remove(json, &path))
    })
}

#[cold]
fn not_json() -> rusqlite::Error {
    failure("squall: not JSON")
}

fn of_one<'a, T>(ctx: &'a Context<'_>, function: impl FnOnce(&'a str) -> Option<T>) -> Result<Option<T>> {
    let Some(json) = text(ctx, 0)? else { return Ok(None) };
    function(json).map(Some).ok_or_else(not_json)
}

/// The steps of a path, from the argument at `first` on; none where one is NULL.
fn steps<'a>(ctx: &'a Context<'_>, first: usize) -> Result<Option<Vec<&'a str>>> {
    (first..ctx.len()).map(|index| text(ctx, index)).collect()
}

fn edited(result: Result<String, edit::Refused>) -> Result<Option<String>> {
    result.map(Some).map_err(|refused| match refused {
        edit::Refused::NotJson => not_json(),
        edit::Refused::Scalar => failure("squall: a path into a JSON value that is neither object nor array"),
        edit::Refused::NotAPlace => failure("squall: a key where there is a JSON array"),
    })
}

fn get(ctx: &Context<'_>) -> Result<Value> {
    let (Some(kind), Some(json), Some(path)) = (text(ctx, 0)?, text(ctx, 1)?, steps(ctx, 2)?) else {
        return Ok(Value::Null);
    };
    let Some(found) = part::at(json, &path) else { return Ok(Value::Null) };
    let value = match kind {
        "json" => Some(Value::Text(found.to_owned())),
        "text" => part::string(found).map(Value::Text),
        "boolean" => part::boolean(found).map(|it| Value::Integer(it.into())),
        "integer" => part::integer(found).map(Value::Integer),
        "double" => part::double(found).map(Value::Real),
        "decimal" if part::is_number(found) => {
            let number = part::decimal(found).ok_or_else(out_of_range)?;
            Some(Value::Text(form::decimal(number).to_string()))
        }
        _ => None,
    };
    Ok(value.unwrap_or(Value::Null))
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
