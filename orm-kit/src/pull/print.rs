//! The source as text.

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
    literal::{quoted, raw, rust_type},
    names::{self, FieldName, Types, camel, singular, table_of, variants},
    say::{Said, raw_sql},
};
use crate::introspect::Note;

/// The const of the collation that the database has by default.
const DATABASE_ORDER: &str = "DATABASE_ORDER";

/// A table with its names in Rust.
struct Named<'a> {
    table: &'a TableDef,
    ident: String,
    fields: Vec<FieldName>,
}

impl Named<'_> {
    /// The field of a column.
    fn field(&self, column: &str) -> &str {
        let position = self.table.columns.iter().position(|it| it.name == column);
        position.map_or("", |position| &self.fields[position].ident)
    }
}

struct Printer<'a> {
    tables: Vec<Named<'a>>,
    /// The enums of the database, with their names in Rust.
    enums: Vec<(String, String)>,
    said: &'a Said,
    with_constants: crate::model::Schema,
}

pub(super) fn print(said: &Said, notes: &[Note], differences: &[String], backend: &str) -> String {
    let mut types = Types::default();
    let tables: Vec<Named<'_>> = said
        .tables
        .iter()
        .map(|table| {
            let ident = types.take(&singular(table.base_name()));
            let fields = names::fields(table.columns.iter().map(|it| it.name.as_str()));
            Named { table, ident, fields }
        })
        .collect();
    let enums = said.enums.iter().map(|def| (def.name.to_string(), types.take(&def.name))).collect();
    let printer = Printer { tables, enums, said, with_constants: said.schema(true) };
    printer.source(notes, differences, backend)
}

impl Printer<'_> {
    fn source(&self, notes: &[Note], differences: &[String], backend: &str) -> String {
        let mut body = String::new();
        if self.needs_order() {
            body.push_str(
                "/// The order of text that the database has by default. Take it off a column, and its text is ordered by its bytes, as on\n\
                 /// every other database; a push then rebuilds its indexes.\n",
            );
            let _ = writeln!(
                body,
                "const {DATABASE_ORDER}: Collation = Collation::both(\"default\", \"BINARY\");\n"
            );
        }
        for (def, (_, ident)) in self.said.enums.iter().zip(&self.enums) {
            let mut attributes = Vec::new();
            if names_of_enum(ident) != def.name {
                attributes.push(format!("name = {}", quoted(&def.name)));
            }
            if !def.native {
                attributes.push("text".into());
            }
            body.push_str("#[derive(DbEnum, Debug, Clone, Copy, PartialEq, Eq)]\n");
            push_attribute(&mut body, "", "db_enum", &attributes);
            let _ = writeln!(body, "pub enum {ident} {{");
            for (variant, label) in variants(def.labels.iter().map(|it| &**it)) {
                if let Some(label) = label {
                    let _ = writeln!(body, "    #[db_enum(rename = {})]", quoted(&label));
                }
                let _ = writeln!(body, "    {variant},");
            }
            body.push_str("}\n\n");
        }
        for table in &self.tables {
            self.table(&mut body, table, notes);
        }
        let idents: Vec<&str> = self.tables.iter().map(|it| it.ident.as_str()).collect();
        let _ = writeln!(
            body,
            "/// All tables, for `create_tables` and for the kit.\npub fn schema() -> [&'static TableDef; {}] {{\n    schema![{}]\n}}",
            idents.len(),
            idents.join(", ")
        );
        self.objects(&mut body);
        let mut source = format!("// Read from {backend} by `squall pull`.\n");
        let known = |name: &str| self.tables.iter().any(|it| it.table.name == name);
        let others: Vec<&Note> = notes.iter().filter(|note| !known(&note.table)).collect();
        if !others.is_empty() || !differences.is_empty() {
            source.push_str("//\n");
        }
        for note in others {
            push_comment(&mut source, "", &note.to_string());
        }
        for difference in differences {
            push_comment(&mut source, "", &format!("A push would change: {difference}"));
        }
        source.push('\n');
        self.imports(&mut source);
        source.push_str(&body);
        source
    }

    fn imports(&self, source: &mut String) {
        let mut types: Vec<&SqlType> = Vec::new();
        for column in self.tables.iter().flat_map(|it| &it.table.columns) {
            types.push(column.ty.leaf());
        }
        let has = |test: fn(&SqlType) -> bool| types.iter().any(|ty| test(ty));
        let mut chrono = Vec::new();
        if has(|ty| matches!(ty, SqlType::TimestampTz(_))) {
            chrono.push("DateTime");
        }
        if has(|ty| matches!(ty, SqlType::Date)) {
            chrono.push("NaiveDate");
        }
        if has(|ty| matches!(ty, SqlType::Timestamp(_))) {
            chrono.push("NaiveDateTime");
        }
        if has(|ty| matches!(ty, SqlType::Time)) {
            chrono.push("NaiveTime");
        }
        if has(|ty| matches!(ty, SqlType::Interval)) {
            chrono.push("TimeDelta");
        }
        if chrono.contains(&"DateTime") {
            chrono.push("Utc");
        }
        match chrono.as_slice() {
            [] => {}
            [one] => {
                let _ = writeln!(source, "use chrono::{one};");
            }
            all => {
                let _ = writeln!(source, "use chrono::{{{}}};", all.join(", "));
            }
        }
        if has(|ty| matches!(ty, SqlType::Decimal(_))) {
            source.push_str("use rust_decimal::Decimal;\n");
        }
        source.push_str("use squall::{prelude::*, schema::TableDef};\n");
        if has(|ty| matches!(ty, SqlType::Uuid(_))) {
            source.push_str("use uuid::Uuid;\n");
        }
        source.push('\n');
    }

    fn needs_order(&self) -> bool {
        self.tables.iter().flat_map(|it| &it.table.columns).any(is_database_order)
    }

    fn rust(&self, ty: &SqlType, nullable: bool) -> String {
        let ty = rust_type(ty, &|name| {
            let found = self.enums.iter().find(|it| it.0 == name);
            found.map_or_else(|| camel(name), |it| it.1.clone())
        });
        if nullable { format!("Option<{ty}>") } else { ty }
    }

    fn named(&self, table: &str) -> Option<&Named<'_>> {
        self.tables.iter().find(|it| it.table.name == table)
    }

    fn table(&self, body: &mut String, named: &Named<'_>, notes: &[Note]) {
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
        for key in &table.foreign_keys {
            if let Some(parent) = self.named(&key.foreign_table).filter(|_| !is_reference(table, key)) {
                let conventional = conventional(table, &key.columns, "fkey");
                let mut text = format!(
                    "foreign_key({}, references({})",
                    clause(named, &key.columns, &key.name, &conventional),
                    referenced(parent, &key.foreign_columns)
                );
                push_actions(&mut text, key);
                text.push(')');
                attributes.push(text);
            }
        }
        if let Some(comment) = &table.comment {
            attributes.push(format!("comment = {}", quoted(comment)));
        }
        attributes
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
        for key in table.foreign_keys.iter().filter(|it| it.columns == own && is_reference(table, it)) {
            if let Some(parent) = self.named(&key.foreign_table) {
                let mut text = format!("references({}", referenced(parent, &key.foreign_columns));
                push_actions(&mut text, key);
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

    /// Views, triggers and the like.
    fn objects(&self, body: &mut String) {
        for object in &self.said.objects {
            body.push('\n');
            let sql = object.postgres.as_deref().or(object.sqlite.as_deref()).unwrap_or_default();
            push_comment(body, "", sql);
        }
    }
}

/// The name that the derive gives to an enum.
fn names_of_enum(ident: &str) -> String {
    heck::ToSnakeCase::to_snake_case(ident)
}

fn is_database_order(column: &ColumnDef) -> bool {
    column.collation.as_ref().and_then(|it| it.on_postgres()) == Some("default")
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

/// An attribute in one line where it has room there.
fn push_attribute(body: &mut String, indent: &str, name: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    let line = items.join(", ");
    if line.len() <= 90 {
        let _ = writeln!(body, "{indent}#[{name}({line})]");
        return;
    }
    let _ = writeln!(body, "{indent}#[{name}(");
    for (position, item) in items.iter().enumerate() {
        let comma = if position + 1 < items.len() { "," } else { "" };
        let _ = writeln!(body, "{indent}    {item}{comma}");
    }
    let _ = writeln!(body, "{indent})]");
}

fn push_comment(body: &mut String, indent: &str, text: &str) {
    for line in text.lines() {
        let _ = writeln!(body, "{}", format!("{indent}// {line}").trim_end());
    }
}
