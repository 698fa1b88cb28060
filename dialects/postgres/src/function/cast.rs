//! Casts: where Postgres reads or writes a text in many forms, in the one that every database knows.

use squall_core::{Result, SqlType, ast::Expr, render::Renderer};

use super::cast_to;
use crate::unsupported;

/// `arg` as a value of type `ty`.
pub(super) fn cast<'a>(r: &mut Renderer<'a>, arg: &'a Expr, ty: &SqlType) -> Result<()> {
    use SqlType::{Date, Text, Timestamp, TimestampTz};
    match (arg.ty(), ty) {
        (Text { .. }, _) => parsed(r, arg, ty),
        (Date, Text { .. }) => formatted(r, arg, "YYYY-MM-DD"),
        (Timestamp(_), Text { .. }) => formatted(r, arg, r#"YYYY-MM-DD"T"HH24:MI:SS.US"#),
        (TimestampTz(_), Text { .. }) => formatted(r, arg, r#"YYYY-MM-DD"T"HH24:MI:SS.US"Z""#),
        (TimestampTz(_), Timestamp(_)) | (Timestamp(_), TimestampTz(_)) => {
            r.push("(");
            in_utc(r, arg)?;
            r.push(")");
            Ok(())
        }
        (TimestampTz(_), Date) => {
            r.push("(");
            in_utc(r, arg)?;
            r.push(")");
            cast_to(r, ty)
        }
        (Date, TimestampTz(_)) => {
            r.push("(");
            r.operand(arg)?;
            r.push("::timestamp AT TIME ZONE 'UTC')");
            Ok(())
        }
        _ => {
            r.operand(arg)?;
            cast_to(r, ty)
        }
    }
}

/// Appends an instant as the timestamp that it is in UTC, or the other way round.
pub(super) fn in_utc<'a>(r: &mut Renderer<'a>, arg: &'a Expr) -> Result<()> {
    r.operand(arg)?;
    r.push(" AT TIME ZONE 'UTC'");
    Ok(())
}

fn formatted<'a>(r: &mut Renderer<'a>, arg: &'a Expr, form: &str) -> Result<()> {
    r.push("to_char(");
    match arg.ty() {
        SqlType::TimestampTz(_) => in_utc(r, arg)?,
        SqlType::Date => {
            r.operand(arg)?;
            r.push("::timestamp");
        }
        _ => r.expr(arg)?,
    }
    r.push(", '");
    r.push(form);
    r.push("')");
    Ok(())
}

/// Reads text: what is not in the form becomes the empty text, which is none of any of these types.
fn parsed<'a>(r: &mut Renderer<'a>, arg: &'a Expr, ty: &SqlType) -> Result<()> {
    let form = form(ty)?;
    r.push("(CASE WHEN ");
    r.operand(arg)?;
    r.push(" !~ '^");
    r.push(form);
    r.push("$' THEN '' ELSE ");
    r.expr(arg)?;
    r.push(" END)");
    cast_to(r, ty)
}

fn form(ty: &SqlType) -> Result<&'static str> {
    Ok(match ty {
        SqlType::SmallInt | SqlType::Integer | SqlType::BigInt => "[+-]?[0-9]+",
        SqlType::Decimal(_) => "[+-]?[0-9]+([.][0-9]+)?",
        SqlType::Real | SqlType::Double => "[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?",
        SqlType::Boolean => "(true|false)",
        SqlType::Uuid(_) => "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
        SqlType::Date => "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        SqlType::Timestamp(_) => {
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?"
        }
        SqlType::TimestampTz(_) => {
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?Z"
        }
        other => return Err(unsupported(format!("a cast of text to the type {other}"))),
    })
}
