//! Functions of one row.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::{Expr, Expression, Numeric, Operand, Textual, Total};
use crate::{
    ast::{self, Function, FunctionCall},
    types::{DbType, Scalar, SqlType},
};

fn call<S, T>(function: Function, args: Vec<ast::Expr>, ty: SqlType) -> Expr<S, T> {
    Expr::new(ast::Expr::Function(Box::new(FunctionCall { function, args, ty })))
}

type Base<E> = <<E as Expression>::Type as DbType>::Base;

/// `coalesce(expr, otherwise)`: `expr`, or `otherwise` where it is NULL, also where an outer join left its table out.
pub fn coalesce<E: Expression, R: Operand<Base<E>>>(
    expr: E,
    otherwise: R,
) -> Expr<(Total<E::Sources>, R::Sources), R::Type> {
    let ty = expr.sql_type().unsized_type();
    let args = vec![expr.into_ast(), otherwise.into_operand(ty.clone())];
    call(Function::Coalesce, args, ty)
}

/// `lower(expr)`: in lower case, of all Unicode.
pub fn lower<E: Expression<Type: Textual>>(expr: E) -> Expr<E::Sources, E::Type> {
    call(Function::Lower, vec![expr.into_ast()], SqlType::TEXT)
}

/// `upper(expr)`: in upper case, of all Unicode.
pub fn upper<E: Expression<Type: Textual>>(expr: E) -> Expr<E::Sources, E::Type> {
    call(Function::Upper, vec![expr.into_ast()], SqlType::TEXT)
}

/// `length(expr)`: how many characters (Unicode code points) it has.
pub fn length<E: Expression<Type: Textual>>(expr: E) -> Expr<E::Sources, <E::Type as DbType>::Through<i32>> {
    call(Function::Length, vec![expr.into_ast()], SqlType::Integer)
}

/// `concat(..)`: texts one after the other; a NULL counts as empty.
pub fn concat<L: TextList>(texts: L) -> Expr<Total<L::Sources>, String> {
    let mut args = Vec::new();
    texts.push(&mut args);
    call(Function::Concat, args, SqlType::TEXT)
}

/// Texts in a row: a tuple of values, columns and expressions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of texts",
    label = "expected a tuple of texts, such as `(User::first_name, \" \", User::last_name)`"
)]
pub trait TextList {
    /// The tables that they mention.
    type Sources;

    /// Appends their trees.
    fn push(self, list: &mut Vec<ast::Expr>);
}

macro_rules! tuple {
    ($(($name:ident $index:ident))+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<$($name: Operand<String>),+> TextList for ($($name,)+) {
            type Sources = crate::tuples::nest!($($name::Sources),+);

            fn push(self, list: &mut Vec<ast::Expr>) {
                let ($($name,)+) = self;
                $(list.push($name.into_operand(SqlType::TEXT));)+
            }
        }
    };
}

crate::tuples::each!(tuple);

/// `abs(expr)`: without its sign.
pub fn abs<E: Expression<Type: DbType<Base: Numeric>>>(expr: E) -> Expr<E::Sources, E::Type> {
    let ty = expr.sql_type().unsized_type();
    call(Function::Abs, vec![expr.into_ast()], ty)
}

/// A type with a calendar date in it.
#[diagnostic::on_unimplemented(message = "`{Self}` has no date", label = "expected a date or a timestamp")]
pub trait Dated: Scalar {}

impl Dated for NaiveDate {}
impl Dated for NaiveDateTime {}
impl Dated for DateTime<Utc> {}

fn date_part<E: Expression<Type: DbType<Base: Dated>>, T>(part: Function, expr: E) -> Expr<E::Sources, T> {
    call(part, vec![expr.into_ast()], SqlType::Integer)
}

/// The year of a date or timestamp (of an instant: in UTC).
pub fn year<E: Expression<Type: DbType<Base: Dated>>>(
    expr: E,
) -> Expr<E::Sources, <E::Type as DbType>::Through<i32>> {
    date_part(Function::Year, expr)
}

/// The month of a date or timestamp, from 1 (of an instant: in UTC).
pub fn month<E: Expression<Type: DbType<Base: Dated>>>(
    expr: E,
) -> Expr<E::Sources, <E::Type as DbType>::Through<i32>> {
    date_part(Function::Month, expr)
}

/// The day of the month of a date or timestamp, from 1 (of an instant: in UTC).
pub fn day<E: Expression<Type: DbType<Base: Dated>>>(
    expr: E,
) -> Expr<E::Sources, <E::Type as DbType>::Through<i32>> {
    date_part(Function::Day, expr)
}
