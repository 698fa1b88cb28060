//! Thirty reports on a music shop, its data loaded from JSON, on SQLite or on Postgres with the same output.
//!
//! ```text
//! cargo run --example chinook                      # in memory
//! cargo run --example chinook -- --url sqlite:shop.db
//! cargo run --example chinook --features postgres -- --url postgres://user:password@host/database
//! ```
//!
//! The data is [Chinook](https://github.com/lerocha/chinook-database), of 11 tables and 15,607 rows. Give the path of its
//! `ChinookData.json`; without one, and where the file is not beside the repository, a small sample is loaded.

#![allow(unreachable_pub, reason = "the modules of a program are for itself alone")]

pub(crate) mod data;
mod load;
mod reports;
mod schema;
mod table;

use std::{
    error::Error,
    io::{self, Write},
    path::PathBuf,
};

use clap::Parser;
use squall::Db;

/// Loads the Chinook data into a database, and prints thirty reports on it.
#[derive(Parser)]
struct Arguments {
    /// The data as JSON [default: that beside the repository, or else a small sample]
    file: Option<PathBuf>,
    /// The database; its tables `album`, `artist`, `customer` and so on are replaced
    #[arg(long, default_value = "sqlite::memory:")]
    url: String,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let json = data::json(arguments.file.as_deref())?;
    let db = squall::connect(arguments.url).await?;
    run(&db, &json, &mut io::stdout()).await
}

/// Loads the data, and prints the reports.
pub async fn run(db: &Db, json: &str, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let rows = load::load(db, data::Data::parse(json)?).await?;
    writeln!(out, "{rows} rows in {} tables", schema::tables().len())?;
    for report in reports::all(db).await? {
        write!(out, "\n{report}")?;
    }
    Ok(())
}
