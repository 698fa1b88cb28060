//! The one error type, the same on every database.

use std::{borrow::Cow, fmt, time::Duration};

use crate::rest::InvalidRequest;

/// What went wrong, in the same terms on every database.
///
/// An error never shows a bound value or a password.
///
/// ```
/// use squall_core::{ConstraintKind, Error};
///
/// fn status(error: &Error) -> u16 {
///     match error {
///         Error::NotFound => 404,
///         Error::Constraint(violated) if violated.kind == ConstraintKind::Unique => 409,
///         _ => 500,
///     }
/// }
/// assert_eq!(status(&Error::NotFound), 404);
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// `.one()` found no row.
    #[error("no row found: use `.optional()` where a missing row is no error")]
    NotFound,
    /// `.one()` or `.optional()` found more than one row.
    #[error("more than one row found: add `.limit(1)` with an order, or use `.all()`")]
    MultipleRows,
    /// The row does not have the version any more with which it was read: it was changed or deleted meanwhile.
    #[error("a row of `{table}` was changed or deleted since it was read: read it again")]
    StaleRow {
        /// The table.
        table: String,
    },
    /// A constraint of the schema was violated; nothing was stored.
    #[error("{0}")]
    Constraint(Box<Violation>),
    /// A value does not fit the type of its column or of its expression; where it can be, found before anything is sent.
    #[error("invalid value{}: {reason}", in_column(.column))]
    InvalidValue {
        /// The column, where it is known.
        column: Option<String>,
        /// What is wrong with the value (never the value itself).
        reason: String,
    },
    /// A division, or a remainder, by zero.
    #[error("division by zero")]
    DivisionByZero,
    /// A cell does not hold what the Rust type expects.
    #[error("cannot decode column `{column}`: expected {expected}, found {found}")]
    Decode {
        /// The column's name, or its position in the row.
        column: String,
        /// What the Rust type expects.
        expected: String,
        /// What the database sent.
        found: String,
    },
    /// The statement or the wait for it took longer than it may.
    #[error("timed out after {0:?}")]
    Timeout(Duration),
    /// No connection came free in time.
    #[error(
        "no connection came free within {after:?}: all {size} are in use \
         (inside a transaction, run queries on the transaction, not on the `Db`)"
    )]
    PoolTimeout {
        /// How long it was waited for.
        after: Duration,
        /// How many connections the pool may have.
        size: usize,
    },
    /// The database cannot be reached, refused the connection, or the connection was lost.
    #[error("connection failed: {message}")]
    Connection {
        /// What failed and how to mend it.
        message: String,
        /// The driver's error.
        #[source]
        source: Option<BoxError>,
    },
    /// Two transactions ran into each other (serialization failure, deadlock, or a busy database): try the whole of it again.
    #[error("transaction conflict, try again: {0}")]
    Serialization(String),
    /// The connection was lost while committing: the transaction may be stored or not.
    #[error("the connection was lost while committing: the outcome is unknown")]
    CommitUnknown(#[source] BoxError),
    /// An earlier statement of this transaction failed, so nothing more runs in it and nothing of it is stored.
    #[error(
        "the transaction was aborted by an earlier error: roll it back, and propagate that error with `?`"
    )]
    TransactionAborted,
    /// The database cannot do this with the same answer; nothing was sent.
    #[error("{backend} does not support {feature}")]
    Unsupported {
        /// What was asked for.
        feature: Cow<'static, str>,
        /// Which database.
        backend: &'static str,
    },
    /// The query makes no sense; nothing was sent.
    #[error("invalid query: {0}")]
    InvalidQuery(String),
    /// A page was asked for by a cursor that is none, or that is one of a query with another order; nothing was sent.
    #[error("invalid cursor: {reason}")]
    InvalidCursor {
        /// What is wrong with it (never what is in it).
        reason: String,
    },
    /// A request in JSON asks for what its resource does not allow; nothing was sent.
    #[error("invalid request: {0}")]
    InvalidRequest(Box<InvalidRequest>),
    /// A URL, an option or a feature is wrong.
    #[error("configuration: {0}")]
    Config(String),
    /// Any other error of the database.
    #[error("database error{}: {message}", in_code(.code))]
    Database {
        /// SQLSTATE on Postgres, the extended result code on SQLite.
        code: Option<String>,
        /// The database's message.
        message: String,
        /// The driver's error.
        #[source]
        source: Option<BoxError>,
    },
    /// An error of the application's own, to leave a transaction with.
    #[error(transparent)]
    Other(BoxError),
}

/// A boxed error of any kind.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The result of all that can fail here.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Which constraint was violated: the same words on every database.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The kind of the constraint.
    pub kind: ConstraintKind,
    /// The table that the constraint belongs to.
    pub table: String,
    /// The columns of the constraint, in its order.
    pub columns: Vec<String>,
    /// The name of the constraint; a NOT NULL has none.
    pub constraint: Option<String>,
}

impl Violation {
    /// A violation of the constraint `constraint` of `table`.
    pub fn new(
        kind: ConstraintKind,
        table: impl Into<String>,
        columns: Vec<String>,
        constraint: Option<String>,
    ) -> Self {
        Self { kind, table: table.into(), columns, constraint }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} constraint violated on `{}`", self.kind, self.table)?;
        if !self.columns.is_empty() {
            write!(f, " ({})", self.columns.join(", "))?;
        }
        match &self.constraint {
            Some(name) => write!(f, " by `{name}`"),
            None => Ok(()),
        }
    }
}

/// The kind of a constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConstraintKind {
    /// UNIQUE or PRIMARY KEY.
    Unique,
    /// FOREIGN KEY.
    ForeignKey,
    /// NOT NULL.
    NotNull,
    /// CHECK.
    Check,
}

impl fmt::Display for ConstraintKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unique => "unique",
            Self::ForeignKey => "foreign key",
            Self::NotNull => "not-null",
            Self::Check => "check",
        })
    }
}

impl Error {
    /// Whether the whole transaction may succeed when it is run again.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Serialization(_))
    }

    /// The violated constraint, where there is one.
    pub fn violation(&self) -> Option<&Violation> {
        match self {
            Self::Constraint(violation) => Some(violation),
            _ => None,
        }
    }

    /// Wraps an error of the application's own.
    pub fn other(error: impl Into<BoxError>) -> Self {
        Self::Other(error.into())
    }

    /// The query makes no sense, for `reason`.
    pub fn invalid_query(reason: impl Into<String>) -> Self {
        Self::InvalidQuery(reason.into())
    }

    /// A query in an expression, which should give one value, gave several rows.
    pub fn several_rows_in_expression() -> Self {
        Self::InvalidValue {
            column: None,
            reason: "a query in an expression gave more than one row: add `.limit(1)` with an order, or take an aggregate"
                .into(),
        }
    }

    /// Whether the database itself failed the statement, so that its transaction is broken.
    ///
    /// What was refused before it was sent, and what the caller could not decode, leaves the transaction as it was.
    pub(crate) fn aborts_transaction(&self) -> bool {
        match self {
            Self::NotFound
            | Self::MultipleRows
            | Self::StaleRow { .. }
            | Self::Decode { .. }
            | Self::Unsupported { .. }
            | Self::InvalidQuery(_)
            | Self::InvalidCursor { .. }
            | Self::InvalidRequest(_)
            | Self::Config(_)
            | Self::Other(_) => false,
            Self::Constraint(_)
            | Self::InvalidValue { .. }
            | Self::DivisionByZero
            | Self::Timeout(_)
            | Self::PoolTimeout { .. }
            | Self::Connection { .. }
            | Self::Serialization(_)
            | Self::CommitUnknown(_)
            | Self::TransactionAborted
            | Self::Database { .. } => true,
        }
    }
}

fn in_column(column: &Option<String>) -> String {
    column.as_ref().map(|name| format!(" for column `{name}`")).unwrap_or_default()
}

fn in_code(code: &Option<String>) -> String {
    code.as_ref().map(|code| format!(" {code}")).unwrap_or_default()
}
