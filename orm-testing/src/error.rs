use std::{fmt, io, sync::Arc};

/// Why a test could not get its database.
///
/// `Debug` gives the same text as `Display`, since that is what `unwrap` and `?` print in a test.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No Postgres server was given, and none could be started.
    #[error(
        "no Postgres server for the tests. Any one of these gives them one:
  1. set SQUALL_TEST_POSTGRES_URL to a server whose role may create databases,
     as in postgres://me:secret@localhost/postgres
  2. start Docker; SQUALL_TEST_POSTGRES_IMAGE names another image than postgres:17
     (tried: {container})
  3. install the Postgres server programs (initdb, pg_ctl and postgres)
     (tried: {local})"
    )]
    NoServer {
        /// Why there is no container.
        container: Box<Error>,
        /// Why there is no private cluster.
        local: Box<Error>,
    },

    /// The URL is not one of a Postgres server.
    #[error(
        "`{url}` is not the URL of a Postgres server: {reason}; write postgres://user:password@host:port/database"
    )]
    Url {
        /// The URL, without its password.
        url: String,
        /// What is wrong with it.
        reason: String,
    },

    /// The server does not answer, or does not let us in.
    #[error("cannot connect to the Postgres server {url}: {source}")]
    Connect {
        /// The server's URL, without its password.
        url: String,
        /// The driver's error.
        source: sqlx::Error,
    },

    /// The server is older than Postgres 15.
    #[error("the Postgres server {url} has version {version}; the tests need 15 or later")]
    TooOld {
        /// The server's URL, without its password.
        url: String,
        /// Its version, as in `14.11`.
        version: String,
    },

    /// A container could not be started.
    #[error("a container of {image} did not start: {reason}")]
    Container {
        /// The image's name and tag.
        image: String,
        /// What the engine or the server said.
        reason: String,
    },

    /// A private cluster could not be started from the programs on this machine.
    #[error("a private Postgres cluster did not start: {reason}")]
    Local {
        /// What is missing, or what the programs said.
        reason: String,
    },

    /// The server refused to create or change a database.
    #[error("`{sql}` failed: {source}{}", hint(.source))]
    Sql {
        /// The statement.
        sql: String,
        /// The driver's error.
        source: sqlx::Error,
    },

    /// The folder for a SQLite file could not be made.
    #[error("cannot make a temporary folder for SQLite: {0}")]
    Folder(#[source] io::Error),

    /// The search for a server failed earlier in this process, and is not repeated for each test.
    #[error(transparent)]
    Server(Arc<Error>),

    /// Squall could not open the new database, or the setup of a template failed.
    #[error(transparent)]
    Squall(#[from] squall::Error),
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What to do about it, where we know.
fn hint(source: &sqlx::Error) -> &'static str {
    const INSUFFICIENT_PRIVILEGE: &str = "42501";
    match source.as_database_error().and_then(|error| error.code()) {
        Some(code) if code == INSUFFICIENT_PRIVILEGE => {
            "; ALTER ROLE .. CREATEDB lets a role create databases"
        }
        _ => "",
    }
}
