//! FOREIGN KEY: SQLite tells nothing, so the statement is tried once more, and undone, to see which key it breaks.

use rusqlite::{Connection, Result, params_from_iter, types::Value};
use squall_core::{ConstraintKind, Violation, driver::Query, schema::TableDef};

use super::{
    catalog,
    stored::{Kind, Stored},
    token::written_table,
    trial::{Trial, quoted},
};
use crate::session::Session;

/// A foreign key of the database.
#[derive(Debug, Clone)]
pub(super) struct Key {
    /// The table that refers.
    pub(super) child: String,
    pub(super) columns: Vec<String>,
    /// The table that is referred to.
    pub(super) parent: String,
    pub(super) parent_columns: Vec<String>,
    /// Its number among those of `child`; the last that was declared is 0.
    id: i64,
    /// Whether it says RESTRICT.
    restricts: bool,
}

/// What a statement turns out to violate that is said to violate a foreign key.
pub(super) enum Violated {
    /// A foreign key.
    Key(Violation),
    /// Another constraint as well, which comes first: SQLite's RESTRICT just looked sooner. The code and the message.
    Other(i32, String),
}

/// What a statement violated of which SQLite says that it is a foreign key.
pub(super) fn violated(session: &Session, query: &Query<'_>) -> Violated {
    let def = query.table.map(|def| def());
    let written = def.map(|def| def.name.clone()).or_else(|| written_table(&query.sql));
    match find(session, query, written.as_deref()) {
        Ok(Found::Key(key)) => Violated::Key(described(&session.connection, def, key)),
        Ok(Found::Other(code, message)) => Violated::Other(code, message),
        Ok(Found::Nothing) | Err(_) => Violated::Key(unknown(written)),
    }
}

/// What a trial finds.
enum Found {
    Key(Key),
    Other(i32, String),
    Nothing,
}

/// A foreign key that is violated as the transaction would end.
pub(super) fn violated_at_commit(connection: &Connection) -> Violation {
    let first = "SELECT \"table\", fkid FROM pragma_foreign_key_check LIMIT 1";
    let first = connection.query_row(first, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)));
    let found = first.and_then(|(table, id)| {
        let keys = all_keys(connection)?;
        Ok(keys.into_iter().find(|key| key.child == table && key.id == id))
    });
    match found.ok().flatten() {
        Some(key) => described(connection, None, key),
        None => unknown(None),
    }
}

fn unknown(table: Option<String>) -> Violation {
    Violation::new(ConstraintKind::ForeignKey, table.unwrap_or_default(), Vec::new(), None)
}

fn described(connection: &Connection, def: Option<&TableDef>, key: Key) -> Violation {
    let of_def = def.filter(|def| def.name == key.child).and_then(|def| {
        let same =
            def.foreign_keys.iter().find(|it| it.columns == key.columns && it.foreign_table == key.parent)?;
        Some(same.name.clone())
    });
    let name = of_def.or_else(|| {
        let stored = catalog::stored(connection, &key.child).ok()?;
        let same = |it: &Stored| it.kind == Kind::ForeignKey && it.columns == key.columns;
        stored.into_iter().find(same)?.name
    });
    Violation::new(ConstraintKind::ForeignKey, key.child, key.columns, name)
}

fn find(session: &Session, query: &Query<'_>, written: Option<&str>) -> Result<Found> {
    let keys = all_keys(&session.connection)?;
    let keys = match written {
        Some(table) => within_reach(keys, table),
        None => keys,
    };
    let trial = Trial::begin(session)?;
    for (number, key) in keys.iter().enumerate() {
        trial.watch(number, key)?;
    }
    if let Some((code, message)) = trial.run(query) {
        return Ok(Found::Other(code, message));
    }
    for (number, key) in keys.iter().enumerate() {
        if trial.breaks(number, key)? {
            return Ok(Found::Key(key.clone()));
        }
    }
    // What RESTRICT holds may go by another key, and then nothing is broken in the end.
    let mut held = Vec::new();
    for (number, key) in keys.into_iter().enumerate().filter(|(_, key)| key.restricts) {
        held.push((trial.noted(number, &key)?, key));
    }
    drop(trial);
    for (noted, key) in held {
        if refers(&session.connection, &key, &noted)? {
            return Ok(Found::Key(key));
        }
    }
    Ok(Found::Nothing)
}

/// Whether a row refers by the key to one of these values.
fn refers(connection: &Connection, key: &Key, values: &[Vec<Value>]) -> Result<bool> {
    let columns: Vec<String> = key.columns.iter().map(|column| format!("{} = ?", quoted(column))).collect();
    let sql =
        format!("SELECT EXISTS (SELECT 1 FROM main.{} WHERE {})", quoted(&key.child), columns.join(" AND "));
    let mut statement = connection.prepare(&sql)?;
    for row in values {
        if statement.query_row(params_from_iter(row), |row| row.get(0))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The keys that a write to `table` can break, as actions of other keys go on from there; first those of the table itself.
fn within_reach(keys: Vec<Key>, table: &str) -> Vec<Key> {
    let mut reached = vec![table.to_ascii_lowercase()];
    let mut next = 0;
    while let Some(parent) = reached.get(next).cloned() {
        next += 1;
        for key in keys.iter().filter(|key| key.parent.eq_ignore_ascii_case(&parent)) {
            let child = key.child.to_ascii_lowercase();
            if !reached.contains(&child) {
                reached.push(child);
            }
        }
    }
    let place = |key: &Key| reached.iter().position(|it| key.child.eq_ignore_ascii_case(it));
    let mut keys: Vec<Key> = keys.into_iter().filter(|key| place(key).is_some()).collect();
    keys.sort_by_key(place);
    keys
}

/// All foreign keys; those of a table in the order of their declaration.
fn all_keys(connection: &Connection) -> Result<Vec<Key>> {
    let mut statement = connection.prepare(
        r#"SELECT t.name, k.id, k."table", k."from", k."to", 'RESTRICT' IN (k.on_delete, k.on_update)
           FROM main.sqlite_schema AS t, pragma_foreign_key_list(t.name) AS k
           WHERE t.type = 'table' ORDER BY t.name, k.id DESC, k.seq"#,
    )?;
    let mut rows = statement.query([])?;
    let mut keys: Vec<Key> = Vec::new();
    while let Some(row) = rows.next()? {
        let (child, id): (String, i64) = (row.get(0)?, row.get(1)?);
        let is_next = keys.last().is_none_or(|last| last.child != child || last.id != id);
        if is_next {
            keys.push(Key {
                child,
                columns: Vec::new(),
                parent: row.get(2)?,
                parent_columns: Vec::new(),
                id,
                restricts: row.get(5)?,
            });
        }
        if let Some(key) = keys.last_mut() {
            key.columns.push(row.get(3)?);
            key.parent_columns.extend(row.get::<_, Option<String>>(4)?);
        }
    }
    for key in keys.iter_mut().filter(|key| key.parent_columns.is_empty()) {
        key.parent_columns = catalog::primary_key(connection, &key.parent)?;
    }
    Ok(keys)
}
