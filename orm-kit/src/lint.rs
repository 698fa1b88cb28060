//! What is to be thought of before a migration meets a database in use.

use serde::Serialize;

use crate::{
    diff::Diff,
    error::Result,
    generate::plans,
    plan::{Backend, Lock, PlanOptions, Run, Step, StepKind},
    project::{Migration, Project},
    script::Script,
};

/// Something that a rule has found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule. `-- squall: allow rule` in the file says that it is meant.
    pub rule: Rule,
    /// The migration.
    pub migration: String,
    /// The database that it is about.
    pub backend: Backend,
    /// What is wrong.
    pub message: String,
    /// What could be done.
    pub help: &'static str,
}

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Rows or values go.
    DataLoss,
    /// A program that runs yet uses the old name.
    Rename,
    /// All rows are read or written while nobody else can.
    LongLock,
    /// An index keeps writers waiting.
    MissingConcurrently,
    /// It depends on the rows that are there whether it works.
    MayFail,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::DataLoss, Self::Rename, Self::LongLock, Self::MissingConcurrently, Self::MayFail];

    /// Its name, as `-- squall: allow` says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::DataLoss => "data-loss",
            Self::Rename => "rename",
            Self::LongLock => "long-lock",
            Self::MissingConcurrently => "missing-concurrently",
            Self::MayFail => "may-fail",
        }
    }

    /// Whether it is an error, and not just a warning.
    pub fn is_error(self) -> bool {
        self == Self::DataLoss
    }

    fn help(self) -> &'static str {
        match self {
            Self::DataLoss => {
                "copy what is needed first, or say that it is meant: -- squall: allow data-loss"
            }
            Self::Rename => {
                "add the new name, write to both, move over, and drop the old one later; or stop the program meanwhile"
            }
            Self::LongLock => {
                "for a large table: a new column, filled in parts, that takes the place of the old one"
            }
            Self::MissingConcurrently => "generate --concurrently",
            Self::MayFail => {
                "look at the rows first; the migration refuses, and changes nothing, where they do not fit"
            }
        }
    }
}

/// What the rules find in the migrations of a folder.
///
/// A migration that was generated is looked at as it was planned; statements that were written by hand, by their words.
///
/// # Errors
/// [`Error::Malformed`](crate::Error::Malformed) for a file that cannot be read.
pub fn lint(project: &Project) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for migration in &project.migrations {
        findings.extend(one(project, migration)?);
    }
    Ok(findings)
}

fn one(project: &Project, migration: &Migration) -> Result<Vec<Finding>> {
    let snapshot = migration.snapshot()?;
    let from = match &snapshot.parents[..] {
        [] => crate::Schema::default(),
        [parent] => match project.migration(parent) {
            Some(parent) => parent.snapshot()?.schema,
            None => crate::Schema::default(),
        },
        parents => crate::merge::merged(project, parents)?,
    };
    // What was asked is answered in the snapshot; a file of another version may have been asked less.
    let planned = match Diff::new(&from, &snapshot.schema, &snapshot.answers) {
        Ok(diff) => plans(&diff, PlanOptions::default())?,
        Err(_) => Vec::new(),
    };
    let mut findings = Vec::new();
    for backend in Backend::ALL {
        let Some(script) = migration.up(backend)? else { continue };
        let steps: Vec<&Step> =
            planned.iter().filter(|it| it.backend == backend).flat_map(|it| &it.steps).collect();
        let mut found = Vec::new();
        for step in steps.iter().filter(|it| is_in(it, &script)) {
            found.extend(rules_of(step, &from, backend));
        }
        for statement in &script.statements {
            let is_planned = steps.iter().any(|it| it.statements.iter().any(|it| it.trim() == statement.sql));
            if !is_planned && statement.expects_none.is_none() {
                found.extend(by_words(&statement.plain, backend));
            }
        }
        findings.extend(
            found.into_iter().filter(|(rule, _)| !script.allows.iter().any(|it| it == rule.name())).map(
                |(rule, message)| Finding {
                    rule,
                    migration: migration.name.clone(),
                    backend,
                    message,
                    help: rule.help(),
                },
            ),
        );
    }
    Ok(findings)
}

/// Whether the step is in the file as it was planned.
fn is_in(step: &Step, script: &Script) -> bool {
    step.statements.iter().any(|planned| script.statements.iter().any(|it| it.sql == planned.trim()))
}

fn rules_of(step: &Step, from: &crate::Schema, backend: Backend) -> Vec<(Rule, String)> {
    let mut found = Vec::new();
    let title = &step.title;
    if let Some(loses) = &step.loses {
        found.push((Rule::DataLoss, format!("{title}: loses {loses}")));
    }
    let is_there = step.tables.iter().any(|it| from.table(it).is_some());
    if matches!(step.kind, StepKind::RenameTable | StepKind::RenameColumn) && !title.contains("`__") {
        found.push((Rule::Rename, title.clone()));
    }
    let can_be_concurrent = matches!(step.kind, StepKind::CreateIndex | StepKind::AddUnique);
    if can_be_concurrent && backend == Backend::Postgres && step.run == Run::Transaction && is_there {
        found.push((Rule::MissingConcurrently, title.clone()));
    } else if step.lock == Lock::Rewrite && backend == Backend::Postgres && is_there {
        found.push((Rule::LongLock, title.clone()));
    }
    if let Some(condition) = &step.fails_where {
        found.push((Rule::MayFail, format!("{title}: fails where {condition}")));
    }
    found
}

/// What the words of a statement tell that was written by hand.
fn by_words(sql: &str, backend: Backend) -> Vec<(Rule, String)> {
    let upper = sql.to_ascii_uppercase();
    let words: Vec<&str> = upper
        .split(|it: char| !(it.is_ascii_alphanumeric() || it == '_'))
        .filter(|it| !it.is_empty())
        .collect();
    let has = |word: &str| words.contains(&word);
    let shown: String = sql.chars().take(60).collect();
    let mut found = Vec::new();
    let loses = match words.first() {
        Some(&"TRUNCATE") => true,
        Some(&"DELETE") => !has("WHERE"),
        Some(&"DROP") => words.get(1).is_some_and(|it| matches!(*it, "TABLE" | "SCHEMA" | "DATABASE")),
        Some(&"ALTER") => words.windows(2).any(|it| it == ["DROP", "COLUMN"]),
        _ => false,
    };
    if loses {
        found.push((Rule::DataLoss, format!("`{shown}` loses data")));
    }
    if words.first() == Some(&"ALTER")
        && has("RENAME")
        && !has("CONSTRAINT")
        && words.get(1) == Some(&"TABLE")
    {
        found.push((Rule::Rename, format!("`{shown}`")));
    }
    let is_index = matches!(words[..], ["CREATE", "INDEX", ..] | ["CREATE", "UNIQUE", "INDEX", ..]);
    if is_index && backend == Backend::Postgres && !has("CONCURRENTLY") {
        found.push((Rule::MissingConcurrently, format!("`{shown}`")));
    }
    if backend == Backend::Postgres
        && words.first() == Some(&"ALTER")
        && words.windows(2).any(|it| it == ["SET", "NOT"])
    {
        found.push((Rule::LongLock, format!("`{shown}` reads all rows while nobody else can")));
    }
    found
}
