//! Dates, times, timestamps and intervals: of six digits, unless the mode keeps fewer; what is finer is cut off, not rounded.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use squall::prelude::*;
use squall_testing::{Backend, on_every_backend};
use squall_tests::{assert_fails, assert_same, failure};

use super::round_trips;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

fn micros(number: i64) -> TimeDelta {
    TimeDelta::microseconds(number)
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
    compared time_of_day: NaiveTime = [
        time("00:00:00.000000999") => time("00:00:00"), time("00:00:00.000001"), time("01:02:03"),
        time("09:59:59.999999"), time("10:00:00"), time("12:30:45.5"),
        time("23:59:59.999999999") => time("23:59:59.999999"),
    ];
    compared interval: TimeDelta = [
        micros(i64::MIN), TimeDelta::days(-400), micros(-1), TimeDelta::nanoseconds(-999) => micros(0), micros(1),
        TimeDelta::nanoseconds(2999) => micros(2), TimeDelta::hours(23), TimeDelta::hours(25), TimeDelta::days(31),
        micros(1 << 53), micros((1 << 53) + 1), micros(i64::MAX),
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

#[derive(Table, Debug)]
pub struct Shift {
    #[column(primary_key)]
    pub id: i32,
    #[column(default = time("08:30:00"))]
    pub starts: NaiveTime,
    pub lasts: Option<TimeDelta>,
}

async fn shifts(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Shift]).await?;
    insert(Shift).values([Shift::new().id(1), Shift::new().id(2)]).exec(&db).await?;
    Ok(())
}

on_every_backend! {
    #![setup(shifts)]

    /// parity: Types | time | time(6), has 24:00:00 | not there | equal: six digits, cut and not rounded; a leap second
    /// is `InvalidValue`, a stored 24:00:00 `Decode`
    async fn times_that_are_none(db: Db) -> squall::Result<()> {
        let leap = NaiveTime::from_hms_milli_opt(23, 59, 59, 1_500).unwrap();
        let error = failure(insert(Shift).values(Shift::new().id(3).starts(leap)).exec(&db).await);
        let squall::Error::InvalidValue { column, .. } = &error else { panic!("{error:?}") };
        assert_eq!(column.as_deref(), Some("starts"));
        assert_fails(select(Shift).from(Shift).filter(Shift::starts.eq(leap)).all(&db).await, "InvalidValue");
        let leap = date("2016-12-31").and_time(leap);
        assert_fails(sql!("SELECT {leap}").one::<NaiveDateTime>(&db).await, "InvalidValue");
        assert_fails(sql!("SELECT {}", leap.and_utc()).one::<DateTime<Utc>>(&db).await, "InvalidValue");
        sql!("UPDATE shifts SET starts = '24:00:00.000000' WHERE id = 1").exec(&db).await?;
        assert_fails(select(Shift).from(Shift).all(&db).await, "Decode");
        Ok(())
    }

    /// parity: Types | interval | months, days and microseconds | not there | equal: microseconds (a stored day has 24
    /// hours, a stored month is `Decode`), compared, ordered and summed; more than 64 bits is `InvalidValue`
    async fn intervals_that_are_too_long(db: Db) -> squall::Result<()> {
        assert_fails(update(Shift).set(Shift::lasts, TimeDelta::MAX).all_rows().exec(&db).await, "InvalidValue");
        let query = select(Shift::id).from(Shift);
        assert_fails(query.filter(Shift::lasts.gt(TimeDelta::MIN)).all(&db).await, "InvalidValue");
        update(Shift).set(Shift::lasts, micros(i64::MAX)).all_rows().exec(&db).await?;
        assert_fails(select(sum(Shift::lasts)).from(Shift).one(&db).await, "InvalidValue");
        Ok(())
    }

    async fn sums_of_intervals(db: Db) -> squall::Result<()> {
        let total = select(sum(Shift::lasts)).from(Shift);
        assert_eq!(total.clone().one(&db).await?, None);
        update(Shift).set(Shift::lasts, micros(i64::MAX)).filter(Shift::id.eq(1)).exec(&db).await?;
        update(Shift).set(Shift::lasts, micros(-1)).filter(Shift::id.eq(2)).exec(&db).await?;
        assert_same(total.clone().one(&db).await?, Some(micros(i64::MAX - 1)));
        update(Shift).set(Shift::lasts, micros(i64::MIN)).filter(Shift::id.eq(1)).exec(&db).await?;
        update(Shift).set(Shift::lasts, micros(1)).filter(Shift::id.eq(2)).exec(&db).await?;
        assert_same(total.clone().one(&db).await?, Some(micros(i64::MIN + 1)));
        update(Shift).set(Shift::lasts, TimeDelta::hours(25)).all_rows().exec(&db).await?;
        assert_same(total.one(&db).await?, Some(TimeDelta::hours(50)));
        Ok(())
    }

    /// What another program has stored.
    async fn intervals_of_days_and_months(db: Db, backend: Backend) -> squall::Result<()> {
        if backend != Backend::Postgres {
            return Ok(());
        }
        sql!("UPDATE shifts SET lasts = '2 days -1 second'").exec(&db).await?;
        let found = select(Shift::lasts).from(Shift).filter(Shift::lasts.eq(TimeDelta::seconds(172_799)));
        assert_same(found.clone().limit(1).one(&db).await?, Some(TimeDelta::seconds(172_799)));
        sql!("UPDATE shifts SET lasts = '1 month'").exec(&db).await?;
        assert_fails(select(Shift::lasts).from(Shift).all(&db).await, "Decode");
        Ok(())
    }
}
