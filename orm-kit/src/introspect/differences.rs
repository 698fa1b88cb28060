//! What differs between two schemas, told for people.

use std::fmt::Debug;

use squall::schema::{ColumnDef, TableDef};

use crate::model::{Object, ObjectKind, Schema};

/// What differs between a live schema, as [`adopt`](super::adopt) makes it, and the wanted one; empty where nothing does.
///
/// The order of columns, constraints and indexes is no difference.
pub fn differences(live: &Schema, wanted: &Schema) -> Vec<String> {
    let mut found = Vec::new();
    parts("table", "", &live.tables, &wanted.tables, |it| it.name.clone(), &mut found, tables);
    let is_one_of_many = |it: &Object| {
        let same_name = |other: &&Object| (other.kind, &other.name) == (it.kind, &it.name);
        it.kind == ObjectKind::Function
            && [live, wanted].iter().any(|schema| schema.objects.iter().filter(same_name).count() > 1)
    };
    let key = |it: &Object| {
        let schema = it.schema.as_ref().map(|schema| format!("{schema}.")).unwrap_or_default();
        let table = it.table.as_ref().map(|table| format!(" on {table}")).unwrap_or_default();
        let arguments = it.arguments.as_ref().filter(|_| is_one_of_many(it));
        let arguments = arguments.map(|it| format!("({it})")).unwrap_or_default();
        format!("{:?} {schema}{}{arguments}{table}", it.kind, it.name)
    };
    parts("object", "", &live.objects, &wanted.objects, key, &mut found, |place, live, wanted, found| {
        if live != wanted {
            found.push(format!("{place} differs"));
        }
    });
    found
}

fn tables(place: &str, live: &TableDef, wanted: &TableDef, found: &mut Vec<String>) {
    same(place, "primary key", &live.primary_key, &wanted.primary_key, found);
    same(place, "comment", &live.comment, &wanted.comment, found);
    same(place, "schema", &live.schema, &wanted.schema, found);
    parts("column", place, &live.columns, &wanted.columns, |it| it.name.clone(), found, columns);
    let all = |place: &str, found: &mut Vec<String>| {
        parts("unique", place, &live.uniques, &wanted.uniques, |it| it.name.clone(), found, whole);
        parts(
            "foreign key",
            place,
            &live.foreign_keys,
            &wanted.foreign_keys,
            |it| it.name.clone(),
            found,
            whole,
        );
        parts("check", place, &live.checks, &wanted.checks, |it| it.name.clone(), found, whole);
        parts("index", place, &live.indexes, &wanted.indexes, |it| it.name.clone(), found, whole);
    };
    all(place, found);
}

fn columns(place: &str, live: &ColumnDef, wanted: &ColumnDef, found: &mut Vec<String>) {
    same(place, "type", &live.ty, &wanted.ty, found);
    same(place, "nullable", &live.nullable, &wanted.nullable, found);
    same(place, "auto key", &live.identity, &wanted.identity, found);
    same(place, "default", &live.default, &wanted.default, found);
    same(place, "generated", &live.generated, &wanted.generated, found);
    same(place, "collation", &live.collation, &wanted.collation, found);
    same(place, "comment", &live.comment, &wanted.comment, found);
}

fn whole<T: PartialEq + Debug>(place: &str, live: &T, wanted: &T, found: &mut Vec<String>) {
    if live != wanted {
        found.push(format!("{place} is {live:?}, and {wanted:?} is wanted"));
    }
}

fn same<T: PartialEq + Debug>(place: &str, what: &str, live: &T, wanted: &T, found: &mut Vec<String>) {
    if live != wanted {
        found.push(format!("{place}: {what} is {live:?}, and {wanted:?} is wanted"));
    }
}

fn parts<T>(
    what: &str,
    place: &str,
    live: &[T],
    wanted: &[T],
    name: impl Fn(&T) -> String,
    found: &mut Vec<String>,
    each: impl Fn(&str, &T, &T, &mut Vec<String>),
) {
    let at = |name: &str| {
        if place.is_empty() { format!("{what} `{name}`") } else { format!("{place}, {what} `{name}`") }
    };
    for part in live {
        let its = name(part);
        match wanted.iter().find(|it| name(it) == its) {
            Some(other) => each(&at(&its), part, other, found),
            None => found.push(format!("{} is there, and is not wanted", at(&its))),
        }
    }
    for part in wanted {
        let its = name(part);
        if !live.iter().any(|it| name(it) == its) {
            found.push(format!("{} is missing", at(&its)));
        }
    }
}
