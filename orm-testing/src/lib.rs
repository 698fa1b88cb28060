//! A fresh database for each test, SQLite or Postgres, gone when the test ends.
//!
//! One body, one test per backend, each with a database of its own:
//!
//! ```
//! use squall::Db;
//! use squall_testing::on_every_backend;
//!
//! on_every_backend! {
//!     async fn starts_empty(db: Db) {
//!         // insert, select, assert: on SQLite in memory, on SQLite in a file, on Postgres
//!     }
//! }
//! # fn main() {}
//! ```
//!
//! [`TestDb`] is the same without the macro, [`TestDb::with_template`] makes the schema once and clones it for each
//! test, and [`PostgresServer`] is the server behind them, found in this order:
//!
//! 1. `SQUALL_TEST_POSTGRES_URL`, a server of yours; its role must be allowed to create databases;
//! 2. a container of `postgres:17`, or of the image in `SQUALL_TEST_POSTGRES_IMAGE`, if a Docker engine is running;
//! 3. a private cluster, made from the `initdb` and `postgres` installed on the machine.
//!
//! A server that was started here stops with the test process, however that ends. Postgres 15 or later.

#![forbid(unsafe_code)]

mod admin;
mod backend;
mod each;
mod error;
mod postgres;
mod server;
mod sqlite;
mod test_db;

pub use backend::Backend;
pub use each::for_each_backend;
pub use error::Error;
pub use server::{Origin, PostgresServer};
pub use test_db::TestDb;

/// What [`on_every_backend!`] expands to. Not part of the interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::each::{run, run_with_template};
}
