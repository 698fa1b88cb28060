//! The whole schema.

use serde::{Deserialize, Serialize};
use squall_core::{SqlType, schema::TableDef, types::EnumDef};

use super::{Object, ObjectKind};

/// A schema, apart from any database: what a snapshot holds, what two of are compared, and what a database is read into.
///
/// Its native enums are those that its columns have as types; its schemas are those of its tables.
///
/// ```
/// use squall::prelude::*;
/// use squall_kit::{Object, Schema};
///
/// #[derive(Table)]
/// struct User {
///     #[column(primary_key, auto)]
///     id: i64,
///     email: String,
/// }
///
/// let schema = Schema::from(schema![User])
///     .with(Object::view("emails", r#"CREATE VIEW "emails" AS SELECT "email" FROM "users""#));
/// assert_eq!(schema.objects.len(), 1);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Schema {
    /// Its tables, in the order of their declaration.
    pub tables: Vec<TableDef>,
    /// What is declared beside the tables: views, triggers and the like.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objects: Vec<Object>,
}

impl Schema {
    /// Adds an object.
    #[must_use]
    pub fn with(mut self, object: Object) -> Self {
        self.objects.push(object);
        self
    }

    /// The table of this name; where it is in a schema, with that before it and a point between.
    pub fn table(&self, name: &str) -> Option<&TableDef> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// The enums that are types of their own on Postgres, in the order of their first use, each once.
    pub fn native_enums(&self) -> Vec<&EnumDef> {
        let mut enums: Vec<&EnumDef> = Vec::new();
        for column in self.tables.iter().flat_map(|table| &table.columns) {
            let SqlType::Enum(def) = column.ty.leaf() else { continue };
            if def.native && !enums.iter().any(|it| it.name == def.name) {
                enums.push(def);
            }
        }
        enums
    }

    /// The names of the schemas that its tables are in, and its objects on Postgres, in the order of their first use, each once.
    pub fn schemas(&self) -> Vec<&str> {
        let mut schemas: Vec<&str> = Vec::new();
        let objects = self.objects.iter().filter(|it| it.postgres.is_some());
        let of_objects = objects.filter_map(|it| it.schema.as_deref());
        for schema in self.tables.iter().filter_map(|table| table.schema.as_deref()).chain(of_objects) {
            if !schemas.contains(&schema) {
                schemas.push(schema);
            }
        }
        schemas
    }
    /// Whether it is made before the tables, which may need it: an extension, or a function that needs none of them.
    pub(crate) fn is_before_tables(&self, object: &Object) -> bool {
        let tables = self.tables.iter().map(|it| it.name.as_str());
        let others = self.objects.iter().filter(|it| it.kind > ObjectKind::Function);
        let mut names = tables.chain(others.map(|it| it.name.as_str()));
        match object.kind {
            ObjectKind::Extension => true,
            ObjectKind::Function => !names.any(|it| object.mentions(it)),
            _ => false,
        }
    }
}

impl<'a> FromIterator<&'a TableDef> for Schema {
    fn from_iter<I: IntoIterator<Item = &'a TableDef>>(tables: I) -> Self {
        Self { tables: tables.into_iter().cloned().collect(), objects: Vec::new() }
    }
}

impl<const N: usize> From<[&TableDef; N]> for Schema {
    fn from(tables: [&TableDef; N]) -> Self {
        tables.into_iter().collect()
    }
}

impl From<&[&TableDef]> for Schema {
    fn from(tables: &[&TableDef]) -> Self {
        tables.iter().copied().collect()
    }
}
