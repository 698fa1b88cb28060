//! What of a wanted schema a live database has already, in the words of the wanted schema.

use squall::{
    SqlType,
    schema::{CheckDef, ColumnDef, ForeignKeyDef, IndexDef, TableDef, UniqueDef},
};
use squall_dialect_sqlite::ddl;

use super::{
    Facts, Live,
    sqlite::types::{Affinity, affinity},
};
use crate::model::{Object, Schema};

/// The live schema, with each part that is as wanted in the very words of `wanted`: what then differs is to be changed.
///
/// `canonical` is the wanted schema as the same kind of database tells it. Parts that the database does not keep, such as
/// whether a UUID is a BLOB on SQLite, are equal wherever they are told alike.
pub fn adopt(live: &Live, canonical: &Live, wanted: &Schema) -> Schema {
    let mut tables: Vec<TableDef> = Vec::new();
    for table in &live.schema.tables {
        let want = wanted.table(&table.name).zip(canonical.schema.table(&table.name));
        tables.push(match want {
            Some((want, told)) => {
                let facts = live.facts.get(&table.name).cloned().unwrap_or_default();
                adopt_table(table, &facts, told, want)
            }
            None => table.clone(),
        });
    }
    let objects = live.schema.objects.iter().map(|object| {
        // The database tells the arguments of both by the same words.
        let told =
            canonical.schema.objects.iter().find(|it| it.is_same(object) && it.arguments == object.arguments);
        let want = wanted.objects.iter().find(|it| it.is_same(object));
        match (told, want) {
            (Some(told), Some(want)) if told == object => want.clone(),
            // It could not be made apart from the live database.
            (None, Some(want)) if is_written_alike(object, want) => want.clone(),
            _ => object.clone(),
        }
    });
    Schema { tables, objects: objects.collect() }
}

fn is_written_alike(live: &Object, want: &Object) -> bool {
    let words = |sql: &Option<String>| {
        let sql = sql.as_deref().unwrap_or_default().trim_end_matches([';', ' ', '\n']);
        sql.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    match (&live.postgres, &live.sqlite) {
        (Some(_), _) => words(&live.postgres) == words(&want.postgres),
        _ => words(&live.sqlite) == words(&want.sqlite),
    }
}

fn adopt_table(live: &TableDef, facts: &Facts, told: &TableDef, want: &TableDef) -> TableDef {
    let mut table = live.clone();
    // SQLite has no schemas: a point is part of the name.
    table.schema.clone_from(&want.schema);
    if live.comment == told.comment {
        table.comment.clone_from(&want.comment);
    }
    for column in &mut table.columns {
        let told = told.column(&column.name).cloned();
        if let Some((told, want)) = told.zip(want.column(&column.name)) {
            adopt_column(column, facts, &told, want);
        }
    }
    for name in &facts.foreign {
        // There already, in a type that the model has not: whatever it is, it is left alone.
        if let Some(column) = want.column(name) {
            table.columns.push(column.clone());
        }
    }
    table.uniques = named(&live.uniques, &told.uniques, &want.uniques, facts);
    table.foreign_keys = named(&live.foreign_keys, &told.foreign_keys, &want.foreign_keys, facts);
    table.checks = named(&live.checks, &told.checks, &want.checks, facts);
    table.indexes = named(&live.indexes, &told.indexes, &want.indexes, facts);
    // What is there with more than the model says keeps it.
    let kept = |name: &String| facts.foreign_objects.contains_key(name);
    table.uniques.extend(want.uniques.iter().filter(|it| kept(&it.name)).cloned());
    table.foreign_keys.extend(want.foreign_keys.iter().filter(|it| kept(&it.name)).cloned());
    table.checks.extend(want.checks.iter().filter(|it| kept(&it.name)).cloned());
    table.indexes.extend(want.indexes.iter().filter(|it| kept(&it.name)).cloned());
    table
}

fn adopt_column(column: &mut ColumnDef, facts: &Facts, told: &ColumnDef, want: &ColumnDef) {
    let live = column.clone();
    if live.ty == told.ty || is_loose(facts, &live, &want.ty) {
        column.ty = want.ty.clone();
    }
    if live.nullable == told.nullable {
        column.nullable = want.nullable;
    }
    if live.identity == told.identity {
        column.identity = want.identity;
    }
    if same_text(&live.default, &told.default) {
        column.default.clone_from(&want.default);
    }
    if same_text(&live.generated, &told.generated) {
        column.generated.clone_from(&want.generated);
    }
    if live.collation == told.collation {
        column.collation.clone_from(&want.collation);
    }
    if live.comment == told.comment {
        column.comment.clone_from(&want.comment);
    }
}

/// Whether two parts are the same but for the type that their raw SQL is said to be of, which the column says.
fn same_text<T: serde::Serialize>(live: &Option<T>, told: &Option<T>) -> bool {
    let plain = |part: &Option<T>| {
        let mut json = serde_json::to_value(part).unwrap_or_default();
        strip_types(&mut json);
        json
    };
    plain(live) == plain(told)
}

fn strip_types(json: &mut serde_json::Value) {
    match json {
        serde_json::Value::Object(map) => {
            map.remove("ty");
            map.values_mut().for_each(strip_types);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(strip_types),
        _ => {}
    }
}

/// Whether a column of a table without STRICT, which is held to no type, takes values of the wanted one.
fn is_loose(facts: &Facts, column: &ColumnDef, want: &SqlType) -> bool {
    if facts.strict {
        return false;
    }
    let Some(declared) = facts.declared.get(&column.name) else { return false };
    let Ok(wanted) = ddl::declared_type(want) else { return false };
    match affinity(declared) {
        Affinity::Numeric | Affinity::Blob => true,
        own => own == affinity(wanted),
    }
}

/// A part with a name of its own.
trait Named: Clone + PartialEq {
    fn name(&self) -> &str;
    fn renamed(&self, name: &str) -> Self;
}

macro_rules! named {
    ($($ty:ty),+) => { $(
        impl Named for $ty {
            fn name(&self) -> &str {
                &self.name
            }

            fn renamed(&self, name: &str) -> Self {
                Self { name: name.to_owned(), ..self.clone() }
            }
        }
    )+ };
}

named!(UniqueDef, ForeignKeyDef, CheckDef, IndexDef);

/// The live parts, those that are as wanted in the words of the wanted schema.
///
/// One without a name in the database is as any wanted one that says the same.
fn named<T: Named>(live: &[T], told: &[T], want: &[T], facts: &Facts) -> Vec<T> {
    let mut taken: Vec<String> = Vec::new();
    let mut adopted = Vec::new();
    for part in live {
        let is_unnamed = facts.unnamed.contains(part.name());
        let same = told.iter().find(|it| {
            !taken.iter().any(|name| name == it.name())
                && (if is_unnamed { part.renamed(it.name()) == **it } else { part == *it })
        });
        let wanted = same.and_then(|same| want.iter().find(|it| it.name() == same.name()));
        match wanted {
            Some(wanted) => {
                taken.push(wanted.name().to_owned());
                adopted.push(wanted.clone());
            }
            None => adopted.push(part.clone()),
        }
    }
    adopted
}
