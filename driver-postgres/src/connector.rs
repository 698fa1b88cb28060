//! Opens connections.

use std::{fmt, time::Duration};

use sqlx::{Connection, PgConnection, Row, postgres::PgConnectOptions};
use squall_core::{ConnectOptions, Error, Result};
use tokio::time::timeout;

use crate::{error, session::Session, url};

/// Where to connect to, and how.
pub(crate) struct Connector {
    options: PgConnectOptions,
    place: String,
    timeout: Duration,
    /// Whether statements are sent unnamed, as through PgBouncer, which has other sessions behind it than ours.
    pub(crate) unnamed: bool,
}

impl Connector {
    pub(crate) fn new(options: &ConnectOptions) -> Result<Self> {
        let parsed = url::parse(options)?;
        Ok(Self {
            place: url::place(&parsed),
            options: parsed,
            timeout: options.connect_timeout,
            unnamed: options.statement_cache == 0,
        })
    }

    /// Opens a connection.
    pub(crate) async fn connect(&self) -> Result<PgConnection> {
        let opened = timeout(self.timeout, PgConnection::connect_with(&self.options)).await;
        opened.map_err(|_| self.too_slow())?.map_err(|error| error::connecting(error, &self.place))
    }

    /// Opens a connection and a session on it.
    pub(crate) async fn open(&self) -> Result<Session> {
        let mut connection = self.connect().await?;
        let asked = timeout(self.timeout, ask(&mut connection)).await;
        let (pid, strings) =
            asked.map_err(|_| self.too_slow())?.map_err(|error| error::connecting(error, &self.place))?;
        // Our literals rely on it, and an old setting of the role or the database may have switched it off.
        if strings != "on" {
            return Err(Error::Config("`standard_conforming_strings` is off: switch it on".into()));
        }
        Ok(if self.unnamed { Session::shared(connection) } else { Session::own(connection, pid) })
    }

    fn too_slow(&self) -> Error {
        Error::Connection {
            message: format!("no answer from `{}` within {:?}", self.place, self.timeout),
            source: None,
        }
    }
}

/// The process behind the connection, to cancel its statements by, and whether a backslash in a string is one.
async fn ask(connection: &mut PgConnection) -> sqlx::Result<(i32, String)> {
    let question = "SELECT pg_backend_pid(), current_setting('standard_conforming_strings')";
    let row = sqlx::raw_sql(question).fetch_one(connection).await?;
    Ok((row.try_get(0)?, row.try_get(1)?))
}

impl fmt::Debug for Connector {
    /// The place alone: the options hold the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connector").field("place", &self.place).finish_non_exhaustive()
    }
}
