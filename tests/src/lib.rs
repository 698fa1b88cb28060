//! What the suites share: how the errors of both databases are compared with what was written down.

use std::fmt::Debug;

use squall::{ConstraintKind, Error};

/// Checks that two values print alike: stricter than `==`, as it tells `-0.0` from `0.0` and `1.50` from `1.5`.
///
/// # Panics
/// Where they differ.
#[track_caller]
pub fn assert_same<T: Debug, U: Debug>(found: T, expected: U) {
    assert_eq!(format!("{found:?}"), format!("{expected:?}"));
}

/// The error of a result.
///
/// # Panics
/// Where it is none.
#[track_caller]
pub fn failure<T: Debug>(result: Result<T, Error>) -> Error {
    match result {
        Ok(value) => panic!("this should have failed, and gave {value:?}"),
        Err(error) => error,
    }
}

/// The name of an error's variant: what both databases must agree on.
pub fn kind(error: &Error) -> &'static str {
    match error {
        Error::NotFound => "NotFound",
        Error::MultipleRows => "MultipleRows",
        Error::StaleRow { .. } => "StaleRow",
        Error::Constraint(_) => "Constraint",
        Error::InvalidValue { .. } => "InvalidValue",
        Error::DivisionByZero => "DivisionByZero",
        Error::Decode { .. } => "Decode",
        Error::Timeout(_) => "Timeout",
        Error::PoolTimeout { .. } => "PoolTimeout",
        Error::Connection { .. } => "Connection",
        Error::Serialization(_) => "Serialization",
        Error::CommitUnknown(_) => "CommitUnknown",
        Error::TransactionAborted => "TransactionAborted",
        Error::Unsupported { .. } => "Unsupported",
        Error::InvalidQuery(_) => "InvalidQuery",
        Error::InvalidCursor { .. } => "InvalidCursor",
        Error::InvalidRequest(_) => "InvalidRequest",
        Error::Config(_) => "Config",
        Error::Database { .. } => "Database",
        Error::Other(_) => "Other",
        _ => "another",
    }
}

/// Checks that the result is an error of this variant.
///
/// # Panics
/// Where it is not.
#[track_caller]
pub fn assert_fails<T: Debug>(result: Result<T, Error>, expected: &str) {
    let error = failure(result);
    assert_eq!(kind(&error), expected, "{error}");
}

/// Checks that the result is the violation of this constraint.
///
/// # Panics
/// Where it is not.
#[track_caller]
pub fn assert_violates<T: Debug>(
    result: Result<T, Error>,
    expected_kind: ConstraintKind,
    table: &str,
    columns: &[&str],
    constraint: Option<&str>,
) {
    let error = failure(result);
    let Some(found) = error.violation() else {
        panic!("expected a violated constraint, and found: {error:?}")
    };
    let found = (found.kind, found.table.as_str(), found.columns.as_slice(), found.constraint.as_deref());
    let columns: Vec<String> = columns.iter().map(|&column| column.to_owned()).collect();
    assert_eq!(found, (expected_kind, table, columns.as_slice(), constraint));
}
