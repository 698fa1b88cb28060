//! Dates and timestamps on the wire: days and microseconds since 2000-01-01, with the ends of the range for infinity.

use std::borrow::Cow;

use chrono::{DateTime, Days, NaiveDate, Utc};

/// 2000-01-01 in days since 1970-01-01, and in microseconds.
const EPOCH_DAYS: i64 = 10_957;
const EPOCH_MICROS: i64 = EPOCH_DAYS * 86_400_000_000;

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
}
