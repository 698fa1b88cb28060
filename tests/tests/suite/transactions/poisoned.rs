//! The first error of a statement ends the transaction: nothing more runs in it, and a commit says so.

use squall::{TransactionOptions, prelude::*};
use squall_testing::on_every_backend;
use squall_tests::assert_fails;

use super::*;

on_every_backend! {
    #![setup(accounts)]

    /// parity: Transactions | a statement fails inside a transaction | all later ones fail | goes on | equal: it is
    /// aborted; commit answers `TransactionAborted`
    async fn a_commit_after_a_swallowed_error(db: Db) {
        let result = db
            .transaction(async |tx| {
                add(tx, 3).await?;
                assert_fails(add(tx, 1).await, "Constraint");
                Ok(())
            })
            .await;
        assert_fails(result, "TransactionAborted");
        assert_eq!(ids(&db).await, [1, 2]);
    }

    async fn nothing_more_runs(db: Db) {
        let result = db
            .transaction(async |tx| {
                add(tx, 3).await?;
                assert_fails(add(tx, 1).await, "Constraint");
                assert_fails(add(tx, 4).await, "TransactionAborted");
                assert_fails(select(Account::id).from(Account).all(tx).await, "TransactionAborted");
                assert_fails(sql!("SELECT 1").one::<i64>(tx).await, "TransactionAborted");
                let inner = tx.transaction(async |tx| add(tx, 5).await).await;
                assert_fails(inner, "TransactionAborted");
                Ok(())
            })
            .await;
        assert_fails(result, "TransactionAborted");
        assert_eq!(ids(&db).await, [1, 2]);
        // The connection goes back clean.
        add(&db, 3).await.unwrap();
        db.transaction(async |tx| add(tx, 4).await).await.unwrap();
        assert_eq!(ids(&db).await, [1, 2, 3, 4]);
    }

    async fn by_hand(db: Db) {
        let tx = db.begin(TransactionOptions::new()).await.unwrap();
        add(&tx, 3).await.unwrap();
        assert_fails(add(&tx, 1).await, "Constraint");
        assert_fails(tx.commit().await, "TransactionAborted");
        let tx = db.begin(TransactionOptions::new()).await.unwrap();
        assert_fails(add(&tx, 1).await, "Constraint");
        tx.rollback().await.unwrap();
        assert_eq!(ids(&db).await, [1, 2]);
    }

    async fn by_any_error_of_the_database(db: Db) {
        let overflow = || update(Account).set(Account::balance, Account::balance * i64::MAX).all_rows();
        let by_zero = || select(Account::balance / 0).from(Account);
        let result = db
            .transaction(async |tx| {
                assert_fails(overflow().exec(tx).await, "InvalidValue");
                assert_fails(add(tx, 3).await, "TransactionAborted");
                Ok(())
            })
            .await;
        assert_fails(result, "TransactionAborted");
        let result = db
            .transaction(async |tx| {
                assert_fails(by_zero().all(tx).await, "DivisionByZero");
                assert_fails(add(tx, 3).await, "TransactionAborted");
                Ok(())
            })
            .await;
        assert_fails(result, "TransactionAborted");
        let result = db
            .transaction(async |tx| {
                assert_fails(sql!("SELEC").exec(tx).await, "Database");
                assert_fails(add(tx, 3).await, "TransactionAborted");
                Ok(())
            })
            .await;
        assert_fails(result, "TransactionAborted");
        assert_eq!(ids(&db).await, [1, 2]);
    }

    /// The database never saw it.
    async fn not_by_what_is_refused_before_it_is_sent(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            assert_fails(sql!("SELECT {}", "\0").one::<String>(tx).await, "InvalidValue");
            assert_fails(raw(AssertSqlSafe("SELECT {}".into())).one::<i64>(tx).await, "InvalidQuery");
            assert_fails(update(Account).all_rows().exec(tx).await, "InvalidQuery");
            add(tx, 3).await
        })
        .await?;
        assert_eq!(ids(&db).await, [1, 2, 3]);
        Ok(())
    }

    async fn not_by_a_row_that_is_missing(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            let found = select(Account).from(Account).filter(Account::id.eq(77));
            assert_fails(found.one(tx).await, "NotFound");
            assert_fails(select(Account).from(Account).one(tx).await, "MultipleRows");
            add(tx, 3).await
        })
        .await?;
        assert_eq!(ids(&db).await, [1, 2, 3]);
        Ok(())
    }

    async fn a_batch_that_fails_in_the_middle(db: Db) {
        let rows = || (3..30_000).map(account).chain([account(1)]).collect::<Vec<_>>();
        let result = db
            .transaction(async |tx| {
                assert_fails(insert(Account).values(rows()).exec(tx).await, "Constraint");
                Ok(())
            })
            .await;
        assert_fails(result, "TransactionAborted");
        assert_eq!(ids(&db).await, [1, 2]);
    }
}
