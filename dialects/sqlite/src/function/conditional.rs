//! One of several values.

use squall_core::{Error, Result, SqlType, ast::FunctionCall, render::Renderer};

use crate::{aggregate, functions, unsupported};

pub(super) fn coalesce<'a>(r: &mut Renderer<'a>, call: &'a FunctionCall) -> Result<()> {
    match call.args.as_slice() {
        [] => Err(Error::invalid_query("`coalesce` of nothing")),
        [only] => r.dialect().coerced(r, only, &call.ty),
        args => {
            r.push("coalesce(");
            r.list(args, |r, arg| r.dialect().coerced(r, arg, &call.ty))?;
            r.push(")");
            Ok(())
        }
    }
}

/// The greatest or the least, where SQLite's own would be NULL if one argument is.
pub(super) fn extreme<'a>(r: &mut Renderer<'a>, name: &str, call: &'a FunctionCall) -> Result<()> {
    let function = match (&call.ty, name) {
        (SqlType::Json(_), _) => return Err(unsupported(format!("`{name}` of JSON values"))),
        (SqlType::Decimal(_), "greatest") => functions::DECIMAL_GREATEST,
        (SqlType::Decimal(_), _) => functions::DECIMAL_LEAST,
        (_, "greatest") => functions::GREATEST,
        _ => functions::LEAST,
    };
    let SqlType::Enum(def) = &call.ty else {
        r.push(function);
        r.push("(");
        r.list(&call.args, |r, arg| r.dialect().coerced(r, arg, &call.ty))?;
        r.push(")");
        return Ok(());
    };
    r.push("CASE ");
    r.push(function);
    r.push("(");
    r.list(&call.args, |r, arg| r.ordered(arg))?;
    r.push(")");
    aggregate::labels(r, def)?;
    r.push(" END");
    Ok(())
}
