//! SQLite's driver, through rusqlite with a bundled SQLite.
//!
//! It runs text with parameters, reads the rows where SQLite has them, and turns SQLite's errors into ours.

mod array;
mod bind;
mod clock;
mod constraint;
mod driver;
mod error;
mod functions;
mod json;
mod numeric;
mod open;
mod parse;
mod patience;
mod pinned;
mod pool;
mod row;
mod run;
mod session;
mod settings;
mod snapshot;
mod stream;
mod transaction;
mod url;

pub use driver::{SqliteDriver, connect};
