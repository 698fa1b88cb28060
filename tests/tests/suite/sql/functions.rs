//! The functions, by theme.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use squall::prelude::*;
use uuid::Uuid;

use super::{
    queries::{Color, Shirt, Size},
    snapshot,
};

#[derive(Table, Debug)]
pub struct Note {
    #[column(primary_key)]
    pub id: i32,
    pub body: Value,
    pub day: NaiveDate,
    pub local: NaiveDateTime,
    pub ratio: f32,
}

#[test]
fn conditional() {
    snapshot!(
        "functions_conditional",
        [
            select(case().when(Shirt::on_sale, Shirt::name).when(Shirt::id.gt(5), "x").otherwise("y"))
                .from(Shirt),
            select(case().when(Shirt::on_sale, 1).or_null()).from(Shirt),
            select((nullif(Shirt::name, ""), nullif(Shirt::price, Decimal::ONE))).from(Shirt),
            select((
                greatest(Shirt::stock, 0),
                least(Shirt::name, "m"),
                greatest(Shirt::price, Decimal::ONE)
            ))
            .from(Shirt),
            select((greatest(Shirt::size, Size::Small), least(Shirt::color, Color::Red))).from(Shirt),
            select(least(Shirt::made_at, Shirt::sold_at)).from(Shirt),
        ]
    );
}

#[test]
fn of_text() {
    snapshot!(
        "functions_text",
        [
            select((
                substring(Shirt::name, 2, 3),
                substring_from(Shirt::name, 2),
                left(Shirt::name, 3),
                right(Shirt::name, 3)
            ))
            .from(Shirt),
            select((substring(Shirt::name, Shirt::stock, 3), substring_from(Shirt::name, Shirt::stock)))
                .from(Shirt),
            select((right(Shirt::name, Shirt::stock), split_part(Shirt::name, ",", Shirt::stock)))
                .from(Shirt),
            select(substring(Shirt::name, 0, 3)).from(Shirt),
            select((
                trim(Shirt::name),
                ltrim(Shirt::name),
                rtrim(Shirt::name),
                trim_chars(Shirt::name, "xy")
            ))
            .from(Shirt),
            select((
                replace(Shirt::name, "a", "b"),
                position(Shirt::name, "a"),
                split_part(Shirt::name, ",", 1)
            ))
            .from(Shirt),
            select((
                lpad(Shirt::name, 5, "0"),
                rpad(Shirt::name, 5, "0"),
                repeat(Shirt::name, 2),
                reverse(Shirt::name)
            ))
            .from(Shirt),
            select(Shirt::id)
                .from(Shirt)
                .filter(eq_ignore_case(Shirt::name, "a").and(trim(Shirt::note).lt("b"))),
        ]
    );
}

#[test]
fn of_numbers() {
    snapshot!(
        "functions_numbers",
        [
            select((ceil(Shirt::weight), floor(Shirt::price), trunc(Note::ratio)))
                .from(Shirt)
                .cross_join(Note),
            select((
                round(Shirt::weight),
                round(Shirt::price),
                round_to(Shirt::price, 2),
                round(Note::ratio)
            ))
            .from(Shirt)
            .cross_join(Note),
            select((sign(Shirt::id), sign(Shirt::weight), sign(Shirt::price))).from(Shirt),
            select((power(Shirt::weight, 2.0), sqrt(Note::ratio), exp(Shirt::weight), ln(Shirt::weight)))
                .from(Shirt)
                .cross_join(Note),
            select((Shirt::stock * Shirt::price, Shirt::price * Shirt::stock, Shirt::id + Decimal::ONE))
                .from(Shirt),
        ]
    );
}

#[test]
fn casts() {
    snapshot!(
        "functions_casts",
        [
            select((Shirt::id.cast::<i32>(), Shirt::id.cast::<f64>(), Shirt::id.cast::<Decimal>()))
                .from(Shirt),
            select((Shirt::price.cast::<f64>(), Shirt::weight.cast::<f32>())).from(Shirt),
            select((
                Shirt::id.cast::<String>(),
                Shirt::price.cast::<String>(),
                Shirt::on_sale.cast::<String>()
            ))
            .from(Shirt),
            select((
                Shirt::size.cast::<String>(),
                Shirt::color.cast::<String>(),
                Shirt::made_at.cast::<String>()
            ))
            .from(Shirt),
            select((Note::day.cast::<String>(), Note::local.cast::<String>())).from(Note),
            select((Shirt::name.cast::<i32>(), Shirt::name.cast::<Decimal>(), Shirt::name.cast::<f64>()))
                .from(Shirt),
            select((Shirt::name.cast::<bool>(), Shirt::name.cast::<Uuid>(), Shirt::name.cast::<NaiveDate>()))
                .from(Shirt),
            select((Shirt::name.cast::<NaiveDateTime>(), Shirt::name.cast::<DateTime<Utc>>())).from(Shirt),
            select((Shirt::made_at.cast::<NaiveDate>(), Note::local.cast::<NaiveDate>()))
                .from(Shirt)
                .cross_join(Note),
            select((Note::day.cast::<NaiveDateTime>(), Note::day.cast::<DateTime<Utc>>())).from(Note),
            select((Shirt::sold_at.cast::<NaiveDateTime>(), Note::local.cast::<DateTime<Utc>>()))
                .from(Shirt)
                .cross_join(Note),
        ]
    );
}

#[test]
fn of_dates() {
    snapshot!(
        "functions_dates",
        [
            select((
                quarter(Note::day),
                week(Note::local),
                day_of_week(Shirt::made_at),
                day_of_year(Shirt::sold_at)
            ))
            .from(Shirt)
            .cross_join(Note),
            select((
                hour(Note::local),
                minute(Note::local),
                second(Note::local),
                microsecond(Note::local),
                epoch(Note::local)
            ))
            .from(Note),
            select((date_trunc(TimeUnit::Month, Note::day), date_trunc(TimeUnit::Week, Shirt::made_at)))
                .from(Shirt)
                .cross_join(Note),
            select(date_trunc(TimeUnit::Hour, Note::day)).from(Note),
            select(add_time(Note::local, TimeDelta::minutes(-90))).from(Note),
            select((add_days(Note::day, 1), add_months(Note::day, Note::id))).from(Note),
            select((add_days(Shirt::sold_at, 1), add_years(Shirt::sold_at, 1))).from(Shirt),
            select((
                diff(TimeUnit::Hour, Shirt::made_at, Shirt::sold_at),
                diff(TimeUnit::Day, Note::day, Note::day)
            ))
            .from(Shirt)
            .cross_join(Note),
            select(diff(TimeUnit::Month, Note::day, Note::day)).from(Note),
        ]
    );
}

#[test]
fn of_many_rows() {
    snapshot!(
        "functions_many_rows",
        [
            select((bool_and(Shirt::on_sale), bool_or(Shirt::id.gt(5)))).from(Shirt),
            select(string_agg(Shirt::name, ", ", (Shirt::size, Shirt::price.desc()))).from(Shirt),
            select((sum_distinct(Shirt::id), avg_distinct(Shirt::price))).from(Shirt),
        ]
    );
}

#[test]
fn of_json() {
    snapshot!(
        "functions_json",
        [
            select((Note::body.json_get::<Value>(["a", "b"]), Note::body.json_get::<String>(("a", 0))))
                .from(Note),
            select((Note::body.json_get::<i64>("a"), Note::body.json_get::<f64>("a"))).from(Note),
            select((Note::body.json_get::<Decimal>("a"), Note::body.json_get::<bool>("a"))).from(Note),
            select((Note::body.json_length(), Note::body.json_type(), Note::body.json_keys())).from(Note),
            select(Note::id)
                .from(Note)
                .filter(Note::body.json_contains(json!({"a": 1})).and(Note::body.json_has_key("a"))),
            select((Note::body.json_set(("a", 0), json!(1)), Note::body.json_remove("a"))).from(Note),
        ]
    );
}
