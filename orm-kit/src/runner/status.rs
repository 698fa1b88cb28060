//! What is applied, and what is not.

use serde::Serialize;
use squall::Db;

use super::history;
use crate::{
    error::{Error, Result},
    plan::Backend,
    project::Migration,
};

/// A migration, and how it stands with a database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MigrationStatus {
    /// Its name.
    pub name: String,
    /// How it stands.
    pub state: State,
    /// When it was applied, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied_at: Option<String>,
}

/// How a migration stands with a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It is applied.
    Applied,
    /// It is not.
    Pending,
    /// A part of it is: the next `migrate` goes on with it.
    Partial,
    /// It is applied, and its file was changed after that.
    Changed,
    /// It is applied, and not in the folder.
    Missing,
}

/// How each migration of the folder and of the database stands, in the order of the names. Nothing is written.
///
/// # Errors
/// [`Error::Database`], [`Error::Malformed`].
pub async fn status(db: &Db, migrations: &[Migration]) -> Result<Vec<MigrationStatus>> {
    let backend = Backend::of(db.dialect());
    let records = history::read(db, backend).await?;
    let mut all = Vec::new();
    for migration in migrations {
        let Some(script) = migration.up(backend)? else { continue };
        let record = records.iter().find(|it| it.name == migration.name);
        let state = match record {
            None => State::Pending,
            Some(record) if record.checksum != script.checksum => State::Changed,
            Some(record) if record.is_applied() => State::Applied,
            Some(_) => State::Partial,
        };
        let applied_at = record.and_then(|it| it.applied_at.clone());
        all.push(MigrationStatus { name: migration.name.clone(), state, applied_at });
    }
    let is_known = |name: &str| migrations.iter().any(|it| it.name == name);
    all.extend(records.into_iter().filter(|it| !is_known(&it.name)).map(|it| MigrationStatus {
        name: it.name,
        state: State::Missing,
        applied_at: it.applied_at,
    }));
    all.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(all)
}

/// Takes the file of a migration that was edited after it was applied for what was applied.
///
/// # Errors
/// [`Error::Refused`] where it is not applied, or not in the folder.
pub async fn accept(db: &Db, migrations: &[Migration], name: &str) -> Result<()> {
    let backend = Backend::of(db.dialect());
    let connection = db.connection().await?;
    let applied = history::read(&connection, backend).await?.into_iter().any(|it| it.name == name);
    let script = migrations.iter().find(|it| it.name == name).map(|it| it.up(backend)).transpose()?.flatten();
    match script {
        Some(script) if applied => Ok(history::recheck(&connection, name, &script).await?),
        _ => Err(Error::refused(
            format!("`{name}` is not applied, or not in the folder"),
            "`squall status` lists the migrations",
        )),
    }
}
