//! Push, baseline, drift and pull, from the command line only.

use std::process::{Command, Output};

use squall_testing::{Backend, TestDb};
use tempfile::TempDir;

use super::execute;

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

async fn a_live_database(backend: Backend) {
    let test_db = TestDb::new(backend).await.unwrap();
    let db = test_db.db();
    let folder = TempDir::new().unwrap();
    let run = |version: u32, arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_kit_story"))
            .args(arguments)
            .current_dir(folder.path())
            .env("STORY", version.to_string())
            .env("DATABASE_URL", test_db.url())
            .output()
            .unwrap()
    };
    let ends = |version: u32, arguments: &[&str], code: i32, text: &str| {
        let output = run(version, arguments);
        let told = told(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
        assert!(told.contains(text), "{arguments:?}: {told}");
    };

    ends(1, &["push", "--dry-run"], 0, "Nothing was done.");
    ends(1, &["drift"], 1, "there are no migrations");
    ends(1, &["push"], 0, "create the table `users`");
    ends(1, &["push"], 0, "Nothing to do");
    execute(db, "INSERT INTO users (name) VALUES ('ann')").await.unwrap();

    ends(1, &["baseline"], 0, "_baseline is noted as applied.");
    ends(1, &["baseline"], 0, "noted already");
    ends(1, &["migrate"], 0, "Nothing to apply");
    ends(1, &["drift"], 0, "as the migrations left it");
    execute(db, "CREATE INDEX by_hand ON users (name)").await.unwrap();
    ends(1, &["drift"], 1, "index `by_hand` is there, and is not wanted");

    ends(1, &["pull"], 0, "pub struct User {");
    ends(1, &["pull", "--out", "schema.rs"], 0, "Wrote schema.rs.");
    ends(1, &["pull", "--out", "schema.rs"], 1, "is there already");
    let source = std::fs::read_to_string(folder.path().join("schema.rs")).unwrap();
    assert!(source.contains(r#"index(columns(name), name = "by_hand")"#), "{source}");

    // A row is there, and the new column cannot be NULL.
    ends(2, &["push"], 2, "--fill");
    ends(2, &["push", "--fill", "users.age=30"], 0, "The database is as the schema says.");
    ends(2, &["push", "--json"], 0, r#""steps": []"#);

    execute(db, "CREATE TABLE notes (x integer);\nINSERT INTO notes VALUES (1)").await.unwrap();
    ends(2, &["push"], 0, "left alone: the table `notes`, which is not in the schema");
    ends(2, &["push", "--drop-tables"], 1, "it would lose 1 row of the table `notes`");
    ends(2, &["push", "--drop-tables", "--accept-data-loss"], 0, "drop the table `notes`");
    let names: Vec<String> = squall::sql!("SELECT name FROM users WHERE age = 30").all(db).await.unwrap();
    assert_eq!(names, ["ann"]);
}

#[tokio::test]
async fn on_sqlite() {
    a_live_database(Backend::SqliteFile).await;
}

#[tokio::test]
async fn on_postgres() {
    a_live_database(Backend::Postgres).await;
}
