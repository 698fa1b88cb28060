//! Types: the logical SQL types, and the Rust types that they are read into and bound from.

mod array;
mod base64;
mod check;
mod collation;
mod db_type;
mod dynamic;
mod enums;
mod json;
mod scalars;
mod sql_type;
mod stored_as;

pub use array::{Array, ArrayRef, ReadElements};
pub(crate) use base64::{decode_url, encode_url};
pub(crate) use check::{fit, fits_as_it_is};
pub use collation::Collation;
pub use db_type::{DbType, Mismatch, Scalar};
pub(crate) use dynamic::{from_json, read, to_json};
pub use enums::{DbEnum, decode_label};
pub use json::Json;
pub use sql_type::{DecimalSize, EnumDef, JsonMode, SqlType, TimestampMode, UuidMode};
pub use stored_as::StoredAs;
