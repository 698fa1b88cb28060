//! What is written: for people, with colours on a terminal only, or JSON for programs.

use std::io::{IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use comfy_table::{Table, presets::NOTHING};
use serde::Serialize;

use crate::error::Error;

/// Where answers go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    json: bool,
}

/// What a line is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Tone {
    Good,
    Bad,
    Careful,
    Quiet,
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Self::Good => Style::new().fg_color(Some(AnsiColor::Green.into())),
            Self::Bad => Style::new().fg_color(Some(AnsiColor::Red.into())),
            Self::Careful => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
            Self::Quiet => Style::new().dimmed(),
        }
    }
}

impl Output {
    pub(super) fn new(json: bool) -> Self {
        Self { json }
    }

    pub(super) fn is_json(self) -> bool {
        self.json
    }

    /// Whether someone is there to be asked.
    pub(super) fn can_ask(self) -> bool {
        !self.json && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
    }

    /// The answer for programs; true where that is what is wanted.
    pub(super) fn json(self, value: &impl Serialize) -> bool {
        if self.json {
            let text = serde_json::to_string_pretty(value)
                .unwrap_or_else(|error| format!("{{\"error\": \"{error}\"}}"));
            self.plain(&format!("{text}\n"));
        }
        self.json
    }

    /// Text as it is.
    pub(super) fn plain(self, text: &str) {
        // Nobody is left to be told where it cannot be written.
        let _ = anstream::stdout().write_all(text.as_bytes());
    }

    /// A line for people.
    pub(super) fn line(self, tone: Tone, text: &str) {
        if !self.json {
            let style = tone.style();
            let _ = writeln!(anstream::stdout(), "{style}{text}{style:#}");
        }
    }

    /// A table for people.
    pub(super) fn table(self, header: &[&str], rows: Vec<Vec<String>>) {
        if !self.json {
            let mut table = Table::new();
            table.load_style(NOTHING).set_header(header.to_vec());
            for row in rows {
                table.add_row(row);
            }
            let _ = writeln!(anstream::stdout(), "{}", table.trim_fmt());
        }
    }

    pub(super) fn error(self, error: &Error) {
        if self.json {
            #[derive(Serialize)]
            struct Told<'a> {
                error: &'a str,
                message: String,
                #[serde(skip_serializing_if = "Option::is_none")]
                help: Option<String>,
                #[serde(skip_serializing_if = "<[_]>::is_empty")]
                questions: &'a [crate::diff::Question],
            }
            let questions = match error {
                Error::Questions(questions) => questions.as_slice(),
                _ => &[],
            };
            self.json(&Told {
                error: error.code(),
                message: error.to_string(),
                help: error.help(),
                questions,
            });
            return;
        }
        let report = miette::Report::new(Shown::new(error));
        let _ = writeln!(anstream::stderr(), "{report:?}");
    }
}

/// An error as miette shows it.
#[derive(Debug)]
struct Shown {
    message: String,
    code: &'static str,
    help: Option<String>,
    statement: Option<String>,
}

impl Shown {
    fn new(error: &Error) -> Self {
        let (message, statement) = match error {
            Error::Statement { migration, position, sql, source, .. } => {
                (format!("{migration}, statement {position}: {source}"), Some(sql.clone()))
            }
            other => (other.to_string(), None),
        };
        Self { message, code: error.code(), help: error.help(), statement }
    }
}

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl miette::Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        Some(Box::new(format!("squall::{}", self.code)))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        self.help.as_ref().map(|it| Box::new(it) as Box<dyn std::fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.statement.as_ref().map(|it| it as &dyn miette::SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = miette::LabeledSpan> + '_>> {
        let length = self.statement.as_ref()?.lines().next().map_or(0, str::len);
        let label = miette::LabeledSpan::new(Some("this statement".into()), 0, length);
        Some(Box::new(std::iter::once(label)))
    }
}
