//! ON CONFLICT.

use super::{Renderer, own_rows, placement::no_aggregate};
use crate::{
    ast::{Assignment, ConflictAction, ConflictTarget, EXCLUDED, Expr, OnConflict, TableRef},
    error::{Error, Result},
    schema::{ReferentialAction, TableDef},
};

/// Refuses to set what a foreign key of the table to itself refers to, where rows that refer to it are then changed: SQLite does
/// not look any more whether the row to insert refers to one that is there.
fn check_moves(def: &TableDef, assignments: &[Assignment]) -> Result<()> {
    let changes = |action| matches!(action, ReferentialAction::SetNull | ReferentialAction::SetDefault);
    let own = def.foreign_keys.iter().filter(|key| key.foreign_table == def.name && changes(key.on_update));
    for key in own {
        if let Some(it) =
            assignments.iter().find(|it| key.foreign_columns.iter().any(|name| *name == it.column.name))
        {
            return Err(Error::invalid_query(format!(
                "`do_update` sets `{}`, to which the foreign key `{}` of the same table refers with `on_update = {}`: set it by an \
                 update of its own",
                it.column.name,
                key.name,
                key.on_update.sql().to_lowercase().replace(' ', "_")
            )));
        }
    }
    Ok(())
}

impl<'a> Renderer<'a> {
    /// Appends ON CONFLICT.
    ///
    /// # Errors
    /// Where the target is no unique key, where there is none to update by, and those of its parts.
    pub(super) fn on_conflict(&mut self, table: &TableRef, it: &'a OnConflict) -> Result<()> {
        self.push(" ON CONFLICT ");
        if let Some(target) = &it.target {
            if let Some(def) = table.info.def {
                check_target(def(), target)?;
            }
            self.target(target)?;
        }
        let ConflictAction::Update { assignments, filter } = &it.action else {
            self.push("DO NOTHING");
            return Ok(());
        };
        if it.target.is_none() {
            // One of the databases would update whatever row is in the way.
            return Err(Error::invalid_query("`do_update` needs the unique key whose conflicts it is for"));
        }
        if assignments.is_empty() {
            return Err(Error::invalid_query(format!(
                "`do_update` of `{}` sets no column: add `.set(..)`, or take `.do_nothing()`",
                table.name()
            )));
        }
        if table.name().eq_ignore_ascii_case(EXCLUDED) {
            return Err(Error::invalid_query(
                "`do_update` of a table named `excluded`, which is the name of the row that was to be inserted",
            ));
        }
        if let Some(def) = table.info.def {
            check_moves(def(), assignments)?;
        }
        own_rows::check_upsert(table, assignments, filter.as_ref())?;
        self.push("DO UPDATE SET ");
        self.assignments(table, assignments)?;
        self.filter(filter.as_ref())
    }

    /// As the schema prints it, so that the database finds the key.
    fn target(&mut self, target: &'a ConflictTarget) -> Result<()> {
        self.push("(");
        self.as_ddl(|r| {
            r.list(&target.keys, |r, key| match key {
                Expr::Column(column) => r.ident(&column.info.name),
                key => {
                    no_aggregate("`on_conflict`", key)?;
                    r.dialect.conflict_key(r, key)
                }
            })?;
            r.push(")");
            r.condition(" WHERE ", target.predicate.as_ref())
        })?;
        self.push(" ");
        Ok(())
    }
}

/// Refuses what is no unique key of the table: each database would have an error of its own for it.
fn check_target(def: &TableDef, target: &ConflictTarget) -> Result<()> {
    let keys: Vec<_> = target
        .keys
        .iter()
        .map(|key| match key {
            Expr::Column(column) => &*column.info.name,
            _ => "an expression",
        })
        .collect();
    if let [only] = def.primary_key.as_slice()
        && keys.len() > 1
        && keys.contains(&only.as_str())
    {
        // SQLite does not find such a key where `only` is an integer, by which it keeps the rows.
        return Err(Error::invalid_query(format!(
            "`on_conflict` by ({}) has more in it than the primary key `{only}`, which is unique by itself",
            keys.join(", ")
        )));
    }
    let mut partial = None;
    for (name, key) in def.unique_keys().filter(|(_, key)| key.is_of(&target.keys)) {
        if key.predicate().is_none() || key.predicate() == target.predicate.as_ref() {
            return Ok(());
        }
        partial = Some(name);
    }
    let keys = keys.join(", ");
    Err(Error::invalid_query(match partial {
        Some(index) => format!(
            "the unique index `{index}` of `{}` ({keys}) is of some rows only: say its condition by `.target_where(..)`, or \
             name it by `.on_conflict_constraint(\"{index}\")`",
            def.name
        ),
        None => {
            format!(
                "`on_conflict` by ({keys}), which is neither the primary key of `{}` nor unique",
                def.name
            )
        }
    }))
}
