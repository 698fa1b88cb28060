//! All that a program that queries needs: `use squall::prelude::*;`

pub use squall_core::{
    Db, DbType, Error, Executor, Json, Table, Transaction,
    query::{
        Expression, TimeUnit, abs, add_days, add_months, add_time, add_years, array_append,
        array_contained_by, array_contains, array_length, array_overlaps, avg, avg_distinct, bool_and,
        bool_or, case, ceil, coalesce, concat, count, count_all, count_distinct, date_trunc, day,
        day_of_week, day_of_year, delete, diff, epoch, eq_any, eq_ignore_case, excluded, exp, floor,
        greatest, hour, insert, least, left, length, ln, lower, lpad, ltrim, ltrim_chars, max, microsecond,
        min, minute, month, now, nullif, position, power, quarter, raw, repeat, replace, reverse, right,
        round, round_to, rpad, rtrim, rtrim_chars, second, select, sign, split_part, sqrt, string_agg,
        substring, substring_from, sum, sum_distinct, today, trim, trim_chars, trunc, update, upper, val,
        week, year,
    },
};
pub use squall_macros::{DbEnum, DbType, Table, alias, schema};
