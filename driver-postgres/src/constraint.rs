//! The columns of a violated constraint: from the definition of the table, or else from the server's catalogue.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use sqlx::{AssertSqlSafe, PgConnection, Row};
use squall_core::{ConstraintKind, Dialect, Error, Result, SqlType, Value, Violation, schema::TableDef};
use squall_dialect_postgres::{ENUM_CHECK, POSTGRES};

use crate::{connector::Connector, error::Violated};

/// Constraints that were looked up.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    known: Mutex<HashMap<Violated, Known>>,
}

/// What is known of a constraint that was violated.
#[derive(Debug, Clone)]
struct Known {
    /// The table, as Squall's schema names it.
    table: String,
    columns: Vec<String>,
}

/// Where the catalogue can be read: on the connection of the statement, or on another where a transaction is open on it.
pub(crate) enum Reader<'a> {
    Same(&'a mut PgConnection),
    Another(&'a Connector),
}

impl Catalogue {
    /// The error of a violated constraint, with its columns.
    pub(crate) async fn error(
        &self,
        violated: Violated,
        table: Option<&TableDef>,
        reader: Reader<'_>,
    ) -> Error {
        let Known { table, columns } = match by_definition(&violated, table) {
            Some(known) => known,
            None => self.look_up(&violated, reader).await,
        };
        let Violated { kind, constraint, .. } = violated;
        if kind == ConstraintKind::Check
            && constraint.as_deref().is_some_and(|name| name.starts_with(ENUM_CHECK))
        {
            return Error::InvalidValue {
                column: columns.into_iter().next(),
                reason: "not a label of the enum".into(),
            };
        }
        Error::Constraint(Box::new(Violation::new(kind, table, columns, constraint)))
    }

    /// By the catalogue; just by its name where that cannot be read, as the violation itself says more than that.
    async fn look_up(&self, violated: &Violated, reader: Reader<'_>) -> Known {
        if let Some(known) = self.lock().get(violated) {
            return known.clone();
        }
        let read = match reader {
            Reader::Same(connection) => read(connection, violated).await.ok(),
            Reader::Another(connector) => match connector.connect().await {
                Ok(mut connection) => read(&mut connection, violated).await.ok(),
                Err(_) => None,
            },
        };
        let mut known = read.unwrap_or_else(|| Known { table: violated.table.clone(), columns: Vec::new() });
        if let Some(column) = &violated.column {
            known.columns = vec![column.clone()];
        }
        // A table that was made in the transaction cannot be seen from without: it is looked for again next time.
        if !known.columns.is_empty() {
            self.lock().insert(violated.clone(), known.clone());
        }
        known
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Violated, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the server says and the definition of the table tell.
fn by_definition(violated: &Violated, table: Option<&TableDef>) -> Option<Known> {
    let table = table.filter(|table| {
        let in_schema = table.schema.as_ref().is_none_or(|schema| *schema == violated.schema);
        in_schema && table.base_name() == violated.table
    });
    let known = |columns| Known { table: table.map_or(&violated.table, |it| &it.name).clone(), columns };
    if let Some(column) = &violated.column {
        // Another schema may be one that the connection does not look in.
        return (table.is_some() || violated.schema == "public").then(|| known(vec![column.clone()]));
    }
    let name = violated.constraint.as_ref()?;
    if let Some(columns) = table?.constraint_columns(name) {
        return Some(known(columns));
    }
    let column = name.strip_prefix(ENUM_CHECK).and_then(|column| table?.column(column))?;
    Some(known(vec![column.name.clone()]))
}

/// The table with its schema, where it is not found without, and the columns of a constraint or a unique index, in its
/// order.
async fn read(connection: &mut PgConnection, violated: &Violated) -> Result<Known> {
    let [schema, table, name] = [
        literal(&violated.schema)?,
        literal(&violated.table)?,
        literal(violated.constraint.as_deref().unwrap_or_default())?,
    ];
    // In one round trip, which PgBouncer cannot part.
    let question = format!(
        "SELECT attribute.attname::text, pg_table_is_visible(relation.oid)
        FROM pg_namespace AS schema
        JOIN pg_class AS relation ON relation.relnamespace = schema.oid
        LEFT JOIN LATERAL (
            SELECT conkey AS numbers FROM pg_constraint WHERE conrelid = relation.oid AND conname = {name}
            UNION ALL
            SELECT (indkey::int2[])[0:indnkeyatts - 1]
            FROM pg_index JOIN pg_class AS named ON named.oid = indexrelid
            WHERE indrelid = relation.oid AND named.relname = {name}
            LIMIT 1
        ) AS found ON TRUE
        LEFT JOIN LATERAL unnest(found.numbers) WITH ORDINALITY AS key (number, position) ON TRUE
        LEFT JOIN pg_attribute AS attribute ON attribute.attrelid = relation.oid AND attribute.attnum = key.number
        WHERE schema.nspname = {schema} AND relation.relname = {table}
        ORDER BY key.position"
    );
    let rows = sqlx::raw_sql(AssertSqlSafe(question)).fetch_all(connection).await.map_err(Error::other)?;
    let mut known = Known { table: violated.table.clone(), columns: Vec::new() };
    for row in rows {
        known.columns.extend(row.try_get::<Option<String>, _>(0).map_err(Error::other)?);
        if !row.try_get::<bool, _>(1).map_err(Error::other)? {
            known.table = format!("{}.{}", violated.schema, violated.table);
        }
    }
    Ok(known)
}

fn literal(name: &str) -> Result<String> {
    let mut sql = String::new();
    POSTGRES.literal(&mut sql, &Value::Text(name.to_owned().into()), &SqlType::TEXT)?;
    Ok(sql)
}
