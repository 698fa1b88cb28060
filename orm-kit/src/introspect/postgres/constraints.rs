//! Constraints and indexes, each by its OID.

use std::collections::HashMap;

use squall::{
    Result, SqlType,
    ast::{Direction, Nulls},
    schema::{CheckDef, ForeignKeyDef, IndexDef, IndexKey, IndexPart, ReferentialAction, UniqueDef},
};
use squall_dialect_postgres::ENUM_CHECK;

use super::{Found, Reading, oids, types::text_enum};
use crate::introspect::{Live, rows, sql_expr};

/// Constraint: table, name, kind, columns, parent, its columns, delete, update, match, deferrable, deferred, definition.
type ConstraintRow = (
    i64,
    String,
    String,
    Option<Vec<String>>,
    i64,
    Option<Vec<String>>,
    String,
    String,
    String,
    String,
    String,
    Option<String>,
);
/// Index: table, OID, name, unique, method, options, keys, definition, predicate, what else the model has not.
type IndexRow = (i64, i64, String, bool, String, String, Option<String>, Option<String>);
/// Part: index, column, expression, descending, nulls first, collation.
type PartRow = (i64, Option<String>, String, bool, bool, Option<String>);

/// The names of the columns whose numbers `ARRAY` has.
fn names(array: &str, table: &str) -> String {
    format!(
        "(SELECT pg_catalog.array_agg(a.attname::text ORDER BY u.place) FROM pg_catalog.unnest({array}) WITH ORDINALITY AS u (number, place) \
         JOIN pg_catalog.pg_attribute a ON a.attrelid = {table} AND a.attnum = u.number)"
    )
}

pub(super) async fn read(reading: &Reading<'_>, found: &[Found], live: &mut Live) -> Result<()> {
    constraints(reading, found, live).await?;
    indexes(reading, found, live).await
}

async fn constraints(reading: &Reading<'_>, found: &[Found], live: &mut Live) -> Result<()> {
    let sql = format!(
        "SELECT c.conrelid::int8, c.conname::text, c.contype::text, {}, c.confrelid::int8, {}, \
         c.confdeltype::text, c.confupdtype::text, c.confmatchtype::text, \
         CASE WHEN c.condeferred THEN 'deferred' WHEN c.condeferrable THEN 'deferrable' ELSE '' END, \
         concat_ws(', ', CASE WHEN NOT c.convalidated THEN 'NOT VALID' END, \
         CASE WHEN i.indnullsnotdistinct THEN 'NULLS NOT DISTINCT' END, \
         CASE WHEN i.indnatts > i.indnkeyatts THEN 'INCLUDE' END, \
         CASE WHEN c.contype = 'c' AND c.connoinherit THEN 'NO INHERIT' END), \
         CASE c.contype WHEN 'c' THEN pg_catalog.pg_get_expr(c.conbin, c.conrelid) ELSE pg_catalog.pg_get_constraintdef(c.oid) END \
         FROM pg_catalog.pg_constraint c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.conindid AND c.contype IN ('p', 'u') \
         WHERE c.conrelid IN ({}) AND c.contype IN ('p', 'u', 'f', 'c', 'x') AND c.conparentid = 0 \
         ORDER BY c.conrelid, c.conname COLLATE \"C\"",
        names("c.conkey", "c.conrelid"),
        names("c.confkey", "c.confrelid"),
        oids(found),
    );
    for row in rows::<ConstraintRow>(reading.transaction, &sql).await? {
        let (
            oid,
            name,
            kind,
            columns,
            parent,
            parent_columns,
            on_delete,
            on_update,
            matching,
            deferral,
            strange,
            definition,
        ) = row;
        let Some(place) = reading.tables.get(&oid).copied() else { continue };
        let table = found[place].name.clone();
        let (columns, definition) = (columns.unwrap_or_default(), definition.unwrap_or_default());
        let facts = live.facts.entry(table.clone()).or_default();
        let is_foreign = columns.iter().any(|column| facts.foreign.contains(column));
        let mut strange = strange;
        if is_foreign {
            strange = "a column of a type that the model has not".into();
        } else if kind == "x" {
            strange = "EXCLUDE".into();
        } else if kind == "f" && matching == "f" {
            strange = "MATCH FULL".into();
        } else if deferral == "deferrable" || (deferral == "deferred" && kind != "f") {
            strange = "DEFERRABLE".into();
        }
        let is_untold = match kind.as_str() {
            "p" => false,
            "f" => strange == "MATCH FULL" || is_foreign,
            _ => !strange.is_empty(),
        };
        if !strange.is_empty() {
            let fate = if is_untold { ": left alone" } else { "" };
            live.note(
                &table,
                None,
                format!("the constraint `{name}` has {strange}, which the model has not{fate}: {definition}"),
            );
        }
        let facts = live.facts.entry(table.clone()).or_default();
        if is_untold {
            facts.foreign_objects.insert(name, definition);
            continue;
        }
        match kind.as_str() {
            "p" => {
                facts.primary_key = Some(name);
                live.schema.tables[place].primary_key = columns;
            }
            "u" => live.schema.tables[place].uniques.push(UniqueDef { name, columns }),
            "f" => {
                let Some(parent) = reading.tables.get(&parent).copied() else {
                    live.note(
                        &table,
                        None,
                        format!("the foreign key `{name}` refers to a table that is not read: {definition}"),
                    );
                    continue;
                };
                let parent = &live.schema.tables[parent];
                let key = ForeignKeyDef {
                    name,
                    columns,
                    foreign_table: parent.name.clone(),
                    foreign_schema: parent.schema.clone(),
                    foreign_columns: parent_columns.unwrap_or_default(),
                    on_delete: action(&on_delete),
                    on_update: action(&on_update),
                    deferrable: deferral == "deferred",
                };
                live.schema.tables[place].foreign_keys.push(key);
            }
            _ => {
                let def = &mut live.schema.tables[place];
                let of_enum = name.strip_prefix(ENUM_CHECK).map(str::to_owned);
                let column = of_enum.and_then(|of| def.columns.iter_mut().find(|it| it.name == of));
                match column {
                    Some(column) if column.ty.is_text() => {
                        column.ty = text_enum(&table, &column.name, &definition);
                    }
                    _ => {
                        let condition = sql_expr(definition, SqlType::Boolean);
                        def.checks.push(CheckDef { name, columns, condition });
                    }
                }
            }
        }
    }
    Ok(())
}

fn action(letter: &str) -> ReferentialAction {
    match letter {
        "r" => ReferentialAction::Restrict,
        "c" => ReferentialAction::Cascade,
        "n" => ReferentialAction::SetNull,
        "d" => ReferentialAction::SetDefault,
        _ => ReferentialAction::NoAction,
    }
}

async fn indexes(reading: &Reading<'_>, found: &[Found], live: &mut Live) -> Result<()> {
    let sql = format!(
        "SELECT i.indexrelid::int8, a.attname::text, pg_catalog.pg_get_indexdef(i.indexrelid, u.place::int4, false), \
         u.opt & 1 = 1, u.opt & 2 = 2, \
         CASE WHEN u.coll <> 0 AND u.coll IS DISTINCT FROM a.attcollation AND u.coll <> 100 \
         THEN (SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(co.collname) \
         FROM pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace n ON n.oid = co.collnamespace WHERE co.oid = u.coll) END \
         FROM pg_catalog.pg_index i \
         CROSS JOIN LATERAL (SELECT * FROM unnest(i.indkey::int2[], i.indoption::int2[], i.indcollation::oid[]) \
         WITH ORDINALITY AS k (number, opt, coll, place) WHERE k.place <= i.indnkeyatts) AS u \
         LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.number AND u.number > 0 \
         WHERE i.indrelid IN ({}) ORDER BY i.indexrelid, u.place",
        oids(found)
    );
    let mut parts: HashMap<i64, Vec<PartRow>> = HashMap::new();
    for row in rows::<PartRow>(reading.transaction, &sql).await? {
        parts.entry(row.0).or_default().push(row);
    }
    let sql = format!(
        "SELECT i.indrelid::int8, i.indexrelid::int8, c.relname::text, i.indisunique, m.amname::text, \
         concat_ws(', ', CASE WHEN i.indnullsnotdistinct THEN 'NULLS NOT DISTINCT' END, \
         CASE WHEN i.indnatts > i.indnkeyatts THEN 'INCLUDE' END, CASE WHEN NOT i.indisvalid THEN 'INVALID' END, \
         CASE WHEN c.reloptions IS NOT NULL THEN 'WITH' END, \
         CASE WHEN EXISTS (SELECT FROM pg_catalog.unnest(i.indclass::oid[]) WITH ORDINALITY AS k (class, place) \
         JOIN pg_catalog.pg_opclass o ON o.oid = k.class WHERE NOT o.opcdefault) THEN 'an operator class' END), \
         pg_catalog.pg_get_expr(i.indpred, i.indrelid), pg_catalog.pg_get_indexdef(i.indexrelid) \
         FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid \
         JOIN pg_catalog.pg_am m ON m.oid = c.relam \
         WHERE i.indrelid IN ({}) \
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')) \
         ORDER BY i.indrelid, c.relname COLLATE \"C\"",
        oids(found)
    );
    for (table_oid, oid, name, unique, method, strange, predicate, definition) in
        rows::<IndexRow>(reading.transaction, &sql).await?
    {
        let Some(place) = reading.tables.get(&table_oid).copied() else { continue };
        let table = found[place].name.clone();
        let definition = definition.unwrap_or_default();
        let parts = parts.remove(&oid).unwrap_or_default();
        let facts = live.facts.entry(table.clone()).or_default();
        let foreign = |part: &PartRow| part.1.as_ref().is_some_and(|it| facts.foreign.contains(it));
        let strange = if parts.iter().any(foreign) {
            "a column of a type that the model has not".to_owned()
        } else {
            strange
        };
        if !strange.is_empty() {
            facts.foreign_objects.insert(name.clone(), definition.clone());
            live.note(
                &table,
                None,
                format!(
                    "the index `{name}` has {strange}, which the model has not: left alone: {definition}"
                ),
            );
            continue;
        }
        let is_ordered = method == "btree";
        let parts = parts.into_iter().map(|(_, column, sql, descending, nulls_first, collation)| IndexPart {
            key: match (column, collation) {
                (Some(column), None) => IndexKey::Column(column),
                (_, None) => IndexKey::Expr(sql_expr(sql, SqlType::TEXT)),
                (_, Some(collation)) => {
                    IndexKey::Expr(sql_expr(format!("{sql} COLLATE {collation}"), SqlType::TEXT))
                }
            },
            direction: if is_ordered && descending { Direction::Desc } else { Direction::Asc },
            nulls: if is_ordered && nulls_first { Nulls::First } else { Nulls::Last },
        });
        let index = IndexDef {
            name,
            parts: parts.collect(),
            unique,
            predicate: predicate.map(|sql| sql_expr(sql, SqlType::Boolean)),
            method: (!is_ordered).then_some(method),
        };
        live.schema.tables[place].indexes.push(index);
    }
    Ok(())
}
