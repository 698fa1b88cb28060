//! `on_every_backend!` and `for_each_backend` give each body a database of each kind.

#![allow(clippy::unwrap_used)]

use std::{sync::Mutex, thread};

use squall::{Db, sql};
use squall_testing::{Backend, TestDb, for_each_backend, on_every_backend};

on_every_backend! {
    async fn takes_a_handle(db: Db) {
        db.close().await;
    }

    /// A comment, and a result.
    async fn takes_anything(test_db: &TestDb, backend: Backend, _db: Db,) -> Result<(), squall::Error> {
        assert_eq!(test_db.backend(), backend);
        assert_eq!(thread::current().name(), Some(&*format!("takes_anything::{backend}")));
        let scheme = match backend {
            Backend::Sqlite => "sqlite::memory:",
            Backend::SqliteFile => "sqlite:///",
            Backend::Postgres => "postgres",
        };
        assert!(test_db.url().starts_with(scheme), "{}", test_db.url());
        Ok(())
    }

    #[should_panic(expected = "as it should")]
    async fn takes_attributes(_db: Db) {
        panic!("as it should");
    }

    #[should_panic(expected = "the test returned an error")]
    async fn fails_by_an_error(_db: Db) -> Result<(), &'static str> {
        Err("no panic")
    }

    #[ignore = "to see that this can be said"]
    async fn is_ignored(_db: Db) {}
}

async fn one_row(db: Db) -> Result<(), squall::Error> {
    sql!("CREATE TABLE things (n integer)").exec(&db).await?;
    sql!("INSERT INTO things VALUES (1)").exec(&db).await?;
    Ok(())
}

on_every_backend! {
    #![setup(one_row)]

    async fn takes_a_setup(db: Db) -> Result<(), squall::Error> {
        sql!("INSERT INTO things VALUES (2)").exec(&db).await?;
        assert_eq!(sql!("SELECT count(*) FROM things").one::<i64>(&db).await?, 2);
        Ok(())
    }

    async fn takes_the_same_setup(test_db: &TestDb) -> Result<(), squall::Error> {
        assert_eq!(sql!("SELECT count(*) FROM things").one::<i64>(test_db).await?, 1);
        Ok(())
    }
}

#[tokio::test]
async fn one_after_the_other() {
    let seen = Mutex::new(Vec::new());
    for_each_backend(async |test_db| seen.lock().unwrap().push(test_db.backend())).await;
    assert_eq!(seen.into_inner().unwrap(), Backend::ALL);
}

#[test]
fn names() {
    assert_eq!(Backend::ALL.map(|backend| backend.to_string()), ["sqlite", "sqlite_file", "postgres"]);
}
