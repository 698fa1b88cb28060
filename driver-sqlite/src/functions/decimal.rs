//! Decimals: the collation, and the functions of SQLite's official decimal extension under its names, and more.

use std::cmp::Ordering;

use rusqlite::{
    Connection, Result,
    functions::{Aggregate, Context, WindowAggregate},
    types::ValueRef,
};
use rust_decimal::Decimal;
use squall_dialect_sqlite::{form, functions};

use super::{DIVISION_BY_ZERO, failure, out_of_range, scalar, window};
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
    window(connection, functions::DECIMAL_SUM, Total { mean: false })?;
    window(connection, functions::DECIMAL_AVG, Total { mean: true })
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

/// The sums of the numbers of each scale: a number that leaves a window's frame can take its digits after the point with it.
#[derive(Default)]
struct Running {
    sums: Vec<OfScale>,
}

struct OfScale {
    scale: u32,
    digits: i128,
    count: i64,
}

impl Running {
    /// Adds a number, or takes one back that was added.
    fn change(&mut self, number: Decimal, by: i64) -> Option<()> {
        let digits = number.mantissa() * i128::from(by);
        match self.sums.iter_mut().find(|it| it.scale == number.scale()) {
            Some(sum) => {
                sum.digits = sum.digits.checked_add(digits)?;
                sum.count += by;
            }
            None => self.sums.push(OfScale { scale: number.scale(), digits, count: by }),
        }
        Some(())
    }

    /// The sum at the finest scale of its numbers, and how many they are; it may have more digits than a `Decimal`.
    fn total(&self) -> Option<(i128, u32, i64)> {
        let there = || self.sums.iter().filter(|it| it.count > 0);
        let scale = there().map(|it| it.scale).max().unwrap_or_default();
        let (mut digits, mut count) = (0_i128, 0);
        for sum in there() {
            digits = digits.checked_add(sum.digits.checked_mul(10_i128.checked_pow(scale - sum.scale)?)?)?;
            count += sum.count;
        }
        Some((digits, scale, count))
    }
}

impl Aggregate<Running, Option<String>> for Total {
    fn init(&self, _: &mut Context<'_>) -> Result<Running> {
        Ok(Running::default())
    }

    fn step(&self, ctx: &mut Context<'_>, running: &mut Running) -> Result<()> {
        let Some(number) = decimal(ctx, 0)? else { return Ok(()) };
        running.change(number, 1).ok_or_else(out_of_range)
    }

    fn finalize(&self, _: &mut Context<'_>, running: Option<Running>) -> Result<Option<String>> {
        self.value_of(running.as_ref())
    }
}

impl WindowAggregate<Running, Option<String>> for Total {
    fn value(&self, running: Option<&mut Running>) -> Result<Option<String>> {
        self.value_of(running.as_deref())
    }

    fn inverse(&self, ctx: &mut Context<'_>, running: &mut Running) -> Result<()> {
        let Some(number) = decimal(ctx, 0)? else { return Ok(()) };
        running.change(number, -1).ok_or_else(out_of_range)
    }
}

impl Total {
    fn value_of(&self, running: Option<&Running>) -> Result<Option<String>> {
        let Some(running) = running else { return Ok(None) };
        let (digits, scale, count) = running.total().ok_or_else(out_of_range)?;
        if count == 0 {
            return Ok(None);
        }
        let result =
            if self.mean { numeric::mean(digits, scale, count) } else { numeric::exact(digits, scale) };
        result.map(|it| Some(text(it))).ok_or_else(out_of_range)
    }
}
