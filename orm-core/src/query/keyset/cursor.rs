//! Where a page begins, as a text that goes to a client and comes back.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::{
    ast::OrderTerm,
    error::{Error, Result},
    types::{SqlType, Unread, decode_url, encode_url, from_json, to_json},
    value::Value,
};

/// Where a page begins: an opaque text, safe in a URL, to be given to a client and taken back.
///
/// It holds what the row at the edge of the page is ordered by, which is neither hidden nor signed: who changes it comes to
/// another place of the same query, and no further. It fits every query with the same order; for another it is
/// [`Error::InvalidCursor`].
///
/// ```
/// use squall_core::query::Cursor;
///
/// // As it comes from a request; whether it is one is found out when it is used.
/// let cursor: Cursor = serde_json::from_str(r#""WzEsMCwiIl0""#).unwrap();
/// assert_eq!(cursor.to_string(), "WzEsMCwiIl0");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(String);

/// The longest text that is looked at.
const LONGEST: usize = 64 * 1024;

/// The version of the form: a cursor of another one is refused.
const VERSION: u64 = 1;

/// What a cursor says.
#[derive(Debug, Clone)]
pub(super) struct Position {
    /// Whether it leads to what comes before it.
    pub(super) backward: bool,
    /// Whether the row at the position itself is on the page.
    pub(super) inclusive: bool,
    /// What the row is ordered by.
    pub(super) values: Vec<Value>,
}

impl Cursor {
    pub(super) fn new(fingerprint: u64, types: &[SqlType], at: &Position) -> Self {
        let values: Vec<Json> = at.values.iter().zip(types).map(|(value, ty)| to_json(value, ty)).collect();
        let flags = u64::from(at.backward) | u64::from(at.inclusive) << 1;
        let parts = serde_json::json!([VERSION, flags, format!("{fingerprint:016x}"), values]);
        Self(encode_url(parts.to_string().as_bytes()))
    }

    /// What it says, if it is a cursor of a query with this order.
    pub(super) fn position(
        &self,
        fingerprint: u64,
        order: &[OrderTerm],
        nullable: &[bool],
    ) -> Result<Position> {
        let not_one = || invalid("it is not a cursor");
        if self.0.len() > LONGEST {
            return Err(not_one());
        }
        let bytes = decode_url(&self.0).ok_or_else(not_one)?;
        let parts: (u64, u64, String, Vec<Json>) = serde_json::from_slice(&bytes).map_err(|_| not_one())?;
        let (version, flags, order_of, values) = parts;
        if version != VERSION {
            return Err(invalid("it is of another version"));
        }
        if order_of != format!("{fingerprint:016x}") || values.len() != order.len() || flags > 3 {
            return Err(invalid("it is of a query with another order"));
        }
        let values = values.iter().zip(order).zip(nullable).map(|((json, term), nullable)| {
            if json.is_null() && *nullable {
                return Ok(Value::Null);
            }
            from_json(json, term.expr.ty()).map_err(|unread| match unread {
                Unread::Kind(expected) => invalid(&format!("a value in it: expected {expected}")),
                Unread::Value(reason) => invalid(&format!("a value in it: {reason}")),
            })
        });
        Ok(Position {
            backward: flags & 1 == 1,
            inclusive: flags & 2 == 2,
            values: values.collect::<Result<_>>()?,
        })
    }
}

fn invalid(reason: &str) -> Error {
    Error::InvalidCursor { reason: reason.to_owned() }
}

/// Tells one order from another, the same in each process: FNV-1a of its terms.
pub(super) fn fingerprint(order: &[OrderTerm]) -> u64 {
    let text = serde_json::to_string(order).unwrap_or_default();
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for Cursor {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Cursor {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl FromStr for Cursor {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(text.into())
    }
}
