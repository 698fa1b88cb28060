//! Running a statement: the way that every query takes.

use squall_core::{
    Error,
    driver::{Query, RowSink},
};

use crate::{
    bind::bind_all,
    error::{self, Failure},
    row::SqliteRow,
    session::Session,
    settings,
};

/// What a statement may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Read only.
    Read,
    /// Write too.
    Write,
}

/// Whether a query may be SQL that the user wrote: of ours, those that write name their table.
pub(crate) fn may_be_raw(query: &Query<'_>) -> bool {
    !query.read_only && query.table.is_none()
}

impl Session {
    /// Runs a statement, and gives each row to `sink`; returns how many rows it wrote.
    pub(crate) fn run(
        &self,
        query: &Query<'_>,
        access: Access,
        sink: &mut dyn RowSink,
    ) -> Result<u64, Failure> {
        if may_be_raw(query) {
            self.look_at(&query.sql)?;
        }
        match &self.clock {
            Some(clock) => clock.within(|| self.step_through(query, access, sink)),
            None => self.step_through(query, access, sink),
        }
    }

    /// What has to be known of SQL that we did not write.
    fn look_at(&self, sql: &str) -> Result<(), Failure> {
        self.note_opening();
        if sql.contains('\0') {
            // SQLite would take it for the end of the text.
            return Err(Failure::Ours(Error::invalid_query("the text has the character U+0000")));
        }
        if settings::alters_connection(sql) {
            self.note_alteration();
        }
        Ok(())
    }

    fn step_through(
        &self,
        query: &Query<'_>,
        access: Access,
        sink: &mut dyn RowSink,
    ) -> Result<u64, Failure> {
        let mut statement = self.connection.prepare_cached(&query.sql)?;
        if access == Access::Read && (query.locks || !statement.readonly()) {
            return Err(Failure::Ours(error::read_only()));
        }
        let placeholders = statement.parameter_count();
        if placeholders != query.binds.len() {
            return Err(Failure::Ours(wrong_count(placeholders, query.binds.len())));
        }
        bind_all(&mut statement, &query.binds)?;
        // Not all that is no SELECT changes rows; what does not leaves the count of the last that did.
        let before = (!query.read_only).then(|| self.connection.total_changes());
        let mut rows = statement.raw_query();
        let mut started = false;
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    started = true;
                    sink.row(&SqliteRow::new(row)).map_err(Failure::Ours)?;
                    if query.one_row {
                        break;
                    }
                }
                Ok(None) => break,
                Err(error) => return Err(Failure::Sqlite { error, started }),
            }
        }
        match before {
            Some(before) if before != self.connection.total_changes() => Ok(self.connection.changes()),
            _ => Ok(0),
        }
    }
}

#[cold]
fn wrong_count(placeholders: usize, binds: usize) -> Error {
    Error::invalid_query(format!("the text has {placeholders} placeholders, and {binds} values came with it"))
}
