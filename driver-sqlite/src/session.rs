//! A connection, and what is kept beside it.

use std::{cell::Cell, fmt};

use rusqlite::Connection;

use crate::{clock::Clock, open::Opener, settings, url::Location};

/// An open connection.
pub(crate) struct Session {
    pub(crate) connection: Connection,
    pub(crate) clock: Option<Clock>,
    /// Whether a statement may have changed more than the database: a setting, an attached or a temporary one.
    altered: Cell<bool>,
    /// Whether a statement may have opened a transaction: one of our own, or SQL that the user wrote.
    opened: Cell<bool>,
}

impl Session {
    pub(crate) fn new(connection: Connection, clock: Option<Clock>) -> Self {
        Self { connection, clock, altered: Cell::new(false), opened: Cell::new(false) }
    }

    /// Runs a statement of our own without rows: BEGIN, COMMIT and the like.
    pub(crate) fn command(&self, sql: &str) -> rusqlite::Result<()> {
        self.opened.set(true);
        self.connection.prepare_cached(sql)?.raw_execute().map(drop)
    }

    /// Rolls back what was left open; whether nothing is.
    #[inline]
    pub(crate) fn roll_back_rest(&self) -> bool {
        !self.opened.get() || self.roll_back()
    }

    fn roll_back(&self) -> bool {
        // Whether it worked is seen by what is left.
        let closed = self.connection.is_autocommit() || {
            let _ = self.command("ROLLBACK");
            self.connection.is_autocommit()
        };
        self.opened.set(!closed);
        closed
    }

    /// Notes that a statement may open a transaction.
    pub(crate) fn note_opening(&self) {
        self.opened.set(true);
    }

    /// Notes that a statement may change settings.
    pub(crate) fn note_alteration(&self) {
        self.altered.set(true);
    }

    pub(crate) fn is_altered(&self) -> bool {
        self.altered.get()
    }

    /// Undoes what statements have changed beside the database; false where another connection is easier had.
    pub(crate) fn restore(&self, opener: &Opener) -> bool {
        if opener.location != Location::Memory {
            return false;
        }
        let restored = settings::reset_switches(&self.connection)
            .and_then(|()| settings::drop_additions(&self.connection))
            .and_then(|()| opener.set_pragmas(&self.connection));
        self.altered.set(false);
        restored.is_ok()
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("altered", &self.altered).finish_non_exhaustive()
    }
}
