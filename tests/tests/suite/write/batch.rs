//! Inserts of more values than a statement can have parameters: 65,535 on Postgres, 32,766 on SQLite.

use squall::{ConstraintKind, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_violates};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(new(derive(Clone)))]
pub struct Point {
    #[column(primary_key)]
    pub id: i32,
    pub x: i32,
    pub y: i64,
    pub label: Option<String>,
}

async fn points(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Point]).await
}

fn point(id: i32) -> NewPoint {
    NewPoint { id, x: id * 2, y: -i64::from(id), label: Some(format!("point {id}")) }
}

const COUNT: i32 = 20_000;

on_every_backend! {
    #![setup(points)]

    /// parity: Writes | more parameters than the database takes | 65,535 | 32,766 | equal: split, all or none
    async fn all_rows_in_the_order_of_the_input(db: Db) -> squall::Result<()> {
        let rows: Vec<_> = (0..COUNT).rev().map(point).collect();
        let ids = insert(Point).values(rows).returning((Point::id, Point::x)).all(&db).await?;
        assert!(ids.into_iter().eq((0..COUNT).rev().map(|id| (id, id * 2))));
        let sums = select((count_all(), sum(Point::x), sum(Point::y), min(Point::label), max(Point::label)));
        let total = i64::from(COUNT) * i64::from(COUNT - 1) / 2;
        let expected = (
            20_000,
            Some(total * 2),
            Some(-total),
            Some("point 0".to_owned()),
            Some("point 9999".to_owned()),
        );
        assert_eq!(sums.from(Point).one(&db).await?, expected);
        Ok(())
    }

    async fn all_or_none(db: Db) -> squall::Result<()> {
        let mut rows: Vec<_> = (0..COUNT).map(point).collect();
        rows.push(point(0));
        let result = insert(Point).values(rows).exec(&db).await;
        assert_violates(result, ConstraintKind::Unique, "points", &["id"], Some("points_pkey"));
        assert_eq!(select(count_all()).from(Point).one(&db).await?, 0);
        // A value that does not fit is found before anything is sent.
        let mut rows: Vec<_> = (0..COUNT).map(point).collect();
        rows.push(NewPoint { label: Some("\0".into()), ..point(COUNT) });
        assert_fails(insert(Point).values(rows).exec(&db).await, "InvalidValue");
        assert_eq!(select(count_all()).from(Point).one(&db).await?, 0);
        Ok(())
    }

    async fn inside_a_transaction(db: Db) -> squall::Result<()> {
        let rows: Vec<_> = (0..COUNT).map(point).collect();
        let result: squall::Result<()> = db
            .transaction(async |tx| {
                assert_eq!(insert(Point).values(rows).exec(tx).await?, 20_000);
                assert_eq!(select(count_all()).from(Point).one(tx).await?, 20_000);
                Err(Error::other("never mind"))
            })
            .await;
        assert_fails(result, "Other");
        assert_eq!(select(count_all()).from(Point).one(&db).await?, 0);
        Ok(())
    }

    async fn of_different_columns(db: Db) -> squall::Result<()> {
        let rows =
            (0..COUNT).map(|id| NewPoint { label: (id % 3 == 0).then(|| "third".into()), ..point(id) });
        assert_eq!(insert(Point).values(rows.collect::<Vec<_>>()).exec(&db).await?, 20_000);
        let labelled = select(count(Point::label)).from(Point).one(&db).await?;
        assert_eq!(labelled, 6_667);
        Ok(())
    }

    async fn a_query_with_too_many_parameters(db: Db) {
        let ids = select(Point::id).from(Point).filter(Point::id.in_list(0..70_000));
        assert_fails(ids.all(&db).await, "InvalidQuery");
    }
}
