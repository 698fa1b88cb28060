//! Functions of JSON: by JSON paths, in strict mode and silent, whose mismatches are NULL and no errors.

use squall_core::{Result, SqlType, ast::Expr, render::Renderer};

use super::cast_to;
use crate::unsupported;

/// The part at a path, where it is a value of type `ty`.
pub(super) fn get<'a>(r: &mut Renderer<'a>, json: &'a Expr, path: &'a [Expr], ty: &SqlType) -> Result<()> {
    let filter = match ty {
        SqlType::Json(_) => return at_path(r, json, path),
        SqlType::Text { .. } => r#"@.type() == "string""#,
        SqlType::Boolean => r#"@.type() == "boolean""#,
        SqlType::Decimal(_) => r#"@.type() == "number""#,
        SqlType::BigInt => {
            r#"@.type() == "number" && @.floor() == @ && @ >= -9223372036854775808 && @ <= 9223372036854775807"#
        }
        // What is beyond an `f64`, or too small for it, would be an error.
        SqlType::Double => {
            r#"@ == 0 || @ >= 5e-324 && @ <= 1.7976931348623157e308 || @ <= -5e-324 && @ >= -1.7976931348623157e308"#
        }
        other => return Err(unsupported(format!("a part of JSON as the type {other}"))),
    };
    let is_text = ty.is_text();
    r.push(if is_text { "(jsonb_path_query_first(" } else { "jsonb_path_query_first(" });
    at_path(r, json, path)?;
    r.push(", 'strict $ ? (");
    r.push(filter);
    r.push(")', '{}', true)");
    if is_text {
        r.push(" #>> '{}')");
        return Ok(());
    }
    cast_to(r, ty)
}

/// `json #> path`
fn at_path<'a>(r: &mut Renderer<'a>, json: &'a Expr, path: &'a [Expr]) -> Result<()> {
    if path.is_empty() {
        return r.operand(json);
    }
    r.push("jsonb_extract_path(");
    r.expr(json)?;
    for step in path {
        r.push(", ");
        r.expr(step)?;
    }
    r.push(")");
    Ok(())
}

pub(super) fn length<'a>(r: &mut Renderer<'a>, json: &'a Expr) -> Result<()> {
    r.push("jsonb_path_query_first(");
    r.expr(json)?;
    r.push(", 'strict $.size()', '{}', true)::integer");
    Ok(())
}

pub(super) fn keys<'a>(r: &mut Renderer<'a>, json: &'a Expr) -> Result<()> {
    r.push("jsonb_path_query_array(");
    r.expr(json)?;
    r.push(", 'strict $.keyvalue().key', '{}', true)");
    Ok(())
}

pub(super) fn has_key<'a>(r: &mut Renderer<'a>, json: &'a Expr, key: &'a Expr) -> Result<()> {
    // No AND: a chain of them is taken apart, and then it is not what is grouped by.
    r.push("CASE WHEN jsonb_typeof(");
    r.expr(json)?;
    r.push(") <> 'object' THEN FALSE ELSE ");
    r.call("jsonb_exists", [json, key])?;
    r.push(" END");
    Ok(())
}

pub(super) fn set<'a>(r: &mut Renderer<'a>, json: &'a Expr, value: &'a Expr, path: &'a [Expr]) -> Result<()> {
    r.push("jsonb_set(");
    r.expr(json)?;
    r.push(", ");
    steps(r, path)?;
    r.push(", ");
    r.expr(value)?;
    r.push(")");
    Ok(())
}

pub(super) fn remove<'a>(r: &mut Renderer<'a>, json: &'a Expr, path: &'a [Expr]) -> Result<()> {
    r.push("jsonb_delete_path(");
    r.expr(json)?;
    r.push(", ");
    steps(r, path)?;
    r.push(")");
    Ok(())
}

fn steps<'a>(r: &mut Renderer<'a>, path: &'a [Expr]) -> Result<()> {
    r.push("ARRAY[");
    r.list(path, Renderer::expr)?;
    r.push("]");
    Ok(())
}
