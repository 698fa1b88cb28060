// Read from Postgres by `squall pull`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use squall::{prelude::*, schema::TableDef};
use uuid::Uuid;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[db_enum(text)]
pub enum BillingAccountsSize {
    Small,
    #[db_enum(rename = "it's")]
    ItS,
}

#[derive(DbEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Sad,
    #[db_enum(rename = "it's \\ \"so\" */ so")]
    ItSSoSo,
    Happy,
}

#[derive(DbEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[db_enum(text)]
pub enum SamplesSize {
    Small,
    #[db_enum(rename = "it's")]
    ItS,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(schema = "billing", has_many(accounts_by_parent: Account::parent_account))]
pub struct Account {
    #[column(primary_key, auto = serial)]
    pub id: i32,
    #[column(unique, default = BillingAccountsSize::Small)]
    pub size: BillingAccountsSize,
    #[column(references(Account::id, on_delete = restrict, relation = parent_account))]
    pub parent: Option<i32>,
    #[column(references(Sample::id, relation = sample_row))]
    pub sample: i64,
    pub mood: Option<Mood>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "Order Lines",
    primary_key(order, line),
    unique(columns(line, note), name = "one note"),
    index(columns(note, order)),
    index(name = "some", on(sql!("lower((note COLLATE \"und-x-icu\")) COLLATE pg_catalog.\"C\"" => String), OrderLine::line.desc()), unique, where = sql!("(line > 1)" => bool)),
    check(name = "Order Lines_note_check", condition = sql!("(char_length(note) < 100)" => bool)),
    check(name = "told", condition = sql!("((note <> ''::text) OR ((line >= 1) AND (line <= 9)))" => bool)),
    foreign_key(columns(order, line), name = "itself", references(OrderLine::order, OrderLine::line), on_delete = cascade, deferrable, relation = order_line),
    has_one(order_line_by_order_line: OrderLine::order_line)
)]
pub struct OrderLine {
    pub order: i64,
    pub line: i32,
    #[column(index)]
    pub note: String,
    #[column(
        name = "Sample",
        references(Sample::id, on_delete = set_null, on_update = cascade, relation = sample_row)
    )]
    pub sample: Option<i64>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(has_many(accounts: Account), has_many(order_lines: OrderLine), comment = "One of each.")]
pub struct Sample {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(default = true)]
    pub boolean: bool,
    #[column(default = -7)]
    pub small: i16,
    #[column(comment = "counts */ things")]
    pub integer: i32,
    #[column(default = -9223372036854775808)]
    pub big: Option<i64>,
    pub real: f32,
    #[column(default = 0.5)]
    pub double: f64,
    pub decimal: Decimal,
    #[column(precision = 10, scale = 2)]
    pub price: Option<Decimal>,
    #[column(precision = 5)]
    pub whole: Decimal,
    #[column(default = "it's \\ {} \"x\"")]
    pub text: String,
    #[column(max_length = 20)]
    pub short: Option<String>,
    pub bytes: Vec<u8>,
    pub uuid: Uuid,
    pub uuid_blob: Option<Uuid>,
    pub date: NaiveDate,
    pub time: NaiveTime,
    pub at: NaiveDateTime,
    #[column(timestamp = millis, default = now())]
    pub at_millis: NaiveDateTime,
    #[column(timestamp = seconds)]
    pub at_seconds: NaiveDateTime,
    pub at_text: Option<NaiveDateTime>,
    #[column(default = now())]
    pub instant: DateTime<Utc>,
    #[column(timestamp = millis)]
    pub instant_millis: DateTime<Utc>,
    #[column(timestamp = seconds, default = now())]
    pub instant_seconds: DateTime<Utc>,
    #[column(default = now())]
    pub instant_text: DateTime<Utc>,
    pub interval: TimeDelta,
    pub json: serde_json::Value,
    #[column(json = text)]
    pub json_text: Option<serde_json::Value>,
    #[column(default = Mood::Happy)]
    pub mood: Mood,
    #[column(default = SamplesSize::ItS)]
    pub size: SamplesSize,
    pub moods: Vec<Mood>,
    pub sizes: Option<Vec<String>>,
    pub numbers: Vec<i32>,
    pub grid: Vec<Vec<String>>,
    pub days: Option<Vec<NaiveDate>>,
    #[column(generated = sql!("(lower((text COLLATE \"und-x-icu\")) COLLATE \"C\")" => String))]
    pub lowered: String,
    #[column(generated = sql!("(\"integer\" + 1)" => i32))]
    pub next: i32,
    #[column(generated = sql!("date" => Option<NaiveDate>))]
    pub same_day: Option<NaiveDate>,
    #[column(default = "{}")]
    pub braces: String,
}

/// All tables, for `create_tables` and for the kit.
pub fn schema() -> [&'static TableDef; 3] {
    schema![Account, OrderLine, Sample]
}
