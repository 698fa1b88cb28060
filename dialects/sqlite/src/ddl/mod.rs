//! CREATE TABLE, CREATE INDEX, and ALTER.

mod alter;
mod check;
mod column;
mod constraint;
mod mark;

pub use alter::{
    add_column, copied, drop_column, drop_index, drop_table, fill, name, rename_column, rename_table, text,
};
pub use column::{column, declared_type};
pub use mark::read_mark;

use squall_core::{
    Result,
    ast::Direction,
    render::{self, Renderer},
    schema::{IndexDef, IndexKey, TableDef, creation_order},
};

use crate::SQLITE;

/// What creates these tables and their indexes, in an order in which it can run.
///
/// # Errors
/// [`Error::InvalidQuery`](squall_core::Error::InvalidQuery) for names that the databases do not both take,
/// [`Error::Unsupported`](squall_core::Error::Unsupported) for an auto key that is not the whole primary key.
pub fn create_tables(tables: &[&TableDef]) -> Result<Vec<String>> {
    render::check_tables(tables)?;
    let mut statements = parents_elsewhere(tables)?;
    // A foreign key may refer to a table that is yet to come, so those that close a cycle need nothing of their own.
    for table in creation_order(tables).tables {
        statements.push(create_table(table)?);
        for index in &table.indexes {
            statements.push(create_index(table, index)?);
        }
    }
    Ok(statements)
}

/// What fails where a foreign key refers to a table that is neither here nor in the database: SQLite itself would find out
/// no earlier than when it is used.
fn parents_elsewhere(tables: &[&TableDef]) -> Result<Vec<String>> {
    let keys = tables.iter().flat_map(|table| &table.foreign_keys);
    keys.filter(|key| !tables.iter().any(|table| table.name == key.foreign_table))
        .map(|key| {
            let mut r = Renderer::ddl(&SQLITE);
            r.push("SELECT ");
            r.list(&key.foreign_columns, |r, column| r.ident(column))?;
            r.push(" FROM ");
            r.ident(&key.foreign_table)?;
            r.push(" LIMIT 0");
            Ok(r.finish()?.0)
        })
        .collect()
}

/// CREATE TABLE, with the table's constraints and without its indexes.
///
/// # Errors
/// As [`create_tables`].
pub fn create_table(table: &TableDef) -> Result<String> {
    create_table_as(table, &table.name)
}

/// The same, under another name; a foreign key to itself refers to its own name all the same.
///
/// # Errors
/// As [`create_tables`].
pub fn create_table_as(table: &TableDef, name: &str) -> Result<String> {
    let mut sql = String::from("CREATE TABLE ");
    render::push_ident(&mut sql, name)?;
    sql.push_str(" (");
    push_comment(&mut sql, table.comment.as_deref());
    let columns = table.columns.iter().map(|it| (column(table, it), it.comment.as_deref()));
    let constraints = constraint::all(table).map(|it| (it, None));
    for (position, (line, comment)) in columns.chain(constraints).enumerate() {
        sql.push_str(if position > 0 { ",\n  " } else { "\n  " });
        sql.push_str(&line?);
        push_comment(&mut sql, comment);
    }
    sql.push_str("\n) STRICT");
    Ok(sql)
}

/// SQLite keeps the text of CREATE TABLE, comments included: there is no other place for them.
fn push_comment(sql: &mut String, comment: Option<&str>) {
    if let Some(comment) = comment {
        sql.push_str(" /* ");
        sql.push_str(&comment.replace("*/", "* /").replace('\0', ""));
        sql.push_str(" */");
    }
}

/// CREATE INDEX.
///
/// # Errors
/// As [`create_tables`].
pub fn create_index(table: &TableDef, index: &IndexDef) -> Result<String> {
    let mut r = Renderer::ddl(&SQLITE);
    r.push(if index.unique { "CREATE UNIQUE INDEX " } else { "CREATE INDEX " });
    r.ident(&index.name)?;
    r.push(" ON ");
    r.ident(&table.name)?;
    r.push(" (");
    r.list(&index.parts, |r, part| {
        match &part.key {
            IndexKey::Column(column) => r.ident(column)?,
            IndexKey::Expr(expr) => r.expr(expr)?,
        }
        if part.direction == Direction::Desc {
            r.push(" DESC");
        }
        Ok(())
    })?;
    r.push(")");
    if let Some(predicate) = &index.predicate {
        r.push(" WHERE ");
        r.expr(predicate)?;
    }
    Ok(r.finish()?.0)
}
