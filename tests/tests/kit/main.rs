//! Migrations: from any schema to any other, on every backend, with rows.

#![allow(clippy::unwrap_used, clippy::print_stdout, dead_code, unreachable_pub)]

mod changes;
mod kill;
mod locks;
mod objects;
mod property;
mod rebuild;
mod reset;
mod runner;
mod script;
mod seed;
mod story;
mod support;
