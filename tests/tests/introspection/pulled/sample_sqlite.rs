// Read from SQLite by `squall pull`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use squall::{prelude::*, schema::TableDef};
use uuid::Uuid;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Sad,
    #[db_enum(rename = "it's \\ \"so\" */ so")]
    ItSSoSo,
    Happy,
}

#[derive(DbEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[db_enum(text)]
pub enum Size {
    Small,
    #[db_enum(rename = "it's")]
    ItS,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    has_many(order_lines: OrderLine),
    has_many(billing_accounts: BillingAccount),
    comment = "One of each."
)]
pub struct Sample {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(default = true)]
    pub boolean: bool,
    #[column(default = -7)]
    pub small: i16,
    #[column(comment = "counts * / things")]
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
    #[column(uuid = blob)]
    pub uuid_blob: Option<Uuid>,
    pub date: NaiveDate,
    pub time: NaiveTime,
    pub at: NaiveDateTime,
    #[column(timestamp = millis, default = now())]
    pub at_millis: NaiveDateTime,
    #[column(timestamp = seconds)]
    pub at_seconds: NaiveDateTime,
    #[column(timestamp = text)]
    pub at_text: Option<NaiveDateTime>,
    #[column(default = now())]
    pub instant: DateTime<Utc>,
    #[column(timestamp = millis)]
    pub instant_millis: DateTime<Utc>,
    #[column(timestamp = seconds, default = now())]
    pub instant_seconds: DateTime<Utc>,
    #[column(timestamp = text, default = now())]
    pub instant_text: DateTime<Utc>,
    pub interval: TimeDelta,
    pub json: serde_json::Value,
    #[column(json = text)]
    pub json_text: Option<serde_json::Value>,
    #[column(default = Mood::Happy)]
    pub mood: Mood,
    #[column(default = Size::ItS)]
    pub size: Size,
    pub moods: Vec<Mood>,
    pub sizes: Option<Vec<Size>>,
    pub numbers: Vec<i32>,
    pub grid: Vec<Vec<String>>,
    pub days: Option<Vec<NaiveDate>>,
    #[column(generated = sql!("lower (\"text\")" => String))]
    pub lowered: String,
    #[column(generated = sql!("squall_add (\"integer\", 1, 32)" => i32), sqlite(virtual))]
    pub next: i32,
    #[column(generated = sql!("\"date\"" => Option<NaiveDate>))]
    pub same_day: Option<NaiveDate>,
    #[column(default = "{}")]
    pub braces: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "Order Lines",
    primary_key(order, line),
    unique(columns(line, note), name = "one note"),
    index(columns(note, order)),
    index(name = "some", on(sql!("lower (\"note\")" => String), OrderLine::line.desc()), unique, where = sql!("\"line\" > 1" => bool)),
    check(name = "told", condition = sql!("\"note\" <> '' OR (\"line\" BETWEEN 1 AND 9)" => bool)),
    check(name = "Order Lines_note_check", condition = sql!("length (\"note\") < 100" => bool)),
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
#[table(
    name = "billing.accounts",
    unique(columns(size), name = "billing_accounts_size_key"),
    foreign_key(columns(parent), name = "billing_accounts_parent_fkey", references(BillingAccount::id), relation = parent_billing_account),
    foreign_key(columns(sample), name = "billing_accounts_sample_fkey", references(Sample::id), relation = sample_row),
    has_many(billing_accounts_by_parent: BillingAccount::parent_billing_account)
)]
pub struct BillingAccount {
    #[column(primary_key, auto)]
    pub id: i32,
    #[column(default = Size::Small)]
    pub size: Size,
    pub parent: Option<i32>,
    pub sample: i64,
    pub mood: Option<Mood>,
}

/// All tables, for `create_tables` and for the kit.
pub fn schema() -> [&'static TableDef; 3] {
    schema![Sample, OrderLine, BillingAccount]
}
