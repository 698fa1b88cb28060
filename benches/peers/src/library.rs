//! What a library does here, and how that is timed.

use std::{hint::black_box, pin::Pin, time::Duration};

use serde::Serialize;
use serde_json::Value;

use crate::{
    pairs::{Failure, time},
    tables::{Asks, Work},
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

    /// The author of this key with the posts, and those with their comments.
    async fn one(
        &mut self,
        id: i64,
    ) -> Result<Vec<(Self::Author, Vec<(Self::Post, Vec<Self::Comment>)>)>, Failure>;

    /// Authors `first` to `last` with their posts, and those with their comments.
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

    fn rows(&mut self, Work { first, last, asks, .. }: Work) -> Running<'_, Value> {
        Box::pin(async move {
            Ok(match asks {
                Asks::One => serde_json::to_value(self.one(first).await?)?,
                Asks::Comments => serde_json::to_value(self.comments(first, last).await?)?,
                Asks::Posts => serde_json::to_value(self.posts(first, last).await?)?,
            })
        })
    }

    fn time(&mut self, Work { first, last, asks, .. }: Work, runs: usize) -> Running<'_, Duration> {
        Box::pin(time(async move || {
            for _ in 0..runs {
                match asks {
                    Asks::One => drop(black_box(self.one(first).await?)),
                    Asks::Comments => drop(black_box(self.comments(first, last).await?)),
                    Asks::Posts => drop(black_box(self.posts(first, last).await?)),
                }
            }
            Ok(())
        }))
    }
}
