//! What undoes a migration, as `generate` writes it.

use squall_kit::{
    Schema,
    diff::Diff,
    generate::{GenerateOptions, generate},
    plan::{Backend, Plan},
    project::{Migration, Project},
    script,
};

/// What undoes the migration, where that loses nothing; and whether rows can be in its way.
///
/// On the way the schemas are written as snapshots, and read again.
pub(super) fn undone(
    before: &Schema,
    after: &Schema,
    diff: &Diff,
    migration: &Migration,
) -> Option<(Migration, bool)> {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::read(folder.path()).unwrap();
    generate(&project, before, &GenerateOptions::default()).unwrap()?.write(&project).unwrap();
    let project = Project::read(folder.path()).unwrap();
    let options = GenerateOptions { answers: diff.answers.clone(), ..GenerateOptions::default() };
    let draft = generate(&project, after, &options).unwrap()?;
    let text = |plans: &[Plan], backend: Backend| {
        let plan = plans.iter().find(|it| it.backend == backend);
        plan.map(|it| script::write(it, &migration.name))
    };
    assert_eq!(text(&draft.plans, Backend::Postgres), migration.postgres);
    assert_eq!(text(&draft.plans, Backend::Sqlite), migration.sqlite);
    let undone = Migration {
        postgres_down: Some(text(&draft.downs, Backend::Postgres)?),
        sqlite_down: Some(text(&draft.downs, Backend::Sqlite)?),
        ..migration.clone()
    };
    let is_risky = draft.downs.iter().flat_map(|it| &it.steps).any(|it| it.fails_where.is_some());
    Some((undone, is_risky))
}
