//! An aggregate stands wherever an expression can.

use super::Aggregate;
use crate::{
    ast::{self, Assigned, SelectItem},
    driver::Row,
    error::Result,
    query::{
        Assign, AssignableTo, Boolean, Branch, Condition, Expression, In, Nullability, Operand, Project,
        Projection, RawBind,
    },
    table::cell,
    types::{DbType, SqlType},
};

impl<S, T: DbType, K> Expression for Aggregate<S, T, K> {
    type Sources = S;
    type Type = T;

    fn into_ast(self) -> ast::Expr {
        ast::Expr::Aggregate(Box::new(self.call))
    }

    fn sql_type(&self) -> SqlType {
        self.call.ty.clone()
    }
}

#[diagnostic::do_not_recommend]
impl<S, T: DbType, K> Operand<T::Base> for Aggregate<S, T, K> {
    type Sources = S;
    type Type = T;

    fn into_operand(self, _ty: SqlType) -> ast::Expr {
        self.into_ast()
    }
}

#[diagnostic::do_not_recommend]
impl<S, U: AssignableTo<T>, T: DbType, K> Assign<T> for Aggregate<S, U, K> {
    type Sources = S;

    fn into_assigned(self) -> Assigned {
        self.into_ast().into()
    }
}

#[diagnostic::do_not_recommend]
impl<S, T: DbType, K> Branch for Aggregate<S, T, K> {
    type Sources = S;
    type Type = T;

    fn into_branch(self) -> ast::Expr {
        self.into_ast()
    }
}

#[diagnostic::do_not_recommend]
impl<S, T: Boolean, K> Condition for Aggregate<S, T, K> {
    type Sources = S;

    fn into_condition(self) -> Option<ast::Expr> {
        Some(self.into_ast())
    }
}

impl<S, T: DbType, K> RawBind for Aggregate<S, T, K> {
    type With<Before> = (Before, S);

    fn into_part(self) -> ast::Part {
        ast::Part::Expr(self.into_ast())
    }
}

impl<S, T: DbType, K> Projection for Aggregate<S, T, K> {
    fn push(self, items: &mut Vec<SelectItem>) {
        items.push(SelectItem::Expr(self.into_ast()));
    }
}

impl<S: In<F, I>, T: DbType, K, F, I> Project<F, I> for Aggregate<S, T, K> {
    type Row = <S::Found as Nullability>::Column<T>;
    const CELLS: usize = 1;

    fn decode(row: &dyn Row, at: usize) -> Result<Self::Row> {
        cell(row, at, &T::SQL_TYPE)
    }
}
