//! The runner: what is applied, by whom, and what is refused.

use std::time::{Duration, Instant};

use squall::{prelude::*, schema};
use squall_kit::{
    Error, Schema,
    diff::Answers,
    project::Migration,
    runner::{MigrateOptions, Observer, State, accept, migrate, rollback, status},
};
use squall_testing::{Backend, TestDb};

use super::support::{between, execute};

const BOTH: [Backend; 2] = [Backend::SqliteFile, Backend::Postgres];

fn written(name: &str, up: &str, down: Option<&str>) -> Migration {
    Migration {
        name: name.into(),
        path: "migrations".into(),
        postgres: Some(up.into()),
        sqlite: Some(up.into()),
        postgres_down: down.map(Into::into),
        sqlite_down: down.map(Into::into),
        snapshot: None,
    }
}

fn two() -> Vec<Migration> {
    vec![
        written("1_a", "CREATE TABLE a (x INTEGER);\nINSERT INTO a VALUES (1);", Some("DROP TABLE a;")),
        written("3_c", "CREATE TABLE c (x INTEGER);", None),
    ]
}

async fn states(db: &Db, all: &[Migration]) -> Vec<State> {
    status(db, all).await.unwrap().into_iter().map(|it| it.state).collect()
}

#[tokio::test]
async fn applied_means_that_the_name_is_in_the_table() {
    for backend in BOTH {
        let test_db = TestDb::new(backend).await.unwrap();
        let db = test_db.db();
        let mut all = two();
        assert_eq!(states(db, &all).await, [State::Pending, State::Pending]);
        let options = MigrateOptions { to: Some("1_a"), ..Default::default() };
        assert_eq!(migrate(db, &all, &options).await.unwrap().applied.len(), 1);
        assert_eq!(states(db, &all).await, [State::Applied, State::Pending]);
        migrate(db, &all, &MigrateOptions::default()).await.unwrap();
        // One that is older than the last, from a branch that was taken in later.
        all.insert(1, written("2_b", "CREATE TABLE b (x INTEGER);", None));
        let report = migrate(db, &all, &MigrateOptions::default()).await.unwrap();
        assert_eq!(report.applied.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["2_b"]);
        assert_eq!(migrate(db, &all, &MigrateOptions::default()).await.unwrap().applied.len(), 0);
        // One that the folder does not have any more.
        all.remove(1);
        assert_eq!(states(db, &all).await, [State::Applied, State::Missing, State::Applied]);
        assert_eq!(migrate(db, &all, &MigrateOptions::default()).await.unwrap().missing, ["2_b"]);
    }
}

#[tokio::test]
async fn an_edited_file_is_refused_until_it_is_accepted() {
    for backend in BOTH {
        let test_db = TestDb::new(backend).await.unwrap();
        let db = test_db.db();
        migrate(db, &two(), &MigrateOptions::default()).await.unwrap();
        let mut edited = two();
        edited[1] = written("3_c", "-- a comment counts for nothing\r\nCREATE TABLE c (x  INTEGER)", None);
        migrate(db, &edited, &MigrateOptions::default()).await.unwrap();
        edited[1] = written("3_c", "CREATE TABLE c (x INTEGER, y INTEGER);", None);
        let error = migrate(db, &edited, &MigrateOptions::default()).await.unwrap_err();
        assert!(matches!(&error, Error::History { name, .. } if name == "3_c"), "{error}");
        assert!(error.help().unwrap().contains("--accept 3_c"));
        assert_eq!(states(db, &edited).await, [State::Applied, State::Changed]);
        accept(db, &edited, "3_c").await.unwrap();
        migrate(db, &edited, &MigrateOptions::default()).await.unwrap();
    }
}

#[tokio::test]
async fn a_statement_that_fails_is_told_and_nothing_is_left_of_its_transaction() {
    for backend in BOTH {
        let test_db = TestDb::new(backend).await.unwrap();
        let db = test_db.db();
        let mut all = two();
        all[1] = written("3_c", "CREATE TABLE c (x INTEGER);\nINSERT INTO nowhere VALUES (1);", None);
        let error = migrate(db, &all, &MigrateOptions::default()).await.unwrap_err();
        assert!(
            matches!(&error, Error::Statement { position: 2, migration, .. } if migration == "3_c"),
            "{error}"
        );
        assert_eq!(states(db, &all).await, [State::Applied, State::Pending]);
        assert!(execute(db, "SELECT 1 FROM c").await.is_err());
        // The second transaction of a migration goes on where it failed.
        all[1] = written(
            "3_c",
            "CREATE TABLE c (x INTEGER);\n-- squall: new transaction\nINSERT INTO nowhere VALUES (1);",
            None,
        );
        let error = migrate(db, &all, &MigrateOptions::default()).await.unwrap_err();
        assert!(error.help().unwrap().contains("goes on from here"), "{error:?}");
        assert_eq!(states(db, &all).await, [State::Applied, State::Partial]);
        execute(db, "CREATE TABLE nowhere (x INTEGER)").await.unwrap();
        let report = migrate(db, &all, &MigrateOptions::default()).await.unwrap();
        assert!(report.applied[0].resumed);
        assert_eq!(report.applied[0].statements, 1);
    }
}

#[tokio::test]
async fn rows_that_do_not_fit_are_found_before_anything_is_done() {
    for backend in BOTH {
        let test_db = TestDb::new(backend).await.unwrap();
        let db = test_db.db();
        let mut all = two();
        all[1] = written(
            "3_c",
            "CREATE TABLE c (x INTEGER);\n-- squall: expect none: a is not empty\nSELECT x FROM a WHERE x = 1;",
            None,
        );
        let error = migrate(db, &all, &MigrateOptions::default()).await.unwrap_err();
        assert!(matches!(&error, Error::Rows { reason, .. } if reason == "a is not empty"), "{error}");
        execute(db, "DELETE FROM a").await.unwrap();
        migrate(db, &all, &MigrateOptions::default()).await.unwrap();
    }
}

#[tokio::test]
async fn what_has_a_down_is_undone_and_else_nothing_is() {
    for backend in BOTH {
        let test_db = TestDb::new(backend).await.unwrap();
        let db = test_db.db();
        let all = two();
        migrate(db, &all, &MigrateOptions::default()).await.unwrap();
        let refused = rollback(db, &all, 2, &MigrateOptions::default()).await.unwrap_err();
        assert!(refused.to_string().contains("nothing undoes `3_c`"), "{refused}");
        assert_eq!(states(db, &all).await, [State::Applied, State::Applied]);
        let first = &all[..1];
        execute(db, "DELETE FROM squall_migrations WHERE name = '3_c'").await.unwrap();
        rollback(db, first, 1, &MigrateOptions::default()).await.unwrap();
        assert_eq!(states(db, first).await, [State::Pending]);
        assert!(execute(db, "SELECT 1 FROM a").await.is_err());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn several_instances_at_once_apply_each_migration_once() {
    for backend in BOTH {
        let test_db = TestDb::new(backend).await.unwrap();
        let url = test_db.url().to_owned();
        let all: Vec<Migration> = (0..10)
            .map(|at| {
                written(
                    &format!("{at}_m"),
                    &format!("CREATE TABLE m{at} (x INTEGER);\nINSERT INTO m{at} VALUES (1);"),
                    None,
                )
            })
            .collect();
        let instances: Vec<_> = (0..4)
            .map(|_| {
                let (url, all) = (url.clone(), all.clone());
                tokio::spawn(async move {
                    let db = squall::connect(url).await.unwrap();
                    migrate(&db, &all, &MigrateOptions::default()).await.unwrap().applied.len()
                })
            })
            .collect();
        let mut applied = 0;
        for instance in instances {
            applied += instance.await.unwrap();
        }
        assert_eq!(applied, 10, "{backend:?}");
        for at in 0..10 {
            let sql = format!("SELECT count(*) FROM m{at}");
            let rows: i64 = squall::raw(squall::query::AssertSqlSafe(sql)).one(test_db.db()).await.unwrap();
            assert_eq!(rows, 1);
        }
    }
}

#[tokio::test]
async fn a_lock_that_another_holds_is_not_waited_for_for_ever() {
    let test_db = TestDb::new(Backend::Postgres).await.unwrap();
    let holder = test_db.db().connection().await.unwrap();
    holder.execute(format!("SELECT pg_advisory_lock({})", 0x7371_7561_6c6c_i64)).await.unwrap();
    let options = MigrateOptions { lock_wait: Duration::from_millis(300), ..Default::default() };
    let error = migrate(test_db.db(), &two(), &options).await.unwrap_err();
    assert!(matches!(error, Error::Locked { .. }), "{error}");
    // It goes with the connection.
    drop(holder);
    migrate(test_db.db(), &two(), &MigrateOptions::default()).await.unwrap();
}

#[tokio::test]
async fn an_index_that_failed_concurrently_is_made_again() {
    let test_db = TestDb::new(Backend::Postgres).await.unwrap();
    let db = test_db.db();
    let mut all = two();
    all[1] = written("3_c", "-- squall: no transaction\nCREATE UNIQUE INDEX CONCURRENTLY i ON a (x);", None);
    migrate(db, &all[..1], &MigrateOptions::default()).await.unwrap();
    execute(db, "INSERT INTO a VALUES (1)").await.unwrap();
    assert!(migrate(db, &all, &MigrateOptions::default()).await.is_err());
    let invalid: i64 =
        squall::sql!("SELECT count(*) FROM pg_index WHERE NOT indisvalid").one(db).await.unwrap();
    assert_eq!(invalid, 1);
    execute(db, "DELETE FROM a").await.unwrap();
    migrate(db, &all, &MigrateOptions::default()).await.unwrap();
    let valid: i64 =
        squall::sql!("SELECT count(*) FROM pg_index WHERE indexrelid = 'i'::regclass AND indisvalid")
            .one(db)
            .await
            .unwrap();
    assert_eq!(valid, 1);
}

/// Stops before the first statement.
struct AtOnce;

impl Observer for AtOnce {
    fn before(&self, _: &str, _: usize, _: &str) -> squall::Result<()> {
        Err(squall::Error::invalid_query("stopped"))
    }
}

#[tokio::test]
async fn an_index_that_was_made_and_not_noted_is_not_made_again() {
    let test_db = TestDb::new(Backend::Postgres).await.unwrap();
    let db = test_db.db();
    let mut all = two();
    all[1] = written("3_c", "-- squall: no transaction\nCREATE INDEX CONCURRENTLY i ON a (x);", None);
    migrate(db, &all[..1], &MigrateOptions::default()).await.unwrap();
    let stopped = MigrateOptions { observer: &AtOnce, ..Default::default() };
    assert!(migrate(db, &all, &stopped).await.is_err());
    // This is how far it came before it was killed.
    execute(db, "CREATE INDEX CONCURRENTLY i ON a (x)").await.unwrap();
    migrate(db, &all, &MigrateOptions::default()).await.unwrap();
    assert_eq!(states(db, &all).await, [State::Applied; 2]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_that_is_locked_is_tried_again() {
    let test_db = TestDb::new(Backend::Postgres).await.unwrap();
    let db = test_db.db();
    let mut all = two();
    migrate(db, &all[..1], &MigrateOptions::default()).await.unwrap();
    all[1] = written("3_c", "ALTER TABLE a ADD y integer;", None);
    let holder = db.connection().await.unwrap();
    holder.begin().await.unwrap();
    holder.execute("LOCK TABLE a IN ACCESS SHARE MODE").await.unwrap();
    let (other, all) = (db.clone(), all.clone());
    let run = tokio::spawn(async move {
        let options = MigrateOptions { table_lock_wait: Duration::from_millis(100), ..Default::default() };
        migrate(&other, &all, &options).await.map(|it| it.applied.len())
    });
    tokio::time::sleep(Duration::from_millis(700)).await;
    // Those who read in the meantime do not wait behind it for long.
    holder.rollback().await.unwrap();
    assert_eq!(run.await.unwrap().unwrap(), 1);
}

/// How long 200 migrations take is stated in `docs/migrations.md`, from what this prints.
#[tokio::test]
async fn two_hundred_migrations() {
    for backend in BOTH {
        let test_db = TestDb::new(backend).await.unwrap();
        let all: Vec<Migration> = (0..200)
            .map(|at| {
                written(
                    &format!("{at:03}_m"),
                    &format!("CREATE TABLE m{at} (id INTEGER PRIMARY KEY, x TEXT);"),
                    None,
                )
            })
            .collect();
        let started = Instant::now();
        let report = migrate(test_db.db(), &all, &MigrateOptions::default()).await.unwrap();
        println!("200 migrations on {backend:?}: {:?}", started.elapsed());
        assert_eq!(report.applied.len(), 200);
        let started = Instant::now();
        migrate(test_db.db(), &all, &MigrateOptions::default()).await.unwrap();
        println!("  and none to apply: {:?}", started.elapsed());
        // The same statements as one migration, which is one transaction.
        let other = TestDb::new(backend).await.unwrap();
        let statements: String = all
            .iter()
            .filter_map(|it| {
                if backend == Backend::Postgres { it.postgres.as_deref() } else { it.sqlite.as_deref() }
            })
            .collect();
        let started = Instant::now();
        migrate(other.db(), &[written("1_all", &statements, None)], &MigrateOptions::default())
            .await
            .unwrap();
        println!("  and as one transaction: {:?}", started.elapsed());
    }
}

#[derive(Table)]
struct Note {
    #[column(primary_key, auto)]
    id: i64,
    text: String,
}

#[tokio::test]
async fn objects_come_and_go_with_what_they_stand_on() {
    use squall_kit::Object;
    for backend in BOTH {
        let test_db = TestDb::new(backend).await.unwrap();
        let db = test_db.db();
        let view = Object::view("texts", r#"CREATE VIEW "texts" AS SELECT "text" FROM "notes""#);
        let one = Schema::from(schema![Note]).with(view.clone());
        let mut two = one.clone();
        two.tables[0].columns[1].ty = squall::SqlType::Text { max_length: Some(10) };
        let none = Schema::from(schema![Note]);
        let mut without = none.clone();
        without.tables[0].columns[1].ty = squall::SqlType::Text { max_length: Some(10) };
        let all = [
            between("1_a", &Schema::default(), &one, &Answers::default()),
            between("2_b", &one, &two, &Answers::default()),
            between("3_c", &two, &without, &Answers::default()),
        ];
        migrate(db, &all[..1], &MigrateOptions::default()).await.unwrap();
        execute(db, "INSERT INTO notes (text) VALUES ('short')").await.unwrap();
        // A view keeps the type of a column from changing, so it goes and comes again.
        migrate(db, &all[..2], &MigrateOptions::default()).await.unwrap();
        let text: String = squall::sql!("SELECT text FROM texts").one(db).await.unwrap();
        assert_eq!(text, "short");
        migrate(db, &all, &MigrateOptions::default()).await.unwrap();
        assert!(execute(db, "SELECT * FROM texts").await.is_err());
    }
}

#[derive(Table)]
struct Page {
    #[column(primary_key, auto)]
    id: i64,
    text: String,
    updated_at: chrono::DateTime<chrono::Utc>,
}

#[tokio::test]
async fn the_database_itself_notes_when_a_row_was_updated() {
    for backend in BOTH {
        let test_db = TestDb::new(backend).await.unwrap();
        let db = test_db.db();
        let schema = Schema::from(schema![Page]).with_updated_at(Page::updated_at);
        let all = [between("1_a", &Schema::default(), &schema, &Answers::default())];
        migrate(db, &all, &MigrateOptions::default()).await.unwrap();
        let old: chrono::DateTime<chrono::Utc> = "2020-01-02T03:04:05Z".parse().unwrap();
        insert(Page).values(Page::new().text("a").updated_at(old)).exec(db).await.unwrap();
        insert(Page).values(Page::new().text("b").updated_at(old)).exec(db).await.unwrap();
        update(Page).set(Page::text, "c").filter(Page::id.eq(1)).exec(db).await.unwrap();
        let pages = select((Page::id, Page::updated_at)).from(Page).order_by(Page::id).all(db).await.unwrap();
        let age = chrono::Utc::now() - pages[0].1;
        assert!(age.num_seconds().abs() < 60, "{backend:?}: {pages:?}");
        assert_eq!(pages[1].1, old, "{backend:?}");
    }
}
