//! ORDER BY.

use std::marker::PhantomData;

use super::Expression;
use crate::ast::{self, Direction, Nulls, OrderTerm};

/// A term of ORDER BY that mentions the tables `S`.
pub struct Order<S> {
    term: OrderTerm,
    marker: PhantomData<fn() -> S>,
}

impl<S> Order<S> {
    pub(super) fn new(expr: ast::Expr, direction: Direction) -> Self {
        Self { term: OrderTerm { expr, direction, nulls: Nulls::Last }, marker: PhantomData }
    }

    /// NULLs before all others.
    #[must_use]
    pub fn nulls_first(mut self) -> Self {
        self.term.nulls = Nulls::First;
        self
    }

    /// NULLs after all others, as they are unless it is said otherwise.
    #[must_use]
    pub fn nulls_last(mut self) -> Self {
        self.term.nulls = Nulls::Last;
        self
    }
}

impl<S> Clone for Order<S> {
    fn clone(&self) -> Self {
        Self { term: self.term.clone(), marker: PhantomData }
    }
}

impl<S> std::fmt::Debug for Order<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.term.fmt(f)
    }
}

/// A term of ORDER BY, an expression (ascending), or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not something to order by",
    label = "expected a column or an expression, `.asc()` or `.desc()`, or a tuple of those"
)]
pub trait OrderList {
    /// The tables that they mention.
    type Sources;

    /// Appends the terms.
    fn push(self, list: &mut Vec<OrderTerm>);
}

impl<S> OrderList for Order<S> {
    type Sources = S;

    fn push(self, list: &mut Vec<OrderTerm>) {
        list.push(self.term);
    }
}

impl<E: Expression> OrderList for E {
    type Sources = E::Sources;

    fn push(self, list: &mut Vec<OrderTerm>) {
        self.asc().push(list);
    }
}

macro_rules! tuple {
    ($(($name:ident $index:ident))+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<$($name: OrderList),+> OrderList for ($($name,)+) {
            type Sources = crate::tuples::nest!($($name::Sources),+);

            fn push(self, list: &mut Vec<OrderTerm>) {
                let ($($name,)+) = self;
                $($name.push(list);)+
            }
        }
    };
}

crate::tuples::each!(tuple);
