//! The sum and the mean of floating-point numbers over the frames of a window.
//!
//! A sum from which a number is taken away again is not that of the others, as each addition rounds. So the numbers of the
//! frame are kept, and added up anew once one of them has left: as Postgres does it.

use std::collections::VecDeque;

use rusqlite::{
    Connection, Result,
    functions::{Aggregate, Context, WindowAggregate},
};
use squall_dialect_sqlite::functions;

use super::{
    argument::real,
    plain_sum::{Total, add},
    window,
};

pub(super) fn register(connection: &Connection) -> Result<()> {
    window(connection, functions::SUM_DOUBLE_OVER, Over(Total::Sum))?;
    window(connection, functions::SUM_REAL_OVER, Over(Total::SumInSingle))?;
    window(connection, functions::AVG_DOUBLE_OVER, Over(Total::Mean))
}

struct Over(Total);

#[derive(Default)]
struct Moving {
    /// Those of the frame, in their order.
    numbers: VecDeque<f64>,
    /// The sum of the first ones of them.
    sum: f64,
    summed: usize,
}

impl Moving {
    /// Only what is asked for is added up: a sum on the way may overflow.
    fn total(&mut self) -> Result<f64> {
        for number in self.numbers.range(self.summed..) {
            self.sum = add(self.sum, *number)?;
            self.summed += 1;
        }
        Ok(self.sum)
    }
}

impl Aggregate<Moving, Option<f64>> for Over {
    fn init(&self, _: &mut Context<'_>) -> Result<Moving> {
        Ok(Moving::default())
    }

    fn step(&self, ctx: &mut Context<'_>, moving: &mut Moving) -> Result<()> {
        moving.numbers.extend(real(ctx, 0)?);
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, mut moving: Option<Moving>) -> Result<Option<f64>> {
        self.value(moving.as_mut())
    }
}

impl WindowAggregate<Moving, Option<f64>> for Over {
    fn value(&self, moving: Option<&mut Moving>) -> Result<Option<f64>> {
        let Some(moving) = moving.filter(|it| !it.numbers.is_empty()) else { return Ok(None) };
        let sum = moving.total()?;
        self.0.of(sum, moving.numbers.len() as u64).map(Some)
    }

    fn inverse(&self, ctx: &mut Context<'_>, moving: &mut Moving) -> Result<()> {
        if real(ctx, 0)?.is_some() {
            moving.numbers.pop_front();
            (moving.sum, moving.summed) = (0.0, 0);
        }
        Ok(())
    }
}
