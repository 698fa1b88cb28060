//! UPDATE of many rows in one statement, each with values of its own.

use std::{collections::HashMap, marker::PhantomData};

use super::{
    ColumnList, Condition, Cons, In, Nil, Patch, Plain, Sql, Update,
    condition::add_condition,
    identity::identity,
    plan::{Plan, parameters_of},
    run,
    update::set_on_update,
};
use crate::{
    ast::{self, Assignment, Expr, Statement},
    dialect::Dialect,
    driver::NoRows,
    error::{Error, Result},
    executor::{BoxFuture, Executor},
    schema::{ColumnInfo, TableDef, UniqueKey},
    table::{Table, table_ref},
    value::Value,
};

/// An UPDATE of many rows of the table `T`, each with values of its own; made by [`Update::rows`].
pub struct UpdateRows<T> {
    keys: Vec<&'static str>,
    rows: Vec<Row>,
    assignments: Vec<Assignment>,
    filter: Option<Expr>,
    marker: PhantomData<fn() -> T>,
}

#[derive(Debug, Clone)]
struct Row {
    key: Vec<Value>,
    /// By the position of the column.
    values: Vec<(usize, Value)>,
}

impl<T> Clone for UpdateRows<T> {
    fn clone(&self) -> Self {
        Self {
            keys: self.keys.clone(),
            rows: self.rows.clone(),
            assignments: self.assignments.clone(),
            filter: self.filter.clone(),
            marker: PhantomData,
        }
    }
}

impl<T> std::fmt::Debug for UpdateRows<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UpdateRows")
            .field("keys", &self.keys)
            .field("rows", &self.rows)
            .field("assignments", &self.assignments)
            .field("filter", &self.filter)
            .finish()
    }
}

impl<T: Table> Update<T> {
    /// `UPDATE .. FROM (VALUES ..)`: changes many rows at once, each to values of its own
    ///
    /// A row is found by its key, the primary key or a unique key of the table (more columns may stand beside it), and takes
    /// the columns that its patch has values for. What has been `set` before is set in each. Rows whose patches have values
    /// for different columns, and more values than the database takes parameters, become several statements, all or none.
    ///
    /// # Errors
    /// When the query is run: [`Error::InvalidQuery`] where the key is no unique key, where two rows have the same, and where
    /// a patch is empty or changes the key.
    ///
    /// ```
    /// # use squall_core::{query::{Column, Patch, update}, table::{Table, TableRef}};
    /// # fn example<T: Table, P: Patch<Table = T>>(product: TableRef<T>, id: Column<T, i64>, first: P, second: P) {
    /// let _prices = update(product).rows(id, [(1, first), (2, second)]);
    /// # }
    /// ```
    pub fn rows<K: ColumnList<T>, P: Patch<Table = T>>(
        self,
        key: K,
        rows: impl IntoIterator<Item = (K::Value, P)>,
    ) -> UpdateRows<T> {
        let mut keys = Vec::new();
        key.push_names(&mut keys);
        let row = |(value, patch): (K::Value, P)| {
            let mut key = Vec::with_capacity(keys.len());
            K::push_values(value, &mut key);
            Row { key, values: patch.assignments() }
        };
        UpdateRows {
            rows: rows.into_iter().map(row).collect(),
            keys,
            assignments: self.ast.assignments,
            filter: self.seen.map(|seen| *seen),
            marker: PhantomData,
        }
    }
}

impl<T: Table> UpdateRows<T> {
    /// `AND condition`: what else must hold for a row to be changed; several are joined by AND, and `None` adds nothing
    #[must_use]
    pub fn filter<C: Condition, I>(mut self, condition: C) -> Self
    where
        C::Sources: In<Cons<T, Plain, Nil>, I>,
    {
        add_condition(&mut self.filter, condition.into_condition());
        self
    }

    /// Changes the rows; returns how many were found.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] as [`rows`](Update::rows) has it, [`Error::Constraint`], [`Error::InvalidValue`], and what else
    /// the database answers.
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

    /// The SQL in `dialect`, and its parameters: a statement for each set of columns.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`], [`Error::InvalidValue`] or [`Error::Unsupported`]: what would be refused before sending.
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Vec<Sql>> {
        let plan = self.clone().plan(dialect)?;
        plan.statements.iter().map(|statement| run::to_sql(statement, dialect)).collect()
    }

    pub(super) fn plan(self, dialect: &dyn Dialect) -> Result<Plan> {
        let columns = T::COLUMNS;
        let position = |name: &&str| columns.iter().position(|column| column.name == *name);
        let keys: Vec<usize> = self.keys.iter().filter_map(position).collect();
        check_keys(T::def(), columns, &keys, &self.rows)?;
        if let Some(it) =
            self.assignments.iter().find(|it| keys.iter().any(|key| columns[*key].name == it.column.name))
        {
            return Err(sets_its_key("the update", &it.column.name));
        }
        let mut groups: Vec<(Vec<usize>, Vec<Value>)> = Vec::new();
        for (number, row) in self.rows.into_iter().enumerate() {
            let (set, values): (Vec<usize>, Vec<Value>) = row.values.into_iter().unzip();
            if set.is_empty() && self.assignments.is_empty() {
                return Err(Error::invalid_query(format!(
                    "row {number} of the update (from 0) sets no column"
                )));
            }
            if let Some(column) = set.iter().find(|column| keys.contains(column)) {
                return Err(sets_its_key(
                    &format!("row {number} of the update (from 0)"),
                    &columns[*column].name,
                ));
            }
            let found = groups.iter().position(|(columns, _)| *columns == set);
            let index = found.unwrap_or_else(|| {
                groups.push((set, Vec::new()));
                groups.len() - 1
            });
            groups[index].1.extend(row.key);
            groups[index].1.extend(values);
        }
        let mut plan = Plan { statements: Vec::new(), order: None };
        for (set, values) in groups {
            let mut assignments = self.assignments.clone();
            // What a row says counts more than what is said of all.
            assignments.retain(|it| !set.iter().any(|column| columns[*column].name == it.column.name));
            set_on_update(&mut assignments, &set, columns, T::ON_UPDATE);
            let width = keys.len() + set.len();
            let values_of = assignments.iter().map(|it| &it.value).chain(&self.filter);
            let room = dialect.max_binds().saturating_sub(values_of.map(parameters_of).sum());
            let each = (room / width).max(1) * width;
            let mut values = values.into_iter().peekable();
            while values.peek().is_some() {
                plan.statements.push(Statement::UpdateRows(ast::UpdateRows {
                    table: table_ref::<T>(),
                    keys: keys.clone(),
                    columns: set.clone(),
                    values: values.by_ref().take(each).collect(),
                    assignments: assignments.clone(),
                    filter: self.filter.clone(),
                }));
            }
        }
        Ok(plan)
    }
}

fn sets_its_key(what: &str, column: &str) -> Error {
    Error::invalid_query(format!("{what} sets `{column}`, by which the rows are found"))
}

/// Refuses what finds several rows, and two rows that are found by the same key.
fn check_keys(def: &TableDef, columns: &[ColumnInfo], keys: &[usize], rows: &[Row]) -> Result<()> {
    let names: Vec<&str> = keys.iter().map(|key| &*columns[*key].name).collect();
    let is_key = |key: &UniqueKey<'_>| match key {
        UniqueKey::Columns(unique) => unique.iter().all(|it| names.contains(&it.as_str())),
        UniqueKey::Index(index) => {
            index.is_plain()
                && index.predicate.is_none()
                && index.columns().iter().all(|it| names.contains(&it.as_str()))
        }
    };
    let Some((_, unique)) = def.unique_keys().find(|(_, key)| is_key(key)) else {
        return Err(Error::invalid_query(format!(
            "the rows of an update are found by ({}), which is neither the primary key of `{}` nor unique",
            names.join(", "),
            def.name
        )));
    };
    let unique = match unique {
        UniqueKey::Columns(unique) => unique.to_vec(),
        UniqueKey::Index(index) => index.columns(),
    };
    if let Some(column) = unique.iter().find(|it| def.column(it).is_some_and(|it| it.collation.is_some())) {
        return Err(Error::invalid_query(format!(
            "the rows of an update are found by `{column}`, of which texts that differ may be one, by its collation"
        )));
    }
    let places: Vec<usize> =
        (0..keys.len()).filter(|place| unique.iter().any(|it| it == names[*place])).collect();
    let mut seen = HashMap::new();
    for (number, row) in rows.iter().enumerate() {
        let value = |place: &usize| identity(&row.key[*place], &columns[keys[*place]]);
        // NULL finds nothing.
        let Some(key) = places.iter().map(value).collect::<Option<Vec<_>>>() else { continue };
        if let Some(before) = seen.insert(key, number) {
            return Err(Error::invalid_query(format!(
                "the rows {before} and {number} of the update (from 0) have the same {}",
                unique.join(", ")
            )));
        }
    }
    Ok(())
}
