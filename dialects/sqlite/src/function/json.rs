//! Functions of JSON.

use squall_core::{Result, SqlType, ast::Expr, render::Renderer};

use crate::{functions, unsupported};

/// The part at a path, where it is a value of type `ty`.
pub(super) fn get<'a>(r: &mut Renderer<'a>, json: &'a Expr, path: &'a [Expr], ty: &SqlType) -> Result<()> {
    let kind = match ty {
        SqlType::Json(_) => "json",
        SqlType::Text { .. } => "text",
        SqlType::Boolean => "boolean",
        SqlType::Decimal(_) => "decimal",
        SqlType::BigInt => "integer",
        SqlType::Double => "double",
        other => return Err(unsupported(format!("a part of JSON as the type {other}"))),
    };
    r.push(&format!("{}('{kind}', ", functions::JSON_GET));
    r.list(std::iter::once(json).chain(path), Renderer::expr)?;
    r.push(")");
    Ok(())
}
