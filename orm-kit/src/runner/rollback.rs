//! `rollback`

use std::time::Instant;

use squall::Db;

use super::{Applied, MigrateOptions, Report, apply, apply::Direction, history, lock};
use crate::{
    error::{Error, Result},
    plan::Backend,
    project::Migration,
};

/// Undoes the last `steps` migrations of the database, the last one first: all of them, or, where one of them cannot be
/// undone, none.
///
/// # Errors
/// [`Error::Refused`] where one has nothing that undoes it; else as [`migrate`](super::migrate).
pub async fn rollback(
    db: &Db,
    migrations: &[Migration],
    steps: usize,
    options: &MigrateOptions<'_>,
) -> Result<Report> {
    let backend = Backend::of(db.dialect());
    let connection = db.connection().await?;
    let _lock = lock::take(&connection, backend, options).await?;
    let records = history::read(&connection, backend).await?;
    history::check(&records, migrations, backend)?;
    let mut scripts = Vec::new();
    for record in records.iter().rev().take(steps) {
        let name = &record.name;
        let Some(migration) = migrations.iter().find(|it| it.name == *name) else {
            return Err(Error::refused(
                format!("`{name}` is applied, and not in the folder"),
                "what undoes it is not known here: take the version of the program that made it",
            ));
        };
        if !record.is_applied() {
            return Err(Error::refused(
                format!("a part of `{name}` is applied"),
                "finish it first: squall migrate",
            ));
        }
        // A migration that does nothing here is undone by nothing.
        let is_nothing = migration.up(backend)?.is_none_or(|it| it.statements.is_empty());
        match migration.down(backend)? {
            Some(script) => scripts.push((migration, script)),
            None if is_nothing => scripts.push((migration, crate::script::Script::nothing())),
            None => {
                return Err(Error::refused(
                    format!("nothing undoes `{name}`: to undo it would lose data, or nobody has written how"),
                    format!(
                        "write {}/{}.down.sql, or make a migration that goes forward",
                        migration.path.display(),
                        backend.stem()
                    ),
                ));
            }
        }
    }
    options.observer.starts(scripts.iter().map(|(_, it)| it.statements.len()).sum());
    let mut report = Report::default();
    for (migration, script) in scripts {
        let started = Instant::now();
        if !options.dry_run {
            apply::run(&connection, backend, &migration.name, &script, Direction::Down, options).await?;
        }
        report.applied.push(Applied {
            name: migration.name.clone(),
            statements: script.statements.len(),
            milliseconds: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
            resumed: false,
        });
    }
    Ok(report)
}
