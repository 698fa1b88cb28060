//! `docs/parity.md` is made of what stands above the tests, so no row of it is without one.
//!
//! A row is a comment `parity: section | feature | what Postgres does alone | what SQLite does alone | verdict`, above the
//! test that proves it. `SQUALL_BLESS=1 cargo test -p squall-tests --test parity_page` writes the page anew.

#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// The sections, in the order of the page.
const SECTIONS: [&str; 12] = [
    "Types",
    "Expressions",
    "Functions",
    "JSON",
    "Arrays",
    "Queries",
    "Relations",
    "Writes",
    "Running",
    "Schema",
    "Transactions",
    "Errors",
];

const VERDICTS: [&str; 3] = ["equal", "refused", "declared"];

const HEAD: &str = "# Parity

For everything that Squall does, one of three holds on SQLite and Postgres:

- **equal**: the same values in the same order, or the same kind of error;
- **refused**: an error before anything is sent, `Error::Unsupported` where just one of them could do it;
- **declared**: meant for one database, and named so.

Each row stands above the test that proves it, and this page is made from there: the tests run on SQLite in memory, SQLite
in a file and a real Postgres, and compare with values that are written down. Postgres 15 and later, with ICU; SQLite is
the one that comes with rusqlite. Beside them `scripts/parity` looks for differences that have no row yet.
";

#[derive(Debug, PartialEq)]
struct Row {
    section: String,
    /// The feature, Postgres alone, SQLite alone, the verdict.
    cells: Vec<String>,
    test: String,
}

/// The rows of a file of tests, in their order; `module` is its path as the tests' names have it.
fn rows(source: &str, module: &str) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut continues = false;
    for line in source.lines() {
        let line = line.trim();
        let comment = ["///", "//"].iter().find_map(|it| line.strip_prefix(it));
        match comment.map(str::trim) {
            Some(text) if text.starts_with("parity:") => {
                open.push(text["parity:".len()..].trim().to_owned());
                continues = true;
            }
            Some("") => continues = false,
            Some(text) if continues => {
                if let Some(last) = open.last_mut() {
                    last.push(' ');
                    last.push_str(text);
                }
            }
            Some(_) => {}
            None if line.starts_with("#[") => continues = false,
            None => {
                continues = false;
                for row in open.drain(..) {
                    rows.push(parse(&row, &format!("{module}::{}", name(line)?))?);
                }
            }
        }
    }
    match open.first() {
        Some(row) => Err(format!("no test follows the row `{row}` in {module}")),
        None => Ok(rows),
    }
}

/// The name of the test that a line begins: that of a function, or what a macro takes for one.
fn name(line: &str) -> Result<&str, String> {
    let mut words = line.split(|it: char| !(it.is_alphanumeric() || it == '_')).filter(|it| !it.is_empty());
    let skipped = ["async", "fn", "compared", "opaque", "pub", "mod"];
    words.find(|it| !skipped.contains(it)).ok_or_else(|| format!("a row stands above no test, but `{line}`"))
}

fn parse(row: &str, test: &str) -> Result<Row, String> {
    let held = row.replace("\\|", "\u{1}");
    let mut cells = held.split('|').map(|it| it.trim().replace('\u{1}', "\\|"));
    let section = cells.next().unwrap_or_default();
    let cells: Vec<String> = cells.collect();
    if !SECTIONS.contains(&section.as_str()) {
        return Err(format!("{test}: `{section}` is not one of the sections {SECTIONS:?}"));
    }
    let verdict = cells.get(3).and_then(|it| it.split([':', ' ', ',', ';']).next());
    match verdict {
        Some(verdict) if cells.len() == 4 && VERDICTS.contains(&verdict) => {
            Ok(Row { section, cells, test: test.to_owned() })
        }
        _ => Err(format!(
            "{test}: `{row}` does not have the form section | feature | Postgres | SQLite | verdict: .."
        )),
    }
}

fn page(rows: &[Row]) -> String {
    let mut page = String::from(HEAD);
    for section in SECTIONS {
        let rows: Vec<&Row> = rows.iter().filter(|row| row.section == section).collect();
        if rows.is_empty() {
            continue;
        }
        let _ = write!(
            page,
            "\n## {section}\n\n| | Postgres alone | SQLite alone | Here | Test |\n|---|---|---|---|---|\n"
        );
        for row in rows {
            let _ = writeln!(page, "| {} | `{}` |", row.cells.join(" | "), row.test);
        }
    }
    page
}

/// All files of tests, by the module that they are.
fn sources(folder: &Path, module: &str, found: &mut BTreeMap<String, PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let inner = if module.is_empty() { stem.clone() } else { format!("{module}::{stem}") };
        if path.is_dir() {
            sources(&path, &inner, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let module = if stem == "mod" { module.to_owned() } else { inner };
            found.insert(module, path);
        }
    }
}

#[test]
fn the_page_is_what_stands_above_the_tests() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = BTreeMap::new();
    sources(&here.join("tests/suite"), "", &mut files);
    let mut all = Vec::new();
    for (module, path) in files {
        all.extend(rows(&fs::read_to_string(path).unwrap(), &module).unwrap());
    }
    let made = page(&all);
    let path = here.join("../docs/parity.md");
    if std::env::var_os("SQUALL_BLESS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap();
    assert!(
        found == made,
        "docs/parity.md is not what the tests say: write it with\n\
         SQUALL_BLESS=1 cargo test -p squall-tests --test parity_page"
    );
}

#[test]
fn a_row_is_a_comment_above_a_test() {
    let source = "
        /// parity: Queries | OFFSET | works \\| so | fails,
        /// here too | equal
        ///
        /// More words.
        #[test]
        async fn limit(db: Db) {}
        // parity: Types | day | date | text | refused: always
        compared day: NaiveDate = [];";
    let row = |section: &str, cells: [&str; 4], test: &str| Row {
        section: section.into(),
        cells: cells.map(str::to_owned).to_vec(),
        test: test.into(),
    };
    assert_eq!(
        rows(source, "a::b"),
        Ok(vec![
            row("Queries", ["OFFSET", "works \\| so", "fails, here too", "equal"], "a::b::limit"),
            row("Types", ["day", "date", "text", "refused: always"], "a::b::day"),
        ])
    );
    for wrong in [
        "// parity: Elsewhere | a | b | c | equal\nfn a() {}",
        "// parity: Types | a | b | equal\nfn a() {}",
        "// parity: Types | a | b | c | perhaps\nfn a() {}",
        "// parity: Types | a | b | c | equal",
    ] {
        assert!(rows(wrong, "a").is_err(), "{wrong}");
    }
}
