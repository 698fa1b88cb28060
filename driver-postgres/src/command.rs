//! What kind of statement a text is, by its first words: how it is sent, and what it leaves behind.

mod state;
mod tail;
mod words;

use words::Words;

pub(crate) use tail::has_tail;

/// What kind of statement a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    /// Reads or writes rows: worth to be prepared once and kept.
    Rows,
    /// Creates, alters or drops; gives no rows.
    Definition,
    /// Opens a savepoint, or keeps what was done since.
    Savepoint,
    /// Undoes what was done since a savepoint.
    RollbackTo,
    /// Begins or ends a transaction.
    Boundary,
    /// Leaves something in the session that outlives the transaction: a setting, a lock, a temporary table.
    Session,
    /// Anything else.
    Other,
}

impl Command {
    /// The kind of the statement `sql`.
    pub(crate) fn of(sql: &str) -> Self {
        match first_words(sql) {
            Self::Rows | Self::Other if state::leaves_state(sql) => Self::Session,
            command => command,
        }
    }
}

fn first_words(sql: &str) -> Command {
    let mut words = Words::new(sql);
    let Some(first) = words.next() else {
        return if words.is_at_parenthesis() { Command::Rows } else { Command::Other };
    };
    match first.as_str() {
        "SELECT" | "INSERT" | "UPDATE" | "DELETE" | "MERGE" | "WITH" | "VALUES" | "TABLE" => Command::Rows,
        "SAVEPOINT" | "RELEASE" => Command::Savepoint,
        "BEGIN" | "START" | "COMMIT" | "END" | "ABORT" => Command::Boundary,
        "ROLLBACK" => match words.find(|word| word != "WORK" && word != "TRANSACTION").as_deref() {
            Some("TO") => Command::RollbackTo,
            _ => Command::Boundary,
        },
        "PREPARE" if words.next().as_deref() == Some("TRANSACTION") => Command::Boundary,
        "SET" => match words.next().as_deref() {
            Some("LOCAL" | "TRANSACTION" | "CONSTRAINTS") => Command::Other,
            _ => Command::Session,
        },
        "CREATE" => match words.take(3).any(|word| word == "TEMP" || word == "TEMPORARY") {
            true => Command::Session,
            false => Command::Definition,
        },
        "RESET" | "PREPARE" | "DEALLOCATE" | "DISCARD" | "DECLARE" | "LISTEN" | "UNLISTEN" | "LOAD" => {
            Command::Session
        }
        "ALTER" | "DROP" | "TRUNCATE" | "COMMENT" | "GRANT" | "REVOKE" | "VACUUM" | "ANALYZE" | "REINDEX"
        | "CLUSTER" | "REFRESH" => Command::Definition,
        _ => Command::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_known_by_their_first_words() {
        for (sql, command) in [
            ("select 1", Command::Rows),
            (" /* a /* nested */ comment */ -- and one\n WITH x AS (SELECT 1) SELECT 2", Command::Rows),
            ("(select 1) union (select 2)", Command::Rows),
            ("create table t (a int)", Command::Definition),
            ("CREATE TEMP TABLE t (a int)", Command::Session),
            ("create or replace temporary view v as select 1", Command::Session),
            ("SAVEPOINT squall_1", Command::Savepoint),
            ("ROLLBACK TO SAVEPOINT squall_1", Command::RollbackTo),
            ("rollback work to squall_1", Command::RollbackTo),
            ("ROLLBACK", Command::Boundary),
            ("commit", Command::Boundary),
            ("PREPARE TRANSACTION 'x'", Command::Boundary),
            ("prepare x as select 1", Command::Session),
            ("SET search_path = a", Command::Session),
            ("SET LOCAL search_path = a", Command::Other),
            ("SELECT pg_advisory_lock(1)", Command::Session),
            ("SELECT pg_advisory_xact_lock(1)", Command::Rows),
            ("EXPLAIN SELECT 1", Command::Other),
            ("", Command::Other),
            ("$", Command::Other),
        ] {
            assert_eq!(Command::of(sql), command, "{sql}");
        }
    }
}
