use std::fmt;

/// A kind of database that a test can run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Backend {
    /// SQLite in memory.
    Sqlite,
    /// SQLite in a file, in a folder of its own.
    SqliteFile,
    /// A database of its own on the test process's Postgres server.
    Postgres,
}

impl Backend {
    /// Every backend, in the order in which [`for_each_backend`](crate::for_each_backend) runs them.
    pub const ALL: [Backend; 3] = [Backend::Sqlite, Backend::SqliteFile, Backend::Postgres];
}

/// The name of the backend's test in [`on_every_backend!`](crate::on_every_backend): `sqlite`, `sqlite_file`, `postgres`.
impl fmt::Display for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Backend::Sqlite => "sqlite",
            Backend::SqliteFile => "sqlite_file",
            Backend::Postgres => "postgres",
        })
    }
}
