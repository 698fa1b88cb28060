//! Functions of text.

use squall_core::{Result, SqlType, ast::Expr, render::Renderer};

use crate::{text::UNICODE, types::BY_BYTES, unsupported};

pub(super) fn change_case<'a>(r: &mut Renderer<'a>, name: &str, args: &'a [Expr]) -> Result<()> {
    r.push(name);
    r.push("(");
    r.list(args, |r, arg| {
        r.operand(arg)?;
        r.push(UNICODE);
        Ok(())
    })?;
    r.push(")");
    r.push(BY_BYTES);
    Ok(())
}

/// Of text alone: each database writes other types as text in its own way.
pub(super) fn concat<'a>(r: &mut Renderer<'a>, args: &'a [Expr]) -> Result<()> {
    let other = args.iter().map(Expr::ty).find(|ty| !matches!(ty, SqlType::Text { .. } | SqlType::Enum(_)));
    if let Some(ty) = other {
        return Err(unsupported(format!("`concat` of the type {ty}")));
    }
    r.call("concat", args)?;
    r.push(BY_BYTES);
    Ok(())
}

/// A start of less than 1 is made the error that Postgres has for a negative length.
pub(super) fn substring<'a>(
    r: &mut Renderer<'a>,
    text: &'a Expr,
    start: &'a Expr,
    length: Option<&'a Expr>,
) -> Result<()> {
    r.push("substr(");
    r.list([text, start], Renderer::expr)?;
    if matches!(start, Expr::Bind(..)) {
        if let Some(length) = length {
            r.push(", ");
            r.expr(length)?;
        }
    } else {
        r.push(", CASE WHEN ");
        r.operand(start)?;
        r.push(" < 1 THEN -1 ELSE ");
        match length {
            Some(length) => r.expr(length)?,
            None => r.push("2147483647"),
        }
        r.push(" END");
    }
    r.push(")");
    Ok(())
}

/// `right`, without its other meaning of a negative length: that is an error of `substr`.
pub(super) fn right<'a>(r: &mut Renderer<'a>, text: &'a Expr, length: &'a Expr) -> Result<()> {
    r.push("right(");
    r.list(
        [text, length],
        |r, arg| if matches!(arg, Expr::Bind(..)) { r.expr(arg) } else { r.operand(arg) },
    )?;
    if !matches!(length, Expr::Bind(..)) {
        r.push(" + char_length(substr('', 1, ");
        r.expr(length)?;
        r.push("))");
    }
    r.push(")");
    Ok(())
}

/// `split_part`, without its other meaning of a negative place: as of the place 0, which is an error.
pub(super) fn split_part<'a>(
    r: &mut Renderer<'a>,
    text: &'a Expr,
    separator: &'a Expr,
    place: &'a Expr,
) -> Result<()> {
    if matches!(place, Expr::Bind(..)) {
        return r.call("split_part", [text, separator, place]);
    }
    r.push("split_part(");
    r.list([text, separator], Renderer::expr)?;
    r.push(", CASE WHEN ");
    r.operand(place)?;
    r.push(" < 0 THEN 0 ELSE ");
    r.expr(place)?;
    r.push(" END)");
    Ok(())
}
