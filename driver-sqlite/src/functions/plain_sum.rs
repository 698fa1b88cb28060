//! The sum and the mean of floating-point numbers: plain, as Postgres adds them; SQLite's own compensate for rounding.

use rusqlite::{
    Connection, Result,
    functions::{Aggregate, Context},
    types::ValueRef,
};
use squall_dialect_sqlite::functions;

use super::{aggregate, failure, out_of_range};

pub(super) fn register(connection: &Connection) -> Result<()> {
    aggregate(connection, functions::SUM_DOUBLE, Total::Sum)?;
    aggregate(connection, functions::SUM_REAL, Total::SumInSingle)?;
    aggregate(connection, functions::AVG_DOUBLE, Total::Mean)
}

enum Total {
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
        let number = match ctx.get_raw(0) {
            ValueRef::Null => return Ok(()),
            ValueRef::Real(number) => number,
            _ => return Err(failure("squall: the sum of something else than floating-point numbers")),
        };
        let sum = running.sum + number;
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
        match self {
            Self::Sum => Ok(Some(sum)),
            Self::SumInSingle => single(sum).map(Some),
            Self::Mean => Ok(Some(sum / count as f64)),
        }
    }
}

/// Rounds to 32 bits; fails, as a cast of Postgres, where nothing or too much is left.
fn single(number: f64) -> Result<f64> {
    let rounded = number as f32;
    if rounded.is_infinite() && number.is_finite() || rounded == 0.0 && number != 0.0 {
        return Err(out_of_range());
    }
    Ok(rounded.into())
}
