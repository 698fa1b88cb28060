//! The source as text.

mod relations;
mod table;
mod write;

use std::fmt::Write;

use squall::{
    SqlType,
    schema::{ColumnDef, TableDef},
};

use super::{
    literal::{quoted, rust_type},
    names::{self, FieldName, Types, camel, singular, variants},
    say::Said,
};
use crate::introspect::Note;
use relations::Relations;
use write::{push_attribute, push_comment};

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
    relations: Relations,
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
    let relations = Relations::new(&tables);
    let printer = Printer { tables, enums, relations, said, with_constants: said.schema(true) };
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
