//! Squall: one schema, one query, one answer on SQLite and on Postgres.

mod connect;
pub mod prelude;

pub use connect::connect;
pub use squall_core::query::{
    TimeUnit, abs, add_days, add_months, add_time, add_years, array_append, array_contained_by,
    array_contains, array_length, array_overlaps, avg, avg_distinct, bool_and, bool_or, case, ceil, coalesce,
    concat, count, count_all, count_distinct, date_trunc, day, day_of_week, day_of_year, delete, diff, epoch,
    eq_any, eq_ignore_case, excluded, exp, floor, greatest, hour, insert, least, left, length, ln, lower,
    lpad, ltrim, ltrim_chars, max, microsecond, min, minute, month, now, nullif, position, power, quarter,
    raw, repeat, replace, reverse, right, round, round_to, rpad, rtrim, rtrim_chars, second, select, sign,
    split_part, sqrt, string_agg, substring, substring_from, sum, sum_distinct, today, trim, trim_chars,
    trunc, update, upper, val, week, year,
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
