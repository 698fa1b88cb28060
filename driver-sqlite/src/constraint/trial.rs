//! Running a statement again with its foreign keys not yet enforced, and undoing it.

use rusqlite::{ErrorCode, Result, types::Value};
use squall_core::driver::{NoRows, Query};

use super::{FOREIGN_KEY, foreign_key::Key};
use crate::{error::Failure, run::Access, session::Session};

/// A savepoint in which foreign keys are only watched; undone when it is dropped.
pub(super) struct Trial<'a> {
    session: &'a Session,
    /// Whether the savepoint is a transaction of its own.
    alone: bool,
}

impl<'a> Trial<'a> {
    pub(super) fn begin(session: &'a Session) -> Result<Self> {
        let alone = session.connection.is_autocommit();
        session.note_opening();
        session.connection.execute_batch(if alone { "BEGIN IMMEDIATE" } else { "SAVEPOINT squall_trial" })?;
        let trial = Self { session, alone };
        session.connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        Ok(trial)
    }

    /// Notes each value that the statement stores in the key's columns, or takes away from the columns it refers to.
    pub(super) fn watch(&self, number: usize, key: &Key) -> Result<()> {
        let Key { child, columns, parent, parent_columns, .. } = key;
        let log = log(number);
        let places = (0..columns.len()).map(place).collect::<Vec<_>>().join(", ");
        let mut sql = format!("CREATE TEMP TABLE {log} ({places});");
        let events = [
            ("INSERT", child, "NEW", columns),
            ("UPDATE", child, "NEW", columns),
            ("DELETE", parent, "OLD", parent_columns),
            ("UPDATE", parent, "OLD", parent_columns),
        ];
        for (event_number, (event, table, row, columns)) in events.into_iter().enumerate() {
            let values: Vec<String> =
                columns.iter().map(|column| format!("{row}.{}", quoted(column))).collect();
            sql += &format!(
                "CREATE TEMP TRIGGER {log}_{event_number} AFTER {event} ON main.{} BEGIN INSERT INTO {log} VALUES ({}); END;",
                quoted(table),
                values.join(", ")
            );
        }
        self.session.connection.execute_batch(&sql)
    }

    /// Runs the statement; gives the code and the message of another constraint that it violates now, before any key.
    pub(super) fn run(&self, query: &Query<'_>) -> Option<(i32, String)> {
        match self.session.run(query, Access::Write, &mut NoRows) {
            Err(Failure::Sqlite { error: rusqlite::Error::SqliteFailure(code, Some(message)), .. })
                if code.code == ErrorCode::ConstraintViolation && message != FOREIGN_KEY =>
            {
                Some((code.extended_code, message))
            }
            _ => None,
        }
    }

    /// The values that were noted of a key.
    pub(super) fn noted(&self, number: usize, key: &Key) -> Result<Vec<Vec<Value>>> {
        let mut statement =
            self.session.connection.prepare(&format!("SELECT DISTINCT * FROM temp.{}", log(number)))?;
        let rows = statement.query_map([], |row| (0..key.columns.len()).map(|at| row.get(at)).collect())?;
        rows.collect()
    }

    /// Whether one of the noted values is now referred to and not there.
    pub(super) fn breaks(&self, number: usize, key: &Key) -> Result<bool> {
        let Key { child, columns, parent, parent_columns, .. } = key;
        let pairs =
            |pair: &dyn Fn(usize) -> String| (0..columns.len()).map(pair).collect::<Vec<_>>().join(" AND ");
        let noted = pairs(&|at| format!("c.{} = k.{}", quoted(&columns[at]), place(at)));
        let found = pairs(&|at| format!("p.{} = c.{}", quoted(&parent_columns[at]), quoted(&columns[at])));
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM temp.{} AS k JOIN main.{} AS c ON {noted}
                            WHERE NOT EXISTS (SELECT 1 FROM main.{} AS p WHERE {found}))",
            log(number),
            quoted(child),
            quoted(parent)
        );
        self.session.connection.query_row(&sql, [], |row| row.get(0))
    }
}

impl Drop for Trial<'_> {
    fn drop(&mut self) {
        // Where this fails, the transaction is over; whoever uses the connection next sees that.
        let undo = if self.alone {
            "ROLLBACK"
        } else {
            "ROLLBACK TO squall_trial; RELEASE squall_trial; PRAGMA defer_foreign_keys = OFF"
        };
        let _ = self.session.connection.execute_batch(undo);
    }
}

fn log(number: usize) -> String {
    format!("squall_key_{number}")
}

fn place(at: usize) -> String {
    format!("c{at}")
}

pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
