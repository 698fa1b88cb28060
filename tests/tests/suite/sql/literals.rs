//! Statements with their values as literals, for people.

use chrono::{DateTime, NaiveDate};
use rust_decimal::Decimal;
use squall::prelude::*;
use uuid::Uuid;

use super::*;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum Mood {
    Fine,
    Bad,
}

#[derive(Table, Debug)]
pub struct Entry {
    #[column(primary_key, auto)]
    pub id: i64,
    pub text: String,
    pub mood: Mood,
    pub number: Option<i32>,
}

macro_rules! literally {
    ($name:literal, [$($query:expr),+ $(,)?]) => {
        let printed = [$({
            let query = $query;
            let text = |dialect| query.to_debug_sql(dialect).unwrap_or_else(|error| format!("error: {error}"));
            side_by_side([vec![text(&SQLITE)], vec![text(&POSTGRES)]])
        }),+];
        insta::assert_snapshot!($name, printed.join("\n"));
    };
}

#[test]
fn with_literals() {
    let at = DateTime::from_timestamp_micros(1_700_000_000_000_001).unwrap();
    literally!(
        "literals",
        [
            select((
                val(1_i16),
                val(-2),
                val(3_i64),
                val(true),
                val(0.1_f64),
                val(f32::INFINITY),
                val(-0.0_f64)
            )),
            select((
                val(Decimal::new(-150, 2)),
                val(String::from("it's \\ \"\n")),
                val(vec![0_u8, 255]),
                val(Uuid::nil())
            )),
            select((val(at), val(at.naive_utc()), val(NaiveDate::MIN.max(at.date_naive())), val(vec![1, 2]))),
            select(val(Json(serde_json::json!({"a": "it's"})))),
            select(Entry).from(Entry).filter(
                Entry::text.eq("a").and(Entry::mood.eq(Mood::Bad)).and(Entry::number.in_list([1, 2]))
            ),
            select(Entry::id).from(Entry).order_by((val(2), Entry::id)).limit(10).offset(20),
            select((val(5), count_all())).from(Entry).group_by(val(5)),
            insert(Entry).values(Entry::new().text("a").mood(Mood::Fine).number(None)).returning(Entry::id),
            update(Entry).set(Entry::number, 7).filter(Entry::id.eq(1)),
            delete(Entry).filter(Entry::text.like("100\\%%")),
            sql!("SELECT lower({Entry::text}) || {} FROM {Entry}", "x"),
            select(Entry).from(Entry).order_by(Entry::id).page(2, 10),
            select(Entry::id).from(Entry).filter(Entry::text.eq("\0")),
        ]
    );
}
