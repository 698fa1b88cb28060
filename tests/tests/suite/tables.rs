//! What tables keep and give back, on every backend.

#![allow(clippy::unwrap_used, missing_docs, unreachable_pub, dead_code)]
#![allow(clippy::modulo_one, reason = "the operator is SQL's")]

mod properties;
mod schema;
mod types;
