//! Arithmetic on integers and floating-point numbers that fails where Postgres' does.

use rusqlite::{
    Connection, Result,
    functions::Context,
    types::{Value, ValueRef},
};
use squall_dialect_sqlite::functions;

use super::{DIVISION_BY_ZERO, failure, out_of_range, scalar};

pub(super) fn register(connection: &Connection) -> Result<()> {
    scalar::<3, _>(connection, functions::ADD, |ctx| compute(ctx, i64::checked_add, &Floats::ADD))?;
    scalar::<3, _>(connection, functions::SUB, |ctx| compute(ctx, i64::checked_sub, &Floats::SUB))?;
    scalar::<3, _>(connection, functions::MUL, |ctx| compute(ctx, i64::checked_mul, &Floats::MUL))?;
    scalar::<3, _>(connection, functions::DIV, |ctx| {
        nonzero(ctx)?;
        compute(ctx, i64::checked_div, &Floats::DIV)
    })?;
    scalar::<3, _>(connection, functions::REM, |ctx| {
        nonzero(ctx)?;
        // The least number divided by -1 overflows, but leaves nothing.
        compute(ctx, |left, right| Some(left.wrapping_rem(right)), &Floats::REM)
    })?;
    scalar::<2, _>(connection, functions::ABS, |ctx| match ctx.get_raw(0) {
        ValueRef::Null => Ok(None),
        ValueRef::Integer(number) => number
            .checked_abs()
            .and_then(|it| in_width(it, ctx.get(1).ok()?))
            .map(Some)
            .ok_or_else(out_of_range),
        _ => Err(not_numbers()),
    })
}

/// An operation on floating-point numbers of either width.
struct Floats {
    single: fn(f32, f32) -> f32,
    double: fn(f64, f64) -> f64,
    /// Whether a result of zero has lost all its digits.
    underflows: fn(f64, f64) -> bool,
}

impl Floats {
    const ADD: Self = Self { single: |a, b| a + b, double: |a, b| a + b, underflows: |_, _| false };
    const SUB: Self = Self { single: |a, b| a - b, double: |a, b| a - b, underflows: |_, _| false };
    const MUL: Self =
        Self { single: |a, b| a * b, double: |a, b| a * b, underflows: |a, b| a != 0.0 && b != 0.0 };
    const DIV: Self =
        Self { single: |a, b| a / b, double: |a, b| a / b, underflows: |a, b| a != 0.0 && !b.is_infinite() };
    const REM: Self = Self { single: |a, b| a % b, double: |a, b| a % b, underflows: |_, _| false };

    fn compute(&self, left: f64, right: f64, bits: i64) -> Result<f64> {
        let result = match bits {
            32 => (self.single)(left as f32, right as f32).into(),
            _ => (self.double)(left, right),
        };
        let overflows = result.is_infinite() && left.is_finite() && right.is_finite();
        if overflows || result == 0.0 && (self.underflows)(left, right) {
            return Err(out_of_range());
        }
        if result.is_nan() {
            return Err(failure("squall: not a number"));
        }
        Ok(result)
    }
}

fn compute(ctx: &Context<'_>, integers: impl Fn(i64, i64) -> Option<i64>, floats: &Floats) -> Result<Value> {
    let bits = ctx.get(2)?;
    match (ctx.get_raw(0), ctx.get_raw(1)) {
        (ValueRef::Null, _) | (_, ValueRef::Null) => Ok(Value::Null),
        (ValueRef::Integer(left), ValueRef::Integer(right)) => {
            let result = integers(left, right).and_then(|it| in_width(it, bits));
            result.map(Value::Integer).ok_or_else(out_of_range)
        }
        (ValueRef::Real(left), ValueRef::Real(right)) => floats.compute(left, right, bits).map(Value::Real),
        _ => Err(not_numbers()),
    }
}

fn nonzero(ctx: &Context<'_>) -> Result<()> {
    let by_zero = match ctx.get_raw(1) {
        ValueRef::Integer(number) => number == 0,
        ValueRef::Real(number) => number == 0.0,
        _ => false,
    };
    if by_zero && ctx.get_raw(0) != ValueRef::Null { Err(failure(DIVISION_BY_ZERO)) } else { Ok(()) }
}

fn in_width(number: i64, bits: i64) -> Option<i64> {
    match bits {
        16 => i16::try_from(number).ok().map(i64::from),
        32 => i32::try_from(number).ok().map(i64::from),
        _ => Some(number),
    }
}

#[cold]
fn not_numbers() -> rusqlite::Error {
    failure("squall: the operands are not numbers of one kind")
}
