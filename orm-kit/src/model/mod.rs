//! The schema that a snapshot holds and that databases are read into: tables, and objects with text of their own.

mod object;
mod ready;
mod schema;

pub use object::{Object, ObjectKind};
pub use schema::Schema;
