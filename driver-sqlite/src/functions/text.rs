//! Text by its characters, and upper and lower case of all Unicode.

use rusqlite::{Connection, Result, functions::Context, types::ValueRef};
use squall_dialect_sqlite::functions;

use super::{
    argument::{integer, text},
    failure, out_of_range, scalar,
};

/// The longest text that a function makes, in bytes: SQLite takes no longer one, and Postgres not one much longer.
const LONGEST: usize = 1_000_000_000;

pub(super) fn register(connection: &Connection) -> Result<()> {
    scalar::<1, _>(connection, functions::LOWER, |ctx| {
        mapped(ctx, str::to_ascii_lowercase, str::to_lowercase)
    })?;
    scalar::<1, _>(connection, functions::UPPER, |ctx| {
        mapped(ctx, str::to_ascii_uppercase, str::to_uppercase)
    })?;
    scalar::<2, _>(connection, functions::SUBSTRING, |ctx| {
        let (Some(text), Some(start)) = (text(ctx, 0)?, integer(ctx, 1)?) else { return Ok(None) };
        substring(text, start, i64::MAX).map(Some)
    })?;
    scalar::<3, _>(connection, functions::SUBSTRING, |ctx| {
        let arguments = (text(ctx, 0)?, integer(ctx, 1)?, integer(ctx, 2)?);
        let (Some(text), Some(start), Some(length)) = arguments else { return Ok(None) };
        substring(text, start, length).map(Some)
    })?;
    scalar::<2, _>(connection, functions::RIGHT, |ctx| {
        let (Some(text), Some(length)) = (text(ctx, 0)?, integer(ctx, 1)?) else { return Ok(None) };
        let length = usize::try_from(length).map_err(|_| failure("squall: a negative length"))?;
        let start = text.chars().count().saturating_sub(length);
        Ok(Some(text.chars().skip(start).collect::<String>()))
    })?;
    scalar::<3, _>(connection, functions::REPLACE, |ctx| {
        let (Some(text), Some(from), Some(to)) = (text(ctx, 0)?, text(ctx, 1)?, text(ctx, 2)?) else {
            return Ok(None);
        };
        Ok(Some(if from.is_empty() { text.to_owned() } else { text.replace(from, to) }))
    })?;
    scalar::<3, _>(connection, functions::SPLIT_PART, |ctx| {
        let (Some(text), Some(separator), Some(place)) = (text(ctx, 0)?, text(ctx, 1)?, integer(ctx, 2)?)
        else {
            return Ok(None);
        };
        let place = usize::try_from(place).ok().and_then(|it| it.checked_sub(1));
        let place = place.ok_or_else(|| failure("squall: the place of a part is less than 1"))?;
        let part = match separator {
            "" => (place == 0).then_some(text),
            separator => text.split(separator).nth(place),
        };
        Ok(Some(part.unwrap_or_default().to_owned()))
    })?;
    scalar::<3, _>(connection, functions::PAD_START, |ctx| pad(ctx, |text, filling| filling + text))?;
    scalar::<3, _>(connection, functions::PAD_END, |ctx| {
        pad(ctx, |text, filling| text.to_owned() + &filling)
    })?;
    scalar::<2, _>(connection, functions::REPEAT, |ctx| {
        let (Some(text), Some(count)) = (text(ctx, 0)?, integer(ctx, 1)?) else { return Ok(None) };
        let count = usize::try_from(count).unwrap_or(0);
        match text.len().checked_mul(count) {
            Some(..=LONGEST) => Ok(Some(text.repeat(count))),
            _ => Err(out_of_range()),
        }
    })?;
    scalar::<1, _>(connection, functions::REVERSE, |ctx| {
        Ok(text(ctx, 0)?.map(|text| text.chars().rev().collect::<String>()))
    })
}

fn substring(text: &str, start: i64, length: i64) -> Result<String> {
    let skipped = usize::try_from(start).ok().and_then(|it| it.checked_sub(1));
    let skipped = skipped.ok_or_else(|| failure("squall: the start of a substring is less than 1"))?;
    let length = usize::try_from(length).map_err(|_| failure("squall: a negative length"))?;
    Ok(text.chars().skip(skipped).take(length).collect())
}

/// Fills up, or cuts, the first argument to the length of the second with the third.
fn pad(ctx: &Context<'_>, join: fn(&str, String) -> String) -> Result<Option<String>> {
    let (Some(text), Some(length), Some(filling)) = (text(ctx, 0)?, integer(ctx, 1)?, text(ctx, 2)?) else {
        return Ok(None);
    };
    let length = usize::try_from(length).unwrap_or(0);
    let missing = length.saturating_sub(text.chars().count());
    if missing == 0 {
        return Ok(Some(text.chars().take(length).collect()));
    }
    if missing.checked_mul(4).is_none_or(|bytes| bytes > LONGEST) {
        return Err(out_of_range());
    }
    Ok(Some(join(text, filling.chars().cycle().take(missing).collect())))
}

fn mapped(
    ctx: &Context<'_>,
    ascii: fn(&str) -> String,
    unicode: fn(&str) -> String,
) -> Result<Option<String>> {
    match ctx.get_raw(0) {
        ValueRef::Null => Ok(None),
        ValueRef::Integer(number) => Ok(Some(number.to_string())),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text).map_err(|_| failure("squall: text that is not UTF-8"))?;
            Ok(Some(if text.is_ascii() { ascii(text) } else { unicode(text) }))
        }
        _ => Err(failure("squall: upper or lower case of something else than text")),
    }
}
