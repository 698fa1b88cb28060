//! All that a program that queries needs: `use squall::prelude::*;`

pub use squall_core::{
    Db, DbType, Error, Executor, Json, Table, Transaction,
    query::{
        Expression, abs, avg, coalesce, concat, count, count_all, count_distinct, day, delete, insert,
        length, lower, max, min, month, raw, select, sum, update, upper, val, year,
    },
};
pub use squall_macros::{DbEnum, DbType, Table, alias, schema};
