//! What is declared beside the tables, with text of its own.

use serde::{Deserialize, Serialize};

/// A view, a trigger, a function, a policy, an extension: what CREATE says for each database, as text.
///
/// Where it has no text for a database, it is not made there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    /// What it is.
    pub kind: ObjectKind,
    /// Its name, as SQL writes it in DROP but without quotes; that of a function without its arguments.
    pub name: String,
    /// Its schema on Postgres; none where it is in that of the connection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The table that a trigger, a policy or row security is of, named as in the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// The types of a function's arguments, as DROP FUNCTION writes them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arguments: Option<String>,
    /// The statement that makes it on Postgres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postgres: Option<String>,
    /// The statement that makes it on SQLite.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sqlite: Option<String>,
}

/// What an [`Object`] is. The order is that in which objects are created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectKind {
    /// `CREATE EXTENSION`, on Postgres; it is there before the tables are.
    Extension,
    /// `CREATE FUNCTION`, on Postgres.
    Function,
    /// `CREATE VIEW`
    View,
    /// `CREATE MATERIALIZED VIEW`, on Postgres.
    MaterializedView,
    /// `CREATE TRIGGER`
    Trigger,
    /// `ALTER TABLE .. ENABLE ROW LEVEL SECURITY`, on Postgres: its name is that of the table.
    RowSecurity,
    /// `CREATE POLICY`, on Postgres.
    Policy,
}

impl Object {
    /// An object without text.
    pub fn new(kind: ObjectKind, name: impl Into<String>) -> Self {
        Self {
            kind,
            name: name.into(),
            schema: None,
            table: None,
            arguments: None,
            postgres: None,
            sqlite: None,
        }
    }

    /// A view, which both databases make by the same text.
    pub fn view(name: impl Into<String>, sql: impl Into<String>) -> Self {
        Self::new(ObjectKind::View, name).on_both(sql)
    }

    /// Makes it by this statement on both databases.
    #[must_use]
    pub fn on_both(self, sql: impl Into<String>) -> Self {
        let sql = sql.into();
        self.on_postgres(sql.clone()).on_sqlite(sql)
    }

    /// Makes it by this statement on Postgres.
    #[must_use]
    pub fn on_postgres(mut self, sql: impl Into<String>) -> Self {
        self.postgres = Some(sql.into());
        self
    }

    /// Makes it by this statement on SQLite.
    #[must_use]
    pub fn on_sqlite(mut self, sql: impl Into<String>) -> Self {
        self.sqlite = Some(sql.into());
        self
    }

    /// Says the table that it is of.
    #[must_use]
    pub fn of_table(mut self, table: impl Into<String>) -> Self {
        self.table = Some(table.into());
        self
    }

    /// Puts it into a schema of Postgres.
    #[must_use]
    pub fn in_schema(mut self, schema: impl Into<String>) -> Self {
        self.schema = Some(schema.into());
        self
    }

    /// Says the types of a function's arguments, as DROP FUNCTION writes them.
    #[must_use]
    pub fn with_arguments(mut self, arguments: impl Into<String>) -> Self {
        self.arguments = Some(arguments.into());
        self
    }
}
