//! Dates and timestamps: of six digits, unless the mode keeps fewer; what is finer is cut off, not rounded.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::round_trips;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn local(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

round_trips! {
    compared day: NaiveDate = [
        date("0001-01-01"), date("1582-10-10"), date("1969-12-31"), date("1970-01-01"), date("2000-02-29"),
        date("2024-12-31"), date("9999-12-31"),
    ];
    // parity: Types | timestamps | rounded to the column's precision | whatever was written | equal: cut to the
    // column's precision
    compared date_and_time: NaiveDateTime = [
        local("0001-01-01T00:00:00"), local("1969-12-31T23:59:59.999999"), local("1970-01-01T00:00:00"),
        local("2024-02-29T12:30:45.123456789") => local("2024-02-29T12:30:45.123456"),
        local("9999-12-31T23:59:59.999999999") => local("9999-12-31T23:59:59.999999"),
    ];
    // parity: Types | `timestamp = millis`, `seconds`, `text` | timestamp(3), (0), (6) | how it is stored | equal: a
    // column's mode is but its precision
    compared date_and_time_in_millis(timestamp = millis): NaiveDateTime = [
        local("0001-01-01T00:00:00"),
        local("1969-12-31T23:59:59.999999") => local("1969-12-31T23:59:59.999"),
        local("1970-01-01T00:00:00.0005") => local("1970-01-01T00:00:00"),
        local("9999-12-31T23:59:59.999999") => local("9999-12-31T23:59:59.999"),
    ];
    compared date_and_time_in_seconds(timestamp = seconds): NaiveDateTime = [
        local("0001-01-01T00:00:00"),
        local("1969-12-31T23:59:59.999999") => local("1969-12-31T23:59:59"),
        local("1970-01-01T00:00:00.5") => local("1970-01-01T00:00:00"),
        local("9999-12-31T23:59:59.999999") => local("9999-12-31T23:59:59"),
    ];
    compared date_and_time_as_text(timestamp = text): NaiveDateTime = [
        local("0001-01-01T00:00:00"), local("1969-12-31T23:59:59.999999"), local("1970-01-01T00:00:00"),
        local("2024-02-29T12:30:45.123456789") => local("2024-02-29T12:30:45.123456"),
        local("9999-12-31T23:59:59.999999"),
    ];
    compared an_instant: DateTime<Utc> = [
        instant("0001-01-01T00:00:00Z"), instant("1883-11-18T12:03:58Z"), instant("1969-12-31T23:59:59.999999Z"),
        instant("1970-01-01T00:00:00Z"), instant("2024-03-31T02:30:00+01:00"),
        instant("2024-06-30T23:59:59.999999999Z") => instant("2024-06-30T23:59:59.999999Z"),
        instant("9999-12-31T23:59:59.999999Z"),
    ];
    compared an_instant_in_millis(timestamp = millis): DateTime<Utc> = [
        instant("0001-01-01T00:00:00Z"),
        instant("1969-12-31T23:59:59.999999Z") => instant("1969-12-31T23:59:59.999Z"),
        instant("1970-01-01T00:00:00.000999Z") => instant("1970-01-01T00:00:00Z"),
        instant("2024-06-30T23:59:59.999999Z") => instant("2024-06-30T23:59:59.999Z"),
        instant("9999-12-31T23:59:59.999Z"),
    ];
    compared an_instant_in_seconds(timestamp = seconds): DateTime<Utc> = [
        instant("0001-01-01T00:00:00Z"),
        instant("1969-12-31T23:59:59.999999Z") => instant("1969-12-31T23:59:59Z"),
        instant("1970-01-01T00:00:00.999999Z") => instant("1970-01-01T00:00:00Z"),
        instant("9999-12-31T23:59:59Z"),
    ];
    compared an_instant_as_text(timestamp = text): DateTime<Utc> = [
        instant("0001-01-01T00:00:00Z"), instant("1969-12-31T23:59:59.999999Z"), instant("1970-01-01T00:00:00Z"),
        instant("2024-06-30T23:59:59.999999999Z") => instant("2024-06-30T23:59:59.999999Z"),
        instant("9999-12-31T23:59:59.999999Z"),
    ];
}
