//! What both databases must take of a schema: above all its names, which must be valid and distinct.

use std::collections::HashMap;

use super::{check_ident, enums, generated, keys, references};
use crate::{
    error::{Error, Result},
    schema::TableDef,
};

/// Refuses names that one of the databases would refuse, change or take for another, enums that cannot be types, and
/// foreign keys to what is not unique: both or neither creates the tables.
///
/// SQLite ignores the case of names. Postgres keeps indexes, and so unique constraints and primary keys, among the tables.
///
/// # Errors
/// [`Error::InvalidQuery`] with the name, or the columns.
pub fn check_tables(tables: &[&TableDef]) -> Result<()> {
    let mut relations = Names::new("the schema".into());
    for table in tables {
        check_table(table, &mut relations)?;
    }
    enums::check(tables)?;
    references::check(tables)
}

/// The columns that every table of Postgres has.
const SYSTEM_COLUMNS: [&str; 6] = ["tableoid", "ctid", "xmin", "cmin", "xmax", "cmax"];

/// Refuses the names of tables and indexes that SQLite keeps for itself.
fn check_unreserved(name: &str) -> Result<()> {
    if name.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("sqlite_")) {
        return Err(Error::invalid_query(format!(
            "`{name}` cannot be a name: SQLite keeps `sqlite_` for itself"
        )));
    }
    Ok(())
}

/// Refuses the name of a schema that Postgres keeps for itself, and one that cannot be told from that of the table.
fn check_schema(table: &TableDef) -> Result<()> {
    let Some(schema) = &table.schema else { return Ok(()) };
    check_ident(schema)?;
    check_ident(table.base_name())?;
    let reason = if schema.starts_with("pg_") {
        "Postgres keeps `pg_` for itself"
    } else if schema.contains('.') {
        "a point stands between a schema and its table"
    } else if table.name.len() == table.base_name().len() {
        "the name of the table does not begin with it"
    } else {
        return Ok(());
    };
    Err(Error::invalid_query(format!("`{schema}` cannot be the schema of `{}`: {reason}", table.name)))
}

fn check_table(table: &TableDef, relations: &mut Names) -> Result<()> {
    relations.add(&table.name)?;
    check_unreserved(&table.name)?;
    check_schema(table)?;
    keys::check(table)?;
    generated::check(table)?;
    if table.columns.is_empty() {
        return Err(Error::invalid_query(format!("the table `{}` has no columns", table.name)));
    }
    let mut columns = Names::new(format!("the table `{}`", table.name));
    for column in &table.columns {
        columns.add(&column.name)?;
        if SYSTEM_COLUMNS.contains(&column.name.as_str()) {
            let name = &column.name;
            return Err(Error::invalid_query(format!(
                "`{name}` cannot be the name of a column: every table of Postgres has one of this name"
            )));
        }
    }
    let mut constraints = Names::new(format!("the constraints of the table `{}`", table.name));
    if !table.primary_key.is_empty() {
        let name = table.primary_key_name();
        relations.add(&name)?;
        constraints.add(&name)?;
    }
    for unique in &table.uniques {
        relations.add(&unique.name)?;
        constraints.add(&unique.name)?;
    }
    for index in &table.indexes {
        relations.add(&index.name)?;
        check_unreserved(&index.name)?;
    }
    let foreign_keys = table.foreign_keys.iter().map(|it| &it.name);
    let checks = table.checks.iter().map(|it| &it.name);
    foreign_keys.chain(checks).try_for_each(|name| constraints.add(name))
}

/// Names that must differ, and not in case alone.
struct Names {
    place: String,
    /// By their lower case.
    names: HashMap<String, String>,
}

impl Names {
    fn new(place: String) -> Self {
        Self { place, names: HashMap::new() }
    }

    fn add(&mut self, name: &str) -> Result<()> {
        check_ident(name)?;
        let Some(other) = self.names.insert(name.to_ascii_lowercase(), name.to_owned()) else {
            return Ok(());
        };
        let place = &self.place;
        Err(Error::invalid_query(if other == name {
            format!("the name `{name}` is twice in {place}")
        } else {
            format!(
                "the names `{other}` and `{name}` in {place} differ in case only, and SQLite takes them for one"
            )
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        schema::{ColumnDef, IndexDef, UniqueDef},
        types::SqlType,
    };

    fn table(name: &str, columns: &[&str]) -> TableDef {
        let mut table = TableDef::new(name);
        table.columns = columns
            .iter()
            .map(|name| ColumnDef { nullable: false, ..ColumnDef::named(*name, SqlType::BigInt) })
            .collect();
        table.primary_key = vec![columns.first().map_or_else(String::new, |it| (*it).to_owned())];
        table
    }

    fn refusal(tables: &[&TableDef]) -> String {
        check_tables(tables).err().map_or_else(String::new, |it| it.to_string())
    }

    #[test]
    fn names_that_differ_are_fine() {
        assert_eq!(refusal(&[&table("a", &["id", "b"]), &table("b", &["id"])]), "");
    }

    #[test]
    fn what_one_database_would_take_for_another_is_refused() {
        let case = table("a", &["id", "Id"]);
        assert!(refusal(&[&case]).contains("`id` and `Id` in the table `a` differ in case only"));
        let twice = table("a", &["id"]);
        assert!(refusal(&[&twice, &twice]).contains("`a` is twice in the schema"));
        assert!(refusal(&[&table("a", &[])]).contains("has no columns"));
        assert!(refusal(&[&table("", &["id"])]).contains("it is empty"));
        assert!(refusal(&[&table("SQLite_a", &["id"])]).contains("keeps `sqlite_` for itself"));
        assert!(refusal(&[&table("a", &["xmin"])]).contains("every table of Postgres"));
    }

    #[test]
    fn indexes_share_their_names_with_tables_and_keys() {
        let mut indexed = table("b", &["id"]);
        indexed.indexes = vec![IndexDef::new("A", ["id"])];
        assert!(refusal(&[&table("a", &["id"]), &indexed]).contains("differ in case only"));
        let mut key = table("a", &["id"]);
        key.uniques = vec![UniqueDef { name: "a_pkey".into(), columns: vec!["id".into()] }];
        assert!(refusal(&[&key]).contains("`a_pkey` is twice"));
    }
}
