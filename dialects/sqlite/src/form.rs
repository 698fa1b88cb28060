//! The text forms of values that SQLite has no type for: the same in binds, literals and cells.

use std::{
    fmt::{self, Write},
    ops::Deref,
};

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use rust_decimal::Decimal;
use uuid::Uuid;

/// A short text of ASCII, on the stack.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    bytes: [u8; Self::CAPACITY],
    length: usize,
}

impl Form {
    /// The longest: a UUID has 36; a decimal has a sign, a point and at most 30 digits.
    const CAPACITY: usize = 40;

    fn new() -> Self {
        Self { bytes: [0; Self::CAPACITY], length: 0 }
    }

    fn of(value: impl fmt::Display) -> Self {
        let mut form = Self::new();
        // No value that comes here is longer than the capacity, and a display fails on nothing else.
        let _ = write!(form, "{value}");
        form
    }

    fn byte(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    fn digits(&mut self, number: u32, width: u32) {
        for place in (0..width).rev() {
            self.byte(b'0' + (number / 10_u32.pow(place) % 10) as u8);
        }
    }
}

impl Write for Form {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let place = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        place.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

impl Deref for Form {
    type Target = str;

    fn deref(&self) -> &str {
        // Only ASCII was written.
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

/// `2024-01-02`
pub fn date(date: NaiveDate) -> Form {
    let mut form = Form::new();
    push_date(&mut form, date);
    form
}

/// `03:04:05.000006`
pub fn time(time: NaiveTime) -> Form {
    let mut form = Form::new();
    push_time(&mut form, time);
    form
}

/// `2024-01-02T03:04:05.000006`
pub fn timestamp(at: NaiveDateTime) -> Form {
    let mut form = Form::new();
    push_date(&mut form, at.date());
    form.byte(b'T');
    push_time(&mut form, at.time());
    form
}

/// `2024-01-02T03:04:05.000006Z`, of UTC
pub fn timestamptz(at: NaiveDateTime) -> Form {
    let mut form = timestamp(at);
    form.byte(b'Z');
    form
}

/// `-1.50`: with the decimal's own digits after the point; zero has no sign.
pub fn decimal(number: Decimal) -> Form {
    if number.is_zero() && number.is_sign_negative() {
        return Form::of(-number);
    }
    Form::of(number)
}

/// `67e55044-10b1-426f-9247-bb680e5fe0c8`
pub fn uuid(uuid: Uuid) -> Form {
    Form::of(uuid.as_hyphenated())
}

fn push_date(form: &mut Form, date: NaiveDate) {
    // Years outside of 1 to 9999 are refused before a value is written.
    form.digits(date.year().unsigned_abs(), 4);
    form.byte(b'-');
    form.digits(date.month(), 2);
    form.byte(b'-');
    form.digits(date.day(), 2);
}

fn push_time(form: &mut Form, time: NaiveTime) {
    form.digits(time.hour(), 2);
    form.byte(b':');
    form.digits(time.minute(), 2);
    form.byte(b':');
    form.digits(time.second(), 2);
    form.byte(b'.');
    // Leap seconds are refused before a value is written.
    form.digits(time.nanosecond() / 1_000 % 1_000_000, 6);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn times() {
        let day = NaiveDate::from_ymd_opt(2, 3, 4).unwrap();
        assert_eq!(&*date(day), "0002-03-04");
        let at = day.and_hms_micro_opt(5, 6, 7, 89).unwrap();
        assert_eq!(&*time(at.time()), "05:06:07.000089");
        assert_eq!(&*timestamp(at), "0002-03-04T05:06:07.000089");
        assert_eq!(&*timestamptz(at), "0002-03-04T05:06:07.000089Z");
    }

    #[test]
    fn the_longest_decimals_fit_and_zero_has_no_sign() {
        assert_eq!(&*decimal("-0.00".parse().unwrap()), "0.00");
        assert_eq!(&*decimal("1.50".parse().unwrap()), "1.50");
        let longest = Decimal::from_i128_with_scale(-79_228_162_514_264_337_593_543_950_335, 28);
        assert_eq!(&*decimal(longest), "-7.9228162514264337593543950335");
        assert_eq!(&*decimal(Decimal::MIN), "-79228162514264337593543950335");
    }

    #[test]
    fn uuids_are_lower_case() {
        let id = Uuid::from_u128(0x67e55044_10b1_426f_9247_bb680e5fe0c8);
        assert_eq!(&*uuid(id), "67e55044-10b1-426f-9247-bb680e5fe0c8");
    }
}
