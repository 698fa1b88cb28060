//! What does not fit does not compile, and the message says why in at most 25 lines.

#![allow(clippy::unwrap_used)]

use std::fs;

/// The most lines that one error may have.
const MOST: usize = 25;

#[test]
fn misuses_do_not_compile() {
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}

#[test]
fn messages_are_short() {
    let mut seen = 0;
    for entry in fs::read_dir("ui").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "stderr") {
            continue;
        }
        let message = fs::read_to_string(&path).unwrap();
        // One error after another, each with an empty line before it.
        for error in message.trim_end().split("\n\nerror") {
            let lines = error.lines().count();
            assert!(lines <= MOST, "{} has {lines} lines:\n{error}", path.display());
        }
        // Of this file, or of one whose place on the machine is left out.
        for place in message.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")) {
            assert!(place.starts_with("ui/") || place.starts_with('$'), "{}: {place}", path.display());
        }
        seen += 1;
    }
    assert_eq!(seen, fs::read_dir("ui").unwrap().count() / 2, "each case has a message");
}
