//! The driver.

use std::{fmt, sync::Arc};

use async_trait::async_trait;
use squall_core::{
    ConnectOptions, Dialect, Result,
    driver::{Connection, Driver, Query, RowSink, TransactionOptions},
};
use squall_dialect_postgres::POSTGRES;

use crate::{
    command::Command,
    database::Database,
    pinned::Pinned,
    transaction::{self, Transaction},
};

/// A Postgres database, and a pool of connections to it.
pub struct PostgresDriver {
    database: Arc<Database>,
}

/// Connects to a Postgres database; opens one connection, so that what is wrong shows at once.
///
/// The URL is `postgres://user:password@host:port/database?parameters`. TLS is verified (`sslmode=verify-full`) unless
/// the host is local or the URL says otherwise.
///
/// # Errors
/// [`Config`](squall_core::Error::Config) for a URL that is not understood,
/// [`Connection`](squall_core::Error::Connection) where the database cannot be reached or refuses.
pub async fn connect(options: &ConnectOptions) -> Result<PostgresDriver> {
    let database = Arc::new(Database::new(options)?);
    drop(database.lease().await?);
    Ok(PostgresDriver { database })
}

#[async_trait]
impl Driver for PostgresDriver {
    fn dialect(&self) -> &'static dyn Dialect {
        &POSTGRES
    }

    async fn run(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        if self.database.connector.unnamed && Command::of(&query.sql) != Command::Definition {
            return self.run_unnamed(query, sink).await;
        }
        self.database.lease().await?.run(query, sink).await
    }

    async fn begin(&self, options: TransactionOptions) -> Result<Box<dyn Connection>> {
        let lease = self.database.begin(&transaction::begin(options)).await?;
        Ok(Box::new(Transaction::new(lease)))
    }

    async fn pin(&self) -> Result<Box<dyn Connection>> {
        Ok(Box::new(Pinned::new(self.database.lease().await?)))
    }

    async fn close(&self) {
        self.database.pool.close().await;
    }
}

impl PostgresDriver {
    /// Runs a statement in a transaction of its own: it is prepared in one round trip and run in another, and only a
    /// transaction keeps PgBouncer from parting the two.
    async fn run_unnamed(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        let mut lease = self.database.begin("BEGIN").await?;
        match lease.run(query, sink).await {
            Ok(written) => {
                lease.commit().await?;
                Ok(written)
            }
            Err(error) => {
                // The error of the statement says why; a failed rollback throws the connection away.
                let _ = lease.rollback().await;
                Err(error)
            }
        }
    }
}

impl fmt::Debug for PostgresDriver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresDriver").field("database", &self.database.connector).finish()
    }
}
