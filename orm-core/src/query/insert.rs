//! INSERT, typed.
//!
//! What a user sees first of this module is an error:
//!
//! ```text
//! error[E0277]: the insert does not set the required column `email`
//!   = note: it has no default: call `.email(..)` on `User::new()`
//! ```

use std::marker::PhantomData;

use super::{
    Cons, Nil, NoReturning, Plain, Project, Projection, Sql,
    conflict::Conflict,
    from_select::{FromSelect, plan_query},
    plan::{Plan, plan_insert},
    run::{self, All, Decode},
    upsert::plan_upsert,
};
use crate::{
    ast::{Assigned, SelectItem},
    dialect::Dialect,
    driver::NoRows,
    error::{Error, Result},
    executor::{BoxFuture, Executor, Target},
    table::{Record, Table, TableRef},
    value::Value,
};

/// The cells of a row to insert: one for each column of the table, `None` where the row does not name it.
pub type Cells = [Option<Assigned>];

/// A row to insert: `User::new()` with all required columns set, or a `NewUser`.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a row that can be inserted")]
pub trait InsertRow {
    /// The table that it is for.
    type Table: Table;

    /// Writes its values to the cells, which are all `None`.
    fn write(self, cells: &mut Cells);
}

/// Sets a cell that is `None`. As that is looked at first, the value is made in its place, and not on the stack.
#[inline(always)]
pub fn set_cell(cell: &mut Option<Assigned>, value: impl FnOnce() -> Value) {
    if cell.is_none() {
        *cell = Some(Assigned::Value(value()));
    }
}

/// A row, or several, in a `Vec` or an array.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a row, or a list of rows, to insert",
    label = "expected `User::new()` with its columns set, a `NewUser`, or a `Vec` or an array of these"
)]
pub trait InsertRows {
    /// The table that they are for.
    type Table: Table;

    /// Appends the cells of each row.
    fn write_all(self, cells: &mut Vec<Option<Assigned>>);
}

/// Appends the cells of a row; for the derive, which makes each row [`InsertRows`] by itself: so a list of rows that do not is told
/// what they lack, and not that it is no row.
pub fn write_row<R: InsertRow>(row: R, cells: &mut Vec<Option<Assigned>>) {
    let start = cells.len();
    cells.resize_with(start + R::Table::COLUMNS.len(), || None);
    row.write(&mut cells[start..]);
}

impl<R: InsertRow> InsertRows for Vec<R> {
    type Table = R::Table;

    fn write_all(self, cells: &mut Vec<Option<Assigned>>) {
        cells.reserve(self.len() * R::Table::COLUMNS.len());
        self.into_iter().for_each(|row| write_row(row, cells));
    }
}

impl<R: InsertRow, const N: usize> InsertRows for [R; N] {
    type Table = R::Table;

    fn write_all(self, cells: &mut Vec<Option<Assigned>>) {
        cells.reserve(N * R::Table::COLUMNS.len());
        self.into_iter().for_each(|row| write_row(row, cells));
    }
}

/// A required column that has been set.
#[derive(Debug)]
pub struct Set;

/// A required column that has not been set.
#[derive(Debug)]
pub struct Missing;

/// The required column `C` has been set.
#[diagnostic::on_unimplemented(
    message = "the insert does not set the required column `{C}`",
    label = "`{C}` is missing",
    note = "it has no default: call `.{C}(..)` on the row"
)]
pub trait Provided<C> {}

impl<C> Provided<C> for Set {}

/// An insert that changes no row which is there.
#[derive(Debug)]
pub struct NoUpdate;

/// An insert that changes the row which is there, where one is in the way.
#[derive(Debug)]
pub struct DoUpdate;

/// An INSERT into the table `T` that returns `R`; `C` is [`DoUpdate`] after ON CONFLICT .. DO UPDATE.
pub struct Insert<T, R = NoReturning, C = NoUpdate> {
    pub(super) cells: Vec<Option<Assigned>>,
    pub(super) query: Option<Box<FromSelect>>,
    pub(super) conflict: Option<Box<Conflict>>,
    pub(super) returning: Vec<SelectItem>,
    marker: PhantomData<fn() -> (T, R, C)>,
}

/// `INSERT INTO table`
pub fn insert<T: Table>(table: TableRef<T>) -> Insert<T> {
    let _ = table;
    Insert { cells: Vec::new(), query: None, conflict: None, returning: Vec::new(), marker: PhantomData }
}

impl<T: Table> Insert<T> {
    /// The rows that have these cells, as many for each as the table has columns.
    pub(crate) fn of_cells(cells: Vec<Option<Assigned>>) -> Self {
        Self { cells, ..insert(T::TABLE) }
    }

    /// How many rows there are.
    pub(crate) fn given(&self) -> usize {
        self.cells.len() / T::COLUMNS.len()
    }
}

impl<T, R, C> Clone for Insert<T, R, C> {
    fn clone(&self) -> Self {
        Self {
            cells: self.cells.clone(),
            query: self.query.clone(),
            conflict: self.conflict.clone(),
            returning: self.returning.clone(),
            marker: PhantomData,
        }
    }
}

impl<T, R, C> std::fmt::Debug for Insert<T, R, C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Insert")
            .field("cells", &self.cells)
            .field("query", &self.query)
            .field("conflict", &self.conflict)
            .field("returning", &self.returning)
            .finish()
    }
}

impl<T: Table, C> Insert<T, NoReturning, C> {
    /// `RETURNING projection`: the rows as they were stored, in the order in which they were given
    ///
    /// A row that ON CONFLICT left alone is not among them.
    #[must_use]
    pub fn returning<P: Projection>(mut self, projection: P) -> Insert<T, P, C> {
        projection.push(&mut self.returning);
        self.retyped()
    }

    /// Inserts the rows; returns how many were stored or, by ON CONFLICT, changed.
    ///
    /// Several rows are stored all or none, also where they take more than one statement.
    ///
    /// # Errors
    /// [`Error::Constraint`], [`Error::InvalidValue`], and what else the database answers.
    pub fn exec<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<u64>> {
        let target = executor.target();
        let plan = self.plan(target.dialect());
        Box::pin(async move {
            let plan = plan?;
            if plan.statements.is_empty() {
                return Ok(0);
            }
            run::run_plan(&plan, &mut NoRows, target).await
        })
    }
}

impl<T: Table, R, C> Insert<T, R, C> {
    pub(super) fn retyped<R2, C2>(self) -> Insert<T, R2, C2> {
        Insert {
            cells: self.cells,
            query: self.query,
            conflict: self.conflict,
            returning: self.returning,
            marker: PhantomData,
        }
    }

    /// `VALUES rows`: one row or many; called again, it adds rows. Rows need not set the same columns.
    #[must_use]
    pub fn values<V: InsertRows<Table = T>>(mut self, rows: V) -> Self {
        rows.write_all(&mut self.cells);
        self
    }

    pub(super) fn plan(self, dialect: &'static dyn Dialect) -> Result<Plan> {
        if let Some(query) = self.query {
            let given = self.cells.len() / T::COLUMNS.len();
            return plan_query::<T>(*query, given, self.conflict.map(|it| *it), dialect, self.returning);
        }
        match self.conflict {
            None => Ok(plan_insert::<T>(self.cells, dialect, &self.returning)),
            Some(conflict) => plan_upsert::<T>(self.cells, *conflict, dialect, self.returning, false),
        }
    }

    /// The SQL in `dialect`, and its parameters: a statement for each set of columns that only the database can fill, and
    /// one to count on from an auto key that was given, where the database does not by itself.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`], [`Error::InvalidValue`] or [`Error::Unsupported`]: what would be refused before sending.
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Vec<Sql>> {
        let plan = self.clone().plan(dialect)?;
        plan.statements.iter().map(|statement| run::to_sql(statement, dialect)).collect()
    }
}

impl<T: Table, P, C> Insert<T, P, C> {
    /// Inserts the rows, and returns each as it was stored, in the order in which they were given.
    ///
    /// # Errors
    /// [`Error::Constraint`], [`Error::InvalidValue`], and what else the database answers.
    pub fn all<'e, E: Executor + ?Sized, R, I>(self, executor: &'e E) -> BoxFuture<'e, Result<Vec<R>>>
    where
        P: Project<Cons<T, Plain, Nil>, I, Row = R>,
        R: Send + 'static,
    {
        let target = executor.target();
        let plan = self.plan(target.dialect());
        Box::pin(rows(plan, |row| P::decode(row, 0), target))
    }

    /// Inserts the one row, and returns it as it was stored.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] where there is not exactly one row, [`Error::NotFound`] where ON CONFLICT left it alone, and as
    /// [`all`](Self::all).
    pub fn one<'e, E: Executor + ?Sized, R, I>(self, executor: &'e E) -> BoxFuture<'e, Result<R>>
    where
        P: Project<Cons<T, Plain, Nil>, I, Row = R>,
        R: Send + 'static,
    {
        let row = self.optional(executor);
        Box::pin(async move { row.await?.ok_or(Error::NotFound) })
    }

    /// Inserts the one row, and returns it as it was stored, or `None` where ON CONFLICT left it alone.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] where there is not exactly one row, and as [`all`](Self::all).
    pub fn optional<'e, E: Executor + ?Sized, R, I>(self, executor: &'e E) -> BoxFuture<'e, Result<Option<R>>>
    where
        P: Project<Cons<T, Plain, Nil>, I, Row = R>,
        R: Send + 'static,
    {
        let target = executor.target();
        let given = self.cells.len() / T::COLUMNS.len();
        let by_query = self.query.is_some();
        let plan = self.plan(target.dialect());
        Box::pin(async move {
            if given != 1 && !by_query {
                return Err(Error::invalid_query(format!(
                    "`.one()` on an insert of {given} rows: use `.all()`"
                )));
            }
            let mut rows = rows(plan, |row| P::decode(row, 0), target).await?;
            if rows.len() > 1 {
                return Err(Error::MultipleRows);
            }
            Ok(rows.pop())
        })
    }
}

/// Runs a plan, and puts the rows that it returns in the order of the input.
async fn rows<R: Send>(plan: Result<Plan>, decode: Decode<R>, target: Target<'_>) -> Result<Vec<R>> {
    let plan = plan?;
    if plan.statements.is_empty() {
        return Ok(Vec::new());
    }
    let mut sink = All { rows: Vec::new(), decode };
    run::run_plan(&plan, &mut sink, target).await?;
    let Some(order) = plan.order else { return Ok(sink.rows) };
    Ok(run::in_order(order, sink.rows))
}
