//! Timestamps: columns store them in one of four modes; expressions over several modes, and results, are in microseconds.

use squall_core::{Error, Result, SqlType, ast::Expr, render::Renderer, types::TimestampMode};

use crate::{functions, unsupported};

/// The mode of a timestamp's type.
pub(crate) fn mode(ty: &SqlType) -> TimestampMode {
    match ty {
        SqlType::Timestamp(mode) | SqlType::TimestampTz(mode) => *mode,
        _ => TimestampMode::Micros,
    }
}

/// Appends the instant of the statement, bound: the same wherever the statement asks for it.
pub(crate) fn now<'a>(r: &mut Renderer<'a>, ty: &'a SqlType) -> Result<()> {
    if r.is_ddl() {
        return Err(unsupported("now() in a check or an index"));
    }
    r.bind_instant(ty)
}

/// Appends a timestamp as a cell of the result: in microseconds.
pub(crate) fn projected<'a>(r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
    match mode(expr.ty()) {
        TimestampMode::Micros => r.expr(expr),
        _ => micros(r, expr),
    }
}

/// Appends a timestamp of any mode in microseconds, as an operand.
pub(crate) fn micros<'a>(r: &mut Renderer<'a>, expr: &'a Expr) -> Result<()> {
    match mode(expr.ty()) {
        TimestampMode::Micros => r.operand(expr),
        TimestampMode::Text => r.call(functions::MICROS, [expr]),
        mode @ (TimestampMode::Millis | TimestampMode::Seconds) => {
            r.push("(");
            r.operand(expr)?;
            r.push(&format!(" * {})", mode.micros_per_unit()));
            Ok(())
        }
    }
}

/// Appends a timestamp as it is stored in `target`; what is finer is cut off.
pub(crate) fn in_mode<'a>(r: &mut Renderer<'a>, expr: &'a Expr, target: TimestampMode) -> Result<()> {
    let ty = expr.ty();
    if mode(ty) == target {
        return r.expr(expr);
    }
    match target {
        TimestampMode::Micros => micros(r, expr),
        TimestampMode::Text => {
            let with_zone = matches!(ty, SqlType::TimestampTz(_));
            r.push(if with_zone { functions::TIMESTAMPTZ_TEXT } else { functions::TIMESTAMP_TEXT });
            r.push("(");
            micros(r, expr)?;
            r.push(")");
            Ok(())
        }
        TimestampMode::Millis | TimestampMode::Seconds => {
            r.push(functions::WHOLE_UNITS);
            r.push("(");
            micros(r, expr)?;
            r.push(&format!(", {})", target.micros_per_unit()));
            Ok(())
        }
    }
}

/// The default of a column that is set to the instant of the insert, of what the `sqlite3` shell knows as well.
///
/// SQLite's clock counts milliseconds.
pub(crate) fn default_now(ty: &SqlType) -> Result<&'static str> {
    Ok(match ty {
        SqlType::Date => "date('now')",
        SqlType::TimestampTz(TimestampMode::Text) => "strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z'",
        SqlType::Timestamp(TimestampMode::Text) => "strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000'",
        SqlType::Timestamp(mode) | SqlType::TimestampTz(mode) => match mode {
            TimestampMode::Seconds => "unixepoch('now')",
            TimestampMode::Millis => "CAST(round(unixepoch('now', 'subsec') * 1000) AS INTEGER)",
            _ => "CAST(round(unixepoch('now', 'subsec') * 1000) AS INTEGER) * 1000",
        },
        _ => {
            return Err(Error::invalid_query(format!(
                "now() cannot be the default of a column of type {ty}"
            )));
        }
    })
}
