//! Branches of migrations: the schema that is there when all of them are applied.

use squall_core::schema::TableDef;

use crate::{
    error::{Error, Result},
    model::{Object, Schema},
    project::Project,
};

/// The schema after all of `heads`: what each changed of what they have in common.
///
/// # Errors
/// [`Error::Refused`] where two of them changed the same.
pub(crate) fn merged(project: &Project, heads: &[String]) -> Result<Schema> {
    let mut schemas = Vec::new();
    for head in heads {
        let migration = project.migration(head);
        schemas.push((
            head,
            migration.map(|it| it.snapshot()).transpose()?.map(|it| it.schema).unwrap_or_default(),
        ));
    }
    let Some(((_, first), rest)) = schemas.split_first() else { return Ok(Schema::default()) };
    let mut together = first.clone();
    let mut seen = vec![heads[0].clone()];
    for (head, schema) in rest {
        let base = base(project, &seen, head)?;
        together = merge(&base, &together, schema).map_err(|what| {
            Error::refused(
                format!("the branches {} and {head} both change {what}", seen.join(", ")),
                "make one of them anew: delete its folder, take in the other branch, and generate again",
            )
        })?;
        seen.push((*head).clone());
    }
    Ok(together)
}

/// The migrations that lead to one, with it.
fn ancestors(project: &Project, of: &str) -> Result<Vec<String>> {
    let mut found = vec![of.to_owned()];
    let mut at = 0;
    while at < found.len() {
        if let Some(migration) = project.migration(&found[at]) {
            for parent in migration.snapshot()?.parents {
                if !found.contains(&parent) {
                    found.push(parent);
                }
            }
        }
        at += 1;
    }
    Ok(found)
}

/// The last schema that both have come from.
fn base(project: &Project, seen: &[String], head: &str) -> Result<Schema> {
    let mut known = Vec::new();
    for it in seen {
        known.extend(ancestors(project, it)?);
    }
    let common = ancestors(project, head)?.into_iter().filter(|it| known.contains(it)).max();
    match common.and_then(|name| project.migration(&name)) {
        Some(migration) => Ok(migration.snapshot()?.schema),
        None => Ok(Schema::default()),
    }
}

fn merge(base: &Schema, ours: &Schema, theirs: &Schema) -> Result<Schema, String> {
    let name = |it: &TableDef| it.name.clone();
    let tables = list(&base.tables, &ours.tables, &theirs.tables, name, |base, ours, theirs| {
        let Some(base) = base else { return Err(format!("the table `{}`", ours.name)) };
        table(base, ours, theirs)
    })?;
    let name = |it: &Object| format!("{:?} {}", it.kind, it.name);
    let objects = list(&base.objects, &ours.objects, &theirs.objects, name, |_, ours, _| {
        Err(format!("`{}`", ours.name))
    })?;
    Ok(Schema { tables, objects })
}

fn table(base: &TableDef, ours: &TableDef, theirs: &TableDef) -> Result<TableDef, String> {
    fn clash<T>(what: &str, name: &str, table: &TableDef) -> Result<T, String> {
        Err(format!("the {what} `{name}` of the table `{}`", table.name))
    }
    Ok(TableDef {
        columns: list(
            &base.columns,
            &ours.columns,
            &theirs.columns,
            |it| it.name.clone(),
            |_, it, _| clash("column", &it.name, ours),
        )?,
        uniques: list(
            &base.uniques,
            &ours.uniques,
            &theirs.uniques,
            |it| it.name.clone(),
            |_, it, _| clash("unique constraint", &it.name, ours),
        )?,
        checks: list(
            &base.checks,
            &ours.checks,
            &theirs.checks,
            |it| it.name.clone(),
            |_, it, _| clash("check", &it.name, ours),
        )?,
        indexes: list(
            &base.indexes,
            &ours.indexes,
            &theirs.indexes,
            |it| it.name.clone(),
            |_, it, _| clash("index", &it.name, ours),
        )?,
        foreign_keys: list(
            &base.foreign_keys,
            &ours.foreign_keys,
            &theirs.foreign_keys,
            |it| it.name.clone(),
            |_, it, _| clash("foreign key", &it.name, ours),
        )?,
        primary_key: one(&base.primary_key, &ours.primary_key, &theirs.primary_key)
            .ok_or_else(|| format!("the primary key of the table `{}`", ours.name))?,
        comment: one(&base.comment, &ours.comment, &theirs.comment)
            .ok_or_else(|| format!("the comment of the table `{}`", ours.name))?,
        ..ours.clone()
    })
}

/// What one of the two changed. What both changed alike is a clash as well: the migration of each does it, and the second
/// that is run would fail.
fn one<T: Clone + PartialEq>(base: &T, ours: &T, theirs: &T) -> Option<T> {
    match (ours == base, theirs == base) {
        (_, true) => Some(ours.clone()),
        (true, false) => Some(theirs.clone()),
        (false, false) => None,
    }
}

/// Merges what is told apart by its name; `both` merges what both changed.
fn list<T: Clone + PartialEq>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    name: impl Fn(&T) -> String,
    both: impl Fn(Option<&T>, &T, &T) -> Result<T, String>,
) -> Result<Vec<T>, String> {
    let find = |list: &[T], wanted: &str| list.iter().find(|it| name(it) == wanted).cloned();
    if let Some(gone) = base.iter().find(|it| {
        let key = name(it);
        find(ours, &key).is_none() && find(theirs, &key).is_none()
    }) {
        return both(None, gone, gone).map(|_| Vec::new());
    }
    let mut merged = Vec::new();
    for it in ours {
        let key = name(it);
        match (find(base, &key), find(theirs, &key)) {
            (Some(base), Some(theirs)) if *it == base => merged.push(theirs),
            (Some(base), Some(theirs)) if theirs == base => merged.push(it.clone()),
            (base, Some(theirs)) => merged.push(both(base.as_ref(), it, &theirs)?),
            (Some(base), None) if base == *it => {}
            (Some(_), None) => return both(None, it, it).map(|_| Vec::new()),
            (None, None) => merged.push(it.clone()),
        }
    }
    for it in theirs {
        let key = name(it);
        match (find(base, &key), find(ours, &key)) {
            (_, Some(_)) => {}
            (None, None) => merged.push(it.clone()),
            (Some(base), None) if base == *it => {}
            (Some(_), None) => return both(None, it, it).map(|_| Vec::new()),
        }
    }
    Ok(merged)
}
