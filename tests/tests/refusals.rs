//! Every refusal that the dialects and the drivers can answer is listed here: with the test that meets it, or as one that
//! no typed query comes to.
//!
//! A refusal that is added and not listed, one that is listed and no longer there, or a test that has gone makes this fail.

#![allow(clippy::unwrap_used)]

use std::{collections::BTreeSet, fs, path::Path};

/// How a refusal is shown to be one.
enum Shown {
    /// By a test: its file and its name.
    By(&'static str, &'static str),
    /// The typed builders make no such tree: it is there for trees that are made by hand.
    Untyped,
}

use Shown::{By, Untyped};

const ARRAYS: &str = "tests/tests/suite/types/arrays.rs";
const DDL: &str = "dialects/sqlite/tests/ddl.rs";

/// What stands in the sources, up to the first value that is filled in.
const REFUSALS: &[(&str, Shown)] = &[
    ("EXCEPT ALL", By("tests/tests/suite/select/set.rs", "of_rows_that_come_again")),
    ("INTERSECT ALL", By("tests/tests/suite/select/set.rs", "of_rows_that_come_again")),
    ("EXPLAIN ANALYZE", By("tests/tests/suite/explain.rs", "measured")),
    ("LATERAL", By("tests/tests/suite/select/subquery.rs", "lateral")),
    ("% of fractional numbers", By("tests/tests/suite/select/arithmetic.rs", "of_floats")),
    (
        "LIKE with a pattern that is not a constant, in a check or an index",
        By(DDL, "patterns_are_globs_which_indexes_allow"),
    ),
    ("ROLLUP, CUBE and GROUPING SETS", By("tests/tests/suite/select/grouping_sets.rs", "sums_of_sums")),
    ("`", By("tests/tests/suite/select/json.rs", "json_has_no_order")),
    ("`array_append` of an array of arrays", By(ARRAYS, "appended")),
    ("`concat` of the type ", Untyped),
    ("a cast of text to the type ", Untyped),
    ("a cast of the type ", Untyped),
    ("a function of arrays of these arguments", Untyped),
    ("a literal of this type", Untyped),
    ("a part of JSON as the type ", Untyped),
    ("a search in an array of JSON values", By(ARRAYS, "searched")),
    ("a time of so many hours", Untyped),
    (
        "an aggregate or a window function that is compared with `any(..)` or `all(..)`",
        By("tests/tests/suite/found.rs", "an_aggregate_compared_with_the_rows_of_a_query"),
    ),
    ("an array of this type", Untyped),
    ("an order of JSON values", By("tests/tests/suite/select/json.rs", "json_has_no_order")),
    ("an order of arrays", By(ARRAYS, "without_an_order")),
    ("columns of type ", Untyped),
    ("now() in a check or an index", By(DDL, "what_sqlite_cannot_create_is_refused")),
    ("the aggregate ", Untyped),
    ("the collation `", By("tests/tests/suite/schema/collations.rs", "of_the_other_database")),
    ("the auto key `", By(DDL, "what_sqlite_cannot_create_is_refused")),
    ("the function ", Untyped),
    ("the isolation level ", By("tests/tests/suite/transactions/whole.rs", "of_an_isolation")),
    (
        "the remainder (`%`) of floating-point numbers",
        By("tests/tests/suite/select/arithmetic.rs", "of_floats"),
    ),
    ("the type `", Untyped),
];

/// The sources whose refusals are listed.
const SOURCES: [&str; 4] =
    ["dialects/postgres/src", "dialects/sqlite/src", "driver-postgres/src", "driver-sqlite/src"];

/// The texts of all refusals in a file.
fn refusals(source: &str, found: &mut BTreeSet<String>) {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines: Vec<&str> = source.lines().collect();
    for (number, line) in lines.iter().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        let is_call = code.contains("unsupported(") && !code.contains("fn unsupported");
        let is_plain =
            code.contains("Error::Unsupported {") && !lines[number.saturating_sub(1)].contains("fn ");
        if !is_call && !is_plain {
            continue;
        }
        // The text stands in the call, or in a variable just before it.
        let after = &lines[number..(number + 4).min(lines.len())];
        let before = &lines[number.saturating_sub(3)..number];
        let text = after.iter().chain(before.iter().rev()).find_map(|line| literal(line));
        let text = text.unwrap_or_else(|| panic!("the text of the refusal in `{line}` is not found"));
        found.insert(text.split('{').next().unwrap_or_default().to_owned());
    }
}

/// The first text in quotes.
fn literal(line: &str) -> Option<&str> {
    let start = line.find('"')? + 1;
    let end = line[start..].find('"')? + start;
    Some(&line[start..end])
}

fn visit(folder: &Path, each: &mut impl FnMut(&str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, each);
        } else if path.extension().is_some_and(|it| it == "rs") {
            each(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn each_refusal_is_shown_by_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = BTreeSet::new();
    for folder in SOURCES {
        visit(&root.join(folder), &mut |source| refusals(source, &mut found));
    }
    let listed: BTreeSet<String> = REFUSALS.iter().map(|(text, _)| (*text).to_owned()).collect();
    assert_eq!(found, listed, "the refusals in the sources (left) and those that are listed (right)");
    for (text, shown) in REFUSALS {
        if let By(file, test) = shown {
            let source = fs::read_to_string(root.join(file)).unwrap();
            assert!(source.contains(&format!("fn {test}(")), "`{text}`: there is no test `{test}` in {file}");
        }
    }
}
