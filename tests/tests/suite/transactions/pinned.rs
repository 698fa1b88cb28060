//! One connection, kept: each statement is by itself until a transaction is begun, and what takes several has one of its own.

use squall::{prelude::*, relation::Strategy};
use squall_testing::{Backend, on_every_backend};
use squall_tests::assert_fails;

use super::*;

#[derive(Table, Debug, Clone, PartialEq)]
#[table(has_many(lines: Line))]
pub struct Invoice {
    #[column(primary_key)]
    pub id: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
pub struct Line {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(Invoice::id))]
    pub invoice_id: i32,
}

async fn tables(db: Db) -> squall::Result<()> {
    accounts(db.clone()).await?;
    db.create_tables(&schema![Invoice, Line]).await
}

/// So many accounts that no database takes them in one statement, and the id of the last.
fn many(last: i32) -> Vec<NewAccount> {
    (3..40_000).chain([last]).map(account).collect()
}

on_every_backend! {
    #![setup(tables)]

    async fn statements_are_by_themselves(db: Db) {
        let connection = db.connection().await.unwrap();
        add(&connection, 3).await.unwrap();
        connection.begin().await.unwrap();
        assert_fails(connection.begin().await, "InvalidQuery");
        add(&connection, 4).await.unwrap();
        connection.rollback().await.unwrap();
        connection.begin().await.unwrap();
        add(&connection, 5).await.unwrap();
        connection.commit().await.unwrap();
        assert_eq!(ids(&connection).await, [1, 2, 3, 5]);
        // A statement that fails breaks the transaction, and not the connection.
        connection.begin().await.unwrap();
        add(&connection, 6).await.unwrap();
        assert_fails(add(&connection, 1).await, "Constraint");
        assert_fails(connection.commit().await, "TransactionAborted");
        assert_eq!(ids(&connection).await, [1, 2, 3, 5]);
        // What is open when it is dropped is rolled back.
        connection.begin().await.unwrap();
        add(&connection, 7).await.unwrap();
        drop(connection);
        assert_eq!(ids(&db).await, [1, 2, 3, 5]);
    }

    /// parity: Transactions | what takes several statements, on a connection that is kept | a transaction of its own | same | equal: all or none
    async fn all_or_none(db: Db) {
        let connection = db.connection().await.unwrap();
        assert_fails(insert(Account).values(many(1)).exec(&connection).await, "Constraint");
        assert_eq!(ids(&connection).await, [1, 2]);
        assert_eq!(insert(Account).values(many(40_000)).exec(&connection).await.unwrap(), 39_998);
        assert_eq!(select(Account::id).from(Account).count(&connection).await.unwrap(), 40_000);
        // Where a transaction is open, it is that one.
        connection.begin().await.unwrap();
        delete(Account).filter(Account::id.gt(2)).exec(&connection).await.unwrap();
        assert_fails(insert(Account).values(many(1)).exec(&connection).await, "Constraint");
        assert_fails(connection.commit().await, "TransactionAborted");
        assert_eq!(select(Account::id).from(Account).count(&connection).await.unwrap(), 40_000);
    }

    async fn along_relations(db: Db) -> squall::Result<()> {
        let connection = db.connection().await?;
        let with = |id, lines: [i32; 2]| insert(Invoice).values(NewInvoice { id }).with(Invoice::lines.rows(move |invoice| lines.map(|id| NewLine { id, invoice_id: invoice.id })));
        with(1, [1, 2]).all(&connection).await?;
        assert_fails(with(2, [3, 1]).all(&connection).await, "Constraint");
        assert_eq!(select(Invoice::id).from(Invoice).all(&connection).await?, [1]);
        for strategy in [Strategy::Single, Strategy::SelectIn] {
            let query = || Invoice::query().with(Invoice::lines.order_by(Line::id)).order_by(Invoice::id).strategy(strategy);
            let expected = [(Invoice { id: 1 }, vec![Line { id: 1, invoice_id: 1 }, Line { id: 2, invoice_id: 1 }])];
            assert_eq!(query().all(&connection).await?, expected);
            let page = query().page(1, 5).fetch(&connection).await?;
            assert_eq!((page.rows, page.total), (expected.to_vec(), 1));
        }
        // No transaction is left open.
        connection.begin().await?;
        connection.rollback().await
    }

    /// Left in the middle, it is undone before anything else runs.
    async fn dropped(db: Db) {
        let connection = db.connection().await.unwrap();
        let rows = many(40_000);
        let work = insert(Account).values(rows).exec(&connection);
        let given_up = tokio::time::timeout(std::time::Duration::from_millis(1), work).await;
        let left = select(Account::id).from(Account).count(&connection).await.unwrap();
        assert_eq!(left, if given_up.is_ok() { 40_000 } else { 2 });
        connection.begin().await.unwrap();
        connection.rollback().await.unwrap();
    }

    async fn settings_stay_for_as_long_as_it_is_kept(db: Db, backend: Backend) {
        let (set, read, before, after) = match backend {
            Backend::Postgres => ("SET work_mem = '3MB'", "SHOW work_mem", "3MB", "4MB"),
            _ => ("PRAGMA recursive_triggers = ON", "SELECT CAST(recursive_triggers AS TEXT) FROM pragma_recursive_triggers", "1", "0"),
        };
        let setting = async |executor: &dyn Executor| -> String {
            squall::raw(squall::AssertSqlSafe(read.into())).one(executor).await.unwrap()
        };
        let connection = db.connection().await.unwrap();
        assert_eq!(setting(&connection).await, after);
        connection.execute(set).await.unwrap();
        assert_eq!(setting(&connection).await, before);
        drop(connection);
        let connection = db.connection().await.unwrap();
        assert_eq!(setting(&connection).await, after);
        add(&connection, 3).await.unwrap();
    }
}
