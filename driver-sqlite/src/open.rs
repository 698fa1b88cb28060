//! Opening a connection, with the settings that all of ours have.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, config::DbConfig};
use squall_core::{ConnectOptions, Error, Result};

use crate::{
    clock::Clock,
    error, functions,
    session::Session,
    url::{Location, Mode},
};

/// How long SQLite itself waits, on the thread, for another process; longer waits give the thread back in between.
const BUSY_TIMEOUT: Duration = Duration::from_millis(5);
/// With fewer cached statements, a handful in rotation would be prepared each time.
const LEAST_CACHED_STATEMENTS: usize = 16;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Reads and writes.
    Writer,
    /// Reads only.
    Reader,
}

/// Opens connections to one database.
#[derive(Debug)]
pub(crate) struct Opener {
    pub(crate) location: Location,
    pub(crate) role: Role,
    pub(crate) statement_cache: usize,
    pub(crate) statement_timeout: Option<Duration>,
}

impl Opener {
    pub(crate) fn new(location: Location, role: Role, options: &ConnectOptions) -> Self {
        Self {
            location,
            role,
            statement_cache: options.statement_cache.max(LEAST_CACHED_STATEMENTS),
            statement_timeout: options.statement_timeout,
        }
    }

    /// Opens a connection.
    pub(crate) fn open(&self) -> Result<Session> {
        let connection = match &self.location {
            Location::Memory => Connection::open_in_memory_with_flags(flags(Mode::Create)),
            Location::File { path, mode } => open_file(path, *mode),
        };
        let mut connection = connection.map_err(|error| self.failed(error))?;
        self.configure(&mut connection).map_err(|error| self.failed(error))?;
        self.check_settings(&connection)?;
        let clock = self.statement_timeout.map(|limit| Clock::install(&mut connection, limit)).transpose();
        let clock = clock.map_err(|error| self.failed(error))?;
        Ok(Session::new(connection, clock))
    }

    fn configure(&self, connection: &mut Connection) -> rusqlite::Result<()> {
        connection.busy_timeout(BUSY_TIMEOUT)?;
        connection.set_prepared_statement_cache_capacity(self.statement_cache);
        register_functions(connection)?;
        // A misspelt "column" is an error, not a text.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
        // Else a bound LIMIT or LIKE pattern makes SQLite prepare the statement again on every run.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        // What stands in the schema of a file from elsewhere calls no function with side effects.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        self.set_pragmas(connection)
    }

    /// Sets what a statement of the user's can change.
    pub(crate) fn set_pragmas(&self, connection: &Connection) -> rusqlite::Result<()> {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
        connection.execute_batch("PRAGMA case_sensitive_like = ON")?;
        let Location::File { mode, .. } = &self.location else { return Ok(()) };
        if self.role == Role::Writer && *mode != Mode::ReadOnly {
            connection.execute_batch("PRAGMA journal_mode = WAL")?;
        }
        // In WAL mode a power cut loses no commit's integrity, and each commit needs no flush of its own.
        connection.execute_batch("PRAGMA synchronous = NORMAL")?;
        if self.role == Role::Reader {
            connection.execute_batch("PRAGMA query_only = ON")?;
        }
        Ok(())
    }

    fn check_settings(&self, connection: &Connection) -> Result<()> {
        let foreign_keys = connection.db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY);
        if !foreign_keys.map_err(|error| self.failed(error))? {
            return Err(Error::Config("this SQLite was built without foreign keys".into()));
        }
        let Location::File { mode: Mode::ReadWrite | Mode::Create, .. } = self.location else {
            return Ok(());
        };
        let journal: String = connection
            .pragma_query_value(None, "journal_mode", |row| row.get(0))
            .map_err(|error| self.failed(error))?;
        if journal != "wal" {
            return Err(Error::Config(format!(
                "the database file cannot be switched to WAL (its journal mode is `{journal}`): \
                 is it on a network drive?"
            )));
        }
        Ok(())
    }

    fn failed(&self, error: rusqlite::Error) -> Error {
        match (error::from_sqlite(error, None), &self.location) {
            (Error::Connection { message, source }, Location::File { path, .. }) => {
                Error::Connection { message: format!("{message}: `{}`", path.display()), source }
            }
            (error, _) => error,
        }
    }
}

/// Registers our functions so that they take none of the small blocks of memory that SQLite keeps ready for a connection (its
/// "lookaside", some 120 of them), which serve most of what a statement needs: they would stay there as long as the connection. A
/// statement with as many parameters takes the blocks meanwhile.
fn register_functions(connection: &Connection) -> rusqlite::Result<()> {
    // A function takes 127.
    const PARAMETERS: usize = 125;
    let mut filler = connection.prepare(&format!("SELECT max(?{})", ", ?".repeat(PARAMETERS - 1)))?;
    for position in 1..=PARAMETERS {
        filler.raw_bind_parameter(position, "takes a block")?;
    }
    functions::register(connection)
}

fn open_file(path: &Path, mode: Mode) -> rusqlite::Result<Connection> {
    // The bundled SQLite takes a name that starts with `file:` for a URI.
    let is_uri = path.to_str().is_some_and(|it| it.starts_with("file:"));
    let path = if is_uri { Path::new(".").join(path) } else { path.to_owned() };
    Connection::open_with_flags(path, flags(mode))
}

fn flags(mode: Mode) -> OpenFlags {
    // One task at a time uses a connection, so it needs no mutex of its own.
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags
        | match mode {
            Mode::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Mode::ReadWrite => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Mode::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        }
}
