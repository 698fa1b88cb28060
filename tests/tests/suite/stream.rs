//! Rows one by one.

use std::time::Duration;

use squall::{Error, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::assert_fails;

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Sample {
    #[column(primary_key)]
    pub id: i64,
    pub text: String,
}

const ROWS: i64 = 5_000;

async fn samples(db: Db) -> squall::Result<()> {
    db.create_tables(&schema![Sample]).await?;
    let rows: Vec<_> = (1..=ROWS).map(|id| NewSample { id, text: format!("{id:0>300}") }).collect();
    insert(Sample).values(rows).exec(&db).await?;
    Ok(())
}

fn ids() -> impl Queryable<(), Row = i64, Outside = ()> {
    select(Sample::id).from(Sample).order_by(Sample::id.asc()).boxed()
}

on_every_backend! {
    #![setup(samples)]

    /// parity: Running | rows one by one, as they are asked for | a portal, or the socket's own pace | sqlite3_step | equal: some hundred rows in memory at most; dropped, the query is stopped
    async fn all_rows_in_their_order(db: Db) -> squall::Result<()> {
        let mut rows = select(Sample).from(Sample).order_by(Sample::id.asc()).stream(&db);
        let mut expected = 0;
        while let Some(row) = rows.next().await {
            expected += 1;
            let row = row?;
            assert_eq!((row.id, row.text.len()), (expected, 300));
        }
        assert_eq!(expected, ROWS);
        assert!(rows.next().await.is_none());
        let mut none = select(Sample).from(Sample).filter(Sample::id.lt(0)).stream(&db);
        assert!(none.next().await.is_none());
        Ok(())
    }

    async fn prepared_and_united(db: Db) -> squall::Result<()> {
        let above = prepare(|id: Param<i64>| select(Sample::id).from(Sample).filter(Sample::id.gt(id)));
        let mut rows = above.stream(&db, (ROWS - 3,));
        let mut found = Vec::new();
        while let Some(id) = rows.next().await {
            found.push(id?);
        }
        found.sort_unstable();
        assert_eq!(found, [ROWS - 2, ROWS - 1, ROWS]);
        let mut rows = select(Sample::id).from(Sample).union(select(Sample::id).from(Sample)).stream(&db);
        let mut count = 0;
        while let Some(id) = rows.next().await {
            id?;
            count += 1;
        }
        assert_eq!(count, ROWS);
        Ok(())
    }

    async fn dropped_half_way(db: Db) -> squall::Result<()> {
        for read in [0, 1, 200] {
            let mut rows = ids().stream(&db);
            for expected in 1..=read {
                assert_eq!(rows.next().await.unwrap()?, expected);
            }
            drop(rows);
            assert_eq!(select(count_all()).from(Sample).one(&db).await?, ROWS);
        }
        Ok(())
    }

    async fn in_a_transaction(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            delete(Sample).filter(Sample::id.gt(1_000)).exec(tx).await?;
            let mut rows = ids().stream(tx);
            let mut last = 0;
            while let Some(id) = rows.next().await {
                last = id?;
            }
            assert_eq!(last, 1_000);
            drop(rows);
            let mut half = ids().stream(tx);
            assert_eq!(half.next().await.unwrap()?, 1);
            // What would wait for the stream that it stands in is refused at once.
            assert_fails(select(count_all()).from(Sample).one(tx).await, "InvalidQuery");
            let nested: squall::Result<()> = tx.transaction(async |_| Ok(())).await;
            assert_fails(nested, "InvalidQuery");
            drop(half);
            assert_eq!(select(count_all()).from(Sample).one(tx).await?, 1_000);
            let mut left = ids().stream(tx);
            assert_eq!(left.next().await.unwrap()?, 1);
            Ok(())
        })
        .await?;
        assert_eq!(select(count_all()).from(Sample).one(&db).await?, 1_000);
        Ok(())
    }

    async fn an_error_comes_after_the_rows_before_it(db: Db) -> squall::Result<()> {
        let divided = val(10i64) / (val(300i64) - Sample::id);
        let mut rows = select(divided).from(Sample).order_by(Sample::id.asc()).stream(&db);
        let mut read = 0;
        let error = loop {
            match rows.next().await.unwrap() {
                Ok(_) => read += 1,
                Err(error) => break error,
            }
        };
        assert!(matches!(error, Error::DivisionByZero), "{error:?}");
        assert!(read < 300, "{read}");
        assert!(rows.next().await.is_none());
        drop(rows);
        let mut refused = select(Sample::id).from(Sample).filter(Sample::text.eq("\0")).stream(&db);
        assert_fails(refused.next().await.unwrap(), "InvalidValue");
        Ok(())
    }

    async fn a_slow_reader_and_many_streams(db: Db) -> squall::Result<()> {
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..3 {
            let db = db.clone();
            tasks.spawn(async move {
                let mut rows = ids().stream(&db);
                let mut sum = 0;
                while let Some(id) = rows.next().await {
                    sum += id?;
                    if sum % 1_000 == 0 {
                        tokio::time::sleep(Duration::from_millis(1)).await;
                    }
                }
                squall::Result::Ok(sum)
            });
        }
        while let Some(sum) = tasks.join_next().await {
            assert_eq!(sum.unwrap()?, ROWS * (ROWS + 1) / 2);
        }
        Ok(())
    }
}

/// The only connection is the stream's: who waits for it is told so, and does not wait for ever.
#[tokio::test]
async fn a_query_beside_a_stream_in_memory() {
    let options = squall::ConnectOptions::new("sqlite::memory:").acquire_timeout(Duration::from_millis(50));
    let db = squall::connect(options).await.unwrap();
    samples(db.clone()).await.unwrap();
    let mut rows = ids().stream(&db);
    assert_eq!(rows.next().await.unwrap().unwrap(), 1);
    assert_fails(select(count_all()).from(Sample).one(&db).await, "PoolTimeout");
    drop(rows);
    assert_eq!(select(count_all()).from(Sample).one(&db).await.unwrap(), ROWS);
}
