//! Drift: what a live database has otherwise than the migrations left it.

use serde::Serialize;
use squall::Db;

use crate::{
    error::{Error, Result},
    introspect::{IntrospectOptions, adopt, canonical, differences, introspect},
    model::Schema,
    project::Project,
};

/// What [`drift`] found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Drift {
    /// What is otherwise, to be read; empty where nothing is.
    pub differences: Vec<String>,
    /// What the model cannot say, and so was not compared.
    pub notes: Vec<String>,
}

impl Drift {
    /// Whether the database is as the migrations left it.
    pub fn is_none(&self) -> bool {
        self.differences.is_empty()
    }
}

/// Compares a live database with the snapshot of the last migration.
///
/// # Errors
/// [`Error::Refused`] where there are no migrations, or they have branches; [`Error::Malformed`]; [`Error::Database`].
pub async fn drift(db: &Db, project: &Project, options: &IntrospectOptions) -> Result<Drift> {
    let schema = head(project)?.ok_or_else(|| {
        Error::refused("there are no migrations to compare with", "make the first one: generate, or baseline")
    })?;
    compare(db, &schema, options).await
}

/// The schema of the last migration.
pub(crate) fn head(project: &Project) -> Result<Option<Schema>> {
    let mut heads = project.heads()?;
    match heads.len() {
        0 => Ok(None),
        1 => Ok(heads.pop().map(|(_, snapshot)| snapshot.schema)),
        _ => Err(Error::refused("the migrations have branches", "bring them together: generate --merge")),
    }
}

/// Compares a live database with a schema.
///
/// # Errors
/// [`Error::Database`].
pub async fn compare(db: &Db, schema: &Schema, options: &IntrospectOptions) -> Result<Drift> {
    let live = introspect(db, options).await?;
    let told = canonical(db, schema).await?;
    let mut wanted = schema.clone();
    let is_postgres = db.dialect().has_schemas();
    wanted.objects.retain(|it| if is_postgres { it.postgres.is_some() } else { it.sqlite.is_some() });
    Ok(Drift {
        differences: differences(&adopt(&live, &told, &wanted), &wanted),
        notes: live.notes.iter().map(ToString::to_string).collect(),
    })
}
