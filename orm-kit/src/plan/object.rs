//! Views, triggers and the like, around the changes of tables.

use squall_core::render::push_ident;

use super::{Backend, Lock, Step, StepKind};
use crate::{
    diff::Diff,
    error::Result,
    model::{Object, ObjectKind},
};

/// The statement that makes an object here; none where it is not for this database.
pub(super) fn create(object: &Object, backend: Backend) -> Option<&str> {
    match backend {
        Backend::Postgres => object.postgres.as_deref(),
        Backend::Sqlite => object.sqlite.as_deref(),
    }
}

/// The statement that drops it.
fn drop(object: &Object, backend: Backend) -> Result<String> {
    let mut name = String::new();
    if let Some(schema) = object.schema.as_deref().filter(|_| backend == Backend::Postgres) {
        push_ident(&mut name, schema)?;
        name.push('.');
    }
    push_ident(&mut name, &object.name)?;
    let mut table = String::new();
    if let Some(of) = &object.table {
        match &object.schema {
            Some(schema) if backend == Backend::Postgres => {
                push_ident(&mut table, schema)?;
                table.push('.');
                push_ident(
                    &mut table,
                    of.strip_prefix(schema.as_str()).and_then(|it| it.strip_prefix('.')).unwrap_or(of),
                )?;
            }
            _ => push_ident(&mut table, of)?,
        }
    }
    // The name of a trigger or a policy is one of its table.
    let mut own = String::new();
    push_ident(&mut own, &object.name)?;
    Ok(match (object.kind, backend) {
        (ObjectKind::Extension, _) => format!("DROP EXTENSION {own}"),
        (ObjectKind::Function, _) => {
            format!("DROP FUNCTION {name}({})", object.arguments.as_deref().unwrap_or_default())
        }
        (ObjectKind::View, _) => format!("DROP VIEW {name}"),
        (ObjectKind::MaterializedView, _) => format!("DROP MATERIALIZED VIEW {name}"),
        (ObjectKind::Trigger, Backend::Postgres) => format!("DROP TRIGGER {own} ON {table}"),
        (ObjectKind::Trigger, Backend::Sqlite) => format!("DROP TRIGGER {own}"),
        (ObjectKind::RowSecurity, _) => format!("ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"),
        (ObjectKind::Policy, _) => format!("DROP POLICY {own} ON {table}"),
    })
}

fn word(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Extension => "extension",
        ObjectKind::Function => "function",
        ObjectKind::View => "view",
        ObjectKind::MaterializedView => "materialized view",
        ObjectKind::Trigger => "trigger",
        ObjectKind::RowSecurity => "row security of",
        ObjectKind::Policy => "policy",
    }
}

/// The objects that are dropped before the tables change, and those that are made after.
pub(super) struct Objects<'a> {
    dropped: Vec<&'a Object>,
    created: Vec<&'a Object>,
    backend: Backend,
}

impl<'a> Objects<'a> {
    /// Those that change, and those that stay but stand on a table of `disturbed` (by their old names): a view cannot
    /// stay while a column of its table goes.
    pub(super) fn new(diff: &'a Diff, backend: Backend, disturbed: &[&str]) -> Self {
        let text = |it: &Object| create(it, backend).map(str::to_owned);
        let gone = |it: &Object| diff.dropped_objects.contains(it);
        let mut dropped: Vec<&Object> = Vec::new();
        let mut created: Vec<&Object> = Vec::new();
        for object in &diff.from.objects {
            let twin = diff.to.objects.iter().find(|to| {
                to.kind == object.kind
                    && to.name == object.name
                    && to.schema == object.schema
                    && to.table == object.table
            });
            // What differs for the other database only, stays.
            let stays = !gone(object) || twin.is_some_and(|to| text(to) == text(object));
            let is_dependent = matches!(
                object.kind,
                ObjectKind::View | ObjectKind::MaterializedView | ObjectKind::Policy | ObjectKind::Trigger
            );
            let is_in_the_way = is_dependent
                && disturbed.iter().any(|table| text(object).is_some_and(|it| mentions(&it, table)));
            if text(object).is_some() && (!stays || is_in_the_way) {
                dropped.push(object);
            }
        }
        // A view that is made of another goes with it.
        let mut at = 0;
        while at < dropped.len() {
            let name = dropped[at].name.clone();
            for object in &diff.from.objects {
                let is_view = matches!(object.kind, ObjectKind::View | ObjectKind::MaterializedView);
                if is_view
                    && !dropped.contains(&object)
                    && text(object).is_some_and(|it| mentions(&it, &name))
                {
                    dropped.push(object);
                }
            }
            at += 1;
        }
        for object in &diff.to.objects {
            let is_there = diff.from.objects.iter().any(|from| {
                from.kind == object.kind
                    && from.name == object.name
                    && from.schema == object.schema
                    && from.table == object.table
                    && text(from) == text(object)
                    && !dropped.contains(&from)
            });
            if text(object).is_some() && !is_there {
                created.push(object);
            }
        }
        dropped.sort_by_key(|it| {
            let place = diff.from.objects.iter().position(|other| other == *it);
            std::cmp::Reverse((it.kind, place))
        });
        created.sort_by_key(|it| it.kind);
        Self { dropped, created, backend }
    }

    pub(super) fn drops(&self) -> Result<Vec<Step>> {
        // An extension goes last of all.
        self.dropped
            .iter()
            .filter(|it| it.kind != ObjectKind::Extension)
            .map(|it| self.dropping(it))
            .collect()
    }

    pub(super) fn late_drops(&self) -> Result<Vec<Step>> {
        self.dropped
            .iter()
            .filter(|it| it.kind == ObjectKind::Extension)
            .map(|it| self.dropping(it))
            .collect()
    }

    fn dropping(&self, object: &Object) -> Result<Step> {
        let title = format!("drop the {} `{}`", word(object.kind), object.name);
        let step = Step::new(StepKind::DropObject, title, vec![drop(object, self.backend)?]);
        Ok(match &object.table {
            Some(table) => step.of(table),
            None => step,
        })
    }

    /// Those that tables may need.
    pub(super) fn early_creates(&self) -> Vec<Step> {
        self.creating(|it| it.kind <= ObjectKind::Extension)
    }

    pub(super) fn creates(&self) -> Vec<Step> {
        self.creating(|it| it.kind > ObjectKind::Extension)
    }

    fn creating(&self, which: impl Fn(&Object) -> bool) -> Vec<Step> {
        self.created
            .iter()
            .filter(|it| which(it))
            .filter_map(|it| {
                let sql = create(it, self.backend)?.trim().trim_end_matches(';');
                let sql = if sql.to_ascii_uppercase().ends_with("END") {
                    format!("{sql};")
                } else {
                    sql.to_owned()
                };
                let sql = if self.backend == Backend::Postgres {
                    sql.trim_end_matches(';').to_owned()
                } else {
                    sql
                };
                let title = format!("create the {} `{}`", word(it.kind), it.name);
                let step = Step::new(StepKind::CreateObject, title, vec![sql]).lock(Lock::None);
                Some(match &it.table {
                    Some(table) => step.of(table),
                    None => step,
                })
            })
            .collect()
    }
}

/// Whether a text has the name as a word of its own.
fn mentions(sql: &str, table: &str) -> bool {
    let base = table.rsplit('.').next().unwrap_or(table);
    let is_word = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == '_');
    sql.match_indices(base).any(|(at, _)| {
        !is_word(sql[..at].chars().next_back()) && !is_word(sql[at + base.len()..].chars().next())
    })
}
