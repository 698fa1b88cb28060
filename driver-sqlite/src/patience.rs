//! Waiting for another process, or another pool on the same file, without holding the thread.

use std::time::Duration;

use tokio::time::{Instant, sleep};

const FIRST: Duration = Duration::from_millis(1);
const LONGEST: Duration = Duration::from_millis(50);

/// Pauses that grow, until a limit.
#[derive(Debug)]
pub(crate) struct Patience {
    start: Option<Instant>,
    limit: Duration,
    next: Duration,
}

impl Patience {
    /// Waits for at most `limit`, from the first pause on.
    pub(crate) fn new(limit: Duration) -> Self {
        Self { start: None, limit, next: FIRST }
    }

    /// Waits a little; false where the limit is reached.
    pub(crate) async fn pause(&mut self) -> bool {
        let now = Instant::now();
        let start = *self.start.get_or_insert(now);
        let left = self.limit.saturating_sub(now - start);
        if left.is_zero() {
            return false;
        }
        sleep(self.next.min(left)).await;
        self.next = (self.next * 2).min(LONGEST);
        true
    }
}
