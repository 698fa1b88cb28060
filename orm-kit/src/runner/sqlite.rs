//! What SQLite needs: its settings, and what a table has to get back after it was made anew.

use std::collections::BTreeMap;

use squall::PinnedConnection;
use squall_core::render::push_ident;

use super::{number, safe};
use crate::{
    error::{Error, Result},
    script::Script,
};

/// The settings that are changed for a migration.
pub(super) struct Settings {
    /// The value of `foreign_keys` before, where it was changed.
    foreign_keys: Option<i64>,
    legacy_alter_table: i64,
}

impl Settings {
    /// Turns foreign keys off where a table is dropped: the rows that refer to it would go, too. Inside of a transaction
    /// that would do nothing, so it is before it.
    pub(super) async fn prepare(connection: &PinnedConnection, script: &Script) -> Result<Self> {
        let legacy_alter_table = number(connection, "PRAGMA legacy_alter_table").await?.unwrap_or(0);
        let mut settings = Self { foreign_keys: None, legacy_alter_table };
        if script.drops_tables() {
            settings.foreign_keys = number(connection, "PRAGMA foreign_keys").await?;
            connection.execute("PRAGMA foreign_keys = OFF").await?;
            if number(connection, "PRAGMA foreign_keys").await? != Some(0) {
                return Err(Error::refused(
                    "foreign keys could not be turned off",
                    "a transaction is open on the connection: migrate outside of one",
                ));
            }
        }
        // A rename changes what refers to the table, unless a table is made anew.
        connection.execute("PRAGMA legacy_alter_table = OFF").await?;
        Ok(settings)
    }

    /// Puts them back.
    pub(super) async fn restore(self, connection: &PinnedConnection) -> Result<(), squall::Error> {
        connection.execute(format!("PRAGMA legacy_alter_table = {}", self.legacy_alter_table)).await?;
        if let Some(value) = self.foreign_keys {
            connection.execute(format!("PRAGMA foreign_keys = {value}")).await?;
        }
        Ok(())
    }
}

/// The rows whose foreign keys refer to nothing: how many, by the two tables.
pub(super) struct Violations(BTreeMap<(String, String), i64>);

impl Violations {
    pub(super) async fn read(connection: &PinnedConnection) -> Result<Self, squall::Error> {
        let sql = r#"SELECT "table", "parent", count(*) FROM pragma_foreign_key_check GROUP BY 1, 2"#;
        let rows: Vec<(String, String, i64)> = squall::raw(safe(sql)).all(connection).await?;
        Ok(Self(rows.into_iter().map(|(table, parent, count)| ((table, parent), count)).collect()))
    }

    /// What there is now that was not before.
    pub(super) async fn new_ones(
        &self,
        connection: &PinnedConnection,
    ) -> Result<Option<String>, squall::Error> {
        let now = Self::read(connection).await?;
        let more = now.0.iter().find(|(key, count)| self.0.get(*key).is_none_or(|before| before < *count));
        Ok(more.map(|((table, parent), count)| {
            format!("{count} rows of `{table}` refer to rows of `{parent}` that are not there")
        }))
    }
}

/// Prepares each view: one that stands on what is gone fails when it is read, and not before.
pub(super) async fn check_views(connection: &PinnedConnection) -> Result<(), squall::Error> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'view'";
    for view in squall::raw(safe(sql)).all::<String>(connection).await? {
        connection.execute(format!("SELECT * FROM {} LIMIT 0", quoted(&view))).await?;
    }
    Ok(())
}

/// A table that is made anew.
pub(super) struct Rebuild {
    pub(super) table: String,
    rows: i64,
    /// The last number that AUTOINCREMENT gave out.
    sequence: Option<i64>,
    /// The names and the SQL of its indexes and triggers.
    indexes: Vec<(String, String)>,
    triggers: Vec<(String, String)>,
}

impl Rebuild {
    /// Notes what the table has.
    pub(super) async fn begin(connection: &PinnedConnection, table: &str) -> Result<Self, squall::Error> {
        let of = |kind: &str| {
            safe(format!(
                "SELECT name, sql FROM sqlite_schema WHERE type = '{kind}' AND tbl_name = {} AND sql IS NOT NULL \
                 ORDER BY rowid",
                text(table)
            ))
        };
        let indexes = squall::raw(of("index")).all(connection).await?;
        let triggers = squall::raw(of("trigger")).all(connection).await?;
        let rows = number(connection, format!("SELECT count(*) FROM {}", quoted(table))).await?.unwrap_or(0);
        Ok(Self {
            table: table.to_owned(),
            rows,
            sequence: sequence(connection, table).await?,
            indexes,
            triggers,
        })
    }

    /// Sees to it that nothing is lost, before a statement that would lose it.
    pub(super) async fn before(
        &mut self,
        connection: &PinnedConnection,
        sql: &str,
    ) -> Result<(), squall::Error> {
        let start = |word: &str| sql.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word));
        if start("DROP TABLE") {
            let copy = format!("__new_{}", self.table);
            let copy = &copy[..copy.floor_char_boundary(63)];
            let copied = number(connection, format!("SELECT count(*) FROM {}", quoted(copy))).await?;
            if copied != Some(self.rows) {
                return Err(squall::Error::invalid_query(format!(
                    "`{}` has {} rows, and {} were copied",
                    self.table,
                    self.rows,
                    copied.unwrap_or(0)
                )));
            }
        } else if start("ALTER TABLE") {
            // What refers to the table is to refer to the new one; nothing refers to the name that it has for now.
            connection.execute("PRAGMA legacy_alter_table = ON").await?;
        }
        Ok(())
    }

    /// Gives the new table what the old one had.
    pub(super) async fn finish(self, connection: &PinnedConnection) -> Result<(), squall::Error> {
        connection.execute("PRAGMA legacy_alter_table = OFF").await?;
        if let Some(before) = self.sequence
            && let Some(now) = sequence(connection, &self.table).await?.or(Some(0))
            && now < before
        {
            let name = text(&self.table);
            connection.execute(format!("DELETE FROM sqlite_sequence WHERE name = {name}")).await?;
            // A table without AUTOINCREMENT has no number to keep.
            let is_counted = number(
                connection,
                format!("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = {name} AND upper(sql) LIKE '%AUTOINCREMENT%'"),
            )
            .await?;
            if is_counted == Some(1) {
                connection
                    .execute(format!("INSERT INTO sqlite_sequence (name, seq) VALUES ({name}, {before})"))
                    .await?;
            }
        }
        for (name, sql) in self.indexes.iter().chain(&self.triggers) {
            let is_there =
                number(connection, format!("SELECT count(*) FROM sqlite_schema WHERE name = {}", text(name)))
                    .await?;
            if is_there == Some(0) {
                connection.execute(sql.as_str()).await?;
            }
        }
        self.check_triggers(connection).await
    }

    /// Has SQLite read the triggers: what is wrong in them it would find when they fire, and not before.
    async fn check_triggers(&self, connection: &PinnedConnection) -> Result<(), squall::Error> {
        if self.triggers.is_empty() {
            return Ok(());
        }
        let table = quoted(&self.table);
        connection.execute(format!("EXPLAIN INSERT INTO {table} DEFAULT VALUES")).await?;
        connection.execute(format!("EXPLAIN DELETE FROM {table}")).await?;
        let sql = format!("SELECT name FROM pragma_table_xinfo({}) WHERE hidden = 0", text(&self.table));
        for column in squall::raw(safe(sql)).all::<String>(connection).await? {
            let column = quoted(&column);
            connection.execute(format!("EXPLAIN UPDATE {table} SET {column} = {column}")).await?;
        }
        Ok(())
    }
}

async fn sequence(connection: &PinnedConnection, table: &str) -> Result<Option<i64>, squall::Error> {
    let has_any =
        number(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'").await?;
    if has_any != Some(1) {
        return Ok(None);
    }
    number(connection, format!("SELECT seq FROM sqlite_sequence WHERE name = {}", text(table))).await
}

fn quoted(name: &str) -> String {
    let mut sql = String::new();
    match push_ident(&mut sql, name) {
        Ok(()) => sql,
        // One that Postgres would not keep whole.
        Err(_) => format!("\"{}\"", name.replace('"', "\"\"")),
    }
}

fn text(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}
