//! Native enums.

use squall_core::{
    SqlType,
    schema::{ColumnDef, TableDef},
    types::EnumDef,
};
use squall_dialect_postgres::ddl::{self, Alter};

use crate::{
    diff::Diff,
    error::Result,
    plan::{Lock, Step, StepKind},
};

/// Names and new labels: they come first, as a label cannot be used before it is committed.
pub(super) fn early(diff: &Diff) -> Result<Vec<Step>> {
    let mut steps = Vec::new();
    for (from, to) in super::order::renames(&diff.enums.renamed) {
        let title = format!("rename the enum `{from}` to `{to}`");
        steps.push(Step::new(StepKind::RenameEnum, title, vec![ddl::rename_type(&from, &to)?]));
    }
    for def in diff.to.native_enums() {
        let is_native_before = !diff.enums.created.iter().any(|it| it.name == def.name);
        let labels = diff.labels.get(&*def.name).filter(|_| is_native_before);
        for (from, to) in super::order::renames(labels.map_or(&[], Vec::as_slice)) {
            let title = format!("rename the label `{from}` of the enum `{}` to `{to}`", def.name);
            let sql = ddl::alter_type_rename_value(def, &from, &to)?;
            steps.push(Step::new(StepKind::RenameLabel, title, vec![sql]).lock(Lock::None));
        }
    }
    for (old, new) in diff.enums.changed.iter().filter(|(old, new)| only_adds(old, new)) {
        for (position, label) in new.labels.iter().enumerate() {
            if old.labels.contains(label) {
                continue;
            }
            let title = format!("add the label `{label}` to the enum `{}`", new.name);
            // Before the next one that was there.
            let before = new.labels[position..].iter().find(|it| old.labels.contains(it));
            let sql = ddl::alter_type_add_value(new, label, before.map(|it| &**it))?;
            steps.push(Step::new(StepKind::AddLabel, title, vec![sql]).lock(Lock::None));
        }
    }
    Ok(steps)
}

/// Whether the labels that were there stay, in their order.
fn only_adds(old: &EnumDef, new: &EnumDef) -> bool {
    let kept = new.labels.iter().filter(|it| old.labels.contains(it));
    kept.eq(old.labels.iter())
}

/// Whether the type of a column is an enum that is made anew.
pub(super) fn is_replaced(diff: &Diff, ty: &SqlType) -> bool {
    let SqlType::Enum(def) = ty.leaf() else { return false };
    def.native && diff.enums.changed.iter().any(|(old, new)| new.name == def.name && !only_adds(old, new))
}

/// Enums that lose a label, or get another order: another type takes the place of theirs.
pub(super) fn replaced(diff: &Diff) -> Result<Vec<Step>> {
    let mut steps = Vec::new();
    for (old, new) in diff.enums.changed.iter().filter(|(old, new)| !only_adds(old, new)) {
        let for_now = as_it_was(new);
        let mut statements = vec![ddl::rename_type(&new.name, &for_now)?, ddl::create_type(new)?];
        let mut tables = Vec::new();
        let loses_any = old.labels.iter().any(|it| !new.labels.contains(it));
        for (table, before, column) in columns(diff, new) {
            let alter = Alter::new(table)?;
            if before.default.is_some() {
                statements.push(alter.drop_default(&column.name)?);
            }
            statements.push(alter.set_type(column, &ddl::cast(&column.name, &column.ty, true)?)?);
            if column.default.is_some() {
                statements.push(alter.set_default(column)?);
            }
            tables.push(table.name.clone());
        }
        let title = format!("replace the enum `{}`", new.name);
        let fails = loses_any.then_some("a row has a label that is gone");
        let mut step = Step::new(StepKind::ReplaceEnum, title, statements).lock(Lock::Rewrite).fails(fails);
        step.tables = tables;
        steps.push(step);
    }
    Ok(steps)
}

/// The enums that others have taken the place of: they go when no column has them any more.
pub(super) fn late_drops(diff: &Diff) -> Result<Vec<Step>> {
    let replaced = diff.enums.changed.iter().filter(|(old, new)| !only_adds(old, new));
    replaced
        .map(|(_, new)| {
            let title = format!("drop the enum `{}` as it was", new.name);
            Ok(Step::new(StepKind::DropEnum, title, vec![ddl::drop_type(&as_it_was(new))?]))
        })
        .collect()
}

/// The name of an enum that another takes the place of.
fn as_it_was(def: &EnumDef) -> String {
    let mut name = format!("__old_{}", def.name);
    name.truncate(name.floor_char_boundary(63));
    name
}

/// The columns that have the enum before and after.
fn columns<'a>(diff: &'a Diff, def: &EnumDef) -> Vec<(&'a TableDef, &'a ColumnDef, &'a ColumnDef)> {
    let is_of = |ty: &SqlType| matches!(ty.leaf(), SqlType::Enum(it) if it.native && it.name == def.name);
    let mut found = Vec::new();
    for table in &diff.changed {
        for column in &table.new.columns {
            let Some(before) = table.renamed.column(&column.name) else { continue };
            if is_of(&column.ty) && is_of(&before.ty) && column.generated.is_none() {
                found.push((&table.new, before, column));
            }
        }
    }
    found
}
