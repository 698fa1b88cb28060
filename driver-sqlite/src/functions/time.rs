//! Timestamps from one stored form to another.

use chrono::{DateTime, Datelike, NaiveDateTime};
use rusqlite::{Connection, Result, functions::Context, types::ValueRef};
use squall_dialect_sqlite::{form, functions};

use super::{failure, out_of_range, scalar};
use crate::parse;

pub(super) fn register(connection: &Connection) -> Result<()> {
    scalar::<1, _>(connection, functions::MICROS, |ctx| match ctx.get_raw(0) {
        ValueRef::Null => Ok(None),
        ValueRef::Text(text) => parse::timestamp(text)
            .map(Some)
            .ok_or_else(|| failure("squall: not a timestamp in its text form")),
        _ => Err(not_a_timestamp()),
    })?;
    scalar::<1, _>(connection, functions::TIMESTAMP_TEXT, |ctx| {
        Ok(instant(ctx)?.map(|at| form::timestamp(at).to_string()))
    })?;
    scalar::<1, _>(connection, functions::TIMESTAMPTZ_TEXT, |ctx| {
        Ok(instant(ctx)?.map(|at| form::timestamptz(at).to_string()))
    })?;
    scalar::<2, _>(connection, functions::WHOLE_UNITS, |ctx| {
        let unit: i64 = ctx.get(1)?;
        Ok(micros(ctx)?.map(|micros| micros.div_euclid(unit)))
    })
}

fn micros(ctx: &Context<'_>) -> Result<Option<i64>> {
    match ctx.get_raw(0) {
        ValueRef::Null => Ok(None),
        ValueRef::Integer(micros) => Ok(Some(micros)),
        _ => Err(not_a_timestamp()),
    }
}

/// The argument as the date and time of UTC, in the years that have a text form.
fn instant(ctx: &Context<'_>) -> Result<Option<NaiveDateTime>> {
    let Some(micros) = micros(ctx)? else { return Ok(None) };
    let at = DateTime::from_timestamp_micros(micros).map(|it| it.naive_utc());
    at.filter(|it| (1..=9999).contains(&it.year())).map(Some).ok_or_else(out_of_range)
}

#[cold]
fn not_a_timestamp() -> rusqlite::Error {
    failure("squall: not a timestamp")
}
