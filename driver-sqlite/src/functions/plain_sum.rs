//! The sum and the mean of floating-point numbers: plain, as Postgres adds them; SQLite's own compensate for rounding.

use rusqlite::{
    Connection, Result,
    functions::{Aggregate, Context},
};
use squall_dialect_sqlite::functions;

use super::{aggregate, argument::real, failure, out_of_range};

pub(super) fn register(connection: &Connection) -> Result<()> {
    aggregate(connection, functions::SUM_DOUBLE, Total::Sum)?;
    aggregate(connection, functions::SUM_REAL, Total::SumInSingle)?;
    aggregate(connection, functions::AVG_DOUBLE, Total::Mean)
}

/// What is made of a sum.
pub(super) enum Total {
    Sum,
    /// The sum, rounded to 32 bits.
    SumInSingle,
    Mean,
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
        let Some(number) = real(ctx, 0)? else { return Ok(()) };
        running.sum = add(running.sum, number)?;
        running.count += 1;
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, running: Option<Running>) -> Result<Option<f64>> {
        running.filter(|it| it.count > 0).map(|it| self.of(it.sum, it.count)).transpose()
    }
}

impl Total {
    /// The result of so many numbers with this sum.
    pub(super) fn of(&self, sum: f64, count: u64) -> Result<f64> {
        match self {
            Self::Sum => Ok(sum),
            Self::SumInSingle => single(sum),
            Self::Mean => Ok(sum / count as f64),
        }
    }
}

/// `sum + number`, which fails where it overflows.
pub(super) fn add(sum: f64, number: f64) -> Result<f64> {
    let next = sum + number;
    if next.is_infinite() && sum.is_finite() && number.is_finite() {
        return Err(out_of_range());
    }
    if next.is_nan() { Err(failure("squall: not a number")) } else { Ok(next) }
}

/// Rounds to 32 bits; fails, as a cast of Postgres, where nothing or too much is left.
fn single(number: f64) -> Result<f64> {
    let rounded = number as f32;
    if rounded.is_infinite() && number.is_finite() || rounded == 0.0 && number != 0.0 {
        return Err(out_of_range());
    }
    Ok(rounded.into())
}
