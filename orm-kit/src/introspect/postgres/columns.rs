//! Columns, with their types, defaults and comments.

use std::collections::HashMap;

use squall::{
    Collation, Result,
    schema::{ColumnDef, ColumnDefault, Generated, Identity},
};

use super::{
    Found, Reading, oids,
    types::{PgType, logical},
};
use crate::introspect::{Live, rows, sql_expr};

/// Type: its OID, that of its elements (or 0), name, schema, whether it is an enum, an array, a domain.
type TypeRow = (i64, i64, String, String, String);
/// Column: table, name, type, modifier, dimensions, NOT NULL, default, identity, generated, collation, its schema, comment, owned sequence.
type Row =
    (i64, String, i64, i64, i64, bool, Option<String>, String, String, Option<String>, Option<String>, bool);

pub(super) async fn read(reading: &Reading<'_>, found: &[Found], live: &mut Live) -> Result<()> {
    let labels = labels(reading).await?;
    let types: Vec<TypeRow> = rows(
        reading.transaction,
        "SELECT t.oid::int8, CASE WHEN t.typcategory = 'A' THEN t.typelem::int8 ELSE 0::int8 END, \
         t.typname::text, n.nspname::text, t.typtype::text \
         FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace",
    )
    .await?;
    let types: HashMap<i64, &TypeRow> = types.iter().map(|row| (row.0, row)).collect();
    let by_bytes = by_bytes(reading).await?;

    let sql = format!(
        "SELECT a.attrelid::int8, a.attname::text, a.atttypid::int8, a.atttypmod::int8, a.attndims::int8, a.attnotnull, \
         pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attidentity::text, a.attgenerated::text, \
         CASE WHEN a.attcollation <> 0 THEN (SELECT co.collname::text FROM pg_catalog.pg_collation co WHERE co.oid = a.attcollation) END, \
         pg_catalog.col_description(a.attrelid, a.attnum), \
         EXISTS (SELECT FROM pg_catalog.pg_depend o JOIN pg_catalog.pg_class s ON s.oid = o.objid AND s.relkind = 'S' \
         WHERE o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND o.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass \
         AND o.refobjid = a.attrelid AND o.refobjsubid = a.attnum AND o.deptype = 'a') \
         FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum \
         WHERE a.attrelid IN ({}) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attrelid, a.attnum",
        oids(found)
    );
    for row in rows::<Row>(reading.transaction, &sql).await? {
        let (
            oid,
            column,
            type_oid,
            modifier,
            dimensions,
            not_null,
            default,
            identity,
            generated,
            collation,
            comment,
            owned,
        ) = row;
        let Some(place) = reading.tables.get(&oid).copied() else { continue };
        let table = &found[place].name;
        let Some((_, element, name, _, _)) = types.get(&type_oid) else { continue };
        let Some((scalar_oid, _, scalar, schema, kind)) =
            types.get(if *element == 0 { &type_oid } else { element })
        else {
            continue;
        };
        let ty = PgType {
            name: scalar,
            schema: (*schema != reading.own).then_some(schema),
            built_in: schema == "pg_catalog" && kind == "b",
            modifier,
            // Arrays that a query or a domain made have no number.
            dimensions: if *element == 0 { 0 } else { dimensions.max(1) },
            labels: labels.get(scalar_oid).cloned(),
        };
        let declared = if *element == 0 { name.clone() } else { format!("{scalar}[]") };
        let facts = live.facts.entry(table.clone()).or_default();
        facts.declared.insert(column.clone(), declared.clone());
        let Some((ty, note)) = logical(&ty) else {
            facts.foreign.push(column.clone());
            let without = if not_null && default.is_none() && identity.is_empty() {
                "; an insert fails, as it is NOT NULL and has no default"
            } else {
                ""
            };
            live.note(
                table,
                Some(&column),
                format!("of the type {declared}, which the model has not: left alone{without}"),
            );
            continue;
        };
        if let Some(note) = note {
            live.note(table, Some(&column), note);
        }
        let is_counted = |sql: &str| owned && sql.starts_with("nextval(");
        let (identity, default) = match (identity.as_str(), default) {
            ("a", _) => {
                live.note(
                    table,
                    Some(&column),
                    "GENERATED ALWAYS AS IDENTITY, and the model has BY DEFAULT: read as that",
                );
                (Some(Identity::Identity), None)
            }
            ("d", _) => (Some(Identity::Identity), None),
            (_, Some(sql)) if ty.is_integer() && is_counted(&sql) => (Some(Identity::Serial), None),
            (_, default) => (None, default),
        };
        let (generated, default) = match (generated.as_str(), default) {
            ("", default) => (None, default),
            (_, Some(sql)) => {
                (Some(Generated { expr: sql_expr(sql, ty.clone()), sqlite_virtual: false }), None)
            }
            (_, None) => (None, None),
        };
        // The elements of an array have no collation in the model.
        let collation = collation.filter(|it| {
            ty.is_text() && it != "C" && it != "POSIX" && it != "ucs_basic" && !(it == "default" && by_bytes)
        });
        live.schema.tables[place].columns.push(ColumnDef {
            name: column,
            nullable: !not_null,
            identity,
            default: default
                .filter(|sql| !sql.starts_with("NULL::"))
                .map(|sql| ColumnDefault::Expr(sql_expr(sql, ty.clone()))),
            generated,
            collation: collation.map(Collation::named_postgres),
            comment,
            renamed_from: None,
            ty,
        });
    }
    Ok(())
}

/// The labels of each enum, in their order.
async fn labels(reading: &Reading<'_>) -> Result<HashMap<i64, Vec<String>>> {
    let sql =
        "SELECT enumtypid::int8, enumlabel::text FROM pg_catalog.pg_enum ORDER BY enumtypid, enumsortorder";
    let mut labels: HashMap<i64, Vec<String>> = HashMap::new();
    for (oid, label) in rows::<(i64, String)>(reading.transaction, sql).await? {
        labels.entry(oid).or_default().push(label);
    }
    Ok(labels)
}

/// Whether the database orders text by its bytes by default.
async fn by_bytes(reading: &Reading<'_>) -> Result<bool> {
    let sql = "SELECT datlocprovider = 'c' AND datcollate IN ('C', 'POSIX') FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()";
    let found: Vec<bool> = rows(reading.transaction, sql).await?;
    Ok(found.contains(&true))
}
