//! All of it or nothing.

use std::time::Duration;

use squall::{Isolation, TransactionOptions, prelude::*};
use squall_testing::{Backend, on_every_backend};
use squall_tests::assert_fails;
use tokio::time::timeout;

use super::*;

/// An error of the application's own.
#[derive(Debug)]
enum Refusal {
    TooPoor,
    Database(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Database(error)
    }
}

on_every_backend! {
    #![setup(accounts)]

    async fn committed(db: Db) -> squall::Result<()> {
        let answer = db
            .transaction(async |tx| {
                pay(tx, 1, 2, 30).await?;
                // It sees what it has done.
                assert_eq!(balances(tx).await, [70, 130]);
                Ok("paid")
            })
            .await?;
        assert_eq!(answer, "paid");
        assert_eq!(balances(&db).await, [70, 130]);
        Ok(())
    }

    async fn by_hand(db: Db) -> squall::Result<()> {
        let tx = db.begin(TransactionOptions::new()).await?;
        pay(&tx, 1, 2, 30).await?;
        tx.commit().await?;
        let tx = db.begin(TransactionOptions::new()).await?;
        pay(&tx, 1, 2, 30).await?;
        tx.rollback().await?;
        assert_eq!(balances(&db).await, [70, 130]);
        Ok(())
    }

    async fn an_error_undoes_it(db: Db) {
        let result = db
            .transaction(async |tx| {
                pay(tx, 1, 2, 30).await?;
                Err::<(), _>(Error::other("changed my mind"))
            })
            .await;
        assert_fails(result, "Other");
        // The error of a statement, too.
        let result = db
            .transaction(async |tx| {
                add(tx, 3).await?;
                pay(tx, 1, 2, 101).await
            })
            .await;
        assert_fails(result, "Constraint");
        assert_eq!(balances(&db).await, [100, 100]);
    }

    async fn an_error_of_the_application(db: Db) {
        let options = TransactionOptions::new();
        let result: Result<(), Refusal> = db
            .transaction_with(options, async |tx| {
                pay(tx, 1, 2, 30).await?;
                Err(Refusal::TooPoor)
            })
            .await;
        assert!(matches!(result, Err(Refusal::TooPoor)));
        let result: Result<(), Refusal> = db
            .transaction_with(options, async |tx| {
                add(tx, 1).await?;
                Ok(())
            })
            .await;
        assert!(matches!(result, Err(Refusal::Database(Error::Constraint(_)))), "{result:?}");
        assert_eq!(balances(&db).await, [100, 100]);
    }

    async fn a_panic_undoes_it(db: Db) {
        let other = db.clone();
        let task = tokio::spawn(async move {
            other
                .transaction(async |tx| {
                    pay(tx, 1, 2, 30).await?;
                    assert_eq!(balances(tx).await, [0, 0], "as it should");
                    Ok(())
                })
                .await
        });
        assert!(task.await.unwrap_err().is_panic());
        assert_eq!(balances(&db).await, [100, 100]);
        add(&db, 3).await.unwrap();
    }

    async fn what_is_dropped_is_undone(db: Db) {
        let tx = db.begin(TransactionOptions::new()).await.unwrap();
        pay(&tx, 1, 2, 30).await.unwrap();
        drop(tx);
        assert_eq!(balances(&db).await, [100, 100]);
        let work = db.transaction(async |tx| {
            pay(tx, 1, 2, 30).await?;
            tokio::time::sleep(Duration::from_secs(60)).await;
            Ok(())
        });
        assert!(timeout(Duration::from_millis(300), work).await.is_err());
        assert_eq!(balances(&db).await, [100, 100]);
        // Nothing is left behind that would be in the way of the next one.
        for _ in 0..20 {
            drop(db.begin(TransactionOptions::new()).await.unwrap());
        }
        pay(&db, 1, 2, 1).await.unwrap();
        assert_eq!(balances(&db).await, [99, 101]);
    }

    async fn nobody_sees_what_is_not_committed(db: Db, backend: Backend) -> squall::Result<()> {
        // One connection is all there is to a database in memory.
        if backend == Backend::Sqlite {
            return Ok(());
        }
        let tx = db.begin(TransactionOptions::new()).await?;
        pay(&tx, 1, 2, 30).await?;
        assert_eq!(balances(&db).await, [100, 100]);
        tx.commit().await?;
        assert_eq!(balances(&db).await, [70, 130]);
        Ok(())
    }

    async fn queries_at_once_run_one_after_the_other(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            let pay = |amount| pay(tx, 1, 2, amount);
            let (a, b, c) = tokio::join!(pay(1), pay(2), pay(3));
            a.and(b).and(c)
        })
        .await?;
        assert_eq!(balances(&db).await, [94, 106]);
        Ok(())
    }

    /// parity: Transactions | isolation levels | four | serializable | refused: where the level that is asked for is
    /// not there
    async fn of_an_isolation(db: Db, backend: Backend) -> squall::Result<()> {
        for (isolation, everywhere) in [
            (Isolation::Serializable, true),
            (Isolation::RepeatableRead, false),
            (Isolation::ReadCommitted, false),
        ] {
            let options = TransactionOptions::new().isolation(isolation);
            let result = db.transaction_with(options, async |tx| pay(tx, 1, 2, 1).await).await;
            if everywhere || backend == Backend::Postgres {
                result?;
            } else {
                assert_fails(result, "Unsupported");
            }
        }
        let paid = if backend == Backend::Postgres { 3 } else { 1 };
        assert_eq!(balances(&db).await, [100 - paid, 100 + paid]);
        Ok(())
    }

    async fn read_only(db: Db) -> squall::Result<()> {
        let options = TransactionOptions::new().read_only();
        let seen = db.transaction_with::<_, Error, _>(options, async |tx| Ok(balances(tx).await)).await?;
        assert_eq!(seen, [100, 100]);
        let result = db.transaction_with(options, async |tx| pay(tx, 1, 2, 30).await).await;
        assert_fails(result, "Database");
        assert_eq!(balances(&db).await, [100, 100]);
        // The next one can write again.
        db.transaction(async |tx| pay(tx, 1, 2, 30).await).await?;
        assert_eq!(balances(&db).await, [70, 130]);
        Ok(())
    }

    async fn of_tables(db: Db) {
        #[derive(Table, Debug)]
        pub struct Branch {
            #[column(primary_key)]
            pub id: i32,
        }

        let result = db
            .transaction(async |tx| {
                sql!("CREATE TABLE branches (id INTEGER PRIMARY KEY)").exec(tx).await?;
                insert(Branch).values(Branch::new().id(1)).exec(tx).await?;
                Err::<(), _>(Error::other("changed my mind"))
            })
            .await;
        assert_fails(result, "Other");
        db.create_tables(&schema![Branch]).await.unwrap();
    }
}
