//! Foreign keys: they hold tables together, so they go before everything and come after it.

use squall_core::{
    render::push_ident,
    schema::{ForeignKeyDef, TableDef, creation_order},
};
use squall_dialect_postgres::ddl::{self, Alter};

use super::table::Changed;
use crate::{
    diff::{Diff, TableDiff},
    error::Result,
    plan::{Lock, Step, StepKind},
};

/// The foreign keys that go and come.
pub(super) struct Keys<'a> {
    /// By the old names.
    dropped: Vec<(&'a TableDef, String)>,
    /// Of tables that are there.
    added: Vec<(&'a TableDef, &'a ForeignKeyDef, Option<&'a TableDiff>)>,
    /// Of tables that are new, and refer to what comes after them.
    late: Vec<(&'a TableDef, &'a ForeignKeyDef)>,
}

impl<'a> Keys<'a> {
    pub(super) fn new(diff: &'a Diff, changed: &[Changed<'a>]) -> Self {
        let mut keys = Self { dropped: Vec::new(), added: Vec::new(), late: Vec::new() };
        for table in changed.iter().map(|it| it.diff) {
            keys.dropped.extend(table.foreign_keys.dropped.iter().map(|name| (&table.old, name.clone())));
            let added =
                table.new.foreign_keys.iter().filter(|it| table.foreign_keys.added.contains(&it.name));
            keys.added.extend(added.map(|key| (&table.new, key, Some(table))));
        }
        // Those that stay, but not while what they stand on changes.
        for table in &diff.to.tables {
            let own = changed.iter().find(|it| it.diff.new.name == table.name);
            let is_new = diff.created.iter().any(|it| it.name == table.name);
            if is_new {
                continue;
            }
            let old = own.map_or_else(|| diff.from.table(&table.name), |it| Some(&it.diff.old));
            let Some(old) = old else { continue };
            for key in &table.foreign_keys {
                let is_added = own.is_some_and(|it| it.diff.foreign_keys.added.contains(&key.name));
                if is_added || !stands_on_change(key, own, changed) {
                    continue;
                }
                let renamed =
                    own.and_then(|it| it.diff.foreign_keys.renamed.iter().find(|(_, to)| *to == key.name));
                keys.dropped.push((old, renamed.map_or(&key.name, |(from, _)| from).clone()));
                keys.added.push((table, key, own.map(|it| it.diff)));
            }
        }
        let created: Vec<&TableDef> = diff.created.iter().collect();
        let order = creation_order(&created);
        for table in &created {
            for key in &table.foreign_keys {
                let is_circular =
                    order.deferred.iter().any(|(its, it)| its.name == table.name && std::ptr::eq(*it, key));
                let is_of_changed = changed.iter().any(|it| it.diff.new.name == key.foreign_table);
                if is_circular || is_of_changed {
                    keys.late.push((table, key));
                }
            }
        }
        keys
    }

    /// Of a new table, those that are not made with it.
    pub(super) fn late(&self, table: &str) -> Vec<&'a ForeignKeyDef> {
        self.late.iter().filter(|(its, _)| its.name == table).map(|(_, key)| *key).collect()
    }

    /// Those that are dropped and made again under a new name: nothing is left to rename.
    pub(super) fn drops(&self) -> Result<Vec<Step>> {
        self.dropped
            .iter()
            .map(|(table, name)| {
                let title = format!("drop the foreign key `{name}` of `{}`", table.name);
                let sql = Alter::new(table)?.drop_constraint(name)?;
                Ok(Step::new(StepKind::DropForeignKey, title, vec![sql]).of(&table.name))
            })
            .collect()
    }

    pub(super) fn adds(&self) -> Result<Vec<Step>> {
        let mut steps = Vec::new();
        for (table, key) in &self.late {
            let title = format!("add the foreign key `{}` of `{}`", key.name, table.name);
            let sql = Alter::new(table)?.add_constraint(&ddl::foreign_key(key)?);
            let step = Step::new(StepKind::AddForeignKey, title, vec![sql]).lock(Lock::Share);
            steps.push(step.of(&table.name).of(&key.foreign_table));
        }
        for (table, key, diff) in &self.added {
            let title = format!("add the foreign key `{}` of `{}`", key.name, table.name);
            let sql = Alter::new(table)?.add_constraint_not_valid(&ddl::foreign_key(key)?);
            let mut step = Step::new(StepKind::AddForeignKey, title, vec![sql])
                .lock(Lock::Share)
                .fails(Some("a row refers to one that is not there"))
                .of(&table.name)
                .of(&key.foreign_table);
            if let Some(diff) = diff
                && let Some(query) = orphans(diff, key)?
            {
                step = step.expects_none(
                    query,
                    format!(
                        "rows of `{}` refer to rows of `{}` that are not there",
                        table.name, key.foreign_table
                    ),
                );
            }
            steps.push(step);
        }
        Ok(steps)
    }

    pub(super) fn validations(&self) -> Result<Vec<Step>> {
        self.added
            .iter()
            .map(|(table, key, _)| {
                let title = format!("validate the foreign key `{}` of `{}`", key.name, table.name);
                let sql = Alter::new(table)?.validate(&key.name)?;
                Ok(Step::new(StepKind::Validate, title, vec![sql])
                    .lock(Lock::ShareUpdateExclusive)
                    .of(&table.name))
            })
            .collect()
    }
}

/// Whether the type of one of its columns changes, or the key that it refers to is made anew.
fn stands_on_change(key: &ForeignKeyDef, own: Option<&Changed<'_>>, changed: &[Changed<'_>]) -> bool {
    let changes_type = |table: Option<&Changed<'_>>, columns: &[String]| {
        table.is_some_and(|it| {
            // What refers to a label that is renamed refers to nothing for a moment.
            columns.iter().any(|column| it.touches(column) || it.labels(column).is_some())
        })
    };
    let parent = changed.iter().find(|it| it.diff.new.name == key.foreign_table);
    let is_key_remade = parent.is_some_and(|it| {
        let is_of = |columns: &[String]| {
            columns.len() == key.foreign_columns.len()
                && columns.iter().all(|column| key.foreign_columns.contains(column))
        };
        let (old, diff) = (&it.diff.renamed, it.diff);
        diff.primary_key_changed && is_of(&old.primary_key)
            || old
                .uniques
                .iter()
                .any(|unique| diff.uniques.dropped.contains(&unique.name) && is_of(&unique.columns))
            || old.indexes.iter().any(|index| {
                index.unique && diff.indexes.dropped.contains(&index.name) && is_of(&index.columns())
            })
    });
    is_key_remade || changes_type(own, &key.columns) || changes_type(parent, &key.foreign_columns)
}

/// The rows that refer to nothing, by the old names; none where not all of it is there yet.
fn orphans(diff: &TableDiff, key: &ForeignKeyDef) -> Result<Option<String>> {
    // As it will be: values of two types cannot be compared, and those of another type are others.
    let stays = |it: &String| diff.column(it).is_some_and(|(old, new)| old.ty == new.ty);
    // Whether another table was renamed is not known here; its own name is.
    if key.foreign_table != diff.new.name || !key.columns.iter().chain(&key.foreign_columns).all(stays) {
        return Ok(None);
    }
    let name = |name: &str| -> Result<String> {
        let mut sql = String::new();
        push_ident(&mut sql, diff.old_name(name))?;
        Ok(sql)
    };
    let table = Alter::new(&diff.old)?.table().to_owned();
    let mut set = Vec::new();
    let mut equal = Vec::new();
    for (column, parent) in key.columns.iter().zip(&key.foreign_columns) {
        set.push(format!("child.{} IS NOT NULL", name(column)?));
        equal.push(format!("parent.{} = child.{}", name(parent)?, name(column)?));
    }
    Ok(Some(format!(
        "SELECT 1 FROM {table} AS child WHERE {} AND NOT EXISTS (SELECT 1 FROM {table} AS parent WHERE {}) LIMIT 1",
        set.join(" AND "),
        equal.join(" AND ")
    )))
}
