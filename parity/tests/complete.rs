//! The machine knows all that there is: a type, an expression or a function that it does not try makes a test fail.

#![allow(clippy::unwrap_used)]

use squall::{
    SqlType,
    ast::{AggregateFunction, Expr, Function},
};
use squall_parity::{
    functions::{AGGREGATES, FUNCTIONS},
    kinds::KINDS,
    tree::WALKED,
    variants::variants_of,
};

/// The name of a variant, as serde has it.
fn name(variant: impl serde::Serialize) -> String {
    match serde_json::to_value(variant).unwrap() {
        serde_json::Value::Object(fields) => fields.into_iter().next().unwrap().0,
        name => name.as_str().unwrap().to_owned(),
    }
}

fn sorted(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.into_iter().collect();
    names.sort();
    names.dedup();
    names
}

fn all<'de, T: serde::Deserialize<'de>>() -> Vec<String> {
    sorted(variants_of::<T>().iter().map(|&it| it.to_owned()))
}

#[test]
fn each_type_has_an_entry() {
    assert_eq!(sorted(KINDS.iter().map(|it| name(&it.base))), all::<SqlType>());
}

#[test]
fn each_function_has_a_line() {
    let functions = FUNCTIONS.iter().map(|it| name(it.function));
    assert_eq!(sorted(functions), all::<Function>());
    let aggregates = AGGREGATES.iter().map(|it| name(it.0));
    assert_eq!(sorted(aggregates), all::<AggregateFunction>());
}

#[test]
fn each_expression_is_walked() {
    assert_eq!(sorted(WALKED.map(str::to_owned)), all::<Expr>());
}
