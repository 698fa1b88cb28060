//! Functions of text. Characters are Unicode code points: an accent that is combined counts by itself.

use super::{super::Total, Of, Via, at_least, call};
use crate::{
    ast::{self, BinaryOp, Function},
    query::{Expr, Expression, Operand, Textual},
    types::SqlType,
    value::Value,
};

/// `lower(expr)`: in lower case, of all Unicode.
pub fn lower<E: Expression<Type: Textual>>(expr: E) -> Expr<E::Sources, E::Type> {
    call(Function::Lower, vec![expr.into_ast()], SqlType::TEXT)
}

/// `upper(expr)`: in upper case, of all Unicode.
pub fn upper<E: Expression<Type: Textual>>(expr: E) -> Expr<E::Sources, E::Type> {
    call(Function::Upper, vec![expr.into_ast()], SqlType::TEXT)
}

/// `lower(expr) = lower(other)`: whether two texts are equal but for upper and lower case, of all Unicode.
///
/// An index over `lower(expr)` can serve it. `ß` is not `SS`: only what has the same lower case is equal.
pub fn eq_ignore_case<E: Expression<Type: Textual>, R: Operand<String>>(
    expr: E,
    other: R,
) -> Expr<(E::Sources, R::Sources), Via<E::Type, Via<R::Type, bool>>> {
    let lower = |text| {
        let call = ast::FunctionCall { function: Function::Lower, args: vec![text], ty: SqlType::TEXT };
        ast::Expr::Function(Box::new(call))
    };
    let (left, right) = (lower(expr.into_ast()), lower(other.into_operand(SqlType::TEXT)));
    Expr::new(ast::Expr::binary(BinaryOp::Eq, left, right, SqlType::Boolean))
}

/// `length(expr)`: how many characters (Unicode code points) it has.
pub fn length<E: Expression<Type: Textual>>(expr: E) -> Of<E, i32> {
    call(Function::Length, vec![expr.into_ast()], SqlType::Integer)
}

/// `substr(expr, start, length)`: `length` characters from the `start`th on, counted from 1; fewer where there are no more.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) where `start` is less than 1 or `length` is negative.
///
/// ```
/// use squall_core::query::{substring, val};
/// let _bcd = substring(val("abcdef".to_owned()), 2, 3);
/// ```
pub fn substring<E: Expression<Type: Textual>, N: Operand<i32>, L: Operand<i32>>(
    expr: E,
    start: N,
    length: L,
) -> Expr<(E::Sources, (N::Sources, L::Sources)), Via<E::Type, Via<N::Type, Via<L::Type, String>>>> {
    let start = at_least(start.into_operand(SqlType::Integer), 1, "the start of a substring");
    let length = at_least(length.into_operand(SqlType::Integer), 0, "the length of a substring");
    call(Function::Substring, vec![expr.into_ast(), start, length], SqlType::TEXT)
}

/// `substr(expr, start)`: the characters from the `start`th on, counted from 1.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) where `start` is less than 1.
pub fn substring_from<E: Expression<Type: Textual>, N: Operand<i32>>(
    expr: E,
    start: N,
) -> Expr<(E::Sources, N::Sources), Via<E::Type, Via<N::Type, String>>> {
    let start = at_least(start.into_operand(SqlType::Integer), 1, "the start of a substring");
    call(Function::Substring, vec![expr.into_ast(), start], SqlType::TEXT)
}

/// `substr(expr, 1, length)`: the first characters.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) where `length` is negative.
pub fn left<E: Expression<Type: Textual>, L: Operand<i32>>(
    expr: E,
    length: L,
) -> Expr<(E::Sources, L::Sources), Via<E::Type, Via<L::Type, String>>> {
    let start = ast::Expr::Bind(Value::Integer(1), SqlType::Integer);
    let length = at_least(length.into_operand(SqlType::Integer), 0, "the length of a substring");
    call(Function::Substring, vec![expr.into_ast(), start, length], SqlType::TEXT)
}

/// `right(expr, length)`: the last characters.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) where `length` is negative.
pub fn right<E: Expression<Type: Textual>, L: Operand<i32>>(
    expr: E,
    length: L,
) -> Expr<(E::Sources, L::Sources), Via<E::Type, Via<L::Type, String>>> {
    let length = at_least(length.into_operand(SqlType::Integer), 0, "the length of a substring");
    call(Function::Right, vec![expr.into_ast(), length], SqlType::TEXT)
}

/// `trim(expr)`: without the spaces (U+0020, and no other white space) at either end.
pub fn trim<E: Expression<Type: Textual>>(expr: E) -> Expr<E::Sources, E::Type> {
    trimmed(Function::Trim, expr, " ")
}

/// `ltrim(expr)`: without the spaces (U+0020) at its start.
pub fn ltrim<E: Expression<Type: Textual>>(expr: E) -> Expr<E::Sources, E::Type> {
    trimmed(Function::TrimStart, expr, " ")
}

/// `rtrim(expr)`: without the spaces (U+0020) at its end.
pub fn rtrim<E: Expression<Type: Textual>>(expr: E) -> Expr<E::Sources, E::Type> {
    trimmed(Function::TrimEnd, expr, " ")
}

/// `trim(expr, characters)`: without any of these characters at either end.
pub fn trim_chars<E: Expression<Type: Textual>, C: Operand<String>>(
    expr: E,
    characters: C,
) -> Expr<(E::Sources, C::Sources), Via<E::Type, Via<C::Type, String>>> {
    trimmed(Function::Trim, expr, characters)
}

/// `ltrim(expr, characters)`: without any of these characters at its start.
pub fn ltrim_chars<E: Expression<Type: Textual>, C: Operand<String>>(
    expr: E,
    characters: C,
) -> Expr<(E::Sources, C::Sources), Via<E::Type, Via<C::Type, String>>> {
    trimmed(Function::TrimStart, expr, characters)
}

/// `rtrim(expr, characters)`: without any of these characters at its end.
pub fn rtrim_chars<E: Expression<Type: Textual>, C: Operand<String>>(
    expr: E,
    characters: C,
) -> Expr<(E::Sources, C::Sources), Via<E::Type, Via<C::Type, String>>> {
    trimmed(Function::TrimEnd, expr, characters)
}

fn trimmed<E: Expression, C: Operand<String>, S, T>(
    function: Function,
    expr: E,
    characters: C,
) -> Expr<S, T> {
    call(function, vec![expr.into_ast(), characters.into_operand(SqlType::TEXT)], SqlType::TEXT)
}

/// `replace(expr, from, to)`: with each `from` replaced by `to`, letter for letter; an empty `from` replaces nothing.
pub fn replace<E: Expression<Type: Textual>, F: Operand<String>, R: Operand<String>>(
    expr: E,
    from: F,
    to: R,
) -> Expr<(E::Sources, (F::Sources, R::Sources)), Via<E::Type, Via<F::Type, Via<R::Type, String>>>> {
    let args = vec![expr.into_ast(), from.into_operand(SqlType::TEXT), to.into_operand(SqlType::TEXT)];
    call(Function::Replace, args, SqlType::TEXT)
}

/// `strpos(expr, sought)`: where `sought` stands first, counted from 1; 0 where it does not, and 1 where it is empty.
pub fn position<E: Expression<Type: Textual>, R: Operand<String>>(
    expr: E,
    sought: R,
) -> Expr<(E::Sources, R::Sources), Via<E::Type, Via<R::Type, i32>>> {
    let args = vec![expr.into_ast(), sought.into_operand(SqlType::TEXT)];
    call(Function::Position, args, SqlType::Integer)
}

/// `split_part(expr, separator, place)`: the part at `place`, counted from 1, of what stands between the separators.
///
/// It is empty where there is no such part; with an empty separator the whole text is the first part.
///
/// # Errors
/// [`Error::InvalidValue`](crate::Error::InvalidValue) where `place` is less than 1.
pub fn split_part<E: Expression<Type: Textual>, R: Operand<String>, N: Operand<i32>>(
    expr: E,
    separator: R,
    place: N,
) -> Expr<(E::Sources, (R::Sources, N::Sources)), Via<E::Type, Via<R::Type, Via<N::Type, String>>>> {
    let place = at_least(place.into_operand(SqlType::Integer), 1, "the place of a part");
    let args = vec![expr.into_ast(), separator.into_operand(SqlType::TEXT), place];
    call(Function::SplitPart, args, SqlType::TEXT)
}

/// `lpad(expr, length, filling)`: at its start filled up to so many characters, or cut to them at its end.
///
/// A length of less than 1 gives the empty text; an empty `filling` fills nothing.
pub fn lpad<E: Expression<Type: Textual>, N: Operand<i32>, F: Operand<String>>(
    expr: E,
    length: N,
    filling: F,
) -> Expr<(E::Sources, (N::Sources, F::Sources)), Via<E::Type, Via<N::Type, Via<F::Type, String>>>> {
    padded(Function::PadStart, expr, length, filling)
}

/// `rpad(expr, length, filling)`: at its end filled up to so many characters, or cut to them.
///
/// A length of less than 1 gives the empty text; an empty `filling` fills nothing.
pub fn rpad<E: Expression<Type: Textual>, N: Operand<i32>, F: Operand<String>>(
    expr: E,
    length: N,
    filling: F,
) -> Expr<(E::Sources, (N::Sources, F::Sources)), Via<E::Type, Via<N::Type, Via<F::Type, String>>>> {
    padded(Function::PadEnd, expr, length, filling)
}

fn padded<E: Expression, N: Operand<i32>, F: Operand<String>, S, T>(
    function: Function,
    expr: E,
    length: N,
    filling: F,
) -> Expr<S, T> {
    let (length, filling) = (length.into_operand(SqlType::Integer), filling.into_operand(SqlType::TEXT));
    call(function, vec![expr.into_ast(), length, filling], SqlType::TEXT)
}

/// `repeat(expr, count)`: so many times one after the other; a count of less than 1 gives the empty text.
pub fn repeat<E: Expression<Type: Textual>, N: Operand<i32>>(
    expr: E,
    count: N,
) -> Expr<(E::Sources, N::Sources), Via<E::Type, Via<N::Type, String>>> {
    call(Function::Repeat, vec![expr.into_ast(), count.into_operand(SqlType::Integer)], SqlType::TEXT)
}

/// `reverse(expr)`: the characters (Unicode code points) from the last to the first.
pub fn reverse<E: Expression<Type: Textual>>(expr: E) -> Expr<E::Sources, E::Type> {
    call(Function::Reverse, vec![expr.into_ast()], SqlType::TEXT)
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
