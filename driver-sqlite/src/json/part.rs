//! Parts of a JSON text, found without reading its numbers.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::value::RawValue;

use super::digits;
use crate::numeric;

/// The members of an object, the last of equal keys; none of another value.
pub(crate) fn members(json: &str) -> Option<BTreeMap<String, &RawValue>> {
    json.trim_start().starts_with('{').then(|| serde_json::from_str(json).ok())?
}

/// The elements of an array; none of another value.
pub(crate) fn elements(json: &str) -> Option<Vec<&RawValue>> {
    json.trim_start().starts_with('[').then(|| serde_json::from_str(json).ok())?
}

/// The part at a path: a step into an object is a key, and one into an array a place, from its end where it is negative.
pub(crate) fn at<'a>(json: &'a str, path: &[&str]) -> Option<&'a str> {
    let mut found = json.trim();
    for step in path {
        found = match elements(found) {
            Some(elements) => elements.get(place(step, elements.len())??)?.get(),
            None => members(found)?.get(*step)?.get(),
        };
    }
    Some(found)
}

/// The place that a step means in an array of `length`: `Some(None)` where there is none, none where it is no number.
pub(super) fn place(step: &str, length: usize) -> Option<Option<usize>> {
    let place: i32 = step.trim_start().parse().ok()?;
    let place = i64::from(place);
    let from_start = if place < 0 { place + i64::try_from(length).ok()? } else { place };
    Some(usize::try_from(from_start).ok().filter(|it| *it < length))
}

/// The name of the type, as Postgres has it.
pub(crate) fn type_name(json: &str) -> Option<&'static str> {
    Some(match json.trim_start().bytes().next()? {
        b'{' => "object",
        b'[' => "array",
        b'"' => "string",
        b't' | b'f' => "boolean",
        b'n' => "null",
        _ => "number",
    })
}

/// The keys of an object as a JSON array, shorter ones first; empty where it is none.
pub(crate) fn keys(json: &str) -> Option<String> {
    let mut keys: Vec<String> = members(json).unwrap_or_default().into_keys().collect();
    keys.sort_by_key(String::len);
    serde_json::to_string(&keys).ok()
}

pub(crate) fn string(json: &str) -> Option<String> {
    serde_json::from_str(json).ok()
}

pub(crate) fn boolean(json: &str) -> Option<bool> {
    serde_json::from_str(json).ok()
}

pub(crate) fn is_number(json: &str) -> bool {
    type_name(json) == Some("number")
}

/// A whole number, however it is written.
pub(crate) fn integer(json: &str) -> Option<i64> {
    let number = digits(json).filter(|_| is_number(json))?;
    if number.counting.is_empty() {
        return Some(0);
    }
    let zeros = u32::try_from(number.power).ok().filter(|it| *it < 20)?;
    let whole = number.counting.parse::<i128>().ok()?.checked_mul(10_i128.checked_pow(zeros)?)?;
    i64::try_from(if number.negative { -whole } else { whole }).ok()
}

/// The nearest floating-point number; none beyond them.
pub(crate) fn double(json: &str) -> Option<f64> {
    let number: f64 = is_number(json).then(|| json.parse().ok())??;
    let lost = number == 0.0 && !digits(json)?.counting.is_empty();
    // There is no negative zero in Postgres' numbers.
    (number.is_finite() && !lost).then_some(number + 0.0)
}

/// The decimal with the digits after the point that it is written with; none where a `Decimal` cannot hold it.
pub(crate) fn decimal(json: &str) -> Option<Decimal> {
    let (mantissa, power) = json.split_once(['e', 'E']).unwrap_or((json, "0"));
    let (_, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let written = i64::try_from(fraction.len()).ok()? - power.parse::<i64>().ok()?;
    let number = digits(json)?;
    let written = u32::try_from(written.max(0)).ok()?;
    if number.counting.is_empty() {
        return numeric::exact(0, written);
    }
    let counting: i128 = number.counting.parse().ok()?;
    let counting = if number.negative { -counting } else { counting };
    // With the digits that are written, or with those that count where there is no room for the others.
    let at_scale = |scale: u32| {
        let zeros = u32::try_from(number.power + i64::from(scale)).ok()?;
        Decimal::try_from_i128_with_scale(counting.checked_mul(10_i128.checked_pow(zeros)?)?, scale).ok()
    };
    at_scale(written).or_else(|| at_scale(u32::try_from((-number.power).max(0)).ok()?))
}
