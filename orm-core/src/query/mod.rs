//! The typed builders: expressions, and the statements made of them.

mod aggregate;
mod array;
mod case;
mod column;
mod condition;
mod conflict;
mod delete;
mod expression;
mod function;
mod identity;
mod insert;
mod list;
mod operand;
mod operator;
mod order;
mod plan;
mod projection;
mod raw;
mod run;
mod scope;
mod select;
mod update;
mod update_rows;
mod upsert;
mod write;

pub use crate::ast::TimeUnit;
pub use aggregate::{
    Average, Summable, avg, avg_distinct, bool_and, bool_or, count, count_all, count_distinct, max, min,
    string_agg, sum, sum_distinct,
};
pub use array::{array_append, array_contained_by, array_contains, array_length, array_overlaps, eq_any};
pub use case::{Branch, Case, CaseStart, case};
pub use column::Column;
pub use condition::Condition;
pub use conflict::{Excluded, OnConflict, excluded};
pub use delete::{Delete, delete};
pub use expression::{Boolean, Expr, Expression, Textual, val};
pub use function::{
    CastTo, Dated, Document, Exact, Float, Fractional, JsonPart, JsonPath, JsonStep, SkipsNull, TextList,
    Timed, abs, add_days, add_months, add_time, add_years, ceil, coalesce, concat, date_trunc, day,
    day_of_week, day_of_year, diff, epoch, eq_ignore_case, exp, floor, greatest, hour, least, left, length,
    ln, lower, lpad, ltrim, ltrim_chars, microsecond, minute, month, now, nullif, position, power, quarter,
    repeat, replace, reverse, right, round, round_to, rpad, rtrim, rtrim_chars, second, sign, split_part,
    sqrt, substring, substring_from, today, trim, trim_chars, trunc, upper, week, year,
};
pub use insert::{
    Cells, DoUpdate, Insert, InsertRow, InsertRows, Missing, NoUpdate, Provided, Set, insert, set_cell,
};
pub use list::ExprList;
pub use operand::{Assign, AssignableTo, Operand, Present};
pub use operator::{Numeric, Term};
pub use order::{Order, OrderList};
pub use projection::{FromRow, NoReturning, Project, Projection};
pub use raw::{AssertSqlSafe, Raw, RawBind, SqlText, raw};
pub use run::Sql;
pub use scope::{At, Cons, Find, Here, In, MakeOuter, Nil, Nullability, Of, Outer, Plain, There, Total};
pub use select::{Select, select};
pub use update::{Patch, Update, update};
pub use update_rows::{RowKey, UpdateRows};
pub use write::{AllRows, Filtered, Scoped, Unfiltered, Write, WriteAst};
