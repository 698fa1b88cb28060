//! Labels that rows have, and that the new enum of their column has not: looked for before anything is done.

use squall_core::{SqlType, schema::ColumnDef};
use squall_dialect_postgres::ddl::Alter;
use squall_dialect_sqlite::ddl;

use super::{Backend, Lock, Step, StepKind};
use crate::{
    diff::{Diff, TableDiff},
    error::Result,
};

/// A step for each column that could have such; it has no statements, as there is nothing to do where there are none.
pub(super) fn looked_for(diff: &Diff, backend: Backend) -> Result<Vec<Step>> {
    let mut steps = Vec::new();
    for table in &diff.changed {
        for (old, new) in table.changed() {
            let Some((allowed, what)) = allowed(diff, table, old, new) else { continue };
            let name = format!("{}.{}", table.new.name, new.name);
            let query = query(table, new, &allowed, backend)?;
            let reason = format!("rows of `{}` have {what} in `{}`", table.new.name, new.name);
            let step = Step::new(StepKind::Validate, format!("look for {what} in `{name}`"), Vec::new())
                .lock(Lock::None)
                .fails(Some(format!("a row has {what}")))
                .expects_none(query, reason);
            steps.push(step.of(&table.new.name));
        }
    }
    Ok(steps)
}

/// What of the values that are there can stay, where not all can, and what the others are.
fn allowed(
    diff: &Diff,
    table: &TableDiff,
    old: &ColumnDef,
    new: &ColumnDef,
) -> Option<(Vec<String>, &'static str)> {
    let is_told = diff.answers.using.contains_key(&format!("{}.{}", table.new.name, new.name));
    if is_told || old.generated.is_some() || new.generated.is_some() || old.ty.is_array() != new.ty.is_array()
    {
        return None;
    }
    let SqlType::Enum(after) = new.ty.leaf() else { return None };
    let renamed = diff.labels.get(&*after.name).map_or(&[][..], Vec::as_slice);
    let before = |label: &str| {
        let old = renamed.iter().find(|(_, to)| to == label);
        old.map_or(label, |(from, _)| from).to_owned()
    };
    let allowed: Vec<String> = after.labels.iter().map(|it| before(it)).collect();
    match old.ty.leaf() {
        SqlType::Enum(before) => {
            let has_gone = before.labels.iter().any(|it| !allowed.contains(&it.to_string()));
            has_gone.then_some((allowed, "a label that is gone"))
        }
        SqlType::Text { .. } => Some((allowed, "a text that is no label")),
        _ => None,
    }
}

/// Finds a row, by the old names.
fn query(table: &TableDiff, new: &ColumnDef, allowed: &[String], backend: Backend) -> Result<String> {
    let column = ddl::name(table.old_name(&new.name))?;
    let source = match backend {
        Backend::Postgres => Alter::new(&table.old)?.table().to_owned(),
        Backend::Sqlite => ddl::name(&table.old.name)?,
    };
    let list: Vec<String> = allowed
        .iter()
        .map(|it| match backend {
            Backend::Postgres => squall_dialect_postgres::ddl::text(it),
            Backend::Sqlite => ddl::text(it),
        })
        .collect();
    let list = list.join(", ");
    let condition = match (backend, new.ty.is_array()) {
        (Backend::Postgres, false) => format!("{column}::text NOT IN ({list})"),
        (Backend::Postgres, true) => format!("NOT {column}::text[] <@ ARRAY[{list}]"),
        (Backend::Sqlite, false) => format!("{column} NOT IN ({list})"),
        (Backend::Sqlite, true) => {
            format!("EXISTS (SELECT 1 FROM json_each({column}) AS it WHERE it.value NOT IN ({list}))")
        }
    };
    Ok(format!("SELECT 1 FROM {source} WHERE {condition} LIMIT 1"))
}
