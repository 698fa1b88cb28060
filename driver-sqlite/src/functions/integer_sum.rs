//! The sum of integers: SQLite's own fails where a sum overflows on the way, even if the whole does not.

use rusqlite::{
    Connection, Result,
    functions::{Aggregate, Context},
    types::ValueRef,
};
use squall_dialect_sqlite::functions;

use super::{aggregate, failure, out_of_range};

pub(super) fn register(connection: &Connection) -> Result<()> {
    aggregate(connection, functions::SUM_INTEGER, Sum)
}

struct Sum;

impl Aggregate<Option<i128>, Option<i64>> for Sum {
    fn init(&self, _: &mut Context<'_>) -> Result<Option<i128>> {
        Ok(None)
    }

    fn step(&self, ctx: &mut Context<'_>, sum: &mut Option<i128>) -> Result<()> {
        match ctx.get_raw(0) {
            ValueRef::Null => {}
            // More rows than there can be would be needed to overflow 128 bits.
            ValueRef::Integer(number) => *sum = Some(sum.unwrap_or(0) + i128::from(number)),
            _ => return Err(failure("squall: the sum of something else than integers")),
        }
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, sum: Option<Option<i128>>) -> Result<Option<i64>> {
        sum.flatten().map(|sum| i64::try_from(sum).map_err(|_| out_of_range())).transpose()
    }
}
