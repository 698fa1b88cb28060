//! The variance and the standard deviation of floating-point numbers, of groups and over the frames of a window.
//!
//! By the method of Youngs and Cramer, in the order of the rows, as Postgres does it: so the last digit is the same.

use std::collections::VecDeque;

use rusqlite::{
    Connection, Result,
    functions::{Aggregate, Context, WindowAggregate},
};
use squall_dialect_sqlite::functions;

use super::{argument::real, failure, out_of_range, window};

pub(super) fn register(connection: &Connection) -> Result<()> {
    let of = |sample, root| Spread { sample, root };
    window(connection, functions::VAR_SAMP, of(true, false))?;
    window(connection, functions::VAR_POP, of(false, false))?;
    window(connection, functions::STDDEV_SAMP, of(true, true))?;
    window(connection, functions::STDDEV_POP, of(false, true))
}

struct Spread {
    /// Whether the numbers are a sample of more.
    sample: bool,
    /// Whether the root is wanted.
    root: bool,
}

/// The numbers of the frame, in their order: once one of them has left, all begins anew.
#[derive(Default)]
struct Moving {
    numbers: VecDeque<f64>,
    counted: usize,
    sum: f64,
    /// The sum of the squares of what each is from the mean.
    squares: f64,
}

impl Moving {
    fn count_all(&mut self) -> Result<()> {
        for &number in self.numbers.range(self.counted..) {
            let before = self.counted as f64;
            self.counted += 1;
            let count = self.counted as f64;
            let sum = self.sum + number;
            if before > 0.0 {
                let difference = number * count - sum;
                self.squares += difference * difference / (count * before);
                if sum.is_infinite() || self.squares.is_infinite() {
                    if self.sum.is_finite() && number.is_finite() {
                        return Err(out_of_range());
                    }
                    self.squares = f64::NAN;
                }
            } else if number.is_infinite() {
                self.squares = f64::NAN;
            }
            self.sum = sum;
        }
        Ok(())
    }
}

impl Aggregate<Moving, Option<f64>> for Spread {
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

impl WindowAggregate<Moving, Option<f64>> for Spread {
    fn value(&self, moving: Option<&mut Moving>) -> Result<Option<f64>> {
        let Some(moving) = moving else { return Ok(None) };
        moving.count_all()?;
        let Some(divisor) = moving.counted.checked_sub(usize::from(self.sample)).filter(|it| *it > 0) else {
            return Ok(None);
        };
        let variance = moving.squares / divisor as f64;
        if variance.is_nan() {
            return Err(failure("squall: not a number"));
        }
        Ok(Some(if self.root { variance.sqrt() } else { variance }))
    }

    fn inverse(&self, ctx: &mut Context<'_>, moving: &mut Moving) -> Result<()> {
        if real(ctx, 0)?.is_some() {
            let mut numbers = std::mem::take(&mut moving.numbers);
            numbers.pop_front();
            *moving = Moving { numbers, ..Moving::default() };
        }
        Ok(())
    }
}
