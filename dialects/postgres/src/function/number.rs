//! Functions of numbers.

use squall_core::{Result, SqlType, ast::Expr, render::Renderer};

use super::cast_to;

const DOUBLE: &str = "::double precision";

/// A function that Postgres has of `double precision` and `numeric` alone.
pub(super) fn whole<'a>(r: &mut Renderer<'a>, name: &str, arg: &'a Expr) -> Result<()> {
    r.call(name, [arg])?;
    as_argument(r, arg)
}

pub(super) fn sign<'a>(r: &mut Renderer<'a>, arg: &'a Expr) -> Result<()> {
    if !arg.ty().is_integer() {
        return whole(r, "sign", arg);
    }
    r.push("sign(");
    double(r, arg)?;
    r.push(")");
    cast_to(r, arg.ty())
}

/// Of floating-point numbers Postgres rounds halves to even. What is added is the greatest number below one half: one half
/// would make 1 of the greatest number below it.
pub(super) fn round<'a>(r: &mut Renderer<'a>, arg: &'a Expr) -> Result<()> {
    if matches!(arg.ty(), SqlType::Decimal(_)) {
        return r.call("round", [arg]);
    }
    r.push("trunc(");
    double(r, arg)?;
    r.push(" + 0.49999999999999994::double precision * sign(");
    double(r, arg)?;
    r.push("))");
    as_argument(r, arg)
}

/// A function of `double precision`.
pub(super) fn of_doubles<'a>(r: &mut Renderer<'a>, name: &str, args: &'a [Expr]) -> Result<()> {
    r.push(name);
    r.push("(");
    r.list(args, double)?;
    r.push(")");
    Ok(())
}

fn double<'a>(r: &mut Renderer<'a>, arg: &'a Expr) -> Result<()> {
    r.operand(arg)?;
    if *arg.ty() != SqlType::Double {
        r.push(DOUBLE);
    }
    Ok(())
}

/// Of a `real` Postgres gives a `double precision`.
fn as_argument(r: &mut Renderer<'_>, arg: &Expr) -> Result<()> {
    if *arg.ty() == SqlType::Real { cast_to(r, arg.ty()) } else { Ok(()) }
}
