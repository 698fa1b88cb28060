//! `verify`: the migrations, run from the first to the last, make the schema of the last snapshot.

use serde::Serialize;
use squall::{Db, PinnedConnection};
use url::Url;

use crate::{
    error::{Error, Result},
    introspect::{IntrospectOptions, adopt, canonical, differences, introspect},
    model::Schema,
    plan::Backend,
    project::Project,
    runner::{MigrateOptions, migrate},
};

/// What came of it on one database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Which kind of database.
    pub backend: Backend,
    /// How many migrations were run.
    pub migrations: usize,
    /// What differs from the snapshot; nothing, where all is well.
    pub differences: Vec<String>,
}

/// Runs all migrations in a new SQLite in memory, and, where `postgres` is the URL of a Postgres whose role may create
/// databases, in a new database there, which is dropped again; and compares what is there then with the last snapshot.
///
/// # Errors
/// [`Error::Refused`] where the migrations have branches; those of [`migrate`].
pub async fn verify(project: &Project, postgres: Option<&str>) -> Result<Vec<Verified>> {
    let heads = project.heads()?;
    let schema = match &heads[..] {
        [] => return Ok(Vec::new()),
        [(_, head)] => &head.schema,
        _ => {
            return Err(Error::refused(
                "the migrations have branches",
                "bring them together: generate --merge",
            ));
        }
    };
    let memory = squall::connect("sqlite::memory:").await?;
    let mut all = vec![replay(&memory, project, schema).await?];
    memory.close().await;
    if let Some(url) = postgres {
        all.push(on_postgres(url, project, schema).await?);
    }
    Ok(all)
}

async fn replay(db: &Db, project: &Project, schema: &Schema) -> Result<Verified> {
    let report = migrate(db, &project.migrations, &MigrateOptions::default()).await?;
    let live = introspect(db, &IntrospectOptions::default()).await?;
    let told = canonical(db, schema).await?;
    Ok(Verified {
        backend: Backend::of(db.dialect()),
        migrations: report.applied.len(),
        differences: differences(&adopt(&live, &told, schema), schema),
    })
}

async fn on_postgres(url: &str, project: &Project, schema: &Schema) -> Result<Verified> {
    let mut throwaway = Url::parse(url).map_err(|error| {
        Error::refused(format!("the URL is none: {error}"), "postgres://user@host/database")
    })?;
    let name = format!("squall_verify_{}", uuid::Uuid::new_v4().simple());
    throwaway.set_path(&name);
    let server = squall::connect(url).await?;
    let connection: PinnedConnection = server.connection().await?;
    connection.execute(format!("CREATE DATABASE {name} TEMPLATE template0")).await?;
    let verified = async {
        let db = squall::connect(throwaway.as_str()).await?;
        let verified = replay(&db, project, schema).await;
        db.close().await;
        verified
    }
    .await;
    // Also where it failed: nothing is to be left behind.
    let dropped = connection.execute(format!("DROP DATABASE {name} WITH (FORCE)")).await;
    let verified = verified?;
    dropped?;
    Ok(verified)
}
