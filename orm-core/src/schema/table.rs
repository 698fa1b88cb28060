//! Tables of the model.

use serde::{Deserialize, Serialize};

use super::{CheckDef, ColumnDef, ForeignKeyDef, IndexDef, UniqueDef, info::base_name};

/// A table: what CREATE TABLE says, apart from any database.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableDef {
    /// Its name in the database; where it is in a schema, with that before it and a point between.
    pub name: String,
    /// Its schema, which is the beginning of its name; none where it is in that of the connection.
    pub schema: Option<String>,
    /// Its columns.
    pub columns: Vec<ColumnDef>,
    /// The columns of the primary key; empty where it has none.
    pub primary_key: Vec<String>,
    /// The unique constraints.
    pub uniques: Vec<UniqueDef>,
    /// The foreign keys.
    pub foreign_keys: Vec<ForeignKeyDef>,
    /// The checks.
    pub checks: Vec<CheckDef>,
    /// The indexes.
    pub indexes: Vec<IndexDef>,
    /// What it is for, for those who look at the database.
    pub comment: Option<String>,
    /// The name that it had before, with that of its schema, for the migration that renames it.
    #[serde(skip)]
    pub renamed_from: Option<String>,
}

impl TableDef {
    /// A table of this name, with nothing in it.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            schema: None,
            columns: Vec::new(),
            primary_key: Vec::new(),
            uniques: Vec::new(),
            foreign_keys: Vec::new(),
            checks: Vec::new(),
            indexes: Vec::new(),
            comment: None,
            renamed_from: None,
        }
    }

    /// Its name without that of its schema.
    pub fn base_name(&self) -> &str {
        base_name(&self.name, self.schema.as_deref())
    }

    /// The name of the primary key's constraint.
    pub fn primary_key_name(&self) -> String {
        match &self.schema {
            Some(schema) => format!("{schema}_{}_pkey", self.base_name()),
            None => format!("{}_pkey", self.name),
        }
    }

    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&ColumnDef> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Whether an index of all its rows sorts by this column first.
    pub(crate) fn is_sorted_by(&self, column: &str) -> bool {
        let keys = self.uniques.iter().map(|it| &it.columns).chain([&self.primary_key]);
        let mut indexes = self.indexes.iter().filter(|it| it.predicate.is_none() && it.method.is_none());
        keys.filter_map(|columns| columns.first()).any(|first| first == column)
            || indexes.any(|it| it.parts.first().is_some_and(|part| part.key.column() == Some(column)))
    }

    /// The columns of the constraint, or the index, of this name.
    pub fn constraint_columns(&self, name: &str) -> Option<Vec<String>> {
        if name == self.primary_key_name() {
            return Some(self.primary_key.clone());
        }
        let uniques = self.uniques.iter().map(|it| (&it.name, &it.columns));
        let foreign_keys = self.foreign_keys.iter().map(|it| (&it.name, &it.columns));
        let checks = self.checks.iter().map(|it| (&it.name, &it.columns));
        let constraint = uniques.chain(foreign_keys).chain(checks).find(|(its, _)| *its == name);
        let index = || self.indexes.iter().find(|it| it.name == name);
        constraint.map(|(_, columns)| columns.clone()).or_else(|| index().map(IndexDef::columns))
    }
}
