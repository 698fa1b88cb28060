//! `numeric`: digits to the base 10,000 on the wire, a [`Decimal`] here.

use std::borrow::Cow;

use rust_decimal::Decimal;

const BASE: u128 = 10_000;
const BASE_DIGITS: i32 = 4;
const NEGATIVE: u16 = 0x4000;
/// The largest scale of a `Decimal`.
const MAX_SCALE: i32 = 28;
/// No `Decimal` has more digits to the base 10,000.
const MAX_GROUPS: usize = 9;

/// Reads a `numeric`, exactly and at its own scale.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decimal, Cow<'static, str>> {
    let Some((header, digits)) = bytes.split_first_chunk::<8>() else { return Err(malformed()) };
    let [count_high, count_low, weight_high, weight_low, sign_high, sign_low, scale_high, scale_low] =
        *header;
    let count = usize::from(u16::from_be_bytes([count_high, count_low]));
    let weight = i32::from(i16::from_be_bytes([weight_high, weight_low]));
    let scale = i32::from(u16::from_be_bytes([scale_high, scale_low]) & 0x3FFF);
    let negative = match u16::from_be_bytes([sign_high, sign_low]) {
        0 => false,
        NEGATIVE => true,
        0xC000 => return Err("NaN".into()),
        0xD000 | 0xF000 => return Err("an infinite number".into()),
        _ => return Err(malformed()),
    };
    if digits.len() != count * 2 {
        return Err(malformed());
    }
    if count > MAX_GROUPS {
        return Err(too_long());
    }
    let mut number = 0_u128;
    for digit in digits.chunks_exact(2) {
        let digit = u16::from_be_bytes([digit[0], digit[1]]);
        if u128::from(digit) >= BASE {
            return Err(malformed());
        }
        number = number * BASE + u128::from(digit);
    }
    let exponent = (weight + 1 - count as i32) * BASE_DIGITS;
    let number = match at_scale(number, exponent, scale) {
        Some(number) => number,
        None => at_least_scale(number, exponent).ok_or_else(too_long)?,
    };
    Ok(if negative { -number } else { number })
}

/// `number * 10^exponent` with `scale` digits after the point, where that is exact and fits.
fn at_scale(number: u128, exponent: i32, scale: i32) -> Option<Decimal> {
    if number == 0 {
        return decimal(0, scale.min(MAX_SCALE));
    }
    let shift = exponent + scale;
    let power = 10_u128.checked_pow(shift.unsigned_abs())?;
    if shift >= 0 {
        return decimal(number.checked_mul(power)?, scale);
    }
    number.is_multiple_of(power).then(|| decimal(number / power, scale)).flatten()
}

/// `number * 10^exponent` with no zeros at its end.
fn at_least_scale(mut number: u128, mut exponent: i32) -> Option<Decimal> {
    while exponent < 0 && number.is_multiple_of(10) {
        number /= 10;
        exponent += 1;
    }
    at_scale(number, exponent, (-exponent).max(0))
}

fn decimal(number: u128, scale: i32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(i128::try_from(number).ok()?, u32::try_from(scale).ok()?).ok()
}

/// Writes a `numeric` of the same value and scale.
pub(crate) fn encode(number: &Decimal, buffer: &mut Vec<u8>) {
    let scale = number.scale();
    // The digits of a group end at the point.
    let padding = (4 - scale % 4) % 4;
    let mut rest = number.mantissa().unsigned_abs() * 10_u128.pow(padding);
    let mut groups = Vec::with_capacity(MAX_GROUPS);
    while rest > 0 {
        groups.push((rest % BASE) as u16);
        rest /= BASE;
    }
    let fraction = ((scale + padding) / 4) as usize;
    let weight = if groups.is_empty() { 0 } else { groups.len() as i16 - fraction as i16 - 1 };
    let zeros = groups.iter().take_while(|group| **group == 0).count();
    let sign = if number.is_sign_negative() && !groups.is_empty() { NEGATIVE } else { 0 };
    let header = [(groups.len() - zeros) as u16, weight as u16, sign, scale as u16];
    for part in header.iter().chain(groups[zeros..].iter().rev()) {
        buffer.extend_from_slice(&part.to_be_bytes());
    }
}

#[cold]
fn malformed() -> Cow<'static, str> {
    "a malformed number".into()
}

/// What is said of a number that Postgres can hold and a `Decimal` cannot.
pub(crate) const TOO_LONG: &str =
    "a number of more digits than a `Decimal` can hold: round it, or cast it to text";

#[cold]
fn too_long() -> Cow<'static, str> {
    TOO_LONG.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wire(digits: &[u16], weight: i16, sign: u16, scale: u16) -> Vec<u8> {
        [digits.len() as u16, weight as u16, sign, scale]
            .iter()
            .chain(digits)
            .flat_map(|part| part.to_be_bytes())
            .collect()
    }

    fn read(digits: &[u16], weight: i16, sign: u16, scale: u16) -> String {
        match decode(&wire(digits, weight, sign, scale)) {
            Ok(number) => number.to_string(),
            Err(error) => error.into_owned(),
        }
    }

    #[test]
    fn numbers_keep_their_scale() {
        assert_eq!(read(&[], 0, 0, 0), "0");
        assert_eq!(read(&[], 0, 0, 2), "0.00");
        assert_eq!(read(&[1, 5000], 0, 0, 1), "1.5");
        assert_eq!(read(&[1, 5000], 0, 0, 2), "1.50");
        assert_eq!(read(&[1, 5000], 0, NEGATIVE, 6), "-1.500000");
        assert_eq!(read(&[12, 3456], 1, 0, 0), "123456");
        assert_eq!(read(&[1], 2, 0, 0), "100000000");
        assert_eq!(read(&[1000], -2, 0, 5), "0.00001");
    }

    #[test]
    fn what_fits_only_without_its_last_zeros_loses_just_those() {
        assert_eq!(read(&[1, 5000], 0, 0, 40), "1.5");
        assert_eq!(read(&[], 0, 0, 40), format!("0.{}", "0".repeat(28)));
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        assert!(read(&[1], 25, 0, 0).contains("more digits"));
        assert!(read(&[9999; 8], 7, 0, 0).contains("more digits"));
        assert!(read(&[1; 12], 5, 0, 24).contains("more digits"));
        assert!(read(&[1], i16::MAX, 0, 16_383).contains("more digits"));
        assert!(read(&[1], i16::MIN, 0, 16_383).contains("more digits"));
        assert_eq!(read(&[], 0, 0xC000, 0), "NaN");
        assert_eq!(read(&[], 0, 0xD000, 0), "an infinite number");
    }

    #[test]
    fn malformed_numbers_are_errors() {
        assert!(decode(&[]).is_err());
        assert!(decode(&[0; 7]).is_err());
        assert_eq!(read(&[10_000], 0, 0, 0), "a malformed number");
        assert!(decode(&wire(&[1, 2], 0, 0, 0)[..11]).is_err());
        assert_eq!(read(&[1], 0, 1, 0), "a malformed number");
    }

    #[test]
    fn what_is_written_is_read_back() {
        let numbers = [
            "0",
            "0.00",
            "1",
            "-1",
            "10000",
            "123456.789",
            "-0.00001",
            "0.1234",
            "79228162514264337593543950335",
            "-79228162514264337593543950335",
            "0.0000000000000000000000000001",
            "7.9228162514264337593543950335",
            "100000000",
            "1.10",
            "9999.9999",
            "10000.0001",
        ];
        for text in numbers {
            let number: Decimal = text.parse().unwrap();
            let mut buffer = Vec::new();
            encode(&number, &mut buffer);
            assert_eq!(decode(&buffer).map(|it| it.to_string()).as_deref(), Ok(text));
        }
        let mut buffer = Vec::new();
        encode(&"1.50".parse().unwrap(), &mut buffer);
        assert_eq!(buffer, wire(&[1, 5000], 0, 0, 2));
    }
}
