//! The program `squall`, which knows no schema.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("squall-command-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_squall"))
            .args(arguments)
            .current_dir(&self.0)
            .env("DATABASE_URL", "sqlite:app.db")
            .output()
            .unwrap();
        let told = [stdout, stderr].map(|it| String::from_utf8(it).unwrap()).concat();
        (status.code(), told)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_needs_no_schema_is_done() {
    let folder = Folder::new("done");
    let ends = |arguments: &[&str], code: i32, text: &str| {
        let (ended, told) = folder.run(arguments);
        assert_eq!(ended, Some(code), "{arguments:?}: {told}");
        assert!(told.contains(text), "{arguments:?}: {told}");
    };
    ends(&["init"], 0, "migrations");
    assert!(fs::read_to_string(folder.0.join("src/bin/kit.rs")).unwrap().contains("squall_kit::main("));
    assert!(fs::read_to_string(folder.0.join(".cargo/config.toml")).unwrap().contains("kit = "));
    let migration = folder.0.join("migrations/1_start");
    fs::create_dir_all(&migration).unwrap();
    fs::write(
        migration.join("sqlite.sql"),
        "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;",
    )
    .unwrap();
    fs::write(migration.join("postgres.sql"), "").unwrap();
    ends(&["status"], 0, "1_start");
    ends(&["migrate", "--dry-run"], 0, "1_start");
    ends(&["migrate"], 0, "1_start");
    ends(&["migrate", "--json"], 0, r#""applied": []"#);
    ends(&["pull"], 0, "pub struct User {");
    ends(&["rollback"], 1, "1_start");
    ends(&["completions", "bash"], 0, "squall");
    // What it cannot know it says, and where that is known.
    ends(&["generate"], 1, "cargo kit");
    ends(&["migrate", "--to", "nowhere"], 1, "there is no migration `nowhere`");
    // An error, and no question: 2 is for what wants an answer.
    ends(&["whatever"], 1, "unrecognized subcommand");
    ends(&["--help"], 0, "cargo kit generate");
}

#[test]
fn transactions_of_a_file_are_refused_with_the_place() {
    let folder = Folder::new("refused");
    let migration = folder.0.join("migrations/1_start");
    fs::create_dir_all(&migration).unwrap();
    fs::write(migration.join("sqlite.sql"), "BEGIN; CREATE TABLE a (b INTEGER); COMMIT;").unwrap();
    let (code, told) = folder.run(&["migrate"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("sqlite.sql") && told.contains("squall: new transaction"), "{told}");
}
