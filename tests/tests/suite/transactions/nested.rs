//! Savepoints: a part that can be undone by itself.

use std::time::Duration;

use squall::prelude::*;
use squall_testing::on_every_backend;
use squall_tests::{assert_fails, assert_violates};
use tokio::time::timeout;

use super::*;

async fn failing(tx: &Transaction, id: i32) -> squall::Result<()> {
    tx.transaction(async |tx| {
        add(tx, id).await?;
        Err(Error::other("changed my mind"))
    })
    .await
}

on_every_backend! {
    #![setup(accounts)]

    async fn all_are_kept(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            add(tx, 3).await?;
            let inner = tx
                .transaction(async |tx| {
                    add(tx, 4).await?;
                    tx.transaction(async |tx| add(tx, 5).await).await
                })
                .await?;
            add(tx, 6).await?;
            Ok::<_, Error>(inner)
        })
        .await?;
        assert_eq!(ids(&db).await, [1, 2, 3, 4, 5, 6]);
        Ok(())
    }

    async fn the_inner_one_is_undone_and_the_outer_one_kept(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            add(tx, 3).await?;
            assert_fails(failing(tx, 4).await, "Other");
            assert_eq!(ids(tx).await, [1, 2, 3]);
            add(tx, 5).await?;
            Ok(())
        })
        .await?;
        assert_eq!(ids(&db).await, [1, 2, 3, 5]);
        Ok(())
    }

    async fn a_failed_statement_is_undone_with_its_savepoint(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            add(tx, 3).await?;
            for _ in 0..3 {
                let inner: squall::Result<()> = tx
                    .transaction(async |tx| {
                        add(tx, 4).await?;
                        add(tx, 1).await?;
                        Ok(())
                    })
                    .await;
                let kind = squall::ConstraintKind::Unique;
                assert_violates(inner, kind, "accounts", &["id"], Some("accounts_pkey"));
            }
            add(tx, 5).await?;
            Ok(())
        })
        .await?;
        assert_eq!(ids(&db).await, [1, 2, 3, 5]);
        Ok(())
    }

    async fn the_outer_one_undoes_all(db: Db) {
        let result = db
            .transaction(async |tx| {
                add(tx, 3).await?;
                tx.transaction(async |tx| add(tx, 4).await).await?;
                Err::<(), _>(Error::other("changed my mind"))
            })
            .await;
        assert_fails(result, "Other");
        assert_eq!(ids(&db).await, [1, 2]);
    }

    async fn the_middle_of_three(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            add(tx, 3).await?;
            let middle: squall::Result<()> = tx
                .transaction(async |tx| {
                    add(tx, 4).await?;
                    tx.transaction(async |tx| add(tx, 5).await).await?;
                    Err(Error::other("changed my mind"))
                })
                .await;
            assert_fails(middle, "Other");
            tx.transaction(async |tx| {
                assert_fails(failing(tx, 6).await, "Other");
                add(tx, 7).await
            })
            .await?;
            Ok(())
        })
        .await?;
        assert_eq!(ids(&db).await, [1, 2, 3, 7]);
        Ok(())
    }

    async fn one_that_is_dropped_is_undone(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            add(tx, 3).await?;
            let inner = tx.transaction(async |tx| {
                add(tx, 4).await?;
                tx.transaction(async |tx| {
                    add(tx, 5).await?;
                    tokio::time::sleep(Duration::from_secs(60)).await;
                    Ok::<_, Error>(())
                })
                .await
            });
            assert!(timeout(Duration::from_millis(300), inner).await.is_err());
            assert_eq!(ids(tx).await, [1, 2, 3]);
            add(tx, 6).await?;
            Ok(())
        })
        .await?;
        assert_eq!(ids(&db).await, [1, 2, 3, 6]);
        Ok(())
    }

    async fn one_that_is_dropped_last_is_not_committed(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            add(tx, 3).await?;
            let inner = tx.transaction(async |tx| {
                add(tx, 4).await?;
                std::future::pending::<squall::Result<()>>().await
            });
            assert!(timeout(Duration::from_millis(300), inner).await.is_err());
            Ok(())
        })
        .await?;
        assert_eq!(ids(&db).await, [1, 2, 3]);
        Ok(())
    }

    async fn a_swallowed_error_ends_with_its_savepoint(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            add(tx, 3).await?;
            let inner = tx
                .transaction(async |tx| {
                    add(tx, 4).await?;
                    let _ = add(tx, 1).await;
                    assert_fails(add(tx, 5).await, "TransactionAborted");
                    Ok::<_, Error>(())
                })
                .await;
            assert_fails(inner, "TransactionAborted");
            // The outer one goes on.
            add(tx, 6).await?;
            Ok(())
        })
        .await?;
        assert_eq!(ids(&db).await, [1, 2, 3, 6]);
        Ok(())
    }

    async fn a_service_works_inside_and_outside(db: Db) -> squall::Result<()> {
        pay(&db, 1, 2, 1).await?;
        db.transaction(async |tx| {
            pay(tx, 1, 2, 10).await?;
            tx.transaction(async |tx| pay(tx, 1, 2, 20).await).await
        })
        .await?;
        assert_eq!(balances(&db).await, [69, 131]);
        Ok(())
    }
}
