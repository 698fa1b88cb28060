//! The machine: makes cases, runs each on both databases, and tells what differs.

use std::fmt::Debug;

use squall::{
    Result,
    ast::{Assigned, Insert, SelectItem, Statement, TableRef},
    schema::TableDef,
};
use squall_testing::{Backend, TestDb};
use tokio::runtime::Runtime;

use crate::{
    compare::Verdict,
    insert::Keys,
    living::{Rows, of_rows},
    nested::Branch,
    oracle::{self, Oracle},
    purged::Purged,
    random::Random,
    run::{Answer, Failure, Side, failure, shown},
    schema::Schema,
    stage::Stage,
    statement::Statements,
};

/// How many cases of a hundred are nested queries.
const NESTED: usize = 35;

/// How many cases share a schema.
pub const CASES_PER_SCHEMA: u64 = 80;

/// What is looked for: a statement after others, and how its answer is judged.
#[derive(Debug, Clone)]
pub struct Program {
    /// The tables.
    pub schema: Schema,
    /// What runs before, which must answer alike.
    pub setup: Vec<Statement>,
    /// The statement.
    pub statement: Statement,
    /// How it is judged.
    pub judge: Judge,
}

impl Program {
    /// A program with a few rows and one statement, which may fail; nothing is run to make it.
    pub fn random(seed: u64, number: u64) -> Self {
        let mut random = Random::new(seed, number);
        let schema = Schema::random(&mut random, "");
        let infos = schema.infos();
        let relations = schema.linked(&infos).unwrap_or_default();
        let mut keys = Keys::default();
        let mut setup = Vec::new();
        for place in (0..schema.tables.len()).flat_map(|place| [place; 3]) {
            let statements =
                Statements { schema: &schema, infos: &infos, relations: &relations, keys: &keys };
            let insert = statements.insert(&mut random, place, false);
            keys.note(&insert);
            setup.push(Statement::Insert(insert));
        }
        let statements = Statements { schema: &schema, infos: &infos, relations: &relations, keys: &keys };
        let nested = random.chance(NESTED).then(|| statements.nested(&mut random)).flatten();
        let (statement, judge) = match nested {
            Some((root, branches)) => (root, Judge::Nested(branches)),
            None => (statements.any(&mut random), Judge::Comparison),
        };
        Self { schema: schema.clone(), setup, statement, judge }
    }
}

/// How the answers of a statement are judged.
#[derive(Debug, Clone, PartialEq)]
pub enum Judge {
    /// One database by the other.
    Comparison,
    /// Each by itself.
    Oracle(Oracle),
    /// Each by what it answers where no row stays that is deleted.
    Purged,
    /// With what belongs to each row of the statement: both databases, each by both strategies.
    Nested(Vec<Branch>),
}

/// A difference.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The case.
    pub case: u64,
    /// What differs.
    pub what: String,
    /// The program that shows it.
    pub program: Program,
    /// What SQLite answers, and what Postgres does.
    pub answers: [String; 2],
}

/// What came of many cases.
#[derive(Debug, Default)]
pub struct Report {
    /// How many were run.
    pub cases: u64,
    /// How many of them gave rows, or wrote some.
    pub answered: u64,
    /// How many failed alike.
    pub failed: u64,
    /// How many failed on one database, where that is left open.
    pub open: u64,
    /// How often a database was judged by itself.
    pub judged: u64,
    /// What differs.
    pub findings: Vec<Finding>,
}

/// The two databases.
#[derive(Debug)]
pub struct Machine {
    pub(crate) runtime: Runtime,
    postgres: TestDb,
    tamper: [fn(String) -> String; 2],
    /// Words of which one must be in a statement's tree; none where all will do.
    only: Vec<String>,
}

impl Machine {
    /// Connects to a new database of each kind.
    ///
    /// # Errors
    /// Where there is no Postgres for tests.
    pub fn new() -> Result<Self, squall_testing::Error> {
        Self::tampered(|sql| sql, |sql| sql)
    }

    /// As [`new`](Self::new), with the SQL changed before it is sent to SQLite, and to Postgres: to see that the machine
    /// finds a fault.
    ///
    /// # Errors
    /// Where there is no Postgres for tests.
    pub fn tampered(
        sqlite: fn(String) -> String,
        postgres: fn(String) -> String,
    ) -> Result<Self, squall_testing::Error> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| squall_testing::Error::from(squall::Error::other(error)))?;
        let database = runtime.block_on(TestDb::new(Backend::Postgres))?;
        Ok(Self { runtime, postgres: database, tamper: [sqlite, postgres], only: Vec::new() })
    }

    /// Runs only statements in whose tree one of these words is, such as `Coalesce`.
    #[must_use]
    pub fn only(self, words: Vec<String>) -> Self {
        Self { only: words, ..self }
    }

    fn wants(&self, statement: &impl Debug) -> bool {
        let tree = if self.only.is_empty() { String::new() } else { format!("{statement:?}") };
        self.only.is_empty() || self.only.iter().any(|word| tree.contains(word.as_str()))
    }

    /// Makes the tables of a schema on both databases; none where both refuse them.
    ///
    /// # Errors
    /// What differs, where they do not answer alike.
    pub fn stage(&self, schema: &Schema) -> Result<Option<Stage<'_>>, [String; 2]> {
        let memory = self.runtime.block_on(squall::connect("sqlite::memory:"));
        let memory = memory.map_err(|error| [error.to_string(), String::new()])?;
        let sides = [memory, self.postgres.db().clone()];
        let sides: Vec<Side> =
            sides.into_iter().zip(self.tamper).map(|(db, tamper)| Side { db, tamper }).collect();
        let Ok(sides) = <[Side; 2]>::try_from(sides) else { return Ok(None) };
        let infos = schema.infos();
        let Some(relations) = schema.linked(&infos) else { return Ok(None) };
        let purged = Purged::new(self, schema).map_err(|error| [error.to_string(), String::new()])?;
        let stage = Stage {
            machine: self,
            sides,
            purged,
            tables: schema.tables.clone(),
            enums: schema.enums.clone().map(|it| it.name.to_string()),
            infos,
            relations,
        };
        let tables: Vec<&TableDef> = schema.tables.iter().collect();
        let made = stage.sides.each_ref().map(|side| {
            self.runtime.block_on(side.db.create_tables(&tables)).map_err(|error| failure(&error, false))
        });
        match &made {
            [Ok(()), Ok(())] => Ok(Some(stage)),
            [Err(here), Err(there)] if here == there => Ok(None),
            _ => Err(made.map(|made| match made {
                Ok(()) => "makes the tables".to_owned(),
                Err(Failure { kind, message, .. }) => format!("{kind}: {message}"),
            })),
        }
    }

    /// Runs the cases of a seed that are in `cases`, until there are `most` findings.
    pub fn run(&self, seed: u64, cases: std::ops::Range<u64>, most: usize) -> Report {
        let mut report = Report::default();
        let schemas = cases.start / CASES_PER_SCHEMA..cases.end.div_ceil(CASES_PER_SCHEMA);
        for schema in schemas {
            let last = cases.end.min((schema + 1) * CASES_PER_SCHEMA);
            self.run_schema(seed, schema, last, &mut report);
            if report.findings.len() >= most {
                break;
            }
        }
        report
    }

    /// Runs the cases of one schema, up to `end`, or to the first that leaves the databases apart.
    pub fn run_schema(&self, seed: u64, number: u64, end: u64, report: &mut Report) {
        let mut random = Random::new(seed, number);
        let schema = Schema::random(&mut random, &format!("_{number}"));
        let mut case = number * CASES_PER_SCHEMA;
        let stage = match self.stage(&schema) {
            Ok(Some(stage)) => stage,
            Ok(None) => {
                report.cases += end - case;
                return;
            }
            Err(answers) => {
                let what = "the tables".into();
                report.cases += 1;
                let statement = Statement::Select(Box::default());
                let program = Program { schema, setup: Vec::new(), statement, judge: Judge::Comparison };
                report.findings.push(Finding { case, what, program, answers });
                return;
            }
        };
        let mut history: Vec<Statement> = Vec::new();
        let mut keys = Keys::default();
        let inserts = schema.tables.len() as u64 * random.within(5, 10) as u64;
        while case < end {
            let statements =
                Statements { schema: &schema, infos: &stage.infos, relations: &stage.relations, keys: &keys };
            let filling = case % CASES_PER_SCHEMA < inserts;
            let nested =
                (!filling && random.chance(NESTED)).then(|| statements.nested(&mut random)).flatten();
            let (root, branches) = nested.unzip();
            let statement = if let Some(root) = root {
                root
            } else if filling {
                let place = (case % CASES_PER_SCHEMA) as usize * schema.tables.len() / inserts as usize;
                Statement::Insert(statements.insert(&mut random, place, false))
            } else {
                statements.any(&mut random)
            };
            if !filling && !self.wants(&(&statement, &branches)) {
                case += 1;
                continue;
            }
            report.cases += 1;
            let expected = if filling { None } else { stage.expected(&statement) };
            let (verdict, answers) = stage.examine(&statement);
            let finding = |what: String, judge, answers| Finding {
                case,
                what,
                program: Program {
                    schema: schema.clone(),
                    setup: history.clone(),
                    statement: statement.clone(),
                    judge,
                },
                answers,
            };
            match verdict {
                Verdict::Same if matches!(answers[0], Answer::Rows(..)) => report.answered += 1,
                Verdict::Same => report.failed += 1,
                Verdict::Open => report.open += 1,
                Verdict::Different(what) => {
                    report.findings.push(finding(what, Judge::Comparison, answers.map(|it| shown(&it))));
                    return;
                }
            }
            if verdict == Verdict::Open && !is_select(&statement) {
                return;
            }
            if let Some(expected) = expected {
                report.judged += 1;
                if let Some((what, answers)) = stage.judge_purged(&statement, &expected, &answers[0]) {
                    report.findings.push(finding(what, Judge::Purged, answers));
                    return;
                }
            }
            if let Some(branches) = branches {
                report.judged += 1;
                if let Some((what, answers)) = stage.judge_nested(&statement, &branches) {
                    report.findings.push(finding(what, Judge::Nested(branches), answers));
                    return;
                }
            } else if let Statement::Select(select) = &statement
                && random.chance(25)
                && let Some(oracle) = oracle::of(select, &mut random, &schema)
            {
                report.judged += 1;
                if let Some((what, answers)) = stage.judge(&statement, &oracle) {
                    report.findings.push(finding(what, Judge::Oracle(oracle), answers));
                    return;
                }
            }
            if !is_select(&statement) && matches!(answers[0], Answer::Rows(..)) {
                if let Statement::Insert(insert) = &statement {
                    keys.note(insert);
                }
                history.push(statement);
            }
            case += 1;
        }
    }

    /// What differs in a program, if it does, and the answers.
    pub fn check(&self, program: &Program) -> Option<(String, [String; 2])> {
        let stage = match self.stage(&program.schema) {
            Ok(Some(stage)) => stage,
            Ok(None) => return None,
            Err(answers) => return Some(("the tables".into(), answers)),
        };
        for statement in &program.setup {
            let answers = stage.sides.each_ref().map(|side| side.run(&self.runtime, statement));
            if !answers.iter().all(|it| matches!(it, Answer::Rows(..))) {
                return None;
            }
        }
        match &program.judge {
            Judge::Comparison => match stage.examine(&program.statement) {
                (Verdict::Different(what), answers) => Some((what, answers.map(|it| shown(&it)))),
                _ => None,
            },
            Judge::Oracle(oracle) => stage.judge(&program.statement, oracle),
            Judge::Purged => {
                let expected = stage.expected(&program.statement)?;
                let (verdict, [answer, _]) = stage.examine(&program.statement);
                if verdict != Verdict::Same {
                    return None;
                }
                stage.judge_purged(&program.statement, &expected, &answer)
            }
            Judge::Nested(branches) => stage.judge_nested(&program.statement, branches),
        }
    }

    /// The rows of all tables after a program's setup, as INSERTs.
    pub fn snapshot(&self, program: &Program) -> Option<Vec<Statement>> {
        let stage = self.stage(&program.schema).ok()??;
        for statement in &program.setup {
            stage.sides[0].run(&self.runtime, statement);
        }
        let mut inserts = Vec::new();
        for table in &stage.infos {
            let Answer::Rows(rows, _) = stage.sides[0].run(&self.runtime, &content(table)) else {
                return None;
            };
            for row in rows {
                let def = table.info.def?();
                let written = (0..def.columns.len()).filter(|at| def.columns[*at].generated.is_none());
                inserts.push(Statement::Insert(Insert {
                    table: table.clone(),
                    columns: written.collect(),
                    cells: row.into_iter().map(|value| Some(Assigned::Value(value))).collect(),
                    query: None,
                    on_conflict: None,
                    returning: Vec::new(),
                }));
            }
        }
        Some(inserts)
    }
}

pub(crate) fn is_select(statement: &Statement) -> bool {
    matches!(statement, Statement::Select(_) | Statement::Combined(_))
}

/// All rows of a table, also those that are deleted.
pub fn content(table: &TableRef) -> Statement {
    let table = of_rows(table, Rows::All);
    Statement::Select(Box::new(squall::ast::Select {
        items: vec![SelectItem::Table(table.clone())],
        from: Some(table),
        ..Default::default()
    }))
}
