//! What the machine prints compiles and runs: `programs.rs` is printed by it. `SQUALL_BLESS=1` prints it anew.

#![allow(missing_docs, unreachable_pub, unused, clippy::all, clippy::unwrap_used)]

mod programs;

use std::{fmt::Write, path::Path, process::Command};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use squall::{Db, prelude::*};
use squall_parity::{machine::Program, print};
use squall_testing::{Backend, TestDb};
use uuid::Uuid;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

fn timestamp(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

/// How many programs are printed, whatever is in them.
const PROGRAMS: u64 = 16;

/// What is rare, and so has a program of its own: the first with these words in a line.
const RARE: [&[&str]; 5] = [
    &[".do_update()", "scalar("],
    &["Excluded<"],
    &[".forever()"],
    &["::query().with_deleted()"],
    &[".with_deleted()", "delete("],
];

/// The programs by their numbers, as they are printed.
fn all() -> Vec<(u64, String)> {
    let print = |number| (number, print::program(&Program::random(8, number)));
    let mut all: Vec<(u64, String)> = (0..PROGRAMS).map(print).collect();
    for words in RARE {
        let has = |line: &str| words.iter().all(|word| line.contains(word));
        let found = (PROGRAMS..4000).map(print).find(|(_, rust)| rust.lines().any(has));
        let found = found.unwrap_or_else(|| panic!("no program has {words:?}"));
        if !all.contains(&found) {
            all.push(found);
        }
    }
    all
}

fn printed() -> String {
    let mut rust = String::from("// Printed by the machine.\n\nuse super::*;\n");
    let all = all();
    for (number, program) in &all {
        let _ = write!(rust, "\npub mod program_{number} {{\nuse super::super::*;\n\n{program}}}\n");
    }
    let numbers: Vec<String> = all.iter().map(|(it, _)| it.to_string()).collect();
    let _ = write!(rust, "\npub const NUMBERS: [u64; {}] = [{}];\n", all.len(), numbers.join(", "));
    let names: Vec<String> =
        numbers.iter().map(|it| format!("{it} => program_{it}::program(db).await")).collect();
    let _ = write!(
        rust,
        "\npub async fn run(number: u64, db: &Db) -> squall::Result<String> {{\nmatch number {{\n{},\n_ => Ok(String::new()),\n}}\n}}\n",
        names.join(",\n")
    );
    rust
}

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/printed/programs.rs")
}

/// The text without what a formatter changes.
fn bare(rust: &str) -> String {
    rust.chars().filter(|it| !it.is_whitespace() && *it != ',').collect()
}

#[test]
fn programs_are_those_that_are_printed() {
    let printed = printed();
    if std::env::var_os("SQUALL_BLESS").is_some() {
        std::fs::write(path(), &printed).unwrap();
        assert!(Command::new("rustfmt").args(["--edition", "2024"]).arg(path()).status().unwrap().success());
    }
    let stored = std::fs::read_to_string(path()).unwrap();
    assert!(bare(&stored) == bare(&printed), "run this test with SQUALL_BLESS=1");
}

/// The letters of an answer, in one order: that of the rows is not always said.
fn letters(answer: &str) -> String {
    let mut letters: Vec<char> = answer.chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

#[tokio::test]
async fn programs_run_and_give_one_answer() {
    for number in programs::NUMBERS {
        let mut answers = Vec::new();
        for backend in [Backend::Sqlite, Backend::Postgres] {
            let db = TestDb::new(backend).await.unwrap();
            let answer = programs::run(number, db.db()).await.map(|it| letters(&it));
            answers.push(answer.map_err(|error| {
                let kind = squall_parity::run::failure(&error, false).kind;
                // Which of several violated constraints of a table is told is left to the database.
                kind.split(" [").next().map(str::to_owned)
            }));
        }
        assert_eq!(answers[0], answers[1], "program {number}");
    }
}
