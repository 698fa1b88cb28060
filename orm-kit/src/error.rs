//! What can go wrong.

use std::{fmt, path::PathBuf};

use crate::diff::Question;

/// What went wrong, and how to mend it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The change cannot be worked out without an answer.
    #[error("{}", questions(.0))]
    Questions(Vec<Question>),
    /// A database answered so.
    #[error(transparent)]
    Database(#[from] squall::Error),
    /// A statement of a migration failed.
    #[error("{migration}, statement {position}: {source}\n{}", indented(.sql))]
    Statement {
        /// The name of the migration.
        migration: String,
        /// Which of its statements, from 1.
        position: usize,
        /// The statement.
        sql: String,
        /// Why.
        source: Box<squall::Error>,
        /// What is to be done.
        help: String,
    },
    /// The rows that are there do not allow the migration; nothing was changed.
    #[error("{migration}: {reason}")]
    Rows {
        /// The name of the migration.
        migration: String,
        /// What is wrong with them.
        reason: String,
    },
    /// A file cannot be read or written.
    #[error("{}: {source}", .path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file does not hold what it should.
    #[error("{}: {reason}", .path.display())]
    Malformed {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A migration that is applied is not the one of the folder.
    #[error("{name}: {reason}")]
    History {
        /// The name of the migration.
        name: String,
        /// What differs.
        reason: String,
        /// What is to be done.
        help: String,
    },
    /// Another process holds the lock.
    #[error("another process has been migrating this database for longer than {seconds} seconds")]
    Locked {
        /// How long it was waited for.
        seconds: u64,
    },
    /// The rows that a seed makes do not go into a table; nothing was written.
    #[error("{table}: {reason}")]
    Seed {
        /// The name of the table.
        table: String,
        /// The columns that it is about.
        columns: Vec<String>,
        /// The constraint that they break, where it is one.
        constraint: Option<String>,
        /// What is wrong.
        reason: String,
        /// What is to be done.
        help: String,
    },
    /// What was asked for makes no sense, or is refused.
    #[error("{message}")]
    Refused {
        /// What.
        message: String,
        /// What is to be done.
        help: String,
    },
}

/// The result of all that can fail here.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub(crate) fn refused(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Refused { message: message.into(), help: help.into() }
    }

    /// What is to be done, where it is known.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Questions(questions) => {
                Some(questions.iter().map(Question::help).collect::<Vec<_>>().join("\n"))
            }
            Self::Statement { help, .. }
            | Self::History { help, .. }
            | Self::Seed { help, .. }
            | Self::Refused { help, .. } => Some(help.clone()),
            Self::Rows { .. } => Some("nothing was changed: mend the rows, and migrate again".into()),
            Self::Locked { .. } => Some(
                "wait for it, or look for a process that hangs; a lock goes with the connection that holds it".into(),
            ),
            Self::Database(_) | Self::File { .. } | Self::Malformed { .. } => None,
        }
    }

    /// The exit code: 2 where an answer is needed, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Questions(_) => 2,
            _ => 1,
        }
    }

    /// A name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Questions(_) => "questions",
            Self::Database(_) => "database",
            Self::Statement { .. } => "statement",
            Self::Rows { .. } => "rows",
            Self::File { .. } => "file",
            Self::Malformed { .. } => "malformed",
            Self::History { .. } => "history",
            Self::Locked { .. } => "locked",
            Self::Seed { .. } => "seed",
            Self::Refused { .. } => "refused",
        }
    }
}

fn questions(questions: &[Question]) -> String {
    questions.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn indented(sql: &str) -> impl fmt::Display {
    sql.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
