//! Parameters of prepared statements, and the arguments that take their places.

use std::{fmt, marker::PhantomData};

use smallvec::SmallVec;

use crate::{
    ast::{self, Assigned, SelectItem},
    driver::Row,
    error::Result,
    query::{Assign, Expression, Operand, Project, Projection},
    table::cell,
    types::{DbType, Scalar, SqlType},
    value::{Late, Value},
};

/// A parameter of a prepared statement: a place for a value of type `T`, which comes when the statement runs.
///
/// It stands where a value can: on the right of an operator, in a function, in `in_list` (as a `Param<Vec<T>>`), in `limit`
/// and `offset` (as a `Param<u32>`), in the values of an insert and the `set` of an update (there also as a
/// `Param<Option<T>>`). It can stand in several places.
pub struct Param<T> {
    late: Late,
    marker: PhantomData<fn() -> T>,
}

impl<T> Param<T> {
    fn new(prepared: u32, position: u16) -> Self {
        Self { late: Late::Param { prepared, position }, marker: PhantomData }
    }

    pub(crate) fn value(self) -> Value {
        Value::Late(self.late)
    }
}

impl<T> Clone for Param<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Param<T> {}

impl<T> fmt::Debug for Param<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Param").field(&self.late).finish()
    }
}

impl<T: DbType> Expression for Param<T> {
    type Sources = ();
    type Type = T;

    fn into_ast(self) -> ast::Expr {
        ast::Expr::Bind(self.value(), T::SQL_TYPE)
    }

    fn sql_type(&self) -> SqlType {
        T::SQL_TYPE
    }
}

impl<T: DbType> Projection for Param<T> {
    fn push(self, items: &mut Vec<SelectItem>) {
        items.push(SelectItem::Expr(self.into_ast()));
    }
}

impl<T: DbType, F> Project<F, ()> for Param<T> {
    type Row = T;
    const CELLS: usize = 1;

    fn decode(row: &dyn Row, at: usize) -> Result<T> {
        cell(row, at, &T::SQL_TYPE)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Scalar> Operand<B> for Param<B> {
    type Sources = ();
    type Type = B;

    fn into_operand(self, ty: SqlType) -> ast::Expr {
        ast::Expr::Bind(self.value(), ty)
    }
}

#[diagnostic::do_not_recommend]
impl<T: DbType> Assign<T> for Param<T> {
    type Sources = ();

    fn into_assigned(self) -> Assigned {
        Assigned::Value(self.value())
    }
}

#[diagnostic::do_not_recommend]
impl<B: Scalar> Assign<Option<B>> for Param<B> {
    type Sources = ();

    fn into_assigned(self) -> Assigned {
        Assigned::Value(self.value())
    }
}

/// A value for the parameter `Param<T>`: a `T`, a `&str` for a `String`, a value for an `Option` of it.
#[diagnostic::on_unimplemented(message = "`{Self}` is no value for a `Param<{T}>`", label = "expected `{T}`")]
pub trait Argument<T> {
    /// The value to bind.
    fn into_argument(self) -> Value;
}

impl<T: DbType> Argument<T> for T {
    #[inline]
    fn into_argument(self) -> Value {
        self.encode()
    }
}

impl<B: Scalar> Argument<Option<B>> for B {
    #[inline]
    fn into_argument(self) -> Value {
        self.into_value()
    }
}

#[diagnostic::do_not_recommend]
impl Argument<String> for &str {
    fn into_argument(self) -> Value {
        Value::Text(self.to_owned().into())
    }
}

#[diagnostic::do_not_recommend]
impl Argument<Option<String>> for &str {
    fn into_argument(self) -> Value {
        Value::Text(self.to_owned().into())
    }
}

impl Argument<Self> for u32 {
    #[inline]
    fn into_argument(self) -> Value {
        Value::BigInt(self.into())
    }
}

/// The values of a prepared statement's parameters, as a tuple: `(5,)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` are not the arguments of this prepared statement",
    label = "expected a tuple of values, one for each of `{A}`"
)]
pub trait Arguments<A> {
    /// The values, in their order.
    fn into_values(self) -> Values;
}

/// The values of a statement's parameters; a few need no memory of their own.
#[derive(Debug)]
pub struct Values(SmallVec<[Value; 2]>);

impl Values {
    pub(crate) fn as_slice(&self) -> &[Value] {
        &self.0
    }
}

/// A closure that makes a statement of parameters.
#[diagnostic::on_unimplemented(
    message = "this cannot be prepared",
    label = "expected a closure whose parameters say their types: `|id: Param<i64>| select(..)..`"
)]
pub trait Build<A> {
    /// The statement.
    type Statement;

    /// Makes it, with the parameters of the prepared statement `prepared`.
    fn build(self, prepared: u32) -> Self::Statement;
}

impl<F: FnOnce() -> Q, Q> Build<()> for F {
    type Statement = Q;

    fn build(self, _prepared: u32) -> Q {
        self()
    }
}

impl Arguments<()> for () {
    fn into_values(self) -> Values {
        Values(SmallVec::new())
    }
}

macro_rules! tuple {
    ($(($name:ident $value:ident))+) => {
        impl<Function: FnOnce($(Param<$name>),+) -> Query, Query, $($name),+> Build<($($name,)+)> for Function {
            type Statement = Query;

            fn build(self, prepared: u32) -> Query {
                let mut positions = 0..;
                self($(Param::<$name>::new(prepared, positions.next().unwrap_or_default())),+)
            }
        }

        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<$($name, $value: Argument<$name>),+> Arguments<($($name,)+)> for ($($value,)+) {
            #[inline]
            fn into_values(self) -> Values {
                let ($($value,)+) = self;
                // One by one, in their place: they are large.
                let mut values = SmallVec::new();
                $(values.push($value.into_argument());)+
                Values(values)
            }
        }
    };
}

crate::tuples::each!(tuple);
