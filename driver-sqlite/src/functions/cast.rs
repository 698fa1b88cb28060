//! Casts that read text strictly, and fail where a value does not fit.

use rusqlite::{Connection, Result, functions::Context, types::ValueRef};
use rust_decimal::Decimal;
use squall_dialect_sqlite::{form, functions};
use uuid::Uuid;

use super::{
    argument::{integer, text},
    decimal::decimal,
    failure, out_of_range, scalar,
};
use crate::{json, parse};

pub(super) fn register(connection: &Connection) -> Result<()> {
    scalar::<2, _>(connection, functions::TO_INTEGER, to_integer)?;
    scalar::<2, _>(connection, functions::TO_DOUBLE, to_double)?;
    scalar::<1, _>(connection, functions::TO_DECIMAL, |ctx| {
        let number = match ctx.get_raw(0) {
            ValueRef::Text(_) => text(ctx, 0)?.map(parsed_decimal).transpose()?,
            _ => decimal(ctx, 0)?,
        };
        Ok(number.map(|it| form::decimal(it).to_string()))
    })?;
    scalar::<1, _>(connection, functions::TO_BOOLEAN, |ctx| match text(ctx, 0)? {
        None => Ok(None),
        Some("true") => Ok(Some(true)),
        Some("false") => Ok(Some(false)),
        Some(_) => Err(failure("squall: the text is neither `true` nor `false`")),
    })?;
    scalar::<1, _>(connection, functions::TO_UUID, |ctx| {
        let Some(text) = text(ctx, 0)? else { return Ok(None) };
        // Others of the forms that the parser knows are of other lengths.
        let uuid = Uuid::try_parse(text).ok().filter(|_| text.len() == 36);
        uuid.map(|it| Some(form::uuid(it).to_string())).ok_or_else(|| failure("squall: the text is no UUID"))
    })?;
    scalar::<1, _>(connection, functions::TO_DATE, |ctx| {
        let Some(text) = text(ctx, 0)? else { return Ok(None) };
        let date = parse::date(text.as_bytes()).filter(|_| !text.starts_with("0000"));
        date.map(|it| Some(form::date(it).to_string())).ok_or_else(|| failure("squall: the text is no date"))
    })?;
    scalar::<1, _>(connection, functions::TO_TIMESTAMP, |ctx| to_micros(ctx, |it| Some(it)))?;
    scalar::<1, _>(connection, functions::TO_TIMESTAMPTZ, |ctx| to_micros(ctx, |it| it.strip_suffix('Z')))
}

fn to_integer(ctx: &Context<'_>) -> Result<Option<i64>> {
    let number = match ctx.get_raw(0) {
        ValueRef::Text(_) => text(ctx, 0)?.map(|text| {
            let digits = unsigned(text);
            let is_whole = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
            text.parse::<i64>()
                .ok()
                .filter(|_| is_whole)
                .ok_or_else(|| failure("squall: the text is no whole number that fits"))
        }),
        _ => integer(ctx, 0)?.map(Ok),
    };
    let Some(number) = number.transpose()? else { return Ok(None) };
    let fits = match integer(ctx, 1)? {
        Some(16) => i16::try_from(number).is_ok(),
        Some(32) => i32::try_from(number).is_ok(),
        _ => true,
    };
    if fits { Ok(Some(number)) } else { Err(out_of_range()) }
}

fn to_double(ctx: &Context<'_>) -> Result<Option<f64>> {
    let in_single = integer(ctx, 1)? == Some(32);
    let (exact_zero, number) = match ctx.get_raw(0) {
        ValueRef::Null => return Ok(None),
        ValueRef::Integer(number) => {
            (number == 0, if in_single { (number as f32).into() } else { number as f64 })
        }
        ValueRef::Real(number) if number.is_infinite() => return Ok(Some(number)),
        ValueRef::Real(number) => (number == 0.0, if in_single { (number as f32).into() } else { number }),
        _ => {
            let text = text(ctx, 0)?.filter(|it| is_number(it));
            let text = text.ok_or_else(|| failure("squall: the text is no number"))?;
            let number = if in_single { text.parse::<f32>().map(f64::from) } else { text.parse::<f64>() };
            let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
            let is_zero = !mantissa.contains(|it| matches!(it, '1'..='9'));
            (is_zero, number.map_err(|_| failure("squall: the text is no number"))?)
        }
    };
    let lost = number.is_infinite() || number == 0.0 && !exact_zero;
    if lost { Err(out_of_range()) } else { Ok(Some(number)) }
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

/// Digits, with a point between them or without.
fn is_decimal(text: &str) -> bool {
    let (whole, fraction) = unsigned(text).split_once('.').unwrap_or((unsigned(text), "0"));
    [whole, fraction].iter().all(|digits| !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit()))
}

/// A decimal, with an exponent or without.
fn is_number(text: &str) -> bool {
    match text.split_once(['e', 'E']) {
        None => is_decimal(text),
        Some((decimal, exponent)) => is_decimal(decimal) && !exponent.contains('.') && is_decimal(exponent),
    }
}

/// The decimal of a text, with the digits that it has after the point; where there is no room for those, without the zeros
/// at its end.
fn parsed_decimal(text: &str) -> Result<Decimal> {
    if !is_decimal(text) {
        return Err(failure("squall: the text is no decimal"));
    }
    json::part::decimal(text.strip_prefix('+').unwrap_or(text)).ok_or_else(out_of_range)
}

/// Microseconds since 1970 of a timestamp with up to six digits after its seconds.
fn to_micros(ctx: &Context<'_>, local: fn(&str) -> Option<&str>) -> Result<Option<i64>> {
    let Some(text) = text(ctx, 0)? else { return Ok(None) };
    let micros = local(text).and_then(|text| {
        let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let written = (1..=6).contains(&fraction.len()) && fraction.bytes().all(|it| it.is_ascii_digit());
        // The seconds end where a fraction, or the text, begins: a `Z` there is not one of the form.
        let whole = (written && seconds.len() == 19 && !seconds.starts_with("0000")).then_some(seconds)?;
        parse::timestamp(format!("{whole}.{fraction:0<6}").as_bytes())
    });
    micros.map(Some).ok_or_else(|| failure("squall: the text is no timestamp"))
}
