//! Commands on a live database: pull, push, drift, baseline.

use std::{fs, io};

use serde::Serialize;

use super::{
    args::{BaselineArgs, Connection, PullArgs, PushArgs},
    ask::ask,
    folder::answers,
    output::{Output, Tone},
};
use crate::{
    baseline, drift,
    error::{Error, Result},
    introspect::IntrospectOptions,
    model::Schema,
    project::Project,
    pull, push,
};

pub(super) async fn pull(args: &PullArgs, output: &Output) -> Result<u8> {
    let db = squall::connect(&args.connection.url).await?;
    let options = IntrospectOptions { schemas: args.schema.clone(), ..IntrospectOptions::default() };
    let pulled = pull::pull(&db, &options).await?;
    db.close().await;
    if let Some(path) = &args.out {
        fs::write(path, &pulled.source).map_err(|source| Error::File { path: path.clone(), source })?;
    }
    #[derive(Serialize)]
    struct Told<'a> {
        source: &'a str,
        notes: Vec<String>,
        differences: &'a [String],
    }
    let notes: Vec<String> = pulled.notes.iter().map(ToString::to_string).collect();
    let told = Told { source: &pulled.source, notes, differences: &pulled.differences };
    if output.json(&told) {
        return Ok(0);
    }
    match &args.out {
        // The notes are in the source as well, where they belong.
        None => output.plain(&pulled.source),
        Some(path) => {
            output.line(Tone::Good, &format!("Wrote {}", path.display()));
            for note in &told.notes {
                output.line(Tone::Careful, &format!("  {note}"));
            }
            for difference in told.differences {
                output.line(Tone::Careful, &format!("  a push of it would change: {difference}"));
            }
        }
    }
    Ok(0)
}

pub(super) async fn push(schema: &Schema, args: &PushArgs, output: &Output) -> Result<u8> {
    let db = squall::connect(&args.connection.url).await?;
    let mut options = push::PushOptions {
        answers: answers(&args.answers)?,
        accept_data_loss: args.accept_data_loss,
        drop_tables: args.drop_tables,
        ..push::PushOptions::default()
    };
    let prepared = loop {
        match push::prepare(&db, schema, &options).await {
            Err(Error::Questions(questions)) if output.can_ask() => {
                ask(&questions, &mut options.answers, &mut io::stdin().lock(), &mut anstream::stderr())?;
            }
            prepared => break prepared?,
        }
    };
    for it in &prepared.left_alone {
        output.line(Tone::Quiet, &format!("Left alone: {it}"));
    }
    if !args.dry_run {
        push::apply(&db, &prepared, &options).await?;
    }
    db.close().await;
    if output.json(&prepared) {
        return Ok(0);
    }
    for step in &prepared.plan.steps {
        output.line(Tone::Quiet, &format!("  {}", step.title));
    }
    if args.dry_run {
        for loss in &prepared.losses {
            output.line(Tone::Careful, &format!("  It would lose {loss}."));
        }
        for obstacle in &prepared.obstacles {
            output.line(Tone::Bad, &format!("  It would fail: {obstacle}."));
        }
    }
    output.line(
        Tone::Good,
        match (prepared.is_empty(), args.dry_run) {
            (true, _) => "The database is as the schema says.",
            (false, true) => "Nothing was done.",
            (false, false) => "Done.",
        },
    );
    Ok(0)
}

pub(super) async fn drift(project: &Project, connection: &Connection, output: &Output) -> Result<u8> {
    let db = squall::connect(&connection.url).await?;
    let drift = drift::drift(&db, project, &IntrospectOptions::default()).await?;
    db.close().await;
    if !output.json(&drift) {
        for difference in &drift.differences {
            output.line(Tone::Bad, difference);
        }
        for note in &drift.notes {
            output.line(Tone::Quiet, note);
        }
        if drift.is_none() {
            output.line(Tone::Good, "The database is as the migrations leave it.");
        }
    }
    Ok(u8::from(!drift.is_none()))
}

pub(super) async fn baseline(
    project: &mut Project,
    schema: &Schema,
    args: &BaselineArgs,
    output: &Output,
) -> Result<u8> {
    let db = squall::connect(&args.connection.url).await?;
    let options = IntrospectOptions::default();
    let noted = baseline::baseline(&db, project, schema, args.name.as_deref(), &options).await?;
    db.close().await;
    if !output.json(&noted) {
        for name in &noted {
            output.line(Tone::Good, &format!("{name} is noted as applied."));
        }
        if noted.is_empty() {
            output.line(Tone::Quiet, "All migrations are noted already.");
        }
    }
    Ok(0)
}
