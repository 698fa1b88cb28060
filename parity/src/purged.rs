//! What a query answers where no row stays that is deleted: it must be the same.
//!
//! Beside the two databases there is a third one, SQLite, whose tables have no constraints but their keys. Each is filled with the
//! rows of SQLite's that the statement is to see. Of those that are deleted none is there, so that what leaves them out has nothing to
//! do.

use squall::{
    Result, Value,
    ast::{Assigned, Delete, Insert, Select, Statement, TableRef},
    relation::Strategy,
    schema::{ColumnDef, TableDef, TableInfo},
};

use crate::{
    compare::{deletes_its_own, is_ordered, same_rows},
    living::{GONE, Rows, of_rows, rows, stays},
    machine::{Machine, content},
    nested::{self, Branch},
    relation::Linked,
    run::{Answer, Side, shown},
    schema::Schema,
    stage::Stage,
    tree,
};

/// A database without the rows that are deleted.
#[derive(Debug)]
pub(crate) struct Purged {
    side: Side,
}

/// What a statement does there.
#[derive(Debug)]
pub(crate) struct Expected {
    answer: Answer,
    /// All rows of the table that it writes, by then, where foreign keys change none of them.
    content: Option<Vec<Vec<Value>>>,
}

/// Which rows of each table a statement is to see, where they are the same ones in all places.
#[derive(Debug, Default)]
struct Seen(Vec<(String, Rows)>);

impl Seen {
    /// Notes that the statement sees these rows; false where it sees others of the same table.
    fn note(&mut self, table: &TableInfo, seen: Rows) -> bool {
        // Conditions that are there already must do what others do.
        let seen = if seen == Rows::Built { Rows::Living } else { seen };
        match self.0.iter().find(|(name, _)| *name == table.name) {
            Some((_, before)) => *before == seen,
            None => {
                self.0.push((table.name.to_string(), seen));
                true
            }
        }
    }

    fn note_select(&mut self, select: &Select) -> bool {
        select.tables().filter(|it| it.derived.is_none()).all(|it| self.note(&it.info, rows(it)))
    }

    fn note_branch(&mut self, branch: &Branch, relations: &[Linked]) -> bool {
        let Some(linked) = branch.linked(relations) else { return false };
        let between = linked.between().is_none_or(|it| self.note(it, living_of(it)));
        between
            && self.note_level(&branch.select)
            && branch.children.iter().all(|child| self.note_branch(child, relations))
    }

    fn note_level(&mut self, select: &Select) -> bool {
        let mut same = true;
        tree::each_select(&mut Statement::Select(Box::new(select.clone())), &mut |it| {
            same &= self.note_select(it);
        });
        same
    }

    fn of(&self, name: &str) -> Rows {
        self.0.iter().find(|(it, _)| it == name).map_or(Rows::All, |(_, seen)| *seen)
    }

    /// Whether deleted rows are left out of any table.
    fn leaves_out(&self) -> bool {
        self.0.iter().any(|(_, seen)| *seen == Rows::Living)
    }
}

fn living_of(info: &TableInfo) -> Rows {
    if info.soft_delete.is_some() { Rows::Living } else { Rows::All }
}

impl Purged {
    /// The tables of the schema; none where the rows of none stay.
    ///
    /// # Errors
    /// What refuses the tables.
    pub(crate) fn new(machine: &Machine, schema: &Schema) -> Result<Option<Self>> {
        if !schema.tables.iter().any(stays) {
            return Ok(None);
        }
        let plain = |column: &ColumnDef| ColumnDef { identity: None, default: None, ..column.clone() };
        let bare = |def: &TableDef| TableDef {
            schema: def.schema.clone(),
            columns: def.columns.iter().map(plain).collect(),
            primary_key: def.primary_key.clone(),
            ..TableDef::new(def.name.clone())
        };
        let tables: Vec<TableDef> = schema.tables.iter().map(bare).collect();
        machine.runtime.block_on(async {
            let db = squall::connect("sqlite::memory:").await?;
            // A schema whose tables are refused is none of the machine's.
            let made = db.create_tables(&tables.iter().collect::<Vec<_>>()).await;
            Ok(made.ok().map(|()| Self { side: Side::new(db) }))
        })
    }
}

impl Stage<'_> {
    /// What a statement does where deleted rows are gone; none where it leaves none out, or that cannot be told.
    pub(crate) fn expected(&self, statement: &Statement) -> Option<Expected> {
        let purged = self.purged.as_ref()?;
        let (written, joined) = match statement {
            Statement::Select(_) | Statement::Combined(_) => (None, &Vec::new()),
            Statement::Update(it) => (Some(&it.table), &it.from),
            Statement::Delete(it) if !deletes_its_own(statement) => (Some(&it.table), &it.using),
            _ => return None,
        };
        let mut seen = Seen::default();
        let mut same = written.into_iter().chain(joined).all(|it| seen.note(&it.info, rows(it)));
        tree::each_select(&mut statement.clone(), &mut |select| same &= seen.note_select(select));
        if !same || !seen.leaves_out() {
            return None;
        }
        self.fill(&purged.side, &seen).ok()?;
        let runtime = &self.machine.runtime;
        let answer = purged.side.run(runtime, statement);
        let content = match written.filter(|it| !moves_its_own(it)) {
            Some(table) => {
                let mut content = self.rows_of(&purged.side, table)?;
                if rows(table) == Rows::Living {
                    content.extend(self.deleted(table)?);
                }
                Some(content)
            }
            None => None,
        };
        Some(Expected { answer, content })
    }

    /// What is wrong with the answer of SQLite, which Postgres gives as well, and with the rows that are there by then.
    pub(crate) fn judge_purged(
        &self,
        statement: &Statement,
        expected: &Expected,
        answer: &Answer,
    ) -> Option<(String, [String; 2])> {
        let (Answer::Rows(rows, written), Answer::Rows(gone, gone_written)) = (answer, &expected.answer)
        else {
            return None;
        };
        let same = same_rows(rows, gone) && (!is_ordered(statement) || rows == gone);
        if !same || written != gone_written {
            let what = "deleted rows make a difference".into();
            return Some((what, beside(answer, &expected.answer)));
        }
        let (Some(content), Some(table)) = (&expected.content, tree::written(statement)) else { return None };
        let stored = self.rows_of(&self.sides[0], table)?;
        if same_rows(&stored, content) {
            return None;
        }
        let what = "what is written beside deleted rows".into();
        let stored = Answer::Rows(stored, 0);
        Some((what, beside(&stored, &Answer::Rows(content.clone(), 0))))
    }

    /// What is wrong with the rows of a nested query.
    pub(crate) fn judge_purged_nested(
        &self,
        root: &Select,
        branches: &[Branch],
        answer: &Answer,
    ) -> Option<(String, [String; 2])> {
        let purged = self.purged.as_ref()?;
        let mut seen = Seen::default();
        let same =
            seen.note_level(root) && branches.iter().all(|branch| seen.note_branch(branch, &self.relations));
        if !same || !seen.leaves_out() {
            return None;
        }
        self.fill(&purged.side, &seen).ok()?;
        let runtime = &self.machine.runtime;
        let gone = purged.side.nested(runtime, (root, branches), &self.relations, Strategy::SelectIn);
        let (Answer::Rows(here, _), Answer::Rows(there, _)) = (answer, &gone) else { return None };
        if same_rows(here, there) && (!nested::is_ordered(root) || here == there) {
            return None;
        }
        let what = "deleted rows make a difference to what belongs to the rows".into();
        Some((what, beside(answer, &gone)))
    }

    /// Fills the tables with the rows that are to be seen.
    fn fill(&self, purged: &Side, seen: &Seen) -> Result<()> {
        let runtime = &self.machine.runtime;
        for table in &self.infos {
            let rows = self.sides[0].stored(runtime, &content(table))?;
            let gone = table.info.columns.iter().position(|it| it.name == GONE);
            let living = seen.of(&table.info.name) == Rows::Living;
            let is_seen = |row: &Vec<Value>| !(living && gone.is_some_and(|at| row[at] != Value::Null));
            let rows = rows.into_iter().filter(is_seen);
            let generated = |at: usize| {
                let def = self.tables.iter().find(|it| it.name == table.info.name);
                def.is_some_and(|it| it.columns[at].generated.is_some())
            };
            let columns: Vec<usize> = (0..table.info.columns.len()).filter(|at| !generated(*at)).collect();
            let cell = |(at, value)| (!generated(at)).then(|| Assigned::Value(value));
            let cells: Vec<_> = rows.flat_map(|row| row.into_iter().enumerate().map(cell)).collect();
            let table = of_rows(table, Rows::All);
            let delete =
                Delete { table: table.clone(), using: Vec::new(), filter: None, returning: Vec::new() };
            purged.stored(runtime, &Statement::Delete(delete))?;
            if !cells.is_empty() {
                let insert =
                    Insert { table, columns, cells, query: None, on_conflict: None, returning: Vec::new() };
                purged.stored(runtime, &Statement::Insert(insert))?;
            }
        }
        Ok(())
    }

    fn rows_of(&self, side: &Side, table: &TableRef) -> Option<Vec<Vec<Value>>> {
        match side.run(&self.machine.runtime, &content(table)) {
            Answer::Rows(rows, _) => Some(rows),
            _ => None,
        }
    }

    /// The rows of a table that are deleted.
    fn deleted(&self, table: &TableRef) -> Option<Vec<Vec<Value>>> {
        let gone = table.info.columns.iter().position(|it| it.name == GONE)?;
        let rows = self.rows_of(&self.sides[0], table)?;
        Some(rows.into_iter().filter(|row| row[gone] != Value::Null).collect())
    }
}

/// What both databases answer, and what it is where deleted rows are gone.
fn beside(answer: &Answer, gone: &Answer) -> [String; 2] {
    [format!("{}; and where deleted rows are gone: {}", shown(answer), shown(gone)), shown(answer)]
}

/// Whether a key of a table to itself changes rows with others.
fn moves_its_own(table: &TableRef) -> bool {
    let Some(def) = table.info.def.map(|def| def()) else { return true };
    let own = |key: &squall::schema::ForeignKeyDef| key.foreign_table == def.name;
    def.foreign_keys.iter().any(|key| own(key) && (key.on_update.acts() || key.on_delete.acts()))
}
