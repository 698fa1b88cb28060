//! The Postgres server of a test process: given, in a container, or a private cluster.

#[cfg(feature = "testcontainers")]
mod container;
mod local;
mod watchdog;

use std::{env, fmt, path::PathBuf, str::FromStr};

use sqlx::{ConnectOptions, Connection, postgres::PgConnectOptions};
use url::Url;

use crate::Error;
use watchdog::Watchdog;

const URL: &str = "SQUALL_TEST_POSTGRES_URL";
const IMAGE: &str = "SQUALL_TEST_POSTGRES_IMAGE";

/// The official image; not its Alpine variant, whose C library sorts text by rules of its own.
const DEFAULT_IMAGE: &str = "postgres:17";

/// The oldest major version that Squall supports.
const OLDEST: u32 = 15;

/// Data of a test need not survive a crash, nor fill the memory that it may be in; many tests need many connections.
const SETTINGS: [(&str, &str); 5] = [
    ("fsync", "off"),
    ("synchronous_commit", "off"),
    ("full_page_writes", "off"),
    ("max_wal_size", "256MB"),
    ("max_connections", "500"),
];

/// A Postgres server for tests. [`TestDb`](crate::TestDb) finds one by itself; this is for a program that starts one
/// for several test processes, as `scripts/test` does.
///
/// A server that was started here is stopped, and its data removed, when this is dropped or when the process ends,
/// be it by SIGKILL: a small watchdog process waits for the end of a pipe that is held here.
#[derive(Debug)]
pub struct PostgresServer {
    url: Url,
    options: PgConnectOptions,
    origin: Origin,
    watchdog: Option<Watchdog>,
}

/// Where a [`PostgresServer`] comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// `SQUALL_TEST_POSTGRES_URL`, or [`PostgresServer::given`].
    Given,
    /// A container.
    Container {
        /// The image's name and tag.
        image: String,
    },
    /// A private cluster.
    Local {
        /// The folder of the Postgres programs that run it.
        programs: PathBuf,
    },
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Given => f.write_str("the server that was given"),
            Origin::Container { image } => write!(f, "a container of {image}"),
            Origin::Local { programs } => write!(f, "a private cluster of {}", programs.display()),
        }
    }
}

impl PostgresServer {
    /// Finds a server: that of `SQUALL_TEST_POSTGRES_URL`, or else a new container, or else a new private cluster.
    ///
    /// # Errors
    /// If the given server is of no use (another one is not tried then), or if there is none of the three.
    pub async fn find() -> Result<PostgresServer, Error> {
        if let Some(url) = variable(URL) {
            return PostgresServer::given(&url).await;
        }
        let image = variable(IMAGE).unwrap_or_else(|| DEFAULT_IMAGE.into());
        let container = match PostgresServer::container(&image).await {
            Ok(server) => return Ok(server),
            Err(error) => Box::new(error),
        };
        match PostgresServer::local().await {
            Ok(server) => Ok(server),
            Err(error) => Err(Error::NoServer { container, local: Box::new(error) }),
        }
    }

    /// Uses the server of this URL, after a look whether it answers.
    ///
    /// # Errors
    /// If the URL is wrong, or the server does not answer, or is too old.
    pub async fn given(url: &str) -> Result<PostgresServer, Error> {
        PostgresServer::new(url, Origin::Given, None).await
    }

    /// Starts a container of an image that understands the environment variables of the official one.
    ///
    /// # Errors
    /// If no Docker engine is running, or the image cannot be had, or the server in it does not start.
    pub async fn container(image: &str) -> Result<PostgresServer, Error> {
        #[cfg(feature = "testcontainers")]
        let started = container::start(image).await;
        #[cfg(not(feature = "testcontainers"))]
        let started: Result<(String, Watchdog), String> =
            Err("squall-testing was built without its feature `testcontainers`".into());

        let (url, watchdog) = started.map_err(|reason| Error::Container { image: image.into(), reason })?;
        let origin = Origin::Container { image: image.into() };
        PostgresServer::new(&url, origin, Some(watchdog)).await
    }

    /// Starts a private cluster, in a temporary folder, with the Postgres programs installed on this machine: the
    /// first in `PATH`, else the newest in the places where systems put them.
    ///
    /// # Errors
    /// If there are no such programs, or they fail.
    pub async fn local() -> Result<PostgresServer, Error> {
        let started = tokio::task::spawn_blocking(local::start).await;
        let started = started.unwrap_or_else(|error| Err(error.to_string()));
        let (url, programs, watchdog) = started.map_err(|reason| Error::Local { reason })?;
        PostgresServer::new(&url, Origin::Local { programs }, Some(watchdog)).await
    }

    /// The URL, with the password; its role may create databases.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// Where the server comes from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Stops the server, if it was started here, and waits until nothing is left of it.
    pub fn stop(self) {
        if let Some(watchdog) = self.watchdog {
            watchdog.finish();
        }
    }

    /// The URL of another database of the server.
    pub(crate) fn url_of(&self, database: &str) -> String {
        let mut url = self.url.clone();
        url.set_path(database);
        url.into()
    }

    pub(crate) fn redacted_url(&self) -> String {
        redacted(self.url())
    }

    pub(crate) fn options(&self) -> PgConnectOptions {
        self.options.clone()
    }

    async fn new(url: &str, origin: Origin, watchdog: Option<Watchdog>) -> Result<PostgresServer, Error> {
        let refuse = |reason: String| Error::Url { url: redacted(url), reason };
        let parsed = Url::parse(url).map_err(|error| refuse(error.to_string()))?;
        if !matches!(parsed.scheme(), "postgres" | "postgresql") {
            return Err(refuse(format!("its scheme is `{}`", parsed.scheme())));
        }
        let options = PgConnectOptions::from_str(url).map_err(|error| refuse(error.to_string()))?;
        let version =
            version(&options).await.map_err(|source| Error::Connect { url: redacted(url), source })?;
        match version.split(|c: char| !c.is_ascii_digit()).next().map(u32::from_str) {
            Some(Ok(major)) if major < OLDEST => Err(Error::TooOld { url: redacted(url), version }),
            _ => Ok(PostgresServer { url: parsed, options, origin, watchdog }),
        }
    }
}

async fn version(options: &PgConnectOptions) -> Result<String, sqlx::Error> {
    let mut connection = options.connect().await?;
    let version = sqlx::query_scalar("SHOW server_version").fetch_one(&mut connection).await?;
    connection.close().await?;
    Ok(version)
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.trim().is_empty())
}

/// The URL without its password. Of a text that is no URL of ours nothing is shown, as a password may be anywhere in it.
fn redacted(url: &str) -> String {
    let Ok(mut url) = Url::parse(url) else { return "(hidden)".into() };
    // The options, too, may hold a password.
    url.set_query(None);
    let has_password = url.password().is_some();
    if url.cannot_be_a_base() || has_password && url.set_password(Some("...")).is_err() {
        return "(hidden)".into();
    }
    url.into()
}
