//! Misuses that must not compile: the cases and their messages are in `ui/`.
//!
//! `TRYBUILD=overwrite cargo test -p squall-compile-fail` writes the messages anew.
