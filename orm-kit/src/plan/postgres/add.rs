//! What is new on a table that is there, or is made again: constraints and indexes.

use squall_core::{
    render::push_ident,
    schema::{IndexDef, TableDef, UniqueDef},
};
use squall_dialect_postgres::{
    ENUM_CHECK,
    ddl::{self, Alter},
};

use super::table::Changed;
use crate::{
    diff::TableDiff,
    error::Result,
    plan::{Lock, Run, Step, StepKind, convert},
};

impl Changed<'_> {
    /// What is new, or is made again; with `concurrently`, but for the uniques that are made by [`uniques`](Self::uniques).
    pub(super) fn constraints(&self, concurrently: bool) -> Result<Vec<Step>> {
        let (alter, table) = (self.alter()?, &self.diff.new);
        let mut steps = Vec::new();
        let add = |kind, what: &str, name: &str, sql: String| {
            let title = format!("add the {what} `{name}` of `{}`", table.name);
            Step::new(kind, title, vec![alter.add_constraint(&sql)]).lock(Lock::Rewrite)
        };
        if !table.primary_key.is_empty() && (self.primary_key_goes() || self.diff.primary_key_changed) {
            let step = add(
                StepKind::AddPrimaryKey,
                "primary key",
                &table.primary_key_name(),
                ddl::primary_key(table)?,
            );
            let step = step.fails(Some("two rows are alike in it, or one has a NULL"));
            steps.push(self.expect_distinct(step, &table.primary_key)?);
        }
        let gone: Vec<&str> = self.uniques_that_go().collect();
        for unique in &table.uniques {
            let is_added = self.diff.uniques.added.contains(&unique.name);
            if concurrently && self.can_wait(unique) {
                continue;
            }
            if is_added || gone.contains(&Self::before(&self.diff.uniques.renamed, &unique.name)) {
                let step = add(StepKind::AddUnique, "unique constraint", &unique.name, ddl::unique(unique)?);
                let step = step.fails(Some("two rows are alike in it"));
                steps.push(if is_added { self.expect_distinct(step, &unique.columns)? } else { step });
            }
        }
        let gone: Vec<&str> = self.checks_that_go().collect();
        for check in &table.checks {
            let is_added = self.diff.checks.added.contains(&check.name);
            if is_added || gone.contains(&Self::before(&self.diff.checks.renamed, &check.name)) {
                let step = add(StepKind::AddCheck, "check", &check.name, ddl::check(check)?);
                steps.push(if is_added { step.fails(Some("a row makes it false")) } else { step });
            }
        }
        for column in &table.columns {
            let Some(old) = self.diff.renamed.column(&column.name) else {
                // A new column has it with its table's ADD COLUMN.
                if let Some(sql) = ddl::labels(column)? {
                    steps.push(add(
                        StepKind::AddCheck,
                        "check",
                        &format!("{ENUM_CHECK}{}", column.name),
                        sql,
                    ));
                }
                continue;
            };
            let changed = convert::text_enum(&old.ty) != convert::text_enum(&column.ty);
            if (changed || self.is_remade(&column.name))
                && let Some(sql) = ddl::labels(column)?
            {
                steps.push(add(StepKind::AddCheck, "check", &format!("{ENUM_CHECK}{}", column.name), sql));
            }
        }
        Ok(steps.into_iter().map(|step| step.of(self.name())).collect())
    }

    /// Has rows that are alike found before anything is done, where the columns are there already, as they are.
    fn expect_distinct(&self, step: Step, columns: &[String]) -> Result<Step> {
        let is_there = |it: &String| self.diff.renamed.column(it).is_some() && !self.touches(it);
        let is_filled = |it: &String| self.all.answers.fills.contains_key(&format!("{}.{it}", self.name()));
        if !columns.iter().all(is_there) || columns.iter().any(is_filled) {
            return Ok(step);
        }
        let query = distinct_query(&self.diff.old, self.diff, columns)?;
        let reason = format!("rows of `{}` are alike in ({})", self.name(), columns.join(", "));
        Ok(step.expects_none(query, reason))
    }

    /// Whether a unique is new, and nothing in the plan needs it.
    fn can_wait(&self, unique: &UniqueDef) -> bool {
        let mut keys = self.all.to.tables.iter().flat_map(|it| &it.foreign_keys);
        self.diff.uniques.added.contains(&unique.name)
            && !keys.any(|it| it.foreign_table == self.diff.new.name && it.foreign_columns == unique.columns)
    }

    /// Uniques that are new, each by an index that keeps nobody waiting, which then becomes the constraint's.
    pub(super) fn uniques(&self) -> Result<Vec<Step>> {
        let (alter, table) = (self.alter()?, &self.diff.new);
        let mut steps = Vec::new();
        for unique in table.uniques.iter().filter(|it| self.can_wait(it)) {
            let index =
                IndexDef { unique: true, ..IndexDef::new(unique.name.clone(), unique.columns.clone()) };
            let title =
                format!("create the index of the unique constraint `{}` of `{}`", unique.name, table.name);
            let step = Step::new(StepKind::CreateIndex, title, vec![ddl::create_index(table, &index, true)?])
                .run(Run::NoTransaction)
                .lock(Lock::ShareUpdateExclusive)
                .fails(Some("two rows are alike in it"));
            steps.push(self.expect_distinct(step, &unique.columns)?);
            let title = format!("add the unique constraint `{}` of `{}`", unique.name, table.name);
            steps.push(Step::new(StepKind::AddUnique, title, vec![alter.add_unique_by_index(&unique.name)?]));
        }
        Ok(steps.into_iter().map(|step| step.of(self.name())).collect())
    }

    /// Indexes that are new, or are made again.
    pub(super) fn indexes(&self, concurrently: bool) -> Result<Vec<Step>> {
        let table = &self.diff.new;
        let gone: Vec<&str> = self.indexes_that_go().map(|it| it.name.as_str()).collect();
        let mut steps = Vec::new();
        for index in &table.indexes {
            let is_added = self.diff.indexes.added.contains(&index.name);
            if !is_added && !gone.contains(&Self::before(&self.diff.indexes.renamed, &index.name)) {
                continue;
            }
            let title = format!("create the index `{}` of `{}`", index.name, table.name);
            let sql = ddl::create_index(table, index, concurrently)?;
            let (run, lock) = if concurrently {
                (Run::NoTransaction, Lock::ShareUpdateExclusive)
            } else {
                (Run::Transaction, Lock::Share)
            };
            let fails = (index.unique && is_added).then_some("two rows are alike in it");
            let step = Step::new(StepKind::CreateIndex, title, vec![sql]).run(run).lock(lock).fails(fails);
            let step = step.of(self.name());
            let is_plain = index.unique && is_added && index.is_plain() && index.predicate.is_none();
            steps.push(if is_plain { self.expect_distinct(step, &index.columns())? } else { step });
        }
        Ok(steps)
    }
}

/// Rows that are alike in the columns, by the old names.
pub(in crate::plan) fn distinct_query(
    old: &TableDef,
    diff: &TableDiff,
    columns: &[String],
) -> Result<String> {
    let mut list = Vec::new();
    for column in columns {
        let mut name = String::new();
        push_ident(&mut name, diff.old_name(column))?;
        list.push(name);
    }
    let table = Alter::new(old)?.table().to_owned();
    let present: Vec<String> = list.iter().map(|it| format!("{it} IS NOT NULL")).collect();
    let list = list.join(", ");
    Ok(format!(
        "SELECT 1 FROM {table} WHERE {} GROUP BY {list} HAVING count(*) > 1 LIMIT 1",
        present.join(" AND ")
    ))
}
