//! CREATE TABLE and its companions, and ALTER.

mod alter;
mod column;
mod comment;
mod constraint;
mod types;

pub use alter::{
    Alter, alter_type_add_value, alter_type_rename_value, cast, drop_index, drop_schema, drop_type,
    rename_index, rename_type, text, using,
};
pub use column::column;
pub use comment::{comment, comments};
pub use constraint::{check, foreign_key, labels, primary_key, unique};
pub use types::create_type;

use squall_core::{
    Result,
    ast::{Direction, Expr, Nulls},
    render::{self, Renderer, check_tables, push_ident},
    schema::{CreationOrder, IndexDef, IndexKey, IndexPart, TableDef, creation_order},
};

use crate::{POSTGRES, literal::quoted};

/// What creates these tables with their companions. Schemas and types first, then tables with those they refer to before them, then the foreign keys that close a cycle, then indexes.
pub(crate) fn create_tables(tables: &[&TableDef]) -> Result<Vec<String>> {
    check_tables(tables)?;
    let order = creation_order(tables);
    let mut statements = create_schemas(tables)?;
    statements.extend(types::create_types(tables)?);
    for table in &order.tables {
        statements.push(create_table(table, &order)?);
    }
    for (table, key) in &order.deferred {
        statements.push(Alter::new(table)?.add_constraint(&constraint::foreign_key(key)?));
    }
    for table in &order.tables {
        for index in &table.indexes {
            statements.push(create_index(table, index, false)?);
        }
        statements.extend(comment::comments(table)?);
    }
    Ok(statements)
}

/// What makes each schema, unless there is one of its name.
fn create_schemas(tables: &[&TableDef]) -> Result<Vec<String>> {
    let mut schemas: Vec<&str> = Vec::new();
    for schema in tables.iter().filter_map(|table| table.schema.as_deref()) {
        if !schemas.contains(&schema) {
            schemas.push(schema);
        }
    }
    schemas.into_iter().map(create_schema).collect()
}

/// `CREATE SCHEMA IF NOT EXISTS`, which would ask for the right to make one also where there is one.
///
/// # Errors
/// Where the name cannot be one.
pub fn create_schema(schema: &str) -> Result<String> {
    let (mut name, mut known) = (String::new(), String::new());
    push_ident(&mut name, schema)?;
    quoted(&mut known, &name);
    let body = format!("BEGIN IF to_regnamespace({known}) IS NULL THEN CREATE SCHEMA {name}; END IF; END");
    let mut sql = String::from("DO ");
    quoted(&mut sql, &body);
    Ok(sql)
}

/// The name of a table, with that of its schema.
pub(crate) fn push_table(sql: &mut String, table: &TableDef) -> Result<()> {
    render::push_table(sql, &POSTGRES, &table.name, table.schema.as_deref())
}

/// CREATE TABLE, with its constraints but those foreign keys that `order` defers.
///
/// # Errors
/// Where a name cannot be one, and those of defaults and expressions.
pub fn create_table(table: &TableDef, order: &CreationOrder<'_>) -> Result<String> {
    let mut lines = Vec::new();
    for column in &table.columns {
        lines.push(column::column(column)?);
    }
    if !table.primary_key.is_empty() {
        lines.push(constraint::primary_key(table)?);
    }
    for unique in &table.uniques {
        lines.push(constraint::unique(unique)?);
    }
    // Postgres obeys them in the order in which they are made: rows that one takes away are not in the way of the next.
    let mut foreign_keys: Vec<_> = table.foreign_keys.iter().collect();
    foreign_keys.sort_by_key(|key| (!key.on_delete.acts(), !key.on_update.acts()));
    for key in foreign_keys {
        let deferred =
            order.deferred.iter().any(|(its, it)| its.name == table.name && std::ptr::eq(*it, key));
        if !deferred {
            lines.push(constraint::foreign_key(key)?);
        }
    }
    for check in &table.checks {
        lines.push(constraint::check(check)?);
    }
    for column in &table.columns {
        lines.extend(constraint::labels(column)?);
    }
    let mut sql = String::from("CREATE TABLE ");
    push_table(&mut sql, table)?;
    sql.push_str(" (\n    ");
    sql.push_str(&lines.join(",\n    "));
    sql.push_str("\n)");
    Ok(sql)
}

/// CREATE INDEX, which keeps writers waiting unless it is `concurrently`, which is not for transactions.
///
/// # Errors
/// Where a name cannot be one, and those of expressions.
pub fn create_index(table: &TableDef, index: &IndexDef, concurrently: bool) -> Result<String> {
    let mut sql = String::from(if index.unique { "CREATE UNIQUE INDEX " } else { "CREATE INDEX " });
    if concurrently {
        sql.push_str("CONCURRENTLY ");
    }
    push_ident(&mut sql, &index.name)?;
    sql.push_str(" ON ");
    push_table(&mut sql, table)?;
    if let Some(method) = &index.method {
        sql.push_str(" USING ");
        push_ident(&mut sql, method)?;
    }
    sql.push_str(" (");
    for (position, part) in index.parts.iter().enumerate() {
        if position > 0 {
            sql.push_str(", ");
        }
        push_part(&mut sql, part, index.method.is_none())?;
    }
    sql.push(')');
    if let Some(predicate) = &index.predicate {
        sql.push_str(" WHERE ");
        sql.push_str(&expression(predicate)?);
    }
    Ok(sql)
}

/// A part of an index; other methods than `btree` have no order.
fn push_part(sql: &mut String, part: &IndexPart, is_ordered: bool) -> Result<()> {
    match &part.key {
        IndexKey::Column(column) => push_ident(sql, column)?,
        IndexKey::Expr(expr) => {
            sql.push('(');
            sql.push_str(&expression(expr)?);
            sql.push(')');
        }
    }
    if is_ordered {
        sql.push_str(match (part.direction, part.nulls) {
            (Direction::Asc, Nulls::Last) => "",
            (Direction::Asc, Nulls::First) => " NULLS FIRST",
            // As orders of queries have them.
            (Direction::Desc, Nulls::Last) => " DESC NULLS LAST",
            (Direction::Desc, Nulls::First) => " DESC",
        });
    }
    Ok(())
}

/// `("a", "b")`
fn push_columns(sql: &mut String, columns: &[String]) -> Result<()> {
    sql.push('(');
    for (position, column) in columns.iter().enumerate() {
        if position > 0 {
            sql.push_str(", ");
        }
        push_ident(sql, column)?;
    }
    sql.push(')');
    Ok(())
}

/// An expression over the columns of one table, with literals.
fn expression(expr: &Expr) -> Result<String> {
    let mut r = Renderer::ddl(&POSTGRES);
    r.expr(expr)?;
    r.finish().map(|(sql, _)| sql)
}
