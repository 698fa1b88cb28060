//! Functions of numbers that fail where Postgres' do.

use rusqlite::{
    Connection, Result,
    functions::Context,
    types::{Value, ValueRef},
};
use squall_dialect_sqlite::{form, functions};

use super::{
    argument::{integer, real},
    decimal::decimal,
    failure, out_of_range, scalar,
};
use crate::numeric::{Rounding, rounded};

pub(super) fn register(connection: &Connection) -> Result<()> {
    scalar::<1, _>(connection, functions::SIGN, sign)?;
    scalar::<1, _>(connection, functions::CEIL, |ctx| whole(ctx, f64::ceil, Rounding::Up))?;
    scalar::<1, _>(connection, functions::FLOOR, |ctx| whole(ctx, f64::floor, Rounding::Down))?;
    scalar::<1, _>(connection, functions::TRUNC, |ctx| whole(ctx, f64::trunc, Rounding::Cut))?;
    scalar::<1, _>(connection, functions::ROUND, |ctx| whole(ctx, f64::round, Rounding::Nearest))?;
    scalar::<2, _>(connection, functions::ROUND, |ctx| {
        let (Some(number), Some(digits)) = (decimal(ctx, 0)?, integer(ctx, 1)?) else { return Ok(None) };
        let rounded = rounded(number, digits, Rounding::Nearest).ok_or_else(out_of_range)?;
        Ok(Some(form::decimal(rounded).to_string()))
    })?;
    scalar::<2, _>(connection, functions::POWER, |ctx| {
        let (Some(base), Some(exponent)) = (real(ctx, 0)?, real(ctx, 1)?) else { return Ok(None) };
        if base == 0.0 && exponent < 0.0 || base < 0.0 && exponent.floor() != exponent {
            return Err(failure("squall: there is no such power"));
        }
        let exact = base.is_infinite() || exponent.is_infinite() || base == 0.0;
        finite(base.powf(exponent), exact).map(Some)
    })?;
    scalar::<1, _>(connection, functions::SQRT, |ctx| match real(ctx, 0)? {
        Some(number) if number < 0.0 => Err(failure("squall: the square root of a negative number")),
        number => Ok(number.map(f64::sqrt)),
    })?;
    scalar::<1, _>(connection, functions::EXP, |ctx| {
        let Some(number) = real(ctx, 0)? else { return Ok(None) };
        finite(number.exp(), number.is_infinite()).map(Some)
    })?;
    scalar::<1, _>(connection, functions::LN, |ctx| match real(ctx, 0)? {
        Some(number) if number <= 0.0 => {
            Err(failure("squall: the logarithm of a number that is not positive"))
        }
        number => Ok(number.map(f64::ln)),
    })
}

/// A result that is neither too great nor too small, unless it is `exact`.
fn finite(result: f64, exact: bool) -> Result<f64> {
    if exact || result.is_finite() && result != 0.0 { Ok(result) } else { Err(out_of_range()) }
}

fn sign(ctx: &Context<'_>) -> Result<Value> {
    Ok(match ctx.get_raw(0) {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number.signum()),
        ValueRef::Real(0.0) => Value::Real(0.0),
        ValueRef::Real(number) => Value::Real(number.signum()),
        _ => match decimal(ctx, 0)? {
            Some(number) => Value::Text(number.mantissa().signum().to_string()),
            None => Value::Null,
        },
    })
}

fn whole(ctx: &Context<'_>, of_float: fn(f64) -> f64, rounding: Rounding) -> Result<Value> {
    if let ValueRef::Real(number) = ctx.get_raw(0) {
        return Ok(Value::Real(of_float(number)));
    }
    let Some(number) = decimal(ctx, 0)? else { return Ok(Value::Null) };
    let rounded = rounded(number, 0, rounding).ok_or_else(out_of_range)?;
    Ok(Value::Text(form::decimal(rounded).to_string()))
}
