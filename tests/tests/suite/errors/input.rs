//! Values that do not fit: refused with the same error, wherever they stand, and nothing is stored.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, failure};

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
pub enum Native {
    Known,
}

#[derive(DbEnum, Debug, Clone, Copy, PartialEq)]
#[db_enum(text)]
pub enum AsText {
    Known,
}

#[derive(Table, Debug, Clone)]
pub struct Entry {
    #[column(primary_key)]
    pub id: i32,
    #[column(max_length = 3)]
    pub short: Option<String>,
    pub text: Option<String>,
    pub small: Option<i16>,
    pub number: Option<i32>,
    pub double: Option<f64>,
    pub real: Option<f32>,
    #[column(precision = 4, scale = 2)]
    pub price: Option<Decimal>,
    pub day: Option<NaiveDate>,
    pub local: Option<NaiveDateTime>,
    #[column(timestamp = text)]
    pub instant: Option<DateTime<Utc>>,
    pub json: Option<Value>,
    pub flag: Option<bool>,
    pub native: Option<Native>,
    pub as_text: Option<AsText>,
}

async fn entries(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Entry]).await?;
    insert(Entry).values(Entry::new().id(1).text("kept").number(7)).exec(&db).await?;
    Ok(())
}

/// Checks that a value is refused by an insert, by the second of two rows, by an update, and that all is as it was.
macro_rules! refused {
    ($db:ident, $column:ident, $value:expr) => {
        let row = Entry::new().id(2).$column($value);
        let error = failure(insert(Entry).values(row).exec(&$db).await);
        let Error::InvalidValue { column, .. } = &error else { panic!("{error:?}") };
        assert_eq!(column.as_deref(), Some(stringify!($column)));
        let rows = [Entry::new().id(3).$column(None), Entry::new().id(4).$column($value)];
        assert_fails(insert(Entry).values(rows).returning(Entry::id).all(&$db).await, "InvalidValue");
        let change = update(Entry).set(Entry::text, "changed").set(Entry::$column, $value).all_rows();
        assert_fails(change.exec(&$db).await, "InvalidValue");
        assert_eq!(
            select((Entry::id, Entry::text)).from(Entry).all(&$db).await?,
            [(1, Some("kept".to_owned()))]
        );
    };
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

on_every_backend! {
    #![setup(entries)]

    /// parity: Types | text with U+0000 | refused | stored | refused
    async fn text(db: Db) -> squall::Result<()> {
        refused!(db, short, "abcd");
        refused!(db, short, "äöüß");
        refused!(db, text, "nul \0 inside");
        assert_fails(select(Entry).from(Entry).filter(Entry::text.eq("\0")).all(&db).await, "InvalidValue");
        assert_fails(
            select(Entry).from(Entry).filter(Entry::text.like("\0%")).all(&db).await,
            "InvalidValue",
        );
        assert_fails(
            select(Entry).from(Entry).filter(Entry::text.contains("\0")).all(&db).await,
            "InvalidValue",
        );
        assert_fails(sql!("SELECT {}", "\0").one::<String>(&db).await, "InvalidValue");
        Ok(())
    }

    async fn numbers(db: Db) -> squall::Result<()> {
        refused!(db, double, f64::NAN);
        refused!(db, real, f32::NAN);
        assert_fails(
            select(Entry).from(Entry).filter(Entry::double.gt(f64::NAN)).all(&db).await,
            "InvalidValue",
        );
        refused!(db, price, decimal("0.001"));
        refused!(db, price, decimal("100"));
        refused!(db, price, Decimal::MIN);
        // One with more digits can be compared with.
        let all = select(Entry::id).from(Entry).filter(Entry::number.is_not_null());
        assert_eq!(all.clone().filter(Entry::price.eq(decimal("0.001"))).all(&db).await?, Vec::<i32>::new());
        update(Entry).set(Entry::price, decimal("99.99")).all_rows().exec(&db).await?;
        assert_eq!(all.filter(Entry::price.lt(decimal("100.123"))).all(&db).await?, [1]);
        Ok(())
    }

    /// parity: Types | years before 1 and after 9999 | stored | not known | refused
    async fn times(db: Db) -> squall::Result<()> {
        for year in [0, -1, 10_000, 262_000] {
            let day = NaiveDate::from_ymd_opt(year, 12, 31).unwrap();
            refused!(db, day, day);
            refused!(db, local, day.and_hms_opt(0, 0, 0).unwrap());
            refused!(db, instant, day.and_hms_opt(23, 59, 59).unwrap().and_utc());
        }
        refused!(db, instant, DateTime::<Utc>::MAX_UTC);
        refused!(db, day, NaiveDate::MIN);
        Ok(())
    }

    /// parity: JSON | `\u0000` in JSON | refused by jsonb | stored | refused
    async fn json(db: Db) -> squall::Result<()> {
        refused!(db, json, json!("\0"));
        refused!(db, json, json!({"a": ["x\0y"]}));
        refused!(db, json, json!({"\0": 1}));
        Ok(())
    }

    /// Numbers that only the database can tell not to fit.
    async fn expressions(db: Db) -> squall::Result<()> {
        for change in [
            update(Entry).set(Entry::number, Entry::number * i32::MAX),
            update(Entry).set(Entry::number, sql!("{Entry::number} * 1000000000" => i32)),
            update(Entry).set(Entry::small, sql!("40000" => i16)),
            update(Entry).set(Entry::short, sql!("'abcd'" => String)),
            update(Entry).set(Entry::short, Entry::text),
            update(Entry).set(Entry::price, sql!("1234.5" => Decimal)),
            update(Entry).set(Entry::price, val(decimal("99.99")) + Entry::price),
        ] {
            let before = update(Entry).set(Entry::price, decimal("0.01")).all_rows().exec(&db).await?;
            assert_eq!(before, 1);
            let change = change.set(Entry::json, json!(1)).all_rows();
            let sql = change.to_sql(db.dialect())?;
            let error = failure(change.exec(&db).await);
            assert!(matches!(error, Error::InvalidValue { .. }), "{sql}: {error:?}");
            let row = select((Entry::number, Entry::short, Entry::price)).from(Entry).one(&db).await?;
            assert_eq!(row, (Some(7), None, Some(decimal("0.01"))));
        }
        Ok(())
    }

    /// What the types of the columns rule out, also for who writes SQL.
    async fn raw_sql(db: Db) -> squall::Result<()> {
        for sql in [
            "UPDATE entries SET short = 'abcd'",
            "UPDATE entries SET small = 40000",
            "UPDATE entries SET number = 3000000000",
            "UPDATE entries SET native = 'unknown'",
            "UPDATE entries SET as_text = 'unknown'",
            "UPDATE entries SET json = '{{'",
            "INSERT INTO entries (id, native) VALUES (2, '')",
            "INSERT INTO entries (id, as_text) VALUES (2, 'KNOWN')",
        ] {
            let error = failure(raw(AssertSqlSafe(sql.into())).exec(&db).await);
            assert!(matches!(error, Error::InvalidValue { .. }), "{sql}: {error:?}");
        }
        let known = sql!("UPDATE entries SET native = 'known', as_text = 'known'").exec(&db).await?;
        assert_eq!(known, 1);
        let row = select((Entry::native, Entry::as_text)).from(Entry).one(&db).await?;
        assert_eq!(row, (Some(Native::Known), Some(AsText::Known)));
        Ok(())
    }

    async fn raw_sql_with_other_binds_than_places(db: Db) {
        let raw = |sql: &str| raw(AssertSqlSafe(sql.to_owned()));
        for query in [
            raw("SELECT {}"),
            raw("SELECT 1").bind(1),
            raw("SELECT {}, {}").bind(1),
            raw("SELECT { }").bind(1),
            raw("SELECT }").bind(1),
            raw("SELECT {0}").bind(1),
            raw("SELECT 1 -- \0"),
            raw("SELECT '\0'"),
        ] {
            assert_fails(query.all::<i64>(&db).await, "InvalidQuery");
        }
        let braces: String = sql!("SELECT '{{}} }}{{ ' || {}", "{}").one(&db).await.unwrap();
        assert_eq!(braces, "{} }{ {}");
    }

    async fn no_error_shows_the_value(db: Db) {
        let secret = "secret\0value";
        let error = failure(insert(Entry).values(Entry::new().id(2).text(secret)).exec(&db).await);
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
        let error = failure(insert(Entry).values(Entry::new().id(2).short("secret")).exec(&db).await);
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
        let error =
            failure(update(Entry).set(Entry::short, val("secret".to_owned())).all_rows().exec(&db).await);
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
        let error = failure(sql!("UPDATE entries SET native = 'secret'").exec(&db).await);
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
    }
}
