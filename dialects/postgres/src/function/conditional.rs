//! The greatest and the least of several values.

use squall_core::{Result, ast::FunctionCall, render::Renderer};

use crate::{aggregate, collation, types::text_enum, unsupported};

pub(super) fn extreme<'a>(r: &mut Renderer<'a>, name: &str, call: &'a FunctionCall) -> Result<()> {
    if call.ty.is_json() {
        return Err(unsupported(format!("`{name}` of JSON values")));
    }
    match text_enum(&call.ty) {
        None => {
            r.push(name);
            r.push("(");
            r.list(&call.args, |r, arg| {
                if collation::by_bytes(arg) { r.expr(arg) } else { collation::operand(r, arg) }
            })?;
            r.push(")");
            Ok(())
        }
        Some(def) => aggregate::label_at(r, def, |r| {
            r.push(name);
            r.push("(");
            r.list(&call.args, |r, arg| r.ordered(arg))?;
            r.push(")");
            Ok(())
        }),
    }
}
