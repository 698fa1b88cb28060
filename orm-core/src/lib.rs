//! The core of Squall: the schema model, the query tree, the typed builders, and the traits of dialects and drivers.
//!
//! It knows no database. Users depend on the crate `squall`, which re-exports it.

extern crate self as squall_core;

pub mod ast;
mod comment;
mod db;
mod dialect;
pub mod driver;
mod error;
mod executor;
mod explain;
mod options;
mod per_dialect;
mod pinned;
pub mod query;
pub mod relation;
pub mod render;
pub mod rest;
pub mod schema;
mod shared;
pub mod table;
mod transaction;
mod tuples;
pub mod types;
mod value;

pub use comment::{Commented, Tags};
pub use db::Db;
pub use dialect::{Dialect, PrintElement};
pub use driver::{Isolation, TransactionOptions};
pub use error::{BoxError, ConstraintKind, Error, Result, Violation};
pub use executor::{BoxFuture, Executor, Place, Target};
pub use explain::{Access, Actual, Plan, PlanNode};
pub use options::ConnectOptions;
pub use pinned::PinnedConnection;
pub use shared::Shared;
pub use table::{Keyed, Table, TableRef};
pub use transaction::Transaction;
pub use types::{Collation, DbEnum, DbType, Json, Scalar, SqlType};
pub use value::{Bind, Late, Value, ValueRef};
