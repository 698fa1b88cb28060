//! The columns of a table that changes.

use squall_core::{
    SqlType,
    render::push_ident,
    schema::{ColumnDef, Identity},
};
use squall_dialect_postgres::ddl::{self, Alter};

use super::{enums, order, table::Changed};
use crate::{
    error::Result,
    plan::{Lock, Step, StepKind, convert},
};

/// Begins the name of the check by which NULLs are looked for.
const NOT_NULL: &str = "__not_null_";

impl Changed<'_> {
    fn fill(&self, column: &str) -> Option<&str> {
        self.all.answers.fills.get(&format!("{}.{column}", self.diff.new.name)).map(String::as_str)
    }

    /// Columns that go, and generated ones that are made again.
    pub(super) fn drop_columns(&self) -> Result<Vec<Step>> {
        let (alter, table) = (Alter::new(&self.diff.new)?, &self.diff.new);
        let going = |name: &&String| self.diff.renamed.column(name).is_some_and(|it| it.generated.is_some());
        // A generated column first: it stands on others.
        let (computed, plain): (Vec<&String>, Vec<&String>) =
            self.diff.dropped_columns.iter().partition(going);
        let remade = table.columns.iter().filter(|it| self.is_remade(&it.name)).map(|it| &it.name);
        let mut steps = Vec::new();
        for name in computed.into_iter().chain(remade).chain(plain) {
            let shown = self.diff.old_name(name);
            let title = format!("drop the column `{shown}` of `{}`", table.name);
            let is_computed = self.diff.renamed.column(name).is_some_and(|it| it.generated.is_some());
            let loses = (!is_computed).then(|| format!("the values of `{}.{shown}`", self.diff.old.name));
            let sql = alter.drop_column(name)?;
            steps.push(Step::new(StepKind::DropColumn, title, vec![sql]).loses(loses).of(&table.name));
        }
        Ok(steps)
    }

    /// Columns that are new, and those that change.
    pub(super) fn columns(&self) -> Result<Vec<Step>> {
        let mut steps = Vec::new();
        let is_computed = |it: &&ColumnDef| it.generated.is_some();
        let new = self
            .diff
            .new
            .columns
            .iter()
            .filter(|it| self.diff.added_columns.contains(&it.name) || self.is_remade(&it.name));
        let (computed, plain): (Vec<&ColumnDef>, Vec<&ColumnDef>) = new.partition(is_computed);
        for column in plain {
            steps.push(self.add(column)?);
        }
        for (old, new) in self.diff.changed().filter(|(_, new)| !self.is_remade(&new.name)) {
            steps.extend(self.change(old, new)?);
        }
        for column in computed {
            steps.push(self.add(column)?);
        }
        Ok(steps.into_iter().map(|step| step.of(&self.diff.new.name)).collect())
    }

    fn add(&self, column: &ColumnDef) -> Result<Step> {
        let (alter, table) = (Alter::new(&self.diff.new)?, &self.diff.new);
        let title = format!("add the column `{}` to `{}`", column.name, table.name);
        let rewrites = column.generated.is_some() || column.identity.is_some();
        let lock = if rewrites { Lock::Rewrite } else { Lock::AccessExclusive };
        let Some(fill) = self.fill(&column.name) else {
            let step = Step::new(StepKind::AddColumn, title, vec![alter.add_column(column)?]).lock(lock);
            let is_bare = !column.nullable
                && column.default.is_none()
                && column.identity.is_none()
                && column.generated.is_none();
            return Ok(step.fails(is_bare.then_some("the table has rows")));
        };
        let nullable = ColumnDef { nullable: true, ..column.clone() };
        let mut statements =
            vec![alter.add_column(&nullable)?, alter.update(&column.name, &format!("({fill})"), "IS NULL")?];
        if column.default.is_some() {
            // The rows that are there get what was said, and not the default.
            let bare = ColumnDef { default: None, ..nullable };
            statements[0] = alter.add_column(&bare)?;
        }
        statements.extend(self.looked_at_now());
        if column.default.is_some() {
            statements.push(alter.set_default(column)?);
        }
        if !column.nullable {
            statements.push(alter.set_not_null(&column.name)?);
        }
        Ok(Step::new(StepKind::AddColumn, title, statements).lock(Lock::Rewrite))
    }

    fn change(&self, old: &ColumnDef, new: &ColumnDef) -> Result<Vec<Step>> {
        let (alter, table) = (Alter::new(&self.diff.new)?, &self.diff.new.name);
        let name = &new.name;
        let mut steps = Vec::new();
        if old.generated.is_some() && new.generated.is_none() {
            let title = format!("keep what `{table}.{name}` was computed to");
            let mut column = String::new();
            push_ident(&mut column, name)?;
            let sql = format!("ALTER TABLE {} ALTER COLUMN {column} DROP EXPRESSION", alter.table());
            steps.push(Step::new(StepKind::ChangeDefault, title, vec![sql]));
        }
        if old.identity != new.identity
            && let Some(kind) = old.identity
        {
            let statements = match kind {
                Identity::Identity => vec![alter.drop_identity(name)?],
                Identity::Serial => alter.drop_serial(name)?,
            };
            let title = format!("`{table}.{name}` is not counted up any more");
            steps.push(Step::new(StepKind::ChangeIdentity, title, statements));
        }
        // An enum that is made anew has seen to it.
        let is_replaced =
            enums::is_replaced(self.all, &new.ty) && crate::diff::same_native_enum(&old.ty, &new.ty);
        // The labels change while they are text.
        let (mut before, mut after) = (self.relabel(&alter, new)?, None);
        if matches!(old.ty.leaf(), SqlType::Enum(def) if def.native) {
            std::mem::swap(&mut before, &mut after);
        }
        steps.extend(before);
        if self.is_retyped(name) && !is_replaced {
            steps.push(self.retype(&alter, old, new)?);
        } else if old.default != new.default && new.identity.is_none() && !is_replaced {
            let title = format!("change the default of `{table}.{name}`");
            steps.push(Step::new(StepKind::ChangeDefault, title, vec![alter.set_default(new)?]));
        }
        steps.extend(after);
        if old.nullable && !new.nullable {
            steps.extend(self.refuse_nulls(&alter, new)?);
        } else if !old.nullable && new.nullable {
            let title = format!("allow NULL in `{table}.{name}`");
            steps.push(Step::new(StepKind::DropNotNull, title, vec![alter.drop_not_null(name)?]));
        }
        if old.identity != new.identity
            && let Some(kind) = new.identity
        {
            let mut statements = match kind {
                Identity::Identity => vec![alter.add_identity(name)?],
                Identity::Serial => alter.add_serial(&self.diff.new, name)?,
            };
            statements.push(Alter::count_on(&self.diff.new, name)?);
            let title = format!("`{table}.{name}` is counted up");
            steps.push(Step::new(StepKind::ChangeIdentity, title, statements));
        }
        Ok(steps)
    }

    /// The labels of an enum that is text, under their new names.
    fn relabel(&self, alter: &Alter, new: &ColumnDef) -> Result<Option<Step>> {
        let Some(labels) = self.labels(&new.name) else { return Ok(None) };
        let old: Vec<String> = labels.iter().map(|(old, _)| ddl::text(old)).collect();
        let condition = if new.ty.is_array() {
            format!("&& ARRAY[{}]", old.join(", "))
        } else {
            format!("IN ({})", old.join(", "))
        };
        let mut statements = vec![alter.update(&new.name, &relabelled(new, labels)?, &condition)?];
        statements.extend(self.looked_at_now());
        let title = format!("rename labels in `{}.{}`", self.diff.new.name, new.name);
        Ok(Some(Step::new(StepKind::RenameLabel, title, statements).lock(Lock::Rewrite)))
    }

    /// The labels that are renamed in the values of a column: of an enum that is text, or was.
    pub(super) fn labels(&self, column: &str) -> Option<&[(String, String)]> {
        let (old, new) = self.diff.column(column)?;
        match (old.ty.leaf(), new.ty.leaf()) {
            (SqlType::Enum(old), SqlType::Enum(def)) if !(old.native && def.native) => {
                self.all.labels.get(&*def.name)
            }
            _ => None,
        }
        .map(Vec::as_slice)
    }

    fn retype(&self, alter: &Alter, old: &ColumnDef, new: &ColumnDef) -> Result<Step> {
        let table = &self.diff.new.name;
        let full = format!("{table}.{}", new.name);
        let using = match self.all.answers.using.get(&full) {
            Some(using) => format!("({using})"),
            None => convert::on_postgres(old, new)?,
        };
        let mut statements = Vec::new();
        // The default is of the old type.
        if old.default.is_some() && old.identity.is_none() {
            statements.push(alter.drop_default(&new.name)?);
        }
        statements.push(alter.set_type(new, &using)?);
        if new.default.is_some() {
            statements.push(alter.set_default(new)?);
        }
        if old.identity == Some(Identity::Serial) && new.identity == old.identity {
            statements.push(alter.retype_serial(new)?);
        }
        let is_asked = self.all.answers.using.contains_key(&full);
        let loses = convert::loss(&old.ty, &new.ty).filter(|_| !is_asked);
        let constrained = self.diff.is_constrained(&new.name).then_some(convert::RETYPED_HAZARD);
        let step =
            Step::new(StepKind::ChangeType, format!("change the type of `{full}` to {}", new.ty), statements)
                .lock(Lock::Rewrite)
                .loses(loses.map(|what| format!("{what} in `{full}`")))
                .fails(convert::hazard(&old.ty, &new.ty).or(constrained));
        match self.longer_texts(old, new)? {
            Some(query) if !is_asked => {
                Ok(step
                    .expects_none(query, format!("texts of `{full}` are longer than the column is to take")))
            }
            _ => Ok(step),
        }
    }

    /// Finds texts that are too long: Postgres itself would cut them, where it is but blanks that they have too much.
    fn longer_texts(&self, old: &ColumnDef, new: &ColumnDef) -> Result<Option<String>> {
        let (SqlType::Text { max_length: from }, SqlType::Text { max_length: Some(most) }) =
            (&old.ty, &new.ty)
        else {
            return Ok(None);
        };
        if from.is_some_and(|from| from <= *most) {
            return Ok(None);
        }
        let mut name = String::new();
        push_ident(&mut name, self.diff.old_name(&new.name))?;
        let source = Alter::new(&self.diff.old)?.table().to_owned();
        Ok(Some(format!("SELECT 1 FROM {source} WHERE char_length({name}) > {most} LIMIT 1")))
    }

    /// The check that later finds NULLs without keeping anyone from the table.
    fn refuse_nulls(&self, alter: &Alter, new: &ColumnDef) -> Result<Vec<Step>> {
        let (table, name) = (&self.diff.new.name, &new.name);
        let mut steps = Vec::new();
        if let Some(fill) = self.fill(name) {
            let title = format!("fill the NULLs of `{table}.{name}`");
            let mut statements = vec![alter.update(name, &format!("({fill})"), "IS NULL")?];
            statements.extend(self.looked_at_now());
            let fails = self.diff.is_constrained(name).then_some(convert::FILL_HAZARD);
            steps.push(Step::new(StepKind::Fill, title, statements).lock(Lock::Share).fails(fails));
        }
        let mut step = if is_set_at_once(new) {
            let title = format!("forbid NULL in `{table}.{name}`");
            Step::new(StepKind::SetNotNull, title, vec![alter.set_not_null(name)?]).lock(Lock::Rewrite)
        } else {
            let check = Alter::not_null_check(&check_name(name), name)?;
            let title = format!("refuse new NULLs in `{table}.{name}`");
            Step::new(StepKind::SetNotNull, title, vec![alter.add_constraint_not_valid(&check)])
        };
        if self.fill(name).is_none() {
            let mut old_name = String::new();
            push_ident(&mut old_name, self.diff.old_name(name))?;
            let source = Alter::new(&self.diff.old)?.table().to_owned();
            step = step.fails(Some("a row has a NULL")).expects_none(
                format!("SELECT 1 FROM {source} WHERE {old_name} IS NULL LIMIT 1"),
                format!("rows of `{table}` have a NULL in `{name}`; give them a value by --fill \"{table}.{name}=..\""),
            );
        }
        steps.push(step);
        Ok(steps)
    }

    /// After an update: a table cannot be altered while rows of it wait for a foreign key that is looked at later.
    fn looked_at_now(&self) -> Option<String> {
        let table = &self.diff.old;
        let mut all = self.all.from.tables.iter().flat_map(|it| &it.foreign_keys);
        let waits = table.foreign_keys.iter().any(|it| it.deferrable)
            || all.any(|it| it.deferrable && it.foreign_table == table.name);
        waits.then(|| "SET CONSTRAINTS ALL IMMEDIATE".to_owned())
    }

    /// What looks for NULLs, and what then says that there are none.
    pub(super) fn not_null(&self) -> Result<(Vec<Step>, Vec<Step>)> {
        let alter = Alter::new(&self.diff.new)?;
        let table = &self.diff.new.name;
        let (mut validated, mut set) = (Vec::new(), Vec::new());
        for (old, new) in self.diff.changed().filter(|(_, new)| !self.is_remade(&new.name)) {
            if !old.nullable || new.nullable || is_set_at_once(new) {
                continue;
            }
            let check = check_name(&new.name);
            let title = format!("look for NULLs in `{table}.{}`", new.name);
            let step = Step::new(StepKind::Validate, title, vec![alter.validate(&check)?]);
            validated.push(step.lock(Lock::ShareUpdateExclusive).of(table));
            let title = format!("forbid NULL in `{table}.{}`", new.name);
            let statements = vec![alter.set_not_null(&new.name)?, alter.drop_constraint(&check)?];
            set.push(Step::new(StepKind::SetNotNull, title, statements).of(table));
        }
        Ok((validated, set))
    }
}

/// Whether it must forbid NULL before the rest of the plan: one that is counted up.
fn is_set_at_once(column: &ColumnDef) -> bool {
    column.identity.is_some()
}

/// The values of a column with the labels under their new names.
fn relabelled(column: &ColumnDef, labels: &[(String, String)]) -> Result<String> {
    let mut name = String::new();
    push_ident(&mut name, &column.name)?;
    if column.ty.is_array() {
        return Ok(order::renames(labels).iter().fold(name, |value, (old, new)| {
            format!("array_replace({value}, {}, {})", ddl::text(old), ddl::text(new))
        }));
    }
    let arms = labels.iter().map(|(old, new)| format!(" WHEN {} THEN {}", ddl::text(old), ddl::text(new)));
    Ok(format!("CASE {name}{} ELSE {name} END", arms.collect::<String>()))
}

fn check_name(column: &str) -> String {
    let mut name = format!("{NOT_NULL}{column}");
    // The longest that Postgres keeps.
    name.truncate(name.floor_char_boundary(63));
    name
}
