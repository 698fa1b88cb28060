//! Squall: one schema, one query, one answer on SQLite and on Postgres.

mod connect;
pub mod prelude;

pub use connect::connect;
pub use squall_core::query::{
    abs, array_append, array_contained_by, array_contains, array_length, array_overlaps, avg, coalesce,
    concat, count, count_all, count_distinct, day, delete, eq_any, insert, length, lower, max, min, month,
    raw, select, sum, update, upper, val, year,
};
#[doc(inline)]
pub use squall_core::*;
pub use squall_macros::{DbEnum, DbType, Table, alias, schema};

#[doc(hidden)]
pub use squall_core as __core;

/// The SQL of Postgres, for `to_sql`.
#[cfg(feature = "postgres")]
pub use squall_dialect_postgres::POSTGRES;
/// The SQL of SQLite, for `to_sql`.
#[cfg(feature = "sqlite")]
pub use squall_dialect_sqlite::SQLITE;

#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../README.md")]
    mod readme {}

    #[doc = include_str!("../docs/guide.md")]
    mod guide {}
}
