//! Runs a statement as the typed queries run it, and reads the answer as they do.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rust_decimal::Decimal;
use squall::{
    Db, Error, Executor, Place, Result, SqlType, Value,
    ast::{SelectItem, Statement, TableRef},
    driver::{Driver, Query, Row, RowSink},
    render::render,
};
use tokio::runtime::Runtime;

use crate::{kinds, living, nullable::nullable, tree};

/// A database, and what is done to the SQL before it is sent: nothing, but for tests of the machine itself.
#[derive(Debug)]
pub struct Side {
    /// The database.
    pub db: Db,
    /// Changes the SQL of a query.
    pub tamper: fn(String) -> String,
}

/// What a database answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The rows that came back, and how many were written.
    Rows(Vec<Vec<Value>>, u64),
    /// An error: its kind, and what it says.
    Failed(Failure),
    /// A panic.
    Panicked(String),
}

/// An error, as far as it must be the same.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The kind of the error, with the violated constraint where it is one.
    pub kind: String,
    /// What it says.
    pub message: String,
    /// Whether it came before anything was sent.
    pub before: bool,
}

impl PartialEq for Failure {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.before == other.before
    }
}

impl Side {
    /// A database whose SQL goes as it is.
    pub fn new(db: Db) -> Self {
        Self { db, tamper: |sql| sql }
    }

    fn driver(&self) -> &dyn Driver {
        match self.db.target().place {
            Place::Database(driver) => driver,
            Place::Session(_) => unreachable!("a `Db` is a database"),
        }
    }

    /// Runs a statement.
    pub fn run(&self, runtime: &Runtime, statement: &Statement) -> Answer {
        caught(|| runtime.block_on(self.answer(statement))).unwrap_or_else(|panic| panic)
    }

    async fn answer(&self, statement: &Statement) -> Answer {
        let built = living::built(statement);
        let mut query = match render(&built, self.db.dialect()) {
            Ok(query) => query,
            Err(error) => return Answer::Failed(failure(&error, true)),
        };
        query.sql = (self.tamper)(query.sql.into_owned()).into();
        let mut rows = Rows::new(cells(statement));
        match self.send(&query, &mut rows).await {
            Ok(written) => {
                if let Err(error) = self.count_on(statement).await {
                    return Answer::Failed(failure(&error, false));
                }
                // Of a statement that gives rows back nobody is told how many it wrote.
                Answer::Rows(rows.rows, if tree::items(statement).is_empty() { written } else { 0 })
            }
            Err(error) => Answer::Failed(failure(&error, false)),
        }
    }

    /// The rows of a query as they are stored, where each of its cells is a column.
    pub(crate) fn stored(&self, runtime: &Runtime, statement: &Statement) -> Result<Vec<Vec<Value>>> {
        let query = render(statement, self.db.dialect())?;
        let mut rows = Rows { exact: true, ..Rows::new(cells(statement)) };
        runtime.block_on(self.send(&query, &mut rows))?;
        Ok(rows.rows)
    }

    async fn send(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<u64> {
        self.driver().run(query, sink).await
    }

    /// After an insert that names the auto key, as the typed insert does it.
    async fn count_on(&self, statement: &Statement) -> Result<()> {
        let Statement::Insert(insert) = statement else { return Ok(()) };
        let Some(def) = insert.table.info.def.map(|def| def()) else { return Ok(()) };
        let mut named = insert.columns.iter().filter_map(|at| def.columns.get(*at));
        let Some(auto) = named.find(|column| column.identity.is_some()) else { return Ok(()) };
        if let Some(sql) = self.db.dialect().count_on(def, &auto.name) {
            self.driver().run(&Query::text(sql), &mut squall::driver::NoRows).await?;
        }
        Ok(())
    }

    /// Sends SQL as it is.
    ///
    /// # Errors
    /// What the database answers.
    pub async fn text(&self, sql: String) -> Result<u64> {
        self.driver().run(&Query::text(sql), &mut squall::driver::NoRows).await
    }
}

/// What `run` gives, or its panic.
pub(crate) fn caught<T>(run: impl FnOnce() -> T) -> Result<T, Answer> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        Answer::Panicked(text.or_else(|| panic.downcast_ref().copied()).unwrap_or("a panic").to_owned())
    })
}

fn cells(statement: &Statement) -> Vec<(SqlType, bool)> {
    match statement {
        Statement::Select(select) => cells_of(&select.items, &select.sources()),
        _ => cells_of(tree::items(statement), &[]),
    }
}

/// The cells of a row: their types, as they are read, and whether they are `Option`s.
pub(crate) fn cells_of(items: &[SelectItem], sources: &[(&TableRef, bool)]) -> Vec<(SqlType, bool)> {
    let outer = |name: &str| sources.iter().any(|(table, nullable)| *nullable && table.name() == name);
    let mut cells = Vec::new();
    for item in items {
        match item {
            SelectItem::Expr(expr) => cells.push((kinds::base(expr.ty()), nullable(expr, &outer))),
            SelectItem::Table(table) => {
                let outer = outer(table.name());
                cells.extend(table.info.columns.iter().map(|it| (it.ty.clone(), it.nullable || outer)));
            }
        }
    }
    cells
}

/// Rows, as they are read.
pub(crate) struct Rows {
    /// The types of the cells, and whether they are `Option`s.
    pub(crate) cells: Vec<(SqlType, bool)>,
    /// The values.
    pub(crate) rows: Vec<Vec<Value>>,
    /// Whether equal values keep their forms.
    exact: bool,
}

impl Rows {
    /// No rows yet, of these cells.
    pub(crate) fn new(cells: Vec<(SqlType, bool)>) -> Self {
        Self { cells, rows: Vec::new(), exact: false }
    }

    /// Reads a row whose cells begin at `start`.
    pub(crate) fn read_from(&mut self, row: &dyn Row, start: usize) -> Result<()> {
        let cell = |(at, (ty, nullable)): (usize, &(SqlType, bool))| {
            let at = start + at;
            let cell = row.cell(at, ty)?;
            if cell.is_null() && *nullable {
                return Ok(Value::Null);
            }
            let value = kinds::read(cell, ty).map_err(|mismatch| Error::Decode {
                column: row.name(at),
                expected: mismatch.expected.into_owned(),
                found: mismatch.found.into_owned(),
            })?;
            Ok(if self.exact { value } else { canonical(value) })
        };
        self.rows.push(self.cells.iter().enumerate().map(cell).collect::<Result<_>>()?);
        Ok(())
    }
}

/// A value in the form that all equal ones have: zero has no sign, and a decimal no zeros at its end.
fn canonical(value: Value) -> Value {
    match value {
        Value::Real(0.0) => Value::Real(0.0),
        Value::Double(0.0) => Value::Double(0.0),
        Value::Decimal(number) if number.is_zero() => Value::Decimal(Decimal::ZERO),
        Value::Decimal(number) => Value::Decimal(number.normalize()),
        other => other,
    }
}

/// An error, as far as it must be the same.
pub fn failure(error: &Error, before: bool) -> Failure {
    let kind = match error {
        Error::NotFound => "NotFound".into(),
        Error::MultipleRows => "MultipleRows".into(),
        Error::StaleRow { .. } => "StaleRow".into(),
        Error::Constraint(it) => {
            format!("Constraint {} {} {:?} {:?}", it.kind, it.table, it.columns, it.constraint)
        }
        Error::InvalidValue { .. } => "InvalidValue".into(),
        Error::DivisionByZero => "DivisionByZero".into(),
        Error::Decode { .. } => "Decode".into(),
        Error::Timeout(_) => "Timeout".into(),
        Error::PoolTimeout { .. } => "PoolTimeout".into(),
        Error::Connection { .. } => "Connection".into(),
        Error::Serialization(_) => "Serialization".into(),
        Error::CommitUnknown(_) => "CommitUnknown".into(),
        Error::TransactionAborted => "TransactionAborted".into(),
        Error::Unsupported { .. } => "Unsupported".into(),
        Error::InvalidQuery(_) => "InvalidQuery".into(),
        Error::Config(_) => "Config".into(),
        Error::Database { .. } => "Database".into(),
        other => format!("{other:?}"),
    };
    Failure { kind, message: error.to_string(), before }
}

/// An answer, to be read.
pub fn shown(answer: &Answer) -> String {
    match answer {
        Answer::Rows(rows, written) if rows.is_empty() && *written > 0 => format!("{written} rows written"),
        Answer::Rows(rows, _) => {
            let rows: Vec<String> = rows.iter().map(|row| shown_row(row)).collect();
            format!("{} rows: {}", rows.len(), rows.join(" "))
        }
        Answer::Failed(failed) => format!("{}: {}", failed.kind, failed.message),
        Answer::Panicked(text) => format!("panics: {text}"),
    }
}

fn shown_row(row: &[Value]) -> String {
    let cells: Vec<String> = row.iter().map(|cell| format!("{cell:?}")).collect();
    format!("({})", cells.join(", "))
}
