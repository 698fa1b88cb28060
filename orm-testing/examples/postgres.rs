//! Runs a command with a Postgres server for its tests, and stops the server when the command has ended:
//!
//! `cargo run -p squall-testing --example postgres -- cargo test`
//!
//! The command finds the server in `SQUALL_TEST_POSTGRES_URL`. Without a command this only says which server there is.

#![allow(clippy::print_stderr, reason = "a program speaks to whoever runs it")]

use std::{
    env,
    process::{Command, ExitCode},
};

use squall_testing::{Error, PostgresServer};

#[tokio::main]
async fn main() -> Result<ExitCode, Error> {
    let server = PostgresServer::find().await?;
    eprintln!("Postgres for the tests: {}", server.origin());
    let mut arguments = env::args_os().skip(1);
    let Some(program) = arguments.next() else { return Ok(ExitCode::SUCCESS) };

    let status =
        Command::new(&program).args(arguments).env("SQUALL_TEST_POSTGRES_URL", server.url()).status();
    server.stop();
    Ok(match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(status) => {
            eprintln!("{} ended with {status}", program.display());
            status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1).into()
        }
        Err(error) => {
            eprintln!("cannot run {}: {error}", program.display());
            127.into()
        }
    })
}
