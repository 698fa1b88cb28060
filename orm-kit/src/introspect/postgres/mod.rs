//! Postgres: `pg_catalog` alone, in one snapshot, with every name qualified that is not in the schema of the connection.

mod columns;
mod constraints;
mod objects;
mod types;

use std::collections::HashMap;

use squall::{Result, Transaction, schema::TableDef};

use super::{Facts, IntrospectOptions, Live, execute, is_own, rows};

/// A table, by its OID.
struct Found {
    oid: i64,
    /// Its name in the model.
    name: String,
}

/// What is read, for the queries of the parts.
struct Reading<'a> {
    transaction: &'a Transaction,
    /// The schema of the connection, whose tables are named without it.
    own: String,
    /// The tables that are read, by their OIDs.
    tables: HashMap<i64, usize>,
    /// The condition that a namespace `n` is one that is read.
    namespaces: String,
}

/// Reads the database of a connection.
pub(super) async fn read(transaction: &Transaction, options: &IntrospectOptions) -> Result<Live> {
    let own: Vec<Option<String>> = rows(transaction, "SELECT current_schema()::text").await?;
    let own = own.into_iter().next().flatten().unwrap_or_else(|| "public".into());
    let path = ident(&own);
    read_as(transaction, options, own, &path, &[]).await
}

/// Reads the database with `own` for the schema of the connection; a schema of `renamed` is named by the second name. What is in
/// a schema of `path` is named without it.
pub(super) async fn read_as(
    transaction: &Transaction,
    options: &IntrospectOptions,
    own: String,
    path: &str,
    renamed: &[(String, String)],
) -> Result<Live> {
    // What `pg_get_expr` and its kin print is qualified where it is not of these schemas.
    execute(transaction, &format!("SET LOCAL search_path TO {path}")).await?;
    let namespaces = if options.schemas.is_empty() {
        "(n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')".to_owned()
    } else {
        let list: Vec<String> = options.schemas.iter().map(|it| text(it)).collect();
        format!("n.nspname IN ({})", list.join(", "))
    };
    let mut live = Live::default();
    let mut reading = Reading { transaction, own, tables: HashMap::new(), namespaces };
    let found = tables(&reading, &mut live, options, renamed).await?;
    reading.tables = found.iter().enumerate().map(|(place, it)| (it.oid, place)).collect();
    columns::read(&reading, &found, &mut live).await?;
    constraints::read(&reading, &found, &mut live).await?;
    objects::read(&reading, &found, &mut live).await?;
    Ok(live)
}

/// What an extension owns is none of ours.
const NOT_OF_EXTENSION: &str = "NOT EXISTS (SELECT FROM pg_catalog.pg_depend d \
     WHERE d.classid = CLASS AND d.objid = OBJECT AND d.deptype = 'e')";

fn not_of_extension(class: &str, object: &str) -> String {
    NOT_OF_EXTENSION
        .replace("CLASS", &format!("'pg_catalog.{class}'::pg_catalog.regclass"))
        .replace("OBJECT", object)
}

async fn tables(
    reading: &Reading<'_>,
    live: &mut Live,
    options: &IntrospectOptions,
    renamed: &[(String, String)],
) -> Result<Vec<Found>> {
    let sql = format!(
        "SELECT c.oid::int8, n.nspname::text, c.relname::text, c.relkind::text, c.relispartition, \
         pg_catalog.obj_description(c.oid, 'pg_class'), \
         EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid), \
         c.relpersistence::text \
         FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         WHERE c.relkind IN ('r', 'p', 'f') AND {} AND {} ORDER BY n.nspname COLLATE \"C\", c.relname COLLATE \"C\"",
        reading.namespaces,
        not_of_extension("pg_class", "c.oid"),
    );
    type Row = (i64, String, String, String, bool, Option<String>, bool, String);
    let mut found = Vec::new();
    for (oid, schema, base, kind, is_partition, comment, inherits, persistence) in
        rows::<Row>(reading.transaction, &sql).await?
    {
        let schema = renamed.iter().find(|it| it.0 == schema).map_or(schema, |it| it.1.clone());
        let schema = (schema != reading.own).then_some(schema);
        let name = match &schema {
            Some(schema) => format!("{schema}.{base}"),
            None => base.clone(),
        };
        if is_own(&base) || options.without.contains(&name) || is_partition {
            continue;
        }
        if kind == "f" {
            live.note(&name, None, "a foreign table, which is left alone");
            continue;
        }
        if kind == "p" {
            live.note(&name, None, "a partitioned table: its partitions are left alone");
        } else if inherits {
            live.note(&name, None, "inherits from another table, which the model has not");
        }
        if persistence == "u" {
            live.note(&name, None, "UNLOGGED, which the model has not");
        }
        live.facts.insert(name.clone(), Facts { strict: true, ..Facts::default() });
        live.schema.tables.push(TableDef { schema, comment, ..TableDef::new(name.clone()) });
        found.push(Found { oid, name });
    }
    Ok(found)
}

/// A name in quotes.
pub(super) fn ident(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A text in quotes.
fn text(text: &str) -> String {
    if text.contains('\\') {
        format!("E'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// The OIDs of the tables that are read, for `IN (..)`.
fn oids(found: &[Found]) -> String {
    let list: Vec<String> = found.iter().map(|it| it.oid.to_string()).collect();
    if list.is_empty() { "0".into() } else { list.join(", ") }
}
