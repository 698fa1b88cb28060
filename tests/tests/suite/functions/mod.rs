//! Every function gives the same on every database, at the edges too.

mod aggregate;
mod case;
mod cast;
mod date;
mod json;
mod number;
mod spread;
mod text;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use rust_decimal::Decimal;
use squall::prelude::*;

/// In an order that is not that of the letters, as a type of the database.
#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum Size {
    Small,
    Large,
}

/// The same, as text.
#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
#[db_enum(text)]
pub enum Grade {
    Poor,
    Good,
}

/// One row with everything, and one with nothing that is nullable.
#[derive(Table, Debug)]
pub struct Item {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
    pub note: Option<String>,
    pub count: i32,
    pub perhaps: Option<i32>,
    pub big: i64,
    pub price: Decimal,
    pub discount: Option<Decimal>,
    pub weight: f64,
    pub load: Option<f64>,
    pub ratio: f32,
    pub size: Size,
    pub grade: Option<Grade>,
    pub ready: bool,
    pub day: NaiveDate,
    #[column(timestamp = text)]
    pub made_at: DateTime<Utc>,
    #[column(timestamp = seconds)]
    pub sold_at: Option<DateTime<Utc>>,
    pub local: NaiveDateTime,
}

async fn items(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Item]).await?;
    let full = NewItem {
        id: 1,
        name: "Ärger 🦀 e\u{301}".into(),
        note: Some("note".into()),
        count: 7,
        perhaps: Some(3),
        big: 5_000_000_000,
        price: decimal("12.50"),
        discount: Some(decimal("-2.5")),
        weight: 2.5,
        load: Some(-0.5),
        ratio: 1.5,
        size: Size::Large,
        grade: Some(Grade::Good),
        ready: true,
        day: date("2024-02-29"),
        made_at: instant("2024-12-30T23:59:59.999999"),
        sold_at: Some(instant("1969-12-31T23:59:59")),
        local: local("2021-01-03T12:30:15.5"),
    };
    let bare = NewItem {
        id: 2,
        name: String::new(),
        note: None,
        count: -7,
        perhaps: None,
        big: -1,
        price: decimal("0"),
        discount: None,
        weight: -2.5,
        load: None,
        ratio: -0.25,
        size: Size::Small,
        grade: None,
        ready: false,
        day: date("0001-01-01"),
        made_at: instant("0001-01-01T00:00:00"),
        sold_at: None,
        local: local("9999-12-31T23:59:59.999999"),
    };
    insert(Item).values([full, bare]).exec(&db).await?;
    Ok(())
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn local(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    local(text).and_utc()
}

fn text(text: &str) -> squall::query::Expr<(), String> {
    val(text.to_owned())
}

/// What an expression gives without a table.
macro_rules! of {
    ($db:ident, $expr:expr) => {
        select($expr).one(&$db).await
    };
}

/// What an expression gives of the two items.
macro_rules! each {
    ($db:ident, $expr:expr) => {
        select($expr).from(Item).order_by(Item::id).all(&$db).await
    };
}

use {each, of};
