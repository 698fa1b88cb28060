//! Functions of dates and timestamps: an instant is the timestamp that it is in UTC.

use squall_core::{
    Result, SqlType, Value,
    ast::{DatePart, Expr, TimeUnit},
    render::Renderer,
};

use super::{cast::in_utc, cast_to};
use crate::unsupported;

/// A part of a date or a timestamp; that of an instant is the one in UTC.
pub(super) fn part<'a>(r: &mut Renderer<'a>, part: DatePart, arg: &'a Expr, ty: &SqlType) -> Result<()> {
    let (before, name, after) = match part {
        DatePart::Year => ("", "year", ""),
        DatePart::Quarter => ("", "quarter", ""),
        DatePart::Month => ("", "month", ""),
        DatePart::Week => ("", "week", ""),
        DatePart::Day => ("", "day", ""),
        DatePart::DayOfWeek => ("", "isodow", ""),
        DatePart::DayOfYear => ("", "doy", ""),
        DatePart::Hour => ("", "hour", ""),
        DatePart::Minute => ("", "minute", ""),
        // Postgres counts the fraction to the second, and the seconds to the microseconds.
        DatePart::Second => ("floor(", "second", ")"),
        DatePart::Microsecond => ("(", "microseconds", " % 1000000)"),
        DatePart::Epoch => ("floor(", "epoch", ")"),
    };
    r.push(before);
    r.push("extract(");
    r.push(name);
    r.push(" FROM ");
    plain(r, arg)?;
    r.push(")");
    r.push(after);
    cast_to(r, ty)
}

/// `date_trunc`, in UTC.
pub(super) fn trunc<'a>(r: &mut Renderer<'a>, unit: TimeUnit, arg: &'a Expr) -> Result<()> {
    r.push("date_trunc('");
    r.push(unit.sql());
    r.push("', ");
    match arg.ty() {
        SqlType::TimestampTz(_) => {
            r.expr(arg)?;
            r.push(", 'UTC')");
        }
        SqlType::Date => {
            r.operand(arg)?;
            r.push("::timestamp)::date");
        }
        _ => {
            r.expr(arg)?;
            r.push(")");
        }
    }
    Ok(())
}

/// Later by a constant, in parts that an interval has exactly.
pub(super) fn add_micros<'a>(r: &mut Renderer<'a>, at: &'a Expr, micros: &'a Value) -> Result<()> {
    const HOUR: i64 = 3_600_000_000;
    let (hours, seconds) = match micros {
        Value::BigInt(micros) => {
            (i32::try_from(micros / HOUR).ok(), Value::Double((micros % HOUR) as f64 / 1_000_000.0))
        }
        Value::Invalid(_) => (Some(0), micros.clone()),
        _ => (None, Value::Null),
    };
    let Some(hours) = hours else { return Err(unsupported("a time of so many hours")) };
    in_range(r, at.ty(), |r| {
        r.operand(at)?;
        r.push(" + make_interval(hours => ");
        r.bind_owned(Value::Integer(hours), SqlType::Integer)?;
        r.push(", secs => ");
        r.bind_owned(seconds.clone(), SqlType::Double)?;
        r.push(")");
        Ok(())
    })
}

/// Later by days, of 24 hours.
pub(super) fn add_days<'a>(r: &mut Renderer<'a>, at: &'a Expr, days: &'a Expr) -> Result<()> {
    in_range(r, at.ty(), |r| {
        if *at.ty() == SqlType::Date {
            r.operand(at)?;
            r.push(" + ");
            return r.operand(days);
        }
        later(r, at, "days", days)
    })
}

/// Later by months of the calendar of UTC.
pub(super) fn add_months<'a>(r: &mut Renderer<'a>, at: &'a Expr, months: &'a Expr) -> Result<()> {
    in_range(r, at.ty(), |r| later(r, at, "months", months))
}

fn later<'a>(r: &mut Renderer<'a>, at: &'a Expr, unit: &str, count: &'a Expr) -> Result<()> {
    let closing = match at.ty() {
        SqlType::TimestampTz(_) => ") AT TIME ZONE 'UTC'",
        SqlType::Date => ")::date",
        _ => "",
    };
    if !closing.is_empty() {
        r.push("(");
    }
    plain(r, at)?;
    r.push(" + make_interval(");
    r.push(unit);
    r.push(" => ");
    r.expr(count)?;
    r.push(")");
    r.push(closing);
    Ok(())
}

/// Appends a date or a timestamp that is in the years 1 to 9999. Postgres knows others: to those something is added that
/// makes them too great for it as well.
fn in_range<'a>(
    r: &mut Renderer<'a>,
    ty: &SqlType,
    result: impl Fn(&mut Renderer<'a>) -> Result<()>,
) -> Result<()> {
    r.push("((");
    result(r)?;
    r.push(") + CASE WHEN (");
    result(r)?;
    r.push(match ty {
        SqlType::Date => {
            ") NOT BETWEEN '0001-01-01'::date AND '9999-12-31'::date THEN 2147483647 ELSE 0 END)"
        }
        SqlType::TimestampTz(_) => {
            ") NOT BETWEEN '0001-01-01T00:00:00Z'::timestamptz AND '9999-12-31T23:59:59.999999Z'::timestamptz \
             THEN '178000000 years'::interval ELSE '0'::interval END)"
        }
        _ => {
            ") NOT BETWEEN '0001-01-01'::timestamp AND '9999-12-31T23:59:59.999999'::timestamp \
             THEN '178000000 years'::interval ELSE '0'::interval END)"
        }
    });
    Ok(())
}

/// The whole units between two.
pub(super) fn diff<'a>(
    r: &mut Renderer<'a>,
    unit: TimeUnit,
    later: &'a Expr,
    earlier: &'a Expr,
) -> Result<()> {
    let Some(seconds) = unit.seconds() else { return diff_in_months(r, unit.months(), later, earlier) };
    let whole = |r: &mut Renderer<'a>, arg: &'a Expr| {
        r.operand(arg)?;
        if *arg.ty() == SqlType::Date {
            r.push("::timestamp");
        }
        Ok(())
    };
    r.push("div(extract(epoch FROM ");
    whole(r, later)?;
    r.push(" - ");
    whole(r, earlier)?;
    r.push(&format!("), {seconds})::bigint"));
    Ok(())
}

/// `age` counts whole years and months, in either direction.
fn diff_in_months<'a>(r: &mut Renderer<'a>, months: u8, later: &'a Expr, earlier: &'a Expr) -> Result<()> {
    let age = |r: &mut Renderer<'a>, part: &str| {
        r.push(&format!("extract({part} FROM age("));
        for (position, arg) in [later, earlier].into_iter().enumerate() {
            r.push(if position > 0 { ", " } else { "" });
            plain(r, arg)?;
            r.push("::timestamp");
        }
        r.push("))");
        Ok(())
    };
    r.push("div(");
    age(r, "year")?;
    r.push(" * 12 + ");
    age(r, "month")?;
    r.push(&format!(", {months})::bigint"));
    Ok(())
}

/// Appends a date or a timestamp, an instant as the timestamp that it is in UTC.
fn plain<'a>(r: &mut Renderer<'a>, arg: &'a Expr) -> Result<()> {
    match arg.ty() {
        SqlType::TimestampTz(_) => {
            r.push("(");
            in_utc(r, arg)?;
            r.push(")");
            Ok(())
        }
        _ => r.operand(arg),
    }
}
