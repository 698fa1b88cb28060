//! Statements that change a connection and not the database: the next user must not find it so.

use rusqlite::{Connection, Result};

/// Whether a statement may change a setting, attach a database, or create something temporary.
pub(crate) fn alters_connection(sql: &str) -> bool {
    let (first, rest) = split_word(sql);
    let is = |word: &str, keyword: &str| word.eq_ignore_ascii_case(keyword);
    if is(first, "PRAGMA") {
        return !only_reads(rest);
    }
    let second = split_word(rest).0;
    is(first, "ATTACH")
        || is(first, "DETACH")
        || is(first, "CREATE") && (is(second, "TEMP") || is(second, "TEMPORARY"))
}

/// Whether a pragma has no argument, or one that says what to show.
fn only_reads(pragma: &str) -> bool {
    let Some(argument) = pragma.find(['=', '(']) else { return true };
    let name = pragma[..argument].trim();
    ["_info", "_xinfo", "_list", "_check"].iter().any(|kind| name.to_ascii_lowercase().ends_with(kind))
}

/// The first word, and what follows it; comments and white space before either are left out.
fn split_word(sql: &str) -> (&str, &str) {
    let sql = skip_blank(sql);
    let end = sql.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(sql.len());
    let (word, rest) = sql.split_at(end);
    (word, skip_blank(rest))
}

fn skip_blank(mut sql: &str) -> &str {
    loop {
        sql = sql.trim_start();
        sql = if let Some(comment) = sql.strip_prefix("--") {
            comment.find('\n').map_or("", |end| &comment[end..])
        } else if let Some(comment) = sql.strip_prefix("/*") {
            comment.find("*/").map_or("", |end| &comment[end + 2..])
        } else {
            return sql;
        };
    }
}

/// Whether a statement that the user wrote only reads, by its first word.
pub(crate) fn is_select(sql: &str) -> bool {
    split_word(sql).0.eq_ignore_ascii_case("SELECT")
}

/// Drops what is temporary, and detaches what was attached.
pub(crate) fn drop_additions(connection: &Connection) -> Result<()> {
    let names = |sql: &str| -> Result<Vec<String>> {
        connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
    };
    // A table takes its indexes and triggers with it; a trigger may stand on a table of the database.
    let temporary = names(
        "SELECT 'DROP ' || type || ' IF EXISTS temp.\"' || replace(name, '\"', '\"\"') || '\"' FROM temp.sqlite_schema
         WHERE type <> 'index' AND name NOT GLOB 'sqlite_*' ORDER BY type = 'table'",
    )?;
    let attached = names(
        "SELECT 'DETACH \"' || replace(name, '\"', '\"\"') || '\"' FROM pragma_database_list
         WHERE name NOT IN ('main', 'temp')",
    )?;
    temporary.iter().chain(&attached).try_for_each(|sql| connection.execute_batch(sql))
}

/// Switches that change what statements do, as a new connection has them.
const SWITCHES: &str = "PRAGMA automatic_index = ON; PRAGMA defer_foreign_keys = OFF; PRAGMA ignore_check_constraints = OFF;
     PRAGMA legacy_alter_table = OFF; PRAGMA query_only = OFF; PRAGMA read_uncommitted = OFF; PRAGMA recursive_triggers = OFF;
     PRAGMA reverse_unordered_selects = OFF; PRAGMA writable_schema = OFF";

/// Sets the switches of SQLite as a new connection has them.
pub(crate) fn reset_switches(connection: &Connection) -> Result<()> {
    connection.execute_batch(SWITCHES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_alters_a_connection() {
        for sql in [
            "PRAGMA foreign_keys = OFF",
            "pragma foreign_keys(0)",
            " -- a\n/* b */ PRAGMA main.cache_size=1",
            "ATTACH 'x' AS y",
            "detach y",
            "CREATE TEMP TABLE t (a)",
            "create /* */ temporary view v as select 1",
        ] {
            assert!(alters_connection(sql), "{sql}");
        }
        for sql in [
            "PRAGMA foreign_keys",
            "PRAGMA table_xinfo(t)",
            "PRAGMA main.foreign_key_check('t')",
            "CREATE TABLE temp_t (a)",
            "INSERT INTO pragma VALUES (1)",
            "SELECT 1 = (2)",
            "",
            "--",
        ] {
            assert!(!alters_connection(sql), "{sql}");
        }
    }

    #[test]
    fn selects() {
        assert!(is_select("/* a */ select 1"));
        assert!(is_select("SELECT(1)"));
        assert!(!is_select("WITH a AS (SELECT 1) DELETE FROM b"));
        assert!(!is_select("SELECTED"));
    }
}
