//! Squall: one schema, one query, one answer on SQLite and on Postgres.

mod connect;
pub mod postgres;
pub mod prelude;

pub use connect::connect;
pub use squall_core::query::{
    AssertSqlSafe, Explain, Param, Prepared, PreparedWrite, TimeUnit, abs, add_days, add_months, add_time,
    add_years, all, all_of, any, any_of, array_append, array_contained_by, array_contains, array_length,
    array_overlaps, avg, avg_distinct, bool_and, bool_or, case, ceil, coalesce, concat, count, count_all,
    count_distinct, cume_dist, current_row, date_trunc, day, day_of_week, day_of_year, delete, dense_rank,
    diff, epoch, eq_any, eq_ignore_case, excluded, exists, exp, first_value, floor, following, greatest,
    hour, insert, json_elements, json_members, lag, last_value, lead, least, left, length, ln, lower, lpad,
    ltrim, ltrim_chars, max, microsecond, min, minute, month, not_exists, now, nth_value, ntile, nullif,
    percent_rank, position, power, preceding, prepare, quarter, rank, raw, recursive, recursive_all, repeat,
    replace, reverse, right, round, round_to, row, row_number, rpad, rtrim, rtrim_chars, scalar, second,
    select, sign, split_part, sqrt, stddev_pop, stddev_samp, string_agg, string_agg_distinct, substring,
    substring_from, sum, sum_distinct, today, trim, trim_chars, trunc, unbounded_following,
    unbounded_preceding, unnest, update, upper, val, values, var_pop, var_samp, week, window, year,
};
#[doc(inline)]
pub use squall_core::*;
pub use squall_macros::{DbEnum, DbType, Projection, Shape, Table, View, alias, schema, sql};

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
