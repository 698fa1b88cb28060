//! Decimals: the collation, and the functions of SQLite's official decimal extension under its names, and more.

use std::cmp::Ordering;

use rusqlite::{
    Connection, Result,
    functions::{Aggregate, Context},
    types::ValueRef,
};
use rust_decimal::Decimal;
use squall_dialect_sqlite::{form, functions};

use super::{DIVISION_BY_ZERO, aggregate, failure, out_of_range, scalar};
use crate::numeric;

pub(super) fn register(connection: &Connection) -> Result<()> {
    connection.create_collation(functions::DECIMAL_COLLATION, compare)?;
    scalar::<1, _>(connection, functions::DECIMAL, |ctx| Ok(decimal(ctx, 0)?.map(text)))?;
    scalar::<2, _>(connection, functions::DECIMAL_ADD, |ctx| compute(ctx, numeric::add))?;
    scalar::<2, _>(connection, functions::DECIMAL_SUB, |ctx| compute(ctx, numeric::sub))?;
    scalar::<2, _>(connection, functions::DECIMAL_MUL, |ctx| compute(ctx, numeric::mul))?;
    scalar::<2, _>(connection, functions::DECIMAL_DIV, |ctx| divide(ctx, numeric::div))?;
    scalar::<2, _>(connection, functions::DECIMAL_REM, |ctx| divide(ctx, numeric::rem))?;
    scalar::<2, _>(connection, functions::DECIMAL_CMP, |ctx| {
        Ok(both(ctx)?.map(|(left, right)| left.cmp(&right) as i8))
    })?;
    scalar::<1, _>(connection, functions::DECIMAL_KEY, |ctx| Ok(decimal(ctx, 0)?.map(numeric::key)))?;
    scalar::<3, _>(connection, functions::DECIMAL_SIZED, |ctx| {
        let Some(number) = decimal(ctx, 0)? else { return Ok(None) };
        let sized = numeric::sized(number, ctx.get(1)?, ctx.get(2)?).ok_or_else(out_of_range)?;
        Ok(Some(text(sized)))
    })?;
    aggregate(connection, functions::DECIMAL_SUM, Total { mean: false })?;
    aggregate(connection, functions::DECIMAL_AVG, Total { mean: true })
}

/// By value; texts that are no decimals come after those that are, by their bytes.
fn compare(left: &str, right: &str) -> Ordering {
    if left == right {
        return Ordering::Equal;
    }
    match (Decimal::from_str_exact(left), Decimal::from_str_exact(right)) {
        (Ok(left), Ok(right)) => left.cmp(&right),
        (Ok(_), Err(_)) => Ordering::Less,
        (Err(_), Ok(_)) => Ordering::Greater,
        (Err(_), Err(_)) => left.cmp(right),
    }
}

fn text(number: Decimal) -> String {
    form::decimal(number).to_string()
}

/// The argument at `index` as a decimal; none where it is NULL.
pub(super) fn decimal(ctx: &Context<'_>, index: usize) -> Result<Option<Decimal>> {
    match ctx.get_raw(index) {
        ValueRef::Null => Ok(None),
        ValueRef::Integer(number) => Ok(Some(number.into())),
        ValueRef::Text(text) => {
            let number = std::str::from_utf8(text).ok().and_then(|text| Decimal::from_str_exact(text).ok());
            number.map(Some).ok_or_else(|| failure("squall: not a decimal"))
        }
        _ => Err(failure("squall: not a decimal")),
    }
}

fn both(ctx: &Context<'_>) -> Result<Option<(Decimal, Decimal)>> {
    Ok(decimal(ctx, 0)?.zip(decimal(ctx, 1)?))
}

fn compute(ctx: &Context<'_>, op: fn(Decimal, Decimal) -> Option<Decimal>) -> Result<Option<String>> {
    let Some((left, right)) = both(ctx)? else { return Ok(None) };
    op(left, right).map(|it| Some(text(it))).ok_or_else(out_of_range)
}

fn divide(ctx: &Context<'_>, op: fn(Decimal, Decimal) -> Option<Decimal>) -> Result<Option<String>> {
    match both(ctx)? {
        Some((_, right)) if right.is_zero() => Err(failure(DIVISION_BY_ZERO)),
        _ => compute(ctx, op),
    }
}

struct Total {
    mean: bool,
}

/// A sum at the finest scale so far; it may have more digits than a `Decimal` on the way.
#[derive(Default)]
struct Running {
    digits: i128,
    scale: u32,
    count: i64,
}

impl Running {
    fn add(&mut self, number: Decimal) -> Option<()> {
        let scale = self.scale.max(number.scale());
        let at_scale = |digits: i128, its: u32| digits.checked_mul(10_i128.checked_pow(scale - its)?);
        let sum =
            at_scale(self.digits, self.scale)?.checked_add(at_scale(number.mantissa(), number.scale())?)?;
        *self = Self { digits: sum, scale, count: self.count + 1 };
        Some(())
    }
}

impl Aggregate<Running, Option<String>> for Total {
    fn init(&self, _: &mut Context<'_>) -> Result<Running> {
        Ok(Running::default())
    }

    fn step(&self, ctx: &mut Context<'_>, running: &mut Running) -> Result<()> {
        let Some(number) = decimal(ctx, 0)? else { return Ok(()) };
        running.add(number).ok_or_else(out_of_range)
    }

    fn finalize(&self, _: &mut Context<'_>, running: Option<Running>) -> Result<Option<String>> {
        let Some(Running { digits, scale, count }) = running.filter(|it| it.count > 0) else {
            return Ok(None);
        };
        let result =
            if self.mean { numeric::mean(digits, scale, count) } else { numeric::exact(digits, scale) };
        result.map(|it| Some(text(it))).ok_or_else(out_of_range)
    }
}
