//! Views, triggers, functions, policies and extensions, as text.

use squall::Result;

use super::{Found, Reading, ident, not_of_extension, oids, text};
use crate::{
    introspect::{Live, rows},
    model::{Object, ObjectKind},
};

pub(super) async fn read(reading: &Reading<'_>, found: &[Found], live: &mut Live) -> Result<()> {
    extensions(reading, live).await?;
    functions(reading, live).await?;
    views(reading, live).await?;
    triggers(reading, found, live).await?;
    policies(reading, found, live).await?;
    others(reading, live).await
}

impl Reading<'_> {
    /// The schema, where it is not that of the connection.
    fn schema(&self, name: String) -> Option<String> {
        (name != self.own).then_some(name)
    }

    fn qualified(&self, schema: &Option<String>, name: &str) -> String {
        match schema {
            Some(schema) => format!("{}.{}", ident(schema), ident(name)),
            None => ident(name),
        }
    }
}

async fn extensions(reading: &Reading<'_>, live: &mut Live) -> Result<()> {
    let sql = "SELECT extname::text FROM pg_catalog.pg_extension WHERE extname <> 'plpgsql' ORDER BY extname";
    for name in rows::<String>(reading.transaction, sql).await? {
        let sql = format!("CREATE EXTENSION IF NOT EXISTS {}", ident(&name));
        live.schema.objects.push(Object::new(ObjectKind::Extension, name).on_postgres(sql));
    }
    Ok(())
}

async fn functions(reading: &Reading<'_>, live: &mut Live) -> Result<()> {
    let sql = format!(
        "SELECT n.nspname::text, p.proname::text, pg_catalog.pg_get_function_identity_arguments(p.oid), \
         pg_catalog.pg_get_functiondef(p.oid) \
         FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace \
         WHERE p.prokind IN ('f', 'p') AND {} AND {} \
         ORDER BY n.nspname COLLATE \"C\", p.proname COLLATE \"C\", 3",
        reading.namespaces,
        not_of_extension("pg_proc", "p.oid"),
    );
    for (schema, name, arguments, sql) in
        rows::<(String, String, String, String)>(reading.transaction, &sql).await?
    {
        let mut object = Object::new(ObjectKind::Function, name)
            .with_arguments(arguments)
            .on_postgres(own_names(reading, sql.trim_end()));
        object.schema = reading.schema(schema);
        live.schema.objects.push(object);
    }
    Ok(())
}

/// `pg_get_functiondef` and its kin qualify names also of the schema of the connection, where the model does not.
fn own_names(reading: &Reading<'_>, sql: &str) -> String {
    let own = &reading.own;
    let plain =
        !own.is_empty() && own.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_');
    let quoted = if plain { own.clone() } else { ident(own) };
    for start in ["CREATE OR REPLACE FUNCTION ", "CREATE OR REPLACE PROCEDURE "] {
        if let Some(rest) = sql.strip_prefix(&format!("{start}{quoted}.")) {
            return format!("{start}{rest}");
        }
    }
    if sql.starts_with("CREATE INDEX ") || sql.starts_with("CREATE UNIQUE INDEX ") {
        return sql.replacen(&format!(" ON {quoted}."), " ON ", 1);
    }
    // CREATE [CONSTRAINT] TRIGGER .. ON schema.table
    if sql.starts_with("CREATE TRIGGER ") || sql.starts_with("CREATE CONSTRAINT TRIGGER ") {
        return sql.replacen(&format!(" ON {quoted}."), " ON ", 1).replacen(
            &format!(" EXECUTE FUNCTION {quoted}."),
            " EXECUTE FUNCTION ",
            1,
        );
    }
    sql.to_owned()
}

async fn views(reading: &Reading<'_>, live: &mut Live) -> Result<()> {
    let sql = format!(
        "SELECT n.nspname::text, c.relname::text, c.relkind::text, pg_catalog.pg_get_viewdef(c.oid), \
         pg_catalog.array_to_string(c.reloptions, ', '), \
         (SELECT pg_catalog.array_agg(pg_catalog.pg_get_indexdef(i.indexrelid) ORDER BY x.relname COLLATE \"C\") \
         FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid) \
         FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         WHERE c.relkind IN ('v', 'm') AND {} AND {} ORDER BY c.oid",
        reading.namespaces,
        not_of_extension("pg_class", "c.oid"),
    );
    type Row = (String, String, String, String, Option<String>, Option<Vec<String>>);
    for (schema, name, kind, query, options, indexes) in rows::<Row>(reading.transaction, &sql).await? {
        let schema = reading.schema(schema);
        let qualified = reading.qualified(&schema, &name);
        let with = options.map(|it| format!(" WITH ({it})")).unwrap_or_default();
        let query = query.trim_end().trim_end_matches(';');
        let (kind, sql) = if kind == "m" {
            (
                ObjectKind::MaterializedView,
                // What makes its indexes is a part of what makes it.
                indexes.unwrap_or_default().iter().fold(
                    format!("CREATE MATERIALIZED VIEW {qualified}{with} AS{}", lead(query)),
                    |sql, index| format!("{sql};\n{}", own_names(reading, index)),
                ),
            )
        } else {
            (ObjectKind::View, format!("CREATE VIEW {qualified}{with} AS{}", lead(query)))
        };
        let mut object = Object::new(kind, name).on_postgres(sql);
        object.schema = schema;
        live.schema.objects.push(object);
    }
    Ok(())
}

/// The query of a view begins with a blank already.
fn lead(query: &str) -> String {
    format!(" {}", query.trim_start())
}

async fn triggers(reading: &Reading<'_>, found: &[Found], live: &mut Live) -> Result<()> {
    let sql = format!(
        "SELECT t.tgrelid::int8, t.tgname::text, pg_catalog.pg_get_triggerdef(t.oid) \
         FROM pg_catalog.pg_trigger t WHERE NOT t.tgisinternal AND t.tgrelid IN ({}) AND {} \
         ORDER BY t.tgrelid, t.tgname COLLATE \"C\"",
        oids(found),
        not_of_extension("pg_trigger", "t.oid"),
    );
    for (oid, name, sql) in rows::<(i64, String, String)>(reading.transaction, &sql).await? {
        let Some(place) = reading.tables.get(&oid).copied() else { continue };
        let mut object = Object::new(ObjectKind::Trigger, name)
            .of_table(found[place].name.clone())
            .on_postgres(own_names(reading, &sql));
        object.schema.clone_from(&live.schema.tables[place].schema);
        live.schema.objects.push(object);
    }
    Ok(())
}

async fn policies(reading: &Reading<'_>, found: &[Found], live: &mut Live) -> Result<()> {
    let sql = format!(
        "SELECT c.oid::int8, c.relforcerowsecurity FROM pg_catalog.pg_class c WHERE c.oid IN ({}) AND c.relrowsecurity \
         ORDER BY c.relname COLLATE \"C\"",
        oids(found)
    );
    for (oid, forced) in rows::<(i64, bool)>(reading.transaction, &sql).await? {
        let Some(place) = reading.tables.get(&oid).copied() else { continue };
        let def = &live.schema.tables[place];
        let (name, base, schema) = (def.name.clone(), def.base_name().to_owned(), def.schema.clone());
        let forced = if forced { ", FORCE ROW LEVEL SECURITY" } else { "" };
        let table = reading.qualified(&schema, &base);
        let sql = format!("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY{forced}");
        let mut object = Object::new(ObjectKind::RowSecurity, base).of_table(name).on_postgres(sql);
        object.schema = schema;
        live.schema.objects.push(object);
    }
    let sql = format!(
        "SELECT p.polrelid::int8, p.polname::text, p.polpermissive, p.polcmd::text, \
         (SELECT pg_catalog.string_agg(CASE WHEN r.id = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r.id)) END, ', ' ORDER BY r.place) \
         FROM pg_catalog.unnest(p.polroles) WITH ORDINALITY AS r (id, place)), \
         pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) \
         FROM pg_catalog.pg_policy p WHERE p.polrelid IN ({}) ORDER BY p.polrelid, p.polname COLLATE \"C\"",
        oids(found)
    );
    type Row = (i64, String, bool, String, Option<String>, Option<String>, Option<String>);
    for (oid, name, permissive, command, roles, using, check) in
        rows::<Row>(reading.transaction, &sql).await?
    {
        let Some(place) = reading.tables.get(&oid).copied() else { continue };
        let def = &live.schema.tables[place];
        let (table, schema) = (def.name.clone(), def.schema.clone());
        let mut sql =
            format!("CREATE POLICY {} ON {}", ident(&name), reading.qualified(&schema, def.base_name()));
        if !permissive {
            sql.push_str(" AS RESTRICTIVE");
        }
        sql.push_str(match command.as_str() {
            "r" => " FOR SELECT",
            "a" => " FOR INSERT",
            "w" => " FOR UPDATE",
            "d" => " FOR DELETE",
            _ => "",
        });
        if let Some(roles) = roles.filter(|it| it != "PUBLIC") {
            sql.push_str(&format!(" TO {roles}"));
        }
        if let Some(using) = using {
            sql.push_str(&format!(" USING ({using})"));
        }
        if let Some(check) = check {
            sql.push_str(&format!(" WITH CHECK ({check})"));
        }
        let mut object = Object::new(ObjectKind::Policy, name).of_table(table).on_postgres(sql);
        object.schema = schema;
        live.schema.objects.push(object);
    }
    Ok(())
}

/// What the model has not at all: told, and left alone.
async fn others(reading: &Reading<'_>, live: &mut Live) -> Result<()> {
    let sql = format!(
        "SELECT 'a sequence', n.nspname::text, c.relname::text FROM pg_catalog.pg_class c \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         WHERE c.relkind = 'S' AND {0} AND {1} AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend o \
         WHERE o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND o.objid = c.oid AND o.deptype IN ('a', 'i')) \
         UNION ALL \
         SELECT CASE t.typtype WHEN 'd' THEN 'a domain' WHEN 'c' THEN 'a composite type' ELSE 'a range type' END, n.nspname::text, t.typname::text \
         FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace \
         WHERE {0} AND {2} AND (t.typtype IN ('d', 'r') OR t.typtype = 'c' \
         AND EXISTS (SELECT FROM pg_catalog.pg_class k WHERE k.oid = t.typrelid AND k.relkind = 'c')) \
         UNION ALL \
         SELECT {3}, n.nspname::text, p.proname::text FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace \
         WHERE p.prokind IN ('a', 'w') AND {0} AND {4} ORDER BY 2, 3",
        reading.namespaces,
        not_of_extension("pg_class", "c.oid"),
        not_of_extension("pg_type", "t.oid"),
        text("an aggregate"),
        not_of_extension("pg_proc", "p.oid"),
    );
    for (what, schema, name) in rows::<(String, String, String)>(reading.transaction, &sql).await? {
        let name = match reading.schema(schema) {
            Some(schema) => format!("{schema}.{name}"),
            None => name,
        };
        live.note(&name, None, format!("{what}, which the model has not: left alone"));
    }
    Ok(())
}
