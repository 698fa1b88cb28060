//! Functions of JSON.

use rust_decimal::Decimal;
use serde::{Serialize, de::DeserializeOwned};

use super::{Via, call};
use crate::{
    ast::{self, Function},
    query::{Expr, Expression, Operand},
    types::{Json, Scalar, SqlType},
    value::Value,
};

/// A type of JSON columns.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not JSON",
    label = "expected a column or expression of `Json<..>` or `serde_json::Value`"
)]
pub trait Document: Scalar {}

impl Document for serde_json::Value {}
impl<T: Serialize + DeserializeOwned + Send + 'static> Document for Json<T> {}

/// A type that a part of a JSON document can be read as.
#[diagnostic::on_unimplemented(
    message = "a part of a JSON document cannot be read as `{Self}`",
    label = "expected `String`, `i64`, `f64`, `Decimal`, `bool`, `serde_json::Value` or `Json<..>`"
)]
pub trait JsonPart: Scalar {}

impl JsonPart for String {}
impl JsonPart for i64 {}
impl JsonPart for f64 {}
impl JsonPart for Decimal {}
impl JsonPart for bool {}
impl JsonPart for serde_json::Value {}
impl<T: Serialize + DeserializeOwned + Send + 'static> JsonPart for Json<T> {}

/// A step of a path into a JSON document: the key of an object, or the place in an array, from 0.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a step into a JSON document",
    label = "expected a text (a key) or a `u32` (a place in an array)"
)]
pub trait JsonStep {
    /// The step as text.
    fn into_step(self) -> String;
}

impl JsonStep for &str {
    fn into_step(self) -> String {
        self.to_owned()
    }
}

impl JsonStep for String {
    fn into_step(self) -> String {
        self
    }
}

impl JsonStep for u32 {
    fn into_step(self) -> String {
        self.to_string()
    }
}

/// A path into a JSON document: `"key"`, `["key", "of", "it"]`, or a tuple with places in arrays, `("list", 0, "key")`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a path into a JSON document",
    label = "expected a key, an array of keys, or a tuple of keys and places, such as `(\"list\", 0)`"
)]
pub trait JsonPath {
    /// Its steps.
    fn into_steps(self) -> Vec<String>;
}

impl JsonPath for &str {
    fn into_steps(self) -> Vec<String> {
        vec![self.to_owned()]
    }
}

impl<P: JsonStep, const N: usize> JsonPath for [P; N] {
    fn into_steps(self) -> Vec<String> {
        self.into_iter().map(JsonStep::into_step).collect()
    }
}

impl<P: JsonStep> JsonPath for Vec<P> {
    fn into_steps(self) -> Vec<String> {
        self.into_iter().map(JsonStep::into_step).collect()
    }
}

macro_rules! tuple {
    ($(($name:ident $index:ident))+) => {
        #[expect(non_snake_case, reason = "a type and its value share a name")]
        impl<$($name: JsonStep),+> JsonPath for ($($name,)+) {
            fn into_steps(self) -> Vec<String> {
                let ($($name,)+) = self;
                vec![$($name.into_step()),+]
            }
        }
    };
}

crate::tuples::each!(tuple);

fn of_path<S, T>(
    function: Function,
    mut args: Vec<ast::Expr>,
    path: impl JsonPath,
    ty: SqlType,
) -> Expr<S, T> {
    let steps = path.into_steps().into_iter();
    args.extend(steps.map(|step| ast::Expr::Bind(Value::Text(step.into()), SqlType::TEXT)));
    call(function, args, ty)
}

pub(crate) fn get<E: Expression, T: JsonPart>(json: E, path: impl JsonPath) -> Expr<E::Sources, Option<T>> {
    of_path(Function::JsonGet, vec![json.into_ast()], path, T::TYPE)
}

pub(crate) fn length<E: Expression>(json: E) -> Expr<E::Sources, Option<i32>> {
    call(Function::JsonLength, vec![json.into_ast()], SqlType::Integer)
}

pub(crate) fn type_name<E: Expression>(json: E) -> Expr<E::Sources, Via<E::Type, String>> {
    call(Function::JsonType, vec![json.into_ast()], SqlType::TEXT)
}

pub(crate) fn keys<E: Expression>(json: E) -> Expr<E::Sources, Via<E::Type, Json<Vec<String>>>> {
    call(Function::JsonKeys, vec![json.into_ast()], SqlType::JSON)
}

pub(crate) fn contains<E: Expression, R: Operand<serde_json::Value>, S, T>(json: E, part: R) -> Expr<S, T> {
    let part = part.into_operand(SqlType::JSON);
    call(Function::JsonContains, vec![json.into_ast(), part], SqlType::Boolean)
}

pub(crate) fn has_key<E: Expression>(json: E, key: &str) -> Expr<E::Sources, Via<E::Type, bool>> {
    let key = ast::Expr::Bind(Value::Text(key.to_owned().into()), SqlType::TEXT);
    call(Function::JsonHasKey, vec![json.into_ast(), key], SqlType::Boolean)
}

pub(crate) fn set<E: Expression, R: Operand<serde_json::Value>, S, T>(
    json: E,
    path: impl JsonPath,
    value: R,
) -> Expr<S, T> {
    let args = vec![json.into_ast(), value.into_operand(SqlType::JSON)];
    of_path(Function::JsonSet, args, path, SqlType::JSON)
}

pub(crate) fn remove<E: Expression>(json: E, path: impl JsonPath) -> Expr<E::Sources, E::Type> {
    of_path(Function::JsonRemove, vec![json.into_ast()], path, SqlType::JSON)
}
