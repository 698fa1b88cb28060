//! Commands on the folder of the migrations.

use std::{fs, io};

use serde::Serialize;

use super::{
    args::{AnswerArgs, ExportArgs, GenerateArgs, LintArgs},
    ask::ask,
    output::{Output, Tone},
};
use crate::{
    diff::{Answers, Diff},
    error::{Error, Result},
    generate::{self, Draft, GenerateOptions},
    lint,
    model::Schema,
    plan::{Backend, Plan, PlanOptions},
    project::Project,
};

/// What the flags and the file of answers say.
pub(super) fn answers(args: &AnswerArgs) -> Result<Answers> {
    let mut answers = Answers::default();
    if let Some(path) = &args.hints {
        let text = fs::read_to_string(path).map_err(|source| Error::File { path: path.clone(), source })?;
        let read: Answers = serde_json::from_str(&text)
            .map_err(|it| Error::Malformed { path: path.clone(), reason: it.to_string() })?;
        answers.extend(read);
    }
    args.rename.iter().try_for_each(|it| answers.rename(it))?;
    args.fill.iter().try_for_each(|it| answers.fill(it))?;
    args.using.iter().try_for_each(|it| answers.convert(it))?;
    answers.created.extend(args.created.iter().cloned());
    answers.empty.extend(args.empty.iter().cloned());
    answers.recreated.extend(args.recreate.iter().cloned());
    Ok(answers)
}

pub(super) fn generate(
    project: &Project,
    schema: &Schema,
    args: &GenerateArgs,
    output: &Output,
) -> Result<u8> {
    let mut options = GenerateOptions {
        name: args.name.clone(),
        custom: args.custom,
        merge: args.merge,
        down: args.down,
        plan: PlanOptions { concurrently: args.concurrently },
        answers: answers(&args.answers)?,
    };
    let draft = loop {
        match generate::generate(project, schema, &options) {
            Err(Error::Questions(questions)) if output.can_ask() => {
                ask(&questions, &mut options.answers, &mut io::stdin().lock(), &mut anstream::stderr())?;
            }
            draft => break draft?,
        }
    };
    #[derive(Serialize)]
    struct Told<'a> {
        migration: Option<&'a str>,
        written: bool,
        plans: &'a [Plan],
        #[serde(skip_serializing_if = "Option::is_none")]
        no_down: Option<&'a str>,
    }
    let Some(draft) = draft else {
        if !output.json(&Told { migration: None, written: false, plans: &[], no_down: None }) {
            output.line(Tone::Good, "Nothing has changed: the last migration has the schema as it is.");
        }
        return Ok(0);
    };
    let writes = !args.check && !args.explain;
    let path = if writes { Some(draft.write(project)?) } else { None };
    let told = Told {
        migration: Some(&draft.name),
        written: writes,
        plans: &draft.plans,
        no_down: draft.no_down.as_deref(),
    };
    if output.json(&told) {
        return Ok(u8::from(args.check));
    }
    if args.explain {
        explain(&draft, output);
    }
    if args.check {
        output.line(Tone::Bad, "The schema has changed since the last migration:");
        for step in draft.plans.first().into_iter().flat_map(|it| &it.steps) {
            output.line(Tone::Quiet, &format!("  {}", step.title));
        }
        output.line(Tone::Quiet, "Write one: cargo kit generate");
        return Ok(1);
    }
    if let Some(path) = path {
        output.line(Tone::Good, &format!("Wrote {}", path.display()));
        for step in draft.plans.first().into_iter().flat_map(|it| &it.steps) {
            output.line(Tone::Quiet, &format!("  {}", step.title));
        }
        let mut losses: Vec<&str> = draft.plans.iter().flat_map(Plan::losses).collect();
        losses.sort_unstable();
        losses.dedup();
        for loss in losses {
            output.line(Tone::Careful, &format!("  It loses {loss}."));
        }
        if let Some(reason) = &draft.no_down {
            output.line(Tone::Quiet, &format!("  Nothing undoes it: {reason}"));
        }
        output.line(Tone::Quiet, "Read the SQL, then: cargo kit migrate");
    }
    Ok(0)
}

fn explain(draft: &Draft, output: &Output) {
    for plan in &draft.plans {
        output.line(Tone::Good, plan.backend.stem());
        let rows = plan
            .steps
            .iter()
            .enumerate()
            .map(|(position, step)| {
                vec![
                    (position + 1).to_string(),
                    step.title.clone(),
                    step.lock.to_string(),
                    step.loses.clone().unwrap_or_default(),
                    step.fails_where.clone().unwrap_or_default(),
                    step.depends_on.iter().map(|it| (it + 1).to_string()).collect::<Vec<_>>().join(", "),
                ]
            })
            .collect();
        output.table(&["", "step", "lock", "loses", "fails where", "after"], rows);
    }
}

pub(super) fn check(project: &Project, output: &Output) -> Result<u8> {
    let heads = project.heads()?;
    let mut problems = Vec::new();
    if heads.len() > 1 {
        let names: Vec<&str> = heads.iter().map(|(name, _)| name.as_str()).collect();
        problems.push(format!(
            "the migrations have branches, {}: bring them together with `generate --merge`",
            names.join(" and ")
        ));
    }
    for migration in &project.migrations {
        for backend in Backend::ALL {
            match migration.up(backend)? {
                Some(_) => drop(migration.down(backend)?),
                None => problems.push(format!("`{}` has no {}.sql", migration.name, backend.stem())),
            }
        }
    }
    #[derive(Serialize)]
    struct Told {
        migrations: usize,
        problems: Vec<String>,
    }
    let told = Told { migrations: project.migrations.len(), problems };
    if !output.json(&told) {
        for problem in &told.problems {
            output.line(Tone::Bad, problem);
        }
        if told.problems.is_empty() {
            output.line(Tone::Good, &format!("{} migrations, in one line.", told.migrations));
        }
    }
    Ok(u8::from(!told.problems.is_empty()))
}

pub(super) fn lint(project: &Project, args: &LintArgs, output: &Output) -> Result<u8> {
    if let Some(name) = &args.migration
        && project.migration(name).is_none()
    {
        return Err(Error::refused(
            format!("there is no migration `{name}`"),
            "`squall check` looks at the folder",
        ));
    }
    let mut findings = lint::lint(project)?;
    findings.retain(|it| args.migration.as_ref().is_none_or(|name| *name == it.migration));
    let failed = findings.iter().any(|it| args.strict || it.rule.is_error());
    if !output.json(&findings) {
        for it in &findings {
            let tone = if it.rule.is_error() { Tone::Bad } else { Tone::Careful };
            let place = format!("{}/{}.sql", it.migration, it.backend.stem());
            output.line(tone, &format!("{}: {} ({place})", it.rule.name(), it.message));
            output.line(Tone::Quiet, &format!("    {}", it.help));
        }
        if findings.is_empty() {
            output.line(Tone::Good, "Nothing to say.");
        }
    }
    Ok(u8::from(failed))
}

pub(super) fn export(schema: &Schema, args: &ExportArgs, output: &Output) -> Result<u8> {
    let diff = Diff::new(&Schema::default(), schema, &Answers::default())?;
    let plan = Plan::new(&diff, args.backend.into(), PlanOptions::default())?;
    if !output.json(&plan) {
        output.plain(&crate::script::write(&plan, "the whole schema"));
    }
    Ok(0)
}
