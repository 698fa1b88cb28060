//! `generate`: from the difference of the schema to the last snapshot, for both databases.

use std::path::PathBuf;

use chrono::{NaiveDateTime, TimeDelta, Utc};

use crate::{
    diff::{Answers, Diff},
    error::{Error, Result},
    merge,
    model::Schema,
    plan::{Backend, Plan, PlanOptions},
    project::Project,
    script,
    snapshot::Snapshot,
};

/// How names begin.
const TIME: &str = "%Y%m%d%H%M%S";

/// What is asked of [`generate`].
#[derive(Debug, Clone, Default)]
pub struct GenerateOptions {
    /// The name; made of what is done where it is not given.
    pub name: Option<String>,
    /// Whether the files are left empty, for SQL that is written by hand.
    pub custom: bool,
    /// Whether branches are brought together.
    pub merge: bool,
    /// Whether what undoes it is written also where that loses data.
    pub down: bool,
    /// How it is planned.
    pub plan: PlanOptions,
    /// What the user said.
    pub answers: Answers,
}

/// A migration that could be written.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its name.
    pub name: String,
    /// The plans, for Postgres and for SQLite.
    pub plans: Vec<Plan>,
    /// What undoes it, where that is written.
    pub downs: Vec<Plan>,
    /// Why nothing undoes it, where it is so.
    pub no_down: Option<String>,
    /// The names of its files, and their texts.
    pub files: Vec<(String, String)>,
}

impl Draft {
    /// Writes it into the folder; returns where.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn write(&self, project: &Project) -> Result<PathBuf> {
        project.write(&self.name, &self.files)
    }
}

/// The migration from the last snapshot to `schema`; none where nothing changes.
///
/// # Errors
/// [`Error::Questions`] for what only the user can tell; [`Error::Refused`] where branches are to be brought together first;
/// [`Error::Malformed`] for a snapshot that cannot be read; [`Error::Database`] for what a database does not take.
pub fn generate(project: &Project, schema: &Schema, options: &GenerateOptions) -> Result<Option<Draft>> {
    let heads = project.heads()?;
    let parents: Vec<String> = heads.iter().map(|(name, _)| name.clone()).collect();
    let from = match (&heads[..], options.merge) {
        ([], _) => Schema::default(),
        ([_], true) => {
            return Err(Error::refused("there is one branch only", "leave `--merge` away"));
        }
        ([(_, only)], false) => only.schema.clone(),
        (_, true) => merge::merged(project, &parents)?,
        (_, false) => {
            return Err(Error::refused(
                format!("the migrations have branches: {}", parents.join(", ")),
                "bring them together: generate --merge",
            ));
        }
    };
    if options.custom {
        let name = name(project, options.name.as_deref().unwrap_or("custom"))?;
        let snapshot = Snapshot::new(parents, from, Answers::default());
        let mut files = vec![snapshot_file(&snapshot)?];
        for backend in Backend::ALL {
            let plan = Plan { backend, steps: Vec::new() };
            files.push((format!("{}.sql", backend.stem()), script::write(&plan, &name)));
        }
        let no_down = Some("what is written by hand is undone by hand".into());
        return Ok(Some(Draft { name, plans: Vec::new(), downs: Vec::new(), no_down, files }));
    }
    let diff = Diff::new(&from, schema, &options.answers)?;
    let plans = plans(&diff, options.plan)?;
    if plans.iter().all(Plan::is_empty) && !options.merge {
        return Ok(None);
    }
    let title = match (&options.name, plans.iter().find_map(|it| it.steps.first())) {
        (Some(name), _) => name.clone(),
        (None, _) if options.merge => "merge".into(),
        (None, Some(step)) => step.title.clone(),
        (None, None) => "nothing".into(),
    };
    let name = name(project, &title)?;
    let (downs, no_down) = downs(&diff, options)?;
    let snapshot = Snapshot::new(parents, schema.clone(), diff.answers.clone());
    let mut files = vec![snapshot_file(&snapshot)?];
    for plan in &plans {
        files.push((format!("{}.sql", plan.backend.stem()), script::write(plan, &name)));
    }
    for plan in &downs {
        let text = script::write(plan, &format!("{name}, undone"));
        files.push((format!("{}.down.sql", plan.backend.stem()), text));
    }
    Ok(Some(Draft { name, plans, downs, no_down, files }))
}

/// The plans of a difference, for both databases.
///
/// # Errors
/// [`Error::Database`].
pub fn plans(diff: &Diff, options: PlanOptions) -> Result<Vec<Plan>> {
    Backend::ALL.into_iter().map(|backend| Plan::new(diff, backend, options)).collect()
}

fn snapshot_file(snapshot: &Snapshot) -> Result<(String, String)> {
    let text = snapshot
        .to_json()
        .map_err(|it| Error::refused(format!("the schema cannot be written: {it}"), "report it as a bug"))?;
    Ok(("snapshot.json".into(), text))
}

/// What undoes a difference, or why nothing does.
fn downs(diff: &Diff, options: &GenerateOptions) -> Result<(Vec<Plan>, Option<String>)> {
    let mut answers = Answers::default();
    for (new, old) in &diff.answers.renames {
        // One that was made anew was no rename.
        if !diff.answers.recreated.contains(new) {
            answers.renames.insert(old.clone(), new.clone());
        }
    }
    // What was new goes, and what went is new: nothing of it was renamed.
    let all = |schema: &Schema| -> Vec<String> {
        let tables = schema.tables.iter();
        let columns = tables
            .clone()
            .flat_map(|it| it.columns.iter().map(|column| format!("{}.{}", it.name, column.name)));
        tables.map(|it| it.name.clone()).chain(columns).collect()
    };
    answers.created = all(&diff.from).into_iter().filter(|it| !answers.renames.contains_key(it)).collect();
    for def in diff.from.native_enums() {
        answers.created.insert(def.name.to_string());
    }
    for label in diff.from.tables.iter().flat_map(|it| &it.columns) {
        if let squall_core::SqlType::Enum(def) = label.ty.leaf() {
            answers.created.extend(def.labels.iter().map(|it| format!("{}.{it}", def.name)));
        }
    }
    answers.created.retain(|it| !answers.renames.contains_key(it));
    let reverse = match Diff::new(&diff.to, &diff.from, &answers) {
        Ok(reverse) => reverse,
        Err(Error::Questions(questions)) => {
            return Ok((Vec::new(), questions.first().map(ToString::to_string)));
        }
        Err(error) => return Err(error),
    };
    let plans = plans(&reverse, PlanOptions::default())?;
    let lost: Vec<&str> = plans.iter().flat_map(Plan::losses).collect();
    match lost.first() {
        Some(lost) if !options.down => Ok((Vec::new(), Some(format!("to undo it would lose {lost}")))),
        _ => Ok((plans, None)),
    }
}

/// The time now, or a second after the last migration's, and a title.
fn name(project: &Project, title: &str) -> Result<String> {
    let mut words = String::new();
    for it in title.to_lowercase().chars() {
        match it {
            _ if it.is_ascii_alphanumeric() => words.push(it),
            '`' => {}
            _ if !words.ends_with('_') && !words.is_empty() => words.push('_'),
            _ => {}
        }
    }
    words.truncate(50);
    let words = words.trim_end_matches('_');
    if words.is_empty() {
        return Err(Error::refused(
            format!("`{title}` cannot be the name of a migration"),
            "letters and digits of ASCII make it",
        ));
    }
    let last = project
        .migrations
        .iter()
        .filter_map(|it| NaiveDateTime::parse_from_str(it.name.get(..14)?, TIME).ok());
    let after = last.max().map(|it| it + TimeDelta::seconds(1));
    let now = Utc::now().naive_utc();
    let time = after.map_or(now, |after| after.max(now));
    Ok(format!("{}_{words}", time.format(TIME)))
}
