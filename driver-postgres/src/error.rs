//! The server's errors in the terms of every database: by SQLSTATE, and never with a value.

use std::{fmt::Display, io::ErrorKind, time::Duration};

use sqlx::postgres::{PgDatabaseError, PgSeverity};
use squall_core::{ConstraintKind, Error};

use crate::texts::several_statements;

/// What an error means.
#[derive(Debug)]
pub(crate) enum Meaning {
    /// It is known as it is.
    Known(Error),
    /// A constraint was violated, whose columns are still to be found.
    Violation(Violated),
    /// The statement was cancelled, for whatever reason.
    Cancelled(String),
}

/// The constraint that the server names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Violated {
    pub(crate) kind: ConstraintKind,
    pub(crate) schema: String,
    pub(crate) table: String,
    pub(crate) constraint: Option<String>,
    /// Of a NOT NULL.
    pub(crate) column: Option<String>,
}

/// What an error of a statement means.
pub(crate) fn meaning(error: sqlx::Error) -> Meaning {
    match postgres(&error) {
        Some(answer) => answered(answer),
        None => Meaning::Known(unanswered(error)),
    }
}

/// The server's answer, where it gave one.
fn postgres(error: &sqlx::Error) -> Option<&PgDatabaseError> {
    match error {
        sqlx::Error::Database(error) => error.try_downcast_ref(),
        _ => None,
    }
}

fn answered(error: &PgDatabaseError) -> Meaning {
    let message = || error.message().to_owned();
    let known = match error.code() {
        "23505" => return violation(error, ConstraintKind::Unique),
        "23503" | "23001" => return violation(error, ConstraintKind::ForeignKey),
        "23502" => return violation(error, ConstraintKind::NotNull),
        "23514" => return violation(error, ConstraintKind::Check),
        "57014" => return Meaning::Cancelled(message()),
        "21000" => Error::several_rows_in_expression(),
        "22012" => Error::DivisionByZero,
        "22025" => {
            Error::invalid_query("the LIKE pattern ends with a lone `\\`: write `\\\\` for a backslash")
        }
        "2201W" | "2201X" => Error::invalid_query("`limit` and `offset` cannot be negative"),
        "25P02" => Error::TransactionAborted,
        "40001" | "40P01" | "55P03" => Error::Serialization(message()),
        "42601" if error.routine() == Some("exec_parse_message") => several_statements(),
        // Of a text that a function would make too long.
        "54000" => Error::InvalidValue { column: None, reason: "the result is too long".into() },
        code if code.starts_with("22") => Error::InvalidValue { column: None, reason: data_exception(code) },
        _ if lost(error) => Error::Connection { message: message(), source: None },
        code => Error::Database { code: Some(code.to_owned()), message: message(), source: None },
    };
    Meaning::Known(known)
}

/// What a data exception says, in words of our own: those of the server would show the value.
fn data_exception(code: &str) -> String {
    match code {
        "22001" => "the text is longer than the column takes".into(),
        "22003" => "a number is out of the range of its type".into(),
        "22007" | "22008" => "not a date or a time, or one out of range".into(),
        "22P02" | "22023" => "the text is not in the form of its type".into(),
        "22021" | "22P05" => "the text has a character that Postgres cannot store".into(),
        "22P03" => "the bytes are not in the form of their type".into(),
        _ => format!("the database refused it (SQLSTATE {code})"),
    }
}

fn violation(error: &PgDatabaseError, kind: ConstraintKind) -> Meaning {
    match (error.schema(), error.table()) {
        (Some(schema), Some(table)) => Meaning::Violation(Violated {
            kind,
            schema: schema.to_owned(),
            table: table.to_owned(),
            constraint: error.constraint().map(str::to_owned),
            column: error.column().map(str::to_owned),
        }),
        // The constraints of a domain belong to no table.
        _ => Meaning::Known(Error::InvalidValue {
            column: None,
            reason: match error.constraint() {
                Some(name) => format!("the constraint `{name}` of its type refuses it"),
                None => "its type refuses it".into(),
            },
        }),
    }
}

/// The server gave no answer, or one that is none.
fn unanswered(error: sqlx::Error) -> Error {
    let message = match &error {
        sqlx::Error::Io(_) => "the connection to the database was lost",
        sqlx::Error::Protocol(_) => "the database gave an answer that was not understood",
        _ => "the database gave no answer",
    };
    Error::Connection { message: message.into(), source: Some(error.into()) }
}

/// Whether the connection is of no more use after this error.
pub(crate) fn is_lost(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Database(_) => postgres(error).is_none_or(lost),
        _ => true,
    }
}

/// After a FATAL the server closes the connection. Class 08 is trouble with it, 57P that of a server that goes down.
fn lost(error: &PgDatabaseError) -> bool {
    let severe = matches!(error.severity(), PgSeverity::Fatal | PgSeverity::Panic);
    severe || error.code().starts_with("08") || error.code().starts_with("57P")
}

/// Whether the statement failed because what was prepared for it is no longer right: it has not been run.
pub(crate) fn is_stale(error: &sqlx::Error) -> bool {
    postgres(error).is_some_and(|error| match error.code() {
        // "cached plan must not change result type"; the code alone is any feature that is not supported.
        "0A000" => error.routine() == Some("RevalidateCachedQuery"),
        // The statement was dropped at the server.
        "26000" => true,
        // A type that the statement was prepared with was dropped, and perhaps made anew.
        "XX000" => error.message().starts_with("cache lookup failed for type"),
        _ => false,
    })
}

/// A statement that was cancelled: by its time limit, or by somebody.
pub(crate) fn cancelled(message: String, took: Duration, limit: Option<Duration>) -> Error {
    match limit {
        Some(limit) if took >= limit => Error::Timeout(limit),
        // The limit may have been set in the URL or by the role. (The message may be in another language.)
        _ if message.contains("timeout") => Error::Timeout(took),
        _ => Error::Database { code: Some("57014".into()), message, source: None },
    }
}

/// Why `place` could not be connected to.
pub(crate) fn connecting(error: sqlx::Error, place: &str) -> Error {
    if let Some(answer) = postgres(&error) {
        return Error::Connection { message: refused(answer, place), source: None };
    }
    let no_tls = |reason: &dyn Display| {
        format!(
            "no verified TLS with `{place}`: {reason} \
             (`sslrootcert=` names the authority's certificate, `sslmode=` asks for less)"
        )
    };
    let message = match &error {
        sqlx::Error::Tls(reason) => no_tls(reason),
        // So a certificate is refused.
        sqlx::Error::Io(reason) if reason.kind() == ErrorKind::InvalidData => no_tls(reason),
        sqlx::Error::Io(reason) => format!("cannot reach `{place}`: {reason}"),
        other => format!("cannot connect to `{place}`: {other}"),
    };
    Error::Connection { message, source: Some(error.into()) }
}

fn refused(answer: &PgDatabaseError, place: &str) -> String {
    let message = answer.message();
    let hint = match answer.code() {
        "28P01" => " (check the user and the password in the URL)",
        "28000" => " (the server's pg_hba.conf does not let it in)",
        "3D000" => " (create the database, or correct its name in the URL)",
        "53300" => " (lower `max_connections` of the pools, or raise that of the server)",
        "57P03" => " (try again in a moment)",
        // PgBouncer takes no options of a session.
        "08P01" if message.contains("startup parameter") => {
            " (behind PgBouncer, ask for `ConnectOptions::statement_cache(0)`, and for no `options` in the URL)"
        }
        _ => "",
    };
    format!("`{place}` refused the connection: {message}{hint}")
}
