//! The only row of a query in an expression: SQLite itself would take the first of many.

use rusqlite::{
    Connection, Result,
    functions::{Aggregate, Context},
    types::Value,
};
use squall_dialect_sqlite::functions;

use super::{SEVERAL_ROWS, aggregate, failure};

pub(super) fn register(connection: &Connection) -> Result<()> {
    aggregate(connection, functions::ONLY, Only)
}

struct Only;

impl Aggregate<Option<Value>, Value> for Only {
    fn init(&self, _: &mut Context<'_>) -> Result<Option<Value>> {
        Ok(None)
    }

    fn step(&self, ctx: &mut Context<'_>, only: &mut Option<Value>) -> Result<()> {
        if only.is_some() {
            return Err(failure(SEVERAL_ROWS));
        }
        *only = Some(ctx.get(0)?);
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, only: Option<Option<Value>>) -> Result<Value> {
        Ok(only.flatten().unwrap_or(Value::Null))
    }
}
