//! Runs Squall's queries on Postgres, through sqlx.
//!
//! Users depend on the crate `squall` with the feature `postgres`, which connects by this one.
//!
//! What it sees to beyond sqlx:
//! - **Rows** are decoded from the binary format by a plan that is made once for a result.
//! - **Connections** come from a pool that makes no round trip of its own: only what rested for long is asked for a sign
//!   of life. A connection goes back clean, or is thrown away.
//! - **A query that is dropped** is cancelled at the server, and its place in the pool is free at once.
//! - **A text with parameters of other types** is another prepared statement.
//! - **Errors** are the same as on every database, with the columns of a violated constraint and without any value.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod array;
mod bind;
mod cancel;
mod cell;
mod command;
mod connector;
mod constraint;
mod database;
mod driver;
mod error;
mod lease;
mod moment;
mod numeric;
mod oid;
mod pinned;
mod pool;
mod row;
mod session;
mod texts;
mod transaction;
mod url;

pub use driver::{PostgresDriver, connect};
