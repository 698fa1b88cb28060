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
    /// The types of a function's arguments, as DROP FUNCTION writes them; they are needed where others have its name.
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

    /// Whether the two are one object, whatever their texts are.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        (self.kind, &self.name, &self.schema, &self.table)
            == (other.kind, &other.name, &other.schema, &other.table)
            && match (&self.arguments, &other.arguments) {
                (Some(own), Some(others)) => same_arguments(own, others),
                _ => true,
            }
    }

    /// Whether its text has the name as a word of its own.
    pub(crate) fn mentions(&self, name: &str) -> bool {
        let base = name.rsplit('.').next().unwrap_or(name);
        let is_word = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == '_');
        [&self.postgres, &self.sqlite].into_iter().flatten().any(|sql| {
            sql.match_indices(base).any(|(at, _)| {
                !is_word(sql[..at].chars().next_back()) && !is_word(sql[at + base.len()..].chars().next())
            })
        })
    }
}

/// Whether two lists of arguments are of the same types: with or without names, under any name of a type.
fn same_arguments(one: &str, other: &str) -> bool {
    let types = |list: &str| -> Vec<String> {
        list.split(',').map(|it| it.split_whitespace().map(own_name).collect::<Vec<_>>().join(" ")).collect()
    };
    let (one, other) = (types(one), types(other));
    let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|it| it.ends_with(' '));
    one.len() == other.len()
        && one.iter().zip(&other).all(|(one, other)| one == other || ends(one, other) || ends(other, one))
}

/// The name that Postgres prints for a type.
fn own_name(word: &str) -> String {
    let word = word.to_lowercase();
    match word.as_str() {
        "int" | "int4" => "integer",
        "int2" => "smallint",
        "int8" => "bigint",
        "bool" => "boolean",
        "float4" => "real",
        "float8" => "double precision",
        "decimal" => "numeric",
        "varchar" => "character varying",
        "char" => "character",
        "timestamptz" => "timestamp with time zone",
        "timetz" => "time with time zone",
        _ => return word,
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_compared_by_their_types() {
        for (one, other) in [
            ("", ""),
            ("integer", "it integer"),
            ("int, varchar", "a integer,  b character varying"),
            ("timestamptz", "timestamp with time zone"),
        ] {
            assert!(same_arguments(one, other) && same_arguments(other, one), "{one} {other}");
        }
        for (one, other) in [("integer", "text"), ("integer", "integer, integer"), ("", "integer")] {
            assert!(!same_arguments(one, other), "{one} {other}");
        }
    }
}
