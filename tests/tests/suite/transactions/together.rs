//! Many at once: in tasks, and on one file.

use squall::{ConnectOptions, connect, prelude::*};
use squall_testing::{TestDb, on_every_backend};

use super::*;

on_every_backend! {
    #![setup(accounts)]

    async fn in_tasks_of_their_own(db: Db) {
        let tasks: Vec<_> = (3..43)
            .map(|id| {
                let db = db.clone();
                tokio::spawn(async move {
                    db.transaction(async |tx| {
                        add(tx, id).await?;
                        tokio::task::yield_now().await;
                        pay(tx, 1, id, 1).await
                    })
                    .await?;
                    select(Account::balance).from(Account).filter(Account::id.eq(id)).one(&db).await
                })
            })
            .collect();
        for task in tasks {
            assert_eq!(task.await.unwrap().unwrap(), 101);
        }
        assert_eq!(balances(&db).await[..2], [60, 100]);
        assert_eq!(ids(&db).await.len(), 42);
    }

    /// Every query can be awaited in a task, which asks for `Send`.
    async fn every_kind_of_query_in_a_task(db: Db) {
        let task = tokio::spawn(async move {
            add(&db, 3).await?;
            let changed = update(Account)
                .set(Account::balance, 5)
                .filter(Account::id.eq(3))
                .returning(Account)
                .one(&db)
                .await?;
            let rows = select((Account, count_all())).from(Account).group_by(Account::id).all(&db).await?;
            let gone =
                delete(Account).filter(Account::id.eq(3)).returning(Account::balance).optional(&db).await?;
            let one: Option<i64> = sql!("SELECT {}", 1i64).optional(&db).await?;
            Ok::<_, Error>((changed.balance, rows.len(), gone, one))
        });
        assert_eq!(task.await.unwrap().unwrap(), (5, 3, Some(5), Some(1)));
    }

    /// Reads what it then writes, which with other writers about is where SQLite would answer BUSY.
    ///
    /// parity: Transactions | several writers | rows are locked | `database is locked` | equal: on SQLite one writer,
    /// with a fair queue inside a process
    async fn writers_do_not_get_into_each_others_way(test_db: &TestDb) {
        // As many programs as there are handles, on the same data.
        let mut handles = vec![test_db.db().clone()];
        if !test_db.url().contains(":memory:") {
            let options = ConnectOptions::new(test_db.url()).max_connections(4);
            handles.push(connect(options).await.unwrap());
        }
        let mut tasks = Vec::new();
        for number in 0..16 {
            let db = handles[number % handles.len()].clone();
            tasks.push(tokio::spawn(async move {
                for _ in 0..10 {
                    db.transaction(async |tx| {
                        let change = update(Account)
                            .set(Account::balance, Account::balance + 1)
                            .filter(Account::id.eq(1));
                        let now = change.returning(Account::balance).one(tx).await?;
                        let seen =
                            select(Account::balance).from(Account).filter(Account::id.eq(1)).one(tx).await?;
                        assert_eq!(seen, now);
                        Ok(())
                    })
                    .await?;
                    balances(&db).await;
                }
                Ok::<_, Error>(())
            }));
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(balances(test_db.db()).await, [260, 100]);
        for db in handles.split_off(1) {
            db.close().await;
        }
    }
}
