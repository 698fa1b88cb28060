//! Calls of functions.

use squall::{
    Value,
    ast::{Expr, Function, FunctionCall},
};

use super::{expr, literal, operand, operands};
use crate::{
    functions::{Signature, Takes},
    kinds::kind_of,
};

/// A call, by the name that the function has in Rust.
pub(super) fn call(call: &FunctionCall) -> String {
    let Some(signature) = Signature::of(call) else { return format!("/* {call:?} */") };
    let Some((first, rest)) = call.args.split_first() else { return format!("{}()", signature.rust) };
    let all = || {
        format!(
            "{}{}",
            expr(first),
            rest.iter().map(|it| format!(", {}", argument(first, it, signature))).collect::<String>()
        )
    };
    if let Some(name) = signature.rust.strip_prefix('.') {
        let (name, turbofish) = match name.strip_suffix("<>") {
            Some(name) => (name, format!("::<{}>", kind_of(&call.ty).rust)),
            None => (name, String::new()),
        };
        return format!("{}.{name}{turbofish}({})", expr(first), of_method(call.function, first, rest));
    }
    match (signature.rust.strip_suffix('('), signature.rust.strip_suffix(',')) {
        (Some(name), _) => {
            format!("{name}(({first}, {}))", operands(&call.args[0], rest), first = expr(first))
        }
        (_, Some(name)) => format!("{name}, {})", all()),
        _ => format!("{}({})", signature.rust, all()),
    }
}

fn argument(first: &Expr, argument: &Expr, signature: &Signature) -> String {
    match argument {
        Expr::Bind(Value::BigInt(micros), _) if signature.takes.contains(&Takes::Micros) => {
            format!("TimeDelta::microseconds({micros})")
        }
        other => operand(first, other),
    }
}

/// The arguments of a method; a path is an array.
fn of_method(function: Function, json: &Expr, args: &[Expr]) -> String {
    let steps = |steps: &[Expr]| steps.iter().map(step).collect::<Vec<_>>().join(", ");
    match (function, args) {
        (Function::JsonHasKey, args) => steps(args),
        (Function::JsonGet | Function::JsonRemove, args) => format!("[{}]", steps(args)),
        (Function::JsonSet, [value, path @ ..]) => format!("[{}], {}", steps(path), operand(json, value)),
        _ => operands(json, args),
    }
}

fn step(step: &Expr) -> String {
    match step {
        Expr::Bind(value, ty) => literal(value, ty),
        other => expr(other),
    }
}
