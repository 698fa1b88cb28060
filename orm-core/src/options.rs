//! How to connect: a URL, and the limits that hold on every database.

use std::{fmt, time::Duration};

/// A URL and the limits of the connections to it.
///
/// ```
/// use std::time::Duration;
/// use squall_core::ConnectOptions;
///
/// let options = ConnectOptions::new("sqlite::memory:").acquire_timeout(Duration::from_secs(2));
/// assert_eq!(options.url(), "sqlite::memory:");
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConnectOptions {
    url: String,
    /// The most connections that are open at once: 10.
    pub max_connections: usize,
    /// How long to wait for a free connection: 30 seconds.
    pub acquire_timeout: Duration,
    /// How long opening a connection may take: 10 seconds.
    pub connect_timeout: Duration,
    /// How long a statement may run; none by default.
    pub statement_timeout: Option<Duration>,
    /// How many prepared statements a connection keeps: 256. With 0 statements are sent unnamed, as PgBouncer needs it.
    pub statement_cache: usize,
}

impl ConnectOptions {
    /// The defaults, for this URL.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            max_connections: 10,
            acquire_timeout: Duration::from_secs(30),
            connect_timeout: Duration::from_secs(10),
            statement_timeout: None,
            statement_cache: 256,
        }
    }

    /// The URL. It may hold a password: do not print it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The scheme of the URL: what stands before the first colon.
    pub fn scheme(&self) -> &str {
        self.url.split(':').next().unwrap_or_default()
    }

    /// Sets the most connections that are open at once; at least one.
    #[must_use]
    pub fn max_connections(mut self, most: usize) -> Self {
        self.max_connections = most.max(1);
        self
    }

    /// Sets how long to wait for a free connection.
    #[must_use]
    pub fn acquire_timeout(mut self, limit: Duration) -> Self {
        self.acquire_timeout = limit;
        self
    }

    /// Sets how long opening a connection may take.
    #[must_use]
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// Sets how long a statement may run.
    #[must_use]
    pub fn statement_timeout(mut self, limit: Duration) -> Self {
        self.statement_timeout = Some(limit);
        self
    }

    /// Sets how many prepared statements a connection keeps.
    #[must_use]
    pub fn statement_cache(mut self, statements: usize) -> Self {
        self.statement_cache = statements;
        self
    }
}

impl fmt::Debug for ConnectOptions {
    /// Everything but the URL past its scheme, which may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConnectOptions")
            .field("scheme", &self.scheme())
            .field("max_connections", &self.max_connections)
            .field("acquire_timeout", &self.acquire_timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("statement_timeout", &self.statement_timeout)
            .field("statement_cache", &self.statement_cache)
            .finish()
    }
}

impl From<&str> for ConnectOptions {
    fn from(url: &str) -> Self {
        Self::new(url)
    }
}

impl From<String> for ConnectOptions {
    fn from(url: String) -> Self {
        Self::new(url)
    }
}

impl From<&String> for ConnectOptions {
    fn from(url: &String) -> Self {
        Self::new(url)
    }
}
