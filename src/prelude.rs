//! All that a program that queries needs: `use squall::prelude::*;`

pub use squall_core::{
    Collation, Db, DbType, Error, Executor, Json, Table, Transaction,
    query::{
        Expression, Queryable, TimeUnit, abs, add_days, add_months, add_time, add_years, all, any,
        array_append, array_contained_by, array_contains, array_length, array_overlaps, avg, avg_distinct,
        bool_and, bool_or, case, ceil, coalesce, concat, count, count_all, count_distinct, date_trunc, day,
        day_of_week, day_of_year, delete, diff, epoch, eq_any, eq_ignore_case, exists, exp, floor, greatest,
        hour, insert, least, left, length, ln, lower, lpad, ltrim, ltrim_chars, max, microsecond, min,
        minute, month, not_exists, now, nullif, position, power, quarter, raw, recursive, recursive_all,
        repeat, replace, reverse, right, round, round_to, rpad, rtrim, rtrim_chars, scalar, second, select,
        sign, split_part, sqrt, string_agg, substring, substring_from, sum, sum_distinct, today, trim,
        trim_chars, trunc, update, upper, val, values, week, year,
    },
};
pub use squall_macros::{DbEnum, DbType, Projection, Table, View, alias, schema};
