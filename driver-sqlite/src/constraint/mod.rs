//! Which constraint was violated: SQLite's messages name columns, or a constraint, or neither; ours name all of them.

mod catalog;
mod check;
mod column;
mod foreign_key;
mod stored;
mod token;
mod trial;
mod unique;

use rusqlite::ffi;
use squall_core::{ConstraintKind, Error, Violation, driver::Query};

use self::foreign_key::Violated;
use crate::session::Session;

const FOREIGN_KEY: &str = "FOREIGN KEY constraint failed";

/// The error of a statement that violated a constraint; none where SQLite tells of something else.
pub(crate) fn explain(session: &Session, query: &Query<'_>, code: i32, message: &str) -> Option<Error> {
    let def = query.table.map(|def| def());
    let connection = &session.connection;
    let told = message.split_once(": ").map_or(message, |(_, told)| told);
    match code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            Some(violation(unique::violated(connection, def, told)))
        }
        ffi::SQLITE_CONSTRAINT_NOTNULL => {
            let (table, column) = column::named(connection, def, told);
            Some(violation(Violation::new(ConstraintKind::NotNull, table, vec![column], None)))
        }
        ffi::SQLITE_CONSTRAINT_CHECK => Some(check::explain(connection, query, def, told)),
        ffi::SQLITE_CONSTRAINT_DATATYPE => Some(column::wrong_type(connection, def, message)),
        // A RESTRICT is a trigger to SQLite.
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY | ffi::SQLITE_CONSTRAINT_TRIGGER if message == FOREIGN_KEY => {
            match foreign_key::violated(session, query) {
                Violated::Key(key) => Some(violation(key)),
                Violated::Other(code, message) => explain(session, query, code, &message),
            }
        }
        _ => None,
    }
}

/// The error of a COMMIT that found a deferred foreign key violated.
pub(crate) fn explain_commit(session: &Session) -> Error {
    violation(foreign_key::violated_at_commit(&session.connection))
}

fn violation(violation: Violation) -> Error {
    Error::Constraint(Box::new(violation))
}
