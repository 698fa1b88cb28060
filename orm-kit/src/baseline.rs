//! Baseline: a live database comes under migrations, as it is.

use squall::Db;

use crate::{
    drift::{compare, head},
    error::{Error, Result},
    generate::{GenerateOptions, generate},
    introspect::IntrospectOptions,
    model::Schema,
    project::Project,
    runner,
};

/// Adopts a live database: where there are no migrations yet, writes the first one, which would make `schema`; then notes
/// the migrations as applied, without running them. Returns the names of those that were noted.
///
/// The database must be as the last migration leaves it, which is looked at.
///
/// # Errors
/// [`Error::Refused`] where the database is otherwise, with what differs; [`Error::Database`]; [`Error::File`].
pub async fn baseline(
    db: &Db,
    project: &mut Project,
    schema: &Schema,
    name: Option<&str>,
    options: &IntrospectOptions,
) -> Result<Vec<String>> {
    let last = head(project)?;
    let drift = compare(db, last.as_ref().unwrap_or(schema), options).await?;
    // What else is there is left alone, as by the migrations that are to come.
    let differences: Vec<&String> =
        drift.differences.iter().filter(|it| !it.ends_with("is not wanted") || it.contains(',')).collect();
    if !differences.is_empty() {
        let list: Vec<&str> = differences.iter().map(|it| it.as_str()).collect();
        return Err(Error::refused(
            format!("the database is not as the schema says:\n{}", list.join("\n")),
            "read its schema by `squall pull`, or change it by `push`, and then make the baseline",
        ));
    }
    if last.is_none() {
        let options = GenerateOptions {
            name: Some(name.unwrap_or("baseline").to_owned()),
            ..GenerateOptions::default()
        };
        let Some(draft) = generate(project, schema, &options)? else {
            return Err(Error::refused("the schema is empty", "there is nothing to adopt"));
        };
        draft.write(project)?;
        *project = Project::read(project.folder.clone())?;
    }
    runner::adopt(db, &project.migrations).await
}
