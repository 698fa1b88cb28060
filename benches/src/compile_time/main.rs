//! How long the compiler takes for the same program in Squall, Diesel and SeaORM: tables of ten columns, and four queries of
//! each. For each of them a package is generated and checked, its dependencies being there already: all of it, and after one
//! line of one query was changed.

#![allow(clippy::print_stdout, reason = "this is a program")]

mod diesel;
mod sea_orm;
mod squall;

use std::{
    error::Error,
    fmt::{self, Write as _},
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use clap::Parser;
use comfy_table::Table;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[derive(Parser)]
#[command(about = "Compile times of the same program in Squall, Diesel and SeaORM")]
struct Args {
    /// How many tables; each has ten columns and four queries.
    #[arg(long, default_value_t = 50)]
    tables: usize,
    /// How often each time is taken; the median counts.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Only this one: squall, diesel or sea-orm.
    #[arg(long)]
    only: Option<String>,
    /// Generates and checks, and takes no times.
    #[arg(long)]
    check: bool,
    /// Where the packages are generated; what is there already is used again.
    #[arg(long)]
    folder: PathBuf,
}

/// A library, and how its package is written.
struct Peer {
    name: &'static str,
    /// What stands under `[dependencies]`.
    dependencies: String,
    /// The module of a table: its place, and the number in one of its queries, which is what changes.
    module: fn(table: usize, tables: usize, changed: u32) -> String,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let peers = [
        Peer {
            name: "squall",
            dependencies: format!(
                "squall = {{ path = {:?}, default-features = false, features = [\"sqlite\"] }}",
                root.display().to_string()
            ),
            module: squall::module,
        },
        Peer {
            name: "diesel",
            dependencies: "diesel = { version = \"=2.3.14\", features = [\"sqlite\"] }\n\
                           libsqlite3-sys = { version = \"*\", features = [\"bundled\"] }"
                .into(),
            module: diesel::module,
        },
        Peer {
            name: "sea-orm",
            dependencies: "sea-orm = { version = \"=2.0.4\", features = [\"sqlx-sqlite\", \"runtime-tokio\", \"macros\"] }".into(),
            module: sea_orm::module,
        },
    ];
    let mut table = Table::new();
    table.set_header(["", "clean check", "after a change", "lines"]);
    for peer in peers.iter().filter(|peer| args.only.as_deref().is_none_or(|only| only == peer.name)) {
        let package = Package { peer, folder: args.folder.join(peer.name), tables: args.tables };
        let lines = package.write()?;
        package.check()?;
        if args.check {
            println!("{}: {} tables compile", peer.name, args.tables);
            continue;
        }
        let clean = median(args.rounds, |_| package.clean_check())?;
        let changed = median(args.rounds, |round| package.changed_check(round as u32 + 1))?;
        table.add_row([peer.name.to_owned(), clean.to_string(), changed.to_string(), lines.to_string()]);
    }
    if !args.check {
        println!(
            "{} tables x 10 columns, {} queries; median of {}",
            args.tables,
            args.tables * 4,
            args.rounds
        );
        println!("{table}");
    }
    Ok(())
}

/// What a check took: on the clock, and of the processors, which what else the machine does changes less.
struct Times {
    clock: Duration,
    processors: Option<Duration>,
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} s", self.clock.as_secs_f64())?;
        match self.processors {
            Some(time) => write!(f, " ({:.2} s of the processors)", time.as_secs_f64()),
            None => Ok(()),
        }
    }
}

/// The median of each.
fn median(rounds: usize, mut take: impl FnMut(usize) -> Result<Times>) -> Result<Times> {
    let times = (0..rounds.max(1)).map(&mut take).collect::<Result<Vec<_>>>()?;
    let middle = |mut times: Vec<Duration>| {
        times.sort();
        times.get(times.len() / 2).copied()
    };
    let clock = middle(times.iter().map(|it| it.clock).collect()).unwrap_or_default();
    Ok(Times { clock, processors: middle(times.iter().filter_map(|it| it.processors).collect()) })
}

/// What all processes that this one has waited for took of the processors, where the system tells: on Linux, in hundredths.
fn processors() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |place: usize| fields.get(place)?.parse::<u64>().ok();
    Some(Duration::from_millis((ticks(13)? + ticks(14)?) * 10))
}

/// A generated package.
struct Package<'a> {
    peer: &'a Peer,
    folder: PathBuf,
    tables: usize,
}

impl Package<'_> {
    /// Writes it; returns how many lines it has.
    fn write(&self) -> Result<usize> {
        let sources = self.folder.join("src");
        fs::create_dir_all(&sources)?;
        let manifest = format!(
            "[package]\nname = \"compile-time-{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{}\n\n[workspace]\n",
            self.peer.name, self.peer.dependencies
        );
        fs::write(self.folder.join("Cargo.toml"), manifest)?;
        let mut root = String::from("#![allow(dead_code)]\n");
        let mut lines = 1 + self.tables;
        for table in 0..self.tables {
            writeln!(root, "pub mod table{table};")?;
            let module = (self.peer.module)(table, self.tables, 0);
            lines += module.lines().count();
            fs::write(sources.join(format!("table{table}.rs")), module)?;
        }
        fs::write(sources.join("lib.rs"), root)?;
        Ok(lines)
    }

    fn cargo(&self, args: &[&str]) -> Result<Times> {
        let (start, before) = (Instant::now(), processors());
        let output = Command::new(env!("CARGO"))
            .args(args)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env("CARGO_INCREMENTAL", "1")
            .stdin(Stdio::null())
            .output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
        }
        let processors = processors().zip(before).map(|(after, before)| after.saturating_sub(before));
        Ok(Times { clock: start.elapsed(), processors })
    }

    fn check(&self) -> Result<Times> {
        self.cargo(&["check", "-q"])
    }

    /// All of the package, but not its dependencies.
    fn clean_check(&self) -> Result<Times> {
        self.cargo(&["clean", "-q", "-p", &format!("compile-time-{}", self.peer.name)])?;
        self.check()
    }

    /// After one line of one query in the middle.
    fn changed_check(&self, number: u32) -> Result<Times> {
        let table = self.tables / 2;
        let module = (self.peer.module)(table, self.tables, number);
        fs::write(self.folder.join(format!("src/table{table}.rs")), module)?;
        self.check()
    }
}
