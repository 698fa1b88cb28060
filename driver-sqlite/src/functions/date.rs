//! Functions of moments: dates, as their text, and timestamps, in microseconds since 1970.

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use rusqlite::{
    Connection, Result,
    functions::Context,
    types::{Value, ValueRef},
};
use squall_dialect_sqlite::{form, functions};

use super::{
    argument::{integer, text},
    failure, out_of_range, scalar,
};
use crate::parse;

pub(super) fn register(connection: &Connection) -> Result<()> {
    scalar::<2, _>(connection, functions::DATE_PART, |ctx| {
        let Some(moment) = Moment::argument(ctx, 1)? else { return Ok(None) };
        part(moment.start(), text(ctx, 0)?.unwrap_or_default()).map(Some)
    })?;
    scalar::<2, _>(connection, functions::DATE_TRUNC, |ctx| {
        let Some(moment) = Moment::argument(ctx, 1)? else { return Ok(Value::Null) };
        let at = trunc(moment.start(), text(ctx, 0)?.unwrap_or_default());
        moment.moved_to(at.ok_or_else(unknown)?)
    })?;
    scalar::<2, _>(connection, functions::ADD_MICROS, |ctx| {
        add(ctx, |at, micros| at.checked_add_signed(TimeDelta::microseconds(micros)))
    })?;
    scalar::<2, _>(connection, functions::ADD_DAYS, |ctx| {
        add(ctx, |at, days| at.checked_add_signed(TimeDelta::try_days(days)?))
    })?;
    scalar::<2, _>(connection, functions::ADD_MONTHS, |ctx| {
        add(ctx, |at, months| {
            let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
            if months < 0 { at.checked_sub_months(count) } else { at.checked_add_months(count) }
        })
    })?;
    scalar::<3, _>(connection, functions::DATE_DIFF, |ctx| {
        let (Some(later), Some(earlier)) = (Moment::argument(ctx, 0)?, Moment::argument(ctx, 1)?) else {
            return Ok(None);
        };
        let unit = integer(ctx, 2)?.filter(|it| *it > 0).ok_or_else(unknown)? * 1_000_000;
        Ok(Some((later.micros() - earlier.micros()) / unit))
    })?;
    scalar::<3, _>(connection, functions::MONTHS_DIFF, |ctx| {
        let (Some(later), Some(earlier)) = (Moment::argument(ctx, 0)?, Moment::argument(ctx, 1)?) else {
            return Ok(None);
        };
        let unit = integer(ctx, 2)?.filter(|it| *it > 0).ok_or_else(unknown)?;
        Ok(Some(months(later.start(), earlier.start()) / unit))
    })?;
    scalar::<1, _>(connection, functions::DATE_OF, |ctx| {
        Ok(Moment::argument(ctx, 0)?.map(|it| form::date(it.start().date()).to_string()))
    })?;
    scalar::<1, _>(connection, functions::START_OF_DATE, |ctx| {
        Ok(Moment::argument(ctx, 0)?.map(Moment::micros))
    })
}

#[derive(Debug, Clone, Copy)]
enum Moment {
    Date(NaiveDate),
    At(NaiveDateTime),
}

impl Moment {
    /// The argument, in the years that have a text form.
    fn argument(ctx: &Context<'_>, index: usize) -> Result<Option<Self>> {
        let moment = match ctx.get_raw(index) {
            ValueRef::Null => return Ok(None),
            ValueRef::Text(text) => parse::date(text).map(Self::Date),
            ValueRef::Integer(micros) => {
                DateTime::from_timestamp_micros(micros).map(|it| Self::At(it.naive_utc()))
            }
            _ => None,
        };
        let moment = moment.ok_or_else(|| failure("squall: neither a date nor a timestamp"))?;
        if is_in_range(moment.start()) { Ok(Some(moment)) } else { Err(out_of_range()) }
    }

    fn start(self) -> NaiveDateTime {
        match self {
            Self::Date(date) => date.and_time(NaiveTime::MIN),
            Self::At(at) => at,
        }
    }

    fn micros(self) -> i64 {
        self.start().and_utc().timestamp_micros()
    }

    /// Another moment of the same kind.
    fn moved_to(self, at: NaiveDateTime) -> Result<Value> {
        match self {
            _ if !is_in_range(at) => Err(out_of_range()),
            Self::Date(_) => Ok(Value::Text(form::date(at.date()).to_string())),
            Self::At(_) => Ok(Value::Integer(at.and_utc().timestamp_micros())),
        }
    }
}

/// The whole months from one to another, cut towards zero: one is whole at the same day and time of the next.
fn months(later: NaiveDateTime, earlier: NaiveDateTime) -> i64 {
    let number = |at: NaiveDateTime| i64::from(at.year()) * 12 + i64::from(at.month0());
    let rest = |at: NaiveDateTime| (at.day(), at.time());
    // Halves of a month, so that what is cut off is not a whole one.
    ((number(later) - number(earlier)) * 2 + rest(later).cmp(&rest(earlier)) as i64) / 2
}

fn is_in_range(at: NaiveDateTime) -> bool {
    (1..=9999).contains(&at.year())
}

#[cold]
fn unknown() -> rusqlite::Error {
    failure("squall: an unknown unit of time")
}

fn part(at: NaiveDateTime, name: &str) -> Result<i64> {
    Ok(match name {
        "year" => at.year().unsigned_abs(),
        "quarter" => at.month0() / 3 + 1,
        "month" => at.month(),
        "week" => at.iso_week().week(),
        "day" => at.day(),
        "isodow" => at.weekday().number_from_monday(),
        "doy" => at.ordinal(),
        "hour" => at.hour(),
        "minute" => at.minute(),
        "second" => at.second(),
        "microsecond" => at.nanosecond() / 1_000,
        "epoch" => return Ok(at.and_utc().timestamp()),
        _ => return Err(unknown()),
    }
    .into())
}

fn trunc(at: NaiveDateTime, unit: &str) -> Option<NaiveDateTime> {
    let day = at.date();
    let midnight = |date: NaiveDate| date.and_time(NaiveTime::MIN);
    Some(match unit {
        "year" => midnight(day.with_ordinal(1)?),
        "quarter" => midnight(day.with_day(1)?.with_month0(day.month0() / 3 * 3)?),
        "month" => midnight(day.with_day(1)?),
        "week" => midnight(day - TimeDelta::days(day.weekday().num_days_from_monday().into())),
        "day" => midnight(day),
        "hour" => day.and_hms_opt(at.hour(), 0, 0)?,
        "minute" => day.and_hms_opt(at.hour(), at.minute(), 0)?,
        "second" => day.and_hms_opt(at.hour(), at.minute(), at.second())?,
        _ => return None,
    })
}

fn add(ctx: &Context<'_>, add: fn(NaiveDateTime, i64) -> Option<NaiveDateTime>) -> Result<Value> {
    let (Some(moment), Some(count)) = (Moment::argument(ctx, 0)?, integer(ctx, 1)?) else {
        return Ok(Value::Null);
    };
    moment.moved_to(add(moment.start(), count).ok_or_else(out_of_range)?)
}
