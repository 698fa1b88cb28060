//! Auto keys that an insert gave: Postgres' sequence does not notice them, and would give them out once more.

use squall_core::{Result, render::push_ident, schema::TableDef};

use crate::{ddl::push_table, literal};

/// A sequence that lags this far behind is set. One that is nearer is drawn from instead, number by number, as to set it
/// could set back who draws from it at the same moment.
const FAR: u32 = 1000;

/// What moves the sequence of `column` up to its greatest value. It returns no rows.
pub(crate) fn count_on(table: &TableDef, column: &str) -> Result<String> {
    let (mut key, mut source) = (String::new(), String::new());
    push_ident(&mut key, column)?;
    push_table(&mut source, table)?;
    let (mut column_name, mut table_name) = (String::new(), String::new());
    literal::quoted(&mut column_name, column);
    literal::quoted(&mut table_name, &source);
    Ok(format!(
        "SELECT 1 FROM (SELECT CASE WHEN lag > {FAR} THEN setval(sequence, reached) \
         ELSE (SELECT max(drawn) FROM (SELECT nextval(sequence) AS drawn FROM generate_series(1, lag)) AS draws) \
         END AS moved \
         FROM (SELECT sequence, reached, reached - coalesce(pg_sequence_last_value(sequence), 0) AS lag \
         FROM (SELECT pg_get_serial_sequence({table_name}, {column_name})::regclass AS sequence, \
         (SELECT greatest(max({key}), 0)::bigint FROM {source}) AS reached) AS state) AS states \
         WHERE sequence IS NOT NULL AND lag > 0) AS moves WHERE moved IS NULL"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_as_names_and_as_texts() {
        let sql = count_on(&TableDef::new("it's"), "Key").unwrap();
        assert!(sql.contains(r#"pg_get_serial_sequence('"it''s"', 'Key')"#), "{sql}");
        assert!(sql.contains(r#"max("Key"), 0)::bigint FROM "it's""#), "{sql}");
        assert!(count_on(&TableDef::new(""), "id").is_err());
    }
}
