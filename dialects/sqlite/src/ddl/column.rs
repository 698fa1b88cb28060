//! A column of CREATE TABLE or ADD COLUMN.

use squall_core::{
    Dialect, Error, Result, SqlType,
    render::Renderer,
    schema::{ColumnDef, ColumnDefault, TableDef},
    types::{TimestampMode, UuidMode},
};

use super::{check, mark};
use crate::{SQLITE, functions, time, unsupported};

/// The definition of a column: its type, default, and the check that its logical type needs.
///
/// # Errors
/// [`Error::Unsupported`] for an auto key that is not the whole primary key of `table`, and those of the default.
pub fn column(table: &TableDef, column: &ColumnDef) -> Result<String> {
    let mut r = Renderer::ddl(&SQLITE);
    r.ident(&column.name)?;
    r.push(" ");
    r.push(declared_type(&column.ty)?);
    r.push(&mark::mark(&column.ty));
    if matches!(column.ty, SqlType::Decimal(_)) {
        r.push(" COLLATE ");
        r.push(functions::DECIMAL_COLLATION);
    }
    if let Some(collation) = &column.collation {
        r.collation(collation)?;
    }
    let is_key = table.primary_key.contains(&column.name);
    if !column.nullable || is_key {
        r.push(" NOT NULL");
    }
    if column.identity.is_some() {
        if table.primary_key != [column.name.as_str()] || !column.ty.is_integer() {
            return Err(unsupported(format!(
                "the auto key `{}`, which is not the whole primary key",
                column.name
            )));
        }
        r.push(" CONSTRAINT ");
        r.ident(&table.primary_key_name())?;
        // Without AUTOINCREMENT the ids of deleted rows come again.
        r.push(" PRIMARY KEY AUTOINCREMENT");
    }
    match &column.default {
        Some(ColumnDefault::Value(value)) => {
            r.push(" DEFAULT ");
            r.bind(value, &column.ty).map_err(|error| in_column(error, &column.name))?;
        }
        Some(ColumnDefault::Now) => {
            r.push(" DEFAULT (");
            r.push(time::default_now(&column.ty)?);
            r.push(")");
        }
        Some(ColumnDefault::Expr(expr)) => {
            r.push(" DEFAULT (");
            SQLITE.coerced(&mut r, expr, &column.ty)?;
            r.push(")");
        }
        None => {}
    }
    if let Some(generated) = &column.generated {
        // SQLite takes GENERATED ALWAYS for a part of the type, and off again: a mark before it would stay in the type.
        r.push(if mark::mark(&column.ty).is_empty() { " GENERATED ALWAYS AS (" } else { " AS (" });
        SQLITE.coerced(&mut r, &generated.expr, &column.ty)?;
        r.push(if generated.sqlite_virtual { ") VIRTUAL" } else { ") STORED" });
    }
    check::implicit(r.sql_mut(), column);
    Ok(r.finish()?.0)
}

/// The type that a column of this type is declared with: one of the names that a STRICT table takes.
///
/// # Errors
/// [`Error::Unsupported`] for a type that SQLite cannot store.
pub fn declared_type(ty: &SqlType) -> Result<&'static str> {
    Ok(match ty {
        SqlType::Boolean | SqlType::SmallInt | SqlType::Integer | SqlType::BigInt | SqlType::Interval => {
            "INTEGER"
        }
        SqlType::Real | SqlType::Double => "REAL",
        SqlType::Bytes | SqlType::Uuid(UuidMode::Blob) => "BLOB",
        SqlType::Decimal(_)
        | SqlType::Text { .. }
        | SqlType::Uuid(UuidMode::Text)
        | SqlType::Date
        | SqlType::Time => "TEXT",
        SqlType::Json(_) | SqlType::Enum(_) | SqlType::Array(_) => "TEXT",
        SqlType::Timestamp(mode) | SqlType::TimestampTz(mode) => match mode {
            TimestampMode::Text => "TEXT",
            TimestampMode::Micros | TimestampMode::Millis | TimestampMode::Seconds => "INTEGER",
        },
        other => {
            return Err(unsupported(format!("columns of type {other}")));
        }
    })
}

fn in_column(error: Error, name: &str) -> Error {
    match error {
        Error::InvalidValue { reason, .. } => Error::InvalidValue { column: Some(name.to_owned()), reason },
        other => other,
    }
}
