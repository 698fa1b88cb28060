//! Upper and lower case of all Unicode.

use rusqlite::{Connection, Result, functions::Context, types::ValueRef};
use squall_dialect_sqlite::functions;

use super::{failure, scalar};

pub(super) fn register(connection: &Connection) -> Result<()> {
    scalar::<1, _>(connection, functions::LOWER, |ctx| {
        mapped(ctx, str::to_ascii_lowercase, str::to_lowercase)
    })?;
    scalar::<1, _>(connection, functions::UPPER, |ctx| {
        mapped(ctx, str::to_ascii_uppercase, str::to_uppercase)
    })
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
