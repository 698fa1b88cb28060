//! A template is set up once, and its copies are apart.

#![allow(clippy::unwrap_used)]

mod common;

use std::{
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    thread,
};

use common::value;
use squall::{Db, sql};
use squall_testing::{Backend, TestDb};
use tokio::runtime::Runtime;

static SETUPS: AtomicUsize = AtomicUsize::new(0);

/// A handle that the setup forgot to let go of.
static KEPT: Mutex<Option<Db>> = Mutex::new(None);

/// A table with one row.
async fn rows(db: Db) -> Result<(), squall::Error> {
    SETUPS.fetch_add(1, Relaxed);
    *KEPT.lock().unwrap() = Some(db.clone());
    sql!("CREATE TABLE rows (n integer)").exec(&db).await?;
    sql!("INSERT INTO rows VALUES (1)").exec(&db).await?;
    Ok(())
}

/// Each in a thread and a runtime of its own, as tests are.
#[test]
fn copies_are_apart() {
    let test = async |n: i32| {
        let test_db = TestDb::with_template(Backend::Postgres, "rows", rows).await.unwrap();
        common::execute(test_db.url(), &format!("INSERT INTO rows VALUES ({n} + 10)")).await;
        let sum = value(test_db.url(), "SELECT sum(n)::text FROM rows").await;
        assert_eq!(sum, (11 + n).to_string());
    };
    thread::scope(|scope| {
        for n in 0..20 {
            scope.spawn(move || Runtime::new().unwrap().block_on(test(n)));
        }
    });
    assert_eq!(SETUPS.load(Relaxed), 1);
}

#[tokio::test]
async fn sqlite_is_set_up_for_each() {
    let setups = AtomicUsize::new(0);
    for backend in [Backend::Sqlite, Backend::SqliteFile] {
        let setup = async |_| {
            setups.fetch_add(1, Relaxed);
            Ok(())
        };
        TestDb::with_template(backend, "any", setup).await.unwrap();
    }
    assert_eq!(setups.into_inner(), 2);
}

/// A setup that fails, or panics, leaves nothing, and the next test starts anew.
#[tokio::test]
async fn failed_setup() {
    let fail = async |db: Db| sql!("DELETE FROM nowhere").exec(&db).await.map(drop);
    let error = TestDb::with_template(Backend::Postgres, "fails", fail).await.unwrap_err();
    assert!(error.to_string().contains("nowhere"), "{error}");

    let panic =
        tokio::spawn(TestDb::with_template(Backend::Postgres, "fails", async |_| panic!("in the setup")));
    assert!(panic.await.unwrap_err().is_panic());

    let test_db = TestDb::with_template(Backend::Postgres, "fails", async |_| Ok(())).await.unwrap();
    assert_eq!(value(test_db.url(), "SELECT 'works'").await, "works");
}
