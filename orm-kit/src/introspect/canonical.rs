//! A wanted schema as the database would tell it: created in a throwaway place, and read back.
//!
//! A database prints expressions its own way, and says nothing of what it does not keep. So the text of a live database is
//! compared with text that the same database printed, and never with what was written.

use squall::{Db, Dialect, Error, Result, Transaction, TransactionOptions, schema::TableDef};

use super::{IntrospectOptions, Live, execute, introspect, is_postgres, postgres, postgres::ident, run};
use crate::model::Schema;

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
            for object in &wanted.objects {
                if let Some(sql) = &object.sqlite {
                    create(transaction, sql).await?;
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
async fn create(transaction: &Transaction, sql: &str) -> Result<()> {
    let created: Result<()> = transaction
        .transaction(async |inner| {
            execute(inner, sql).await?;
            Ok(())
        })
        .await;
    match created {
        Err(error @ (Error::Connection { .. } | Error::Timeout(_) | Error::TransactionAborted)) => Err(error),
        _ => Ok(()),
    }
}

async fn in_schemas(transaction: &Transaction, wanted: &Schema) -> Result<Live> {
    let own: Vec<Option<String>> = super::rows(transaction, "SELECT current_setting('search_path')").await?;
    let path = own.into_iter().next().flatten().unwrap_or_default();
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
    run(transaction, &statements[first..]).await?;
    for object in &wanted.objects {
        if let Some(sql) = &object.postgres {
            create(transaction, sql).await?;
        }
    }
    let schemas = renamed.iter().map(|it| it.0.clone()).chain([throwaway.clone()]).collect();
    let options = IntrospectOptions { schemas, without: Vec::new() };
    let mut live = postgres::read_as(transaction, &options, throwaway, &renamed).await?;
    for object in &mut live.schema.objects {
        for (thrown, schema) in &renamed {
            object.postgres = object.postgres.take().map(|sql| sql.replace(thrown.as_str(), schema));
            object.schema = object.schema.take().map(|it| if it == *thrown { schema.clone() } else { it });
        }
    }
    Ok(live)
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
