//! Functions of one row, by theme.

pub(crate) mod cast;
mod conditional;
mod date;
mod json;
mod number;

use squall_core::{
    Result, Value,
    ast::{Expr, Function, FunctionCall},
    render::Renderer,
};

use crate::{array, functions, unsupported};

/// Appends a call.
pub(crate) fn function<'a>(r: &mut Renderer<'a>, call: &'a FunctionCall) -> Result<()> {
    let args = call.args.as_slice();
    match (call.function, args) {
        (Function::Coalesce, _) => conditional::coalesce(r, call),
        (Function::Greatest, _) => conditional::extreme(r, "greatest", call),
        (Function::Least, _) => conditional::extreme(r, "least", call),
        (Function::Lower, _) => r.call(functions::LOWER, args),
        (Function::Upper, _) => r.call(functions::UPPER, args),
        (Function::Length, _) => r.call("length", args),
        (Function::Concat, []) => {
            r.push("''");
            Ok(())
        }
        (Function::Concat, _) => r.call("concat", args),
        (Function::Substring, _) => r.call(functions::SUBSTRING, args),
        (Function::Right, _) => r.call(functions::RIGHT, args),
        (Function::Trim, _) => r.call("trim", args),
        (Function::TrimStart, _) => r.call("ltrim", args),
        (Function::TrimEnd, _) => r.call("rtrim", args),
        (Function::Replace, [_, _, Expr::Bind(Value::Text(_), _)]) => r.call("replace", args),
        (Function::Replace, _) => r.call(functions::REPLACE, args),
        (Function::Position, _) => r.call("instr", args),
        (Function::SplitPart, _) => r.call(functions::SPLIT_PART, args),
        (Function::PadStart, _) => r.call(functions::PAD_START, args),
        (Function::PadEnd, _) => r.call(functions::PAD_END, args),
        (Function::Repeat, _) => r.call(functions::REPEAT, args),
        (Function::Reverse, _) => r.call(functions::REVERSE, args),
        (Function::Abs, [arg]) => number::abs(r, arg),
        (Function::Sign, _) => r.call(functions::SIGN, args),
        (Function::Ceil, _) => r.call(functions::CEIL, args),
        (Function::Floor, _) => r.call(functions::FLOOR, args),
        (Function::Trunc, _) => r.call(functions::TRUNC, args),
        (Function::Round, _) => r.call(functions::ROUND, args),
        (Function::Power, _) => r.call(functions::POWER, args),
        (Function::Sqrt, _) => r.call(functions::SQRT, args),
        (Function::Exp, _) => r.call(functions::EXP, args),
        (Function::Ln, _) => r.call(functions::LN, args),
        (Function::Cast, [arg]) => cast::cast(r, arg, &call.ty),
        (Function::Part(part), [arg]) => date::part(r, part, arg),
        (Function::DateTrunc(unit), [arg]) => date::trunc(r, unit, arg),
        (Function::AddMicros, [at, micros]) => date::add(r, functions::ADD_MICROS, at, micros),
        (Function::AddDays, [at, days]) => date::add(r, functions::ADD_DAYS, at, days),
        (Function::AddMonths, [at, months]) => date::add(r, functions::ADD_MONTHS, at, months),
        (Function::Diff(unit), [later, earlier]) => date::diff(r, unit, later, earlier),
        (Function::JsonGet, [json, path @ ..]) => json::get(r, json, path, &call.ty),
        (Function::JsonLength, _) => r.call(functions::JSON_LENGTH, args),
        (Function::JsonType, _) => r.call(functions::JSON_TYPE, args),
        (Function::JsonKeys, _) => r.call(functions::JSON_KEYS, args),
        (Function::JsonContains, _) => r.call(functions::JSON_CONTAINS, args),
        (Function::JsonHasKey, _) => r.call(functions::JSON_HAS_KEY, args),
        (Function::JsonSet, _) => r.call(functions::JSON_SET, args),
        (Function::JsonRemove, _) => r.call(functions::JSON_REMOVE, args),
        (
            Function::ArrayLength
            | Function::ArrayAppend
            | Function::ArrayContains
            | Function::ArrayContainedBy
            | Function::ArrayOverlaps
            | Function::EqualsAny,
            _,
        ) => array::function(r, call),
        (function, _) => Err(unsupported(format!("the function {function:?} of these arguments"))),
    }
}

/// Appends a date, or a timestamp in microseconds.
fn moment<'a>(r: &mut Renderer<'a>, arg: &'a Expr) -> Result<()> {
    crate::time::micros(r, arg)
}
