//! SQLite's errors in our terms: the same kind that Postgres gives.

use rusqlite::{ErrorCode, ffi};
use squall_core::{Error, driver::Query};

use crate::{clock::Clock, constraint, functions, session::Session};

/// Why a statement did not run to its end.
#[derive(Debug)]
pub(crate) enum Failure {
    /// SQLite failed it.
    Sqlite {
        error: rusqlite::Error,
        /// Whether rows of it were read already.
        started: bool,
    },
    /// We did, or the one who reads the rows.
    Ours(Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite { error, started: false }
    }
}

impl Failure {
    /// Whether another connection was in the way, and the statement can be run again as if it had not been.
    pub(crate) fn is_busy(&self) -> bool {
        matches!(self, Self::Sqlite { error, started: false } if is_busy(error))
    }

    /// The error of `query`, with the constraint that was violated.
    pub(crate) fn explain(self, session: &Session, query: &Query<'_>) -> Error {
        let error = match self {
            Self::Ours(error) => return error,
            Self::Sqlite { error, .. } => error,
        };
        match &error {
            rusqlite::Error::SqliteFailure(code, message) if code.code == ErrorCode::ConstraintViolation => {
                let message = message.as_deref().unwrap_or_default();
                constraint::explain(session, query, code.extended_code, message)
                    .unwrap_or_else(|| from_sqlite(error, session.clock.as_ref()))
            }
            _ => from_sqlite(error, session.clock.as_ref()),
        }
    }
}

/// Whether another connection was in the way.
pub(crate) fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// An error that no query is needed to understand.
pub(crate) fn from_sqlite(error: rusqlite::Error, clock: Option<&Clock>) -> Error {
    let (code, message) = match &error {
        rusqlite::Error::SqliteFailure(code, message) => {
            (*code, message.clone().unwrap_or_else(|| code.to_string()))
        }
        rusqlite::Error::SqlInputError { error: code, msg, .. } => (*code, msg.clone()),
        rusqlite::Error::MultipleStatement => {
            return Error::invalid_query("the text has several statements: send them one by one");
        }
        rusqlite::Error::ToSqlConversionFailure(reason) => {
            return Error::InvalidValue { column: None, reason: reason.to_string() };
        }
        other => {
            let message = other.to_string();
            return Error::Database { code: None, message, source: Some(error.into()) };
        }
    };
    if let Some(error) = of_function(&message) {
        return error;
    }
    let database = |message: String, error: rusqlite::Error| Error::Database {
        code: Some(code.extended_code.to_string()),
        message,
        source: Some(error.into()),
    };
    match code.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            Error::Serialization(format!("another connection has locked the database ({message})"))
        }
        ErrorCode::OperationInterrupted if clock.is_some() => {
            Error::Timeout(clock.map(Clock::limit).unwrap_or_default())
        }
        ErrorCode::CannotOpen => connection("the database file cannot be opened", error),
        ErrorCode::NotADatabase => {
            connection("the file is not an SQLite database, or it is encrypted", error)
        }
        ErrorCode::DatabaseCorrupt => database(format!("the database file is damaged: {message}"), error),
        ErrorCode::DiskFull => database("the disk is full: nothing was stored".into(), error),
        ErrorCode::SystemIoFailure => {
            database(format!("the disk failed to read or write the database file: {message}"), error)
        }
        ErrorCode::ReadOnly => {
            database("the database, or the transaction, is for reading only".into(), error)
        }
        ErrorCode::TooBig => out_of_range("a text or bytes longer than SQLite takes"),
        ErrorCode::TypeMismatch => out_of_range("not of the type of its column"),
        ErrorCode::ApiMisuse => Error::invalid_query("the text holds no statement"),
        _ => database(message, error),
    }
}

/// The failure of a function: one of ours, or SQLite's own on integers.
fn of_function(message: &str) -> Option<Error> {
    if message == functions::DIVISION_BY_ZERO {
        return Some(Error::DivisionByZero);
    }
    if message == functions::SEVERAL_ROWS {
        return Some(Error::several_rows_in_expression());
    }
    let reason = if message == "integer overflow" {
        Some("out of range")
    } else {
        message.strip_prefix(functions::PREFIX)
    };
    reason.map(out_of_range)
}

fn out_of_range(reason: &str) -> Error {
    Error::InvalidValue { column: None, reason: reason.to_owned() }
}

fn connection(message: &str, error: rusqlite::Error) -> Error {
    Error::Connection { message: message.to_owned(), source: Some(error.into()) }
}

/// What SQLite says of a write where only reading is allowed, said before it is tried.
pub(crate) fn read_only() -> Error {
    Error::Database {
        code: Some(ffi::SQLITE_READONLY.to_string()),
        message: "the database, or the transaction, is for reading only".into(),
        source: None,
    }
}
