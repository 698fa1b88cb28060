//! Functions of arrays.

use squall_core::{
    Result, SqlType, Value,
    ast::{Expr, Function, FunctionCall},
    render::{self, Renderer},
};

use crate::unsupported;

/// A call of a function of arrays.
pub(crate) fn function<'a>(r: &mut Renderer<'a>, call: &'a FunctionCall) -> Result<()> {
    let (Function::ArrayLength, [array]) = (call.function, call.args.as_slice()) else {
        let [left, right] = call.args.as_slice() else {
            return Err(unsupported(format!("the function {:?} of these arguments", call.function)));
        };
        return of_two(r, call.function, left, right);
    };
    r.call("cardinality", [array])
}

fn of_two<'a>(r: &mut Renderer<'a>, function: Function, left: &'a Expr, right: &'a Expr) -> Result<()> {
    if [left, right].iter().any(|it| it.ty().leaf().is_json()) {
        return Err(unsupported("a search in an array of JSON values"));
    }
    if function == Function::EqualsAny {
        return equals_any(r, left, right);
    }
    let operator = match function {
        Function::ArrayAppend if right.ty().is_array() => {
            return Err(unsupported("`array_append` of an array of arrays"));
        }
        Function::ArrayAppend => {
            r.push("array_append(");
            r.expr(left)?;
            r.push(", ");
            // An array keeps no zeros at the end of its decimals.
            if matches!(right.ty(), SqlType::Decimal(_)) {
                r.call("trim_scale", [right])?;
            } else {
                r.expr(right)?;
            }
            r.push(")");
            return Ok(());
        }
        Function::ArrayContains => " @> ",
        Function::ArrayContainedBy => " <@ ",
        Function::ArrayOverlaps => " && ",
        other => return Err(unsupported(format!("the function {other:?} of these arguments"))),
    };
    r.push("(");
    r.operand(left)?;
    r.push(operator);
    r.operand(right)?;
    r.push(")");
    Ok(())
}

/// `left = ANY(right)`. Nothing is in an empty array, not even a NULL: the planner forgets that, and drops rows of an outer
/// join, unless it is told.
fn equals_any<'a>(r: &mut Renderer<'a>, left: &'a Expr, right: &'a Expr) -> Result<()> {
    let is_empty = match right {
        Expr::Bind(Value::Array(elements), _) => Some(elements.is_empty()),
        _ => None,
    };
    match is_empty {
        Some(true) => return render::nothing_in(r, left),
        Some(false) => r.push("("),
        None => {
            r.push("CASE WHEN ");
            r.call("cardinality", [right])?;
            r.push(" = 0 THEN FALSE ELSE ");
        }
    }
    r.operand(left)?;
    r.push(" = ANY(");
    r.operand(right)?;
    r.push(if is_empty.is_some() { "))" } else { ") END" });
    Ok(())
}

/// Refuses an order of arrays: each database has another, or none.
pub(crate) fn refuse_order(ty: &SqlType) -> Result<()> {
    if ty.is_array() { Err(unsupported("an order of arrays")) } else { Ok(()) }
}
