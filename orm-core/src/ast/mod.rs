//! The query tree: plain data that typed builders make and dialects print.

mod conflict;
mod expr;
mod function;
mod select;
mod statement;
mod write;

pub use conflict::{ConflictAction, ConflictTarget, EXCLUDED, OnConflict};
pub use expr::{
    Between, Binary, BinaryOp, Case, ColumnRef, Expr, InList, IsNull, Like, Match, MatchKind, Part, RawSql,
    Unary, UnaryOp,
};
pub use function::{Aggregate, AggregateFunction, DatePart, Function, FunctionCall, Joined, TimeUnit};
pub use select::{Direction, Join, JoinKind, Nulls, OrderTerm, Select, SelectItem, TableRef};
pub use statement::Statement;
pub use write::{Assigned, Assignment, Delete, Insert, Update, UpdateRows};
