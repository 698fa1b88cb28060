//! DELETE with joined tables, which SQLite has not.

use squall_core::{
    Result,
    ast::{Delete, TableRef},
    render::Renderer,
};

/// Appends a condition that picks the rows which have rows of the joined tables to go with.
///
/// By their keys, so that SQLite can begin with whichever table it likes; where there is none, by looking for each row.
pub(crate) fn using<'a>(r: &mut Renderer<'a>, delete: &'a Delete) -> Result<()> {
    let table = &delete.table;
    let key: Vec<_> = table.info.columns.iter().filter(|column| column.primary_key).collect();
    if key.is_empty() {
        r.push(" WHERE EXISTS (SELECT 1");
        r.joined(" FROM ", &delete.using)?;
    } else {
        r.push(if key.len() > 1 { " WHERE (" } else { " WHERE " });
        r.list(&key, |r, column| qualified(r, table, &column.name))?;
        r.push(if key.len() > 1 { ") IN (SELECT " } else { " IN (SELECT " });
        r.list(&key, |r, column| qualified(r, table, &column.name))?;
        r.push(" FROM ");
        r.table(table)?;
        r.joined(", ", &delete.using)?;
    }
    r.condition(" WHERE ", delete.filter.as_ref())?;
    r.push(")");
    Ok(())
}

fn qualified(r: &mut Renderer<'_>, table: &TableRef, column: &str) -> Result<()> {
    r.ident(table.name())?;
    r.push(".");
    r.ident(column)
}
