//! Variances and standard deviations.

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_same};

#[derive(Table, Debug)]
pub struct Sample {
    #[column(primary_key)]
    pub id: i32,
    pub kind: String,
    pub small: i16,
    pub big: i64,
    pub real: f32,
    pub double: Option<f64>,
    pub price: rust_decimal::Decimal,
}

async fn samples(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Sample]).await?;
    let rows = [
        ("a", 2, Some(0.1)),
        ("a", 4, None),
        ("a", 4, Some(1e15)),
        ("a", 5, Some(-0.3)),
        ("b", 7, Some(1.5)),
        ("c", 9, None),
    ];
    let rows = (1..).zip(rows).map(|(id, (kind, number, double))| NewSample {
        id,
        kind: kind.into(),
        small: number,
        big: i64::from(number) * 1_000_000_007,
        real: f32::from(number) / 10.0,
        double,
        price: rust_decimal::Decimal::new(i64::from(number) * 111, 2),
    });
    insert(Sample).values(rows.collect::<Vec<_>>()).exec(&db).await?;
    Ok(())
}

on_every_backend! {
    #![setup(samples)]

    /// parity: Functions | `var_pop`, `var_samp`, `stddev_pop`, `stddev_samp` | of numeric or of floating-point numbers | not there |
    /// equal: of any number as `f64`, by one method, in the order of the rows
    async fn of_every_number(db: Db) -> squall::Result<()> {
        let small = select((var_pop(Sample::small), var_samp(Sample::small), stddev_pop(Sample::small), stddev_samp(Sample::small)));
        let samp = 6.166_666_666_666_667_f64;
        let found = small.from(Sample).one(&db).await?;
        let near = |found: Option<f64>, expected: f64| assert!((found.unwrap() / expected - 1.0).abs() < 1e-12, "{found:?} {expected}");
        near(found.0, 5.138_888_888_888_889);
        near(found.1, samp);
        near(found.2, 5.138_888_888_888_889_f64.sqrt());
        near(found.3, samp.sqrt());
        // To the last digit.
        let all = select((var_samp(Sample::big), stddev_samp(Sample::real), var_pop(Sample::double), stddev_pop(Sample::price))).from(Sample);
        assert_same(all.one(&db).await?, (Some(6.166666753e18), Some(0.248327729428084), Some(1.8749999999999985e29), Some(2.5162720441160564)));
        Ok(())
    }

    async fn of_few_and_of_none(db: Db) -> squall::Result<()> {
        let of = select((Sample::kind, var_pop(Sample::double), var_samp(Sample::double), stddev_samp(Sample::price)));
        let groups = of.from(Sample).filter(Sample::kind.ne("a")).group_by(Sample::kind).order_by(Sample::kind).all(&db).await?;
        assert_same(groups, vec![("b", Some(0.0), None::<f64>, None::<f64>), ("c", None, None, None)]);
        let having = select(Sample::kind).from(Sample).group_by(Sample::kind).having(stddev_pop(Sample::small).gt(1.0));
        assert_eq!(having.all(&db).await?, ["a"]);
        let filtered = select(var_pop(Sample::small).filter(Sample::kind.eq("b"))).from(Sample);
        assert_same(filtered.one(&db).await?, Some(0.0));
        Ok(())
    }

    async fn over_windows(db: Db) -> squall::Result<()> {
        let running = select(var_samp(Sample::small).over(window().order_by(Sample::id))).from(Sample).order_by(Sample::id);
        let moving = select(var_pop(Sample::small).over(window().order_by(Sample::id).rows_between(preceding(1), current_row()))).from(Sample).order_by(Sample::id);
        assert_same(running.limit(4).all(&db).await?, vec![None, Some(2.0), Some(1.3333333333333333), Some(1.5833333333333333)]);
        assert_same(moving.all(&db).await?, vec![Some(0.0), Some(1.0), Some(0.0), Some(0.25), Some(1.0), Some(1.0)]);
        Ok(())
    }

    async fn of_what_has_none(db: Db) -> squall::Result<()> {
        update(Sample).set(Sample::double, f64::INFINITY).filter(Sample::id.eq(1)).exec(&db).await?;
        assert_fails(select(var_pop(Sample::double)).from(Sample).one(&db).await, "InvalidValue");
        update(Sample).set(Sample::double, 1.7e308).filter(Sample::id.eq(1)).exec(&db).await?;
        assert_fails(select(stddev_pop(Sample::double)).from(Sample).one(&db).await, "InvalidValue");
        Ok(())
    }
}
