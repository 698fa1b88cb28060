//! One of several values.

use super::{super::Total, Base, call};
use crate::{
    ast::{self, BinaryOp, Function},
    query::{Expr, Expression, Operand},
    types::{DbType, Scalar, SqlType},
    value::Value,
};

/// `coalesce(expr, otherwise)`: `expr`, or `otherwise` where it is NULL, also where an outer join left its table out.
pub fn coalesce<E: Expression, R: Operand<Base<E>>>(
    expr: E,
    otherwise: R,
) -> Expr<(Total<E::Sources>, R::Sources), R::Type> {
    let ty = Base::<E>::TYPE;
    let args = vec![expr.into_ast(), otherwise.into_operand(ty.clone())];
    call(Function::Coalesce, args, ty)
}

/// `nullif(expr, value)`: `expr`, or NULL where it is equal to `value`, as `=` has it.
///
/// It is written as `CASE WHEN expr = value THEN NULL ELSE expr END`.
pub fn nullif<E: Expression, R: Operand<Base<E>>>(
    expr: E,
    value: R,
) -> Expr<(E::Sources, Total<R::Sources>), Option<Base<E>>> {
    let ty = Base::<E>::TYPE;
    let expr = expr.into_ast();
    let equal =
        ast::Expr::binary(BinaryOp::Eq, expr.clone(), value.into_operand(ty.clone()), SqlType::Boolean);
    let null = ast::Expr::Bind(Value::Null, ty.clone());
    Expr::new(ast::Expr::Case(Box::new(ast::Case { arms: vec![(equal, null)], otherwise: Some(expr), ty })))
}

/// The type of a value that counts only where it is not NULL.
pub trait SkipsNull: DbType {
    /// The type of it and another one, of which one is enough: nullable where both are.
    type Or<U: DbType>: DbType<Base = U::Base>;
}

impl<T: Scalar> SkipsNull for T {
    type Or<U: DbType> = U::Base;
}

impl<T: Scalar> SkipsNull for Option<T> {
    type Or<U: DbType> = U;
}

/// `greatest(expr, other)`: the greater one; a NULL is left out, so that it is NULL only where both are.
///
/// Decimals go by their value, text by its bytes, enums by their declaration; of equal ones it is the first.
///
/// ```
/// use squall_core::query::{greatest, val};
/// let _at_least_one = greatest(val(0), 1);
/// ```
pub fn greatest<E: Expression<Type: SkipsNull>, R: Operand<Base<E>>>(
    expr: E,
    other: R,
) -> Expr<(E::Sources, R::Sources), <E::Type as SkipsNull>::Or<R::Type>> {
    extreme(Function::Greatest, expr, other)
}

/// `least(expr, other)`: the lesser one, as [`greatest`].
pub fn least<E: Expression<Type: SkipsNull>, R: Operand<Base<E>>>(
    expr: E,
    other: R,
) -> Expr<(E::Sources, R::Sources), <E::Type as SkipsNull>::Or<R::Type>> {
    extreme(Function::Least, expr, other)
}

fn extreme<E: Expression, R: Operand<Base<E>>, S, T>(function: Function, expr: E, other: R) -> Expr<S, T> {
    let ty = Base::<E>::TYPE;
    let args = vec![expr.into_ast(), other.into_operand(ty.clone())];
    call(function, args, ty)
}
