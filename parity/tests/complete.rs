//! The machine knows all that there is: a type, an expression or a function that it does not try makes a test fail.

#![allow(clippy::unwrap_used)]

use squall::{
    SqlType,
    ast::{AggregateFunction, Expr, Function, Query, WindowFunction},
};
use squall_parity::{
    functions::{AGGREGATES, FUNCTIONS},
    kinds::KINDS,
    related::METHODS,
    tree::{MADE, WALKED},
    variants::variants_of,
    window::WINDOW_FUNCTIONS,
};

/// Aggregates that are not tried: Postgres alone has the first; the last digit of the others hangs on the order of the rows,
/// which a join leaves open. Their own suites compare them.
const WITHOUT_A_LINE: [&str; 5] = ["grouping", "stddev_samp", "stddev_pop", "var_samp", "var_pop"];

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
    assert_eq!(sorted(aggregates.chain(WITHOUT_A_LINE.map(str::to_owned))), all::<AggregateFunction>());
}

#[test]
fn each_window_function_is_tried() {
    assert_eq!(sorted(WINDOW_FUNCTIONS.iter().map(name)), all::<WindowFunction>());
}

#[test]
fn each_query_is_made() {
    assert_eq!(sorted(MADE.map(str::to_owned)), all::<Query>());
}

#[test]
fn each_expression_is_walked() {
    assert_eq!(sorted(WALKED.map(str::to_owned)), all::<Expr>());
}

/// The names of what a user calls in these files.
fn methods(files: &[&str]) -> Vec<String> {
    let lines = files.iter().flat_map(|file| file.lines());
    let names = lines.filter_map(|line| line.trim_start().strip_prefix("pub fn "));
    let name = |rest: &str| rest.split(['<', '(']).next().map(str::to_owned);
    sorted(names.filter_map(name))
}

#[test]
fn each_method_of_relations_is_tried() {
    let known = METHODS.iter().map(|&it| it.to_owned());
    let files = [
        include_str!("../../orm-core/src/relation/expression.rs"),
        include_str!("../../orm-core/src/relation/related.rs"),
        include_str!("../../orm-core/src/relation/loader.rs"),
    ];
    assert_eq!(sorted(known), methods(&files));
}
