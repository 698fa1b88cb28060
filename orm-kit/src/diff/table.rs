//! The difference of one table to what it was.

use squall_core::{
    Dialect, Result, SqlType,
    ast::Expr,
    render::Renderer,
    schema::{CheckDef, ColumnDef, ForeignKeyDef, IndexDef, IndexKey, TableDef, UniqueDef},
};
use squall_dialect_postgres::POSTGRES;
use squall_dialect_sqlite::SQLITE;

/// A table that is there before and after.
#[derive(Debug, Clone)]
pub struct TableDiff {
    /// As it is in the database.
    pub old: TableDef,
    /// The same, with the new names of tables, columns and enums; constraints and indexes have their old ones.
    pub renamed: TableDef,
    /// As it is to be.
    pub new: TableDef,
    /// Columns that are renamed: the old name, and the new one.
    pub renamed_columns: Vec<(String, String)>,
    /// The names of columns that are new.
    pub added_columns: Vec<String>,
    /// The names of columns that go.
    pub dropped_columns: Vec<String>,
    /// Columns of which something else than the name changes, by their new name.
    pub changed_columns: Vec<String>,
    /// The uniques.
    pub uniques: Changes,
    /// The checks.
    pub checks: Changes,
    /// The foreign keys.
    pub foreign_keys: Changes,
    /// The indexes.
    pub indexes: Changes,
    /// Whether the primary key is of other columns.
    pub primary_key_changed: bool,
}

/// What changes of constraints of one kind, by their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Those that go.
    pub dropped: Vec<String>,
    /// Those that are new.
    pub added: Vec<String>,
    /// Those that get another name, and stay the same.
    pub renamed: Vec<(String, String)>,
}

impl Changes {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.dropped.is_empty() && self.added.is_empty() && self.renamed.is_empty()
    }

    fn of<T>(old: &[T], new: &[T], name: impl Fn(&T) -> &str, same: impl Fn(&T, &T) -> bool) -> Self {
        let mut changes = Self::default();
        let is_kept =
            |it: &T, others: &[T]| others.iter().any(|other| name(other) == name(it) && same(it, other));
        let mut added: Vec<&T> = new.iter().filter(|it| !is_kept(it, old)).collect();
        for gone in old.iter().filter(|it| !is_kept(it, new)) {
            // One of the same name that differs is made anew: no other may take its name before.
            let twin = added.iter().position(|it| same(gone, it) && !old.iter().any(|o| name(o) == name(it)));
            match twin {
                Some(position) => {
                    let twin = added.remove(position);
                    changes.renamed.push((name(gone).to_owned(), name(twin).to_owned()));
                }
                None => changes.dropped.push(name(gone).to_owned()),
            }
        }
        changes.added = added.into_iter().map(|it| name(it).to_owned()).collect();
        changes
    }
}

impl TableDiff {
    pub(super) fn new(
        old: &TableDef,
        renamed: TableDef,
        new: &TableDef,
        renamed_columns: Vec<(String, String)>,
    ) -> Self {
        let gone = |it: &&ColumnDef| new.column(&it.name).is_none();
        let pairs = renamed.columns.iter().filter_map(|it| Some((it, new.column(&it.name)?)));
        let changed = pairs.filter(|(old, new)| !same_column(old, new)).map(|(_, new)| new.name.clone());
        Self {
            added_columns: new
                .columns
                .iter()
                .filter(|it| renamed.column(&it.name).is_none())
                .map(|it| it.name.clone())
                .collect(),
            dropped_columns: renamed.columns.iter().filter(gone).map(|it| it.name.clone()).collect(),
            changed_columns: changed.collect(),
            uniques: Changes::of(&renamed.uniques, &new.uniques, |it| &it.name, same_unique),
            checks: Changes::of(&renamed.checks, &new.checks, |it| &it.name, same_check),
            foreign_keys: Changes::of(&renamed.foreign_keys, &new.foreign_keys, |it| &it.name, same_key),
            indexes: Changes::of(&renamed.indexes, &new.indexes, |it| &it.name, same_index),
            primary_key_changed: renamed.primary_key != new.primary_key,
            old: old.clone(),
            renamed,
            new: new.clone(),
            renamed_columns,
        }
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.old.name == self.new.name
            && self.renamed_columns.is_empty()
            && self.added_columns.is_empty()
            && self.dropped_columns.is_empty()
            && self.changed_columns.is_empty()
            && self.uniques.is_empty()
            && self.checks.is_empty()
            && self.foreign_keys.is_empty()
            && self.indexes.is_empty()
            && !self.primary_key_changed
            && self.renamed.comment == self.new.comment
    }

    /// A column before and after, under its new name.
    pub fn column(&self, name: &str) -> Option<(&ColumnDef, &ColumnDef)> {
        Some((self.renamed.column(name)?, self.new.column(name)?))
    }

    /// Whether a key, a reference or a check is of the column, which a value that it is given may break.
    pub(crate) fn is_constrained(&self, column: &str) -> bool {
        let has = |columns: &[String]| columns.iter().any(|it| it == column);
        let table = &self.new;
        has(&table.primary_key)
            || table.uniques.iter().any(|it| has(&it.columns))
            || table.checks.iter().any(|it| has(&it.columns))
            || table.foreign_keys.iter().any(|it| has(&it.columns))
            || table.indexes.iter().any(|it| it.unique && (!it.is_plain() || has(&it.columns())))
    }

    /// The columns that change, before and after.
    pub fn changed(&self) -> impl Iterator<Item = (&ColumnDef, &ColumnDef)> {
        self.changed_columns.iter().filter_map(|name| self.column(name))
    }

    /// The name that a column had, by its new name.
    pub fn old_name<'a>(&'a self, name: &'a str) -> &'a str {
        self.renamed_columns.iter().find(|(_, new)| new == name).map_or(name, |(old, _)| old)
    }
}

/// Whether two columns of one name are the same: what a migration would have to change.
fn same_column(old: &ColumnDef, new: &ColumnDef) -> bool {
    let generated = match (&old.generated, &new.generated) {
        (None, None) => true,
        (Some(old), Some(new)) => old.sqlite_virtual == new.sqlite_virtual && same_expr(&old.expr, &new.expr),
        _ => false,
    };
    generated
        && old.ty == new.ty
        && old.nullable == new.nullable
        && old.identity == new.identity
        && old.default == new.default
        && old.collation == new.collation
        && old.comment == new.comment
}

fn same_unique(old: &UniqueDef, new: &UniqueDef) -> bool {
    old.columns == new.columns
}

fn same_check(old: &CheckDef, new: &CheckDef) -> bool {
    same_expr(&old.condition, &new.condition)
}

fn same_key(old: &ForeignKeyDef, new: &ForeignKeyDef) -> bool {
    ForeignKeyDef { name: String::new(), ..old.clone() }
        == ForeignKeyDef { name: String::new(), ..new.clone() }
}

fn same_index(old: &IndexDef, new: &IndexDef) -> bool {
    let predicate = match (&old.predicate, &new.predicate) {
        (None, None) => true,
        (Some(old), Some(new)) => same_expr(old, new),
        _ => false,
    };
    let parts = old.parts.len() == new.parts.len()
        && old.parts.iter().zip(&new.parts).all(|(old, new)| {
            let key = match (&old.key, &new.key) {
                (IndexKey::Column(old), IndexKey::Column(new)) => old == new,
                (IndexKey::Expr(old), IndexKey::Expr(new)) => same_expr(old, new),
                _ => false,
            };
            key && old.direction == new.direction && old.nulls == new.nulls
        });
    predicate && parts && old.unique == new.unique && old.method == new.method
}

/// Whether two expressions are the same SQL on both databases. (What the tree knows of its columns beside does not count.)
pub(crate) fn same_expr(old: &Expr, new: &Expr) -> bool {
    old == new
        || [&POSTGRES as &'static dyn Dialect, &SQLITE].into_iter().all(|dialect| {
            let old = printed(old, dialect);
            matches!((old, printed(new, dialect)), (Ok(old), Ok(new)) if old == new)
        })
}

fn printed(expr: &Expr, dialect: &'static dyn Dialect) -> Result<String> {
    let mut r = Renderer::ddl(dialect);
    r.expr(expr)?;
    Ok(r.finish()?.0)
}

/// Whether both are the native enum of one name.
pub(crate) fn same_native_enum(old: &SqlType, new: &SqlType) -> bool {
    match (old, new) {
        (SqlType::Array(old), SqlType::Array(new)) => same_native_enum(old, new),
        (SqlType::Enum(old), SqlType::Enum(new)) => old.native && new.native && old.name == new.name,
        _ => false,
    }
}
