//! INSERT, UPDATE and DELETE.

use super::{
    Renderer, joined,
    own_rows::{self, Action},
    placement::{no_aggregate, no_aggregate_in},
};
use crate::{
    ast::{Assigned, Assignment, ConflictAction, Delete, Expr, Insert, SelectItem, TableRef, Update},
    error::{Error, Result},
    schema::ColumnInfo,
};

impl<'a> Renderer<'a> {
    /// Appends an INSERT.
    ///
    /// # Errors
    /// Those of its values.
    pub fn insert(&mut self, insert: &'a Insert) -> Result<()> {
        self.push("INSERT INTO ");
        self.table(&insert.table)?;
        let upserts =
            matches!(&insert.on_conflict, Some(it) if matches!(it.action, ConflictAction::Update { .. }));
        let action: Option<Action> = if upserts { Some(|key| key.on_update) } else { None };
        if let Some(query) = &insert.query {
            self.insert_query(query, insert.on_conflict.is_some())?;
            if let Some(on_conflict) = &insert.on_conflict {
                self.on_conflict(&insert.table, on_conflict)?;
            }
            return self.returning(&insert.table, &insert.returning, action);
        }
        if insert.columns.is_empty() {
            if insert.on_conflict.is_some() {
                return Err(Error::invalid_query("`on_conflict` of a row that gives no value"));
            }
            self.push(" DEFAULT VALUES");
            return self.returning(&insert.table, &insert.returning, action);
        }
        let columns = &insert.table.info.columns;
        self.push(" (");
        self.list(&insert.columns, |r, column| r.ident(&columns[*column].name))?;
        self.push(") VALUES ");
        self.rows(insert)?;
        if let Some(on_conflict) = &insert.on_conflict {
            self.on_conflict(&insert.table, on_conflict)?;
        }
        self.returning(&insert.table, &insert.returning, action)
    }

    fn rows(&mut self, insert: &'a Insert) -> Result<()> {
        let columns = &insert.table.info.columns;
        self.reserve(insert.cells.len() / columns.len() * insert.columns.len());
        // The text of a row of values, where it is the same for each.
        let mut text = None;
        for (position, row) in insert.cells.chunks_exact(columns.len()).enumerate() {
            if position > 0 {
                self.push(", ");
            }
            if let Some(text) = text.clone()
                && self.bind_row(insert.columns.iter().map(|column| (&columns[*column], &row[*column])))
            {
                self.sql.extend_from_within(text);
                continue;
            }
            let start = self.sql.len();
            self.push("(");
            self.list(&insert.columns, |r, column| r.cell(&columns[*column], &row[*column]))?;
            self.push(")");
            let plain = insert.columns.iter().all(|column| matches!(row[*column], Some(Assigned::Value(_))));
            if plain && !self.dialect.numbers_placeholders() {
                text = Some(start..self.sql.len());
            }
        }
        self.column = None;
        Ok(())
    }

    /// Appends a value to insert.
    fn cell(&mut self, column: &'a ColumnInfo, cell: &'a Option<Assigned>) -> Result<()> {
        self.column = Some(&column.name);
        match cell {
            Some(Assigned::Value(value)) => self.bind(value, &column.ty),
            Some(Assigned::Expr(expr)) => {
                no_aggregate("`values`", expr)?;
                self.dialect.coerced(self, expr, &column.ty)
            }
            None => Err(Error::invalid_query(format!("a row of the insert has no `{}`", column.name))),
        }
    }

    /// Appends an UPDATE.
    ///
    /// # Errors
    /// Where nothing is set, and those of its parts.
    pub fn update(&mut self, update: &'a Update) -> Result<()> {
        if update.assignments.is_empty() {
            return Err(Error::invalid_query(format!(
                "the update of `{}` sets no column",
                update.table.name()
            )));
        }
        if !update.from.is_empty() {
            joined::check_names(&update.table, &update.from)?;
            joined::check_matches(update)?;
        }
        self.push("UPDATE ");
        self.table(&update.table)?;
        self.push(" SET ");
        self.assignments(&update.table, &update.assignments)?;
        self.joined(" FROM ", &update.from)?;
        if update.from.is_empty()
            && let Some(gathered) = self.dialect.gathered()
            && own_rows::read_by(update)
        {
            self.push(gathered);
        }
        self.filter(update.filter.as_ref())?;
        own_rows::check_followers(update)?;
        self.returning(&update.table, &update.returning, Some(|key| key.on_update))
    }

    /// Appends a DELETE.
    ///
    /// # Errors
    /// Those of its parts.
    pub fn delete(&mut self, delete: &'a Delete) -> Result<()> {
        joined::check_names(&delete.table, &delete.using)?;
        delete.filter.iter().try_for_each(|filter| no_aggregate("`filter`", filter))?;
        self.push("DELETE FROM ");
        self.table(&delete.table)?;
        if delete.using.is_empty() {
            self.condition(" WHERE ", delete.filter.as_ref())?;
        } else {
            self.dialect.using(self, delete)?;
        }
        self.returning(&delete.table, &delete.returning, Some(|key| key.on_delete))
    }

    /// Appends what is set.
    pub(super) fn assignments(&mut self, table: &TableRef, assignments: &'a [Assignment]) -> Result<()> {
        not_generated(table, assignments)?;
        self.list(assignments, |r, assignment| {
            r.ident(&assignment.column.name)?;
            r.push(" = ");
            r.column = Some(&assignment.column.name);
            no_aggregate("`set`", &assignment.value)?;
            r.dialect.coerced(r, &assignment.value, &assignment.column.ty)
        })?;
        self.column = None;
        Ok(())
    }

    pub(super) fn filter(&mut self, filter: Option<&'a Expr>) -> Result<()> {
        filter.iter().try_for_each(|filter| no_aggregate("`filter`", filter))?;
        self.condition(" WHERE ", filter)
    }

    fn returning(&mut self, table: &TableRef, items: &'a [SelectItem], action: Option<Action>) -> Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        own_rows::check_returning(table, items, action)?;
        no_aggregate_in(items)?;
        self.push(" RETURNING ");
        self.returning = true;
        self.items(items)
    }
}

/// USING and WHERE, as the standard has no word for them but Postgres does.
///
/// # Errors
/// Those of the condition.
pub fn using<'a>(r: &mut Renderer<'a>, delete: &'a Delete) -> Result<()> {
    r.joined(" USING ", &delete.using)?;
    r.condition(" WHERE ", delete.filter.as_ref())
}

/// Refuses to set what the database computes; each would have an error of its own for it.
fn not_generated(table: &TableRef, assignments: &[Assignment]) -> Result<()> {
    let Some(def) = table.info.def else { return Ok(()) };
    let generated: Vec<_> = def().columns.iter().filter(|column| column.generated.is_some()).collect();
    for assignment in assignments {
        let name = &assignment.column.name;
        if generated.iter().any(|column| column.name == *name) {
            return Err(Error::invalid_query(format!(
                "`{name}` is a generated column, which the database computes: set what it is computed from"
            )));
        }
    }
    Ok(())
}
