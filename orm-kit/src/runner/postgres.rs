//! What Postgres needs.

use squall::PinnedConnection;

use super::{MigrateOptions, number};
use crate::error::Result;

/// Has statements give way where they wait too long for a lock: all that comes after them would wait behind.
pub(super) async fn prepare(connection: &PinnedConnection, options: &MigrateOptions<'_>) -> Result<()> {
    connection.execute(format!("SET lock_timeout = {}", options.table_lock_wait.as_millis())).await?;
    Ok(())
}

/// Before CREATE INDEX CONCURRENTLY: drops the index that a failed one has left. Whether it is there already, from a run
/// that came no further than to make it.
pub(super) async fn clear_index(
    connection: &PinnedConnection,
    statement: &str,
    resumes: bool,
) -> Result<bool, squall::Error> {
    let Some(index) = index_name(statement) else { return Ok(false) };
    // An index waits for the transactions that are open, however long.
    connection.execute("SET lock_timeout = 0").await?;
    let text = format!("'{}'", index.replace('\'', "''"));
    let valid = number(
        connection,
        format!(
            "SELECT indisvalid::int::bigint FROM pg_catalog.pg_index WHERE indexrelid = to_regclass({text})"
        ),
    )
    .await?;
    match valid {
        Some(0) => {
            connection.execute(format!("DROP INDEX CONCURRENTLY {index}")).await?;
            Ok(false)
        }
        Some(_) => Ok(resumes),
        None => Ok(false),
    }
}

/// The name, with that of the table's schema, of the index that CREATE INDEX CONCURRENTLY makes.
fn index_name(statement: &str) -> Option<String> {
    let mut words = words(statement).into_iter();
    let is = |word: Option<String>, keyword: &str| word.is_some_and(|it| it.eq_ignore_ascii_case(keyword));
    if !is(words.next(), "CREATE") {
        return None;
    }
    let mut word = words.next()?;
    if word.eq_ignore_ascii_case("UNIQUE") {
        word = words.next()?;
    }
    if !word.eq_ignore_ascii_case("INDEX") || !is(words.next(), "CONCURRENTLY") {
        return None;
    }
    let mut name = words.next()?;
    if name.eq_ignore_ascii_case("IF") {
        words.next()?;
        words.next()?;
        name = words.next()?;
    }
    if !is(words.next(), "ON") {
        return None;
    }
    let mut table = words.next()?;
    if table.eq_ignore_ascii_case("ONLY") {
        table = words.next()?;
    }
    match words.next().as_deref() {
        Some(".") => Some(format!("{table}.{name}")),
        _ => Some(name),
    }
}

/// The first words and quoted names of a statement; what else there is stands by itself.
fn words(statement: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = statement.trim_start();
    while !rest.is_empty() && found.len() < 16 {
        let end = if rest.starts_with('"') {
            let mut end = 1;
            while let Some(at) = rest[end..].find('"') {
                end += at + 1;
                if !rest[end..].starts_with('"') {
                    break;
                }
                end += 1;
            }
            end
        } else {
            let end = rest.find(|it: char| !(it.is_alphanumeric() || it == '_'));
            end.unwrap_or(rest.len()).max(rest.chars().next().map_or(1, char::len_utf8))
        };
        found.push(rest[..end].to_owned());
        rest = rest[end..].trim_start();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indexes_are_found_by_their_names() {
        let name = |sql: &str| index_name(sql);
        assert_eq!(name(r#"CREATE INDEX CONCURRENTLY "a b" ON "t" ("x")"#).as_deref(), Some(r#""a b""#));
        assert_eq!(
            name(r#"create unique index concurrently if not exists i on only "s"."t" (x)"#).as_deref(),
            Some(r#""s".i"#)
        );
        assert_eq!(name("CREATE INDEX i ON t (x)"), None);
        assert_eq!(name("CREATE TABLE t (x int)"), None);
    }
}
