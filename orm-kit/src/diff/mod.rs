//! What differs between two schemas, typed. Nothing is guessed: what could be a rename is a [`Question`].

mod answers;
mod enums;
mod question;
mod rename;
mod table;

use std::collections::{BTreeMap, HashMap};

use squall_core::{
    schema::{ColumnDef, TableDef},
    types::EnumDef,
};

pub use answers::Answers;
pub use question::{Named, Question};
pub use table::{Changes, TableDiff};
pub(crate) use table::{same_expr, same_native_enum};

use crate::{
    error::{Error, Result},
    model::{Object, Schema},
    plan::convert,
};
use enums::enum_changes;
use rename::Names;

/// Begins the name that a column has for the moment between giving its name to another and going.
const GOING: &str = "__going_";

/// What differs between two schemas.
#[derive(Debug, Clone)]
pub struct Diff {
    /// The schema as it is.
    pub from: Schema,
    /// The schema as it is to be.
    pub to: Schema,
    /// What the user said.
    pub answers: Answers,
    /// Tables that are new.
    pub created: Vec<TableDef>,
    /// Tables that go.
    pub dropped: Vec<TableDef>,
    /// Tables that stay, and change.
    pub changed: Vec<TableDiff>,
    /// Native enums.
    pub enums: EnumChanges,
    /// The labels of an enum that are renamed, by the enum's new name: the old label, and the new one.
    pub labels: BTreeMap<String, Vec<(String, String)>>,
    /// Objects that are new, or are made by another text.
    pub created_objects: Vec<Object>,
    /// Objects that go, or are made by another text.
    pub dropped_objects: Vec<Object>,
}

/// What changes of native enums.
#[derive(Debug, Clone, Default)]
pub struct EnumChanges {
    /// Enums that are new.
    pub created: Vec<EnumDef>,
    /// Enums that go.
    pub dropped: Vec<EnumDef>,
    /// The old name, and the new one.
    pub renamed: Vec<(String, String)>,
    /// Enums with other labels: before (under the new names of the enum and of its labels), and after.
    pub changed: Vec<(EnumDef, EnumDef)>,
}

impl Diff {
    /// What differs.
    ///
    /// # Errors
    /// [`Error::Questions`] for what only the user can tell; [`Error::Database`] where the databases do not both take the
    /// new schema.
    pub fn new(from: &Schema, to: &Schema, answers: &Answers) -> Result<Self> {
        squall_core::render::check_tables(&to.tables.iter().collect::<Vec<_>>())?;
        let mut questions = Vec::new();
        let answers = with_attributes(from, to, answers);
        let mut names = Names::default();
        let tables = table_pairs(from, to, &answers, &mut names, &mut questions);
        column_names(&tables, &answers, &mut names, &mut questions);
        let mut enums = EnumChanges::default();
        let labels = enum_changes(from, to, &answers, &mut names, &mut enums, &mut questions);
        let mut changed = Vec::new();
        for (old, new) in &tables {
            let renamed_columns = old
                .columns
                .iter()
                .filter_map(|it| {
                    let new = names.columns.get(&(old.name.clone(), it.name.clone()))?;
                    Some((it.name.clone(), new.clone()))
                })
                .collect();
            let diff = TableDiff::new(old, names.renamed(old), new, renamed_columns);
            questions.extend(open_columns(&diff, &answers));
            if !diff.is_empty() {
                changed.push(diff);
            }
        }
        if !questions.is_empty() {
            return Err(Error::Questions(questions));
        }
        let is_pair = |name: &str, new: bool| {
            tables.iter().any(|(before, after)| if new { after.name == name } else { before.name == name })
        };
        Ok(Self {
            created: to.tables.iter().filter(|it| !is_pair(&it.name, true)).cloned().collect(),
            dropped: from.tables.iter().filter(|it| !is_pair(&it.name, false)).cloned().collect(),
            changed,
            enums,
            labels,
            created_objects: to.objects.iter().filter(|it| !from.objects.contains(it)).cloned().collect(),
            dropped_objects: from.objects.iter().filter(|it| !to.objects.contains(it)).cloned().collect(),
            from: from.clone(),
            to: to.clone(),
            answers,
        })
    }

    /// Whether the two are the same.
    pub fn is_empty(&self) -> bool {
        self.created.is_empty()
            && self.dropped.is_empty()
            && self.changed.is_empty()
            && self.created_objects.is_empty()
            && self.dropped_objects.is_empty()
            && self.enums.renamed.is_empty()
    }
}

/// The answers, and what the attributes `renamed_from` say, where that is still to be done.
fn with_attributes(from: &Schema, to: &Schema, answers: &Answers) -> Answers {
    let mut all = Answers::default();
    for table in &to.tables {
        let mut before = table.name.as_str();
        if let Some(old) = &table.renamed_from
            && from.table(&table.name).is_none()
            && from.table(old).is_some()
        {
            all.renames.insert(table.name.clone(), old.clone());
            before = old;
        }
        let Some(old_table) = from.table(before) else { continue };
        for column in &table.columns {
            if let Some(old) = &column.renamed_from
                && old_table.column(&column.name).is_none()
                && old_table.column(old).is_some()
            {
                let name = |column: &str| format!("{}.{column}", table.name);
                all.renames.insert(name(&column.name), format!("{before}.{old}"));
            }
        }
    }
    all.extend(answers.clone());
    all
}

type Pairs<'a> = Vec<(&'a TableDef, &'a TableDef)>;

fn table_pairs<'a>(
    from: &'a Schema,
    to: &'a Schema,
    answers: &Answers,
    names: &mut Names,
    questions: &mut Vec<Question>,
) -> Pairs<'a> {
    let renamed: HashMap<&str, &str> = to
        .tables
        .iter()
        .filter_map(|new| {
            let old = answers.renames.get(&new.name)?;
            // A table is renamed where one of that name is there, and the other is not said to stay.
            from.table(old).map(|it| (new.name.as_str(), it.name.as_str()))
        })
        .collect();
    let taken = |old: &str| renamed.values().any(|it| *it == old);
    let mut pairs = Pairs::new();
    let mut added = Vec::new();
    for new in &to.tables {
        let old = match renamed.get(new.name.as_str()) {
            Some(old) => from.table(old),
            None => from.table(&new.name).filter(|it| !taken(&it.name)),
        };
        let Some(old) = old else {
            added.push(new);
            continue;
        };
        if old.name != new.name {
            names.tables.insert(old.name.clone(), (new.name.clone(), new.schema.clone()));
        }
        pairs.push((old, new));
    }
    let gone: Vec<String> = from
        .tables
        .iter()
        .filter(|it| !pairs.iter().any(|(old, _)| old.name == it.name))
        .map(|it| it.name.clone())
        .collect();
    ask(Named::Table, added.into_iter().map(|it| it.name.clone()), &gone, answers, questions);
    pairs
}

/// Asks of each that is new whether it was one of those that are gone.
fn ask(
    what: Named,
    added: impl Iterator<Item = String>,
    gone: &[String],
    answers: &Answers,
    questions: &mut Vec<Question>,
) {
    if gone.is_empty() {
        return;
    }
    for name in added.filter(|it| !answers.created.contains(it)) {
        questions.push(Question::Renamed { what, name, candidates: gone.to_vec() });
    }
}

fn column_names(tables: &Pairs<'_>, answers: &Answers, names: &mut Names, questions: &mut Vec<Question>) {
    for (old, new) in tables {
        let full = |column: &str| format!("{}.{column}", new.name);
        let mut taken = Vec::new();
        // One that is made anew keeps nothing of the one that it is said to have been.
        let is_kept = |column: &ColumnDef| !answers.recreated.contains(&full(&column.name));
        for column in new.columns.iter().filter(|it| is_kept(it)) {
            let Some(before) = answers.renames.get(&full(&column.name)) else { continue };
            // The table is named as it was, or as it is.
            let before = before
                .strip_prefix(&old.name)
                .or_else(|| before.strip_prefix(&new.name))
                .and_then(|it| it.strip_prefix('.'));
            let Some(before) = before.and_then(|it| old.column(it)) else { continue };
            names.columns.insert((old.name.clone(), before.name.clone()), column.name.clone());
            taken.push((before.name.as_str(), column.name.as_str()));
        }
        // A column that goes, and leaves its name to another, is out of the way first.
        for column in &old.columns {
            let is_taken = |name: &str| taken.iter().any(|(before, _)| *before == name);
            let leaves = taken.iter().any(|(_, after)| *after == column.name)
                || answers.recreated.contains(&full(&column.name));
            if leaves && !is_taken(&column.name) {
                let key = (old.name.clone(), column.name.clone());
                names.columns.insert(key, format!("{GOING}{}", column.name));
            }
        }
        let is_new = |it: &&ColumnDef| {
            !taken.iter().any(|(_, after)| *after == it.name)
                && (old.column(&it.name).is_none() || taken.iter().any(|(before, _)| *before == it.name))
        };
        let gone: Vec<String> = old
            .columns
            .iter()
            .filter(|it| {
                new.column(&it.name).is_none() && !taken.iter().any(|(before, _)| *before == it.name)
            })
            // What is computed has no values of its own that a new name would keep.
            .filter(|it| it.generated.is_none())
            .map(|it| format!("{}.{}", old.name, it.name))
            .collect();
        let added = new.columns.iter().filter(is_new).filter(|it| it.generated.is_none() && is_kept(it));
        ask(Named::Column, added.map(|it| full(&it.name)), &gone, answers, questions);
    }
}

/// What is not known of the columns of a table that stays.
fn open_columns(diff: &TableDiff, answers: &Answers) -> Vec<Question> {
    let full = |name: &str| format!("{}.{name}", diff.new.name);
    let is_empty = answers.empty.contains(&diff.new.name);
    let mut questions = Vec::new();
    let needs_fill = |column: &ColumnDef| {
        !column.nullable
            && column.default.is_none()
            && column.identity.is_none()
            && column.generated.is_none()
            && !is_empty
            && !answers.fills.contains_key(&full(&column.name))
    };
    for name in &diff.added_columns {
        if diff.new.column(name).is_some_and(needs_fill) {
            questions.push(Question::Fill { column: full(name) });
        }
    }
    for (old, new) in diff.changed() {
        let name = full(&new.name);
        let computed = old.generated.is_some() || new.generated.is_some();
        if computed || answers.using.contains_key(&name) || convert::is_known(&old.ty, &new.ty) {
            continue;
        }
        questions.push(Question::Convert { column: name, from: old.ty.to_string(), to: new.ty.to_string() });
    }
    questions
}
