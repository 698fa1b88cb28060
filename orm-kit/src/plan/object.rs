//! Views, triggers and the like, around the changes of tables.

use squall_core::render::push_ident;

use super::{Backend, Lock, Step, StepKind};
use crate::{
    diff::Diff,
    error::Result,
    model::{Object, ObjectKind},
    script::split,
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
        (ObjectKind::Function, _) => match &object.arguments {
            Some(arguments) => format!("DROP FUNCTION {name}({arguments})"),
            None => format!("DROP FUNCTION {name}"),
        },
        (ObjectKind::View, _) => format!("DROP VIEW {name}"),
        (ObjectKind::MaterializedView, _) => format!("DROP MATERIALIZED VIEW {name}"),
        (ObjectKind::Trigger, Backend::Postgres) => format!("DROP TRIGGER {own} ON {table}"),
        (ObjectKind::Trigger, Backend::Sqlite) => format!("DROP TRIGGER {own}"),
        (ObjectKind::RowSecurity, _) => {
            format!("ALTER TABLE {table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY")
        }
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
    diff: &'a Diff,
    dropped: Vec<&'a Object>,
    created: Vec<&'a Object>,
    backend: Backend,
}

impl<'a> Objects<'a> {
    /// Those that change, and those that stay but stand on a table of `disturbed` (by their old names): a view cannot
    /// stay while a column of its table goes.
    pub(super) fn new(diff: &'a Diff, backend: Backend, disturbed: &[&str]) -> Self {
        let text = |it: &'a Object| create(it, backend);
        let here: Vec<&Object> = diff.from.objects.iter().filter(|it| text(it).is_some()).collect();
        let wanted: Vec<&Object> = diff.to.objects.iter().filter(|it| text(it).is_some()).collect();
        let twin = |object: &Object| wanted.iter().copied().find(|it| it.is_same(object));
        let mut dropped: Vec<&Object> = Vec::new();
        for object in &here {
            // What differs for the other database only, stays.
            let stays = twin(object).is_some_and(|to| text(to) == text(object) || is_replaced(to, backend));
            let is_in_the_way = depends(object) && disturbed.iter().any(|table| object.mentions(table));
            if !stays || is_in_the_way {
                dropped.push(object);
            }
        }
        // What stands on one that goes, goes with it.
        let mut at = 0;
        while at < dropped.len() {
            let gone = dropped[at];
            if matches!(gone.kind, ObjectKind::Function | ObjectKind::View | ObjectKind::MaterializedView) {
                for object in here.iter().filter(|it| depends(it) && it.mentions(&gone.name)) {
                    if !dropped.contains(object) {
                        dropped.push(object);
                    }
                }
            }
            at += 1;
        }
        let is_there = |object: &Object| {
            let from = here.iter().find(|from| from.is_same(object));
            from.is_some_and(|from| {
                create(from, backend) == create(object, backend) && !dropped.contains(from)
            })
        };
        let mut created: Vec<&Object> = wanted.iter().copied().filter(|it| !is_there(it)).collect();
        dropped.sort_by_key(|it| {
            let place = diff.from.objects.iter().position(|other| other == *it);
            std::cmp::Reverse((it.kind, place))
        });
        created.sort_by_key(|it| it.kind);
        Self { diff, dropped, created, backend }
    }

    /// Those that are in the way of the tables.
    pub(super) fn drops(&self) -> Result<Vec<Step>> {
        self.dropped.iter().filter(|it| !self.is_late(it)).map(|it| self.dropping(it)).collect()
    }

    /// Those that tables may have needed.
    pub(super) fn late_drops(&self) -> Result<Vec<Step>> {
        self.dropped.iter().filter(|it| self.is_late(it)).map(|it| self.dropping(it)).collect()
    }

    fn is_late(&self, object: &Object) -> bool {
        let is_made_again = self.created.iter().any(|it| it.is_same(object));
        object.kind == ObjectKind::Extension || self.diff.from.is_before_tables(object) && !is_made_again
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
        self.creating(|it| self.diff.to.is_before_tables(it))
    }

    pub(super) fn creates(&self) -> Vec<Step> {
        self.creating(|it| !self.diff.to.is_before_tables(it))
    }

    fn creating(&self, which: impl Fn(&Object) -> bool) -> Vec<Step> {
        let mut steps = Vec::new();
        for object in self.created.iter().filter(|it| which(it)) {
            let statements: Vec<String> = create(object, self.backend)
                .map(|sql| split(sql, self.backend))
                .unwrap_or_default()
                .into_iter()
                .map(|it| it.sql)
                .filter(|it| !it.is_empty())
                .collect();
            let title = format!("create the {} `{}`", word(object.kind), object.name);
            let step = Step::new(StepKind::CreateObject, title, statements).lock(Lock::None);
            steps.push(match &object.table {
                Some(table) => step.of(table),
                None => step,
            });
        }
        steps
    }
}

/// Whether it cannot stay while what it stands on goes.
fn depends(object: &Object) -> bool {
    matches!(
        object.kind,
        ObjectKind::View | ObjectKind::MaterializedView | ObjectKind::Policy | ObjectKind::Trigger
    )
}

/// Whether it takes the place of the one that is there by itself.
fn is_replaced(object: &Object, backend: Backend) -> bool {
    let sql = create(object, backend).unwrap_or_default();
    let mut words = sql.split_whitespace().map(str::to_ascii_uppercase);
    let starts = ["CREATE", "OR", "REPLACE"].iter().all(|it| words.next().is_some_and(|word| word == *it));
    object.kind == ObjectKind::Function && starts
}
