//! What the program of a project says of it.

use crate::{model::Schema, seed::Seed};

/// What the program `kit` of a project knows: its schema, and what is in the rows that `seed` makes. See [`main`](super::main).
pub struct Kit {
    pub(super) schema: Schema,
    pub(super) refine: Option<Refine>,
}

/// Refines a seed.
pub(super) type Refine = Box<dyn FnOnce(Seed) -> Seed>;

impl Kit {
    /// Of a schema.
    pub fn new(schema: impl Into<Schema>) -> Self {
        Self { schema: schema.into(), refine: None }
    }

    /// Says what is in the columns, for the command `seed`. What is said there by `--rows` is for the tables that are not counted
    /// here, and what is said by `--count` is for any.
    ///
    /// ```no_run
    /// use squall::prelude::*;
    /// use squall_kit::Kit;
    ///
    /// #[derive(Table)]
    /// struct User {
    ///     #[column(primary_key, auto)]
    ///     id: i64,
    ///     name: String,
    ///     role: String,
    /// }
    ///
    /// fn main() -> std::process::ExitCode {
    ///     squall_kit::main(Kit::new(schema![User]).seed(|seed| {
    ///         seed.count(User, 100)
    ///             .column(User::name, |n| format!("user {n}"))
    ///             .weights(User::role, [("member".to_owned(), 9), ("admin".to_owned(), 1)])
    ///     }))
    /// }
    /// ```
    #[must_use]
    pub fn seed(mut self, refine: impl FnOnce(Seed) -> Seed + 'static) -> Self {
        self.refine = Some(Box::new(refine));
        self
    }
}

impl<T: Into<Schema>> From<T> for Kit {
    fn from(schema: T) -> Self {
        Self::new(schema)
    }
}

impl std::fmt::Debug for Kit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kit").field("schema", &self.schema).finish_non_exhaustive()
    }
}
