//! Exact arithmetic on decimals, with the scales that Postgres gives its results.
//!
//! A result that a `Decimal` cannot hold exactly is none: nothing is rounded but quotients, and those as Postgres does.

use rust_decimal::Decimal;

/// The most digits that a `Decimal` has after its point.
pub(crate) const MAX_SCALE: u32 = 28;
/// How many digits of a quotient count at least, in Postgres.
const MIN_SIGNIFICANT_DIGITS: i32 = 16;
/// How many decimal digits one digit of Postgres' numbers has.
const GROUP: i32 = 4;

/// A decimal of `digits` with `scale` of them after the point; where there is no room for those, without the zeros at its
/// end.
pub(crate) fn exact(digits: i128, scale: u32) -> Option<Decimal> {
    if let Ok(number) = Decimal::try_from_i128_with_scale(digits, scale) {
        return Some(number);
    }
    if digits == 0 {
        return Decimal::try_from_i128_with_scale(0, MAX_SCALE).ok();
    }
    let (mut digits, mut scale) = (digits, scale);
    while scale > 0 && digits % 10 == 0 {
        digits /= 10;
        scale -= 1;
    }
    Decimal::try_from_i128_with_scale(digits, scale).ok()
}

/// `left + right`
pub(crate) fn add(left: Decimal, right: Decimal) -> Option<Decimal> {
    let (left, right, scale) = aligned(left, right)?;
    exact(left.checked_add(right)?, scale)
}

/// `left - right`
pub(crate) fn sub(left: Decimal, right: Decimal) -> Option<Decimal> {
    let (left, right, scale) = aligned(left, right)?;
    exact(left.checked_sub(right)?, scale)
}

/// `left * right`
pub(crate) fn mul(left: Decimal, right: Decimal) -> Option<Decimal> {
    if let Some(digits) = left.mantissa().checked_mul(right.mantissa()) {
        let scale = left.scale() + right.scale();
        return exact(digits, scale);
    }
    // A product of so many digits fits where zeros are at its end: each comes of a two and a five.
    let (mut one, mut other, mut scale) = (left.mantissa(), right.mantissa(), left.scale() + right.scale());
    while scale > 0 {
        (one, other) = match (one, other) {
            _ if one % 10 == 0 => (one / 10, other),
            _ if other % 10 == 0 => (one, other / 10),
            _ if one % 2 == 0 && other % 5 == 0 => (one / 2, other / 5),
            _ if one % 5 == 0 && other % 2 == 0 => (one / 5, other / 2),
            _ => break,
        };
        scale -= 1;
    }
    Decimal::try_from_i128_with_scale(one.checked_mul(other)?, scale).ok()
}

/// Both numbers' digits at one scale, and the scale.
fn aligned(left: Decimal, right: Decimal) -> Option<(i128, i128, u32)> {
    let at_one_scale = |left: Decimal, right: Decimal| {
        let scale = left.scale().max(right.scale());
        let digits = |it: Decimal| it.mantissa().checked_mul(10_i128.checked_pow(scale - it.scale())?);
        Some((digits(left)?, digits(right)?, scale))
    };
    at_one_scale(left, right).or_else(|| at_one_scale(left.normalize(), right.normalize()))
}

/// `left / right`, rounded half away from zero where Postgres rounds; `right` is not zero.
pub(crate) fn div(left: Decimal, right: Decimal) -> Option<Decimal> {
    quotient(left.mantissa(), left.scale(), right.mantissa(), right.scale())
}

/// `sum / count`: the mean of `count` numbers.
pub(crate) fn mean(sum: i128, scale: u32, count: i64) -> Option<Decimal> {
    quotient(sum, scale, count.into(), 0)
}

fn quotient(left: i128, left_scale: u32, right: i128, right_scale: u32) -> Option<Decimal> {
    let negative = (left < 0) != (right < 0);
    let (left, right) = (left.unsigned_abs(), right.unsigned_abs());
    let scale = quotient_scale(left, left_scale, right, right_scale);
    // Long division: the digits before the point of `left / right`, then one at a time.
    let mut digits = left.checked_div(right)?;
    let mut rest = left % right;
    let mut tail = Tail::default();
    for _ in 0..scale + right_scale - left_scale {
        rest = rest.checked_mul(10)?;
        let digit = rest / right;
        rest %= right;
        if digits < TOO_MANY {
            digits = digits * 10 + digit;
        } else {
            tail.push(digit);
        }
    }
    let up = rest >= right - rest;
    if !(if up { tail.nines } else { tail.zeros }) {
        return None;
    }
    let digits = i128::try_from(digits.checked_add(up.into())?).ok()?;
    exact(if negative { -digits } else { digits }, scale.checked_sub(tail.count)?)
}

/// More digits than a `Decimal` has room for: those that come after them can be nothing but zeros.
const TOO_MANY: u128 = 1 << 96;

/// What follows on the digits that there is room for: whether that is only zeros, or only nines, which become zeros where the
/// last one is rounded up.
struct Tail {
    count: u32,
    zeros: bool,
    nines: bool,
}

impl Default for Tail {
    fn default() -> Self {
        Self { count: 0, zeros: true, nines: true }
    }
}

impl Tail {
    fn push(&mut self, digit: u128) {
        self.count += 1;
        self.zeros &= digit == 0;
        self.nines &= digit == 9;
    }
}

/// How many digits Postgres gives a quotient after its point: at least 16 that count, by an estimate in groups of four.
fn quotient_scale(left: u128, left_scale: u32, right: u128, right_scale: u32) -> u32 {
    let (left_weight, left_first) = first_group(left, left_scale);
    let (right_weight, right_first) = first_group(right, right_scale);
    let mut weight = left_weight - right_weight;
    if left_first <= right_first {
        weight -= 1;
    }
    let scale = u32::try_from(MIN_SIGNIFICANT_DIGITS - weight * GROUP).unwrap_or(0);
    scale.max(left_scale).max(right_scale)
}

/// The first group of four digits, counted from the point, that is not zero: its place (0 is just before the point) and value.
fn first_group(digits: u128, scale: u32) -> (i32, u32) {
    if digits == 0 {
        return (0, 0);
    }
    // The place of the first digit, counted from the point: 0 is the ones.
    let first = digits.ilog10() as i32 - scale as i32;
    let weight = first.div_euclid(GROUP);
    // The digits of the group, from the first to the last place of it; zeros where the number ends before.
    let last = weight * GROUP + scale as i32;
    let group = match u32::try_from(last) {
        Ok(below) => digits / 10_u128.pow(below),
        Err(_) => digits * 10_u128.pow(last.unsigned_abs()),
    };
    (weight, group as u32)
}

/// What `left / right` leaves, with the sign of `left`; `right` is not zero.
pub(crate) fn rem(left: Decimal, right: Decimal) -> Option<Decimal> {
    let scale = left.scale().max(right.scale());
    let divisor = right.mantissa().unsigned_abs();
    let digits = left.mantissa().unsigned_abs();
    let rest = if left.scale() < scale {
        let mut rest = digits % divisor;
        for _ in left.scale()..scale {
            rest = rest.checked_mul(10)? % divisor;
        }
        rest
    } else {
        match 10_u128.checked_pow(scale - right.scale()).and_then(|power| divisor.checked_mul(power)) {
            Some(divisor) => digits % divisor,
            // So great a divisor leaves all.
            None => digits,
        }
    };
    let rest = i128::try_from(rest).ok()?;
    exact(if left.is_sign_negative() { -rest } else { rest }, scale)
}

/// `number` with `scale` digits after the point, rounded half away from zero; none where more than `precision` are needed.
pub(crate) fn sized(number: Decimal, precision: u32, scale: u32) -> Option<Decimal> {
    if scale > MAX_SCALE {
        return None;
    }
    let digits = number.mantissa();
    let digits = match number.scale().checked_sub(scale) {
        Some(cut) => {
            let unit = 10_i128.checked_pow(cut)?;
            let rounded = digits / unit;
            let rest = (digits % unit).abs();
            // `unit` is one where nothing is cut, and nothing is left.
            if unit > 1 && rest >= unit - rest { rounded + digits.signum() } else { rounded }
        }
        None => digits.checked_mul(10_i128.checked_pow(scale - number.scale())?)?,
    };
    if digits.unsigned_abs() >= 10_u128.checked_pow(precision).unwrap_or(u128::MAX) {
        return None;
    }
    Decimal::try_from_i128_with_scale(digits, scale).ok()
}

/// Where a number goes that is between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rounding {
    /// To the greater one.
    Up,
    /// To the lesser one.
    Down,
    /// To the one nearer to zero.
    Cut,
    /// To the nearer one; from the middle, away from zero.
    Nearest,
}

/// `number` with `digits` after the point, or to a power of ten where they are negative; as far as there is room for zeros.
pub(crate) fn rounded(number: Decimal, digits: i64, rounding: Rounding) -> Option<Decimal> {
    let (mantissa, scale) = (number.mantissa(), number.scale());
    if digits >= i64::from(scale) {
        let to = u32::try_from(digits).unwrap_or(u32::MAX);
        let padded = match 10_i128.checked_pow(to - scale) {
            _ if mantissa == 0 => Some(0),
            unit => unit.and_then(|unit| mantissa.checked_mul(unit)),
        };
        return padded.map_or_else(|| Some(number.normalize()), |digits| exact(digits, to));
    }
    let cut = u32::try_from(i64::from(scale) - digits).ok().and_then(|cut| 10_i128.checked_pow(cut));
    let (quotient, rest, unit) = match cut {
        Some(unit) => (mantissa / unit, mantissa % unit, unit),
        // So great a unit is more than twice any number.
        None => (0, 0, 1),
    };
    let step = match rounding {
        Rounding::Up => i128::from(rest > 0),
        Rounding::Down => -i128::from(rest < 0),
        Rounding::Cut => 0,
        Rounding::Nearest if unit > 1 && rest.abs() >= unit - rest.abs() => rest.signum(),
        Rounding::Nearest => 0,
    };
    let whole = quotient + step;
    match u32::try_from(digits) {
        Ok(scale) => Decimal::try_from_i128_with_scale(whole, scale).ok(),
        Err(_) if whole == 0 => Some(Decimal::ZERO),
        Err(_) => {
            let zeros = u32::try_from(-digits).ok()?;
            Decimal::try_from_i128_with_scale(whole.checked_mul(10_i128.checked_pow(zeros)?)?, 0).ok()
        }
    }
}

/// A text whose order of bytes is the order of the numbers, and that equal numbers have alike.
pub(crate) fn key(number: Decimal) -> String {
    let digits = number.mantissa().unsigned_abs();
    let unit = 10_u128.pow(number.scale());
    let fraction = (digits % unit) * 10_u128.pow(MAX_SCALE - number.scale());
    let key = format!("1{:029}{fraction:028}", digits / unit);
    if number.is_sign_positive() || number.is_zero() {
        return key;
    }
    // The greater a negative number's digits, the less it is: each is taken from nine, and the sign from one.
    let complement =
        |(place, digit): (usize, u8)| if place == 0 { '0' } else { char::from(b'9' - digit + b'0') };
    key.bytes().enumerate().map(complement).collect()
}

#[cfg(test)]
mod tests;
