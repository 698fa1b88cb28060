//! Commands for development: seed and reset.

use std::io;

use serde::Serialize;

use super::{
    args::{ResetArgs, SeedArgs},
    kit::Refine,
    live::agrees,
    output::{Output, Tone},
};
use crate::{
    error::{Error, Result},
    guard,
    model::Schema,
    project::Project,
    push::{self, PushOptions},
    reset,
    runner::{self, MigrateOptions},
    seed::{Seed, SeededTable},
};

pub(super) async fn seed(
    schema: &Schema,
    refine: Option<Refine>,
    args: &SeedArgs,
    output: &Output,
) -> Result<u8> {
    guard::development(&args.connection.url, args.yes.as_deref())?;
    let mut seed = Seed::new(args.seed).schema(schema, args.rows);
    if let Some(refine) = refine {
        seed = refine(seed);
    }
    for text in &args.count {
        let (table, count) =
            text.rsplit_once('=').and_then(|(table, count)| Some((table, count.parse().ok()?))).ok_or_else(
                || Error::refused(format!("`{text}` is no count"), "write it as --count users=100"),
            )?;
        let table = schema.table(table).ok_or_else(|| {
            let names: Vec<&str> = schema.tables.iter().map(|it| it.name.as_str()).collect();
            Error::refused(
                format!("there is no table `{table}` in the schema"),
                format!("there are: {}", names.join(", ")),
            )
        })?;
        seed.count_of(table, count);
    }
    let db = squall::connect(&args.connection.url).await?;
    let seeded = seed.run(&db).await?;
    db.close().await;
    if !output.json(&seeded) {
        for SeededTable { table, rows } in &seeded.tables {
            output.line(Tone::Good, &format!("{table}: {rows} rows"));
        }
    }
    Ok(0)
}

pub(super) async fn reset(
    project: Option<&Project>,
    schema: Option<&Schema>,
    args: &ResetArgs,
    output: &Output,
) -> Result<u8> {
    let leave = guard::development(&args.connection.url, args.yes.as_deref())?;
    let migrations = project.map_or(&[][..], |it| &it.migrations);
    if migrations.is_empty() && schema.is_none() {
        return Err(Error::refused(
            "there are no migrations to make the database anew with",
            "say --dir where they are elsewhere, or run it as `cargo kit reset`, which pushes the schema",
        ));
    }
    if args.yes.is_none()
        && output.can_ask()
        && !agrees("Drop all tables, with their rows?", &mut io::stdin().lock(), &mut anstream::stderr())
    {
        output.line(Tone::Quiet, "Nothing was done.");
        return Ok(1);
    }
    let db = squall::connect(&args.connection.url).await?;
    let dropped = reset::drop_all(&db, &leave).await?;
    let applied = match schema {
        Some(schema) if migrations.is_empty() => {
            push::push(&db, schema, &PushOptions::default()).await?;
            None
        }
        _ => Some(runner::migrate(&db, migrations, &MigrateOptions::default()).await?.applied.len()),
    };
    db.close().await;
    #[derive(Serialize)]
    struct Told<'a> {
        dropped: &'a [String],
        applied: Option<usize>,
    }
    if !output.json(&Told { dropped: &dropped, applied }) {
        for title in &dropped {
            output.line(Tone::Quiet, title);
        }
        let done = match applied {
            Some(count) => format!("The database is made anew by {count} migrations."),
            None => "The database is made anew, as the schema says.".to_owned(),
        };
        output.line(Tone::Good, &done);
    }
    Ok(0)
}
