//! All that a program that queries needs: `use squall::prelude::*;`

pub use squall_core::{
    Collation, Db, DbType, Error, Executor, Json, Keyed, Table, Transaction,
    query::{
        AssertSqlSafe, Explain, ExprOf, Expression, Over, Param, Predicate, Prepared, PreparedWrite,
        Queryable, TimeUnit, abs, add_days, add_months, add_time, add_years, all_of, any_of, array_append,
        array_contained_by, array_contains, array_length, array_overlaps, avg, avg_distinct, bool_and,
        bool_or, case, ceil, coalesce, concat, count, count_all, count_distinct, cume_dist, current_row,
        date_trunc, day, day_of_week, day_of_year, delete, dense_rank, diff, epoch, eq_any, eq_ignore_case,
        excluded, exists, exp, first_value, floor, following, greatest, hour, insert, json_elements,
        json_members, lag, last_value, lead, least, left, length, ln, lower, lpad, ltrim, ltrim_chars, max,
        microsecond, min, minute, month, not_exists, now, nth_value, ntile, nullif, percent_rank, position,
        power, preceding, prepare, quarter, rank, raw, recursive, recursive_all, repeat, replace, reverse,
        right, round, round_to, row, row_number, rpad, rtrim, rtrim_chars, scalar, second, select, sign,
        split_part, sqrt, stddev_pop, stddev_samp, string_agg, string_agg_distinct, substring,
        substring_from, sum, sum_distinct, today, trim, trim_chars, trunc, unbounded_following,
        unbounded_preceding, unnest, update, upper, val, values, var_pop, var_samp, week, window, year,
    },
    relation::PreparedNested,
};
pub use squall_macros::{DbEnum, DbType, Projection, Shape, Table, View, alias, schema, sql};
