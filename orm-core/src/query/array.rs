//! Functions of arrays.

use super::{AssignableTo, Expr, Expression, Operand, Total};
use crate::{
    ast::{self, Function, FunctionCall},
    types::{Array, DbType, SqlType},
};

type Base<E> = <<E as Expression>::Type as DbType>::Base;
type Element<A> = <A as Array>::Element;
/// The type of a condition over `E` and `R`: nullable where one of them is.
type Compared<E, R> =
    <<E as Expression>::Type as DbType>::Through<<<R as Operand<Base<E>>>::Type as DbType>::Through<bool>>;

fn call<S, T>(function: Function, args: Vec<ast::Expr>, ty: SqlType) -> Expr<S, T> {
    Expr::new(ast::Expr::Function(Box::new(FunctionCall { function, args, ty })))
}

/// How many elements the array has; of an array of arrays, how many are in it in all: Postgres' `cardinality`.
pub fn array_length<E: Expression<Type: DbType<Base: Array>>>(
    array: E,
) -> Expr<E::Sources, <E::Type as DbType>::Through<i32>> {
    call(Function::ArrayLength, vec![array.into_ast()], SqlType::Integer)
}

/// The array with one more element at its end; a NULL counts as an empty array.
pub fn array_append<E, V>(array: E, value: V) -> Expr<(Total<E::Sources>, V::Sources), Base<E>>
where
    E: Expression<Type: DbType<Base: Array>>,
    V: Operand<<Element<Base<E>> as DbType>::Base, Type: AssignableTo<Element<Base<E>>>>,
{
    let ty = array.sql_type();
    let args = vec![array.into_ast(), value.into_operand(<Base<E> as Array>::ELEMENT.clone())];
    call(Function::ArrayAppend, args, ty)
}

fn compare<E, R, S, T>(function: Function, left: E, right: R) -> Expr<S, T>
where
    E: Expression,
    R: Operand<Base<E>>,
{
    let ty = left.sql_type();
    call(function, vec![left.into_ast(), right.into_operand(ty)], SqlType::Boolean)
}

/// Whether each element of `elements` is in the array too: `array @> elements`. A NULL element is in no array.
pub fn array_contains<E: Expression<Type: DbType<Base: Array>>, R: Operand<Base<E>>>(
    array: E,
    elements: R,
) -> Expr<(E::Sources, R::Sources), Compared<E, R>> {
    compare(Function::ArrayContains, array, elements)
}

/// Whether each element of the array is in `elements` too: `array <@ elements`.
pub fn array_contained_by<E: Expression<Type: DbType<Base: Array>>, R: Operand<Base<E>>>(
    array: E,
    elements: R,
) -> Expr<(E::Sources, R::Sources), Compared<E, R>> {
    compare(Function::ArrayContainedBy, array, elements)
}

/// Whether the two arrays have an element in common: `array && other`.
pub fn array_overlaps<E: Expression<Type: DbType<Base: Array>>, R: Operand<Base<E>>>(
    array: E,
    other: R,
) -> Expr<(E::Sources, R::Sources), Compared<E, R>> {
    compare(Function::ArrayOverlaps, array, other)
}

/// Whether the value is one of the array's elements: `value = ANY(array)`.
///
/// As `in_list`, but the list is one parameter, or a column. Where the value is not found and an element is NULL, so is the
/// answer.
pub fn eq_any<E, A, R>(value: E, array: R) -> Expr<(E::Sources, R::Sources), EqAny<E, A, R>>
where
    E: Expression,
    A: Array<Element: DbType<Base = Base<E>>>,
    R: Operand<A>,
{
    call(Function::EqualsAny, vec![value.into_ast(), array.into_operand(A::TYPE)], SqlType::Boolean)
}

/// The type of [`eq_any`]: nullable where the value, the array or its elements are.
type EqAny<E, A, R> = <<E as Expression>::Type as DbType>::Through<
    <<R as Operand<A>>::Type as DbType>::Through<<Element<A> as DbType>::Through<bool>>,
>;
