//! The command line.

mod args;
mod ask;
mod database;
mod development;
mod folder;
mod init;
mod kit;
mod live;
mod output;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::{
    error::{Error, Result},
    model::Schema,
    project::Project,
};
use args::{Cli, Command};
pub use kit::Kit;
use kit::Refine;
use output::Output;

/// The program `kit` of a project: reads the arguments, does what they say, and gives the exit code: 0 where all is well, 1
/// for an error, 2 where an answer is needed.
///
/// ```no_run
/// use squall::prelude::*;
///
/// #[derive(Table)]
/// struct User {
///     #[column(primary_key, auto)]
///     id: i64,
///     email: String,
/// }
///
/// fn main() -> std::process::ExitCode {
///     squall_kit::main(schema![User])
/// }
/// ```
///
/// A [`Kit`] in the place of the schema says more: what is in the rows that `seed` makes.
pub fn main(kit: impl Into<Kit>) -> ExitCode {
    let Kit { schema, refine } = kit.into();
    run(Some(&schema), refine)
}

/// The program `squall`, which knows no schema.
pub fn without_schema() -> ExitCode {
    run(None, None)
}

fn run(schema: Option<&Schema>, refine: Option<Refine>) -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(told) => {
            // Help is no error; and nobody is left to be told where it cannot be written.
            let _ = told.print();
            return ExitCode::from(u8::from(told.use_stderr()));
        }
    };
    let output = Output::new(cli.json);
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .worker_threads(2)
        .build()
        .map_err(|error| Error::refused(format!("the program cannot start: {error}"), "free some memory"))
        .and_then(|runtime| runtime.block_on(command(&cli, schema, refine, &output)));
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            output.error(&error);
            ExitCode::from(error.exit_code())
        }
    }
}

async fn command(cli: &Cli, schema: Option<&Schema>, refine: Option<Refine>, output: &Output) -> Result<u8> {
    let project = || Project::read(&cli.dir);
    match &cli.command {
        Command::Init => init::init(&cli.dir, output),
        Command::Generate(args) => folder::generate(&project()?, needed(schema)?, args, output),
        Command::Migrate(args) => database::migrate(&project()?, args, output).await,
        Command::Rollback(args) => database::rollback(&project()?, args, output).await,
        Command::Status(connection) => database::status(&project()?, connection, output).await,
        Command::Check => folder::check(&project()?, output),
        Command::Verify(connection) => database::verify(&project()?, connection, output).await,
        Command::Lint(args) => folder::lint(&project()?, args, output),
        Command::Export(args) => folder::export(needed(schema)?, args, output),
        Command::Pull(args) => live::pull(args, output).await,
        Command::Push(args) => live::push(needed(schema)?, args, output).await,
        Command::Drift(connection) => live::drift(&project()?, connection, output).await,
        Command::Baseline(args) => live::baseline(project()?, needed(schema)?, args, output).await,
        Command::Seed(args) => development::seed(needed(schema)?, refine, args, output).await,
        Command::Reset(args) => {
            // Where there is no folder, the schema alone says what comes.
            let project = cli.dir.exists().then(project).transpose()?;
            development::reset(project.as_ref(), schema, args, output).await
        }
        Command::Completions { shell } => {
            let name = if schema.is_some() { "kit" } else { "squall" };
            let mut text = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), name, &mut text);
            output.plain(&String::from_utf8_lossy(&text));
            Ok(0)
        }
    }
}

fn needed(schema: Option<&Schema>) -> Result<&Schema> {
    schema.ok_or_else(|| {
        Error::refused(
            "this needs the schema, which is in your program",
            "run it as `cargo kit ..`; `squall init` writes what that needs",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Cli::command().debug_assert();
    }
}
