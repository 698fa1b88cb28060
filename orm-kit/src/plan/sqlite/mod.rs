//! The plan for SQLite: by ALTER where it can, else a table is made anew and its rows are copied.

mod table;

use squall_core::schema::{TableDef, creation_order};
use squall_dialect_sqlite::ddl;

use super::{Backend, Lock, Step, StepKind, object::Objects, order};
use crate::{diff::Diff, error::Result};
use table::Changed;

/// The steps, in the order that is said here: what goes, then renames, then what is new.
pub(super) fn steps(diff: &Diff) -> Result<Vec<Step>> {
    let changed: Vec<Changed<'_>> =
        diff.changed.iter().map(|it| Changed::new(it, diff)).collect::<Result<_>>()?;
    let mut disturbed: Vec<&str> = changed
        .iter()
        .filter(|it| !it.diff.dropped_columns.is_empty() || it.is_rebuilt())
        .map(|it| it.diff.old.name.as_str())
        .collect();
    disturbed.extend(diff.dropped.iter().map(|it| it.name.as_str()));
    let objects = Objects::new(diff, Backend::Sqlite, &disturbed);

    let mut steps = objects.drops()?;
    for table in &changed {
        steps.extend(table.drop_indexes()?);
    }
    steps.extend(drop_tables(diff)?);
    steps.extend(rename_tables(diff)?);
    for table in &changed {
        steps.extend(table.rename_columns()?);
    }
    steps.extend(create_tables(diff)?);
    for table in &changed {
        steps.extend(table.columns()?);
    }
    for table in &changed {
        steps.extend(table.create_indexes()?);
    }
    steps.extend(objects.early_creates());
    steps.extend(objects.creates());
    steps.extend(objects.late_drops()?);
    Ok(steps)
}

fn drop_tables(diff: &Diff) -> Result<Vec<Step>> {
    let tables: Vec<&TableDef> = diff.dropped.iter().collect();
    let mut steps = Vec::new();
    for table in creation_order(&tables).tables.into_iter().rev() {
        let title = format!("drop the table `{}`", table.name);
        let step = Step::new(StepKind::DropTable, title, vec![ddl::drop_table(&table.name)?])
            .loses(Some(format!("all rows of `{}`", table.name)));
        steps.push(step.of(&table.name));
    }
    Ok(steps)
}

fn rename_tables(diff: &Diff) -> Result<Vec<Step>> {
    let wanted: Vec<(String, String)> = diff
        .changed
        .iter()
        .filter(|it| it.old.name != it.new.name)
        .map(|it| (it.old.name.clone(), it.new.name.clone()))
        .collect();
    let mut steps = Vec::new();
    for (from, to) in order::renames(&wanted) {
        let title = format!("rename the table `{from}` to `{to}`");
        let sql = ddl::rename_table(&from, &to)?;
        steps.push(Step::new(StepKind::RenameTable, title, vec![sql]).of(&to));
    }
    Ok(steps)
}

fn create_tables(diff: &Diff) -> Result<Vec<Step>> {
    let tables: Vec<&TableDef> = diff.created.iter().collect();
    let mut steps = Vec::new();
    for table in creation_order(&tables).tables {
        let mut statements = vec![ddl::create_table(table)?];
        for index in &table.indexes {
            statements.push(ddl::create_index(table, index)?);
        }
        let title = format!("create the table `{}`", table.name);
        steps.push(Step::new(StepKind::CreateTable, title, statements).lock(Lock::None).of(&table.name));
    }
    Ok(steps)
}
