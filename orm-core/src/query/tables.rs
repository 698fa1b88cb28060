//! Tables that a type names: so that conditions, expressions and queries can be returned by functions.

use super::{At, Cons, Expr, Find, In, Nil, Nullability, Of, Outer, Plain};
use crate::table::Source;

/// The tables of a query, or of an expression: one table, or a tuple of them in the order of FROM and the joins, with an
/// `Option` around each that an outer join can leave out.
///
/// | `T` | is |
/// |---|---|
/// | `User` | `FROM users` |
/// | `(User, Post)` | `FROM users INNER JOIN posts` |
/// | `(User, Option<Post>)` | `FROM users LEFT JOIN posts` |
#[diagnostic::on_unimplemented(
    message = "`{Self}` are not the tables of a query",
    label = "expected a table, or a tuple of at most 8 of them",
    note = "a table that an outer join can leave out is an `Option`: `(User, Option<Post>)`"
)]
pub trait Tables {
    /// The list of them.
    type List;
}

/// The list of the tables `T`, as the type of a query has it: `Select<P, Over<User>>`.
pub type Over<T> = <T as Tables>::List;

/// A condition on the tables `T`, as a type that can be written down: `Predicate<User>`, `Predicate<(User, Post)>`.
///
/// [`Expression::predicate`](super::Expression::predicate) makes one of any condition on these tables. It stands wherever a
/// condition can.
pub type Predicate<T> = Expr<Of<T>, Option<bool>>;

/// An expression of the type `V` over the tables `T`, as a type that can be written down: `ExprOf<User, String>`.
///
/// [`Expression::erased`](super::Expression::erased) makes one of any expression over these tables.
pub type ExprOf<T, V> = Expr<Of<T>, V>;

/// A table among [`Tables`].
pub trait Member {
    /// The table.
    type Source: Source;
    /// Whether an outer join can leave it out.
    type Nullability: Nullability;
}

impl<S: Source> Member for S {
    type Source = S;
    type Nullability = Plain;
}

impl<S: Source> Member for Option<S> {
    type Source = S;
    type Nullability = Outer;
}

impl<S: Source> Tables for S {
    type List = Cons<S, Plain, Nil>;
}

/// The last joined comes first in a list, so the tuple is turned round.
macro_rules! list {
    ($list:ty;) => { $list };
    ($list:ty; $first:ident $($rest:ident)*) => {
        list!(Cons<$first::Source, $first::Nullability, $list>; $($rest)*)
    };
}

/// Whether an outer join can leave out one of them.
macro_rules! found {
    ($list:ident;) => { Plain };
    ($list:ident; $first:ident $index:ident $($rest:ident)*) => {
        <<$list as Find<$first::Source, $index>>::Found as Nullability>::Or<found!($list; $($rest)*)>
    };
}

macro_rules! tuple {
    ($($name:ident $index:ident),+) => {
        impl<$($name: Member),+> Tables for ($($name,)+) {
            type List = list!(Nil; $($name)+);
        }

        #[diagnostic::do_not_recommend]
        impl<List, $($name: Member, $index),+> In<List, ($(At<$index>,)+)> for Of<($($name,)+)>
        where
            $(List: Find<$name::Source, $index>,)+
        {
            type Found = found!(List; $($name $index)+);
        }
    };
}

tuple!(T1 I1, T2 I2);
tuple!(T1 I1, T2 I2, T3 I3);
tuple!(T1 I1, T2 I2, T3 I3, T4 I4);
tuple!(T1 I1, T2 I2, T3 I3, T4 I4, T5 I5);
tuple!(T1 I1, T2 I2, T3 I3, T4 I4, T5 I5, T6 I6);
tuple!(T1 I1, T2 I2, T3 I3, T4 I4, T5 I5, T6 I6, T7 I7);
tuple!(T1 I1, T2 I2, T3 I3, T4 I4, T5 I5, T6 I6, T7 I7, T8 I8);
