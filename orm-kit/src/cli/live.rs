//! Commands on a live database: pull, push, drift, baseline.

use std::{
    fs,
    io::{self, BufRead, Write},
};

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
    pull,
    push::{self, Push, PushOptions},
};

pub(super) async fn pull(args: &PullArgs, output: &Output) -> Result<u8> {
    let db = squall::connect(&args.connection.url).await?;
    let options = IntrospectOptions { schemas: args.schema.clone(), without: args.without.clone() };
    let pulled = pull::pull(&db, &options).await?;
    db.close().await;
    #[derive(Serialize)]
    struct Told<'a> {
        source: &'a str,
        notes: Vec<String>,
        differences: &'a [String],
    }
    let notes: Vec<String> = pulled.notes.iter().map(ToString::to_string).collect();
    if let Some(path) = &args.out {
        if path.exists() && !args.force {
            return Err(Error::refused(
                format!("{} is there already", path.display()),
                "--force writes over it; without --out the source is printed",
            ));
        }
        fs::write(path, &pulled.source).map_err(|source| Error::File { path: path.clone(), source })?;
    }
    if output.json(&Told { source: &pulled.source, notes, differences: &pulled.differences }) {
        return Ok(0);
    }
    match &args.out {
        None => output.plain(&pulled.source),
        Some(path) => {
            output.line(Tone::Good, &format!("Wrote {}.", path.display()));
            for note in &pulled.notes {
                output.line(Tone::Careful, &note.to_string());
            }
            for difference in &pulled.differences {
                output.line(Tone::Careful, &format!("A push of it would change: {difference}"));
            }
        }
    }
    Ok(0)
}

pub(super) async fn push(schema: &Schema, args: &PushArgs, output: &Output) -> Result<u8> {
    let db = squall::connect(&args.connection.url).await?;
    let mut options = PushOptions {
        answers: answers(&args.answers)?,
        accept_data_loss: args.accept_data_loss,
        drop_tables: args.drop_tables,
        introspect: IntrospectOptions::default(),
    };
    let found = loop {
        match push::prepare(&db, schema, &options).await {
            Err(Error::Questions(questions)) if output.can_ask() => {
                ask(&questions, &mut options.answers, &mut io::stdin().lock(), &mut anstream::stderr())?;
            }
            found => break found?,
        }
    };
    tell(&found, output);
    if !args.dry_run {
        if !found.losses.is_empty() && !options.accept_data_loss && output.can_ask() {
            options.accept_data_loss =
                agrees("Go on, and lose that?", &mut io::stdin().lock(), &mut anstream::stderr());
        }
        push::apply(&db, &found, &options).await?;
    }
    db.close().await;
    if !output.json(&found) {
        let done = if found.is_empty() {
            "Nothing to do: the database is as the schema says."
        } else if args.dry_run {
            "Nothing was done."
        } else {
            "The database is as the schema says."
        };
        output.line(Tone::Good, done);
    }
    Ok(0)
}

fn tell(push: &Push, output: &Output) {
    for step in &push.plan.steps {
        output.line(Tone::Quiet, &step.title);
    }
    for text in &push.left_alone {
        output.line(Tone::Quiet, &format!("left alone: {text}"));
    }
    for text in &push.obstacles {
        output.line(Tone::Bad, text);
    }
    for text in &push.losses {
        output.line(Tone::Careful, &format!("loses {text}"));
    }
}

/// Whether the answer is yes.
pub(super) fn agrees(question: &str, input: &mut impl BufRead, output: &mut impl Write) -> bool {
    let mut line = String::new();
    write!(output, "{question} [y/N] ").and_then(|()| output.flush()).is_ok()
        && input.read_line(&mut line).is_ok()
        && matches!(line.trim(), "y" | "Y" | "yes")
}

pub(super) async fn drift(project: &Project, connection: &Connection, output: &Output) -> Result<u8> {
    let db = squall::connect(&connection.url).await?;
    let drift = drift::drift(&db, project, &IntrospectOptions::default()).await?;
    db.close().await;
    let code = u8::from(!drift.is_none());
    if output.json(&drift) {
        return Ok(code);
    }
    for text in &drift.notes {
        output.line(Tone::Quiet, &format!("not compared: {text}"));
    }
    for text in &drift.differences {
        output.line(Tone::Bad, text);
    }
    if drift.is_none() {
        output.line(Tone::Good, "The database is as the migrations left it.");
    }
    Ok(code)
}

pub(super) async fn baseline(
    mut project: Project,
    schema: &Schema,
    args: &BaselineArgs,
    output: &Output,
) -> Result<u8> {
    let db = squall::connect(&args.connection.url).await?;
    let options = IntrospectOptions::default();
    let noted = baseline::baseline(&db, &mut project, schema, args.name.as_deref(), &options).await?;
    db.close().await;
    if output.json(&noted) {
        return Ok(0);
    }
    for name in &noted {
        output.line(Tone::Good, &format!("{name} is noted as applied."));
    }
    if noted.is_empty() {
        output.line(Tone::Good, "All migrations were noted already.");
    }
    Ok(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_yes_is_yes() {
        for (typed, expected) in [("y\n", true), ("yes\n", true), ("\n", false), ("n\n", false), ("", false)]
        {
            assert_eq!(agrees("Go on?", &mut typed.as_bytes(), &mut Vec::new()), expected, "{typed}");
        }
    }
}
