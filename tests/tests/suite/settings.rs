//! What the owner of a server has set there changes no answer.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use rust_decimal::Decimal;
use squall::{connect, prelude::*};
use squall_testing::{Backend, TestDb};
use squall_tests::assert_same;

#[derive(Table, Debug)]
pub struct Sample {
    #[column(primary_key, auto)]
    pub id: i64,
    #[column(default = "a\\b'c\\'")]
    pub text: String,
    #[column(default = vec![0u8, 92, 39, 255])]
    pub bytes: Vec<u8>,
    #[column(default = 0.1 + 0.2)]
    pub double: f64,
    #[column(default = "1.50".parse::<Decimal>().unwrap())]
    pub decimal: Decimal,
    #[column(default = "2024-02-03".parse::<NaiveDate>().unwrap())]
    pub day: NaiveDate,
    #[column(default = "2024-02-03T23:30:00.000001".parse::<NaiveDateTime>().unwrap())]
    pub local: NaiveDateTime,
    #[column(default = "2024-02-03T23:30:00.000001Z".parse::<DateTime<Utc>>().unwrap())]
    pub instant: DateTime<Utc>,
    #[column(default = now())]
    pub created_at: NaiveDateTime,
}

/// Settings that are not the default, each of which changes how values are read, written or compared.
const SETTINGS: [&str; 9] = [
    "timezone = 'Asia/Tokyo'",
    "datestyle = 'SQL, DMY'",
    "intervalstyle = 'sql_standard'",
    "standard_conforming_strings = off",
    "backslash_quote = on",
    "bytea_output = 'escape'",
    "extra_float_digits = -15",
    "transform_null_equals = on",
    "default_transaction_isolation = 'repeatable read'",
];

async fn answers(db: &Db) -> squall::Result<()> {
    db.create_tables(&schema![Sample]).await?;
    let text = r"back\slash ' quote \' \\";
    insert(Sample).values(Sample::new()).exec(db).await?;
    insert(Sample).values(Sample::new().text(text)).exec(db).await?;
    let columns = (
        Sample::text,
        Sample::bytes,
        Sample::double,
        Sample::decimal,
        Sample::day,
        Sample::local,
        Sample::instant,
    );
    let row = select(columns).from(Sample).filter(Sample::id.eq(1)).one(db).await?;
    let instant: DateTime<Utc> = "2024-02-03T23:30:00.000001Z".parse().unwrap();
    let day: NaiveDate = "2024-02-03".parse().unwrap();
    let decimal: Decimal = "1.50".parse().unwrap();
    let bytes = vec![0u8, 92, 39, 255];
    assert_same(row, ("a\\b'c\\'", bytes, 0.1 + 0.2, decimal, day, instant.naive_utc(), instant));
    let parts = (year(Sample::instant), month(Sample::instant), day_of(), count_all());
    let parts = select(parts).from(Sample).group_by(Sample::instant).one(db).await?;
    assert_eq!(parts, (2024, 2, 3, 2));
    for condition in [
        Sample::text.eq(text),
        Sample::text.like(r"back\\slash%"),
        Sample::text.contains(r"\' \\"),
        Sample::text.ends_with(r"\\"),
    ] {
        assert_eq!(select(Sample::id).from(Sample).filter(condition).all(db).await?, [2]);
    }
    let created = select(Sample::created_at).from(Sample).all(db).await?;
    for at in created {
        let age = Utc::now().naive_utc() - at;
        assert!(age.abs() < chrono::TimeDelta::minutes(1), "{at} is not of UTC");
    }
    let raw_null: Option<bool> = sql!("SELECT {} = {}", None::<i32>, None::<i32>).one(db).await?;
    assert_eq!(raw_null, None);
    Ok(())
}

fn day_of() -> squall::query::Expr<squall::query::Of<Sample>, i32> {
    day(Sample::instant)
}

/// parity: Schema | settings of a server or a role: time zone, date style, escapes | change how values are read and
/// written | | equal: none changes an answer
#[tokio::test]
async fn of_a_server_change_no_answer() {
    let test_db = TestDb::new(Backend::Postgres).await.unwrap();
    let name: String = sql!("SELECT current_database()::text").one(test_db.db()).await.unwrap();
    for setting in SETTINGS {
        let sql = AssertSqlSafe(format!("ALTER DATABASE \"{name}\" SET {setting}"));
        raw(sql).exec(test_db.db()).await.unwrap();
    }
    let db = connect(test_db.url()).await.unwrap();
    answers(&db).await.unwrap();
    db.close().await;
}

/// The answers are those of the other database.
#[tokio::test]
async fn the_same_answers_of_sqlite() {
    let test_db = TestDb::new(Backend::Sqlite).await.unwrap();
    answers(test_db.db()).await.unwrap();
}

#[tokio::test]
async fn a_task_of_many_queries_lets_others_run() {
    let db = connect("sqlite::memory:").await.unwrap();
    let ticks = tokio::spawn(async {
        for _ in 0..5 {
            tokio::task::yield_now().await;
        }
    });
    for _ in 0..5_000 {
        select(val(1)).one(&db).await.unwrap();
    }
    assert!(ticks.is_finished());
}
