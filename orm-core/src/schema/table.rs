//! Tables of the model.

use serde::{Deserialize, Serialize};

use super::{CheckDef, ColumnDef, ForeignKeyDef, IndexDef, UniqueDef};

/// A table: what CREATE TABLE says, apart from any database.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableDef {
    /// Its name in the database.
    pub name: String,
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
}

impl TableDef {
    /// A table of this name, with nothing in it.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            columns: Vec::new(),
            primary_key: Vec::new(),
            uniques: Vec::new(),
            foreign_keys: Vec::new(),
            checks: Vec::new(),
            indexes: Vec::new(),
        }
    }

    /// The name of the primary key's constraint.
    pub fn primary_key_name(&self) -> String {
        format!("{}_pkey", self.name)
    }

    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&ColumnDef> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The columns of the constraint, or the unique index, of this name.
    pub fn constraint_columns(&self, name: &str) -> Option<&[String]> {
        let uniques = self.uniques.iter().map(|it| (&it.name, &it.columns));
        let foreign_keys = self.foreign_keys.iter().map(|it| (&it.name, &it.columns));
        let checks = self.checks.iter().map(|it| (&it.name, &it.columns));
        let indexes = self.indexes.iter().map(|it| (&it.name, &it.columns));
        uniques
            .chain(foreign_keys)
            .chain(checks)
            .chain(indexes)
            .find(|(its, _)| *its == name)
            .map(|(_, columns)| columns.as_slice())
            .or_else(|| (name == self.primary_key_name()).then_some(self.primary_key.as_slice()))
    }

    /// The name of the unique constraint, the unique index or the primary key over exactly these columns.
    pub fn unique_name(&self, columns: &[String]) -> Option<String> {
        if self.primary_key == columns {
            return Some(self.primary_key_name());
        }
        let uniques = self.uniques.iter().map(|it| (&it.name, &it.columns));
        let indexes = self.indexes.iter().filter(|it| it.unique).map(|it| (&it.name, &it.columns));
        uniques.chain(indexes).find(|(_, its)| *its == columns).map(|(name, _)| name.clone())
    }
}
