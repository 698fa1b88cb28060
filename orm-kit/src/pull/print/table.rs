//! The struct of a table, with its attributes.

use std::fmt::Write;

use squall::{
    SqlType, Value,
    ast::{Direction, Nulls},
    schema::{
        ColumnDef, ColumnDefault, ForeignKeyDef, Identity, IndexDef, IndexKey, ReferentialAction, TableDef,
    },
    types::{JsonMode, TimestampMode, UuidMode},
};

use super::{
    super::{
        literal::{quoted, raw},
        names::{FieldName, table_of, variants},
        say::raw_sql,
    },
    DATABASE_ORDER, Named, Printer, is_database_order,
    write::{push_attribute, push_comment},
};
use crate::introspect::Note;

impl Printer<'_> {
    pub(super) fn table(&self, body: &mut String, named: &Named<'_>, notes: &[Note]) {
        let table = named.table;
        for note in notes.iter().filter(|note| note.table == table.name) {
            let known = note.column.as_ref().is_some_and(|it| table.column(it).is_some());
            if !known {
                let text = match &note.column {
                    Some(column) => format!("`{column}`: {}", note.text),
                    None => note.text.clone(),
                };
                push_comment(body, "", &text);
            }
        }
        body.push_str("#[derive(Table, Debug, Clone, PartialEq)]\n");
        push_attribute(body, "", "table", &self.table_attributes(named));
        let _ = writeln!(body, "pub struct {} {{", named.ident);
        let with_constants = self.with_constants.table(&table.name);
        for (column, field) in table.columns.iter().zip(&named.fields) {
            for note in
                notes.iter().filter(|it| it.table == table.name && it.column.as_ref() == Some(&column.name))
            {
                push_comment(body, "    ", &note.text);
            }
            let default =
                with_constants.and_then(|it| it.column(&column.name)).and_then(|it| it.default.as_ref());
            push_attribute(body, "    ", "column", &self.column_attributes(named, column, field, default));
            let _ = writeln!(body, "    pub {}: {},", field.ident, self.rust(&column.ty, column.nullable));
        }
        body.push_str("}\n\n");
    }

    fn table_attributes(&self, named: &Named<'_>) -> Vec<String> {
        let table = named.table;
        let mut attributes = Vec::new();
        if table_of(&named.ident) != table.base_name() {
            attributes.push(format!("name = {}", quoted(table.base_name())));
        }
        if let Some(schema) = &table.schema {
            attributes.push(format!("schema = {}", quoted(schema)));
        }
        if table.primary_key.len() > 1 {
            attributes.push(format!("primary_key({})", columns(named, &table.primary_key)));
        }
        for unique in &table.uniques {
            let conventional = conventional(table, &unique.columns, "key");
            if unique.columns.len() > 1 || unique.name != conventional {
                attributes
                    .push(format!("unique({})", clause(named, &unique.columns, &unique.name, &conventional)));
            }
        }
        for index in &table.indexes {
            if !is_of_column(table, index) {
                attributes.push(self.index(named, index));
            }
        }
        for check in &table.checks {
            let condition = raw(raw_sql(&check.condition).unwrap_or_default(), "bool");
            attributes.push(format!("check(name = {}, condition = {condition})", quoted(&check.name)));
        }
        for (position, key) in table.foreign_keys.iter().enumerate() {
            if let Some(parent) = self.named(&key.foreign_table).filter(|_| !is_reference(table, key)) {
                let conventional = conventional(table, &key.columns, "fkey");
                let mut text = format!(
                    "foreign_key({}, references({})",
                    clause(named, &key.columns, &key.name, &conventional),
                    referenced(parent, &key.foreign_columns)
                );
                push_actions(&mut text, key);
                self.push_relation(&mut text, named, position);
                text.push(')');
                attributes.push(text);
            }
        }
        attributes.extend_from_slice(self.relations.back(self.place(named)));
        if let Some(comment) = &table.comment {
            attributes.push(format!("comment = {}", quoted(comment)));
        }
        attributes
    }

    /// The name of the relation along a foreign key, where the derive would give it another one, or none.
    fn push_relation(&self, text: &mut String, named: &Named<'_>, key: usize) {
        if let Some(name) = self.relations.told(self.place(named), key) {
            let _ = write!(text, ", relation = {name}");
        }
    }

    /// The position of a table.
    fn place(&self, named: &Named<'_>) -> usize {
        self.tables.iter().position(|it| std::ptr::eq(it, named)).unwrap_or_default()
    }

    fn index(&self, named: &Named<'_>, index: &IndexDef) -> String {
        let plain = index.parts.iter().all(|part| {
            matches!(part.key, IndexKey::Column(_))
                && part.direction == Direction::Asc
                && part.nulls == Nulls::Last
        });
        let mut text = String::from("index(");
        if plain {
            let conventional = conventional(named.table, &index.columns(), "idx");
            text.push_str(&clause(named, &index.columns(), &index.name, &conventional));
        } else {
            let _ = write!(text, "name = {}, on(", quoted(&index.name));
            for (position, part) in index.parts.iter().enumerate() {
                if position > 0 {
                    text.push_str(", ");
                }
                match &part.key {
                    IndexKey::Column(column) => {
                        let _ = write!(text, "{}::{}", named.ident, named.field(column));
                    }
                    IndexKey::Expr(expr) => text.push_str(&raw(raw_sql(expr).unwrap_or_default(), "String")),
                }
                text.push_str(match (part.direction, part.nulls) {
                    (Direction::Asc, Nulls::Last) => "",
                    (Direction::Asc, Nulls::First) => ".asc().nulls_first()",
                    (Direction::Desc, Nulls::Last) => ".desc()",
                    (Direction::Desc, Nulls::First) => ".desc().nulls_first()",
                });
            }
            text.push(')');
        }
        if index.unique {
            text.push_str(", unique");
        }
        if let Some(predicate) = &index.predicate {
            let _ = write!(text, ", where = {}", raw(raw_sql(predicate).unwrap_or_default(), "bool"));
        }
        if let Some(method) = &index.method {
            let _ = write!(text, ", postgres(using = {})", quoted(method));
        }
        text.push(')');
        text
    }

    fn column_attributes(
        &self,
        named: &Named<'_>,
        column: &ColumnDef,
        field: &FieldName,
        default: Option<&ColumnDefault>,
    ) -> Vec<String> {
        let table = named.table;
        let mut attributes = Vec::new();
        if let Some(name) = &field.name {
            attributes.push(format!("name = {}", quoted(name)));
        }
        if table.primary_key == [column.name.as_str()] {
            attributes.push("primary_key".into());
        }
        match column.identity {
            Some(Identity::Identity) => attributes.push("auto".into()),
            Some(Identity::Serial) => attributes.push("auto = serial".into()),
            None => {}
        }
        attributes.extend(of_type(&column.ty));
        let own = [column.name.clone()];
        if table.uniques.iter().any(|it| it.columns == own && it.name == conventional(table, &own, "key")) {
            attributes.push("unique".into());
        }
        if table.indexes.iter().any(|it| it.columns() == own && is_of_column(table, it)) {
            attributes.push("index".into());
        }
        match default {
            Some(ColumnDefault::Now) => attributes.push("default = now()".into()),
            Some(ColumnDefault::Value(value)) => {
                attributes.push(format!("default = {}", self.value(value, &column.ty)))
            }
            Some(ColumnDefault::Expr(expr)) => {
                let ty = self.rust(&column.ty, false);
                attributes.push(format!("default = {}", raw(raw_sql(expr).unwrap_or_default(), &ty)));
            }
            None => {}
        }
        if let Some(generated) = &column.generated {
            let ty = self.rust(&column.ty, column.nullable);
            attributes
                .push(format!("generated = {}", raw(raw_sql(&generated.expr).unwrap_or_default(), &ty)));
            if generated.sqlite_virtual {
                attributes.push("sqlite(virtual)".into());
            }
        }
        if is_database_order(column) {
            attributes.push(format!("collation = {DATABASE_ORDER}"));
        } else if let Some(collation) = &column.collation {
            if let Some(name) = collation.on_postgres() {
                attributes.push(format!("collation = Collation::postgres({})", quoted(name)));
            } else if let Some(name) = collation.on_sqlite() {
                attributes.push(format!("collation = Collation::sqlite({})", quoted(name)));
            }
        }
        for (position, key) in table.foreign_keys.iter().enumerate() {
            if key.columns != own || !is_reference(table, key) {
                continue;
            }
            if let Some(parent) = self.named(&key.foreign_table) {
                let mut text = format!("references({}", referenced(parent, &key.foreign_columns));
                push_actions(&mut text, key);
                self.push_relation(&mut text, named, position);
                text.push(')');
                attributes.push(text);
            }
        }
        if let Some(comment) = &column.comment {
            attributes.push(format!("comment = {}", quoted(comment)));
        }
        attributes
    }

    fn value(&self, value: &Value, ty: &SqlType) -> String {
        match (value, ty) {
            (Value::Text(label), SqlType::Enum(def)) => {
                let position = def.labels.iter().position(|it| it == label).unwrap_or_default();
                let variants = variants(def.labels.iter().map(|it| &**it));
                format!("{}::{}", self.rust(ty, false), variants[position].0)
            }
            (Value::Text(text), _) => quoted(text),
            (Value::Bool(it), _) => it.to_string(),
            (Value::SmallInt(it), _) => it.to_string(),
            (Value::Integer(it), _) => it.to_string(),
            (Value::BigInt(it), _) => it.to_string(),
            (Value::Real(it), _) => format!("{it:?}"),
            (Value::Double(it), _) => format!("{it:?}"),
            (other, _) => format!("{other:?}"),
        }
    }
}

/// The attributes that tell the type of a column where the field's type does not.
fn of_type(ty: &SqlType) -> Vec<String> {
    let timestamp = |mode: &TimestampMode| match mode {
        TimestampMode::Micros => None,
        TimestampMode::Millis => Some("timestamp = millis".to_owned()),
        TimestampMode::Seconds => Some("timestamp = seconds".to_owned()),
        TimestampMode::Text => Some("timestamp = text".to_owned()),
    };
    match ty {
        SqlType::Text { max_length: Some(most) } => vec![format!("max_length = {most}")],
        SqlType::Decimal(Some(size)) if size.scale == 0 => vec![format!("precision = {}", size.precision)],
        SqlType::Decimal(Some(size)) => {
            vec![format!("precision = {}", size.precision), format!("scale = {}", size.scale)]
        }
        SqlType::Uuid(UuidMode::Blob) => vec!["uuid = blob".into()],
        SqlType::Json(JsonMode::Text) => vec!["json = text".into()],
        SqlType::Timestamp(mode) | SqlType::TimestampTz(mode) => timestamp(mode).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The name that the derive gives to a constraint or an index.
fn conventional(table: &TableDef, columns: &[String], kind: &str) -> String {
    let prefix = match &table.schema {
        Some(schema) => format!("{schema}_{}", table.base_name()),
        None => table.name.clone(),
    };
    format!("{prefix}_{}_{kind}", columns.join("_"))
}

/// Whether it is what `#[column(index)]` makes.
fn is_of_column(table: &TableDef, index: &IndexDef) -> bool {
    let columns = index.columns();
    columns.len() == 1 && *index == IndexDef::new(conventional(table, &columns, "idx"), columns)
}

/// Whether it is what `#[column(references(..))]` makes: one of a column, which has no other.
fn is_reference(table: &TableDef, key: &ForeignKeyDef) -> bool {
    key.columns.len() == 1
        && key.name == conventional(table, &key.columns, "fkey")
        && table
            .foreign_keys
            .iter()
            .find(|it| it.columns == key.columns)
            .is_some_and(|it| std::ptr::eq(it, key))
}

fn columns(named: &Named<'_>, columns: &[String]) -> String {
    let fields: Vec<&str> = columns.iter().map(|it| named.field(it)).collect();
    fields.join(", ")
}

/// `columns(..)`, and the name where it is not the one that it would have.
fn clause(named: &Named<'_>, names: &[String], name: &str, conventional: &str) -> String {
    let mut text = format!("columns({})", columns(named, names));
    if name != conventional {
        let _ = write!(text, ", name = {}", quoted(name));
    }
    text
}

fn referenced(parent: &Named<'_>, columns: &[String]) -> String {
    let columns: Vec<String> =
        columns.iter().map(|it| format!("{}::{}", parent.ident, parent.field(it))).collect();
    columns.join(", ")
}

fn push_actions(text: &mut String, key: &ForeignKeyDef) {
    for (event, action) in [("on_delete", key.on_delete), ("on_update", key.on_update)] {
        let action = match action {
            ReferentialAction::NoAction => continue,
            ReferentialAction::Restrict => "restrict",
            ReferentialAction::Cascade => "cascade",
            ReferentialAction::SetNull => "set_null",
            ReferentialAction::SetDefault => "set_default",
        };
        let _ = write!(text, ", {event} = {action}");
    }
    if key.deferrable {
        text.push_str(", deferrable");
    }
}
