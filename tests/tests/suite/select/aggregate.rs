//! Functions of many rows: of none, of NULLs, and of each type.

use chrono::{DateTime, NaiveDateTime, Utc};
use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_same};
use uuid::Uuid;

use super::*;

#[derive(Table, Debug, Clone)]
#[table(new(derive(Clone, Default)))]
pub struct Sample {
    #[column(primary_key, auto)]
    pub id: i64,
    pub flag: Option<bool>,
    pub small: Option<i16>,
    pub int: Option<i32>,
    pub big: Option<i64>,
    pub real: Option<f32>,
    pub double: Option<f64>,
    pub decimal: Option<Decimal>,
    pub text: Option<String>,
    pub bytes: Option<Vec<u8>>,
    pub uuid: Option<Uuid>,
    pub date: Option<NaiveDate>,
    pub local: Option<NaiveDateTime>,
    #[column(timestamp = text)]
    pub instant: Option<DateTime<Utc>>,
    pub rank: Option<Rank>,
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Three rows with values, one of which comes twice, and one of NULLs.
async fn samples(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Sample]).await?;
    let row = |number: i16, text: &str, at: &str, rank| NewSample {
        id: None,
        flag: Some(number > 0),
        small: Some(number),
        int: Some(number.into()),
        big: Some(number.into()),
        real: Some(f32::from(number) / 2.0),
        double: Some(f64::from(number) / 2.0),
        decimal: Some(Decimal::new(number.into(), 1)),
        text: Some(text.into()),
        bytes: Some(text.as_bytes().to_vec()),
        uuid: Some(Uuid::from_u128(number.unsigned_abs().into())),
        date: Some(instant(at).date_naive()),
        local: Some(instant(at).naive_utc()),
        instant: Some(instant(at)),
        rank: Some(rank),
    };
    let first = row(3, "a", "2024-01-02T03:04:05.000006Z", Rank::Master);
    let rows = [
        first.clone(),
        row(-2, "ä", "1900-12-31T23:59:59Z", Rank::Adept),
        NewSample::default(),
        NewSample { text: Some("B".into()), ..first },
    ];
    insert(Sample).values(rows).exec(&db).await?;
    Ok(())
}

macro_rules! of {
    ($db:ident, $expr:expr) => {
        select($expr).from(Sample).one(&$db).await
    };
}

macro_rules! of_no_rows {
    ($db:ident, $expr:expr) => {
        select($expr).from(Sample).filter(Sample::id.lt(0)).one(&$db).await?
    };
}

on_every_backend! {
    #![setup(samples)]

    /// parity: Functions | aggregates of no rows | NULL, count 0 | same | equal: `Option`, but for counts
    async fn counts(db: Db) -> squall::Result<()> {
        assert_eq!(of!(db, (count_all(), count(Sample::int), count_distinct(Sample::int)))?, (4, 3, 2));
        assert_eq!(of!(db, (count(Sample::id), count_distinct(Sample::text)))?, (4, 3));
        assert_eq!(of!(db, (count_distinct(Sample::decimal), count_distinct(Sample::rank)))?, (2, 2));
        assert_eq!(of!(db, (count(Sample::int + 1), count_distinct(Sample::int * 0)))?, (3, 1));
        assert_eq!(
            of_no_rows!(db, (count_all(), count(Sample::int), count_distinct(Sample::int))),
            (0, 0, 0)
        );
        Ok(())
    }

    /// parity: Functions | sum of integers | a wider type | integer, or an error | equal: `i64`; more is
    /// `InvalidValue`
    async fn sums(db: Db) -> squall::Result<()> {
        let sums = (sum(Sample::small), sum(Sample::int), sum(Sample::big));
        assert_eq!(of!(db, sums)?, (Some(4i64), Some(4i64), Some(4i64)));
        let sums = (sum(Sample::real), sum(Sample::double), sum(Sample::decimal));
        assert_same(of!(db, sums)?, (Some(2.0f32), Some(2.0), Some(decimal("0.4"))));
        assert_eq!(of!(db, sum(Sample::int * 2 + 1))?, Some(11));
        assert_eq!(of!(db, coalesce(sum(Sample::int), 0) + 1)?, 5);
        let none = of_no_rows!(db, (sum(Sample::int), sum(Sample::double), sum(Sample::decimal)));
        assert_same(none, (None::<i64>, None::<f64>, None::<Decimal>));
        let nulls = select((sum(Sample::big), sum(Sample::real))).from(Sample).filter(Sample::big.is_null());
        assert_same(nulls.one(&db).await?, (None::<i64>, None::<f32>));
        Ok(())
    }

    /// parity: Functions | avg of integers | numeric | floating point | equal: `f64`
    async fn means(db: Db) -> squall::Result<()> {
        let means = (avg(Sample::small), avg(Sample::int), avg(Sample::big));
        let third = 4.0 / 3.0;
        assert_same(of!(db, means)?, (Some(third), Some(third), Some(third)));
        let means = (avg(Sample::real), avg(Sample::double), avg(Sample::decimal));
        assert_same(
            of!(db, means)?,
            (Some(2.0 / 3.0), Some(2.0 / 3.0), Some(decimal("0.13333333333333333333"))),
        );
        let none = of_no_rows!(db, (avg(Sample::int), avg(Sample::double), avg(Sample::decimal)));
        assert_same(none, (None::<f64>, None::<f64>, None::<Decimal>));
        Ok(())
    }

    /// parity: Functions | min and max of enums, booleans, UUIDs | partly not there | by text | equal
    async fn the_least_and_the_greatest(db: Db) -> squall::Result<()> {
        let ends =
            (min(Sample::flag), max(Sample::flag), min(Sample::small), max(Sample::int), min(Sample::big));
        assert_eq!(of!(db, ends)?, (Some(false), Some(true), Some(-2i16), Some(3), Some(-2i64)));
        let ends = (min(Sample::real), max(Sample::double), min(Sample::decimal), max(Sample::decimal));
        assert_same(of!(db, ends)?, (Some(-1.0f32), Some(1.5), Some(decimal("-0.2")), Some(decimal("0.3"))));
        let ends = (min(Sample::text), max(Sample::text), min(Sample::bytes), max(Sample::bytes));
        let text = |text: &str| Some(text.to_owned());
        let bytes = |text: &str| Some(text.as_bytes().to_vec());
        assert_eq!(of!(db, ends)?, (text("B"), text("ä"), bytes("a"), bytes("ä")));
        let ends = (min(Sample::uuid), max(Sample::uuid));
        assert_eq!(of!(db, ends)?, (Some(Uuid::from_u128(2)), Some(Uuid::from_u128(3))));
        let [least, greatest] = ["1900-12-31T23:59:59Z", "2024-01-02T03:04:05.000006Z"].map(instant);
        let ends = (min(Sample::date), max(Sample::date), min(Sample::local), max(Sample::local));
        let expected = (least.date_naive(), greatest.date_naive(), least.naive_utc(), greatest.naive_utc());
        let expected = (Some(expected.0), Some(expected.1), Some(expected.2), Some(expected.3));
        assert_eq!(of!(db, ends)?, expected);
        assert_eq!(of!(db, (min(Sample::instant), max(Sample::instant)))?, (Some(least), Some(greatest)));
        Ok(())
    }

    async fn the_least_enum_by_its_declaration(db: Db) -> squall::Result<()> {
        assert_eq!(of!(db, (min(Sample::rank), max(Sample::rank)))?, (Some(Rank::Adept), Some(Rank::Master)));
        let among = select(min(Sample::rank)).from(Sample).filter(Sample::rank.gt(Rank::Adept));
        assert_eq!(among.one(&db).await?, Some(Rank::Master));
        assert_eq!(of_no_rows!(db, (min(Sample::rank), max(Sample::text))), (None, None));
        Ok(())
    }

    async fn an_expression_of_aggregates(db: Db) -> squall::Result<()> {
        assert_eq!(of!(db, (max(Sample::int) - min(Sample::int), -max(Sample::big)))?, (Some(5), Some(-3)));
        assert_eq!(
            of!(db, (max(Sample::int).gt(2), count_all().eq(count(Sample::int))))?,
            (Some(true), false)
        );
        assert_eq!(of!(db, concat((min(Sample::text), "-", max(Sample::text))))?, "B-ä");
        assert_eq!(of!(db, (year(max(Sample::date)), length(max(Sample::text))))?, (Some(2024), Some(1)));
        Ok(())
    }

    async fn a_sum_that_does_not_fit(db: Db) -> squall::Result<()> {
        update(Sample).set(Sample::big, i64::MAX).filter(Sample::big.is_not_null()).exec(&db).await?;
        assert_fails(of!(db, sum(Sample::big)), "InvalidValue");
        // The mean does.
        let mean = of!(db, avg(Sample::big))?.unwrap();
        assert_same(mean, i64::MAX as f64);
        update(Sample).set(Sample::double, f64::MAX).set(Sample::real, f32::MAX).all_rows().exec(&db).await?;
        assert_fails(of!(db, sum(Sample::double)), "InvalidValue");
        assert_fails(of!(db, sum(Sample::real)), "InvalidValue");
        update(Sample).set(Sample::int, i32::MAX).set(Sample::small, i16::MAX).all_rows().exec(&db).await?;
        let sums = of!(db, (sum(Sample::int), sum(Sample::small)))?;
        assert_eq!(sums, (Some(4 * i64::from(i32::MAX)), Some(4 * i64::from(i16::MAX))));
        Ok(())
    }

    /// The parts do not fit on the way, but the whole does.
    async fn a_sum_that_fits_in_the_end(db: Db) -> squall::Result<()> {
        delete(Sample).all_rows().exec(&db).await?;
        let row = |big| NewSample { big: Some(big), ..NewSample::default() };
        insert(Sample)
            .values([row(i64::MAX), row(i64::MAX), row(i64::MIN), row(i64::MIN), row(5)])
            .exec(&db)
            .await?;
        assert_eq!(of!(db, sum(Sample::big))?, Some(3));
        Ok(())
    }

    async fn many_small_numbers(db: Db) -> squall::Result<()> {
        delete(Sample).all_rows().exec(&db).await?;
        let tenth = NewSample { decimal: Some(decimal("0.1")), int: Some(1), ..NewSample::default() };
        insert(Sample).values(vec![tenth; 1_000]).exec(&db).await?;
        assert_same(
            of!(db, (sum(Sample::decimal), sum(Sample::int)))?,
            (Some(decimal("100.0")), Some(1_000i64)),
        );
        assert_eq!(of!(db, avg(Sample::decimal))?, Some(decimal("0.1")));
        Ok(())
    }
}
