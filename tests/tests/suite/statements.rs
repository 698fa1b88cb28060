//! Statements as a whole: composed, along relations, prepared, streamed, and as text.

#![allow(clippy::unwrap_used, missing_docs, unreachable_pub, dead_code)]
#![allow(clippy::modulo_one, reason = "the operator is SQL's")]

mod comments;
mod compose;
mod explain;
mod prepared;
mod raw;
mod relation;
mod sql;
mod stream;
