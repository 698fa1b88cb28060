//! What writes, transactions and mistakes do, on every backend.

#![allow(clippy::unwrap_used, missing_docs, unreachable_pub, dead_code)]
#![allow(clippy::modulo_one, reason = "the operator is SQL's")]

mod declared;
mod errors;
mod found;
mod settings;
mod transactions;
mod write;
