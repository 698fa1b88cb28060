//! A migration that stops anywhere: the old schema or the new one, never between, or it goes on from there.

use std::sync::atomic::{AtomicUsize, Ordering};

use squall::{prelude::*, schema};
use squall_kit::{
    Schema,
    diff::{Answers, Diff},
    plan::{Backend as Kind, Plan, PlanOptions},
    project::Migration,
    runner::{MigrateOptions, Observer, migrate, status},
    script,
};
use squall_testing::{Backend, TestDb};

use super::support::{between, execute, unlike};

mod before {
    use squall::prelude::*;

    #[derive(Table)]
    pub struct Author {
        #[column(primary_key, auto)]
        pub id: i64,
        pub name: Option<String>,
        pub age: i32,
    }

    #[derive(Table)]
    pub struct Book {
        #[column(primary_key, auto)]
        pub id: i64,
        #[column(references(Author::id, on_delete = cascade))]
        pub author_id: i64,
        pub title: String,
    }
}

mod after {
    use squall::prelude::*;

    #[derive(Table)]
    #[table(name = "writers", renamed_from = "authors")]
    pub struct Writer {
        #[column(primary_key, auto)]
        pub id: i64,
        #[column(renamed_from = "name", unique)]
        pub full_name: String,
        #[column(index)]
        pub age: i64,
        #[column(default = 5)]
        pub rating: i32,
    }

    #[derive(Table)]
    pub struct Book {
        #[column(primary_key, auto)]
        pub id: i64,
        #[column(references(Writer::id, on_delete = cascade))]
        pub author_id: i64,
        #[column(max_length = 200)]
        pub title: String,
    }

    #[derive(Table)]
    pub struct Shelf {
        #[column(primary_key, auto)]
        pub id: i64,
        #[column(references(Book::id))]
        pub book_id: i64,
    }
}

/// Stops at a statement: by an error, or by a panic, with which the connection goes as it does when a process is killed.
struct Stop {
    at: usize,
    seen: AtomicUsize,
    panics: bool,
}

impl Observer for Stop {
    fn before(&self, _: &str, _: usize, _: &str) -> squall::Result<()> {
        if self.seen.fetch_add(1, Ordering::SeqCst) == self.at {
            assert!(!self.panics, "killed");
            return Err(squall::Error::invalid_query("stopped"));
        }
        Ok(())
    }
}

fn old() -> Schema {
    schema![before::Author, before::Book].into()
}

fn new() -> Schema {
    schema![after::Writer, after::Book, after::Shelf].into()
}

async fn fill(db: &Db) -> squall::Result<()> {
    for id in 1..=20 {
        execute(db, &format!("INSERT INTO authors (name, age) VALUES ('a{id}', {id})")).await?;
        for book in 0..3 {
            execute(db, &format!("INSERT INTO books (author_id, title) VALUES ({id}, 't{book}')")).await?;
        }
    }
    Ok(())
}

async fn count(db: &Db, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    squall::raw(squall::query::AssertSqlSafe(sql)).one(db).await.unwrap()
}

fn migrations() -> Vec<Migration> {
    let first = between("1_first", &Schema::default(), &old(), &Answers::default());
    let diff = Diff::new(&old(), &new(), &Answers::default()).unwrap();
    let text = |backend| {
        let plan = Plan::new(&diff, backend, PlanOptions { concurrently: true }).unwrap();
        Some(script::write(&plan, "2_second"))
    };
    let second = Migration {
        name: "2_second".into(),
        postgres: text(Kind::Postgres),
        sqlite: text(Kind::Sqlite),
        ..first.clone()
    };
    vec![first, second]
}

/// Kills it before each of its statements; each time the next run brings it to its end. Returns how often.
async fn at_each_statement(backend: Backend, panics: bool) -> usize {
    let all = migrations();
    let mut at = 0;
    loop {
        let test_db = TestDb::new(backend).await.unwrap();
        let db = test_db.db().clone();
        migrate(&db, &all[..1], &MigrateOptions::default()).await.unwrap();
        fill(&db).await.unwrap();
        let stop: &'static Stop = Box::leak(Box::new(Stop { at, seen: AtomicUsize::new(0), panics }));
        let (killed, migrations) = (db.clone(), all.clone());
        let run = tokio::spawn(async move {
            migrate(&killed, &migrations, &MigrateOptions { observer: stop, ..Default::default() }).await
        });
        let stopped = !matches!(run.await, Ok(Ok(_)));
        if !stopped {
            assert!(unlike(&db, &new()).await.unwrap().is_empty());
            return at;
        }
        let is_new = status(&db, &all).await.unwrap()[1].state;
        let is_old = unlike(&db, &old()).await.unwrap().is_empty();
        if backend == Backend::Postgres {
            // What is done is noted, or nothing is.
            assert!(is_old || is_new == squall_kit::runner::State::Partial, "statement {at}");
        } else {
            assert!(is_old, "statement {at}");
        }
        let report = migrate(&db, &all, &MigrateOptions::default()).await.unwrap();
        assert_eq!(report.applied.len(), 1, "statement {at}");
        let unlike = unlike(&db, &new()).await.unwrap();
        assert!(unlike.is_empty(), "statement {at}: {unlike:#?}");
        assert_eq!(count(&db, "writers").await, 20);
        assert_eq!(count(&db, "books").await, 60);
        at += 1;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_sqlite() {
    let points = at_each_statement(Backend::SqliteFile, false).await;
    assert!(points > 10, "{points}");
    assert_eq!(at_each_statement(Backend::SqliteFile, true).await, points);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_postgres() {
    let points = at_each_statement(Backend::Postgres, false).await;
    assert!(points > 10, "{points}");
    assert_eq!(at_each_statement(Backend::Postgres, true).await, points);
}
