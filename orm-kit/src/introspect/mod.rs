//! Reading a live database into the model, and saying by it what of a wanted schema is there already.

mod adopt;
mod canonical;
mod differences;
mod foreign_key;
mod postgres;
mod sqlite;

use std::collections::{BTreeMap, BTreeSet};

use squall::{
    Db, Error, Executor, Isolation, Result, SqlType, Transaction, TransactionOptions,
    ast::{Expr, RawSql},
    query::{AssertSqlSafe, FromRow},
    types::{JsonMode, TimestampMode},
};

pub use adopt::adopt;
pub use canonical::canonical;
pub use differences::differences;

use crate::{model::Schema, runner::HISTORY};

/// A database as it is: what the model can say of it, and what it cannot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Live {
    /// Its tables, and what stands beside them. Expressions are SQL of that database.
    pub schema: Schema,
    /// What else is known of each table, by its name.
    pub facts: BTreeMap<String, Facts>,
    /// What the model cannot say: it is left alone, and told.
    pub notes: Vec<Note>,
}

/// What is known of a table beside its definition.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// The name that the constraint of its primary key has in the database.
    pub primary_key: Option<String>,
    /// Whether it holds its columns to their types: not so a table of SQLite without STRICT.
    pub strict: bool,
    /// The types of its columns as the database writes them.
    pub declared: BTreeMap<String, String>,
    /// The constraints that have no name in the database, by the names that they were given here.
    pub unnamed: BTreeSet<String>,
    /// The columns whose type the model has not, which are left alone.
    pub foreign: Vec<String>,
    /// Constraints and indexes that the model cannot say whole, by their names, with their SQL. They are left alone.
    pub foreign_objects: BTreeMap<String, String>,
    /// Clauses of a table of SQLite that the model has not: where the table is made anew, they are gone.
    pub clauses: Vec<String>,
}

/// What the model cannot say of something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The table, or the object, that it is about.
    pub table: String,
    /// The column, where it is about one.
    pub column: Option<String>,
    /// What it is.
    pub text: String,
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.column {
            Some(column) => write!(f, "{}.{column}: {}", self.table, self.text),
            None => write!(f, "{}: {}", self.table, self.text),
        }
    }
}

impl Live {
    fn note(&mut self, table: &str, column: Option<&str>, text: impl Into<String>) {
        self.notes.push(Note { table: table.into(), column: column.map(Into::into), text: text.into() });
    }
}

/// Which tables are read.
#[derive(Debug, Clone, Default)]
pub struct IntrospectOptions {
    /// On Postgres, the schemas that are read; empty for all but those of the server.
    pub schemas: Vec<String>,
    /// The tables that are left out, such as that of the migrations.
    pub without: Vec<String>,
}

/// Reads the whole schema of a database, in one transaction that only reads.
///
/// The table in which the kit notes the migrations is left out.
///
/// # Errors
/// What the database answers; [`Error::InvalidQuery`] where the stored SQL of a table of SQLite cannot be read.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
/// use squall::prelude::*;
/// use squall_kit::introspect::{IntrospectOptions, introspect};
///
/// let db = squall::connect("sqlite::memory:").await?;
/// squall::sql!("CREATE TABLE points (x INTEGER NOT NULL, label VARCHAR(20))").exec(&db).await?;
///
/// let live = introspect(&db, &IntrospectOptions::default()).await?;
/// let points = live.schema.table("points").unwrap();
/// assert_eq!(points.columns[1].ty, squall::SqlType::Text { max_length: Some(20) });
/// # Ok::<_, squall::Error>(()) }).unwrap();
/// ```
pub async fn introspect(db: &Db, options: &IntrospectOptions) -> Result<Live> {
    let reading = TransactionOptions::new().read_only();
    let mut live = if is_postgres(db) {
        let transaction = db.begin(reading.isolation(Isolation::RepeatableRead)).await?;
        let live = postgres::read(&transaction, options).await?;
        transaction.rollback().await?;
        live
    } else {
        let transaction = db.begin(reading).await?;
        let live = sqlite::read(&transaction, options).await?;
        transaction.rollback().await?;
        live
    };
    foreign_key::set_apart(&mut live);
    live.notes.sort();
    Ok(live)
}

/// Whether it is Postgres, and not SQLite.
pub(crate) fn is_postgres(db: &Db) -> bool {
    db.dialect().backend() == "Postgres"
}

/// Rows of a query that has no values in it.
async fn rows<R: FromRow>(executor: &impl Executor, sql: &str) -> Result<Vec<R>> {
    // Braces mean themselves.
    let sql = sql.replace('{', "{{").replace('}', "}}");
    squall::raw(AssertSqlSafe(sql)).all(executor).await
}

/// SQL of the database as an expression of the model.
fn sql_expr(text: impl Into<String>, ty: SqlType) -> Expr {
    Expr::Raw(Box::new(RawSql { ty, ..RawSql::plain(text.into()) }))
}

/// Whether the kit keeps this table for itself.
fn is_own(name: &str) -> bool {
    name == HISTORY
}

/// Runs statements one after the other.
async fn run(transaction: &Transaction, statements: &[String]) -> Result<()> {
    for sql in statements {
        execute(transaction, sql).await?;
    }
    Ok(())
}

/// Runs a statement.
async fn execute(executor: &impl Executor, sql: &str) -> Result<u64> {
    squall::raw(AssertSqlSafe(sql.replace('{', "{{").replace('}', "}}"))).exec(executor).await
}

/// The type without the attributes of a column: that of a typed expression.
pub(crate) fn base(ty: &SqlType) -> SqlType {
    match ty {
        SqlType::Timestamp(_) => SqlType::Timestamp(TimestampMode::Micros),
        SqlType::TimestampTz(_) => SqlType::TimestampTz(TimestampMode::Micros),
        SqlType::Uuid(_) => SqlType::UUID,
        SqlType::Json(_) => SqlType::Json(JsonMode::Binary),
        SqlType::Array(element) => SqlType::Array(base(element).into()),
        other => other.unsized_type(),
    }
}

fn unreadable(table: &str, reason: impl std::fmt::Display) -> Error {
    Error::InvalidQuery(format!("the definition of `{table}` cannot be read: {reason}"))
}
