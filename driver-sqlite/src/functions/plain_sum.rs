//! The sum and the mean of floating-point numbers: plain, as Postgres adds them; SQLite's own compensate for rounding.

use rusqlite::{
    Connection, Result,
    functions::{Aggregate, Context},
    types::ValueRef,
};
use squall_dialect_sqlite::functions;

use super::{aggregate, failure, out_of_range};

pub(super) fn register(connection: &Connection) -> Result<()> {
    aggregate(connection, functions::SUM_DOUBLE, Total { single: false, mean: false })?;
    aggregate(connection, functions::SUM_REAL, Total { single: true, mean: false })?;
    aggregate(connection, functions::AVG, Total { single: false, mean: true })
}

struct Total {
    /// Whether each step is rounded to 32 bits.
    single: bool,
    mean: bool,
}

#[derive(Default)]
struct Running {
    sum: f64,
    count: u64,
}

impl Aggregate<Running, Option<f64>> for Total {
    fn init(&self, _: &mut Context<'_>) -> Result<Running> {
        Ok(Running::default())
    }

    fn step(&self, ctx: &mut Context<'_>, running: &mut Running) -> Result<()> {
        let number = match ctx.get_raw(0) {
            ValueRef::Null => return Ok(()),
            ValueRef::Real(number) => number,
            _ => return Err(failure("squall: the sum of something else than floating-point numbers")),
        };
        let sum =
            if self.single { f64::from(running.sum as f32 + number as f32) } else { running.sum + number };
        if sum.is_infinite() && running.sum.is_finite() && number.is_finite() {
            return Err(out_of_range());
        }
        if sum.is_nan() {
            return Err(failure("squall: not a number"));
        }
        running.sum = sum;
        running.count += 1;
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, running: Option<Running>) -> Result<Option<f64>> {
        let Some(Running { sum, count }) = running.filter(|it| it.count > 0) else { return Ok(None) };
        Ok(Some(if self.mean { sum / count as f64 } else { sum }))
    }
}
