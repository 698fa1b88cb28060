//! The columns of a violated constraint: from the definition of the table, or else from the server's catalogue.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use sqlx::{AssertSqlSafe, PgConnection, Row};
use squall_core::{ConstraintKind, Dialect, Error, Result, SqlType, Value, Violation, schema::TableDef};
use squall_dialect_postgres::{ENUM_CHECK, POSTGRES};

use crate::{connector::Connector, error::Violated};

/// The columns of constraints that were looked up.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    known: Mutex<HashMap<Violated, Vec<String>>>,
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
        let columns = match columns_of(&violated, table) {
            Some(columns) => columns,
            None => self.look_up(&violated, reader).await,
        };
        let Violated { kind, table, constraint, .. } = violated;
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

    /// The columns by the catalogue; none where it cannot be read, as the violation itself says more than that.
    async fn look_up(&self, violated: &Violated, reader: Reader<'_>) -> Vec<String> {
        if let Some(columns) = self.lock().get(violated) {
            return columns.clone();
        }
        let read = match reader {
            Reader::Same(connection) => read(connection, violated).await.ok(),
            Reader::Another(connector) => match connector.connect().await {
                Ok(mut connection) => read(&mut connection, violated).await.ok(),
                Err(_) => None,
            },
        };
        let columns = read.unwrap_or_default();
        // A table that was made in the transaction cannot be seen from without: it is looked for again next time.
        if !columns.is_empty() {
            self.lock().insert(violated.clone(), columns.clone());
        }
        columns
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Violated, Vec<String>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The columns by what the server says and the definition of the table.
fn columns_of(violated: &Violated, table: Option<&TableDef>) -> Option<Vec<String>> {
    if let Some(column) = &violated.column {
        return Some(vec![column.clone()]);
    }
    let name = violated.constraint.as_ref()?;
    let table = table.filter(|table| table.name == violated.table)?;
    if let Some(columns) = table.constraint_columns(name) {
        return Some(columns.to_vec());
    }
    let column = name.strip_prefix(ENUM_CHECK).and_then(|column| table.column(column))?;
    Some(vec![column.name.clone()])
}

/// The columns of a constraint or a unique index, in its order.
async fn read(connection: &mut PgConnection, violated: &Violated) -> Result<Vec<String>> {
    let [schema, table, name] = [
        literal(&violated.schema)?,
        literal(&violated.table)?,
        literal(violated.constraint.as_deref().unwrap_or_default())?,
    ];
    // In one round trip, which PgBouncer cannot part.
    let question = format!(
        "SELECT attribute.attname::text
        FROM pg_namespace AS schema
        JOIN pg_class AS relation ON relation.relnamespace = schema.oid
        CROSS JOIN LATERAL (
            SELECT conkey AS numbers FROM pg_constraint WHERE conrelid = relation.oid AND conname = {name}
            UNION ALL
            SELECT (indkey::int2[])[0:indnkeyatts - 1]
            FROM pg_index JOIN pg_class AS named ON named.oid = indexrelid
            WHERE indrelid = relation.oid AND named.relname = {name}
            LIMIT 1
        ) AS found
        CROSS JOIN LATERAL unnest(found.numbers) WITH ORDINALITY AS key (number, position)
        JOIN pg_attribute AS attribute ON attribute.attrelid = relation.oid AND attribute.attnum = key.number
        WHERE schema.nspname = {schema} AND relation.relname = {table}
        ORDER BY key.position"
    );
    let rows = sqlx::raw_sql(AssertSqlSafe(question)).fetch_all(connection).await.map_err(Error::other)?;
    rows.iter().map(|row| row.try_get(0).map_err(Error::other)).collect()
}

fn literal(name: &str) -> Result<String> {
    let mut sql = String::new();
    POSTGRES.literal(&mut sql, &Value::Text(name.to_owned().into()), &SqlType::TEXT)?;
    Ok(sql)
}
