//! Values of nested rows are as exact as those of any other row, and keys of any type find what belongs to them.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use serde_json::json;
use squall::prelude::*;
use squall_tests::assert_same;
use uuid::Uuid;

use super::STRATEGIES;

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum Level {
    Low,
    High,
}

#[derive(DbType, Debug, Clone, PartialEq)]
pub struct Code(String);

/// A row of every type, which belongs to others by keys of several.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(new(derive(Clone)), has_many(by_uuid: Part::uuid_of, by_code: Part::code, by_price: Part::price, by_bytes: Part::bytes, by_at: Part::at))]
pub struct Whole {
    #[column(primary_key)]
    pub id: i64,
    #[column(unique, uuid = blob)]
    pub uuid: Uuid,
    #[column(unique)]
    pub code: Code,
    #[column(unique)]
    pub price: Decimal,
    #[column(unique)]
    pub bytes: Vec<u8>,
    #[column(unique, timestamp = millis)]
    pub at: DateTime<Utc>,
    pub small: i16,
    pub real: f32,
    pub double: f64,
    pub flag: bool,
    pub level: Level,
    pub day: NaiveDate,
    pub time: NaiveTime,
    pub local: NaiveDateTime,
    pub span: TimeDelta,
    pub json: serde_json::Value,
    pub json_null: Option<serde_json::Value>,
    pub numbers: Vec<i64>,
    pub text: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(has_many(wholes: PartOfPart))]
pub struct Part {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Whole::uuid, relation = uuid_of), uuid = blob)]
    pub uuid_key: Uuid,
    #[column(references(Whole::code, relation = code))]
    pub code_key: Code,
    #[column(references(Whole::price, relation = price))]
    pub price_key: Decimal,
    #[column(references(Whole::bytes, relation = bytes))]
    pub bytes_key: Vec<u8>,
    #[column(references(Whole::at, relation = at), timestamp = millis)]
    pub at_key: DateTime<Utc>,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct PartOfPart {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(Part::id))]
    pub part_id: i64,
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn whole(id: i64) -> Whole {
    Whole {
        id,
        uuid: Uuid::from_u128(u128::MAX - id.unsigned_abs() as u128),
        code: Code(format!("é'\"\\ {id}")),
        price: "79228162514264337593543.95".parse::<Decimal>().unwrap() - Decimal::from(id % 1000),
        bytes: id.to_be_bytes().to_vec(),
        at: at("9999-12-31T23:59:59.999Z") - TimeDelta::milliseconds(id % 1000),
        small: i16::MIN,
        real: f32::MIN_POSITIVE,
        double: 0.1 + 0.2,
        flag: id % 2 == 0,
        level: Level::High,
        day: "0001-01-01".parse().unwrap(),
        time: "23:59:59.999999".parse().unwrap(),
        local: "2024-02-29T12:00:00.000001".parse().unwrap(),
        span: TimeDelta::microseconds(-1),
        json: json!({"a": [1, null, 9_007_199_254_740_993_i64]}),
        json_null: Some(serde_json::Value::Null),
        numbers: vec![i64::MAX, i64::MIN],
        text: None,
    }
}

fn new(row: Whole) -> NewWhole {
    let Whole { id, uuid, code, price, bytes, at, small, real, double, flag, level, day, time, .. } = row;
    let Whole { local, span, json, json_null, numbers, text, .. } = whole(id);
    NewWhole {
        id,
        uuid,
        code,
        price,
        bytes,
        at,
        small,
        real,
        double,
        flag,
        level,
        day,
        time,
        local,
        span,
        json,
        json_null,
        numbers,
        text,
    }
}

async fn parts(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Whole, Part, PartOfPart]).await?;
    let wholes = [i64::MAX, 7, 8];
    insert(Whole).values(wholes.map(|id| new(whole(id)))).exec(&db).await?;
    let part = |(id, of): (i64, i64)| {
        let Whole { uuid, code, price, bytes, at, .. } = whole(of);
        NewPart { id, uuid_key: uuid, code_key: code, price_key: price, bytes_key: bytes, at_key: at }
    };
    insert(Part).values([(i64::MAX, i64::MAX), (2, 7), (3, 7)].map(part)).exec(&db).await?;
    insert(PartOfPart)
        .values([(1, i64::MAX), (2, 2)].map(|(id, part_id)| NewPartOfPart { id, part_id }))
        .exec(&db)
        .await?;
    Ok(())
}

squall_testing::on_every_backend! {
    #![setup(parts)]

    /// parity: Relations | values of nested rows: every type at its extremes | as of any row | as of any row | equal
    async fn values(db: Db) -> squall::Result<()> {
        for strategy in STRATEGIES {
            let parts = PartOfPart::query()
                .with(PartOfPart::part.with(Part::code).with(Part::price))
                .order_by(PartOfPart::id)
                .strategy(strategy)
                .all(&db)
                .await?;
            let found: Vec<_> = parts.into_iter().map(|(_, (_, code, price))| (code, price)).collect();
            assert_same(found, vec![(whole(i64::MAX), whole(i64::MAX)), (whole(7), whole(7))]);
            let below = Part::query()
                .select((Part::at_key, Part::price_key))
                .with(Part::wholes.order_by(PartOfPart::id).limit(5).with(PartOfPart::part.with(Part::bytes)))
                .filter(Part::id.eq(i64::MAX))
                .strategy(strategy)
                .one(&db)
                .await?;
            let Whole { at, price, .. } = whole(i64::MAX);
            assert_eq!(below.0, (at, price));
            assert_same(&below.1[0].1.1, whole(i64::MAX));
            let parts = Part::query().with(Part::uuid_of).order_by(Part::id).strategy(strategy).all(&db).await?;
            assert_same(&parts[0].1, whole(7));
            assert_same(&parts[2].1, whole(i64::MAX));
        }
        Ok(())
    }

    /// parity: Relations | keys of every type that a key can have | same | same | equal
    async fn keys(db: Db) -> squall::Result<()> {
        let expected = [vec![2, 3], vec![], vec![i64::MAX]];
        for strategy in STRATEGIES {
            let query = || Whole::query().select(Whole::id).order_by(Whole::id).strategy(strategy);
            macro_rules! by {
                ($($relation:ident)+) => {
                    $(
                        let rows = query().with(Whole::$relation.select(Part::id).order_by(Part::id)).all(&db).await?;
                        let found: Vec<_> = rows.into_iter().map(|(_, parts)| parts).collect();
                        assert_eq!(found, expected, stringify!($relation));
                    )+
                };
            }
            by!(by_uuid by_code by_price by_bytes by_at);
        }
        let wholes = select(Whole).from(Whole).order_by(Whole::id).all(&db).await?;
        let loaded = Whole::by_uuid.select(Part::id).order_by(Part::id).load(&wholes, &db).await?;
        assert_eq!(loaded, expected);
        Ok(())
    }
}
