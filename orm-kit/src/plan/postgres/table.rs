//! The changes of one table: what goes, and what gets another name.

use squall_core::schema::{ColumnDef, IndexDef, IndexKey};
use squall_dialect_postgres::{
    ENUM_CHECK,
    ddl::{self, Alter},
};

use super::{enums, order};
use crate::{
    diff::{Diff, TableDiff, same_expr},
    error::Result,
    plan::{Lock, Step, StepKind, convert},
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
    pub(super) fn checks_that_go(&self) -> impl Iterator<Item = &str> {
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

    pub(super) fn indexes_that_go(&self) -> impl Iterator<Item = &IndexDef> {
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

    pub(super) fn uniques_that_go(&self) -> impl Iterator<Item = &str> {
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
    pub(super) fn before<'n>(renamed: &'n [(String, String)], name: &'n str) -> &'n str {
        renamed.iter().find(|(_, to)| to == name).map_or(name, |(from, _)| from)
    }

    pub(super) fn primary_key_goes(&self) -> bool {
        let key = &self.diff.renamed.primary_key;
        !key.is_empty() && (self.diff.primary_key_changed || key.iter().any(|it| self.is_remade(it)))
    }

    pub(super) fn alter(&self) -> Result<Alter> {
        Ok(Alter::new(&self.diff.new)?)
    }

    pub(super) fn name(&self) -> &str {
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
