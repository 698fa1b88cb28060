//! The query tree: plain data that typed builders make and dialects print.

mod children;
mod conflict;
mod expr;
mod function;
mod grouping;
mod lock;
mod query;
mod rename;
mod row;
mod select;
mod statement;
mod window;
mod write;

pub use conflict::{ConflictAction, ConflictTarget, EXCLUDED, OnConflict};
pub use expr::{
    Between, Binary, BinaryOp, Case, Collate, ColumnRef, Expr, InList, IsNull, Like, Match, MatchKind, Part,
    RawSql, RawText, Unary, UnaryOp,
};
pub use function::{Aggregate, AggregateFunction, DatePart, Function, FunctionCall, Joined, TimeUnit};
pub use grouping::{GroupingKind, GroupingSets};
pub use lock::{Lock, LockStrength, LockWait};
pub(crate) use query::each_column;
pub use query::{Ask, Cte, Derived, ElementKind, Elements, Query, SetOp, SetOperation, Subquery, Values};
pub(crate) use rename::Rename;
pub use row::{RowTest, RowWith};
pub use select::{Direction, Join, JoinKind, Nulls, OrderTerm, Select, SelectItem, TableRef};
pub use statement::Statement;
pub use window::{
    Exclude, Frame, FrameBound, FrameUnit, Window, WindowCall, WindowFunction, WindowFunctionCall, Windowed,
};
pub use write::{Assigned, Assignment, Delete, Insert, InsertQuery, ROWS, Update, UpdateRows};
