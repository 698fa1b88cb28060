//! What Squall promises, on every backend.

#![allow(clippy::unwrap_used, missing_docs, unreachable_pub, dead_code)]

mod errors;
mod properties;
mod schema;
mod select;
mod sql;
mod transactions;
mod types;
mod write;
