//! Functions of arrays, whose equal elements are equal texts.

use std::collections::HashSet;

use rusqlite::{Connection, Result, functions::Context, types::ValueRef};
use rust_decimal::Decimal;
use squall_dialect_sqlite::{array as form, form::decimal as decimal_form, functions};

use super::{failure, scalar};
use crate::array;

pub(super) fn register(connection: &Connection) -> Result<()> {
    scalar::<2, _>(connection, functions::ARRAY_LENGTH, |ctx| {
        let Some(json) = text(ctx, 0)? else { return Ok(None) };
        let of_json: bool = ctx.get(1)?;
        let count = if of_json {
            array::parse(json.as_bytes()).map(|it| it.len())
        } else {
            leaves(json).map(|it| it.len())
        };
        let count = count.ok_or_else(not_an_array)?;
        Ok(Some(count as i64))
    })?;
    scalar::<2, _>(connection, functions::ARRAY_CONTAINS, |ctx| {
        let Some((all, some)) = both(ctx)? else { return Ok(None) };
        let all: HashSet<&str> = all.into_iter().collect();
        Ok(Some(some.into_iter().all(|element| element != NULL && all.contains(element))))
    })?;
    scalar::<2, _>(connection, functions::ARRAY_OVERLAPS, |ctx| {
        let Some((left, right)) = both(ctx)? else { return Ok(None) };
        let left: HashSet<&str> = left.into_iter().collect();
        Ok(Some(right.into_iter().any(|element| element != NULL && left.contains(element))))
    })?;
    scalar::<3, _>(connection, functions::ARRAY_ANY, |ctx| {
        let Some(json) = text(ctx, 0)? else { return Ok(None) };
        let elements = leaves(json).ok_or_else(not_an_array)?;
        let element = element(ctx, 1, ctx.get(2)?)?;
        Ok(match element.as_str() {
            _ if elements.is_empty() => Some(false),
            NULL => None,
            element if elements.contains(&element) => Some(true),
            _ if elements.contains(&NULL) => None,
            _ => Some(false),
        })
    })?;
    scalar::<3, _>(connection, functions::ARRAY_APPEND, |ctx| {
        let json = text(ctx, 0)?.unwrap_or("[]");
        let before = json.trim_end().strip_suffix(']').ok_or_else(not_an_array)?.trim_end();
        let comma = if before.ends_with('[') { "" } else { "," };
        Ok(format!("{before}{comma}{}]", element(ctx, 1, ctx.get(2)?)?))
    })
}

const NULL: &str = "null";

fn text<'a>(ctx: &'a Context<'_>, index: usize) -> Result<Option<&'a str>> {
    match ctx.get_raw(index) {
        ValueRef::Null => Ok(None),
        ValueRef::Text(text) => std::str::from_utf8(text).map(Some).map_err(|_| not_an_array()),
        _ => Err(not_an_array()),
    }
}

fn both<'a>(ctx: &'a Context<'_>) -> Result<Option<(Vec<&'a str>, Vec<&'a str>)>> {
    let Some((left, right)) = text(ctx, 0)?.zip(text(ctx, 1)?) else { return Ok(None) };
    leaves(left).zip(leaves(right)).map(Some).ok_or_else(not_an_array)
}

/// The elements, and those of the arrays in it, as Postgres looks at them: one after the other.
fn leaves(json: &str) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    for element in array::parse(json.as_bytes())? {
        if element.starts_with('[') { found.extend(leaves(element)?) } else { found.push(element) }
    }
    Some(found)
}

/// A value as the text of an element.
fn element(ctx: &Context<'_>, index: usize, decimal: bool) -> Result<String> {
    let mut json = String::new();
    match ctx.get_raw(index) {
        ValueRef::Null => json.push_str(NULL),
        ValueRef::Integer(number) if decimal => form::push_text(&mut json, &number.to_string()),
        ValueRef::Integer(number) => form::push_integer(&mut json, number),
        ValueRef::Real(number) => form::push_double(&mut json, number),
        ValueRef::Blob(bytes) => form::push_bytes(&mut json, bytes),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text).map_err(|_| failure("squall: text that is not UTF-8"))?;
            if decimal {
                let number = Decimal::from_str_exact(text).map_err(|_| failure("squall: not a decimal"))?;
                form::push_text(&mut json, &decimal_form(number.normalize()));
            } else {
                form::push_text(&mut json, text);
            }
        }
    }
    Ok(json)
}

#[cold]
fn not_an_array() -> rusqlite::Error {
    failure("squall: not an array")
}
