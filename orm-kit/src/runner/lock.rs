//! One process at a time.

use std::time::Instant;

use squall::PinnedConnection;

use super::{MigrateOptions, number};
use crate::{
    error::{Error, Result},
    plan::Backend,
};

/// The number of the advisory lock on Postgres: "squall", in ASCII.
const KEY: i64 = 0x7371_7561_6c6c;

/// That the lock is held; it goes with the connection.
pub(super) struct Lock;

/// Takes the lock. On Postgres it is asked for again and again: one that waits in the server holds a snapshot, for which
/// CREATE INDEX CONCURRENTLY waits, for ever. On SQLite each transaction that writes has the whole database anyway.
pub(super) async fn take(
    connection: &PinnedConnection,
    backend: Backend,
    options: &MigrateOptions<'_>,
) -> Result<Lock> {
    if backend == Backend::Sqlite {
        return Ok(Lock);
    }
    let started = Instant::now();
    let sql = format!("SELECT CASE WHEN pg_try_advisory_lock({KEY}) THEN 1::bigint ELSE 0::bigint END");
    loop {
        let taken = number(connection, sql.clone()).await.map_err(|error| match error {
            squall::Error::InvalidQuery(reason) => Error::refused(
                reason,
                "a lock of a session cannot be held behind PgBouncer: migrate by a URL that leads to Postgres itself",
            ),
            error => error.into(),
        })?;
        if taken == Some(1) {
            return Ok(Lock);
        }
        if started.elapsed() >= options.lock_wait {
            return Err(Error::Locked { seconds: options.lock_wait.as_secs() });
        }
        tokio::time::sleep(jitter(50, 250)).await;
    }
}

/// A time between two, in milliseconds, that is not the same in two processes.
pub(super) fn jitter(least: u64, most: u64) -> std::time::Duration {
    use std::hash::{BuildHasher, RandomState};
    let random = RandomState::new().hash_one(Instant::now());
    std::time::Duration::from_millis(least + random % (most - least))
}
