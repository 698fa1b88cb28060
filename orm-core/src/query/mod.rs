//! The typed builders: expressions, and the statements made of them.

mod aggregate;
mod array;
mod boxed;
mod case;
mod column;
mod column_list;
mod combined;
mod condition;
mod conflict;
mod count;
mod delete;
#[doc(hidden)]
pub mod dynamic;
mod elements;
mod explain;
mod expression;
mod from;
mod from_select;
mod function;
mod grouping;
mod identity;
mod insert;
mod keyset;
mod lateral;
mod list;
mod locking;
mod operand;
mod operator;
mod order;
mod page;
mod plan;
mod prepare;
mod projection;
mod queryable;
mod raw;
mod row;
mod row_count;
mod run;
mod scope;
mod seen;
mod select;
mod stale;
mod subquery;
mod tables;
mod update;
mod update_rows;
mod upsert;
mod value_list;
mod window;
mod write;

pub use crate::ast::TimeUnit;
pub use aggregate::{
    Aggregate, Average, Framed, OverFrames, Summable, Whole, avg, avg_distinct, bool_and, bool_or, count,
    count_all, count_distinct, max, min, stddev_pop, stddev_samp, string_agg, string_agg_distinct, sum,
    sum_distinct, var_pop, var_samp,
};
pub use array::{array_append, array_contained_by, array_contains, array_length, array_overlaps, eq_any};
pub use boxed::BoxedQuery;
pub use case::{Branch, Case, CaseStart, case};
pub use column::Column;
pub use column_list::{ColumnList, StorableIn};
pub use combined::Combined;
pub use condition::{Condition, JoinCondition, all_of, any_of};
pub(crate) use condition::{add_condition, chain};
pub use conflict::{Excluded, OnConflict, excluded};
pub(crate) use count::{count as count_rows, exists as any_row};
pub use delete::{Delete, Deletion, delete};
pub use elements::{ElementFields, JsonElementFields, MemberFields, json_elements, json_members, unnest};
pub use explain::Explain;
pub use expression::{Boolean, Expr, Expression, Textual, val};
pub use from::{Cte, Derivation, FromItem, Recursion, Stored, TableItem, recursive, recursive_all, values};
pub use function::{
    CastTo, Dated, Document, Exact, Float, Fractional, JsonPart, JsonPath, JsonStep, SkipsNull, TextList,
    Timed, abs, add_days, add_months, add_time, add_years, ceil, coalesce, concat, date_trunc, day,
    day_of_week, day_of_year, diff, epoch, eq_ignore_case, exp, floor, greatest, hour, least, left, length,
    ln, lower, lpad, ltrim, ltrim_chars, microsecond, minute, month, now, nullif, position, power, quarter,
    repeat, replace, reverse, right, round, round_to, rpad, rtrim, rtrim_chars, second, sign, split_part,
    sqrt, substring, substring_from, today, trim, trim_chars, trunc, upper, week, year,
};
pub use grouping::{
    GroupList, Grouped, GroupingSet, GroupingSetList, GroupingSets, cube, grouping, grouping_sets, rollup,
};
pub(crate) use identity::identity;
pub use insert::{
    Cells, DoUpdate, Insert, InsertRow, InsertRows, Missing, NoUpdate, Provided, Set, insert, set_cell,
    write_row,
};
pub use keyset::{Cursor, Keyset, KeysetPage};
pub(crate) use keyset::{Edges, Ends, fetch_keyset, plan as plan_keyset, read_as};
pub use list::ExprList;
pub use operand::{Assign, AssignableTo, Operand, Present};
pub use operator::{Numeric, Term};
pub use order::{Order, OrderList};
pub use page::{Page, Paged};
pub(crate) use page::{fetch_page, limit_to_page, plan as plan_page, select_of};
pub(crate) use prepare::Inner as PreparedInner;
pub use prepare::{Argument, Arguments, Build, Param, Preparable, Prepared, PreparedWrite, Values, prepare};
pub use projection::{FieldOf, FromRow, NoReturning, Project, Projection};
pub use queryable::Queryable;
pub use raw::{AssertSqlSafe, Made, Raw, RawBind, RawBuilder, Typed, Written, raw};
pub use row::{AmongRows, RowExprs, RowOperand, RowValue, row};
pub use row_count::RowCount;
pub(crate) use run::to_sql;
pub use run::{Fetch, Kind, Many, One, Optional, RowStream, Sql};
pub use scope::{
    At, Cons, Correlated, Find, Here, In, MakeOuter, Nil, Nullability, Of, Outer, Outside, Pair, Plain, Same,
    Standalone, There, Total, Within,
};
pub use select::{NoFrom, Select, select};
pub use subquery::{Quantified, all, any, exists, not_exists, scalar};
pub use tables::{ExprOf, Member, Over, Predicate, Tables};
pub use update::{Patch, Update, update};
pub use update_rows::UpdateRows;
pub use value_list::ValueList;
pub use window::{
    Bound, Counted, FrameOffset, HasWindow, Shifted, Window, WindowFunction, cume_dist, current_row,
    dense_rank, first_value, following, lag, last_value, lead, nth_value, ntile, percent_rank, preceding,
    rank, row_number, unbounded_following, unbounded_preceding, window,
};
pub use write::{AllRows, Filtered, Scoped, Unfiltered, Write, WriteAst};
