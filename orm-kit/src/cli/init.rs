//! `init`

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::Serialize;

use super::output::{Output, Tone};
use crate::error::{Error, Result};

const CONFIG: &str = ".cargo/config.toml";
const ALIAS: &str = "kit = \"run --quiet --bin kit --\"";
const PROGRAM: &str = "src/bin/kit.rs";
const PROGRAM_TEXT: &str = "//! Migrations: `cargo kit generate`, `cargo kit migrate`, `cargo kit help`.

use squall::schema;

fn main() -> std::process::ExitCode {
    // The tables of your schema: `schema![my_app::User, my_app::Post]`.
    squall_kit::main(schema![])
}
";

pub(super) fn init(folder: &Path, output: &Output) -> Result<u8> {
    let mut written: Vec<PathBuf> = Vec::new();
    if !folder.exists() {
        fs::create_dir_all(folder).map_err(at(folder))?;
        written.push(folder.to_owned());
    }
    let program = Path::new(PROGRAM);
    if !program.exists() {
        write(program, PROGRAM_TEXT)?;
        written.push(program.to_owned());
    }
    let config = Path::new(CONFIG);
    let text = match fs::read_to_string(config) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(source) => return Err(at(config)(source)),
    };
    if let Some(text) = with_alias(&text) {
        write(config, &text)?;
        written.push(config.to_owned());
    }
    #[derive(Serialize)]
    struct Told {
        written: Vec<PathBuf>,
    }
    let told = Told { written };
    if !output.json(&told) {
        for path in &told.written {
            output.line(Tone::Good, &format!("Wrote {}", path.display()));
        }
        output.line(
            Tone::Quiet,
            &format!("Next: cargo add squall-kit, put your tables into {PROGRAM}, then: cargo kit generate"),
        );
    }
    Ok(0)
}

/// The configuration with the alias; none where it has one.
fn with_alias(text: &str) -> Option<String> {
    let is_alias =
        |line: &str| line.trim_start().starts_with("kit ") || line.trim_start().starts_with("kit=");
    if text.lines().any(is_alias) {
        return None;
    }
    Some(match text.lines().position(|line| line.trim() == "[alias]") {
        Some(place) => {
            let mut lines: Vec<&str> = text.lines().collect();
            lines.insert(place + 1, ALIAS);
            lines.join("\n") + "\n"
        }
        None if text.is_empty() => format!("[alias]\n{ALIAS}\n"),
        None => format!("{}\n\n[alias]\n{ALIAS}\n", text.trim_end()),
    })
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    fs::write(path, text).map_err(at(path))
}

fn at(path: &Path) -> impl Fn(io::Error) -> Error {
    let path = path.to_owned();
    move |source| Error::File { path: path.clone(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alias_goes_where_it_belongs_and_once() {
        let first = with_alias("").unwrap_or_default();
        assert_eq!(first, format!("[alias]\n{ALIAS}\n"));
        assert_eq!(with_alias(&first), None);
        let beside = with_alias("[alias]\nb = \"build\"\n[build]\njobs = 2\n").unwrap_or_default();
        assert_eq!(beside, format!("[alias]\n{ALIAS}\nb = \"build\"\n[build]\njobs = 2\n"));
        let after = with_alias("[build]\njobs = 2\n").unwrap_or_default();
        assert_eq!(after, format!("[build]\njobs = 2\n\n[alias]\n{ALIAS}\n"));
    }
}
