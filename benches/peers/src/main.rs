//! Nested rows with Squall, Diesel and SeaORM, beside queries by hand, in one run: `scripts/bench-peers`.
//!
//! Each work is done by all of them in turn, many times over; a ratio is the median over the rounds. Only the ratios mean
//! anything: the times are those of one machine on one day.

#![allow(clippy::print_stdout, reason = "the tables are what the program is for")]

mod by_hand;
mod library;
#[path = "../../src/pairs.rs"]
mod pairs;
mod tables;
mod with_diesel;
mod with_rusqlite;
mod with_sea_orm;
mod with_sqlx;
mod with_squall;

use std::time::Duration;

use clap::Parser;
use comfy_table::{CellAlignment, Table, presets::ASCII_MARKDOWN};
use serde_json::Value;
use squall_testing::{Backend, TestDb};

use crate::{
    library::Side,
    pairs::{Failure, Pairs, runs_for},
    tables::{Asks, WORKS, Work},
    with_diesel::Diesel,
    with_rusqlite::Rusqlite,
    with_sea_orm::SeaOrm,
    with_sqlx::Sqlx,
    with_squall::Squall,
};

/// Authors with their posts and those with their comments: Squall, Diesel and SeaORM, beside rusqlite on SQLite in memory and
/// beside sqlx on Postgres.
#[derive(Parser)]
struct Args {
    /// How many rounds each work gets.
    #[arg(long, default_value_t = 41)]
    rounds: usize,
    /// Only SQLite.
    #[arg(long)]
    sqlite: bool,
    /// Only Postgres.
    #[arg(long)]
    postgres: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let args = Args::parse();
    if !args.postgres {
        let mut rusqlite = Rusqlite::sqlite()?;
        let mut squall = Squall::sqlite().await?;
        let mut diesel = Diesel::sqlite()?;
        let mut sea_orm = SeaOrm::sqlite().await?;
        measure("SQLite", &mut [&mut rusqlite, &mut squall, &mut diesel, &mut sea_orm], args.rounds).await?;
    }
    if !args.sqlite {
        let db = TestDb::new(Backend::Postgres).await?;
        let mut sqlx = Sqlx::postgres(db.url()).await?;
        let mut squall = Squall::postgres(db.url()).await?;
        let mut diesel = Diesel::postgres(db.url())?;
        let mut sea_orm = SeaOrm::postgres(db.url()).await?;
        measure("Postgres", &mut [&mut sqlx, &mut squall, &mut diesel, &mut sea_orm], args.rounds).await?;
    }
    Ok(())
}

/// Times all works with all sides, and prints the ratios to the first of them.
async fn measure(database: &str, sides: &mut [&mut dyn Side], rounds: usize) -> Result<(), Failure> {
    let mut table = Table::new();
    let names = sides.iter().map(|side| side.name().to_owned());
    table.load_style(ASCII_MARKDOWN).set_header([database.to_owned()].into_iter().chain(names));
    for work in WORKS {
        check(sides, work).await?;
        let pairs = rounds_of(sides, work, rounds).await?;
        let mut row = vec![work.name.to_owned()];
        for (place, pairs) in pairs.iter().enumerate() {
            let outcome = pairs.outcome();
            let time = |seconds: f64| format!("{:.3} ms", seconds * 1e3);
            row.push(match place {
                0 => time(outcome.raw),
                _ => format!("{:.2} ({})", outcome.ratio, time(outcome.library)),
            });
        }
        table.add_row(row);
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    println!("{table}\n");
    Ok(())
}

/// All of them read the same rows, and as many as there are.
async fn check(sides: &mut [&mut dyn Side], work: Work) -> Result<(), Failure> {
    let mut expected = None;
    for side in sides {
        let rows = side.rows(work).await?;
        let counts = count(&rows, work.asks);
        if counts != work.rows {
            return Err(format!("{}, {}: {counts:?} rows", side.name(), work.name).into());
        }
        if *expected.get_or_insert_with(|| rows.clone()) != rows {
            return Err(format!("{}, {}: other rows than by hand", side.name(), work.name).into());
        }
    }
    Ok(())
}

/// How many rows there are, of each level.
fn count(rows: &Value, asks: Asks) -> [usize; 3] {
    let children = |row: &Value| row[1].as_array().cloned().unwrap_or_default();
    let authors = rows.as_array().cloned().unwrap_or_default();
    let posts: Vec<Value> = authors.iter().flat_map(children).collect();
    let comments = match asks {
        Asks::Posts => 0,
        Asks::One | Asks::Comments => posts.iter().flat_map(children).count(),
    };
    [authors.len(), posts.len(), comments]
}

/// The times of each side and of the first one, round by round.
async fn rounds_of(sides: &mut [&mut dyn Side], work: Work, rounds: usize) -> Result<Vec<Pairs>, Failure> {
    let mut once = Duration::MAX;
    for _ in 0..5 {
        for (place, side) in sides.iter_mut().enumerate() {
            let time = side.time(work, 1).await?;
            if place == 0 {
                once = once.min(time);
            }
        }
    }
    let runs = runs_for(once);
    let mut pairs: Vec<Pairs> = sides.iter().map(|_| Pairs::default()).collect();
    for round in 0..rounds {
        let mut times = vec![Duration::ZERO; sides.len()];
        // Who comes first changes with each round.
        for turn in 0..sides.len() {
            let place = (round + turn) % sides.len();
            times[place] = sides[place].time(work, runs).await?;
        }
        for (pairs, time) in pairs.iter_mut().zip(&times) {
            pairs.add(*time, times[0], runs);
        }
    }
    Ok(pairs)
}
