//! The machine finds nothing, and would find what is wrong.

#![allow(clippy::unwrap_used)]

use std::time::Duration;

use squall_parity::{
    machine::{Machine, Report},
    print, shrink,
};

/// Fails with each finding as a program, made small, and the seed to see it again.
fn assert_nothing(machine: &Machine, seed: u64, report: &Report) {
    let told: Vec<String> = report
        .findings
        .iter()
        .map(|finding| {
            let shrunk = shrink::shrink(machine, finding.program.clone(), Duration::from_secs(10));
            let program = shrunk.map_or_else(|| finding.program.clone(), |it| it.0);
            let [sqlite, postgres] = &finding.answers;
            format!(
                "scripts/parity --seed {seed} --case {}: {}\nSQLite: {sqlite}\nPostgres: {postgres}\n{}",
                finding.case,
                finding.what,
                print::program(&program)
            )
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn finds_no_difference() {
    let machine = Machine::new().unwrap();
    let report = machine.run(1, 0..4000, 3);
    assert_nothing(&machine, 1, &report);
    // A case after which the databases may rightly differ ends its schema.
    assert!(report.cases > 2000 && report.answered > 1600 && report.failed > 100, "{report:?}");
}

/// Finds a fault by statements in whose tree `word` is; how many rows the small program has that shows it.
fn found(word: &str, sqlite: fn(String) -> String, postgres: fn(String) -> String) -> usize {
    let machine = Machine::tampered(sqlite, postgres).unwrap().only(vec![word.to_owned()]);
    let report = machine.run(1, 0..20_000, 1);
    let finding = report.findings.first().expect("the fault should be found");
    let (program, _, _) = shrink::shrink(&machine, finding.program.clone(), Duration::from_secs(20)).unwrap();
    let rust = print::program(&program);
    assert!(rust.lines().count() < 60, "{rust}");
    program.setup.len()
}

fn same(sql: String) -> String {
    sql
}

#[test]
fn finds_nulls_in_another_place() {
    assert!(found("OrderTerm", |sql| sql.replace(" NULLS LAST", ""), same) <= 6);
}

#[test]
fn finds_an_escape_that_is_left_out() {
    assert!(found("Like", |sql| sql.replace(r" ESCAPE '\'", ""), same) <= 2);
}

#[test]
fn finds_a_collation_that_is_left_out() {
    assert!(found("Text", same, |sql| sql.replace(r#" COLLATE "C""#, "")) <= 3);
}

#[test]
fn finds_a_division_without_its_check() {
    let plain = |sql: String| sql.replace("squall_div(", "squall_mul(");
    assert!(found("Div", plain, same) <= 2);
}

#[test]
fn finds_a_condition_that_is_turned_round() {
    assert!(found("IsNull", same, |sql| sql.replace(" IS NOT NULL", " IS NULL")) <= 3);
}

/// Takes away what leaves deleted rows out.
fn with_deleted(sql: &str) -> String {
    sql.replace(r#""gone" IS NULL"#, r#""gone" IN (NULL) IS NOT TRUE"#)
}

// Where both databases are wrong alike, their answers are compared with those of tables in which no row stays.

#[test]
fn finds_deleted_rows_that_a_query_sees() {
    let fault = |sql: String| if sql.starts_with("SELECT") { with_deleted(&sql) } else { sql };
    assert!(found("soft_delete: Some", fault, fault) <= 2);
}

#[test]
fn finds_a_deleted_row_between() {
    let fault = |sql: String| {
        let between = r#""squall_between"."gone" "#;
        sql.replace(&format!("{between}IS NULL"), &format!("{between}IN (NULL) IS NOT TRUE"))
    };
    assert!(found("\"w", fault, fault) <= 6);
}

#[test]
fn finds_rows_that_are_deleted_again() {
    let fault = |sql: String| if sql.starts_with("UPDATE") { with_deleted(&sql) } else { sql };
    assert!(found("Now(", fault, fault) <= 2);
}

#[test]
fn finds_other_rows_in_a_query_of_an_upsert() {
    let fault = |sql: String| match sql.split_once("DO UPDATE") {
        Some((insert, update)) => {
            let aliases = ["s0", "s1", "s2", "s3"].map(|it| format!(r#"AS "{it}" WHERE "#));
            let turned = aliases
                .iter()
                .fold(update.to_owned(), |update, it| update.replace(it.as_str(), &format!("{it}NOT ")));
            format!("{insert}DO UPDATE{turned}")
        }
        None => sql,
    };
    assert!(found("on_conflict: Some", same, fault) <= 4);
}
