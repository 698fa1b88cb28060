//! A JSON text with a part of it changed, as Postgres' `jsonb_set` and `#-` change it.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::part::{elements, place};

/// Why a text cannot be changed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    NotJson,
    /// The whole is neither object nor array.
    Scalar,
    /// A step into an array is no number.
    NotAPlace,
}

/// With the value at `path` set: replaced, or added at its last step.
pub(crate) fn set(json: &str, path: &[&str], value: &str) -> Result<String, Refused> {
    let value: Box<RawValue> = serde_json::from_str(value).map_err(|_| Refused::NotJson)?;
    changed(json, path, Some(&value))?.ok_or(Refused::Scalar)
}

/// Without what is at `path`.
pub(crate) fn remove(json: &str, path: &[&str]) -> Result<String, Refused> {
    // Of nothing Postgres removes nothing, whatever the step.
    if elements(json).is_some_and(|it| it.is_empty()) {
        return Ok(json.to_owned());
    }
    changed(json, path, None)?.ok_or(Refused::Scalar)
}

/// The changed text of an object or array; none of another value.
fn changed(json: &str, path: &[&str], value: Option<&RawValue>) -> Result<Option<String>, Refused> {
    let Some((step, rest)) = path.split_first() else { return Ok(Some(json.to_owned())) };
    match json.trim_start().bytes().next() {
        Some(b'{') => in_object(json, step, rest, value).map(Some),
        Some(b'[') => in_array(json, step, rest, value).map(Some),
        Some(_) => Ok(None),
        None => Err(Refused::NotJson),
    }
}

fn in_object(json: &str, step: &str, rest: &[&str], value: Option<&RawValue>) -> Result<String, Refused> {
    let mut members: BTreeMap<String, Box<RawValue>> =
        serde_json::from_str(json).map_err(|_| Refused::NotJson)?;
    match (rest, value) {
        ([], Some(value)) => {
            members.insert(step.to_owned(), value.to_owned());
        }
        ([], None) => {
            members.remove(step);
        }
        _ => {
            if let Some(member) = members.get_mut(step) {
                change(member, rest, value)?;
            }
        }
    }
    serde_json::to_string(&members).map_err(|_| Refused::NotJson)
}

fn in_array(json: &str, step: &str, rest: &[&str], value: Option<&RawValue>) -> Result<String, Refused> {
    let mut elements: Vec<Box<RawValue>> = serde_json::from_str(json).map_err(|_| Refused::NotJson)?;
    let place = place(step, elements.len()).ok_or(Refused::NotAPlace)?;
    match (rest, value, place) {
        ([], Some(value), Some(place)) => value.clone_into(&mut elements[place]),
        // Before the start, or beyond the end.
        ([], Some(value), None) if step.trim_start().starts_with('-') => elements.insert(0, value.to_owned()),
        ([], Some(value), None) => elements.push(value.to_owned()),
        ([], None, Some(place)) => {
            elements.remove(place);
        }
        (_, _, Some(place)) => change(&mut elements[place], rest, value)?,
        (_, _, None) => {}
    }
    serde_json::to_string(&elements).map_err(|_| Refused::NotJson)
}

/// Changes a part; where the path leads into a value that has none, nothing.
fn change(part: &mut Box<RawValue>, rest: &[&str], value: Option<&RawValue>) -> Result<(), Refused> {
    if let Some(text) = changed(part.get(), rest, value)? {
        *part = RawValue::from_string(text).map_err(|_| Refused::NotJson)?;
    }
    Ok(())
}
