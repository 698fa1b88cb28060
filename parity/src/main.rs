//! Looks for differences between SQLite and Postgres, and prints each as a small Rust program.
#![allow(clippy::print_stdout)]

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use clap::Parser;
use squall_parity::{
    living,
    machine::{CASES_PER_SCHEMA, Finding, Machine, Report},
    print, shrink,
};

/// Runs random schemas, rows and queries on SQLite and on Postgres, and tells what differs.
#[derive(Debug, Parser)]
struct Arguments {
    /// How many cases to run.
    #[arg(long, default_value_t = 100_000)]
    cases: u64,
    /// The seed: the same seed makes the same cases.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Runs just this case, after those of its schema that come before it.
    #[arg(long)]
    case: Option<u64>,
    /// Runs only statements in whose tree one of these words is, separated by commas: `Coalesce,Like,Full`. Rows are
    /// inserted all the same.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// How many threads, each with databases of its own.
    #[arg(long, default_value_t = 2)]
    jobs: u64,
    /// Stops a thread after so many findings.
    #[arg(long, default_value_t = 5)]
    findings: usize,
    /// How long to make a finding smaller, in seconds.
    #[arg(long, default_value_t = 20)]
    shrink: u64,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let start = Instant::now();
    let schemas = arguments.cases.div_ceil(CASES_PER_SCHEMA);
    let jobs = arguments.jobs.clamp(1, schemas.max(1));
    let reports: Vec<Report> = std::thread::scope(|scope| {
        let range = |job: u64| match arguments.case {
            Some(case) => case / CASES_PER_SCHEMA * CASES_PER_SCHEMA..case + 1,
            None => schemas * job / jobs * CASES_PER_SCHEMA..schemas * (job + 1) / jobs * CASES_PER_SCHEMA,
        };
        let jobs = if arguments.case.is_some() { 1 } else { jobs };
        let threads: Vec<_> = (0..jobs)
            .map(|job| {
                let (range, arguments) = (range(job), &arguments);
                scope.spawn(move || work(arguments, range))
            })
            .collect();
        threads.into_iter().filter_map(|thread| thread.join().ok()).collect()
    });
    let sum = |of: fn(&Report) -> u64| reports.iter().map(of).sum::<u64>();
    println!(
        "seed {}: {} cases in {:.0?} ({} answered, {} failed alike, {} left open, {} judged by themselves), {} findings",
        arguments.seed,
        sum(|it| it.cases),
        start.elapsed(),
        sum(|it| it.answered),
        sum(|it| it.failed),
        sum(|it| it.open),
        sum(|it| it.judged),
        sum(|it| it.findings.len() as u64),
    );
    let whole = reports.len() as u64 == if arguments.case.is_some() { 1 } else { jobs };
    if whole && reports.iter().all(|it| it.findings.is_empty()) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn work(arguments: &Arguments, cases: std::ops::Range<u64>) -> Report {
    let machine = match Machine::new() {
        Ok(machine) => machine.only(arguments.only.clone()),
        Err(error) => panic!("no Postgres: {error}"),
    };
    let report = machine.run(arguments.seed, cases, arguments.findings);
    for finding in &report.findings {
        show(arguments, &machine, finding);
    }
    report
}

fn show(arguments: &Arguments, machine: &Machine, finding: &Finding) {
    let shrunk = shrink::shrink(machine, finding.program.clone(), Duration::from_secs(arguments.shrink));
    let (program, what, answers) =
        shrunk.unwrap_or_else(|| (finding.program.clone(), finding.what.clone(), finding.answers.clone()));
    println!("// --seed {} --case {}: {}", arguments.seed, finding.case, finding.what);
    if what != finding.what {
        println!("// made smaller: {what}");
    }
    let built = living::built(&program.statement);
    for dialect in [&squall::SQLITE as &'static dyn squall::Dialect, &squall::POSTGRES] {
        match squall::render::render(&built, dialect) {
            Ok(query) => println!("// {}: {}", dialect.backend(), query.sql),
            Err(error) => println!("// {}: {error}", dialect.backend()),
        }
    }
    println!("{}// SQLite: {}\n// Postgres: {}\n", print::program(&program), answers[0], answers[1]);
}
