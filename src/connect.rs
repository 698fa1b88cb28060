//! Connecting: the URL's scheme picks the driver.

use squall_core::{ConnectOptions, Db, Error, Result};

/// Connects to the database of a URL, or of [`ConnectOptions`].
///
/// | URL | database | feature |
/// |---|---|---|
/// | `sqlite::memory:` | a new SQLite database in memory | `sqlite` |
/// | `sqlite:app.db`, `sqlite:///var/lib/app.db` | a SQLite file, created where it is missing | `sqlite` |
/// | `postgres://user:password@host/database` | Postgres | `postgres` |
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
/// let db = squall::connect("sqlite::memory:").await?;
/// let one: i64 = squall::sql!("SELECT 1").one(&db).await?;
/// assert_eq!(one, 1);
/// # Ok::<_, squall::Error>(()) }).unwrap();
/// ```
///
/// # Errors
/// [`Error::Config`] for an unknown scheme, a driver that was not compiled in, or a wrong option;
/// [`Error::Connection`] where the database cannot be reached or refuses the connection.
pub async fn connect(options: impl Into<ConnectOptions>) -> Result<Db> {
    let options = options.into();
    match options.scheme() {
        "sqlite" => sqlite(&options).await,
        "postgres" | "postgresql" => postgres(&options).await,
        other => Err(Error::Config(format!(
            "the URL begins with `{}:`; there are `sqlite:` and `postgres:`",
            other.escape_debug()
        ))),
    }
}

#[cfg(feature = "sqlite")]
async fn sqlite(options: &ConnectOptions) -> Result<Db> {
    squall_driver_sqlite::connect(options).await.map(Db::new)
}

#[cfg(not(feature = "sqlite"))]
async fn sqlite(_options: &ConnectOptions) -> Result<Db> {
    Err(missing("sqlite"))
}

#[cfg(feature = "postgres")]
async fn postgres(options: &ConnectOptions) -> Result<Db> {
    squall_driver_postgres::connect(options).await.map(Db::new)
}

#[cfg(not(feature = "postgres"))]
async fn postgres(_options: &ConnectOptions) -> Result<Db> {
    Err(missing("postgres"))
}

#[cfg(not(all(feature = "sqlite", feature = "postgres")))]
fn missing(feature: &str) -> Error {
    Error::Config(format!(
        "the driver of this URL was not compiled in: turn on the feature `{feature}` of the crate `squall`"
    ))
}
