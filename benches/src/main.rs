//! Squall against the raw drivers, in one run: `scripts/bench`.
//!
//! Each work is done by both sides in turn, many times over; the ratio is the median over the pairs. Only the ratios mean
//! anything: the times are those of one machine on one day.

#![allow(clippy::print_stdout, reason = "the table is what the program is for")]

mod data;
mod nested;
mod pairs;
mod postgres;
mod report;
mod sqlite;

use clap::Parser;

/// Compares Squall with rusqlite on in-memory SQLite, and with sqlx on Postgres.
#[derive(Parser)]
struct Args {
    /// Only the works whose name has this in it.
    filter: Option<String>,
    /// How many pairs of runs each work gets.
    #[arg(long, default_value_t = 41)]
    pairs: usize,
    /// Only SQLite.
    #[arg(long)]
    sqlite: bool,
    /// Only Postgres.
    #[arg(long)]
    postgres: bool,
    /// Repeat only Squall's side of the works, so many times and without a table: for profilers.
    #[arg(long)]
    profile: Option<usize>,
    /// With `--profile`: the raw driver's side instead.
    #[arg(long, requires = "profile")]
    raw: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    let mut report = report::Report::new(args.filter, args.pairs, args.profile, args.raw);
    if !args.postgres {
        sqlite::run(&mut report).await?;
        nested::sqlite(&mut report).await?;
    }
    if !args.sqlite {
        postgres::run(&mut report).await?;
        nested::postgres(&mut report).await?;
    }
    println!("{report}");
    Ok(())
}
