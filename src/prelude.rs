//! All that a program that queries needs: `use squall::prelude::*;`

pub use squall_core::{
    Db, DbType, Error, Executor, Json, Table, Transaction,
    query::{
        Expression, abs, array_append, array_contained_by, array_contains, array_length, array_overlaps, avg,
        coalesce, concat, count, count_all, count_distinct, day, delete, eq_any, insert, length, lower, max,
        min, month, raw, select, sum, update, upper, val, year,
    },
};
pub use squall_macros::{DbEnum, DbType, Table, alias, schema};
