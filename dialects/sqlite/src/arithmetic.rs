//! Arithmetic: through functions, as SQLite's own turns an overflow into a float and a division by zero into NULL.

use squall_core::{
    Error, Result, SqlType,
    ast::{Binary, BinaryOp, Unary, UnaryOp},
    render::{self, Renderer},
};

use crate::{functions, unsupported};

/// Appends `left op right`.
pub(crate) fn binary<'a>(r: &mut Renderer<'a>, it: &'a Binary) -> Result<()> {
    let operands = [&it.left, &it.right];
    if matches!(it.ty, SqlType::Decimal(_)) {
        return r.call(decimal_function(it.op), operands);
    }
    let bits = bits(&it.ty)?;
    if it.op == BinaryOp::Rem && !it.ty.is_integer() {
        return Err(unsupported("% of fractional numbers"));
    }
    r.push(function(it.op));
    r.push("(");
    r.list(operands, Renderer::expr)?;
    r.push(&format!(", {bits})"));
    Ok(())
}

/// Appends `op operand`.
pub(crate) fn unary<'a>(r: &mut Renderer<'a>, it: &'a Unary) -> Result<()> {
    let ty = it.operand.ty();
    match (it.op, ty) {
        (UnaryOp::Neg, SqlType::Decimal(_)) => {
            r.push(functions::DECIMAL_SUB);
            r.push("('0', ");
            r.expr(&it.operand)?;
            r.push(")");
            Ok(())
        }
        (UnaryOp::Neg, _) if ty.is_integer() => {
            r.push(functions::SUB);
            r.push("(0, ");
            r.expr(&it.operand)?;
            r.push(&format!(", {})", bits(ty)?));
            Ok(())
        }
        _ => render::unary(r, it),
    }
}

/// How many bits a number of this type has.
pub(crate) fn bits(ty: &SqlType) -> Result<u32> {
    match ty {
        SqlType::SmallInt => Ok(16),
        SqlType::Integer | SqlType::Real => Ok(32),
        SqlType::BigInt | SqlType::Double => Ok(64),
        _ => Err(Error::invalid_query(format!("{ty} is not a number to compute with"))),
    }
}

fn function(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => functions::ADD,
        BinaryOp::Sub => functions::SUB,
        BinaryOp::Mul => functions::MUL,
        BinaryOp::Div => functions::DIV,
        _ => functions::REM,
    }
}

fn decimal_function(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => functions::DECIMAL_ADD,
        BinaryOp::Sub => functions::DECIMAL_SUB,
        BinaryOp::Mul => functions::DECIMAL_MUL,
        BinaryOp::Div => functions::DECIMAL_DIV,
        _ => functions::DECIMAL_REM,
    }
}
