//! Different texts one after the other: SQLite's own takes DISTINCT only without a separator.

use std::collections::BTreeSet;

use rusqlite::{
    Connection, Result,
    functions::{Aggregate, Context},
};
use squall_dialect_sqlite::functions;

use super::PURE;

pub(super) fn register(connection: &Connection) -> Result<()> {
    connection.create_aggregate_function(functions::STRING_AGG_DISTINCT, 2, PURE, Joined)
}

struct Joined;

#[derive(Default)]
struct Texts {
    separator: String,
    texts: BTreeSet<String>,
}

impl Aggregate<Texts, Option<String>> for Joined {
    fn init(&self, _: &mut Context<'_>) -> Result<Texts> {
        Ok(Texts::default())
    }

    fn step(&self, ctx: &mut Context<'_>, to: &mut Texts) -> Result<()> {
        let Some(text) = ctx.get_raw(0).as_str_or_null()? else { return Ok(()) };
        if to.texts.is_empty() {
            to.separator = ctx.get(1)?;
        }
        if !to.texts.contains(text) {
            to.texts.insert(text.to_owned());
        }
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, texts: Option<Texts>) -> Result<Option<String>> {
        let joined = |it: Texts| it.texts.into_iter().collect::<Vec<_>>().join(&it.separator);
        Ok(texts.filter(|it| !it.texts.is_empty()).map(joined))
    }
}
