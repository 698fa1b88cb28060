//! INSERT, UPDATE and DELETE.

use super::{
    Renderer,
    placement::{no_aggregate, no_aggregate_in},
};
use crate::{
    ast::{Delete, Expr, Insert, SelectItem, Update},
    error::{Error, Result},
    types::SqlType,
};

impl<'a> Renderer<'a> {
    /// Appends an INSERT.
    ///
    /// # Errors
    /// Those of its values.
    pub fn insert(&mut self, insert: &'a Insert) -> Result<()> {
        self.push("INSERT INTO ");
        self.table(&insert.table)?;
        if insert.columns.is_empty() {
            self.push(" DEFAULT VALUES");
            return self.returning(&insert.returning);
        }
        let columns = &insert.table.info.columns;
        self.push(" (");
        self.list(&insert.columns, |r, column| r.ident(&columns[*column].name))?;
        self.push(") VALUES ");
        self.reserve(insert.values.len());
        let mut values = insert.values.iter();
        self.list(0..insert.rows, |r, _| {
            r.push("(");
            r.list(insert.columns.iter().zip(values.by_ref()), |r, (column, value)| {
                r.column = Some(&columns[*column].name);
                r.inserted(value, &columns[*column].ty)
            })?;
            r.push(")");
            Ok(())
        })?;
        self.column = None;
        self.returning(&insert.returning)
    }

    /// Appends a value to insert. Most are plain values of the column's own type, which go the short way.
    #[inline]
    fn inserted(&mut self, value: &'a Expr, ty: &SqlType) -> Result<()> {
        if let Expr::Bind(value, its) = value
            && its == ty
        {
            return self.bind(value, its);
        }
        no_aggregate("`values`", value)?;
        self.dialect.coerced(self, value, ty)
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
        self.push("UPDATE ");
        self.table(&update.table)?;
        self.push(" SET ");
        self.list(&update.assignments, |r, assignment| {
            r.ident(&assignment.column.name)?;
            r.push(" = ");
            r.column = Some(&assignment.column.name);
            no_aggregate("`set`", &assignment.value)?;
            r.dialect.coerced(r, &assignment.value, &assignment.column.ty)
        })?;
        self.column = None;
        self.filter(update.filter.as_ref())?;
        self.returning(&update.returning)
    }

    /// Appends a DELETE.
    ///
    /// # Errors
    /// Those of its parts.
    pub fn delete(&mut self, delete: &'a Delete) -> Result<()> {
        self.push("DELETE FROM ");
        self.table(&delete.table)?;
        self.filter(delete.filter.as_ref())?;
        self.returning(&delete.returning)
    }

    fn filter(&mut self, filter: Option<&'a Expr>) -> Result<()> {
        filter.iter().try_for_each(|filter| no_aggregate("`filter`", filter))?;
        self.condition(" WHERE ", filter)
    }

    fn returning(&mut self, items: &'a [SelectItem]) -> Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        no_aggregate_in(items)?;
        self.push(" RETURNING ");
        self.items(items)
    }
}
