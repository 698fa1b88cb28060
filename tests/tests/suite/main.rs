//! What Squall promises, on every backend.

#![allow(clippy::unwrap_used, missing_docs, unreachable_pub, dead_code)]
#![allow(clippy::modulo_one, reason = "the operator is SQL's")]

mod compose;
mod declared;
mod errors;
mod found;
mod functions;
mod prepared;
mod properties;
mod schema;
mod select;
mod settings;
mod sql;
mod stream;
mod transactions;
mod types;
mod write;
