//! The table of results.

use std::{fmt, hint::black_box, time::Duration};

use comfy_table::{CellAlignment, Table, presets::ASCII_MARKDOWN};

use crate::pairs::{Failure, Outcome, Pairs, runs_for, time};

/// Runs works, and collects what came of them.
pub(crate) struct Report {
    filter: Option<String>,
    pairs: usize,
    profile: Option<usize>,
    raw: bool,
    rows: Vec<(String, Outcome)>,
}

impl Report {
    pub(crate) fn new(filter: Option<String>, pairs: usize, profile: Option<usize>, raw: bool) -> Self {
        Self { filter, pairs, profile, raw, rows: Vec::new() }
    }

    fn skips(&self, name: &str) -> bool {
        self.filter.as_ref().is_some_and(|filter| !name.contains(filter.as_str()))
    }

    /// Times a work that changes nothing: many runs are timed as one.
    pub(crate) async fn reading<T>(
        &mut self,
        name: &str,
        mut squall: impl AsyncFnMut() -> Result<T, Failure>,
        mut raw: impl AsyncFnMut() -> Result<T, Failure>,
    ) -> Result<(), Failure>
    where
        T: PartialEq + fmt::Debug,
    {
        if self.skips(name) {
            return Ok(());
        }
        if let Some(times) = self.profile {
            for _ in 0..times {
                black_box(if self.raw { raw().await? } else { squall().await? });
            }
            return Ok(());
        }
        assert_eq!(squall().await?, raw().await?, "both sides of `{name}` do the same");
        let mut once = Duration::MAX;
        for _ in 0..5 {
            once = once.min(time(async || squall().await.map(|it| drop(black_box(it)))).await?);
            black_box(raw().await?);
        }
        let runs = runs_for(once);
        let mut pairs = Pairs::default();
        for pair in 0..self.pairs {
            let mut times = [Duration::ZERO; 2];
            // Who comes first changes with each pair.
            for side in [pair % 2, (pair + 1) % 2] {
                times[side] = time(async || {
                    for _ in 0..runs {
                        if side == 0 {
                            black_box(squall().await?);
                        } else {
                            black_box(raw().await?);
                        }
                    }
                    Ok(())
                })
                .await?;
            }
            pairs.add(times[0], times[1], runs);
        }
        self.rows.push((name.to_owned(), pairs.outcome()));
        Ok(())
    }

    /// Times a work that writes: each run by itself, with an input made before it and its rows removed after it.
    pub(crate) async fn writing<I>(
        &mut self,
        name: &str,
        prepare: impl Fn() -> I,
        mut squall: impl AsyncFnMut(I) -> Result<u64, Failure>,
        mut raw: impl AsyncFnMut(I) -> Result<u64, Failure>,
        mut reset: impl AsyncFnMut() -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        if self.skips(name) {
            return Ok(());
        }
        if let Some(times) = self.profile {
            for _ in 0..times {
                black_box(if self.raw { raw(prepare()).await? } else { squall(prepare()).await? });
                reset().await?;
            }
            return Ok(());
        }
        let mut pairs = Pairs::default();
        for pair in 0..self.pairs * RUNS_WRITING {
            let mut times = [Duration::ZERO; 2];
            for side in [pair % 2, (pair + 1) % 2] {
                let input = prepare();
                times[side] = time(async || {
                    black_box(if side == 0 { squall(input).await? } else { raw(input).await? });
                    Ok(())
                })
                .await?;
                reset().await?;
            }
            // The first ones warm up: caches, prepared statements.
            if pair >= WARM_UP {
                pairs.add(times[0], times[1], 1);
            }
        }
        self.rows.push((name.to_owned(), pairs.outcome()));
        Ok(())
    }
}

/// A write is short, and timed one by one: it takes more pairs until the median is steady.
const RUNS_WRITING: usize = 10;

const WARM_UP: usize = 10;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new();
        table.load_style(ASCII_MARKDOWN).set_header(["work", "squall", "raw", "ratio"]);
        for (name, outcome) in &self.rows {
            table.add_row([
                name.clone(),
                seconds(outcome.library),
                seconds(outcome.raw),
                format!("{:.2}", outcome.ratio),
            ]);
        }
        for column in 1..4 {
            if let Some(column) = table.column_mut(column) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table.fmt(f)
    }
}

fn seconds(seconds: f64) -> String {
    let micros = seconds * 1e6;
    if micros < 1000.0 { format!("{micros:.2} us") } else { format!("{:.2} ms", micros / 1000.0) }
}
