//! A wanted schema as the database would tell it: created in a throwaway place, and read back.
//!
//! A database prints expressions its own way, and says nothing of what it does not keep. So the text of a live database is
//! compared with text that the same database printed, and never with what was written.

use squall::{Db, Dialect, Error, Result, Transaction, TransactionOptions, schema::TableDef};

use super::{IntrospectOptions, Live, execute, introspect, is_postgres, postgres, postgres::ident, run};
use crate::{
    model::{Object, Schema},
    plan::Backend,
    script::split,
};

/// Reads `wanted` back from a throwaway place: a new SQLite in memory, or new schemas of Postgres in a transaction that is
/// rolled back. The database itself stays as it is.
///
/// # Errors
/// What the database answers to the statements that create it.
pub async fn canonical(db: &Db, wanted: &Schema) -> Result<Live> {
    if is_postgres(db) {
        let transaction = db.begin(TransactionOptions::new()).await?;
        let live = in_schemas(&transaction, wanted).await;
        transaction.rollback().await?;
        live
    } else {
        in_memory(db, wanted).await
    }
}

async fn in_memory(db: &Db, wanted: &Schema) -> Result<Live> {
    let memory = squall::connect("sqlite::memory:").await?;
    let tables: Vec<&TableDef> = wanted.tables.iter().collect();
    let created = memory
        .transaction(async |transaction| {
            for sql in db.dialect().create_tables(&tables)? {
                // What looks for a table that is in the live database only.
                if !sql.starts_with("SELECT ") {
                    execute(transaction, &sql).await?;
                }
            }
            for object in in_order(wanted) {
                if let Some(sql) = &object.sqlite {
                    create(transaction, sql, Backend::Sqlite).await?;
                }
            }
            Ok(())
        })
        .await;
    let live = match created {
        Ok(()) => introspect(&memory, &IntrospectOptions::default()).await,
        Err(error) => Err(error),
    };
    memory.close().await;
    live
}

/// Creates an object. One that needs what is in the live database only stays away, and is then compared as it is written.
async fn create(transaction: &Transaction, sql: &str, backend: Backend) -> Result<()> {
    let created: Result<()> = transaction
        .transaction(async |inner| {
            for statement in split(sql, backend).iter().filter(|it| !it.sql.is_empty()) {
                execute(inner, &statement.sql).await?;
            }
            Ok(())
        })
        .await;
    match created {
        Err(error @ (Error::Connection { .. } | Error::Timeout(_) | Error::TransactionAborted)) => Err(error),
        _ => Ok(()),
    }
}

/// The objects as they are made, each after those that it may need.
fn in_order(wanted: &Schema) -> Vec<&Object> {
    let mut objects: Vec<&Object> = wanted.objects.iter().collect();
    objects.sort_by_key(|it| it.kind);
    objects
}

async fn in_schemas(transaction: &Transaction, wanted: &Schema) -> Result<Live> {
    let settings = "SELECT current_setting('search_path'), current_schema()::text";
    let settings: Vec<(Option<String>, Option<String>)> = super::rows(transaction, settings).await?;
    let (path, own) = settings.into_iter().next().unwrap_or_default();
    let path = path.unwrap_or_default();
    let number = chrono::Utc::now().timestamp_nanos_opt().unwrap_or_default();
    let throwaway = format!("squall_wanted_{number:x}");
    let renamed: Vec<(String, String)> = wanted
        .schemas()
        .into_iter()
        .enumerate()
        .map(|(place, schema)| (format!("{throwaway}_{place}"), schema.to_owned()))
        .collect();
    execute(transaction, &format!("CREATE SCHEMA {}", ident(&throwaway))).await?;
    for (schema, _) in &renamed {
        execute(transaction, &format!("CREATE SCHEMA {}", ident(schema))).await?;
    }
    execute(transaction, &format!("SET LOCAL search_path TO {}", ident(&throwaway))).await?;

    let tables: Vec<TableDef> = wanted.tables.iter().map(|table| moved(table, &renamed)).collect();
    let tables: Vec<&TableDef> = tables.iter().collect();
    let statements = squall::POSTGRES.create_tables(&tables)?;
    // The types are looked for where they are made; what else the tables need may be in the live database.
    let first = statements.iter().position(|sql| !sql.starts_with("DO ")).unwrap_or(statements.len());
    run(transaction, &statements[..first]).await?;
    let wide = if path.is_empty() { ident(&throwaway) } else { format!("{}, {path}", ident(&throwaway)) };
    execute(transaction, &format!("SET LOCAL search_path TO {wide}")).await?;
    let (early, late): (Vec<&Object>, Vec<&Object>) =
        in_order(wanted).into_iter().partition(|it| wanted.is_before_tables(it));
    make(transaction, &early, &renamed).await?;
    run(transaction, &statements[first..]).await?;
    make(transaction, &late, &renamed).await?;
    let schemas = renamed.iter().map(|it| it.0.clone()).chain([throwaway.clone()]).collect();
    let options = IntrospectOptions { schemas, without: Vec::new() };
    let path = [Some(throwaway.clone()), own].into_iter().flatten().map(|it| ident(&it));
    let path = path.collect::<Vec<_>>().join(", ");
    let mut live = postgres::read_as(transaction, &options, throwaway, &path, &renamed).await?;
    for object in &mut live.schema.objects {
        for (thrown, schema) in &renamed {
            object.postgres = object.postgres.take().map(|sql| sql.replace(thrown.as_str(), schema));
            object.schema = object.schema.take().map(|it| if it == *thrown { schema.clone() } else { it });
        }
    }
    Ok(live)
}

async fn make(transaction: &Transaction, objects: &[&Object], renamed: &[(String, String)]) -> Result<()> {
    for object in objects {
        if let Some(sql) = &object.postgres {
            let sql =
                renamed.iter().fold(sql.clone(), |sql, (thrown, schema)| in_place(&sql, schema, thrown));
            create(transaction, &sql, Backend::Postgres).await?;
        }
    }
    Ok(())
}

/// The text with another schema for one, wherever something is named by it: `app.users`, `"app".users`
fn in_place(sql: &str, schema: &str, other: &str) -> String {
    let is_word =
        |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || matches!(it, '_' | '.' | '"'));
    let mut text = String::new();
    let mut rest = sql;
    while let Some(at) = rest.find(schema) {
        let (before, after) = (&rest[..at], &rest[at + schema.len()..]);
        let is_quoted = before.ends_with('"') && after.starts_with("\".");
        let is_bare = after.starts_with('.') && !is_word(before.chars().next_back());
        text.push_str(before);
        text.push_str(if is_quoted || is_bare { other } else { schema });
        rest = after;
    }
    text + rest
}

/// The table with its schemas under their throwaway names.
fn moved(table: &TableDef, renamed: &[(String, String)]) -> TableDef {
    let thrown = |schema: &Option<String>| {
        let found = renamed.iter().find(|it| Some(&it.1) == schema.as_ref());
        found.map(|it| it.0.clone())
    };
    let named = |schema: &Option<String>, base: &str| match schema {
        Some(schema) => format!("{schema}.{base}"),
        None => base.to_owned(),
    };
    let mut moved = table.clone();
    moved.schema = thrown(&table.schema);
    moved.name = named(&moved.schema, table.base_name());
    for key in &mut moved.foreign_keys {
        let Some(schema) = &key.foreign_schema else { continue };
        let Some(thrown) = thrown(&key.foreign_schema) else { continue };
        let base = key.foreign_table.strip_prefix(&format!("{schema}.")).unwrap_or(&key.foreign_table);
        key.foreign_table = format!("{thrown}.{base}");
        key.foreign_schema = Some(thrown);
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::in_place;

    #[test]
    fn schemas_are_found_where_they_name_something() {
        let moved = |sql| in_place(sql, "app", "t");
        assert_eq!(moved("SELECT app.f(x) FROM \"app\".v"), "SELECT t.f(x) FROM \"t\".v");
        assert_eq!(moved("SELECT my_app.f, app FROM x.app.y"), "SELECT my_app.f, app FROM x.app.y");
    }
}
