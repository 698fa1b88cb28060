//! The two databases with the tables of a schema.

use squall::{
    ast::{Statement, TableRef},
    schema::TableDef,
};

use crate::{
    compare::{Verdict, compare, same_rows},
    living,
    machine::{Machine, content, is_select},
    oracle::Oracle,
    purged::Purged,
    relation::Linked,
    run::{Answer, Side},
    tree,
};

/// The two databases with the tables of a schema.
#[derive(Debug)]
pub struct Stage<'a> {
    pub(crate) machine: &'a Machine,
    /// SQLite, and Postgres.
    pub sides: [Side; 2],
    /// SQLite without deleted rows, where rows stay.
    pub(crate) purged: Option<Purged>,
    pub(crate) tables: Vec<TableDef>,
    pub(crate) enums: [String; 2],
    pub(crate) infos: Vec<TableRef>,
    /// The relations of the tables.
    pub(crate) relations: Vec<Linked>,
}

impl Stage<'_> {
    /// Runs a statement on both databases; after a write, the content of all tables is compared as well.
    pub fn examine(&self, statement: &Statement) -> (Verdict, [Answer; 2]) {
        let answers = self.answers(statement);
        let verdict = compare(&living::built(statement), &self.tables, &answers[0], &answers[1]);
        if is_select(statement) || verdict != Verdict::Same {
            return (verdict, answers);
        }
        // What comes back was beyond what a value here can be: one database finds that when all has been done.
        let unreadable =
            |it: &Answer| matches!(it, Answer::Failed(it) if it.kind == "InvalidValue" && !it.before);
        if !tree::items(statement).is_empty() && answers.iter().any(unreadable) {
            return (Verdict::Open, answers);
        }
        for table in &self.infos {
            let content = content(table);
            let answers = self.answers(&content);
            match &answers {
                [Answer::Rows(here, _), Answer::Rows(there, _)] if same_rows(here, there) => {}
                _ => return (Verdict::Different("the content of a table".into()), answers),
            }
        }
        (verdict, answers)
    }

    pub(crate) fn answers(&self, statement: &Statement) -> [Answer; 2] {
        self.sides.each_ref().map(|side| side.run(&self.machine.runtime, statement))
    }

    /// Judges each database by itself: what is wrong, and what each says.
    pub fn judge(&self, statement: &Statement, oracle: &Oracle) -> Option<(String, [String; 2])> {
        let said = self
            .sides
            .each_ref()
            .map(|side| oracle.judge(statement, &|it| side.run(&self.machine.runtime, it)));
        let names = ["SQLite", "Postgres"];
        let wrong = names.iter().zip(&said).find(|(_, said)| said.is_err())?;
        let what = format!("{} contradicts itself", wrong.0);
        Some((what, said.map(|it| it.err().unwrap_or_else(|| "agrees with itself".into()))))
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        let quoted = |name: &str| format!("\"{name}\"");
        let named = |it: &TableDef| match &it.schema {
            Some(schema) => format!("{}.{}", quoted(schema), quoted(it.base_name())),
            None => quoted(&it.name),
        };
        let tables: Vec<String> = self.tables.iter().map(named).collect();
        let enums = self.enums.each_ref().map(|it| format!("\"{it}\""));
        let drops = [
            format!("DROP TABLE IF EXISTS {} CASCADE", tables.join(", ")),
            format!("DROP TYPE IF EXISTS {}", enums.join(", ")),
        ];
        for sql in drops {
            // What cannot be dropped is in nobody's way but its own.
            let _ = self.machine.runtime.block_on(self.sides[1].text(sql));
        }
    }
}
