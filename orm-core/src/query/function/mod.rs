//! Functions of one row, by theme. Each is NULL where an argument is, unless it says otherwise.

mod cast;
mod conditional;
mod date;
mod json;
mod number;
mod text;

pub use cast::CastTo;
pub use conditional::{SkipsNull, coalesce, greatest, least, nullif};
pub use date::{
    Dated, Timed, add_days, add_months, add_time, add_years, date_trunc, day, day_of_week, day_of_year, diff,
    epoch, hour, microsecond, minute, month, now, quarter, second, today, week, year,
};
pub use json::{Document, JsonPart, JsonPath, JsonStep};
pub(super) use json::{contains, get, has_key, keys, length as json_length, remove, set, type_name};
pub use number::{
    Exact, Float, Fractional, abs, ceil, exp, floor, ln, power, round, round_to, sign, sqrt, trunc,
};
pub use text::{
    TextList, concat, eq_ignore_case, left, length, lower, lpad, ltrim, ltrim_chars, position, repeat,
    replace, reverse, right, rpad, rtrim, rtrim_chars, split_part, substring, substring_from, trim,
    trim_chars, upper,
};

pub(super) use cast::cast;

use super::{Expr, Expression};
use crate::{
    ast::{self, Function, FunctionCall},
    types::{DbType, SqlType},
    value::Value,
};

type Base<E> = <<E as Expression>::Type as DbType>::Base;
/// `T`, nullable where `A` is.
type Via<A, T> = <A as DbType>::Through<T>;
/// The result of a function of one argument.
type Of<E, T> = Expr<<E as Expression>::Sources, Via<<E as Expression>::Type, T>>;

fn call<S, T>(function: Function, args: Vec<ast::Expr>, ty: SqlType) -> Expr<S, T> {
    Expr::new(ast::Expr::Function(Box::new(FunctionCall { function, args, ty })))
}

/// A constant that is less than `least` is refused before anything is sent; an expression, by the database.
fn at_least(number: ast::Expr, least: i32, what: &str) -> ast::Expr {
    match number {
        ast::Expr::Bind(Value::Integer(it), ty) if it < least => {
            ast::Expr::Bind(Value::Invalid(format!("{what} may not be less than {least}")), ty)
        }
        number => number,
    }
}
