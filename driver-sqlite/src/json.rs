//! A text that equal JSON values have alike, as Postgres' jsonb tells them apart.

use std::collections::BTreeMap;

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

/// Appends a number as its digits that count and a power of ten: `1`, `1.0` and `10e-1` are one.
fn number(key: &mut String, text: &str) -> Option<()> {
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let power: i64 = power.parse().ok()?;
    let (negative, digits) = digits.strip_prefix('-').map_or((false, digits), |digits| (true, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{fraction}");
    let counting = all.trim_start_matches('0').trim_end_matches('0');
    if counting.is_empty() {
        key.push('0');
        return Some(());
    }
    let zeros = all.len() - all.trim_end_matches('0').len();
    let power =
        power.checked_sub(i64::try_from(fraction.len()).ok()?)?.checked_add(i64::try_from(zeros).ok()?)?;
    if negative {
        key.push('-');
    }
    key.push_str(&format!("{counting}e{power}"));
    Some(())
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
