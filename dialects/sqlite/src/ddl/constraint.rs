//! The constraints of CREATE TABLE, each with its name.

use squall_core::{
    Result,
    render::{DEFERRABLE, Renderer},
    schema::{ForeignKeyDef, ReferentialAction, TableDef},
};

use crate::SQLITE;

/// The constraints of a table, but for an auto key, which stands with its column.
pub(super) fn all(table: &TableDef) -> impl Iterator<Item = Result<String>> + '_ {
    let auto_key = table.columns.iter().any(|column| column.identity.is_some());
    let primary_key = (!auto_key && !table.primary_key.is_empty())
        .then(|| keyed(&table.primary_key_name(), "PRIMARY KEY", &table.primary_key));
    let uniques = table.uniques.iter().map(|it| keyed(&it.name, "UNIQUE", &it.columns));
    // SQLite obeys the last one first: rows that it takes away are not in the way of the others.
    let mut foreign_keys: Vec<_> = table.foreign_keys.iter().collect();
    foreign_keys.sort_by_key(|key| (key.on_delete.acts(), key.on_update.acts()));
    let foreign_keys = foreign_keys.into_iter().map(|it| foreign_key(table, it));
    let checks = table.checks.iter().map(|it| {
        let mut r = named(&it.name)?;
        r.push("CHECK (");
        r.expr(&it.condition)?;
        r.push(")");
        Ok(r.finish()?.0)
    });
    primary_key.into_iter().chain(uniques).chain(foreign_keys).chain(checks)
}

fn named<'a>(name: &str) -> Result<Renderer<'a>> {
    let mut r = Renderer::ddl(&SQLITE);
    r.push("CONSTRAINT ");
    r.ident(name)?;
    r.push(" ");
    Ok(r)
}

fn keyed(name: &str, keyword: &str, columns: &[String]) -> Result<String> {
    let mut r = named(name)?;
    r.push(keyword);
    list(&mut r, columns)?;
    Ok(r.finish()?.0)
}

fn list(r: &mut Renderer<'_>, columns: &[String]) -> Result<()> {
    r.push(" (");
    r.list(columns, |r, column| r.ident(column))?;
    r.push(")");
    Ok(())
}

fn foreign_key(table: &TableDef, key: &ForeignKeyDef) -> Result<String> {
    let mut r = named(&key.name)?;
    r.push("FOREIGN KEY");
    list(&mut r, &key.columns)?;
    r.push(" REFERENCES ");
    r.ident(&key.foreign_table)?;
    list(&mut r, &key.foreign_columns)?;
    for (event, action) in [(" ON DELETE ", key.on_delete), (" ON UPDATE ", key.on_update)] {
        // SQLite's RESTRICT looks at each row by itself, also where the one that refers to it goes with the same statement.
        let of_itself = action == ReferentialAction::Restrict && key.foreign_table == table.name;
        if action != ReferentialAction::NoAction && !of_itself {
            r.push(event);
            r.push(action.sql());
        }
    }
    if key.deferrable {
        r.push(DEFERRABLE);
    }
    Ok(r.finish()?.0)
}
