//! UUIDs from one stored form to the other.

use rusqlite::{Connection, Result, functions::Context, types::ValueRef};
use squall_dialect_sqlite::{form, functions};
use uuid::Uuid;

use super::{failure, scalar};

pub(super) fn register(connection: &Connection) -> Result<()> {
    scalar::<1, _>(connection, functions::UUID_TEXT, |ctx| {
        Ok(uuid(ctx)?.map(|uuid| form::uuid(uuid).to_string()))
    })?;
    scalar::<1, _>(
        connection,
        functions::UUID_BLOB,
        |ctx| Ok(uuid(ctx)?.map(|uuid| uuid.as_bytes().to_vec())),
    )
}

fn uuid(ctx: &Context<'_>) -> Result<Option<Uuid>> {
    let uuid = match ctx.get_raw(0) {
        ValueRef::Null => return Ok(None),
        ValueRef::Text(text) => Uuid::try_parse_ascii(text).ok(),
        ValueRef::Blob(bytes) => Uuid::from_slice(bytes).ok(),
        _ => None,
    };
    uuid.map(Some).ok_or_else(|| failure("squall: not a UUID"))
}
