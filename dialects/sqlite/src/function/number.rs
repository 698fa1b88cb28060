//! Functions of numbers.

use squall_core::{Result, SqlType, ast::Expr, render::Renderer};

use crate::{arithmetic, functions};

pub(super) fn abs<'a>(r: &mut Renderer<'a>, arg: &'a Expr) -> Result<()> {
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
