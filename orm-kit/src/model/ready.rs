//! Objects that many schemas have.

use squall_core::{Table, render::push_ident, schema::TableDef};

use super::{Object, ObjectKind, Schema};

/// The function of Postgres that sets a column to the instant of the statement.
const FUNCTION: &str = "squall_set_now";

impl Schema {
    /// Has the database itself set `column` of `T` whenever a row is updated, also by other programs: by a trigger on each
    /// database.
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
    /// let schema = Schema::from(schema![Note]).with_updated_at::<Note>("updated_at");
    /// assert!(schema.objects.iter().any(|it| it.name == "notes_updated_at_now"));
    /// ```
    ///
    /// # Panics
    /// Where `T` has no such column, it is not a timestamp, or `T` has no primary key.
    #[must_use]
    pub fn with_updated_at<T: Table>(self, column: &str) -> Self {
        let table = T::def();
        let objects = updated_at(table, column);
        objects.into_iter().fold(self, |schema, object| {
            // The function is the same for all tables.
            let is_there = schema.objects.contains(&object);
            if is_there { schema } else { schema.with(object) }
        })
    }
}

fn updated_at(table: &TableDef, column: &str) -> Vec<Object> {
    use squall_core::{SqlType, types::TimestampMode};
    let name = |name: &str| {
        let mut sql = String::new();
        // A name that cannot be one is refused when the schema is compared.
        let _ = push_ident(&mut sql, name);
        sql
    };
    let found = table.column(column);
    let ty = found.map(|it| &it.ty);
    assert!(
        matches!(ty, Some(SqlType::Timestamp(_) | SqlType::TimestampTz(_))),
        "`{}` has no timestamp `{column}`",
        table.name
    );
    assert!(!table.primary_key.is_empty(), "`{}` has no primary key", table.name);
    let (mode, zone) = match ty {
        Some(SqlType::Timestamp(mode)) => (*mode, ""),
        Some(SqlType::TimestampTz(mode)) => (*mode, "Z"),
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
    let key: Vec<String> = table.primary_key.iter().map(|it| format!("{0} = NEW.{0}", name(it))).collect();
    let trigger = format!("{}_{column}_now", table.base_name());
    let (function, quoted, column_name) = (
        format!("{FUNCTION}_{column}_{unit}{}", if zone.is_empty() { "_utc" } else { "" }),
        name(&trigger),
        name(column),
    );
    let on_sqlite = name(&table.name);
    vec![
        Object::new(ObjectKind::Function, function.clone()).with_arguments("").on_postgres(format!(
            "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             NEW.{column_name} := date_trunc('{unit}', statement_timestamp(){in_zone}); RETURN NEW; END $$",
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
                     BEGIN UPDATE {on_sqlite} SET {column_name} = {now} WHERE {}; END",
                    key.join(" AND ")
                ));
            object.schema.clone_from(&table.schema);
            object
        },
    ]
}
