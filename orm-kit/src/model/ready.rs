//! Objects that many schemas have.

use std::borrow::Borrow;

use squall_core::{
    SqlType, Table, query::Column, render::push_ident, schema::TableDef, table::Timestamp,
    types::TimestampMode,
};

use super::{Object, ObjectKind, Schema};

/// The function of Postgres that sets a column to the instant of the statement.
const FUNCTION: &str = "squall_set_now";

impl Schema {
    /// Has the database itself set a column whenever a row is updated and the column is not, also by other programs: by a
    /// trigger on each database.
    ///
    /// ```
    /// use squall::prelude::*;
    /// use squall_kit::Schema;
    ///
    /// #[derive(Table)]
    /// struct Note {
    ///     #[column(primary_key, auto)]
    ///     id: i64,
    ///     text: String,
    ///     updated_at: chrono::DateTime<chrono::Utc>,
    /// }
    ///
    /// let schema = Schema::from(schema![Note]).with_updated_at(Note::updated_at);
    /// assert!(schema.objects.iter().any(|it| it.name == "notes_updated_at_now"));
    /// ```
    #[must_use]
    pub fn with_updated_at<S: Table, T: Timestamp>(self, column: impl Borrow<Column<S, T>>) -> Self {
        let column = column.borrow();
        let objects = updated_at(S::def(), column.name(), &column.info().ty);
        objects.into_iter().fold(self, |schema, object| {
            // The function is the same for all tables.
            let is_there = schema.objects.contains(&object);
            if is_there { schema } else { schema.with(object) }
        })
    }
}

fn updated_at(table: &TableDef, column: &str, ty: &SqlType) -> Vec<Object> {
    let name = |name: &str| {
        let mut sql = String::new();
        // A name that cannot be one is refused when the schema is compared.
        let _ = push_ident(&mut sql, name);
        sql
    };
    let (mode, zone) = match ty {
        SqlType::Timestamp(mode) => (*mode, ""),
        SqlType::TimestampTz(mode) => (*mode, "Z"),
        _ => (TimestampMode::Micros, "Z"),
    };
    // SQLite's clock counts milliseconds.
    let now = match mode {
        TimestampMode::Micros => "CAST(unixepoch('subsec') * 1000 AS INTEGER) * 1000".to_owned(),
        TimestampMode::Millis => "CAST(unixepoch('subsec') * 1000 AS INTEGER)".to_owned(),
        TimestampMode::Seconds => "unixepoch()".to_owned(),
        TimestampMode::Text => format!("strftime('%Y-%m-%dT%H:%M:%f000{zone}', 'now')"),
    };
    let unit = match mode {
        TimestampMode::Seconds => "second",
        TimestampMode::Millis => "milliseconds",
        TimestampMode::Micros | TimestampMode::Text => "microseconds",
    };
    let in_zone = if zone.is_empty() { " AT TIME ZONE 'UTC'" } else { "" };
    let on_postgres = match &table.schema {
        Some(schema) => format!("{}.{}", name(schema), name(table.base_name())),
        None => name(&table.name),
    };
    let trigger = format!("{}_{column}_now", table.base_name());
    let (function, quoted, column_name) = (
        format!("{FUNCTION}_{column}_{unit}{}", if zone.is_empty() { "_utc" } else { "" }),
        name(&trigger),
        name(column),
    );
    let on_sqlite = name(&table.name);
    // The name of it that no column has.
    let is_free = |it: &&str| !table.columns.iter().any(|column| column.name.eq_ignore_ascii_case(it));
    let rowid = ["rowid", "_rowid_", "oid"].into_iter().find(is_free).unwrap_or("rowid");
    vec![
        Object::new(ObjectKind::Function, function.clone()).with_arguments("").on_postgres(format!(
            "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             IF NEW.{column_name} IS NOT DISTINCT FROM OLD.{column_name} THEN \
             NEW.{column_name} := date_trunc('{unit}', statement_timestamp(){in_zone}); END IF; RETURN NEW; END $$",
            name(&function)
        )),
        {
            let mut object = Object::new(ObjectKind::Trigger, trigger)
                .of_table(table.name.clone())
                .on_postgres(format!(
                    "CREATE TRIGGER {quoted} BEFORE UPDATE ON {on_postgres} FOR EACH ROW EXECUTE FUNCTION {}()",
                    name(&function)
                ))
                .on_sqlite(format!(
                    "CREATE TRIGGER {quoted} AFTER UPDATE ON {on_sqlite} FOR EACH ROW WHEN NEW.{column_name} IS OLD.{column_name} \
                     BEGIN UPDATE {on_sqlite} SET {column_name} = {now} WHERE {rowid} = NEW.{rowid}; END"
                ));
            object.schema.clone_from(&table.schema);
            object
        },
    ]
}
