//! Tables, with their constraints and relations.

use std::fmt::Write;

use squall::{
    SqlType,
    ast::Direction,
    schema::{
        ColumnDef, ColumnDefault, ForeignKeyDef, Identity, IndexDef, IndexKey, IndexPart, ReferentialAction,
        TableDef,
    },
    types::{JsonMode, TimestampMode},
};

use super::{expr, literal, source};
use crate::{
    kinds::kind_of,
    living::{self, GONE},
    relation::{Count, Relation, forward_name},
    schema::Schema,
};

/// A table, as a struct.
pub(super) fn table(rust: &mut String, schema: &Schema, def: &TableDef) {
    let mut attributes = vec![format!("name = \"{}\"", source(&def.name).to_lowercase())];
    if let Some(schema) = &def.schema {
        attributes.push(format!("schema = \"{schema}\""));
    }
    if def.primary_key.len() > 1 {
        attributes.push(format!("primary_key({})", def.primary_key.join(", ")));
    }
    if living::stays(def) {
        attributes.push(format!("soft_delete = {GONE}"));
    }
    attributes.extend(def.uniques.iter().map(|it| format!("unique(columns({}))", it.columns.join(", "))));
    for index in &def.indexes {
        let unique = if index.unique { ", unique" } else { "" };
        let predicate =
            index.predicate.as_ref().map_or(String::new(), |it| format!(", where = {}", expr(it)));
        let on = if index.is_plain() {
            format!("columns({})", index.columns().join(", "))
        } else {
            format!("name = \"{}_on\", on({})", source(&def.name).to_lowercase(), parts(index))
        };
        attributes.push(format!("index({on}{unique}{predicate})"));
    }
    for check in &def.checks {
        attributes.push(format!("check(name = \"checked\", condition = {})", expr(&check.condition)));
    }
    for key in def.foreign_keys.iter().filter(|it| it.columns.len() > 1) {
        attributes.push(format!("foreign_key(columns({}), {})", key.columns.join(", "), references(key)));
    }
    let own = schema.relations.iter().filter(|it| it.owner == def.name && it.first.inverse);
    attributes.extend(own.filter_map(|it| relation(schema, it)));
    let _ = writeln!(rust, "#[derive(Table, Debug)]\n#[table({})]", attributes.join(", "));
    let _ = writeln!(rust, "pub struct {} {{", source(&def.name));
    for column in &def.columns {
        let attributes = column_attributes(def, column);
        if !attributes.is_empty() {
            let _ = writeln!(rust, "    #[column({})]", attributes.join(", "));
        }
        let _ = writeln!(rust, "    pub {}: {},", column.name, optional(&column.ty, column.nullable));
    }
    rust.push_str("}\n\n");
}

/// What an index on expressions sorts by.
fn parts(index: &IndexDef) -> String {
    let part = |part: &IndexPart| {
        let key = match &part.key {
            IndexKey::Column(column) => column.clone(),
            IndexKey::Expr(expr) => self::expr(expr),
        };
        if part.direction == Direction::Desc { format!("{key}.desc()") } else { key }
    };
    index.parts.iter().map(part).collect::<Vec<_>>().join(", ")
}

/// The Rust type of a column.
pub(super) fn optional(ty: &SqlType, nullable: bool) -> String {
    let rust = kind_of(ty).rust;
    if nullable { format!("Option<{rust}>") } else { rust.to_owned() }
}

fn column_attributes(def: &TableDef, column: &ColumnDef) -> Vec<String> {
    let mut attributes = Vec::new();
    if def.primary_key == [column.name.as_str()] {
        attributes.push("primary_key".into());
    }
    match column.identity {
        Some(Identity::Identity) => attributes.push("auto".into()),
        Some(Identity::Serial) => attributes.push("auto = serial".into()),
        None => {}
    }
    match &column.ty {
        SqlType::Text { max_length: Some(most) } => attributes.push(format!("max_length = {most}")),
        SqlType::Decimal(Some(size)) => {
            attributes.push(format!("precision = {}, scale = {}", size.precision, size.scale));
        }
        SqlType::Timestamp(mode) | SqlType::TimestampTz(mode) => match mode {
            TimestampMode::Micros => {}
            TimestampMode::Millis => attributes.push("timestamp = millis".into()),
            TimestampMode::Seconds => attributes.push("timestamp = seconds".into()),
            TimestampMode::Text => attributes.push("timestamp = text".into()),
        },
        SqlType::Json(JsonMode::Text) => attributes.push("json = text".into()),
        _ => {}
    }
    if let Some(generated) = &column.generated {
        attributes.push(format!("generated = {}", expr(&generated.expr)));
        if generated.sqlite_virtual {
            attributes.push("sqlite(virtual)".into());
        }
    }
    if let Some(ColumnDefault::Value(value)) = &column.default {
        attributes.push(format!("default = {}", literal(value, &column.ty)));
    }
    for key in def.foreign_keys.iter().filter(|it| it.columns == [column.name.as_str()]) {
        attributes.push(references(key));
    }
    attributes
}

/// What a foreign key says, behind its columns.
fn references(key: &ForeignKeyDef) -> String {
    let (delete, update) = (action(key.on_delete), action(key.on_update));
    let parent = source(&key.foreign_table);
    let columns: Vec<String> = key.foreign_columns.iter().map(|it| format!("{parent}::{it}")).collect();
    let deferrable = if key.deferrable { ", deferrable" } else { "" };
    let rest =
        format!("on_delete = {delete}, on_update = {update}{deferrable}, relation = {}", forward_name(key));
    match columns.as_slice() {
        [only] => format!("references({only}, {rest})"),
        several => format!("references({}), {rest}", several.join(", ")),
    }
}

/// The attribute of a relation against a foreign key.
fn relation(schema: &Schema, it: &Relation) -> Option<String> {
    let back = schema.forward(&it.first)?;
    let (target, between) = (source(&it.target), source(&it.first.table));
    let leads = match &it.second {
        None => format!("{target}::{back}"),
        Some(second) => format!("{target} through {between}({back}, {})", schema.forward(second)?),
    };
    let filter = it.filter.as_ref().map_or(String::new(), |it| format!(" where {}", expr(it)));
    let kind = match (it.count, &it.second) {
        (Count::Maybe, _) => "has_one",
        (_, Some(_)) => "many_to_many",
        _ => "has_many",
    };
    Some(format!("{kind}({}: {leads}{filter})", it.name))
}

fn action(action: ReferentialAction) -> String {
    action.sql().to_lowercase().replace(' ', "_")
}
