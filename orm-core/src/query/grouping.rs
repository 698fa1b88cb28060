//! What `group_by` takes, and groupings in several ways at once.

use std::marker::PhantomData;

use super::{Expr, ExprList, Expression, MakeOuter, Nullability, Outer, Plain, Total};
use crate::{
    ast::{self, AggregateFunction, GroupingKind},
    types::SqlType,
};

/// An expression to group by, `rollup(..)` and its kin, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not something to group by",
    label = "expected a column, an expression, or a tuple of those"
)]
pub trait GroupList {
    /// The tables that they mention.
    type Sources;
    /// [`Outer`] where a row can be of a grouping by fewer of them, [`Plain`] where not.
    type Nulls: Nullability;

    /// Appends them.
    fn push(self, select: &mut ast::Select);
}

impl<E: Expression> GroupList for E {
    type Sources = E::Sources;
    type Nulls = Plain;

    fn push(self, select: &mut ast::Select) {
        select.group_by.push(self.into_ast());
    }
}

macro_rules! tuple {
    ($(($name:ident $index:ident))+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<$($name: GroupList),+> GroupList for ($($name,)+) {
            type Sources = crate::tuples::nest!($($name::Sources),+);
            type Nulls = or!($($name::Nulls),+);

            fn push(self, select: &mut ast::Select) {
                let ($($name,)+) = self;
                $($name.push(select);)+
            }
        }
    };
}

/// [`Outer`] where one of them is.
macro_rules! or {
    ($only:ty) => { $only };
    ($first:ty, $($rest:ty),+) => { <$first as Nullability>::Or<or!($($rest),+)> };
}

crate::tuples::each!(tuple);

/// The tables of a query with groups: where a row can be of a grouping by fewer columns, they are NULL in it, as those of a
/// table that an outer join has left out.
pub trait Grouped<F> {
    /// The tables.
    type Tables;
}

impl<F> Grouped<F> for Plain {
    type Tables = F;
}

impl<F: MakeOuter> Grouped<F> for Outer {
    type Tables = F::Out;
}

/// Groupings in several ways at once, over the tables `S`.
pub struct GroupingSets<S> {
    ast: ast::GroupingSets,
    marker: PhantomData<fn() -> S>,
}

impl<S> Clone for GroupingSets<S> {
    fn clone(&self) -> Self {
        Self { ast: self.ast.clone(), marker: PhantomData }
    }
}

impl<S> std::fmt::Debug for GroupingSets<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.ast.fmt(f)
    }
}

impl<S> GroupList for GroupingSets<S> {
    type Sources = S;
    type Nulls = Outer;

    fn push(self, select: &mut ast::Select) {
        select.grouping_sets.push(self.ast);
    }
}

/// A set of expressions to group by: an expression, a tuple of them, or `()` for all rows together.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a set of expressions to group by",
    label = "expected an expression, a tuple of them, or `()`"
)]
pub trait GroupingSet {
    /// The tables that they mention.
    type Sources;

    /// Their trees.
    fn into_set(self) -> Vec<ast::Expr>;
}

impl<L: ExprList> GroupingSet for L {
    type Sources = L::Sources;

    fn into_set(self) -> Vec<ast::Expr> {
        let mut set = Vec::new();
        self.push(&mut set);
        set
    }
}

impl GroupingSet for () {
    type Sources = ();

    fn into_set(self) -> Vec<ast::Expr> {
        Vec::new()
    }
}

/// A tuple of sets of expressions to group by.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a tuple of expressions to group by",
    label = "expected a tuple, as in `rollup((Sale::region, Sale::city))`"
)]
pub trait GroupingSetList {
    /// The tables that they mention.
    type Sources;

    /// The sets.
    fn into_sets(self) -> Vec<Vec<ast::Expr>>;
}

macro_rules! sets {
    ($(($name:ident $index:ident))+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<$($name: GroupingSet),+> GroupingSetList for ($($name,)+) {
            type Sources = crate::tuples::nest!($($name::Sources),+);

            fn into_sets(self) -> Vec<Vec<ast::Expr>> {
                let ($($name,)+) = self;
                vec![$($name.into_set()),+]
            }
        }
    };
}

crate::tuples::each!(sets);

fn sets<L: GroupingSetList>(kind: GroupingKind, sets: L) -> GroupingSets<L::Sources> {
    GroupingSets { ast: ast::GroupingSets { kind, sets: sets.into_sets() }, marker: PhantomData }
}

/// `ROLLUP (exprs)`, for `group_by`: groups by all of them, by all but the last, and so on, and all rows together. Postgres only.
///
/// What is not grouped by is NULL in a row, so all columns of the query become `Option`s, as by an outer join.
///
/// # Errors
/// [`Error::Unsupported`](crate::Error::Unsupported) on SQLite, when the query runs.
pub fn rollup<L: GroupingSetList>(exprs: L) -> GroupingSets<L::Sources> {
    sets(GroupingKind::Rollup, exprs)
}

/// `CUBE (exprs)`, for `group_by`: groups by each choice of them. Postgres only.
///
/// # Errors
/// As [`rollup`], which says more.
pub fn cube<L: GroupingSetList>(exprs: L) -> GroupingSets<L::Sources> {
    sets(GroupingKind::Cube, exprs)
}

/// `GROUPING SETS (sets)`, for `group_by`: groups by each of them; `()` is all rows together. Postgres only.
///
/// # Errors
/// As [`rollup`], which says more.
pub fn grouping_sets<L: GroupingSetList>(exprs: L) -> GroupingSets<L::Sources> {
    sets(GroupingKind::Sets, exprs)
}

/// `GROUPING(expr)`: 0 in a row of a grouping by the expression, and 1 in one without, where it is NULL. Postgres only.
///
/// # Errors
/// [`Error::InvalidQuery`](crate::Error::InvalidQuery), when the query runs, where it is not grouped by the expression;
/// [`Error::Unsupported`](crate::Error::Unsupported) on SQLite.
pub fn grouping<E: Expression>(expr: E) -> Expr<Total<E::Sources>, i32> {
    let arg = Some(expr.into_ast());
    Expr::new(ast::Expr::Aggregate(Box::new(ast::Aggregate {
        function: AggregateFunction::Grouping,
        arg,
        distinct: false,
        joined: None,
        filter: None,
        ty: SqlType::Integer,
    })))
}
