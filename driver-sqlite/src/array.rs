//! Arrays, from the JSON that they are stored as.

use std::borrow::Cow;

use rusqlite::types::ValueRef as Cell;
use serde_json::value::RawValue;
use squall_core::{
    SqlType, ValueRef,
    types::{ArrayRef, Mismatch},
};

use crate::row;

/// Reads the elements of an array.
///
/// # Errors
/// [`Mismatch`] where it is no array, or one of other elements, and those of `each`.
pub(crate) fn elements(
    json: &[u8],
    element: &SqlType,
    each: &mut dyn FnMut(ValueRef<'_>) -> Result<(), Mismatch>,
) -> Result<(), Mismatch> {
    let texts = parse(json).ok_or_else(|| Mismatch::because("an array", "text of another form"))?;
    for text in texts {
        if text == "null" {
            each(ValueRef::Null)?;
            continue;
        }
        let other = || Mismatch::because(format!("an array of the type {element}"), "another element");
        let string;
        let bytes;
        let cell = match element {
            SqlType::Array(_) => {
                text.starts_with('[').then(|| ValueRef::Array(ArrayRef::new(text.as_bytes(), elements)))
            }
            SqlType::Json(_) => match parse(text.as_bytes()).as_deref() {
                Some([json]) => Some(ValueRef::Json(json)),
                _ => None,
            },
            SqlType::Bytes => {
                bytes = unquoted(text).and_then(|digits| hexadecimal(&digits)).ok_or_else(other)?;
                Some(ValueRef::Bytes(&bytes))
            }
            SqlType::Real | SqlType::Double => {
                text.parse().ok().and_then(|number| row::read(Cell::Real(number), element))
            }
            _ => match text.parse() {
                Ok(number) => row::read(Cell::Integer(number), element),
                Err(_) => {
                    string = unquoted(text).ok_or_else(other)?;
                    row::read(Cell::Text(string.as_bytes()), element)
                }
            },
        };
        each(cell.ok_or_else(other)?)?;
    }
    Ok(())
}

/// The texts of the elements of an array.
pub(crate) fn parse(json: &[u8]) -> Option<Vec<&str>> {
    let elements: Vec<&RawValue> = serde_json::from_slice(json).ok()?;
    Some(elements.into_iter().map(RawValue::get).collect())
}

fn unquoted(text: &str) -> Option<Cow<'_, str>> {
    match text.strip_prefix('"')?.strip_suffix('"')? {
        plain if !plain.contains('\\') => Some(Cow::Borrowed(plain)),
        _ => serde_json::from_str(text).ok().map(Cow::Owned),
    }
}

fn hexadecimal(digits: &str) -> Option<Vec<u8>> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    let (pairs, []) = digits.as_bytes().as_chunks::<2>() else { return None };
    pairs.iter().map(|[high, low]| Some((digit(*high)? * 16 + digit(*low)?) as u8)).collect()
}
