//! Arguments of functions, each none where it is NULL.

use rusqlite::{Result, functions::Context, types::ValueRef};

use super::failure;

pub(super) fn text<'a>(ctx: &'a Context<'_>, index: usize) -> Result<Option<&'a str>> {
    match ctx.get_raw(index) {
        ValueRef::Null => Ok(None),
        ValueRef::Text(text) => {
            std::str::from_utf8(text).map(Some).map_err(|_| failure("squall: text that is not UTF-8"))
        }
        _ => Err(failure("squall: an argument that is not text")),
    }
}

pub(super) fn integer(ctx: &Context<'_>, index: usize) -> Result<Option<i64>> {
    match ctx.get_raw(index) {
        ValueRef::Null => Ok(None),
        ValueRef::Integer(number) => Ok(Some(number)),
        _ => Err(failure("squall: an argument that is not a whole number")),
    }
}

pub(super) fn real(ctx: &Context<'_>, index: usize) -> Result<Option<f64>> {
    match ctx.get_raw(index) {
        ValueRef::Null => Ok(None),
        ValueRef::Real(number) => Ok(Some(number)),
        _ => Err(failure("squall: an argument that is not a floating-point number")),
    }
}
