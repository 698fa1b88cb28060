//! Commands on a database.

use std::{io::IsTerminal, time::Duration};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{
    args::{Connection, MigrateArgs, OptionalConnection, RollbackArgs},
    output::{Output, Tone},
};
use crate::{
    error::Result,
    plan::Backend,
    project::Project,
    runner::{self, MigrateOptions, Observer, Report, State},
    verify,
};

/// Shows how far it has come, on a terminal.
struct Bar(ProgressBar);

impl Bar {
    fn new(output: &Output) -> Self {
        let is_shown = !output.is_json() && std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(
            None,
            if is_shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() },
        );
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        Self(bar)
    }
}

impl Observer for Bar {
    fn starts(&self, statements: usize) {
        self.0.set_length(statements as u64);
    }

    fn before(&self, migration: &str, _position: usize, _sql: &str) -> Result<(), squall::Error> {
        self.0.set_message(migration.to_owned());
        self.0.inc(1);
        Ok(())
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

pub(super) async fn migrate(project: &Project, args: &MigrateArgs, output: &Output) -> Result<u8> {
    let db = squall::connect(&args.connection.url).await?;
    if let Some(name) = &args.accept {
        runner::accept(&db, &project.migrations, name).await?;
        output.line(Tone::Good, &format!("{name} is taken as it is now."));
        return Ok(0);
    }
    let bar = Bar::new(output);
    let options = MigrateOptions {
        to: args.to.as_deref(),
        dry_run: args.dry_run,
        lock_wait: Duration::from_secs(args.lock_wait),
        observer: &bar,
        ..MigrateOptions::default()
    };
    let report = runner::migrate(&db, &project.migrations, &options).await;
    drop(bar);
    let report = report?;
    tell(&report, args.dry_run, "Applied", "would be applied", "Nothing to apply.", output);
    for name in &report.missing {
        output.line(Tone::Careful, &format!("{name} is applied, and not in the folder."));
    }
    db.close().await;
    Ok(0)
}

pub(super) async fn rollback(project: &Project, args: &RollbackArgs, output: &Output) -> Result<u8> {
    let db = squall::connect(&args.connection.url).await?;
    let bar = Bar::new(output);
    let options = MigrateOptions { dry_run: args.dry_run, observer: &bar, ..MigrateOptions::default() };
    let report = runner::rollback(&db, &project.migrations, args.steps, &options).await;
    drop(bar);
    tell(&report?, args.dry_run, "Undid", "would be undone", "Nothing to undo.", output);
    db.close().await;
    Ok(0)
}

fn tell(report: &Report, dry_run: bool, done: &str, would: &str, nothing: &str, output: &Output) {
    if output.json(report) {
        return;
    }
    for it in &report.applied {
        let resumed = if it.resumed { ", from where it had stopped" } else { "" };
        output.line(
            Tone::Good,
            &match dry_run {
                true => format!("{} {would} ({} statements{resumed})", it.name, it.statements),
                false => format!(
                    "{done} {} ({} statements, {} ms{resumed})",
                    it.name, it.statements, it.milliseconds
                ),
            },
        );
    }
    if report.applied.is_empty() {
        output.line(Tone::Quiet, nothing);
    }
}

pub(super) async fn status(project: &Project, connection: &Connection, output: &Output) -> Result<u8> {
    let db = squall::connect(&connection.url).await?;
    let all = runner::status(&db, &project.migrations).await?;
    db.close().await;
    if output.json(&all) {
        return Ok(0);
    }
    let rows = all
        .iter()
        .map(|it| {
            let state = match it.state {
                State::Applied => "applied",
                State::Pending => "pending",
                State::Partial => "partly applied",
                State::Changed => "applied, then changed",
                State::Missing => "applied, not in the folder",
            };
            vec![it.name.clone(), state.into(), it.applied_at.clone().unwrap_or_default()]
        })
        .collect();
    output.table(&["migration", "state", "applied at"], rows);
    let pending = all.iter().filter(|it| matches!(it.state, State::Pending | State::Partial)).count();
    if pending > 0 {
        output.line(Tone::Careful, &format!("{pending} to apply: squall migrate"));
    }
    Ok(0)
}

pub(super) async fn verify(
    project: &Project,
    connection: &OptionalConnection,
    output: &Output,
) -> Result<u8> {
    let postgres = connection.url.as_deref().filter(|it| it.starts_with("postgres"));
    let all = verify::verify(project, postgres).await?;
    let failed = all.iter().any(|it| !it.differences.is_empty());
    if output.json(&all) {
        return Ok(u8::from(failed));
    }
    for it in &all {
        let name = match it.backend {
            Backend::Postgres => "Postgres",
            Backend::Sqlite => "SQLite",
        };
        if it.differences.is_empty() {
            output.line(Tone::Good, &format!("{name}: {} migrations make the schema.", it.migrations));
        } else {
            output.line(Tone::Bad, &format!("{name}: the migrations make another schema:"));
            for difference in &it.differences {
                output.line(Tone::Quiet, &format!("  {difference}"));
            }
        }
    }
    if postgres.is_none() {
        output.line(Tone::Quiet, "Postgres was not looked at: give --url postgres://..");
    }
    Ok(u8::from(failed))
}
