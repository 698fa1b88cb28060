//! A step of a plan.

use std::fmt;

use serde::Serialize;

/// One change, with the statements that make it, and what is to be known of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// What it does.
    pub kind: StepKind,
    /// The same, to be read.
    pub title: String,
    /// The statements, in their order.
    pub statements: Vec<String>,
    /// Where it runs.
    pub run: Run,
    /// The lock that it takes.
    pub lock: Lock,
    /// What data it loses; none where it loses none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loses: Option<String>,
    /// When it fails by the rows that are there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fails_where: Option<String>,
    /// Queries that find the rows by which it would fail, and what is wrong with them: they run before anything else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub expects_none: Vec<(String, String)>,
    /// The tables that it touches, by their new names.
    pub tables: Vec<String>,
    /// The steps before it, by their position from 0, that it depends on.
    pub depends_on: Vec<usize>,
}

/// Where a step runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Run {
    /// In the transaction of the steps around it.
    Transaction,
    /// In a transaction that follows the one of the steps before it.
    LaterTransaction,
    /// Outside of a transaction.
    NoTransaction,
}

/// The strongest lock that a step takes: on Postgres of the table, on SQLite always of the whole database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lock {
    /// None that keeps queries from a table that was there before.
    None,
    /// Reads and writes go on: `SHARE UPDATE EXCLUSIVE`.
    ShareUpdateExclusive,
    /// Reads go on, writes wait: `SHARE`, `SHARE ROW EXCLUSIVE`.
    Share,
    /// Everything waits for a moment: `ACCESS EXCLUSIVE`, for a change of the catalogue.
    AccessExclusive,
    /// Everything waits while all rows are read or written: `ACCESS EXCLUSIVE`, for a rewrite or a scan.
    Rewrite,
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::ShareUpdateExclusive => "reads and writes go on",
            Self::Share => "writes wait",
            Self::AccessExclusive => "all wait, for a moment",
            Self::Rewrite => "all wait, while every row is read or written",
        })
    }
}

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is the statement of its name")]
pub enum StepKind {
    CreateSchema,
    DropSchema,
    CreateEnum,
    DropEnum,
    RenameEnum,
    AddLabel,
    RenameLabel,
    ReplaceEnum,
    CreateTable,
    DropTable,
    RenameTable,
    AddColumn,
    DropColumn,
    RenameColumn,
    ChangeType,
    SetNotNull,
    DropNotNull,
    ChangeDefault,
    ChangeIdentity,
    Fill,
    AddPrimaryKey,
    DropPrimaryKey,
    AddUnique,
    DropUnique,
    AddCheck,
    DropCheck,
    AddForeignKey,
    DropForeignKey,
    RenameConstraint,
    Validate,
    CreateIndex,
    DropIndex,
    Comment,
    /// A table of SQLite is made anew, and its rows are copied.
    Rebuild,
    CreateObject,
    DropObject,
}

impl Step {
    pub(super) fn new(kind: StepKind, title: impl Into<String>, statements: Vec<String>) -> Self {
        Self {
            kind,
            title: title.into(),
            statements,
            run: Run::Transaction,
            lock: Lock::AccessExclusive,
            loses: None,
            fails_where: None,
            expects_none: Vec::new(),
            tables: Vec::new(),
            depends_on: Vec::new(),
        }
    }

    pub(super) fn lock(mut self, lock: Lock) -> Self {
        self.lock = lock;
        self
    }

    pub(super) fn run(mut self, run: Run) -> Self {
        self.run = run;
        self
    }

    pub(super) fn loses(mut self, what: Option<impl Into<String>>) -> Self {
        self.loses = what.map(Into::into);
        self
    }

    pub(super) fn fails(mut self, condition: Option<impl Into<String>>) -> Self {
        self.fails_where = condition.map(Into::into);
        self
    }

    pub(super) fn expects_none(mut self, query: String, reason: impl Into<String>) -> Self {
        self.expects_none.push((query, reason.into()));
        self
    }

    pub(super) fn of(mut self, table: &str) -> Self {
        self.tables.push(table.to_owned());
        self
    }
}
