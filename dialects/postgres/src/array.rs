//! Functions of arrays.

use squall_core::{
    Result, SqlType, Value,
    ast::{Expr, Function, FunctionCall},
    render::Renderer,
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
    if [left, right].iter().any(|it| *it.ty().leaf() == SqlType::Json) {
        return Err(unsupported("a search in an array of JSON values"));
    }
    if let (Function::EqualsAny, Expr::Bind(Value::Array(elements), _)) = (function, right)
        && elements.is_empty()
    {
        // As an empty list: the planner takes `= ANY` of a constant for NULL of a NULL, and so drops rows of an outer join for
        // which it is false.
        r.push("(1 = 0)");
        return Ok(());
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
        _ => " = ANY(",
    };
    r.push("(");
    r.operand(left)?;
    r.push(operator);
    r.operand(right)?;
    if function == Function::EqualsAny {
        r.push(")");
        if !matches!(right, Expr::Bind(..)) {
            // Nothing is in an empty array, not even a NULL. The planner forgets that where the array is no constant, and drops
            // rows of an outer join, unless it is told.
            r.push(" AND ");
            r.call("cardinality", [right])?;
            r.push(" > 0");
        }
    }
    r.push(")");
    Ok(())
}

/// Refuses an order of arrays: each database has another, or none.
pub(crate) fn refuse_order(ty: &SqlType) -> Result<()> {
    if ty.is_array() { Err(unsupported("an order of arrays")) } else { Ok(()) }
}
