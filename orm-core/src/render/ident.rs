//! Identifiers: always quoted, always one token.

use crate::{
    dialect::Dialect,
    error::{Error, Result},
    schema::base_name,
};

/// The longest name that both databases keep whole, in bytes.
const MAX_BYTES: usize = 63;

/// Appends `name` as a quoted identifier.
///
/// # Errors
/// As [`check_ident`].
pub fn push_ident(sql: &mut String, name: &str) -> Result<()> {
    let is_plain = !name.bytes().any(|byte| matches!(byte, 0 | b'"'));
    if is_plain && (1..=MAX_BYTES).contains(&name.len()) {
        sql.push('"');
        sql.push_str(name);
        sql.push('"');
        return Ok(());
    }
    push_unusual(sql, name)
}

#[cold]
fn push_unusual(sql: &mut String, name: &str) -> Result<()> {
    check_ident(name)?;
    sql.push('"');
    sql.push_str(&name.replace('"', "\"\""));
    sql.push('"');
    Ok(())
}

/// Appends the name of a table, apart from that of its schema where the database has such.
///
/// # Errors
/// As [`check_ident`].
pub fn push_table(sql: &mut String, dialect: &dyn Dialect, name: &str, schema: Option<&str>) -> Result<()> {
    let Some(schema) = schema.filter(|_| dialect.has_schemas()) else { return push_ident(sql, name) };
    push_ident(sql, schema)?;
    sql.push('.');
    push_ident(sql, base_name(name, Some(schema)))
}

/// Refuses names that one of the databases would refuse or change.
///
/// # Errors
/// [`Error::InvalidQuery`] where it is empty, longer than 63 bytes, or has the character U+0000.
pub fn check_ident(name: &str) -> Result<()> {
    let wrong = if name.is_empty() {
        "it is empty".to_owned()
    } else if name.len() > MAX_BYTES {
        format!("it has {} bytes, and Postgres keeps {MAX_BYTES}", name.len())
    } else if name.contains('\0') {
        "it has the character U+0000".to_owned()
    } else {
        return Ok(());
    };
    Err(Error::invalid_query(format!("`{}` cannot be a name: {wrong}", name.escape_debug())))
}
