//! The defaults of columns: literals of the DDL, which the database must read back as the value that was meant.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::assert_same;
use uuid::Uuid;

/// A table whose columns have these defaults, and a test that they are what is stored.
macro_rules! defaults {
    ($($name:ident { $($field:ident: $type:ty $([$($attribute:tt)+])? = $value:expr;)+ })+) => { $(
        mod $name {
            use super::*;

            #[derive(Table, Debug)]
            #[table(name = "samples")]
            pub struct Sample {
                #[column(primary_key)]
                pub id: i32,
                pub note: Option<String>,
                $(
                    #[column(default = $value $(, $($attribute)+)?)]
                    pub $field: $type,
                )+
            }

            fn row(id: i32, note: Option<&str>) -> Sample {
                Sample { id, note: note.map(str::to_owned), $($field: $value.into()),+ }
            }

            on_every_backend! {
                async fn stored(db: Db) -> squall::Result<()> {
                    db.create_tables(&schema![Sample]).await?;
                    let one = insert(Sample).values(Sample::new().id(1)).returning(Sample).one(&db).await?;
                    assert_same(one, row(1, None));
                    assert_eq!(sql!("INSERT INTO samples (id) VALUES (2)").exec(&db).await?, 1);
                    $(
                        // A row that names a column beside rows that do not.
                        insert(Sample)
                            .values(Sample::new().id(10).note("before"))
                            .values(Sample::new().id(11).note(stringify!($field)).$field(row(0, None).$field))
                            .exec(&db)
                            .await?;
                        let ids = [10, 11];
                        let both = select(Sample).from(Sample).filter(Sample::id.in_list(ids)).order_by(Sample::id);
                        let expected = [row(10, Some("before")), row(11, Some(stringify!($field)))];
                        assert_same(both.all(&db).await?, expected);
                        assert_eq!(delete(Sample).filter(Sample::id.in_list(ids)).exec(&db).await?, 2);
                    )+
                    let all = select(Sample).from(Sample).order_by(Sample::id).all(&db).await?;
                    assert_same(all, [row(1, None), row(2, None)]);
                    Ok(())
                }
            }
        }
    )+ };
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
    text.parse().unwrap()
}

#[derive(DbEnum, Debug, Clone, Copy)]
pub enum Level {
    Low,
    #[db_enum(rename = "it's high")]
    High,
}

#[derive(DbEnum, Debug, Clone, Copy)]
#[db_enum(text)]
pub enum TextLevel {
    Low,
    #[db_enum(rename = "it's high")]
    High,
}

defaults! {
    numbers {
        yes: bool = true;
        no: bool = false;
        small: i16 = i16::MIN;
        integer: i32 = -2147483648;
        minus_one: i32 = -1;
        big: i64 = i64::MIN;
        biggest: i64 = i64::MAX;
        real: f32 = 0.1f32;
        real_least: f32 = f32::MIN;
        double: f64 = 0.1;
        double_least: f64 = f64::from_bits(1);
        double_greatest: f64 = f64::MAX;
        whole: f64 = 1.0;
        infinite: f64 = f64::NEG_INFINITY;
        maybe: Option<i64> = -1i64;
    }
    decimals {
        tenth: Decimal = decimal("0.10");
        least: Decimal = Decimal::MIN;
        tiny: Decimal = decimal("-0.0000000000000000000000000001");
        price: Decimal [precision = 10, scale = 2] = decimal("-99999999.99");
        whole: Decimal [precision = 5] = decimal("12345");
        maybe: Option<Decimal> = decimal("1");
    }
    texts {
        empty: String = "";
        quotes: String = "it's \"so\" '' ' \\' \\";
        looks_like_sql: String = "'); DROP TABLE samples; -- /* $$ $1 ? :a @b {} %";
        lines: String = "a\nb\r\n\tc\u{1}\u{7f}";
        unicode: String = "日本語 🦀 a\u{301} \u{10ffff}";
        number: String = "007";
        null: String = "NULL";
        short: String [max_length = 3] = "äöü";
        maybe: Option<String> = String::from("x");
    }
    bytes_and_ids {
        empty: Vec<u8> = Vec::<u8>::new();
        all: Vec<u8> = (0..=255).collect::<Vec<u8>>();
        uid_as_bytes: Uuid [uuid = blob] = Uuid::from_u128(0x67e55044_10b1_426f_9247_bb680e5fe0c8);
        uid: Uuid = Uuid::from_u128(0x67e55044_10b1_426f_9247_bb680e5fe0c8);
    }
    times {
        first_day: NaiveDate = date("0001-01-01");
        last_day: NaiveDate = date("9999-12-31");
        midnight: NaiveTime = NaiveTime::MIN;
        last_micro: NaiveTime = NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).unwrap();
        none_at_all: TimeDelta = TimeDelta::zero();
        shortest: TimeDelta = TimeDelta::microseconds(i64::MIN);
        longest: TimeDelta = TimeDelta::microseconds(i64::MAX);
        at: NaiveDateTime = local("1969-12-31T23:59:59.999999");
        at_text: NaiveDateTime [timestamp = text] = local("0001-01-01T00:00:00.000001");
        instant_micros: DateTime<Utc> = instant("1969-12-31T23:59:59.999999Z");
        instant_millis: DateTime<Utc> [timestamp = millis] = instant("1969-12-31T23:59:59.999Z");
        instant_seconds: DateTime<Utc> [timestamp = seconds] = instant("9999-12-31T23:59:59Z");
        instant_text: DateTime<Utc> [timestamp = text] = instant("2024-02-29T12:30:45.123456Z");
    }
    documents {
        null: Value = Value::Null;
        object: Value = json!({"it's": ["\\", "\"", null, 1.5, true, {"a": {}}], "日本": "🦀"});
        list: Json<Vec<i64>> = Json(vec![1, 2]);
        native: Level = Level::High;
        text: TextLevel = TextLevel::High;
        maybe: Option<Level> = Level::Low;
    }
}

/// What does not fit the column is refused when the tables are created, on every backend.
mod refused {
    use super::*;
    use squall_tests::assert_fails;

    macro_rules! refused {
        ($($name:ident: $type:ty [$($attribute:tt)*] = $value:expr;)+) => { $(
            mod $name {
                use super::*;

                #[derive(Table)]
                pub struct Sample {
                    #[column(primary_key)]
                    pub id: i32,
                    #[column(default = $value, $($attribute)*)]
                    pub value: $type,
                }

                on_every_backend! {
                    async fn when_created(db: Db) -> squall::Result<()> {
                        assert_fails(db.create_tables(&schema![Sample]).await, "InvalidValue");
                        // Nothing is left of it.
                        assert_fails(select(Sample::id).from(Sample).all(&db).await, "Database");
                        Ok(())
                    }
                }
            }
        )+ };
    }

    refused! {
        too_long: String [max_length = 2] = "abc";
        nul: String [] = "a\0";
        not_a_number: f64 [] = f64::NAN;
        too_fine: Decimal [precision = 4, scale = 1] = decimal("1.25");
        too_big: Decimal [precision = 4, scale = 1] = decimal("1000");
        too_early: NaiveDate [] = NaiveDate::from_ymd_opt(0, 12, 31).unwrap();
        too_late: DateTime<Utc> [] = DateTime::<Utc>::MAX_UTC;
        leap_second: NaiveTime [] = NaiveTime::from_hms_milli_opt(23, 59, 59, 1_000).unwrap();
        too_long_a_span: TimeDelta [] = TimeDelta::MAX;
        json_with_nul: Value [] = json!("\0");
    }
}
