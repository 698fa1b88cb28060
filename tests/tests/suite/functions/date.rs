//! Functions of dates and timestamps: instants are looked at in UTC, whatever the time zone of the session.

use chrono::TimeDelta;
use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::assert_fails;

use super::*;

/// A date and each of its parts: year, quarter, month, week, day, day of the week, day of the year.
const DAYS: [(&str, [i32; 7]); 10] = [
    ("0001-01-01", [1, 1, 1, 1, 1, 1, 1]),
    ("9999-12-31", [9999, 4, 12, 52, 31, 5, 365]),
    ("1969-12-31", [1969, 4, 12, 1, 31, 3, 365]),
    ("2020-12-31", [2020, 4, 12, 53, 31, 4, 366]),
    ("2021-01-03", [2021, 1, 1, 53, 3, 7, 3]),
    ("2021-01-04", [2021, 1, 1, 1, 4, 1, 4]),
    ("2024-02-29", [2024, 1, 2, 9, 29, 4, 60]),
    ("2024-12-30", [2024, 4, 12, 1, 30, 1, 365]),
    ("2000-04-01", [2000, 2, 4, 13, 1, 6, 92]),
    ("1900-03-01", [1900, 1, 3, 9, 1, 4, 60]),
];

on_every_backend! {
    #![setup(items)]

    async fn parts_of_a_date(db: Db) -> squall::Result<()> {
        for (written, [y, q, m, w, d, isodow, doy]) in DAYS {
            let day_of = date(written);
            let last = day_of.and_hms_micro_opt(23, 59, 59, 999_999).unwrap();
            macro_rules! parts {
                ($moment:expr) => {
                    of!(db, (year($moment), quarter($moment), month($moment), week($moment), day($moment), day_of_week($moment), day_of_year($moment)))?
                };
            }
            let parts = (y, q, m, w, d, isodow, doy);
            assert_eq!(parts!(val(day_of)), parts, "{written}");
            assert_eq!(parts!(val(last)), parts, "{written}");
            assert_eq!(parts!(val(last.and_utc())), parts, "{written}");
        }
        assert_eq!(each!(db, (week(Item::made_at), day_of_year(Item::sold_at)))?, [(1, Some(365)), (1, None)]);
        Ok(())
    }

    async fn parts_of_a_time(db: Db) -> squall::Result<()> {
        macro_rules! parts {
            ($moment:expr) => {
                of!(db, (hour($moment), minute($moment), second($moment), microsecond($moment), epoch($moment)))?
            };
        }
        for (written, parts) in [
            ("2024-02-29T23:59:59.999999", (23, 59, 59, 999_999, 1_709_251_199i64)),
            ("1970-01-01T00:00:00", (0, 0, 0, 0, 0)),
            ("1969-12-31T23:59:59.5", (23, 59, 59, 500_000, -1)),
            ("0001-01-01T12:30:00.000001", (12, 30, 0, 1, -62_135_551_800)),
            ("9999-12-31T23:59:59.999999", (23, 59, 59, 999_999, 253_402_300_799)),
        ] {
            assert_eq!(parts!(val(local(written))), parts, "{written}");
            assert_eq!(parts!(val(instant(written))), parts, "{written}");
        }
        assert_eq!(each!(db, (epoch(Item::day), hour(Item::sold_at)))?, [(1_709_164_800, Some(23)), (-62_135_596_800, None)]);
        Ok(())
    }

    async fn starts_of_units(db: Db) -> squall::Result<()> {
        use TimeUnit::{Day, Hour, Minute, Month, Quarter, Second, Week, Year};
        let cases = [
            (Year, "2024-01-01T00:00:00"), (Quarter, "2024-04-01T00:00:00"), (Month, "2024-05-01T00:00:00"), (Week, "2024-04-29T00:00:00"),
            (Day, "2024-05-02T00:00:00"), (Hour, "2024-05-02T13:00:00"), (Minute, "2024-05-02T13:45:00"), (Second, "2024-05-02T13:45:59"),
        ];
        for (unit, start) in cases {
            let at = "2024-05-02T13:45:59.123456";
            assert_eq!(of!(db, date_trunc(unit, val(local(at))))?, local(start));
            assert_eq!(of!(db, date_trunc(unit, val(instant(at))))?, instant(start));
        }
        for (unit, start) in [(Year, "2020-01-01"), (Quarter, "2020-10-01"), (Month, "2020-12-01"), (Week, "2020-12-28"), (Day, "2020-12-31")] {
            assert_eq!(of!(db, date_trunc(unit, val(date("2020-12-31"))))?, date(start));
        }
        assert_eq!(of!(db, (date_trunc(Week, val(date("0001-01-07"))), date_trunc(Week, val(local("1969-12-31T23:00:00")))))?, (date("0001-01-01"), local("1969-12-29T00:00:00")));
        assert_eq!(each!(db, date_trunc(Month, Item::sold_at))?, [Some(instant("1969-12-01T00:00:00")), None]);
        assert_eq!(each!(db, date_trunc(Day, Item::made_at).eq(Item::made_at))?, [false, true]);
        for unit in [Hour, Minute, Second] {
            assert_fails(of!(db, date_trunc(unit, val(date("2020-12-31")))), "InvalidQuery");
        }
        Ok(())
    }

    /// parity: Functions | a result outside of the years 1 to 9999 | given | NULL, or a wrong date | refused: `InvalidValue`
    async fn later_and_earlier_by_a_time(db: Db) -> squall::Result<()> {
        let at = || val(instant("2024-02-28T23:00:00.000001"));
        assert_eq!(of!(db, add_time(at(), TimeDelta::hours(1)))?, instant("2024-02-29T00:00:00.000001"));
        assert_eq!(of!(db, add_time(at(), TimeDelta::microseconds(-2)))?, instant("2024-02-28T22:59:59.999999"));
        assert_eq!(of!(db, add_time(val(local("1970-01-01T00:00:00")), TimeDelta::days(-719_162)))?, local("0001-01-01T00:00:00"));
        assert_eq!(of!(db, add_time(val(local("0001-01-01T00:00:00")), TimeDelta::microseconds(315_537_897_599_999_999)))?, local("9999-12-31T23:59:59.999999"));
        assert_eq!(each!(db, add_time(Item::sold_at, TimeDelta::milliseconds(1_500)))?, [Some(instant("1970-01-01T00:00:00.5")), None]);
        assert_eq!(each!(db, add_time(Item::made_at, TimeDelta::zero()))?, [instant("2024-12-30T23:59:59.999999"), instant("0001-01-01T00:00:00")]);
        assert_fails(each!(db, add_time(Item::local, TimeDelta::microseconds(1))), "InvalidValue");
        assert_fails(each!(db, add_time(Item::made_at, TimeDelta::microseconds(-1))), "InvalidValue");
        assert_fails(of!(db, add_time(at(), TimeDelta::days(3_000_000))), "InvalidValue");
        assert_fails(of!(db, add_time(at(), TimeDelta::MAX)), "InvalidValue");
        assert_fails(of!(db, add_time(at(), TimeDelta::nanoseconds(1))), "InvalidValue");
        let mut soon = select(Item::id).from(Item).order_by(Item::id);
        soon = soon.filter(add_time(Item::made_at, TimeDelta::days(1)).gt(instant("2024-12-31T00:00:00")));
        assert_eq!(soon.all(&db).await?, [1]);
        Ok(())
    }

    /// parity: Functions | a month later than the 31st | the last day of the month | the 1st or 2nd of the next | equal: the last
    /// day of the month
    async fn later_by_days_months_and_years(db: Db) -> squall::Result<()> {
        let months = [
            ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-03-31", -1, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", -48, "2020-02-29"), ("2024-12-31", 2, "2025-02-28"), ("2024-05-15", 0, "2024-05-15"), ("0001-01-31", 119_987, "9999-12-31"),
        ];
        for (from, count, to) in months {
            assert_eq!(of!(db, add_months(val(date(from)), count))?, date(to));
            let (from, to) = (format!("{from}T23:59:59.999999"), format!("{to}T23:59:59.999999"));
            assert_eq!(of!(db, add_months(val(local(&from)), count))?, local(&to));
            assert_eq!(of!(db, add_months(val(instant(&from)), count))?, instant(&to));
        }
        assert_eq!(of!(db, (add_years(val(date("2024-02-29")), 1), add_years(val(date("2024-02-29")), -4)))?, (date("2025-02-28"), date("2020-02-29")));
        assert_eq!(of!(db, (add_days(val(date("2024-02-28")), 2), add_days(val(date("1970-01-01")), -719_162)))?, (date("2024-03-01"), date("0001-01-01")));
        assert_eq!(of!(db, add_days(val(instant("2024-03-30T12:00:00")), 1))?, instant("2024-03-31T12:00:00"));
        assert_eq!(each!(db, add_days(Item::sold_at, Item::perhaps))?, [Some(instant("1970-01-03T23:59:59")), None]);
        assert_eq!(each!(db, add_months(Item::day, Item::perhaps))?, [Some(date("2024-05-29")), None]);
        assert_eq!(each!(db, add_years(Item::day, Item::perhaps))?, [Some(date("2027-02-28")), None]);
        for (from, days) in [("9999-12-31", 1), ("0001-01-01", -1), ("2024-01-01", i32::MAX), ("2024-01-01", i32::MIN)] {
            assert_fails(of!(db, add_days(val(date(from)), days)), "InvalidValue");
            assert_fails(of!(db, add_days(val(date(from).and_hms_opt(0, 0, 0).unwrap()), days)), "InvalidValue");
            assert_fails(of!(db, add_days(val(date(from).and_hms_opt(0, 0, 0).unwrap().and_utc()), days)), "InvalidValue");
            assert_fails(of!(db, add_months(val(date(from)), days)), "InvalidValue");
            assert_fails(of!(db, add_months(val(date(from).and_hms_opt(0, 0, 0).unwrap().and_utc()), days)), "InvalidValue");
            assert_fails(of!(db, add_years(val(date(from)), days)), "InvalidValue");
        }
        assert_fails(each!(db, add_years(Item::day, Item::count * 100_000_000)), "InvalidValue");
        Ok(())
    }

    async fn whole_units_between(db: Db) -> squall::Result<()> {
        use TimeUnit::{Day, Hour, Minute, Second, Week};
        let (later, earlier) = (instant("2024-03-01T00:00:00"), instant("2024-02-15T00:00:00.000001"));
        for (unit, count) in [(Week, 2), (Day, 14), (Hour, 359), (Minute, 21_599), (Second, 1_295_999)] {
            assert_eq!(of!(db, diff(unit, val(later), earlier))?, count);
            assert_eq!(of!(db, diff(unit, val(earlier), later))?, -count);
            assert_eq!(of!(db, diff(unit, val(later.naive_utc()), earlier.naive_utc()))?, count);
        }
        let (first, last) = (local("0001-01-01T00:00:00"), local("9999-12-31T23:59:59.999999"));
        assert_eq!(of!(db, (diff(Second, val(last), first), diff(Week, val(last), first)))?, (315_537_897_599, 521_722));
        assert_eq!(of!(db, (diff(Day, val(date("2024-03-01")), date("2024-02-01")), diff(Hour, val(date("2024-02-01")), date("2024-02-02"))))?, (29, -24));
        assert_eq!(each!(db, diff(Day, Item::made_at, Item::sold_at))?, [Some(20_088), None]);
        Ok(())
    }

    /// parity: Functions | whole months, quarters and years between two | `age`, by the session's time zone | not there | equal: a
    /// month is whole at the same day and time of the next, in UTC, cut towards zero
    async fn whole_months_between(db: Db) -> squall::Result<()> {
        use TimeUnit::{Month, Quarter, Year};
        for (later, earlier, months) in [
            ("2024-03-30", "2024-01-31", 1), ("2024-02-29", "2024-01-31", 0), ("2024-03-31", "2024-02-29", 1), ("2025-02-28", "2024-02-29", 11),
            ("2025-03-01", "2024-02-29", 12), ("2024-05-05", "2024-05-05", 0), ("9999-12-31", "0001-01-01", 119_987), ("2024-12-31", "2023-12-31", 12),
            ("2030-01-15", "2024-10-16", 62), ("2024-02-28", "2000-02-29", 287),
        ] {
            let (later, earlier) = (date(later), date(earlier));
            let between = of!(db, (diff(Month, val(later), earlier), diff(Quarter, val(later), earlier), diff(Year, val(later), earlier)))?;
            assert_eq!(between, (months, months / 3, months / 12), "{later} {earlier}");
            let between = of!(db, (diff(Month, val(earlier), later), diff(Quarter, val(earlier), later), diff(Year, val(earlier), later)))?;
            assert_eq!(between, (-months, -months / 3, -months / 12), "{later} {earlier}");
        }
        let (later, earlier) = (instant("2024-03-15T12:00:00"), instant("2024-02-15T12:00:00.000001"));
        assert_eq!(of!(db, (diff(Month, val(later), earlier), diff(Month, val(earlier), later)))?, (0, 0));
        assert_eq!(of!(db, diff(Month, val(later.naive_utc()), (earlier - TimeDelta::microseconds(1)).naive_utc()))?, 1);
        let nullable = each!(db, diff(Month, Item::made_at, Item::sold_at))?;
        assert!(nullable[0].is_some() && nullable[1].is_none(), "{nullable:?}");
        Ok(())
    }

    async fn the_instant_and_the_day_of_the_statement(db: Db) -> squall::Result<()> {
        let before = Utc::now();
        let (at, same, day_of, cast) = of!(db, (now(), now(), today(), now().cast::<NaiveDate>()))?;
        assert_eq!((at, day_of), (same, cast));
        assert!((at - before).abs() < TimeDelta::minutes(5) && day_of == at.date_naive());
        assert_eq!(select(Item::id).from(Item).filter(Item::made_at.lt(now())).all(&db).await?.len(), 2);
        Ok(())
    }

    /// In a session of another time zone, with a change of its clocks between.
    async fn the_time_zone_of_the_session_is_of_no_account(db: Db, backend: squall_testing::Backend) -> squall::Result<()> {
        if backend != squall_testing::Backend::Postgres {
            return Ok(());
        }
        db.transaction(async |tx| {
            sql!("SET LOCAL TIME ZONE 'America/New_York'").exec(tx).await?;
            sql!("SET LOCAL DateStyle TO 'German'").exec(tx).await?;
            let at = || val(instant("2024-03-10T03:30:00"));
            let found = select((
                (hour(at()), day(at()), epoch(at()), date_trunc(TimeUnit::Day, at())),
                (add_days(at(), 1), add_months(at(), -1), add_time(at(), TimeDelta::days(1))),
                (at().cast::<NaiveDate>(), at().cast::<NaiveDateTime>(), at().cast::<String>()),
                (val(date("2024-03-10")).cast::<DateTime<Utc>>(), val(local("2024-03-10T02:30:00")).cast::<DateTime<Utc>>()),
                (text("2024-03-10T02:30:00Z").cast::<DateTime<Utc>>(), text("2024-03-10").cast::<NaiveDate>(), val(date("2024-03-10")).cast::<String>()),
                diff(TimeUnit::Hour, val(instant("2024-03-11T03:30:00")), at()),
            ));
            assert_eq!(
                found.one(tx).await?,
                (
                    (3, 10, 1_710_041_400, instant("2024-03-10T00:00:00")),
                    (instant("2024-03-11T03:30:00"), instant("2024-02-10T03:30:00"), instant("2024-03-11T03:30:00")),
                    (date("2024-03-10"), local("2024-03-10T03:30:00"), "2024-03-10T03:30:00.000000Z".to_owned()),
                    (instant("2024-03-10T00:00:00"), instant("2024-03-10T02:30:00")),
                    (instant("2024-03-10T02:30:00"), date("2024-03-10"), "2024-03-10".to_owned()),
                    24,
                )
            );
            Ok(())
        })
        .await
    }
}
