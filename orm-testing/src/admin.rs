//! An administrative connection: creates databases for the tests, or drops them.
//!
//! It lives on a thread with a runtime of its own. So it serves tests that each have their own runtime, and works from a
//! synchronous `Drop` while a test panics.

use std::{sync::mpsc as sync, thread, time::Duration};

use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, postgres::PgConnectOptions};
use tokio::sync::{mpsc, oneshot};

/// How long a `Drop` may block.
const PATIENCE: Duration = Duration::from_secs(5);

type Outcome = Result<(), sqlx::Error>;

struct Job {
    sql: String,
    done: Box<dyn FnOnce(Outcome) + Send>,
}

pub(crate) struct Admin {
    jobs: mpsc::UnboundedSender<Job>,
}

impl Admin {
    /// Connects.
    pub(crate) async fn connect(options: PgConnectOptions) -> Result<Admin, sqlx::Error> {
        let (jobs, queue) = mpsc::unbounded_channel();
        let (started, start) = oneshot::channel();
        thread::Builder::new().name("squall-testing".into()).spawn(move || {
            let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
                Ok(runtime) => runtime,
                Err(error) => return drop(started.send(Err(error.into()))),
            };
            runtime.block_on(async {
                match options.connect().await {
                    Ok(connection) => {
                        drop(started.send(Ok(())));
                        work(queue, options, connection).await;
                    }
                    Err(error) => drop(started.send(Err(error))),
                }
            });
        })?;
        start.await.unwrap_or(Err(sqlx::Error::WorkerCrashed))?;
        Ok(Admin { jobs })
    }

    /// Runs one statement, after those before it, and gives `made` back when it has succeeded.
    ///
    /// Once this was polled the statement runs, even if the future is dropped; `made` is dropped then, after it.
    pub(crate) async fn execute<T: Send + 'static>(&self, sql: &str, made: T) -> Result<T, crate::Error> {
        let (done, outcome) = oneshot::channel();
        self.send(sql, move |outcome| drop(done.send(outcome.map(|()| made))));
        outcome
            .await
            .unwrap_or(Err(sqlx::Error::WorkerCrashed))
            .map_err(|source| crate::Error::Sql { sql: sql.into(), source })
    }

    /// Runs one statement, and blocks until it has ended, or for some seconds: it then ends without us. There is nobody
    /// to tell if it fails.
    pub(crate) fn execute_blocking(&self, sql: &str) {
        let (done, outcome) = sync::channel();
        self.send(sql, move |outcome| drop(done.send(outcome)));
        drop(outcome.recv_timeout(PATIENCE));
    }

    /// Has one statement run some time, and does not wait.
    pub(crate) fn execute_later(&self, sql: &str) {
        self.send(sql, drop);
    }

    fn send(&self, sql: &str, done: impl FnOnce(Outcome) + Send + 'static) {
        drop(self.jobs.send(Job { sql: sql.into(), done: Box::new(done) }));
    }
}

/// Does the jobs in their order; after a broken connection the next job gets a new one.
async fn work(mut queue: mpsc::UnboundedReceiver<Job>, options: PgConnectOptions, first: PgConnection) {
    let mut connection = Some(first);
    while let Some(Job { sql, done }) = queue.recv().await {
        let outcome = async {
            let connection = match &mut connection {
                Some(connection) => connection,
                empty => empty.insert(options.connect().await?),
            };
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection).await.map(drop)
        };
        let outcome = outcome.await;
        if !matches!(outcome, Ok(()) | Err(sqlx::Error::Database(_))) {
            connection = None;
        }
        done(outcome);
    }
    if let Some(connection) = connection {
        drop(connection.close().await);
    }
}
