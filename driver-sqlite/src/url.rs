//! SQLite URLs: `sqlite::memory:`, `sqlite:app.db`, `sqlite:///var/lib/app.db?mode=ro`.

use std::path::{Path, PathBuf};

use squall_core::{Error, Result};

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Location {
    /// In memory: it is gone with its connection.
    Memory,
    /// In a file.
    File { path: PathBuf, mode: Mode },
}

/// What may be done with the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Read it.
    ReadOnly,
    /// Read and write it; it must be there.
    ReadWrite,
    /// Read and write it; made where it is not there.
    Create,
}

impl Location {
    /// Reads a URL.
    pub(crate) fn parse(url: &str) -> Result<Self> {
        let rest = url.strip_prefix("sqlite:").ok_or_else(|| config("a SQLite URL starts with `sqlite:`"))?;
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mode = mode(query)?;
        let path = decode(path.strip_prefix("//").unwrap_or(path))?;
        match path.as_str() {
            "" => Err(config("the URL names no file: write `sqlite:app.db`, or `sqlite::memory:`")),
            ":memory:" if mode.is_some() => Err(config("`mode` is for files, and the database is in memory")),
            ":memory:" => Ok(Self::Memory),
            path => Ok(Self::File { path: path.into(), mode: mode.unwrap_or(Mode::Create) }),
        }
    }

    /// The same place, also after the program has changed its working directory.
    pub(crate) fn absolute(self) -> Result<Self> {
        let Self::File { path, mode } = self else { return Ok(self) };
        let absolute = std::path::absolute(&path);
        let path = absolute.map_err(|error| config(&format!("the path `{}`: {error}", path.display())))?;
        Ok(Self::File { path, mode })
    }

    /// Refuses a file in a folder that does not exist, and one that must exist and does not.
    pub(crate) fn check(&self) -> Result<()> {
        let Self::File { path, mode } = self else { return Ok(()) };
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            return Err(config(&format!("there is no folder `{}`: create it first", folder.display())));
        }
        if *mode != Mode::Create && !path.is_file() {
            return Err(config(&format!(
                "there is no file `{}`: without `mode` it would be created",
                path.display()
            )));
        }
        if path.is_dir() {
            return Err(config(&format!("`{}` is a folder", path.display())));
        }
        Ok(())
    }

    /// The same file, never made anew: for connections that are opened later.
    pub(crate) fn opened(self) -> Self {
        match self {
            Self::File { path, mode: Mode::ReadOnly } => Self::File { path, mode: Mode::ReadOnly },
            Self::File { path, mode: Mode::ReadWrite | Mode::Create } => {
                Self::File { path, mode: Mode::ReadWrite }
            }
            Self::Memory => Self::Memory,
        }
    }
}

fn mode(query: &str) -> Result<Option<Mode>> {
    let mut mode = None;
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        mode = match (&*name, &*value) {
            ("mode", "ro") => Some(Mode::ReadOnly),
            ("mode", "rw") => Some(Mode::ReadWrite),
            ("mode", "rwc") => Some(Mode::Create),
            ("mode", _) => return Err(config("`mode` in the URL is one of ro, rw and rwc")),
            (name, _) => {
                return Err(config(&format!(
                    "the URL has the parameter `{name}`, and SQLite knows only `mode`"
                )));
            }
        };
    }
    Ok(mode)
}

/// Replaces `%41` by what it stands for.
fn decode(path: &str) -> Result<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut parts = path.split('%');
    bytes.extend(parts.next().unwrap_or_default().bytes());
    for part in parts {
        let code = part.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        let code = code
            .ok_or_else(|| config("the URL has a `%` that no code follows: write `%25` for the character"))?;
        bytes.push(code);
        bytes.extend(part.bytes().skip(2));
    }
    let path = String::from_utf8(bytes).map_err(|_| config("the path in the URL is not UTF-8"))?;
    if path.contains('\0') {
        return Err(config("the path in the URL has the character U+0000"));
    }
    Ok(path)
}

fn config(message: &str) -> Error {
    Error::Config(message.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn file(path: &str, mode: Mode) -> Location {
        Location::File { path: path.into(), mode }
    }

    #[test]
    fn urls() {
        for (url, location) in [
            ("sqlite::memory:", Location::Memory),
            ("sqlite://:memory:", Location::Memory),
            ("sqlite:app.db", file("app.db", Mode::Create)),
            ("sqlite://data/app.db", file("data/app.db", Mode::Create)),
            ("sqlite:///var/app.db", file("/var/app.db", Mode::Create)),
            ("sqlite:/var/app.db?mode=rwc", file("/var/app.db", Mode::Create)),
            ("sqlite:app.db?mode=ro", file("app.db", Mode::ReadOnly)),
            ("sqlite:app.db?mode=rw", file("app.db", Mode::ReadWrite)),
            ("sqlite:my%20app%25.db", file("my app%.db", Mode::Create)),
        ] {
            assert_eq!(Location::parse(url).unwrap(), location, "{url}");
        }
    }

    #[test]
    fn what_a_url_cannot_be() {
        for (url, message) in [
            ("postgres://x", "starts with `sqlite:`"),
            ("sqlite:", "names no file"),
            ("sqlite://", "names no file"),
            ("sqlite:app.db?mode=x", "one of ro, rw and rwc"),
            ("sqlite:app.db?cache=shared", "the parameter `cache`"),
            ("sqlite::memory:?mode=ro", "is for files"),
            ("sqlite:100%.db", "write `%25`"),
            ("sqlite:a%00b", "U+0000"),
            ("sqlite:a%ff", "not UTF-8"),
        ] {
            let error = Location::parse(url).unwrap_err();
            assert!(matches!(error, Error::Config(_)), "{url}");
            assert!(error.to_string().contains(message), "{url}: {error}");
        }
    }
}
