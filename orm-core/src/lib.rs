//! The core of Squall: the schema model, the query tree, the typed builders, and the traits of dialects and drivers.
//!
//! It knows no database. Users depend on the crate `squall`, which re-exports it.

extern crate self as squall_core;

pub mod ast;
mod dialect;
pub mod driver;
mod error;
mod options;
pub mod render;
pub mod schema;
mod shared;
pub mod types;
mod value;

pub use dialect::Dialect;
pub use error::{BoxError, ConstraintKind, Error, Result, Violation};
pub use options::ConnectOptions;
pub use shared::Shared;
pub use types::{DbEnum, DbType, Json, Scalar, SqlType};
pub use value::{Bind, Value, ValueRef};
