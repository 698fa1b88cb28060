//! Unique keys: what no two rows of a table have alike.

use super::{IndexDef, IndexKey, IndexPart, TableDef};
use crate::ast::Expr;

/// A primary key, a unique constraint or a unique index.
#[derive(Debug, Clone, Copy)]
pub enum UniqueKey<'a> {
    /// Of columns.
    Columns(&'a [String]),
    /// Of an index, which may be of expressions, and of some rows only.
    Index(&'a IndexDef),
}

impl<'a> UniqueKey<'a> {
    /// The rows that it is about, where it is not about all.
    pub fn predicate(self) -> Option<&'a Expr> {
        match self {
            Self::Columns(_) => None,
            Self::Index(index) => index.predicate.as_ref(),
        }
    }

    /// Whether it is made of exactly these columns and expressions, in any order.
    pub fn is_of(self, keys: &[Expr]) -> bool {
        match self {
            Self::Columns(columns) => {
                columns.len() == keys.len()
                    && columns.iter().all(|column| keys.iter().any(|key| is_column(key, column)))
            }
            Self::Index(index) => {
                let is = |part: &IndexPart, key: &Expr| match &part.key {
                    IndexKey::Column(column) => is_column(key, column),
                    IndexKey::Expr(expr) => expr == key,
                };
                index.parts.len() == keys.len()
                    && index.parts.iter().all(|part| keys.iter().any(|key| is(part, key)))
            }
        }
    }
}

fn is_column(expr: &Expr, name: &str) -> bool {
    matches!(expr, Expr::Column(column) if column.info.name == *name)
}

impl TableDef {
    /// The primary key, the unique constraints and the unique indexes, with their names.
    pub fn unique_keys(&self) -> impl Iterator<Item = (String, UniqueKey<'_>)> {
        let primary = (!self.primary_key.is_empty())
            .then(|| (self.primary_key_name(), UniqueKey::Columns(&self.primary_key)));
        let uniques = self.uniques.iter().map(|it| (it.name.clone(), UniqueKey::Columns(&it.columns)));
        let indexes = self.indexes.iter().filter(|it| it.unique);
        primary.into_iter().chain(uniques).chain(indexes.map(|it| (it.name.clone(), UniqueKey::Index(it))))
    }
}
