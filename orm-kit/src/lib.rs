//! Migrations for Squall: the schema is said once, in Rust, and the kit writes what changes a database to it.
//!
//! A [`Schema`] is made of the tables of `schema![..]`, and of what tables are not: views, triggers, functions, policies and
//! extensions, each with its own text.
//!
//! ```
//! use squall::prelude::*;
//! use squall_kit::Schema;
//!
//! #[derive(Table)]
//! struct User {
//!     #[column(primary_key, auto)]
//!     id: i64,
//!     email: String,
//! }
//!
//! let schema = Schema::from(schema![User]);
//! assert!(schema.table("users").is_some());
//! ```
//!
//! The way of a change: two schemas -> [`diff`], typed -> [`plan`], steps of one database -> [`script`], a file -> [`runner`].
//! [`main()`] is the command line of a project's own program; a program that only applies its migrations turns the feature
//! `cli` off, and calls [`migrate`] with [`embed_migrations!`].

pub mod baseline;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diff;
pub mod drift;
mod error;
pub mod generate;
pub mod guard;
pub mod introspect;
pub mod lint;
mod merge;
pub mod model;
pub mod plan;
pub mod project;
pub mod pull;
pub mod push;
pub mod reset;
pub mod runner;
pub mod script;
#[cfg(feature = "seed")]
pub mod seed;
pub mod snapshot;
pub mod verify;

#[cfg(feature = "cli")]
pub use cli::{Kit, main};
pub use error::{Error, Result};
pub use model::{Object, ObjectKind, Schema};
pub use project::Migration;
pub use runner::{MigrateOptions, migrate};
pub use squall_macros::embed_migrations;

#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../../docs/migrations.md")]
    mod migrations {}

    #[doc = include_str!("../../docs/pull.md")]
    mod pull {}

    #[cfg(feature = "seed")]
    #[doc = include_str!("../../docs/seed.md")]
    mod seed {}
}
