//! Functions of one row.

use squall_core::{
    Error, Result, SqlType,
    ast::{Expr, Function, FunctionCall},
    render::Renderer,
};

use crate::{BACKEND, arithmetic, array, functions, time};

/// Appends a call.
pub(crate) fn function<'a>(r: &mut Renderer<'a>, call: &'a FunctionCall) -> Result<()> {
    let args = call.args.as_slice();
    match (call.function, args) {
        (Function::Coalesce, []) => Err(Error::invalid_query("`coalesce` of nothing")),
        (Function::Coalesce, [only]) => r.dialect().coerced(r, only, &call.ty),
        (Function::Coalesce, _) => {
            r.push("coalesce(");
            r.list(args, |r, arg| r.dialect().coerced(r, arg, &call.ty))?;
            r.push(")");
            Ok(())
        }
        (Function::Lower, _) => r.call(functions::LOWER, args),
        (Function::Upper, _) => r.call(functions::UPPER, args),
        (Function::Length, _) => r.call("length", args),
        (Function::Concat, []) => {
            r.push("''");
            Ok(())
        }
        (Function::Concat, _) => r.call("concat", args),
        (Function::Abs, [arg]) => abs(r, arg),
        (part @ (Function::Year | Function::Month | Function::Day), [arg]) => time::part(r, part, arg),
        (
            Function::ArrayLength
            | Function::ArrayAppend
            | Function::ArrayContains
            | Function::ArrayContainedBy
            | Function::ArrayOverlaps
            | Function::EqualsAny,
            _,
        ) => array::function(r, call),
        (function, _) => Err(Error::Unsupported {
            feature: format!("the function {function:?} of these arguments").into(),
            backend: BACKEND,
        }),
    }
}

fn abs<'a>(r: &mut Renderer<'a>, arg: &'a Expr) -> Result<()> {
    match arg.ty() {
        // The canonical text of a decimal is its digits after its sign.
        SqlType::Decimal(_) => {
            r.push("ltrim(");
            r.expr(arg)?;
            r.push(", '-')");
            Ok(())
        }
        ty if ty.is_integer() => {
            r.push(functions::ABS);
            r.push("(");
            r.expr(arg)?;
            r.push(&format!(", {})", arithmetic::bits(ty)?));
            Ok(())
        }
        _ => r.call("abs", [arg]),
    }
}
