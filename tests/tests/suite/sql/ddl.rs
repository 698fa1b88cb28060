use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use rust_decimal::Decimal;
use squall::{Dialect, prelude::*};
use uuid::Uuid;

use super::*;

fn created(tables: &[&squall::schema::TableDef]) -> String {
    let statements = |dialect: &dyn Dialect| dialect.create_tables(tables).unwrap();
    side_by_side([statements(&SQLITE), statements(&POSTGRES)])
}

#[derive(DbEnum, Debug, Clone, Copy)]
pub enum Level {
    Low,
    #[db_enum(rename = "it's high")]
    High,
}

#[derive(DbEnum, Debug, Clone, Copy)]
#[db_enum(name = "grade", text)]
pub enum Grade {
    A,
    B,
}

#[derive(Table, Debug)]
pub struct EveryType {
    #[column(primary_key)]
    pub boolean: bool,
    pub small: i16,
    pub integer: i32,
    pub big: Option<i64>,
    pub real: f32,
    pub double: Option<f64>,
    pub decimal: Decimal,
    #[column(precision = 10, scale = 2)]
    pub price: Option<Decimal>,
    pub text: String,
    #[column(max_length = 20)]
    pub short: Option<String>,
    pub bytes: Vec<u8>,
    pub uuid: Uuid,
    pub date: NaiveDate,
    pub local: NaiveDateTime,
    #[column(timestamp = text)]
    pub local_text: NaiveDateTime,
    pub micros: DateTime<Utc>,
    #[column(timestamp = millis)]
    pub millis: DateTime<Utc>,
    #[column(timestamp = seconds)]
    pub seconds: Option<DateTime<Utc>>,
    #[column(timestamp = text)]
    pub text_time: DateTime<Utc>,
    pub json: Json<Vec<i32>>,
    pub level: Level,
    pub grade: Option<Grade>,
}

#[derive(Table, Debug)]
#[table(
    name = "authors",
    unique(columns(name, born)),
    index(columns(born), name = "by birth"),
    index(columns(name), unique, where = Author::retired.eq(false)),
    check(name = "name and level", condition = Author::name.ne("").or(Author::level.lt(Level::High)))
)]
pub struct Author {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(unique, max_length = 50)]
    pub name: String,
    #[column(check = Author::born.gt(NaiveDate::from_ymd_opt(1900, 1, 1).unwrap()))]
    pub born: NaiveDate,
    #[column(default = false)]
    pub retired: bool,
    #[column(default = Level::Low)]
    pub level: Level,
    #[column(default = now())]
    pub created_at: DateTime<Utc>,
    #[column(default = now(), timestamp = text)]
    pub noted_at: DateTime<Utc>,
    #[column(references(Book::id, on_delete = set_null))]
    pub best_book_id: Option<i32>,
}

#[derive(Table, Debug)]
#[table(primary_key(author_id, year))]
pub struct Prize {
    pub year: i32,
    #[column(references(Author::id, on_delete = restrict, on_update = cascade))]
    pub author_id: i64,
    #[column(index, default = "it's \\ a prize")]
    pub title: String,
}

#[derive(Table, Debug)]
pub struct Book {
    #[column(primary_key, auto = serial)]
    pub id: i32,
    #[column(references(Author::id, on_delete = cascade))]
    pub author_id: i64,
    #[column(references(Book::id))]
    pub sequel_of: Option<i32>,
}

#[test]
fn every_type() {
    insta::assert_snapshot!("every_type", created(&schema![EveryType]));
}

#[test]
fn every_constraint_and_a_cycle() {
    insta::assert_snapshot!("every_constraint", created(&schema![Prize, Book, Author]));
}
