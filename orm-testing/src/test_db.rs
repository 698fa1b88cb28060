use std::{fmt, ops::Deref};

use squall::{Db, Executor, Target};

use crate::{
    Backend, Error,
    postgres::{Database, Postgres},
    sqlite::Folder,
};

/// A database that one test has to itself. It is removed when this is dropped, also when the test panics.
///
/// ```no_run
/// # async fn example() -> Result<(), squall_testing::Error> {
/// use squall_testing::{Backend, TestDb};
///
/// let db = TestDb::new(Backend::Postgres).await?;
/// squall::sql!("CREATE TABLE points (x integer, y integer)").exec(&db).await?;
/// # Ok(())
/// # }
/// ```
pub struct TestDb {
    // The order matters: the connections go before the database does.
    db: Db,
    url: String,
    backend: Backend,
    _home: Home,
}

/// Where the data is; dropping it removes the data.
enum Home {
    Memory,
    Folder { _folder: Folder },
    Postgres { _database: Database },
}

impl TestDb {
    /// Makes an empty database.
    ///
    /// On Postgres it has the encoding UTF-8 and, whatever the server's locale is, a linguistic default collation (the
    /// root of ICU), as databases in production have: a query that leaves its order to the database is found out.
    ///
    /// # Errors
    /// If there is no Postgres server, or it refuses.
    pub async fn new(backend: Backend) -> Result<TestDb, Error> {
        match backend {
            Backend::Sqlite => TestDb::open(backend, "sqlite::memory:".into(), Home::Memory).await,
            Backend::SqliteFile => {
                let (folder, url) = Folder::new()?;
                TestDb::open(backend, url, Home::Folder { _folder: folder }).await
            }
            Backend::Postgres => {
                let database = Postgres::shared().await?.create().await?;
                TestDb::open(backend, database.url(), Home::Postgres { _database: database }).await
            }
        }
    }

    /// Makes a database as `setup` leaves it: its tables, and rows that every test needs.
    ///
    /// On Postgres `setup` runs once per process and `key`; each test gets a copy of the result, which takes
    /// milliseconds however long `setup` took. On SQLite it runs for each test.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), squall_testing::Error> {
    /// use squall::Db;
    /// use squall_testing::{Backend, TestDb};
    ///
    /// async fn blog(db: Db) -> Result<(), squall::Error> {
    ///     // create tables, insert what all tests read
    ///     # let _ = db;
    ///     Ok(())
    /// }
    ///
    /// let test_db = TestDb::with_template(Backend::Postgres, "blog", blog).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As for [`TestDb::new`], and what `setup` returns. After a failed `setup` the next test tries again.
    pub async fn with_template(
        backend: Backend,
        key: &str,
        setup: impl AsyncFnOnce(Db) -> Result<(), squall::Error>,
    ) -> Result<TestDb, Error> {
        match backend {
            Backend::Sqlite | Backend::SqliteFile => {
                let test_db = TestDb::new(backend).await?;
                setup(test_db.db.clone()).await?;
                Ok(test_db)
            }
            Backend::Postgres => {
                let database = Postgres::shared().await?.create_from(key, setup).await?;
                TestDb::open(backend, database.url(), Home::Postgres { _database: database }).await
            }
        }
    }

    async fn open(backend: Backend, url: String, home: Home) -> Result<TestDb, Error> {
        let db = squall::connect(&url).await?;
        Ok(TestDb { db, url, backend, _home: home })
    }

    /// The database's handle. Queries take `&test_db` as well.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The URL, for a second `squall::connect` or another client. Holds the password, if there is one.
    ///
    /// A second connection to `sqlite::memory:` is another, empty database.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The kind of database.
    pub fn backend(&self) -> Backend {
        self.backend
    }
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

/// So that queries take a `&TestDb` as they take a `&Db`.
impl Executor for TestDb {
    fn target(&self) -> Target<'_> {
        self.db.target()
    }
}

impl From<&TestDb> for Db {
    fn from(test_db: &TestDb) -> Db {
        test_db.db.clone()
    }
}

impl From<&TestDb> for Backend {
    fn from(test_db: &TestDb) -> Backend {
        test_db.backend
    }
}

impl fmt::Debug for TestDb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestDb").field("backend", &self.backend).finish_non_exhaustive()
    }
}
