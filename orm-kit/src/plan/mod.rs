//! The steps that change a database from one schema to another, in an order in which they can run.

pub(crate) mod convert;
mod labels;
mod object;
mod order;
mod postgres;
mod sqlite;
mod step;

use serde::Serialize;

pub use step::{Lock, Run, Step, StepKind};

use crate::{diff::Diff, error::Result};

/// A kind of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Backend {
    /// Postgres.
    Postgres,
    /// SQLite.
    Sqlite,
}

impl Backend {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Postgres, Self::Sqlite];

    /// The stem of the files that are for it.
    pub fn stem(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::Sqlite => "sqlite",
        }
    }

    /// Of a connected database.
    pub fn of(dialect: &dyn squall_core::Dialect) -> Self {
        if dialect.has_schemas() { Self::Postgres } else { Self::Sqlite }
    }
}

/// How a plan is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlanOptions {
    /// Whether indexes and unique constraints of tables that are there are made without keeping writers waiting, on Postgres.
    pub concurrently: bool,
}

/// The steps that change a database from one schema to another.
#[derive(Debug, Clone, Serialize)]
pub struct Plan {
    /// Of which kind the database is.
    pub backend: Backend,
    /// The steps, in their order: always the same for the same two schemas.
    pub steps: Vec<Step>,
}

impl Plan {
    /// The plan for a difference.
    ///
    /// ```
    /// use squall::prelude::*;
    /// use squall_kit::{Schema, diff::{Answers, Diff}, plan::{Backend, Plan, PlanOptions}};
    ///
    /// #[derive(Table)]
    /// struct Tag {
    ///     #[column(primary_key)]
    ///     name: String,
    /// }
    ///
    /// let diff = Diff::new(&Schema::default(), &Schema::from(schema![Tag]), &Answers::default())?;
    /// let plan = Plan::new(&diff, Backend::Sqlite, PlanOptions::default())?;
    /// assert_eq!(plan.steps[0].title, "create the table `tags`");
    /// # Ok::<(), squall_kit::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database) for what the database does not take.
    pub fn new(diff: &Diff, backend: Backend, options: PlanOptions) -> Result<Self> {
        let mut steps = labels::looked_for(diff, backend)?;
        steps.extend(match backend {
            Backend::Postgres => postgres::steps(diff, options)?,
            Backend::Sqlite => sqlite::steps(diff)?,
        });
        order::note_dependencies(&mut steps);
        Ok(Self { backend, steps })
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// What data it loses.
    pub fn losses(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().filter_map(|step| step.loses.as_deref())
    }
}
