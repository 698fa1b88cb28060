//! Dates, times and timestamps from their text forms, which have one width and so sort as they are.

use chrono::{NaiveDate, NaiveTime};

/// `2024-01-02`
pub(crate) fn date(text: &[u8]) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    NaiveDate::from_ymd_opt(digits(&[*y1, *y2, *y3, *y4])? as i32, digits(&[*m1, *m2])?, digits(&[*d1, *d2])?)
}

/// Microseconds since 1970 of `2024-01-02T03:04:05.000006`, with a `Z` or without.
pub(crate) fn timestamp(text: &[u8]) -> Option<i64> {
    let (day, time) = text.split_at_checked(10)?;
    let [b'T', time @ ..] = time else { return None };
    let time = self::time(time.strip_suffix(b"Z").unwrap_or(time))?;
    Some(date(day)?.and_time(time).and_utc().timestamp_micros())
}

/// `03:04:05.000006`
pub(crate) fn time(text: &[u8]) -> Option<NaiveTime> {
    let [h1, h2, b':', m1, m2, b':', s1, s2, b'.', micros @ ..] = text else { return None };
    let micros = digits(<&[u8; 6]>::try_from(micros).ok()?)?;
    NaiveTime::from_hms_micro_opt(digits(&[*h1, *h2])?, digits(&[*m1, *m2])?, digits(&[*s1, *s2])?, micros)
}

fn digits(text: &[u8]) -> Option<u32> {
    text.iter()
        .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_the_calendar_has_them() {
        assert_eq!(date(b"2024-02-29"), NaiveDate::from_ymd_opt(2024, 2, 29));
        for wrong in ["2023-02-29", "2024-2-29", "2024-02-29 ", "+024-02-29", "", "2024/02/29"] {
            assert_eq!(date(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn times_have_six_digits() {
        assert_eq!(time(b"23:59:59.000001"), NaiveTime::from_hms_micro_opt(23, 59, 59, 1));
        for wrong in
            ["24:00:00.000000", "23:59:60.000000", "1:02:03.000000", "01:02:03", "01:02:03.0000000", ""]
        {
            assert_eq!(time(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn timestamps_have_six_digits() {
        assert_eq!(timestamp(b"1970-01-01T00:00:01.000002Z"), Some(1_000_002));
        assert_eq!(timestamp(b"1970-01-01T00:00:01.000002"), Some(1_000_002));
        assert_eq!(timestamp(b"1969-12-31T23:59:59.999999Z"), Some(-1));
        let wrong = [
            "1970-01-01 00:00:01.000002Z",
            "1970-01-01T00:00:01Z",
            "1970-01-01T00:00:01.002Z",
            "1970-01-01T24:00:00.000000Z",
            "1970-01-01",
            "\u{e9}970-01-01T00:00:00.000000",
        ];
        for wrong in wrong {
            assert_eq!(timestamp(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
