//! Foreign keys that the schema in Rust cannot have: they are left alone.

use squall::schema::{ColumnDef, ForeignKeyDef, TableDef};

use super::{Live, base};

/// Takes out the foreign keys that would not compile, or that the schema would refuse, and tells them.
pub(super) fn set_apart(live: &mut Live) {
    let parents = live.schema.tables.clone();
    for table in &mut live.schema.tables {
        let columns = table.columns.clone();
        let (kept, apart): (Vec<_>, Vec<_>) = std::mem::take(&mut table.foreign_keys)
            .into_iter()
            .map(|key| (wrong(&key, &columns, &parents), key))
            .partition(|(wrong, _)| wrong.is_none());
        table.foreign_keys = kept.into_iter().map(|(_, key)| key).collect();
        for (reason, key) in apart {
            let sql = format!(
                "FOREIGN KEY ({}) REFERENCES {} ({})",
                key.columns.join(", "),
                key.foreign_table,
                key.foreign_columns.join(", ")
            );
            let reason = reason.unwrap_or_default();
            let text = format!("the foreign key `{}` is left alone, as {reason}: {sql}", key.name);
            live.notes.push(super::Note { table: table.name.clone(), column: None, text });
            live.facts.entry(table.name.clone()).or_default().foreign_objects.insert(key.name, sql);
        }
    }
}

/// Why the schema in Rust cannot have a foreign key.
fn wrong(key: &ForeignKeyDef, columns: &[ColumnDef], parents: &[TableDef]) -> Option<String> {
    let Some(parent) = parents.iter().find(|it| it.name == key.foreign_table) else {
        return Some(format!("there is no table `{}` in it", key.foreign_table));
    };
    for (own, foreign) in key.columns.iter().zip(&key.foreign_columns) {
        let own_type = columns.iter().find(|it| it.name == *own).map(|it| base(&it.ty));
        let foreign_type = parent.column(foreign).map(|it| base(&it.ty));
        if own_type.is_none() || foreign_type.is_none() {
            return Some("it is of a column that is not in it".into());
        }
        if own_type != foreign_type {
            return Some("the types of the two columns differ".into());
        }
    }
    let same = |columns: &[String]| {
        columns.len() == key.foreign_columns.len()
            && columns.iter().all(|it| key.foreign_columns.contains(it))
    };
    let is_key = same(&parent.primary_key)
        || parent.uniques.iter().any(|it| same(&it.columns))
        || parent
            .indexes
            .iter()
            .any(|it| it.unique && it.predicate.is_none() && it.is_plain() && same(&it.columns()));
    (!is_key).then(|| format!("what it refers to is no key of `{}`", parent.name))
}
