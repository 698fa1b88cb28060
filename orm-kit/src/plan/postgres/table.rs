//! The changes of one table: constraints, indexes and names.

use squall_core::{
    render::push_ident,
    schema::{ColumnDef, IndexDef, IndexKey, TableDef, UniqueDef},
};
use squall_dialect_postgres::{
    ENUM_CHECK,
    ddl::{self, Alter},
};

use super::{enums, order};
use crate::{
    diff::{Diff, TableDiff, same_expr},
    error::Result,
    plan::{Lock, Run, Step, StepKind, convert},
};

/// A table that changes, and what cannot stay as it is meanwhile.
pub(super) struct Changed<'a> {
    pub(super) diff: &'a TableDiff,
    pub(super) all: &'a Diff,
    /// Columns that are dropped and made again, as what computes them changes.
    remade: Vec<&'a str>,
    /// Columns whose type changes.
    retyped: Vec<&'a str>,
}

impl<'a> Changed<'a> {
    pub(super) fn new(diff: &'a TableDiff, all: &'a Diff) -> Self {
        let retyped: Vec<&str> = diff
            .changed()
            .filter(|(old, new)| convert::changes_on_postgres(old, new) || enums::is_replaced(all, &new.ty))
            .map(|(_, new)| new.name.as_str())
            .collect();
        let mut remade = Vec::new();
        for new in &diff.new.columns {
            let Some(old) = diff.renamed.column(&new.name) else { continue };
            let Some(expr) = &new.generated else { continue };
            let is_same = old.generated.as_ref().is_some_and(|old| same_expr(&old.expr, &expr.expr));
            let mut stands = false;
            expr.expr.walk(&mut |it| {
                if let squall_core::ast::Expr::Column(column) = it {
                    stands |= retyped.contains(&&*column.info.name);
                }
            });
            if !is_same || stands || retyped.contains(&new.name.as_str()) {
                remade.push(new.name.as_str());
            }
        }
        Self { diff, all, remade, retyped }
    }

    /// Whether views that stand on it are in the way.
    pub(super) fn disturbs(&self) -> bool {
        !self.diff.dropped_columns.is_empty() || !self.retyped.is_empty() || !self.remade.is_empty()
    }

    /// Whether the column is made anew or gets another type.
    pub(super) fn touches(&self, column: &str) -> bool {
        self.remade.contains(&column) || self.retyped.contains(&column)
    }

    pub(super) fn is_remade(&self, column: &str) -> bool {
        self.remade.contains(&column)
    }

    pub(super) fn is_retyped(&self, column: &str) -> bool {
        self.retyped.contains(&column)
    }

    /// Those of the old checks (by their old names) that go, or are made again.
    fn checks_that_go(&self) -> impl Iterator<Item = &str> {
        let table = &self.diff.renamed;
        table
            .checks
            .iter()
            .filter(|it| {
                self.diff.checks.dropped.contains(&it.name)
                    || it.columns.iter().any(|column| self.touches(column))
            })
            .map(|it| it.name.as_str())
    }

    fn indexes_that_go(&self) -> impl Iterator<Item = &IndexDef> {
        let table = &self.diff.renamed;
        table
            .indexes
            .iter()
            .filter(|it| self.diff.indexes.dropped.contains(&it.name) || self.disturbs_index(it))
    }

    fn disturbs_index(&self, index: &IndexDef) -> bool {
        let mut computed: Vec<String> = Vec::new();
        let mut note = |expr: &squall_core::ast::Expr| {
            expr.walk(&mut |it| {
                if let squall_core::ast::Expr::Column(column) = it {
                    computed.push(column.info.name.to_string());
                }
            });
        };
        for part in &index.parts {
            if let IndexKey::Expr(expr) = &part.key {
                note(expr);
            }
        }
        if let Some(predicate) = &index.predicate {
            note(predicate);
        }
        computed.iter().any(|it| self.touches(it)) || index.columns().iter().any(|it| self.is_remade(it))
    }

    fn uniques_that_go(&self) -> impl Iterator<Item = &str> {
        let table = &self.diff.renamed;
        table
            .uniques
            .iter()
            .filter(|it| {
                self.diff.uniques.dropped.contains(&it.name)
                    || it.columns.iter().any(|column| self.is_remade(column))
            })
            .map(|it| it.name.as_str())
    }

    /// What a constraint or an index is called before, by its name after.
    fn before<'n>(renamed: &'n [(String, String)], name: &'n str) -> &'n str {
        renamed.iter().find(|(_, to)| to == name).map_or(name, |(from, _)| from)
    }

    fn primary_key_goes(&self) -> bool {
        let key = &self.diff.renamed.primary_key;
        !key.is_empty() && (self.diff.primary_key_changed || key.iter().any(|it| self.is_remade(it)))
    }

    fn alter(&self) -> Result<Alter> {
        Ok(Alter::new(&self.diff.new)?)
    }

    fn name(&self) -> &str {
        &self.diff.new.name
    }

    /// What goes, by the old names.
    pub(super) fn drops(&self) -> Result<Vec<Step>> {
        let old = &self.diff.old;
        let alter = Alter::new(old)?;
        let mut steps = Vec::new();
        for index in self.indexes_that_go() {
            let title = format!("drop the index `{}` of `{}`", index.name, old.name);
            steps.push(Step::new(
                StepKind::DropIndex,
                title,
                vec![ddl::drop_index(old, &index.name, false)?],
            ));
        }
        let constraint = |kind, what: &str, name: &str| -> Result<Step> {
            let title = format!("drop the {what} `{name}` of `{}`", old.name);
            Ok(Step::new(kind, title, vec![alter.drop_constraint(name)?]))
        };
        for check in self.checks_that_go() {
            steps.push(constraint(StepKind::DropCheck, "check", check)?);
        }
        for unique in self.uniques_that_go() {
            steps.push(constraint(StepKind::DropUnique, "unique constraint", unique)?);
        }
        if self.primary_key_goes() {
            steps.push(constraint(StepKind::DropPrimaryKey, "primary key", &old.primary_key_name())?);
        }
        for column in &old.columns {
            if convert::text_enum(&column.ty).is_some() && self.label_check_goes(column) {
                let name = format!("{ENUM_CHECK}{}", column.name);
                steps.push(constraint(StepKind::DropCheck, "check", &name)?);
            }
        }
        Ok(steps.into_iter().map(|step| step.of(self.name())).collect())
    }

    /// Whether the check of a text enum goes; it goes by itself with the column.
    fn label_check_goes(&self, old: &ColumnDef) -> bool {
        let renames = &self.diff.renamed_columns;
        let name = renames.iter().find(|(from, _)| *from == old.name).map_or(&old.name, |(_, to)| to);
        self.diff.new.column(name).is_some_and(|new| {
            !self.is_remade(name) && convert::text_enum(&new.ty) != convert::text_enum(&old.ty)
        })
    }

    /// Columns, constraints and indexes that stay, under their new names.
    pub(super) fn renames(&self) -> Result<Vec<Step>> {
        let alter = self.alter()?;
        let table = &self.diff.new;
        let mut steps = Vec::new();
        for (from, to) in order::renames(&self.diff.renamed_columns) {
            let title = format!("rename the column `{from}` of `{}` to `{to}`", table.name);
            steps.push(Step::new(StepKind::RenameColumn, title, vec![alter.rename_column(&from, &to)?]));
        }
        let mut constraints: Vec<(String, String)> = Vec::new();
        let goes: Vec<&str> = self.uniques_that_go().chain(self.checks_that_go()).collect();
        let kept = self.diff.uniques.renamed.iter().chain(&self.diff.checks.renamed);
        constraints.extend(kept.filter(|(from, _)| !goes.contains(&from.as_str())).cloned());
        // A foreign key that is made anew is made under its new name.
        let remade = |to: &str| {
            self.diff
                .new
                .foreign_keys
                .iter()
                .filter(|it| it.name == to)
                .any(|key| key.columns.iter().any(|it| self.touches(it)))
        };
        constraints.extend(self.diff.foreign_keys.renamed.iter().filter(|(_, to)| !remade(to)).cloned());
        let (old_key, new_key) = (self.diff.old.primary_key_name(), table.primary_key_name());
        if old_key != new_key
            && !table.primary_key.is_empty()
            && !self.primary_key_goes()
            && !self.diff.primary_key_changed
        {
            constraints.push((old_key, new_key));
        }
        for (from, to) in &self.diff.renamed_columns {
            let is_kept = self
                .diff
                .old
                .column(from)
                .is_some_and(|old| convert::text_enum(&old.ty).is_some() && !self.label_check_goes(old));
            if is_kept && table.column(to).is_some() {
                constraints.push((format!("{ENUM_CHECK}{from}"), format!("{ENUM_CHECK}{to}")));
            }
        }
        for (from, to) in order::renames(&constraints) {
            let title = format!("rename the constraint `{from}` of `{}` to `{to}`", table.name);
            let sql = alter.rename_constraint(&from, &to)?;
            steps.push(Step::new(StepKind::RenameConstraint, title, vec![sql]));
        }
        let gone: Vec<&str> = self.indexes_that_go().map(|it| it.name.as_str()).collect();
        let indexes: Vec<(String, String)> = self
            .diff
            .indexes
            .renamed
            .iter()
            .filter(|(from, _)| !gone.contains(&from.as_str()))
            .cloned()
            .collect();
        for (from, to) in order::renames(&indexes) {
            let title = format!("rename the index `{from}` of `{}` to `{to}`", table.name);
            let sql = ddl::rename_index(table, &from, &to)?;
            steps.push(Step::new(StepKind::RenameConstraint, title, vec![sql]));
        }
        Ok(steps.into_iter().map(|step| step.of(self.name())).collect())
    }

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

    pub(super) fn comments(&self) -> Result<Vec<Step>> {
        let table = &self.diff.new;
        let mut statements = Vec::new();
        if self.diff.renamed.comment != table.comment {
            statements.push(ddl::comment(table, None, table.comment.as_deref())?);
        }
        for column in &table.columns {
            let old = self.diff.renamed.column(&column.name).filter(|_| !self.is_remade(&column.name));
            if old.and_then(|it| it.comment.as_deref()) != column.comment.as_deref() {
                statements.push(ddl::comment(table, Some(&column.name), column.comment.as_deref())?);
            }
        }
        if statements.is_empty() {
            return Ok(Vec::new());
        }
        let title = format!("comment on `{}`", table.name);
        Ok(vec![Step::new(StepKind::Comment, title, statements).lock(Lock::None).of(self.name())])
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
