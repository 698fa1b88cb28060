//! What a library does here, and how that is timed.

use std::{hint::black_box, pin::Pin, time::Duration};

use serde::Serialize;
use serde_json::Value;

use crate::{
    pairs::{Failure, time},
    tables::Work,
};

/// A way to read authors with what belongs to them. Each has structs of its own, filled as its users fill them.
pub(crate) trait Library {
    const NAME: &'static str;
    type Author: Serialize;
    type Post: Serialize;
    type Comment: Serialize;

    /// Authors `first` to `last` with their posts, by their keys.
    async fn posts(&mut self, first: i64, last: i64)
    -> Result<Vec<(Self::Author, Vec<Self::Post>)>, Failure>;

    /// The same, and the posts with their comments.
    async fn comments(
        &mut self,
        first: i64,
        last: i64,
    ) -> Result<Vec<(Self::Author, Vec<(Self::Post, Vec<Self::Comment>)>)>, Failure>;
}

type Running<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + 'a>>;

/// Any of the libraries.
pub(crate) trait Side {
    fn name(&self) -> &'static str;

    /// What the work reads, to be compared.
    fn rows(&mut self, work: Work) -> Running<'_, Value>;

    /// How long so many runs of the work take.
    fn time(&mut self, work: Work, runs: usize) -> Running<'_, Duration>;
}

impl<L: Library> Side for L {
    fn name(&self) -> &'static str {
        L::NAME
    }

    fn rows(&mut self, Work { first, last, comments, .. }: Work) -> Running<'_, Value> {
        Box::pin(async move {
            Ok(if comments {
                serde_json::to_value(self.comments(first, last).await?)?
            } else {
                serde_json::to_value(self.posts(first, last).await?)?
            })
        })
    }

    fn time(&mut self, Work { first, last, comments, .. }: Work, runs: usize) -> Running<'_, Duration> {
        Box::pin(time(async move || {
            for _ in 0..runs {
                if comments {
                    black_box(self.comments(first, last).await?);
                } else {
                    black_box(self.posts(first, last).await?);
                }
            }
            Ok(())
        }))
    }
}
