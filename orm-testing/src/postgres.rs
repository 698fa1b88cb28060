//! The databases that this process makes on its Postgres server.

use std::{
    collections::HashMap,
    process,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use sqlx::{ConnectOptions, Connection, postgres::PgConnectOptions};
use squall::Db;
use tokio::sync::OnceCell;
use uuid::Uuid;

use crate::{Error, Origin, PostgresServer, admin::Admin};

/// The server, and what this process has on it.
pub(crate) struct Postgres {
    server: PostgresServer,
    creator: Admin,
    /// Apart from the creator, as DROP DATABASE waits for every process of the server: one that is stopped, or is in the
    /// middle of letting a client in, must not keep the next test from starting.
    dropper: Admin,
    /// Begins the names of our databases, and names our connections: see [`abandoned`].
    owner: String,
    count: AtomicU64,
    templates: Mutex<HashMap<String, Template>>,
}

type Template = Arc<OnceCell<Database>>;

static SHARED: OnceCell<Result<Postgres, Arc<Error>>> = OnceCell::const_new();

impl Postgres {
    /// The server of this process. It is looked for, and started, once; so is a failure to do so.
    pub(crate) async fn shared() -> Result<&'static Postgres, Error> {
        let found = SHARED.get_or_init(async || Postgres::find().await.map_err(Arc::new)).await;
        found.as_ref().map_err(|error| Error::Server(Arc::clone(error)))
    }

    async fn find() -> Result<Postgres, Error> {
        let server = PostgresServer::find().await?;
        let owner = format!("squall_test_{}_{}", process::id(), &Uuid::new_v4().simple().to_string()[..12]);
        let options = server.options().application_name(&owner);
        let refused = |source| Error::Connect { url: server.redacted_url(), source };
        let creator = Admin::connect(options.clone()).await.map_err(refused)?;
        let dropper = Admin::connect(options.clone()).await.map_err(refused)?;
        if *server.origin() == Origin::Given {
            for name in abandoned(&options).await.map_err(refused)? {
                dropper.execute_later(&drop_database(&name));
            }
        }
        Ok(Postgres {
            server,
            creator,
            dropper,
            owner,
            count: AtomicU64::new(0),
            templates: Mutex::default(),
        })
    }

    /// An empty database.
    pub(crate) async fn create(&'static self) -> Result<Database, Error> {
        // `template0` allows no connections, so nothing is ever in it and nobody ever holds it.
        self.create_as("template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'und'").await
    }

    /// A copy of the database that `setup` made for `key`.
    pub(crate) async fn create_from(
        &'static self,
        key: &str,
        setup: impl AsyncFnOnce(Db) -> Result<(), squall::Error>,
    ) -> Result<Database, Error> {
        let template = {
            let mut templates = self.templates.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(templates.entry(key.to_owned()).or_default())
        };
        let template = template.get_or_try_init(async || self.make_template(setup).await).await?;
        self.create_as(&template.name).await
    }

    async fn make_template(
        &'static self,
        setup: impl AsyncFnOnce(Db) -> Result<(), squall::Error>,
    ) -> Result<Database, Error> {
        let template = self.create().await?;
        setup(squall::connect(&template.url()).await?).await?;
        // A database can be copied while nobody is connected to it; and `setup` may have kept a handle.
        let close = format!("ALTER DATABASE {} ALLOW_CONNECTIONS false", template.name);
        self.creator.execute(&close, ()).await?;
        self.creator.execute(&evict(&template.name), template).await
    }

    async fn create_as(&'static self, template: &str) -> Result<Database, Error> {
        let name = format!("{}_{}", self.owner, self.count.fetch_add(1, Ordering::Relaxed));
        let create = format!("CREATE DATABASE {name} TEMPLATE {template}");
        self.creator.execute(&create, Database { server: self, name }).await
    }
}

/// A database on the server, dropped with this value.
pub(crate) struct Database {
    server: &'static Postgres,
    name: String,
}

impl Database {
    pub(crate) fn url(&self) -> String {
        self.server.server.url_of(&self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.server.dropper.execute_later(&evict(&self.name));
        self.server.dropper.execute_blocking(&drop_database(&self.name));
    }
}

/// Ends the connections to a database, and waits a moment for that. CREATE and DROP DATABASE would look again only
/// after a tenth of a second.
fn evict(name: &str) -> String {
    format!(
        "DO $$ BEGIN
             PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}';
             FOR millisecond IN 1..100 LOOP
                 PERFORM pg_stat_clear_snapshot();
                 EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = '{name}');
                 PERFORM pg_sleep(0.001);
             END LOOP;
         END $$"
    )
}

fn drop_database(name: &str) -> String {
    format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")
}

/// What earlier processes left on a server that outlives them: the databases of killed tests; and templates, which no
/// test can drop, as another one may need them. A process is over when its connections are.
async fn abandoned(options: &PgConnectOptions) -> Result<Vec<String>, sqlx::Error> {
    let mut connection = options.connect().await?;
    let names = sqlx::query_scalar(
        r"SELECT database.datname::text FROM pg_database AS database
          WHERE database.datname ~ '^squall_test_\d+_[0-9a-f]{12}_\d+$'
            AND database.datdba = (SELECT oid FROM pg_roles WHERE rolname = current_user)
            AND NOT EXISTS (SELECT FROM pg_stat_activity AS process
                            WHERE process.application_name = substring(database.datname FROM '^(.*)_\d+$'))",
    )
    .fetch_all(&mut connection)
    .await?;
    connection.close().await?;
    Ok(names)
}
