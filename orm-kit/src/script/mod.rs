//! The file of a migration: statements, and comments that say how they run.
//!
//! A comment that begins with `squall:` is for the runner:
//!
//! | comment | what follows |
//! |---|---|
//! | `-- squall: new transaction` | runs in a transaction of its own, after what stands before is committed |
//! | `-- squall: no transaction` | one statement that runs outside of a transaction |
//! | `-- squall: expect none: reason` | one query, which must give no row; else nothing of the migration is done |
//! | `-- squall: rebuild users` | on SQLite, up to `-- squall: end`: the statements that make a table anew |
//! | `-- squall: allow data-loss` | the rule of `lint` is not for this file |

mod split;

use std::fmt::Write;

use sha2::{Digest, Sha256};

pub(crate) use split::split;

use crate::plan::{Backend, Plan, Run, Step, StepKind};

/// The statements of a migration for one database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// The statements, in their order.
    pub statements: Vec<Statement>,
    /// The rules of `lint` that are not for it.
    pub allows: Vec<String>,
    /// The same for the same statements, whatever the comments and the ends of lines are.
    pub checksum: String,
}

/// A statement of a migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The SQL.
    pub sql: String,
    /// The SQL without comments.
    pub plain: String,
    /// Which transaction it is in, from 0; none where it runs outside of one.
    pub transaction: Option<usize>,
    /// It must give no row, for this reason.
    pub expects_none: Option<String>,
    /// The table of SQLite that it is about to make anew.
    pub rebuild: Option<String>,
}

impl Script {
    /// Reads a file.
    ///
    /// ```
    /// use squall_kit::{plan::Backend, script::Script};
    ///
    /// let script = Script::parse("CREATE TABLE a (b int); -- squall: new transaction\nDROP TABLE a;", Backend::Postgres)?;
    /// assert_eq!(script.statements[1].transaction, Some(1));
    /// # Ok::<(), String>(())
    /// ```
    ///
    /// # Errors
    /// What is wrong with a comment for the runner, or a statement that is the runner's own: BEGIN, COMMIT, a setting of SQLite.
    pub fn parse(text: &str, backend: Backend) -> Result<Self, String> {
        let mut script = Self { statements: Vec::new(), allows: Vec::new(), checksum: String::new() };
        let mut transaction = 0;
        let mut rebuild: Option<String> = None;
        let mut hash = Sha256::new();
        let mut was_outside = false;
        for piece in split(text, backend) {
            let (mut outside, mut expects_none) = (false, None);
            for comment in &piece.comments {
                let Some(directive) = comment.strip_prefix("squall:") else { continue };
                let directive = directive.trim();
                if directive == "new transaction" {
                    transaction += 1;
                } else if directive == "no transaction" {
                    outside = true;
                } else if let Some(reason) = directive.strip_prefix("expect none") {
                    expects_none = Some(reason.trim_start_matches(':').trim().to_owned());
                } else if let Some(table) = directive.strip_prefix("rebuild ") {
                    rebuild = Some(table.trim().to_owned());
                } else if directive == "end" {
                    rebuild = None;
                } else if let Some(rule) = directive.strip_prefix("allow ") {
                    script.allows.push(rule.trim().to_owned());
                } else {
                    return Err(format!(
                        "`-- squall: {directive}` is not known; there are: new transaction, no transaction, \
                         expect none: .., rebuild .., end, allow .."
                    ));
                }
            }
            if piece.sql.is_empty() {
                continue;
            }
            if let Some(reason) = not_of_a_script(&piece.plain, backend) {
                return Err(reason);
            }
            if was_outside && !outside {
                transaction += 1;
            }
            was_outside = outside;
            hash.update(piece.plain.as_bytes());
            hash.update(b";\n");
            script.statements.push(Statement {
                sql: piece.sql,
                plain: piece.plain,
                transaction: (!outside).then_some(transaction),
                expects_none,
                rebuild: rebuild.clone(),
            });
        }
        for byte in hash.finalize().iter().take(16) {
            // Writing to a string does not fail.
            let _ = write!(script.checksum, "{byte:02x}");
        }
        Ok(script)
    }

    /// One without statements.
    pub(crate) fn nothing() -> Self {
        Self { statements: Vec::new(), allows: Vec::new(), checksum: String::new() }
    }

    /// Whether it runs in one transaction.
    pub fn is_atomic(&self) -> bool {
        let first = self.statements.first().and_then(|it| it.transaction);
        self.statements.iter().all(|it| it.transaction.is_some() && it.transaction == first)
    }

    /// Whether foreign keys must not act meanwhile, on SQLite: there the rows that refer to a table would go with it.
    pub(crate) fn drops_tables(&self) -> bool {
        self.statements.iter().any(|it| {
            let start: String = it.plain.chars().take(11).collect();
            it.rebuild.is_some() || start.eq_ignore_ascii_case("DROP TABLE ")
        })
    }
}

/// Why a statement cannot stand in a file: transactions and what a rebuild relies on are the runner's.
fn not_of_a_script(plain: &str, backend: Backend) -> Option<String> {
    let words: Vec<String> = plain
        .split(|it: char| !(it.is_alphanumeric() || it == '_'))
        .filter(|it| !it.is_empty())
        .take(3)
        .map(str::to_ascii_uppercase)
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["BEGIN" | "COMMIT" | "END" | "ABORT", ..] | ["START" | "PREPARE", "TRANSACTION", ..] => {}
        // Back to a savepoint, it goes on.
        ["ROLLBACK", "TO", ..] | ["ROLLBACK", "TRANSACTION" | "WORK", "TO"] => return None,
        ["ROLLBACK", ..] => {}
        ["PRAGMA", ref pragma @ ..]
            if backend == Backend::Sqlite
                && pragma.iter().any(|it| {
                    matches!(
                        *it,
                        "FOREIGN_KEYS" | "LEGACY_ALTER_TABLE" | "DEFER_FOREIGN_KEYS" | "WRITABLE_SCHEMA"
                    )
                }) =>
        {
            return Some(format!(
                "`{plain}`: the runner turns foreign keys off where a table is dropped, and on again"
            ));
        }
        _ => return None,
    }
    Some(format!(
        "`{plain}`: the runner begins and ends transactions; `-- squall: new transaction` parts them, and \
         `-- squall: no transaction` is for what cannot be in one"
    ))
}

/// Writes the file of a plan.
pub fn write(plan: &Plan, name: &str) -> String {
    let backend = match plan.backend {
        Backend::Postgres => "Postgres",
        Backend::Sqlite => "SQLite",
    };
    let mut text = format!("-- {name}, for {backend}\n");
    for loss in plan.losses() {
        let _ = writeln!(text, "-- loses {loss}");
    }
    for (query, reason) in plan.steps.iter().flat_map(|it| &it.expects_none) {
        let _ = write!(text, "\n-- squall: expect none: {}\n{query};\n", one_line(reason));
    }
    let mut outside = false;
    for step in &plan.steps {
        push_step(&mut text, step, &mut outside);
    }
    text
}

fn push_step(text: &mut String, step: &Step, outside: &mut bool) {
    // Writing to a string does not fail.
    let _ = write!(text, "\n-- {}\n", one_line(&step.title));
    if step.run == Run::LaterTransaction && !*outside {
        text.push_str("-- squall: new transaction\n");
    }
    *outside = step.run == Run::NoTransaction;
    if step.kind == StepKind::Rebuild {
        let _ = writeln!(text, "-- squall: rebuild {}", step.tables.first().map_or("", String::as_str));
    }
    for sql in &step.statements {
        if *outside {
            text.push_str("-- squall: no transaction\n");
        }
        text.push_str(sql);
        text.push_str(";\n");
    }
    if step.kind == StepKind::Rebuild {
        text.push_str("-- squall: end\n");
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_ends_of_lines_are_not_in_the_checksum() {
        let script = |text: &str| Script::parse(text, Backend::Postgres).expect("a script").checksum;
        let plain = script("SELECT 1;\nSELECT 'a  b';");
        assert_eq!(plain, script("-- x\r\nSELECT /* y */ 1;\r\n\r\nSELECT 'a  b'"));
        assert_ne!(plain, script("SELECT 1; SELECT 'a b'"));
    }

    #[test]
    fn what_is_outside_parts_transactions() {
        let text = "A; -- squall: no transaction\nB; C; -- squall: new transaction\nD;";
        let script = Script::parse(text, Backend::Postgres).expect("a script");
        let transactions: Vec<_> = script.statements.iter().map(|it| it.transaction).collect();
        assert_eq!(transactions, [Some(0), None, Some(1), Some(2)]);
        assert!(!script.is_atomic());
        assert!(Script::parse("-- squall: whatever\nA;", Backend::Postgres).is_err());
    }

    #[test]
    fn transactions_are_the_runners_own() {
        for sql in
            ["BEGIN", "begin immediate", "COMMIT", "END;", "START TRANSACTION", "ROLLBACK", "Rollback Work"]
        {
            let error = Script::parse(&format!("SELECT 1;\n{sql};"), Backend::Sqlite).expect_err(sql);
            assert!(error.contains("squall: new transaction"), "{error}");
        }
        for sql in ["PRAGMA foreign_keys = OFF", "pragma main.legacy_alter_table(1)"] {
            assert!(Script::parse(sql, Backend::Sqlite).is_err(), "{sql}");
        }
        for sql in [
            "PRAGMA optimize",
            "SAVEPOINT a",
            "ROLLBACK TO a",
            "SELECT 'COMMIT'",
            "CREATE TABLE begin (x int)",
        ] {
            assert!(Script::parse(sql, Backend::Sqlite).is_ok(), "{sql}");
        }
        let trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END;";
        assert!(Script::parse(trigger, Backend::Sqlite).is_ok());
        assert!(Script::parse("DO $$ BEGIN COMMIT; END $$;", Backend::Postgres).is_ok());
    }
}
