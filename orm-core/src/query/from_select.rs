//! INSERT .. SELECT.

use super::{
    ColumnList, Insert, Queryable, StorableIn,
    conflict::Conflict,
    plan::{Plan, count_on},
    upsert::Upsert,
};
use crate::{
    ast::{self, Assignment, ColumnRef, Expr, InsertQuery, Query, ROWS, Select, SelectItem, Statement},
    dialect::Dialect,
    error::{Error, Result},
    schema::{ColumnDef, ColumnInfo, TableDef, UniqueKey},
    shared::Shared,
    table::{Table, table_ref},
    types::{SqlType, TimestampMode},
};

/// A query whose rows are inserted, and the columns that its cells go to.
#[derive(Debug, Clone)]
pub(super) struct FromSelect {
    columns: Vec<&'static str>,
    query: Query,
}

impl<T: Table> Insert<T> {
    /// `INSERT INTO table (columns) SELECT ..`: the rows of a query, in its order where it has one
    ///
    /// Columns that are not named get their defaults. What [`returning`](Self::returning) gives is in no particular order.
    /// With `do_update`, the query must not give two rows for one key: it has to group by the key, or to read it from a table
    /// where it is unique.
    ///
    /// # Errors
    /// When the query is run: [`Error::InvalidQuery`] where a required column is not named, and where one of
    /// those that the client makes for each row (`default_fn`) is not.
    ///
    /// ```
    /// # use squall_core::{query::{Column, insert, select}, table::{Table, TableRef}};
    /// # fn example<Archive: Table, Post: Table>(
    /// #     archive: TableRef<Archive>, id: Column<Archive, i64>, title: Column<Archive, String>,
    /// #     post: TableRef<Post>, post_id: Column<Post, i64>, post_title: Column<Post, String>,
    /// # ) {
    /// let _archived =
    ///     insert(archive).from_select((id, title), select((post_id, post_title)).from(post));
    /// # }
    /// ```
    #[must_use]
    pub fn from_select<L, Q, I>(mut self, columns: L, query: Q) -> Self
    where
        L: ColumnList<T>,
        Q: Queryable<I, Outside = ()>,
        Q::Row: StorableIn<L>,
    {
        let mut names = Vec::new();
        columns.push_names(&mut names);
        self.query = Some(Box::new(FromSelect { columns: names, query: query.into_query() }));
        self
    }
}

/// Plans the insert of a query's rows.
pub(super) fn plan_query<T: Table>(
    from: FromSelect,
    given: usize,
    conflict: Option<Conflict>,
    dialect: &dyn Dialect,
    returning: Vec<SelectItem>,
) -> Result<Plan> {
    if given > 0 {
        return Err(Error::invalid_query("an insert has `values` or `from_select`, and not both"));
    }
    let (columns, def) = (T::COLUMNS, T::def());
    let position = |name: &&str| columns.iter().position(|column| column.name == *name);
    let named: Vec<usize> = from.columns.iter().filter_map(position).collect();
    check_columns(def, &named)?;
    let mut beside = Vec::new();
    for default in T::DEFAULTS.iter().filter(|default| !named.contains(&default.column)) {
        let column = &columns[default.column];
        let value = (default.make)(column.ty.clone());
        if matches!(value, Expr::Bind(..)) {
            return Err(Error::invalid_query(format!(
                "`{}` is made by the client, for each row another: name it in `from_select`, and select it",
                column.name
            )));
        }
        beside.push(Assignment { column: Shared::Static(column), value });
    }
    check_required(def, &named, &beside)?;
    let on_conflict = match conflict {
        None => None,
        Some(conflict) => {
            let upsert = Upsert::new::<T>(conflict, Vec::new(), false)?;
            if let (Some(target), Some(changes)) = (&upsert.target, &upsert.update) {
                check_single(&from.query, &target.keys, def, columns, &named)?;
                let is_key = |it: &&Assignment| {
                    let is = |key: &Expr| matches!(key, Expr::Column(key) if key.info.name == it.column.name);
                    target.keys.iter().any(is)
                };
                if let Some(it) = changes.assignments.iter().find(is_key) {
                    return Err(Error::invalid_query(format!(
                        "`do_update` of `from_select` sets `{}`, by which the rows are told apart",
                        it.column.name
                    )));
                }
            }
            Some(Box::new(upsert.on_conflict(&named)?))
        }
    };
    let stored_in: Vec<ColumnInfo> = named.iter().map(|column| columns[*column].clone()).collect();
    let cells = cells_of(&from.query, &stored_in);
    let stored = cells
        .iter()
        .map(|cell| Expr::Column(ColumnRef { source: ROWS.into(), info: Shared::from(cell.clone()) }));
    let insert = ast::Insert {
        table: table_ref::<T>(),
        columns: named.clone(),
        cells: Vec::new(),
        query: Some(Box::new(InsertQuery {
            query: from.query,
            stored: stored.collect(),
            cells,
            columns: stored_in,
            beside,
        })),
        on_conflict,
        returning,
    };
    let mut plan = Plan { statements: vec![Statement::Insert(insert)], order: None };
    plan.statements.extend(count_on(def, &named, dialect));
    Ok(plan)
}

/// The cells of the query, by the names of the columns that they go to: of a SELECT whose types are those of the columns, as
/// they are; else of types that hold whatever the query gives.
fn cells_of(query: &Query, columns: &[ColumnInfo]) -> Vec<ColumnInfo> {
    let mut types = Vec::new();
    query.each_select(&mut |select| {
        if types.is_empty() {
            types.extend(select.items.iter().filter_map(|item| match item {
                SelectItem::Expr(expr) => Some(expr.ty()),
                SelectItem::Table(_) => None,
            }));
        }
    });
    let fits = matches!(query, Query::Select(_)) && types.iter().zip(columns).all(|(ty, it)| **ty == it.ty);
    let wide = |ty: &SqlType| match ty {
        SqlType::Timestamp(_) => SqlType::Timestamp(TimestampMode::Micros),
        SqlType::TimestampTz(_) => SqlType::TimestampTz(TimestampMode::Micros),
        ty => ty.unsized_type(),
    };
    let cell = |(column, ty): (&ColumnInfo, &&SqlType)| ColumnInfo {
        ty: if fits { column.ty.clone() } else { wide(ty) },
        ..column.clone()
    };
    columns.iter().zip(&types).map(cell).collect()
}

/// Refuses a column that is there twice, or that the database computes.
fn check_columns(def: &TableDef, named: &[usize]) -> Result<()> {
    for (place, column) in named.iter().enumerate() {
        let def = &def.columns[*column];
        if named[..place].contains(column) {
            return Err(Error::invalid_query(format!("`{}` is twice in `from_select`", def.name)));
        }
        if def.generated.is_some() {
            return Err(Error::invalid_query(format!(
                "`{}` is a generated column, which the database computes",
                def.name
            )));
        }
    }
    Ok(())
}

/// Refuses to leave out what has no default.
fn check_required(def: &TableDef, named: &[usize], beside: &[Assignment]) -> Result<()> {
    let is_beside = |column: &ColumnDef| beside.iter().any(|it| it.column.name == column.name);
    let columns = def.columns.iter().enumerate();
    let missing: Vec<String> = columns
        .filter(|(position, column)| column.is_required() && !named.contains(position) && !is_beside(column))
        .map(|(_, column)| format!("`{}`", column.name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Error::invalid_query(format!(
        "`from_select` does not name {}, which `{}` has no default for",
        missing.join(", "),
        def.name
    )))
}

/// Refuses a query that may give two rows for one key: one database would refuse to change a row twice, and the other do it.
fn check_single(
    query: &Query,
    keys: &[Expr],
    def: &TableDef,
    columns: &[ColumnInfo],
    named: &[usize],
) -> Result<()> {
    let place = |key: &Expr| {
        let Expr::Column(key) = key else { return None };
        named.iter().position(|column| columns[*column].name == key.info.name)
    };
    let places: Vec<usize> = keys.iter().filter_map(place).collect();
    if places.len() == keys.len()
        && let Query::Select(select) = query
    {
        let cell = |place: &usize| match select.items.get(*place) {
            Some(SelectItem::Expr(expr))
                if *expr.ty() == columns[named[*place]].ty
                    && def.columns[named[*place]].collation.is_none() =>
            {
                Some(expr)
            }
            _ => None,
        };
        if let Some(cells) = places.iter().map(cell).collect::<Option<Vec<_>>>()
            && is_single(select, &cells)
        {
            return Ok(());
        }
    }
    Err(Error::invalid_query(
        "`do_update` of `from_select` whose query may give two rows for one key: group by what the key is selected from, or \
         select it from the unique key of the only table",
    ))
}

/// Whether no two rows of the query have the same in these cells.
fn is_single(select: &Select, cells: &[&Expr]) -> bool {
    if !select.group_by.is_empty() {
        return select.group_by.iter().all(|expr| cells.contains(&expr));
    }
    let (Some(from), true) = (&select.from, select.joins.is_empty()) else { return false };
    let (Some(def), None) = (from.info.def, &from.derived) else { return false };
    let selected = |name: &String| {
        cells
            .iter()
            .any(|cell| matches!(cell, Expr::Column(it) if it.source == from.name() && it.info.name == *name))
    };
    def().unique_keys().filter(|(_, key)| key.predicate().is_none()).any(|(_, key)| match key {
        UniqueKey::Columns(names) => names.iter().all(selected),
        UniqueKey::Index(index) => index.is_plain() && index.columns().iter().all(selected),
    })
}
