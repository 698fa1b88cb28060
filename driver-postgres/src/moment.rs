//! Dates, times, timestamps and intervals on the wire: days and microseconds since 2000-01-01, with the ends of the range for infinity.

use std::borrow::Cow;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Timelike, Utc};

/// 2000-01-01 in days since 1970-01-01, and in microseconds.
const EPOCH_DAYS: i64 = 10_957;
const EPOCH_MICROS: i64 = EPOCH_DAYS * DAY_MICROS;
const DAY_MICROS: i64 = 86_400_000_000;

/// The days of a date.
pub(crate) fn wire_days(date: NaiveDate) -> i32 {
    // A `NaiveDate` has a year of six digits at most, and so its days fit.
    (date.signed_duration_since(NaiveDate::default()).num_days() - EPOCH_DAYS) as i32
}

/// The date of these days.
pub(crate) fn date(days: i32) -> Result<NaiveDate, Cow<'static, str>> {
    let days = match days {
        i32::MIN | i32::MAX => return Err("an infinite date".into()),
        days => i64::from(days) + EPOCH_DAYS,
    };
    let epoch = NaiveDate::default();
    let date = if days < 0 {
        epoch.checked_sub_days(Days::new(days.unsigned_abs()))
    } else {
        epoch.checked_add_days(Days::new(days.unsigned_abs()))
    };
    date.ok_or_else(|| "a date out of range".into())
}

/// The microseconds of an instant.
pub(crate) fn wire_micros(at: DateTime<Utc>) -> i64 {
    at.timestamp_micros().saturating_sub(EPOCH_MICROS)
}

/// The microseconds since 1970 of these since 2000.
pub(crate) fn micros(wire: i64) -> Result<i64, Cow<'static, str>> {
    match wire {
        i64::MIN | i64::MAX => Err("an infinite timestamp".into()),
        wire => wire.checked_add(EPOCH_MICROS).ok_or_else(|| "a timestamp out of range".into()),
    }
}

/// The microseconds since midnight.
pub(crate) fn wire_time(time: NaiveTime) -> i64 {
    i64::from(time.num_seconds_from_midnight()) * 1_000_000 + i64::from(time.nanosecond() / 1_000)
}

/// The time of these microseconds since midnight.
pub(crate) fn time(wire: i64) -> Result<NaiveTime, Cow<'static, str>> {
    let seconds = u32::try_from(wire.div_euclid(1_000_000)).ok();
    let nanos = wire.rem_euclid(1_000_000) as u32 * 1_000;
    let time = seconds.and_then(|seconds| NaiveTime::from_num_seconds_from_midnight_opt(seconds, nanos));
    time.ok_or_else(|| if wire == DAY_MICROS { "24:00:00".into() } else { "a time out of range".into() })
}

/// An interval of microseconds alone: no days, no months.
pub(crate) fn wire_interval(micros: i64) -> [u8; 16] {
    (i128::from(micros) << 64).to_be_bytes()
}

/// The microseconds of an interval; a day of it has 24 hours, as Postgres itself compares.
pub(crate) fn interval(wire: [u8; 16]) -> Result<i64, Cow<'static, str>> {
    let wire = i128::from_be_bytes(wire);
    let (micros, days, months) = ((wire >> 64) as i64, (wire >> 32) as i32, wire as i32);
    if months != 0 {
        return Err(match (micros, days, months) {
            (i64::MIN, i32::MIN, i32::MIN) | (i64::MAX, i32::MAX, i32::MAX) => "an infinite interval".into(),
            _ => "an interval with months, whose length differs".into(),
        });
    }
    let days = i64::from(days).checked_mul(DAY_MICROS);
    days.and_then(|days| micros.checked_add(days)).ok_or_else(|| "an interval out of range".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_back_as_they_went() {
        for text in ["0001-01-01", "1969-12-31", "1970-01-01", "2000-01-01", "2024-02-29", "9999-12-31"] {
            let day: NaiveDate = text.parse().unwrap();
            assert_eq!(date(wire_days(day)), Ok(day));
        }
        assert_eq!(wire_days(NaiveDate::from_ymd_opt(2000, 1, 1).unwrap()), 0);
        assert!(date(i32::MAX).unwrap_err().contains("infinite"));
        assert!(date(i32::MAX - 1).unwrap_err().contains("out of range"));
        assert!(date(i32::MIN + 1).is_err());
    }

    #[test]
    fn instants_come_back_as_they_went() {
        let at = DateTime::from_timestamp_micros(-1).unwrap();
        assert_eq!(micros(wire_micros(at)), Ok(-1));
        assert_eq!(micros(0), Ok(946_684_800_000_000));
        assert!(micros(i64::MIN).unwrap_err().contains("infinite"));
        assert!(micros(i64::MAX - 1).unwrap_err().contains("out of range"));
    }

    #[test]
    fn times_come_back_as_they_went() {
        for text in ["00:00:00", "00:00:00.000001", "12:30:45.5", "23:59:59.999999"] {
            let at: NaiveTime = text.parse().unwrap();
            assert_eq!(time(wire_time(at)), Ok(at));
        }
        assert_eq!(time(DAY_MICROS).unwrap_err(), "24:00:00");
        assert!(time(-1).is_err());
        assert!(time(i64::MAX).is_err());
    }

    #[test]
    fn intervals_come_back_as_they_went() {
        for micros in [0, 1, -1, DAY_MICROS * 40, i64::MIN, i64::MAX] {
            assert_eq!(interval(wire_interval(micros)), Ok(micros));
        }
        let wire = |micros: i64, days: i32, months: i32| {
            let parts =
                [micros.to_be_bytes().as_slice(), &days.to_be_bytes(), &months.to_be_bytes()].concat();
            interval(parts.try_into().unwrap())
        };
        assert_eq!(wire(-1, 2, 0), Ok(2 * DAY_MICROS - 1));
        assert!(wire(0, 0, 1).unwrap_err().contains("months"));
        assert!(wire(i64::MAX, 1, 0).unwrap_err().contains("out of range"));
        assert!(wire(i64::MIN, i32::MIN, i32::MIN).unwrap_err().contains("infinite"));
    }
}
