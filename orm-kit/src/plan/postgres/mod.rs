//! The plan for Postgres.

mod add;
mod column;
mod enums;
mod key;
mod table;

use squall_core::schema::{ForeignKeyDef, TableDef, creation_order};
use squall_dialect_postgres::ddl::{self, Alter};

use super::{Backend, Lock, PlanOptions, Run, Step, StepKind, object::Objects, order};
use crate::{diff::Diff, error::Result};
pub(super) use add::distinct_query;
use table::Changed;

/// The steps, in the order that is said here: what goes, then renames, then what is new.
pub(super) fn steps(diff: &Diff, options: PlanOptions) -> Result<Vec<Step>> {
    let changed: Vec<Changed<'_>> = diff.changed.iter().map(|it| Changed::new(it, diff)).collect();
    let disturbed: Vec<&str> =
        changed.iter().filter(|it| it.disturbs()).map(|it| it.diff.old.name.as_str()).collect();
    let mut disturbed = disturbed;
    disturbed.extend(diff.dropped.iter().map(|it| it.name.as_str()));
    let objects = Objects::new(diff, Backend::Postgres, &disturbed);
    let keys = key::Keys::new(diff, &changed);

    let mut steps = enums::early(diff)?;
    // A new label cannot be used before it is committed.
    let starts_anew = steps.iter().any(|it| it.kind == StepKind::AddLabel);
    let first = steps.len();
    steps.extend(objects.drops()?);
    steps.extend(keys.drops()?);
    steps.extend(drop_tables(diff)?);
    for table in &changed {
        steps.extend(table.drops()?);
    }
    steps.extend(rename_tables(diff)?);
    for table in &changed {
        steps.extend(table.renames()?);
    }
    for table in &changed {
        steps.extend(table.drop_columns()?);
    }
    steps.extend(create_schemas(diff)?);
    for def in &diff.enums.created {
        let title = format!("create the enum `{}`", def.name);
        steps.push(Step::new(StepKind::CreateEnum, title, vec![ddl::create_type(def)?]).lock(Lock::None));
    }
    steps.extend(enums::replaced(diff)?);
    steps.extend(objects.early_creates());
    steps.extend(create_tables(diff, &keys)?);
    for table in &changed {
        steps.extend(table.columns()?);
    }
    for table in &changed {
        steps.extend(table.constraints(options.concurrently)?);
    }
    for table in &changed {
        steps.extend(table.indexes(false)?.into_iter().filter(|_| !options.concurrently));
    }
    steps.extend(keys.adds()?);
    for table in &changed {
        steps.extend(table.comments()?);
    }
    steps.extend(enums::late_drops(diff)?);
    for def in &diff.enums.dropped {
        let title = format!("drop the enum `{}`", def.name);
        steps.push(Step::new(StepKind::DropEnum, title, vec![ddl::drop_type(&def.name)?]));
    }
    steps.extend(objects.creates());
    steps.extend(objects.late_drops()?);
    steps.extend(drop_schemas(diff)?);

    let mut validations = keys.validations()?;
    let mut not_null = Vec::new();
    for table in &changed {
        let (validated, set) = table.not_null()?;
        validations.extend(validated);
        not_null.extend(set);
    }
    for later in [&mut validations, &mut not_null] {
        if let Some(step) = later.first_mut() {
            step.run = Run::LaterTransaction;
        }
    }
    steps.extend(validations);
    steps.extend(not_null);
    if options.concurrently {
        for table in &changed {
            steps.extend(table.indexes(true)?);
            steps.extend(table.uniques()?);
        }
    }
    if starts_anew && let Some(step) = steps.get_mut(first) {
        step.run = Run::LaterTransaction;
    }
    Ok(steps)
}

/// The other tables first, then those that they refer to.
fn drop_tables(diff: &Diff) -> Result<Vec<Step>> {
    let tables: Vec<&TableDef> = diff.dropped.iter().collect();
    let order = creation_order(&tables);
    let mut steps = Vec::new();
    for (table, key) in &order.deferred {
        let title = format!("drop the foreign key `{}`", key.name);
        let sql = Alter::new(table)?.drop_constraint(&key.name)?;
        steps.push(Step::new(StepKind::DropForeignKey, title, vec![sql]).of(&table.name));
    }
    for table in order.tables.iter().rev() {
        let title = format!("drop the table `{}`", table.name);
        let step = Step::new(StepKind::DropTable, title, vec![Alter::new(table)?.drop_table()])
            .loses(Some(format!("all rows of `{}`", table.name)))
            .of(&table.name);
        steps.push(step);
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
    let schema_of = |name: &str| {
        let tables = diff.changed.iter().flat_map(|it| [&it.old, &it.new]);
        tables.filter(|it| it.name == name).find_map(|it| it.schema.clone())
    };
    for (from, to) in order::renames(&wanted) {
        let (old_schema, new_schema) = (schema_of(&from), schema_of(&to));
        let target = TableDef { schema: new_schema, ..TableDef::new(to.clone()) };
        let mut table = TableDef { schema: old_schema, ..TableDef::new(from.clone()) };
        let mut statements = Vec::new();
        let mut rename = |table: &mut TableDef, base: &str| -> Result<()> {
            statements.push(Alter::new(table)?.rename(base)?);
            *table = in_schema(table.schema.as_deref(), base);
            Ok(())
        };
        if table.schema == target.schema {
            rename(&mut table, target.base_name())?;
        } else {
            let has_new_name = table.base_name() != target.base_name();
            if has_new_name {
                // Neither schema has another table of this name.
                let mut for_now = format!("__moving_{}", target.base_name());
                for_now.truncate(for_now.floor_char_boundary(63));
                rename(&mut table, &for_now)?;
            }
            match &target.schema {
                Some(schema) => {
                    statements.push(ddl::create_schema(schema)?);
                    statements.push(Alter::new(&table)?.set_schema(schema)?);
                }
                None => statements.push(Alter::new(&table)?.set_own_schema()),
            }
            if has_new_name {
                let moved = in_schema(target.schema.as_deref(), table.base_name());
                statements.push(Alter::new(&moved)?.rename(target.base_name())?);
            }
        }
        let title = format!("rename the table `{from}` to `{to}`");
        steps.push(Step::new(StepKind::RenameTable, title, statements).of(&to));
    }
    Ok(steps)
}

fn in_schema(schema: Option<&str>, base: &str) -> TableDef {
    match schema {
        Some(name) => TableDef { schema: Some(name.to_owned()), ..TableDef::new(format!("{name}.{base}")) },
        None => TableDef::new(base),
    }
}

fn create_schemas(diff: &Diff) -> Result<Vec<Step>> {
    let old = diff.from.schemas();
    let new = diff.to.schemas().into_iter().filter(|it| !old.contains(it));
    new.map(|schema| {
        let title = format!("create the schema `{schema}`");
        Ok(Step::new(StepKind::CreateSchema, title, vec![ddl::create_schema(schema)?]).lock(Lock::None))
    })
    .collect()
}

fn drop_schemas(diff: &Diff) -> Result<Vec<Step>> {
    let new = diff.to.schemas();
    // The one that is there from the first is nobody's to drop.
    let gone = diff.from.schemas().into_iter().filter(|it| !new.contains(it) && *it != "public");
    gone.map(|schema| {
        let title = format!("drop the schema `{schema}`");
        let step = Step::new(StepKind::DropSchema, title, vec![ddl::drop_schema(schema)?]);
        Ok(step.fails(Some("something else is in the schema")))
    })
    .collect()
}

fn create_tables(diff: &Diff, keys: &key::Keys<'_>) -> Result<Vec<Step>> {
    let tables: Vec<&TableDef> = diff.created.iter().collect();
    let order = creation_order(&tables);
    let mut steps = Vec::new();
    for table in &order.tables {
        let late: Vec<&ForeignKeyDef> = keys.late(&table.name);
        let mut inline = (*table).clone();
        inline.foreign_keys.retain(|it| !late.iter().any(|late| late.name == it.name));
        let mut statements = vec![ddl::create_table(&inline, &Default::default())?];
        for index in &table.indexes {
            statements.push(ddl::create_index(table, index, false)?);
        }
        statements.extend(ddl::comments(table)?);
        let title = format!("create the table `{}`", table.name);
        steps.push(Step::new(StepKind::CreateTable, title, statements).lock(Lock::None).of(&table.name));
    }
    Ok(steps)
}
