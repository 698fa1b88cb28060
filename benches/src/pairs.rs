//! Timing in pairs.

use std::time::{Duration, Instant};

/// The times of both sides of one work, pair by pair.
#[derive(Default)]
pub(crate) struct Pairs {
    library: Vec<f64>,
    raw: Vec<f64>,
}

/// What came of a work: medians, in seconds per run.
pub(crate) struct Outcome {
    pub(crate) library: f64,
    pub(crate) raw: f64,
    /// The median of the ratios within each pair.
    pub(crate) ratio: f64,
}

impl Pairs {
    pub(crate) fn add(&mut self, library: Duration, raw: Duration, runs: usize) {
        self.library.push(library.as_secs_f64() / runs as f64);
        self.raw.push(raw.as_secs_f64() / runs as f64);
    }

    pub(crate) fn outcome(&self) -> Outcome {
        let ratios = self.library.iter().zip(&self.raw).map(|(library, raw)| library / raw).collect();
        Outcome {
            library: median(self.library.clone()),
            raw: median(self.raw.clone()),
            ratio: median(ratios),
        }
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// How many runs make about 10 ms, by one run that was timed.
pub(crate) fn runs_for(once: Duration) -> usize {
    (Duration::from_millis(10).as_nanos() / once.as_nanos().max(1)).clamp(1, 20_000) as usize
}

/// The time that `work` takes.
pub(crate) async fn time(work: impl AsyncFnOnce() -> Result<(), Failure>) -> Result<Duration, Failure> {
    let start = Instant::now();
    work().await?;
    Ok(start.elapsed())
}

/// Any error: a bench that fails has no result.
pub(crate) type Failure = Box<dyn std::error::Error>;
