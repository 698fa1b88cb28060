//! Frames of windows: what they hold, and what sums are made of what comes into them and leaves them.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_same, failure, kind};

use super::*;

#[derive(Table, Debug, Clone)]
#[table(new(derive(Clone)))]
pub struct Reading {
    #[column(primary_key)]
    pub id: i32,
    pub place: Option<i32>,
    pub day: NaiveDate,
    #[column(timestamp = text)]
    pub at: DateTime<Utc>,
    #[column(timestamp = seconds)]
    pub local: Option<NaiveDateTime>,
    pub big: Option<i64>,
    pub real: Option<f32>,
    pub double: Option<f64>,
    pub price: Option<Decimal>,
    pub took: Option<TimeDelta>,
}

/// The places are 1, 1, 2, 4, 4, 7 and NULL; the days and hours go by them from 2024-02-28 on.
async fn readings(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Reading]).await?;
    let places = [Some(1), Some(1), Some(2), Some(4), Some(4), Some(7), None];
    let reading = |(id, place): (i32, Option<i32>)| {
        let start: DateTime<Utc> = "2024-02-28T23:00:00.25Z".parse().unwrap();
        let hours = TimeDelta::hours(place.unwrap_or_default().into());
        NewReading {
            id,
            place,
            day: date("2024-02-28") + TimeDelta::days(place.unwrap_or(10).into()),
            at: start + hours,
            local: place.map(|_| (start + hours).naive_utc()),
            big: None,
            real: None,
            double: None,
            price: None,
            took: None,
        }
    };
    insert(Reading).values((1..).zip(places).map(reading).collect::<Vec<_>>()).exec(&db).await?;
    Ok(())
}

/// The sums of the ids over a window, by the ids; 0 of none.
macro_rules! sums {
    ($db:ident, $window:expr) => {{
        let sums = coalesce(sum(Reading::id).over($window), 0);
        select(sums).from(Reading).order_by(Reading::id).all(&$db).await?
    }};
}

/// An expression over the rows in the order of their ids.
macro_rules! by_id {
    ($db:ident, $expr:expr) => {
        select($expr).from(Reading).order_by(Reading::id).all(&$db).await?
    };
}

/// Stores one value for each row.
macro_rules! set {
    ($db:ident, $column:expr, $values:expr) => {
        for (id, value) in (1..).zip($values) {
            update(Reading).set($column, value).filter(Reading::id.eq(id)).exec(&$db).await?;
        }
    };
}

on_every_backend! {
    #![setup(readings)]

    /// parity: Queries | frames of ROWS and GROUPS, EXCLUDE | same | same | equal
    async fn of_rows(db: Db) -> squall::Result<()> {
        let by_id = || window().order_by(Reading::id);
        assert_eq!(sums!(db, by_id().rows_between(preceding(1), current_row())), [1, 3, 5, 7, 9, 11, 13]);
        assert_eq!(sums!(db, by_id().rows_between(preceding(1), following(1))), [3, 6, 9, 12, 15, 18, 13]);
        assert_eq!(sums!(db, by_id().rows_between(current_row(), unbounded_following())), [28, 27, 25, 22, 18, 13, 7]);
        assert_eq!(sums!(db, by_id().rows_between(unbounded_preceding(), preceding(2))), [0, 0, 1, 3, 6, 10, 15]);
        assert_eq!(sums!(db, by_id().rows_between(following(2), following(3))), [7, 9, 11, 13, 7, 0, 0]);
        assert_eq!(sums!(db, by_id().rows_between(preceding(3), preceding(2))), [0, 0, 1, 3, 5, 7, 9]);
        assert_eq!(sums!(db, by_id().rows_between(preceding(1), preceding(2))), [0; 7]);
        assert_eq!(sums!(db, by_id().rows_between(following(2), following(1))), [0; 7]);
        assert_eq!(sums!(db, by_id().rows_between(current_row(), current_row())), [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(sums!(db, by_id().rows_between(preceding(i64::MAX), following(0))), [1, 3, 6, 10, 15, 21, 28]);
        assert_eq!(sums!(db, window().rows_between(unbounded_preceding(), unbounded_following())), [28; 7]);
        let halves = || window().partition_by(Reading::id % 2).order_by(Reading::id.desc());
        assert_eq!(sums!(db, halves().rows_between(preceding(1), current_row())), [4, 6, 8, 10, 12, 6, 7]);
        Ok(())
    }

    async fn of_groups(db: Db) -> squall::Result<()> {
        let by_place = || window().order_by(Reading::place);
        // Without a frame, up to the row and those that are equal to it.
        assert_eq!(sums!(db, by_place()), [3, 3, 6, 15, 15, 21, 28]);
        assert_eq!(sums!(db, by_place().range_between(current_row(), unbounded_following())), [28, 28, 25, 22, 22, 13, 7]);
        assert_eq!(sums!(db, by_place().groups_between(preceding(1), current_row())), [3, 3, 6, 12, 12, 15, 13]);
        assert_eq!(sums!(db, by_place().groups_between(following(1), following(2))), [12, 12, 15, 13, 13, 7, 0]);
        assert_eq!(sums!(db, by_place().groups_between(current_row(), current_row())), [3, 3, 3, 9, 9, 6, 7]);
        let last = window().order_by(Reading::place.desc().nulls_first());
        assert_eq!(sums!(db, last.groups_between(preceding(1), current_row())), [6, 6, 12, 15, 15, 13, 7]);
        Ok(())
    }

    async fn without_some(db: Db) -> squall::Result<()> {
        let whole = || window().order_by(Reading::place).rows_between(unbounded_preceding(), unbounded_following());
        assert_eq!(sums!(db, whole().exclude_current_row()), [27, 26, 25, 24, 23, 22, 21]);
        assert_eq!(sums!(db, whole().exclude_group()), [25, 25, 25, 19, 19, 22, 21]);
        assert_eq!(sums!(db, whole().exclude_ties()), [26, 27, 28, 23, 24, 28, 28]);
        // Said before the frame, or without one.
        let before = window().order_by(Reading::place).exclude_group().groups_between(preceding(1), following(1));
        assert_eq!(sums!(db, before), [3, 3, 12, 9, 9, 16, 6]);
        assert_eq!(sums!(db, window().order_by(Reading::place).exclude_ties()), [1, 2, 6, 10, 11, 21, 28]);
        assert_eq!(sums!(db, window().exclude_current_row()), [27, 26, 25, 24, 23, 22, 21]);
        let ends = (first_value(Reading::id).over(whole().exclude_group()), last_value(Reading::id).over(whole().exclude_current_row()), count_all().over(whole().exclude_ties()));
        assert_eq!(by_id!(db, ends)[0], (Some(3), Some(7), 6));
        Ok(())
    }

    /// parity: Queries | RANGE with an offset | of numbers, dates, timestamps | of numbers alone | equal: of whole numbers, dates and
    /// timestamps, with NULLs apart; of others refused
    async fn of_distances(db: Db) -> squall::Result<()> {
        let by_place = || window().order_by(Reading::place);
        // NULLs are near to each other alone.
        assert_eq!(sums!(db, by_place().range_between(preceding(1), following(1))), [6, 6, 6, 9, 9, 6, 7]);
        assert_eq!(sums!(db, by_place().range_between(preceding(2), current_row())), [3, 3, 6, 12, 12, 6, 7]);
        assert_eq!(sums!(db, by_place().range_between(following(1), following(3))), [12, 12, 9, 6, 6, 0, 7]);
        assert_eq!(sums!(db, by_place().range_between(unbounded_preceding(), preceding(1))), [0, 0, 3, 6, 6, 15, 28]);
        assert_eq!(sums!(db, by_place().range_between(preceding(3), unbounded_following())), [28, 28, 28, 28, 28, 22, 7]);
        assert_eq!(sums!(db, by_place().range_between(preceding(0), following(i64::MAX))), [21, 21, 18, 15, 15, 6, 7]);
        let down = || window().order_by(Reading::place.desc());
        assert_eq!(sums!(db, down().range_between(preceding(2), current_row())), [6, 6, 12, 9, 9, 6, 7]);
        let first = window().order_by(Reading::place.asc().nulls_first());
        assert_eq!(sums!(db, first.range_between(unbounded_preceding(), preceding(1))), [7, 7, 10, 13, 13, 22, 7]);
        let ties = by_place().range_between(preceding(1), following(1)).exclude_ties();
        assert_eq!(sums!(db, ties), [4, 5, 6, 4, 5, 6, 7]);
        Ok(())
    }

    async fn of_lengths_of_time(db: Db) -> squall::Result<()> {
        let by_day = || window().order_by(Reading::day);
        assert_eq!(sums!(db, by_day().range_between(preceding(TimeDelta::days(2)), current_row())), [3, 3, 6, 12, 12, 6, 7]);
        assert_eq!(sums!(db, by_day().range_between(following(TimeDelta::days(1)), following(TimeDelta::weeks(1)))), [18, 18, 15, 13, 13, 7, 0]);
        let hours = |it| TimeDelta::hours(it);
        let by_instant = || window().order_by(Reading::at);
        assert_eq!(sums!(db, by_instant().range_between(preceding(hours(1)), following(hours(1)))), [13, 13, 6, 9, 9, 6, 10]);
        assert_eq!(sums!(db, by_instant().range_between(preceding(TimeDelta::microseconds(3_599_999_999)), current_row())), [3, 3, 3, 9, 9, 6, 7]);
        // Cut to whole seconds, and with a NULL.
        let by_local = || window().order_by(Reading::local.desc());
        assert_eq!(sums!(db, by_local().range_between(preceding(hours(2)), current_row())), [6, 6, 12, 9, 9, 6, 7]);
        // Over the end of a February.
        let february = window().order_by(date_trunc(TimeUnit::Day, Reading::at)).range_between(preceding(TimeDelta::days(1)), current_row());
        assert_eq!(sums!(db, february), [28, 28, 28, 28, 28, 28, 7]);
        Ok(())
    }

    /// parity: Queries | sums of floating-point numbers that leave a frame | exact, added up anew | taken away from what was rounded |
    /// equal: added up anew
    async fn sums_of_what_is_left(db: Db) -> squall::Result<()> {
        let pairs = || window().order_by(Reading::id).rows_between(preceding(1), current_row());
        set!(db, Reading::double, [Some(1e17), Some(1.0), Some(2.0), None, Some(f64::INFINITY), Some(0.1), Some(0.2)]);
        set!(db, Reading::real, [Some(1e17f32), Some(1.0), Some(2.0), None, Some(f32::INFINITY), Some(0.5), Some(0.25)]);
        let expected = [Some(1e17), Some(1e17), Some(3.0), Some(2.0), Some(f64::INFINITY), Some(f64::INFINITY), Some(0.1 + 0.2)];
        assert_same(by_id!(db, sum(Reading::double).over(pairs())), expected);
        let expected = [Some(1e17f32), Some(1e17), Some(3.0), Some(2.0), Some(f32::INFINITY), Some(f32::INFINITY), Some(0.75)];
        assert_same(by_id!(db, sum(Reading::real).over(pairs())), expected);
        let expected = [Some(1e17), Some(5e16), Some(1.5), Some(2.0), Some(f64::INFINITY), Some(f64::INFINITY), Some((0.1 + 0.2) / 2.0)];
        assert_same(by_id!(db, avg(Reading::double).over(pairs())), expected);
        let after = window().order_by(Reading::id).rows_between(current_row(), following(1)).exclude_current_row();
        assert_same(by_id!(db, sum(Reading::double).over(after))[5], Some(0.2));

        let decimals = ["0.125", "1.50", "2", "3.0", "-3", "0.001", "0.1"];
        set!(db, Reading::price, decimals.map(|it| Some(decimal(it))));
        let expected = ["0.125", "1.625", "3.50", "5.0", "0.0", "-2.999", "0.101"].map(|it| Some(decimal(it)));
        assert_same(by_id!(db, sum(Reading::price).over(pairs())), expected);
        assert_eq!(by_id!(db, avg(Reading::price).over(pairs()))[5], Some(decimal("-1.4995")));
        assert_eq!(by_id!(db, (min(Reading::price).over(pairs()), max(Reading::price).over(pairs())))[4], (Some(decimal("-3")), Some(decimal("3.0"))));

        set!(db, Reading::big, [Some(i64::MAX), Some(-1), Some(1), Some(i64::MAX - 1), None, Some(i64::MIN), Some(5)]);
        let expected = [Some(i64::MAX), Some(i64::MAX - 1), Some(0), Some(i64::MAX), Some(i64::MAX - 1), Some(i64::MIN), Some(i64::MIN + 5)];
        assert_eq!(by_id!(db, sum(Reading::big).over(pairs())), expected);
        assert_same(by_id!(db, avg(Reading::big).over(pairs()))[2], Some(0.0));
        set!(db, Reading::took, [TimeDelta::seconds(3), TimeDelta::microseconds(-1)].map(Some));
        assert_eq!(by_id!(db, sum(Reading::took).over(pairs()))[1..4], [Some(TimeDelta::microseconds(2_999_999)), Some(TimeDelta::microseconds(-1)), None]);
        Ok(())
    }

    async fn sums_that_do_not_fit(db: Db) -> squall::Result<()> {
        let frame = |rows| window().order_by(Reading::id).rows_between(preceding(rows), current_row());
        set!(db, Reading::double, [f64::MAX, f64::MAX, 1.0]);
        set!(db, Reading::big, [i64::MAX, i64::MAX, 1]);
        set!(db, Reading::real, [f32::MAX, f32::MAX, 1.0]);
        macro_rules! run {
            ($expr:expr) => { select($expr).from(Reading).order_by(Reading::id).all(&db).await };
        }
        assert_fails(run!(sum(Reading::double).over(frame(1))), "InvalidValue");
        assert_fails(run!(sum(Reading::big).over(frame(1))), "InvalidValue");
        assert_fails(run!(sum(Reading::real).over(frame(1))), "InvalidValue");
        assert_same(run!(sum(Reading::double).over(frame(0)))?[1], Some(f64::MAX));
        assert_eq!(run!(sum(Reading::big).over(frame(0)))?[1], Some(i64::MAX));
        // A frame that overflows only on the way from one to the next.
        let apart = window().order_by(Reading::id).rows_between(current_row(), following(1)).exclude_current_row();
        assert_same(run!(sum(Reading::double).over(apart))?[..2].to_vec(), [Some(f64::MAX), Some(1.0)]);
        Ok(())
    }

    /// parity: Queries | a frame that ends before it starts, or counts by what it cannot | error, when it is run | error, or no
    /// rows | refused
    async fn that_cannot_be(db: Db) {
        macro_rules! refused {
            ($($window:expr => $reason:literal),+ $(,)?) => {$(
                let query = select(sum(Reading::id).over($window)).from(Reading);
                let printed = failure(query.to_sql(db.dialect()));
                assert_eq!(kind(&printed), "InvalidQuery");
                assert!(printed.to_string().contains($reason), "{printed}");
                assert_eq!(failure(query.all(&db).await).to_string(), printed.to_string());
            )+};
        }
        let by_id = || window().order_by(Reading::id);
        let (day, hour) = (TimeDelta::days(1), TimeDelta::hours(1));
        refused!(
            by_id().rows_between(current_row(), preceding(1)) => "ends before it starts",
            by_id().rows_between(following(1), current_row()) => "ends before it starts",
            by_id().groups_between(unbounded_following(), unbounded_following()) => "ends before it starts",
            by_id().range_between(unbounded_preceding(), unbounded_preceding()) => "ends before it starts",
            by_id().rows_between(preceding(-1), current_row()) => "is negative",
            window().order_by(Reading::day).range_between(preceding(-day), current_row()) => "is negative",
            window().range_between(preceding(1), current_row()) => "one term in `order_by`",
            by_id().order_by(Reading::day).range_between(preceding(1), current_row()) => "one term in `order_by`",
            window().order_by(Reading::double).range_between(preceding(1), current_row()) => "the type double",
            window().order_by(Reading::price).range_between(preceding(1), current_row()) => "the type decimal",
            window().order_by(Reading::took).range_between(preceding(day), current_row()) => "the type interval",
            window().order_by(Reading::day).range_between(preceding(1), current_row()) => "the type date",
            by_id().range_between(current_row(), following(day)) => "the type integer",
            window().order_by(Reading::day).range_between(preceding(hour), current_row()) => "whole days",
            window().order_by(Reading::at).range_between(preceding(day * 365 * 5_000), current_row()) => "4,000 years",
        );
    }
}
