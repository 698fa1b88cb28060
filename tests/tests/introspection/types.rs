//! Each type and each attribute.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use squall::prelude::*;
use squall::{
    Result, SqlType,
    schema::{ColumnDefault, TableDef},
    types::{TimestampMode, UuidMode},
};
use squall_testing::{Backend, on_every_backend};
use uuid::Uuid;

use super::{execute, read, unlike};

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
enum Mood {
    Sad,
    #[db_enum(rename = "it's \\ \"so\" */ so")]
    SoSo,
    Happy,
}

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
#[db_enum(text)]
enum Size {
    Small,
    #[db_enum(rename = "it's")]
    Large,
}

#[derive(Table, Debug)]
#[table(name = "samples", comment = "One of each.")]
struct Sample {
    #[column(primary_key, auto)]
    id: i64,
    #[column(default = true)]
    boolean: bool,
    #[column(default = -7)]
    small: i16,
    #[column(comment = "counts */ things")]
    integer: i32,
    #[column(default = i64::MIN)]
    big: Option<i64>,
    real: f32,
    #[column(default = 0.5)]
    double: f64,
    decimal: Decimal,
    #[column(precision = 10, scale = 2)]
    price: Option<Decimal>,
    #[column(precision = 5)]
    whole: Decimal,
    #[column(default = "it's \\ {} \"x\"")]
    text: String,
    #[column(max_length = 20)]
    short: Option<String>,
    bytes: Vec<u8>,
    uuid: Uuid,
    #[column(uuid = blob)]
    uuid_blob: Option<Uuid>,
    date: NaiveDate,
    time: NaiveTime,
    at: NaiveDateTime,
    #[column(timestamp = millis, default = now())]
    at_millis: NaiveDateTime,
    #[column(timestamp = seconds)]
    at_seconds: NaiveDateTime,
    #[column(timestamp = text)]
    at_text: Option<NaiveDateTime>,
    #[column(default = now())]
    instant: DateTime<Utc>,
    #[column(timestamp = millis)]
    instant_millis: DateTime<Utc>,
    #[column(timestamp = seconds, default = now())]
    instant_seconds: DateTime<Utc>,
    #[column(timestamp = text, default = now())]
    instant_text: DateTime<Utc>,
    interval: TimeDelta,
    json: serde_json::Value,
    #[column(json = text)]
    json_text: Option<Json<Vec<i64>>>,
    #[column(default = Mood::Happy)]
    mood: Mood,
    #[column(default = Size::Large)]
    size: Size,
    moods: Vec<Mood>,
    sizes: Option<Vec<Size>>,
    numbers: Vec<i32>,
    grid: Vec<Vec<String>>,
    days: Option<Vec<Option<NaiveDate>>>,
    #[column(generated = lower(Sample::text))]
    lowered: String,
    #[column(generated = Sample::integer + 1, sqlite(virtual))]
    next: i32,
    #[column(generated = Sample::date)]
    same_day: Option<NaiveDate>,
    #[column(default = sql!("'{{}}'" => String))]
    braces: String,
}

#[derive(Table, Debug)]
#[table(
    name = "Order Lines",
    primary_key(order, line),
    unique(columns(line, note), name = "one note"),
    index(columns(note, order)),
    index(name = "some", on(lower(Line::note), Line::line.desc()), where = Line::line.gt(1), unique),
    check(name = "told", condition = Line::note.ne("").or(Line::line.between(1, 9))),
    foreign_key(columns(order, line), references(Line::order, Line::line), on_delete = cascade, deferrable, name = "itself"),
)]
struct Line {
    order: i64,
    line: i32,
    #[column(check = length(Line::note).lt(100), index)]
    note: String,
    #[column(name = "Sample", references(Sample::id, on_delete = set_null, on_update = cascade))]
    sample_id: Option<i64>,
}

#[derive(Table, Debug)]
#[table(name = "accounts", schema = "billing")]
struct Account {
    #[column(primary_key, auto = serial)]
    id: i32,
    #[column(unique, default = Size::Small)]
    size: Size,
    #[column(references(Account::id, on_delete = restrict))]
    parent: Option<i32>,
    #[column(references(Sample::id))]
    sample: i64,
    mood: Option<Mood>,
}

pub(crate) fn tables() -> [&'static TableDef; 3] {
    schema![Sample, Line, Account]
}

on_every_backend! {
    async fn come_back_as_they_were_declared(db: Db) -> Result<()> {
        db.create_tables(&tables()).await?;
        assert_eq!(unlike(&db, &tables()).await?, [""; 0]);
        let live = read(&db).await?;
        assert_eq!(live.notes, []);
        Ok(())
    }

    async fn types_are_told_by_the_database_alone(db: Db, backend: Backend) -> Result<()> {
        db.create_tables(&tables()).await?;
        let live = read(&db).await?;
        for wanted in tables() {
            let found = live.schema.table(&wanted.name).unwrap();
            assert_eq!(found.comment, wanted.comment);
            for column in &wanted.columns {
                let told = found.column(&column.name).unwrap();
                let ty = match (&column.ty, backend) {
                    // Postgres stores them alike.
                    (SqlType::Uuid(_), Backend::Postgres) => SqlType::Uuid(UuidMode::Text),
                    (SqlType::Timestamp(TimestampMode::Text), Backend::Postgres) => SqlType::Timestamp(TimestampMode::Micros),
                    (SqlType::TimestampTz(TimestampMode::Text), Backend::Postgres) => SqlType::TimestampTz(TimestampMode::Micros),
                    // What has no type of its own there has no name.
                    (SqlType::Enum(def), Backend::Postgres) if !def.native => {
                        let SqlType::Enum(found) = &told.ty else { panic!("{told:?}") };
                        assert_eq!(found.labels, def.labels);
                        continue;
                    }
                    (SqlType::Array(element), Backend::Postgres) if matches!(&**element, SqlType::Enum(def) if !def.native) => {
                        SqlType::Array(SqlType::TEXT.into())
                    }
                    (ty, _) => ty.clone(),
                };
                assert_eq!(told.ty, ty, "{}", column.name);
                assert_eq!(told.nullable, column.nullable, "{}", column.name);
            }
            assert_eq!(found.primary_key, wanted.primary_key);
        }
        Ok(())
    }

    /// The comparison is not blind: each change is seen, and nothing else.
    async fn each_change_is_seen(db: Db, backend: Backend) -> Result<()> {
        db.create_tables(&tables()).await?;
        type Change = (fn(&mut TableDef), &'static str);
        let changes: &[(usize, Change)] = &[
            (0, (|t| t.columns[1].default = None, "column `boolean`: default")),
            (0, (|t| t.columns[2].default = Some(ColumnDefault::Value(squall::Value::SmallInt(8))), "column `small`: default")),
            (0, (|t| t.columns[3].ty = SqlType::BigInt, "column `integer`: type")),
            (0, (|t| t.columns[3].comment = None, "column `integer`: comment")),
            (0, (|t| t.columns[4].nullable = false, "column `big`: nullable")),
            (0, (|t| t.columns[5].ty = SqlType::Double, "column `real`: type")),
            (0, (|t| t.columns[11].ty = SqlType::Text { max_length: Some(21) }, "column `short`: type")),
            (0, (|t| t.columns[16].ty = SqlType::Timestamp(TimestampMode::Micros), "column `time`: type")),
            (0, (|t| t.columns[18].default = None, "column `at_millis`: default")),
            (0, (|t| t.columns.retain(|it| it.name != "next"), "column `next` is there")),
            (0, (|t| t.comment = Some("Other".into()), "comment")),
            (1, (|t| t.uniques.clear(), "unique `one note` is there")),
            (1, (|t| t.uniques[0].columns.reverse(), "unique `one note` is")),
            (1, (|t| t.indexes[1].unique = false, "index `some` is")),
            (1, (|t| t.indexes[1].predicate = None, "index `some` is")),
            (1, (|t| t.indexes[1].parts.reverse(), "index `some` is")),
            (1, (|t| t.checks[0].name = "other".into(), "check `told` is there")),
            (1, (|t| t.foreign_keys[0].deferrable = false, "foreign key `itself` is")),
            (1, (|t| t.primary_key.reverse(), "primary key")),
            (2, (|t| t.columns[1].nullable = true, "column `size`: nullable")),
        ];
        for (table, (change, told)) in changes {
            let mut defs: Vec<TableDef> = tables().into_iter().cloned().collect();
            change(&mut defs[*table]);
            if *table == 1 && *told == "primary key" {
                // What refers to it would not be created.
                defs[1].foreign_keys.remove(0);
            }
            let found = unlike(&db, &defs.iter().collect::<Vec<_>>()).await?;
            assert!(found.iter().any(|it| it.contains(told)), "{told}: {found:#?}");
            let expected = if *told == "primary key" || told.ends_with("is there") && *table == 1 && told.contains("check") { 2 } else { 1 };
            assert_eq!(found.len(), expected, "{told} on {backend}: {found:#?}");
        }
        Ok(())
    }

    async fn the_database_stays_as_it_is(db: Db) -> Result<()> {
        execute(&db, "CREATE TABLE a (b integer)").await?;
        let before = read(&db).await?;
        unlike(&db, &tables()).await?;
        assert_eq!(read(&db).await?, before);
        Ok(())
    }
}
