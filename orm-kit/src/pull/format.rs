//! Formatting by `rustfmt`, where it is installed.

use std::{
    io::Write,
    process::{Command, Stdio},
};

/// The source as `rustfmt` writes it with the settings of the working directory; as it is where there is no `rustfmt`.
pub(super) fn format(source: &str) -> String {
    formatted(source).unwrap_or_else(|| source.to_owned())
}

fn formatted(source: &str) -> Option<String> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout", "--quiet"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = rustfmt.stdin.take()?;
    let source = source.to_owned();
    let writer = std::thread::spawn(move || input.write_all(source.as_bytes()));
    let output = rustfmt.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).ok()).flatten()
}
