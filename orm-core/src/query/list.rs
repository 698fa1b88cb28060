//! Expressions in a row: what `group_by` and `concat` take.

use super::Expression;
use crate::ast;

/// An expression, or a tuple of them.
pub trait ExprList {
    /// The tables that they mention.
    type Sources;

    /// Appends their trees.
    fn push(self, list: &mut Vec<ast::Expr>);
}

impl<E: Expression> ExprList for E {
    type Sources = E::Sources;

    fn push(self, list: &mut Vec<ast::Expr>) {
        list.push(self.into_ast());
    }
}

macro_rules! tuple {
    ($(($name:ident $index:ident))+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<$($name: ExprList),+> ExprList for ($($name,)+) {
            type Sources = crate::tuples::nest!($($name::Sources),+);

            fn push(self, list: &mut Vec<ast::Expr>) {
                let ($($name,)+) = self;
                $($name.push(list);)+
            }
        }
    };
}

crate::tuples::each!(tuple);
