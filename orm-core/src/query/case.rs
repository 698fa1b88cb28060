//! `CASE WHEN .. THEN .. ELSE .. END`.

use std::marker::PhantomData;

use super::{Boolean, Column, Expr, Expression, Of, Operand, Total};
use crate::{
    ast,
    table::Source,
    types::{DbType, Scalar, SqlType},
    value::Value,
};

/// Starts a CASE: `case().when(condition, value).when(..).otherwise(value)`.
///
/// The first condition that is true gives the value, and where none is, `otherwise`; ended by `or_null` it is NULL then.
///
/// ```
/// use squall_core::query::{Expression, case, val};
///
/// let points = val(7);
/// let grade = case().when(points.clone().ge(10), "good").when(points.ge(5), "fair").otherwise("poor");
/// ```
pub fn case() -> CaseStart {
    CaseStart
}

/// A CASE without a branch yet.
#[derive(Debug, Clone, Copy)]
pub struct CaseStart;

/// A CASE of the type `T` over the tables `S`, to be ended by `otherwise` or `or_null`.
pub struct Case<S, T> {
    arms: Vec<(ast::Expr, ast::Expr)>,
    marker: PhantomData<fn() -> (S, T)>,
}

/// What a CASE can give: a value, a column or an expression.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of a `case`",
    label = "expected a value, a column or an expression"
)]
pub trait Branch {
    /// The tables that it mentions.
    type Sources;
    /// Its type.
    type Type: DbType;

    /// The tree of it.
    fn into_branch(self) -> ast::Expr;
}

impl<T: Scalar> Branch for T {
    type Sources = ();
    type Type = T;

    fn into_branch(self) -> ast::Expr {
        ast::Expr::Bind(self.into_value(), T::TYPE)
    }
}

#[diagnostic::do_not_recommend]
impl Branch for &str {
    type Sources = ();
    type Type = String;

    fn into_branch(self) -> ast::Expr {
        ast::Expr::Bind(Value::Text(self.to_owned().into()), SqlType::TEXT)
    }
}

#[diagnostic::do_not_recommend]
impl<S, T: DbType> Branch for Expr<S, T> {
    type Sources = S;
    type Type = T;

    fn into_branch(self) -> ast::Expr {
        self.into_ast()
    }
}

#[diagnostic::do_not_recommend]
impl<S: Source, T: DbType> Branch for Column<S, T> {
    type Sources = Of<S>;
    type Type = T;

    fn into_branch(self) -> ast::Expr {
        self.into_ast()
    }
}

impl CaseStart {
    /// `WHEN condition THEN value`
    pub fn when<C: Expression<Type: Boolean>, V: Branch>(
        self,
        condition: C,
        value: V,
    ) -> Case<(Total<C::Sources>, V::Sources), V::Type> {
        Case { arms: vec![(condition.into_ast(), value.into_branch())], marker: PhantomData }
    }
}

/// The tables of a CASE with one more branch: what a condition is of does not make the value NULL.
type More<S, C, V> = (S, (Total<C>, V));
/// The type of a CASE with one more branch: nullable where one of them is.
type With<T, V> = <T as DbType>::Through<V>;

impl<S, T: DbType> Case<S, T> {
    /// `WHEN condition THEN value`
    pub fn when<C: Expression<Type: Boolean>, V: Operand<T::Base>>(
        mut self,
        condition: C,
        value: V,
    ) -> Case<More<S, C::Sources, V::Sources>, With<T, V::Type>> {
        self.arms.push((condition.into_ast(), value.into_operand(T::SQL_TYPE)));
        Case { arms: self.arms, marker: PhantomData }
    }

    /// `ELSE value END`
    pub fn otherwise<V: Operand<T::Base>>(self, value: V) -> Expr<(S, V::Sources), With<T, V::Type>> {
        let otherwise = Some(value.into_operand(T::SQL_TYPE));
        Expr::new(ast::Expr::Case(Box::new(ast::Case { arms: self.arms, otherwise, ty: T::SQL_TYPE })))
    }

    /// `END`, without an ELSE: NULL where no condition is true.
    pub fn or_null(self) -> Expr<S, T::Nullable> {
        Expr::new(ast::Expr::Case(Box::new(ast::Case { arms: self.arms, otherwise: None, ty: T::SQL_TYPE })))
    }
}

impl<S, T> Clone for Case<S, T> {
    fn clone(&self) -> Self {
        Self { arms: self.arms.clone(), marker: PhantomData }
    }
}

impl<S, T> std::fmt::Debug for Case<S, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Case").field("arms", &self.arms).finish()
    }
}
