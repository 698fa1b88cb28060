//! Functions of dates (as their text) and of timestamps (in microseconds).

use squall_core::{
    Result, SqlType,
    ast::{DatePart, Expr, TimeUnit},
    render::Renderer,
    types::TimestampMode,
};

use super::moment;
use crate::{functions, time};

/// A part of a date or a timestamp.
pub(super) fn part<'a>(r: &mut Renderer<'a>, part: DatePart, arg: &'a Expr) -> Result<()> {
    let is_text = *arg.ty() == SqlType::Date || time::mode(arg.ty()) == TimestampMode::Text;
    // Of what is stored as text, so that the `sqlite3` shell knows it too.
    let digits = match part {
        DatePart::Year => Some("1, 4"),
        DatePart::Month => Some("6, 2"),
        DatePart::Day => Some("9, 2"),
        _ => None,
    };
    if let Some(digits) = digits.filter(|_| is_text) {
        r.push("CAST(substr(");
        r.expr(arg)?;
        r.push(&format!(", {digits}) AS INTEGER)"));
        return Ok(());
    }
    let name = match part {
        DatePart::Year => "year",
        DatePart::Quarter => "quarter",
        DatePart::Month => "month",
        DatePart::Week => "week",
        DatePart::Day => "day",
        DatePart::DayOfWeek => "isodow",
        DatePart::DayOfYear => "doy",
        DatePart::Hour => "hour",
        DatePart::Minute => "minute",
        DatePart::Second => "second",
        DatePart::Microsecond => "microsecond",
        DatePart::Epoch => "epoch",
    };
    r.push(&format!("{}('{name}', ", functions::DATE_PART));
    moment(r, arg)?;
    r.push(")");
    Ok(())
}

/// `date_trunc`
pub(super) fn trunc<'a>(r: &mut Renderer<'a>, unit: TimeUnit, arg: &'a Expr) -> Result<()> {
    r.push(&format!("{}('{}', ", functions::DATE_TRUNC, unit.sql()));
    moment(r, arg)?;
    r.push(")");
    Ok(())
}

/// Later by so many of something.
pub(super) fn add<'a>(r: &mut Renderer<'a>, name: &str, at: &'a Expr, count: &'a Expr) -> Result<()> {
    r.push(name);
    r.push("(");
    moment(r, at)?;
    r.push(", ");
    r.expr(count)?;
    r.push(")");
    Ok(())
}

/// The whole units between two.
pub(super) fn diff<'a>(
    r: &mut Renderer<'a>,
    unit: TimeUnit,
    later: &'a Expr,
    earlier: &'a Expr,
) -> Result<()> {
    let (function, size) = match unit.seconds() {
        Some(seconds) => (functions::DATE_DIFF, seconds),
        None => (functions::MONTHS_DIFF, unit.months().into()),
    };
    r.push(function);
    r.push("(");
    r.list([later, earlier], moment)?;
    r.push(&format!(", {size})"));
    Ok(())
}
