//! FOR UPDATE and its kin: what they lock, and that nothing is done twice.

use std::collections::BTreeSet;

use squall::{Isolation, TransactionOptions};
use squall_testing::{TestDb, on_every_backend};
use squall_tests::{failure, kind};

use super::*;

#[derive(Table, Debug, Clone)]
pub struct Holder {
    #[column(primary_key)]
    pub name: String,
    #[column(references(Account::id))]
    pub account_id: Option<i32>,
}

alias!(pub Other = Account);

fn first(
    id: i32,
) -> squall::query::Select<
    squall::query::Column<Account, i64>,
    squall::query::Cons<Account, squall::query::Plain, squall::query::Nil>,
> {
    select(Account::balance).from(Account).filter(Account::id.eq(id))
}

on_every_backend! {
    #![setup(accounts)]

    /// parity: Transactions | FOR UPDATE and its kin | rows are locked | not there | equal: on SQLite a transaction that writes is
    /// alone from its start
    async fn in_a_transaction(db: Db) -> squall::Result<()> {
        db.transaction(async |tx| {
            assert_eq!(first(1).for_update().one(tx).await?, 100);
            assert_eq!(first(1).for_no_key_update().nowait().one(tx).await?, 100);
            assert_eq!(first(2).for_share().skip_locked().one(tx).await?, 100);
            assert_eq!(first(2).for_key_share().of(Account).one(tx).await?, 100);
            assert_eq!(first(1).for_update().of(Account).for_share().nowait().one(tx).await?, 100);
            pay(tx, 1, 2, 30).await
        })
        .await?;
        assert_eq!(balances(&db).await, [70, 130]);
        Ok(())
    }

    /// parity: Transactions | a job for each worker (`for_update().skip_locked()`) | locked ones are left out | not there | equal:
    /// none is taken twice; on SQLite the workers take turns
    async fn a_job_for_each_worker(db: Db) {
        insert(Account).values((3..13).map(account).collect::<Vec<_>>()).exec(&db).await.unwrap();
        let workers: Vec<_> = (0..4)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    let mut taken = Vec::new();
                    loop {
                        let job: Option<i32> = db
                            .transaction(async |tx| {
                                let next = select(Account::id).from(Account).order_by(Account::id).limit(1);
                                let Some(id) = next.for_update().skip_locked().optional(tx).await? else { return Ok(None) };
                                tokio::task::yield_now().await;
                                delete(Account).filter(Account::id.eq(id)).exec(tx).await?;
                                Ok(Some(id))
                            })
                            .await?;
                        match job {
                            Some(id) => taken.push(id),
                            None => return Ok::<Vec<i32>, Error>(taken),
                        }
                    }
                })
            })
            .collect();
        let mut jobs = Vec::new();
        for worker in workers {
            jobs.extend(worker.await.unwrap().unwrap());
        }
        assert_eq!(jobs.len(), 12);
        assert_eq!(jobs.into_iter().collect::<BTreeSet<_>>().len(), 12);
        // The same in one statement.
        insert(Account).values([account(1), account(2)]).exec(&db).await.unwrap();
        let next = select(Account::id).from(Account).order_by(Account::id).limit(1).for_update().skip_locked();
        let taken = delete(Account).filter(Account::id.in_query(next)).returning(Account::id).all(&db).await.unwrap();
        assert_eq!(taken, [1]);
    }

    /// parity: Transactions | a row that another transaction has locked | waited for, skipped, or an error (`nowait`) | not there |
    /// equal: who comes later waits for it, on SQLite at the start of its transaction; with `nowait` Postgres answers `Serialization`
    async fn a_row_that_another_has_locked(test_db: &TestDb) -> squall::Result<()> {
        let db = test_db.db();
        if db.dialect().backend() != "Postgres" {
            return Ok(());
        }
        let tx = db.begin(TransactionOptions::new()).await?;
        assert_eq!(first(1).for_update().one(&tx).await?, 100);
        db.transaction(async |other| {
            let ids = || select(Account::id).from(Account).order_by(Account::id);
            assert_eq!(ids().for_update().skip_locked().all(other).await?, [2]);
            assert_eq!(ids().all(other).await?, [1, 2]);
            let refused = other.transaction(async |inner| ids().for_share().nowait().all(inner).await).await;
            let error = failure(refused);
            assert_eq!(kind(&error), "Serialization");
            assert!(error.is_retryable());
            Ok(())
        })
        .await?;
        tx.commit().await
    }

    /// parity: Transactions | FOR UPDATE outside of a transaction | works, for as long as the query takes | not there | refused
    async fn outside_of_a_transaction(db: Db) -> squall::Result<()> {
        let error = failure(first(1).for_update().one(&db).await);
        assert_eq!(kind(&error), "InvalidQuery");
        assert!(error.to_string().contains("run it on a `Transaction`"), "{error}");
        let options = TransactionOptions::new().isolation(Isolation::Serializable).read_only();
        let tx = db.begin(options).await?;
        assert_eq!(kind(&failure(first(1).for_update().one(&tx).await)), "Database");
        tx.rollback().await
    }

    /// parity: Queries | FOR UPDATE with groups, DISTINCT, window functions, of the far side of an outer join | error | not there |
    /// refused
    async fn what_cannot_be_locked(db: Db) -> squall::Result<()> {
        db.create_tables(&schema![Holder]).await?;
        let tx = db.begin(TransactionOptions::new()).await?;
        macro_rules! refused {
            ($($query:expr => $reason:literal),+ $(,)?) => {$(
                let error = failure($query.for_update().all(&tx).await.map(|_| ()));
                assert_eq!(kind(&error), "InvalidQuery");
                assert!(error.to_string().contains($reason), "{error}");
            )+};
        }
        let ids = || select(Account::id).from(Account);
        refused!(
            ids().group_by(Account::id) => "with groups",
            select(count_all()).from(Account) => "with groups",
            ids().distinct() => "with DISTINCT",
            ids().distinct_on(Account::id).order_by(Account::id) => "with DISTINCT",
            select(rank().over(window())).from(Account) => "with window functions",
            ids().order_by(rank().over(window())) => "with window functions",
            ids().left_join(Holder, Holder::account_id.eq(Account::id)) => "say by `.of(..)`",
            ids().right_join(Other, Other::id.eq(Account::id)) => "leave out `accounts`",
        );
        let joined = ids().left_join(Holder, Holder::account_id.eq(Account::id)).order_by(Account::id);
        assert_eq!(joined.clone().for_update().of(Account).all(&tx).await?, [1, 2]);
        assert_eq!(kind(&failure(joined.for_update().of(Holder).all(&tx).await)), "InvalidQuery");
        let aliased = select(Other::id).from(Other).filter(Other::id.eq(1)).for_share().of(Other);
        assert_eq!(aliased.all(&tx).await?, [1]);
        let error = failure(ids().skip_locked().all(&tx).await);
        assert!(error.to_string().contains("without a lock"), "{error}");
        tx.rollback().await
    }
}
