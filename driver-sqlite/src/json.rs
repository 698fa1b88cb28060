//! JSON as Postgres' jsonb has it: equality, containment, and the parts of a value.

pub(crate) mod edit;
pub(crate) mod part;

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::value::RawValue;

/// How deep values may be nested: no deeper than the reader of the text itself goes.
const DEEPEST: usize = 128;

/// Keys in order and once (the last of equal ones counts), numbers by value, texts by their characters, no white space.
pub(crate) fn key(json: &str) -> Option<String> {
    let mut key = String::with_capacity(json.len());
    push(&mut key, serde_json::from_str(json).ok()?, DEEPEST)?;
    Some(key)
}

fn push(key: &mut String, value: &RawValue, deeper: usize) -> Option<()> {
    let deeper = deeper.checked_sub(1)?;
    let text = value.get();
    match text.bytes().next()? {
        b'{' => {
            let members: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
            key.push('{');
            for (name, value) in members {
                key.push_str(&serde_json::to_string(&name).ok()?);
                key.push(':');
                push(key, value, deeper)?;
                key.push(',');
            }
            key.push('}');
        }
        b'[' => {
            let elements: Vec<&RawValue> = serde_json::from_str(text).ok()?;
            key.push('[');
            for element in elements {
                push(key, element, deeper)?;
                key.push(',');
            }
            key.push(']');
        }
        b'"' => {
            let characters: String = serde_json::from_str(text).ok()?;
            key.push_str(&serde_json::to_string(&characters).ok()?);
        }
        b'-' | b'0'..=b'9' => number(key, text)?,
        _ => key.push_str(text),
    }
    Some(())
}

/// A number by what counts of it.
struct Digits<'a> {
    negative: bool,
    /// Without zeros at either end; empty where it is zero.
    counting: Cow<'a, str>,
    /// Of ten.
    power: i64,
}

/// The digits of a JSON number.
fn digits(text: &str) -> Option<Digits<'_>> {
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let power: i64 = power.parse().ok()?;
    let (negative, digits) = digits.strip_prefix('-').map_or((false, digits), |digits| (true, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all =
        if fraction.is_empty() { Cow::Borrowed(whole) } else { Cow::Owned(format!("{whole}{fraction}")) };
    let zeros = all.len() - all.trim_end_matches('0').len();
    let power =
        power.checked_sub(i64::try_from(fraction.len()).ok()?)?.checked_add(i64::try_from(zeros).ok()?)?;
    let counting = match all {
        Cow::Borrowed(all) => Cow::Borrowed(all.trim_start_matches('0').trim_end_matches('0')),
        Cow::Owned(all) => Cow::Owned(all.trim_start_matches('0').trim_end_matches('0').to_owned()),
    };
    Some(Digits { negative, counting, power })
}

/// Appends a number as its digits that count and a power of ten: `1`, `1.0` and `10e-1` are one.
fn number(key: &mut String, text: &str) -> Option<()> {
    let Digits { negative, counting, power } = digits(text)?;
    if counting.is_empty() {
        key.push('0');
        return Some(());
    }
    if negative {
        key.push('-');
    }
    key.push_str(&format!("{counting}e{power}"));
    Some(())
}

/// Whether one JSON value contains another; none where one of them is none.
pub(crate) fn contains(whole: &str, part: &str) -> Option<bool> {
    let (whole, part): (&RawValue, &RawValue) =
        (serde_json::from_str(whole).ok()?, serde_json::from_str(part).ok()?);
    // A whole array contains a single value too.
    if let Some(elements) = part::elements(whole.get())
        && !is_container(part)
    {
        return Some(elements.iter().any(|element| is_equal(element, part)));
    }
    Some(contains_part(whole, part))
}

fn contains_part(whole: &RawValue, part: &RawValue) -> bool {
    if let Some(parts) = part::members(part.get()) {
        let Some(members) = part::members(whole.get()) else { return false };
        return parts
            .iter()
            .all(|(key, part)| members.get(key).is_some_and(|member| contains_part(member, part)));
    }
    if let Some(parts) = part::elements(part.get()) {
        let Some(elements) = part::elements(whole.get()) else { return false };
        return parts.iter().all(|part| elements.iter().any(|element| contains_part(element, part)));
    }
    !is_container(whole) && is_equal(whole, part)
}

fn is_container(value: &RawValue) -> bool {
    value.get().starts_with(['{', '['])
}

fn is_equal(left: &RawValue, right: &RawValue) -> bool {
    key(left.get()).is_some_and(|left| key(right.get()) == Some(left))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_have_one_key() {
        for (one, other) in [
            (r#"{"a":1,"b":[true,null]}"#, "{ \"b\" : [ true , null ] ,\n\"a\":1.0 }"),
            (r#"{"a":1,"a":2}"#, r#"{"a":2}"#),
            ("100", "1e2"),
            ("0.10", "10E-2"),
            ("-0", "0.0"),
            ("-1.50", "-15e-1"),
            ("12345678901234567890.10", "12345678901234567890.1"),
            (r#""\u00e9\/""#, "\"\u{e9}/\""),
        ] {
            assert!(key(one).is_some(), "{one}");
            assert_eq!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn other_values_have_others() {
        let values = [
            "1",
            "10",
            "-1",
            "0",
            "0.1",
            "\"1\"",
            "true",
            "\"true\"",
            "null",
            "[]",
            "{}",
            "[1]",
            "[1,1]",
            "[[1],1]",
            r#"{"a":1}"#,
            r#"{"a":"1"}"#,
            r#"{"b":1}"#,
            "12345678901234567890",
            "12345678901234567891",
        ];
        for (at, one) in values.iter().enumerate() {
            for other in &values[at + 1..] {
                assert_ne!(key(one), key(other), "{one} {other}");
            }
        }
        assert_eq!(key("{"), None);
        assert_eq!(key(""), None);
        assert_eq!(key(&"[".repeat(100_000)), None);
    }
}
