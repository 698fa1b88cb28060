//! The changes of one table.

use squall_core::{
    ast::Expr,
    schema::{ColumnDef, ColumnDefault, TableDef},
};
use squall_dialect_sqlite::ddl;

use crate::{
    diff::{Diff, TableDiff},
    error::Result,
    plan::{Lock, Step, StepKind, convert, order},
};

/// Begins the name of a table that takes the place of another.
const NEW: &str = "__new_";

/// A table that changes, and how.
pub(super) struct Changed<'a> {
    pub(super) diff: &'a TableDiff,
    all: &'a Diff,
    /// Whether ALTER cannot do it.
    rebuilt: bool,
}

impl<'a> Changed<'a> {
    pub(super) fn new(diff: &'a TableDiff, all: &'a Diff) -> Result<Self> {
        let mut changed = Self { diff, all, rebuilt: false };
        changed.rebuilt = changed.needs_rebuild()?;
        Ok(changed)
    }

    pub(super) fn is_rebuilt(&self) -> bool {
        self.rebuilt
    }

    fn needs_rebuild(&self) -> Result<bool> {
        let diff = self.diff;
        let (old, new) = (&diff.renamed, &diff.new);
        // The name of the primary key, which is stored with the table, is made of the table's.
        let is_renamed = diff.old.name != new.name && !old.primary_key.is_empty();
        let constraints =
            !diff.uniques.is_empty() || !diff.checks.is_empty() || !diff.foreign_keys.is_empty();
        // A comment stands in the text of CREATE TABLE, and nowhere else.
        let has_new_comment = old.comment != new.comment
            || new
                .columns
                .iter()
                .any(|it| old.column(&it.name).and_then(|old| old.comment.as_ref()) != it.comment.as_ref());
        if is_renamed || constraints || diff.primary_key_changed || has_new_comment {
            return Ok(true);
        }
        for (before, after) in diff.changed() {
            let labels = self.labels(after);
            if plain(old, before)? != plain(new, after)? || !labels.is_empty() || self.using(after).is_some()
            {
                return Ok(true);
            }
        }
        for before in &old.columns {
            // The name of an enum is told beside the type.
            let as_stored = diff.old.column(diff.old_name(&before.name)).map(|it| &it.ty);
            if new.column(&before.name).is_some() && as_stored.is_some_and(|it| *it != before.ty) {
                return Ok(true);
            }
        }
        for (_, name) in &diff.renamed_columns {
            // The name of the check that keeps a column to its type is made of the column's.
            if let Some(column) = new.column(name)
                && plain(new, column)?.contains("CONSTRAINT \"squall_")
            {
                return Ok(true);
            }
        }
        if diff.added_columns.iter().filter_map(|it| new.column(it)).any(|it| !self.can_be_added(it)) {
            return Ok(true);
        }
        Ok(diff.dropped_columns.iter().any(|it| !can_be_dropped(old, it)))
    }

    fn can_be_added(&self, column: &ColumnDef) -> bool {
        let is_constant = !matches!(column.default, Some(ColumnDefault::Now | ColumnDefault::Expr(_)));
        let is_virtual = column.generated.as_ref().is_none_or(|it| it.sqlite_virtual && column.nullable);
        let has_value = column.nullable || matches!(column.default, Some(ColumnDefault::Value(_)));
        is_constant
            && is_virtual
            && has_value
            && column.identity.is_none()
            && self.fill(&column.name).is_none()
    }

    fn fill(&self, column: &str) -> Option<&str> {
        self.all.answers.fills.get(&format!("{}.{column}", self.diff.new.name)).map(String::as_str)
    }

    fn using(&self, column: &ColumnDef) -> Option<&str> {
        let name = format!("{}.{}", self.diff.new.name, column.name);
        self.all.answers.using.get(&name).map(String::as_str)
    }

    fn labels(&self, column: &ColumnDef) -> &[(String, String)] {
        match column.ty.leaf() {
            squall_core::SqlType::Enum(def) => self.all.labels.get(&*def.name).map_or(&[], Vec::as_slice),
            _ => &[],
        }
    }

    fn of(&self, step: Step) -> Step {
        step.of(&self.diff.new.name)
    }

    pub(super) fn drop_indexes(&self) -> Result<Vec<Step>> {
        let changes = &self.diff.indexes;
        changes
            .dropped
            .iter()
            .chain(changes.renamed.iter().map(|(from, _)| from))
            .map(|index| {
                let title = format!("drop the index `{index}` of `{}`", self.diff.old.name);
                Ok(self.of(Step::new(StepKind::DropIndex, title, vec![ddl::drop_index(index)?])))
            })
            .collect()
    }

    pub(super) fn create_indexes(&self) -> Result<Vec<Step>> {
        let (table, changes) = (&self.diff.new, &self.diff.indexes);
        let mut steps = Vec::new();
        for index in &table.indexes {
            let is_added = changes.added.contains(&index.name);
            if !is_added && !changes.renamed.iter().any(|(_, to)| *to == index.name) {
                continue;
            }
            let title = format!("create the index `{}` of `{}`", index.name, table.name);
            let mut step =
                self.of(Step::new(StepKind::CreateIndex, title, vec![ddl::create_index(table, index)?]));
            if index.unique && is_added {
                step = step.fails(Some("two rows are alike in it"));
                if index.is_plain() && index.predicate.is_none() {
                    step = self.expect_distinct(step, &index.columns())?;
                }
            }
            steps.push(step.lock(Lock::Share));
        }
        Ok(steps)
    }

    pub(super) fn rename_columns(&self) -> Result<Vec<Step>> {
        let table = &self.diff.new.name;
        order::renames(&self.diff.renamed_columns)
            .into_iter()
            .map(|(from, to)| {
                let title = format!("rename the column `{from}` of `{table}` to `{to}`");
                let sql = ddl::rename_column(table, &from, &to)?;
                Ok(self.of(Step::new(StepKind::RenameColumn, title, vec![sql])))
            })
            .collect()
    }

    /// Columns that come and go; or the whole table anew.
    pub(super) fn columns(&self) -> Result<Vec<Step>> {
        if self.rebuilt {
            return Ok(vec![self.rebuild()?]);
        }
        let (diff, table) = (self.diff, &self.diff.new);
        let mut steps = Vec::new();
        // What is computed first: it stands on others.
        let is_computed = |it: &&String| diff.renamed.column(it).is_some_and(|it| it.generated.is_some());
        let (computed, stored): (Vec<_>, Vec<_>) = diff.dropped_columns.iter().partition(is_computed);
        for name in computed.iter().chain(&stored) {
            let shown = diff.old_name(name);
            let title = format!("drop the column `{shown}` of `{}`", table.name);
            let loses = stored.contains(name).then(|| format!("the values of `{}.{shown}`", diff.old.name));
            let sql = ddl::drop_column(&table.name, name)?;
            steps.push(self.of(Step::new(StepKind::DropColumn, title, vec![sql]).loses(loses)));
        }
        let added = diff.added_columns.iter().filter_map(|it| table.column(it));
        let (computed, stored): (Vec<_>, Vec<_>) = added.partition(|it| it.generated.is_some());
        for column in stored.into_iter().chain(computed) {
            let title = format!("add the column `{}` to `{}`", column.name, table.name);
            let sql = ddl::add_column(table, column)?;
            steps.push(self.of(Step::new(StepKind::AddColumn, title, vec![sql])));
        }
        Ok(steps)
    }

    fn rebuild(&self) -> Result<Step> {
        let (diff, table) = (self.diff, &self.diff.new);
        let mut for_now = format!("{NEW}{}", table.name);
        for_now.truncate(for_now.floor_char_boundary(63));
        let (mut columns, mut values) = (Vec::new(), Vec::new());
        let mut losses: Vec<String> = Vec::new();
        let mut hazards: Vec<&str> = Vec::new();
        let mut expected = Vec::new();
        for new in table.columns.iter().filter(|it| it.generated.is_none()) {
            let fill = self.fill(&new.name);
            let is_hazardous = fill.is_some() && diff.is_constrained(&new.name);
            hazards.extend(is_hazardous.then_some(convert::FILL_HAZARD));
            let is_retyped = diff.renamed.column(&new.name).is_some_and(|old| old.ty != new.ty);
            let is_hazardous = is_retyped && diff.is_constrained(&new.name);
            hazards.extend(is_hazardous.then_some(convert::RETYPED_HAZARD));
            let value = match diff.renamed.column(&new.name) {
                Some(old) => {
                    if self.using(new).is_none() && old.generated.is_none() {
                        let what = convert::loss(&old.ty, &new.ty);
                        losses.extend(what.map(|it| format!("{it} in `{}.{}`", table.name, new.name)));
                        hazards.extend(convert::hazard(&old.ty, &new.ty));
                    }
                    let value = match self.using(new) {
                        Some(using) => format!("({using})"),
                        None => convert::on_sqlite(old, new, self.labels(new))?,
                    };
                    if old.nullable && !new.nullable && fill.is_none() {
                        hazards.push("a row has a NULL");
                        expected.push(self.expect_no_null(&new.name)?);
                    }
                    match fill {
                        Some(fill) => format!("coalesce({value}, ({fill}))"),
                        None => value,
                    }
                }
                None => match fill {
                    Some(fill) => format!("({fill})"),
                    // SQLite would count up a key that is not named, whatever its default is.
                    None if table.primary_key.contains(&new.name) && new.default.is_some() => {
                        ddl::fill(new)?.unwrap_or_else(|| "NULL".into())
                    }
                    // What is not named gets its default, a number of its own, or NULL.
                    None => {
                        if !new.nullable && new.default.is_none() && new.identity.is_none() {
                            hazards.push("the table has rows");
                            expected.push(self.expect_no_rows(&new.name)?);
                        }
                        continue;
                    }
                },
            };
            columns.push(ddl::name(&new.name)?);
            values.push(value);
        }
        if columns.is_empty() {
            // Something has to be named.
            let first = table.columns.iter().find(|it| it.generated.is_none());
            if let Some(column) = first {
                columns.push(ddl::name(&column.name)?);
                values.push(ddl::fill(column)?.unwrap_or_else(|| "NULL".into()));
            }
        }
        for name in &diff.dropped_columns {
            if diff.renamed.column(name).is_some_and(|it| it.generated.is_none()) {
                losses.push(format!("the values of `{}.{}`", diff.old.name, diff.old_name(name)));
            }
        }
        for (old, new) in diff.changed() {
            if old.generated.is_none() && new.generated.is_some() {
                losses.push(format!("the values of `{}.{}`", diff.old.name, diff.old_name(&new.name)));
            }
        }
        let statements = vec![
            ddl::create_table_as(table, &for_now)?,
            format!(
                "INSERT INTO {} ({}) SELECT {} FROM {}",
                ddl::name(&for_now)?,
                columns.join(", "),
                values.join(", "),
                ddl::name(&table.name)?
            ),
            ddl::drop_table(&table.name)?,
            ddl::rename_table(&for_now, &table.name)?,
        ];
        hazards.extend(
            (!diff.uniques.added.is_empty() || diff.primary_key_changed)
                .then_some("two rows are alike in a key"),
        );
        hazards.extend((!diff.checks.added.is_empty()).then_some("a row makes a check false"));
        hazards
            .extend((!diff.foreign_keys.added.is_empty()).then_some("a row refers to one that is not there"));
        hazards.dedup();
        let title = format!("rebuild the table `{}`", table.name);
        let loses = (!losses.is_empty()).then(|| losses.join(", "));
        let fails = (!hazards.is_empty()).then(|| hazards.join(", or "));
        let mut step =
            Step::new(StepKind::Rebuild, title, statements).lock(Lock::Rewrite).loses(loses).fails(fails);
        let (query, reason) = self.expect_known_columns()?;
        step = step.expects_none(query, reason);
        for (query, reason) in expected {
            step = step.expects_none(query, reason);
        }
        for unique in table.uniques.iter().filter(|it| diff.uniques.added.contains(&it.name)) {
            step = self.expect_distinct(step, &unique.columns)?;
        }
        if diff.primary_key_changed && !table.primary_key.is_empty() {
            step = self.expect_distinct(step, &table.primary_key)?;
        }
        Ok(self.of(step))
    }

    /// A column that was made by hand would go with the table as it was.
    fn expect_known_columns(&self) -> Result<(String, String)> {
        let table = &self.diff.old;
        let known: Vec<String> = table.columns.iter().map(|it| ddl::text(&it.name)).collect();
        let query = format!(
            "SELECT 1 FROM pragma_table_xinfo({}) WHERE name COLLATE NOCASE NOT IN ({}) LIMIT 1",
            ddl::text(&table.name),
            known.join(", ")
        );
        let reason = format!(
            "`{}` has a column that the migrations do not know, and is to be made anew: what is in it would be lost; declare it in the schema, or drop it",
            table.name
        );
        Ok((query, reason))
    }

    fn expect_no_rows(&self, column: &str) -> Result<(String, String)> {
        let table = &self.diff.new.name;
        Ok((
            format!("SELECT 1 FROM {} LIMIT 1", ddl::name(&self.diff.old.name)?),
            format!(
                "`{table}` has rows, which have no value for `{column}`; give them one by --fill \"{table}.{column}=..\""
            ),
        ))
    }

    fn expect_no_null(&self, column: &str) -> Result<(String, String)> {
        let table = &self.diff.new.name;
        let source = ddl::name(&self.diff.old.name)?;
        let old = ddl::name(self.diff.old_name(column))?;
        Ok((
            format!("SELECT 1 FROM {source} WHERE {old} IS NULL LIMIT 1"),
            format!(
                "rows of `{table}` have a NULL in `{column}`; give them a value by --fill \"{table}.{column}=..\""
            ),
        ))
    }

    fn expect_distinct(&self, step: Step, columns: &[String]) -> Result<Step> {
        let is_there = |it: &String| {
            self.diff.column(it).is_some_and(|(old, new)| old.ty == new.ty) && self.fill(it).is_none()
        };
        if !columns.iter().all(is_there) {
            return Ok(step);
        }
        let query = crate::plan::postgres::distinct_query(
            // SQLite has no schemas: the name of the table is one.
            &TableDef { schema: None, ..self.diff.old.clone() },
            self.diff,
            columns,
        )?;
        let reason = format!("rows of `{}` are alike in ({})", self.diff.new.name, columns.join(", "));
        Ok(step.expects_none(query, reason))
    }
}

/// The definition of a column, without its comment.
fn plain(table: &TableDef, column: &ColumnDef) -> Result<String> {
    Ok(ddl::column(table, column)?)
}

/// Whether nothing of the table's own definition stands on the column.
fn can_be_dropped(table: &TableDef, name: &str) -> bool {
    let has = |columns: &[String]| columns.iter().any(|it| it == name);
    let mentions = |expr: &Expr| {
        let mut found = false;
        expr.walk(&mut |it| found |= matches!(it, Expr::Column(column) if column.info.name == name));
        found
    };
    !has(&table.primary_key)
        && !table.uniques.iter().any(|it| has(&it.columns))
        && !table.checks.iter().any(|it| has(&it.columns))
        && !table
            .foreign_keys
            .iter()
            .any(|it| has(&it.columns) || it.foreign_table == table.name && has(&it.foreign_columns))
        && !table.columns.iter().any(|it| it.generated.as_ref().is_some_and(|it| mentions(&it.expr)))
        && table.columns.len() > 1
}
