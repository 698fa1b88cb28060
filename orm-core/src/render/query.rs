//! Whole queries: WITH, set operations, and queries inside of others.

use super::{Renderer, grouping, placement, recursion};
use crate::{
    ast::{
        Ask, Cte, Derived, Expr, InsertQuery, Query, ROWS, Select, SelectItem, SetOperation, Subquery,
        TableRef, Values,
    },
    error::{Error, Result},
    schema::ColumnInfo,
    types::SqlType,
};

/// Prints a cell of a query whose rows the query around it uses: that at a place.
pub type PrintCell<'a, 'f> = &'f dyn Fn(&mut Renderer<'a>, usize, &'a Expr) -> Result<()>;

/// How the cells of a query are printed.
#[derive(Clone, Copy)]
pub(super) enum Cells<'a, 'f> {
    /// As the program reads them.
    Result,
    /// As the columns of a table.
    Named(&'a [ColumnInfo]),
    /// For the expression in which the query stands: as many as these, and a name for the only one.
    Each(usize, Option<&'static str>, PrintCell<'a, 'f>),
    /// Nobody reads them.
    Unread,
}

impl<'a> Renderer<'a> {
    /// Appends a query whose rows the program reads.
    ///
    /// # Errors
    /// Where the query makes no sense, or those of its parts.
    pub fn query(&mut self, query: &'a Query) -> Result<()> {
        self.query_as(query, Cells::Result)
    }

    fn query_as(&mut self, query: &'a Query, cells: Cells<'a, '_>) -> Result<()> {
        match query {
            Query::Select(select) => self.select_as(select, cells),
            Query::Combined(set) => self.set_as(set, cells),
            Query::Values(_) | Query::Elements(_) => Err(Error::invalid_query(
                "a list of values, or of elements, stands only in `from` or in a join",
            )),
        }
    }

    /// Appends a query of `width` columns inside of another, without parentheses; `cell` prints each.
    ///
    /// # Errors
    /// Where the query makes no sense, or those of its parts.
    pub fn subquery(&mut self, query: &'a Query, width: usize, cell: PrintCell<'a, '_>) -> Result<()> {
        self.nested(query, Cells::Each(width, None, cell))
    }

    /// Appends a query of one column, which gets this name, inside of another, without parentheses.
    ///
    /// # Errors
    /// Where the query makes no sense, or those of its parts.
    pub fn named_subquery(
        &mut self,
        query: &'a Query,
        name: &'static str,
        cell: PrintCell<'a, '_>,
    ) -> Result<()> {
        self.nested(query, Cells::Each(1, Some(name), cell))
    }

    fn nested(&mut self, query: &'a Query, cells: Cells<'a, '_>) -> Result<()> {
        if self.is_ddl() {
            return Err(Error::invalid_query(
                "a query cannot stand in a check, a default, a generated column or an index",
            ));
        }
        let mut checked = Ok(());
        query.each_select(&mut |select| {
            if checked.is_ok() {
                checked = placement::own_aggregates(select);
            }
        });
        checked?;
        // What the query around it groups by and selects may be this query: then its parameters are the same, too.
        let outside = (self.refer_back, self.distinct, self.returning, self.column);
        (self.distinct, self.returning, self.column) = (false, false, None);
        self.query_as(query, cells)?;
        (self.refer_back, self.distinct, self.returning, self.column) = outside;
        Ok(())
    }

    /// Appends the columns of an INSERT and the query that gives their cells.
    ///
    /// The query stands in a FROM where its cells are not of the types of the columns, which is looked at when all is done
    /// that it does with them; and with ON CONFLICT, whose ON one of the databases would take for that of a join.
    pub(super) fn insert_query(&mut self, it: &'a InsertQuery, on_conflict: bool) -> Result<()> {
        self.push(" (");
        let beside = it.beside.iter().map(|assignment| &*assignment.column);
        self.list(it.columns.iter().chain(beside), |r, column| r.ident(&column.name))?;
        self.push(") ");
        if !on_conflict && it.beside.is_empty() && it.cells == it.columns {
            return self.nested(&it.query, Cells::Named(&it.columns));
        }
        self.push("SELECT ");
        let stored = it.stored.iter().zip(&it.columns);
        let beside = it.beside.iter().map(|assignment| (&assignment.value, &*assignment.column));
        self.list(stored.chain(beside), |r, (value, column)| {
            r.column = Some(&column.name);
            r.dialect.coerced(r, value, &column.ty)
        })?;
        self.column = None;
        self.push(" FROM (");
        self.nested(&it.query, Cells::Named(&it.cells))?;
        self.push(") AS ");
        self.ident(ROWS)?;
        self.push(" WHERE 1 = 1");
        Ok(())
    }

    /// Appends WITH, where there is one.
    pub(super) fn with(&mut self, with: &'a [Cte]) -> Result<()> {
        if with.is_empty() {
            return Ok(());
        }
        for (position, cte) in with.iter().enumerate() {
            let same = |other: &Cte| other.table.name.eq_ignore_ascii_case(&cte.table.name);
            if with[..position].iter().any(same) {
                return Err(Error::invalid_query(format!(
                    "two different queries are named `{0}` in one WITH: give one the shape of another view",
                    cte.table.name
                )));
            }
        }
        let recursive = with.iter().any(|cte| cte.recursive);
        self.push(if recursive { "WITH RECURSIVE " } else { "WITH " });
        with.iter().filter(|cte| cte.recursive).try_for_each(recursion::check)?;
        self.list(with, |r, cte| {
            r.ident(&cte.table.name)?;
            r.push(match cte.materialized {
                None => " AS (",
                Some(true) => " AS MATERIALIZED (",
                Some(false) => " AS NOT MATERIALIZED (",
            });
            r.nested(&cte.query, Cells::Named(&cte.table.columns))?;
            r.push(")");
            Ok(())
        })?;
        self.push(" ");
        Ok(())
    }

    /// Appends a set operation.
    ///
    /// # Errors
    /// Where the query makes no sense, or those of its parts.
    pub fn set(&mut self, set: &'a SetOperation) -> Result<()> {
        self.set_as(set, Cells::Result)
    }

    fn set_as(&mut self, set: &'a SetOperation, cells: Cells<'a, '_>) -> Result<()> {
        self.dialect.check_set(set.op, set.all)?;
        // Which rows there are depends on their cells, even where nobody reads those.
        let cells = if matches!(cells, Cells::Unread) { Cells::Result } else { cells };
        check_forms(&set.left, &set.right)?;
        self.with(&set.with)?;
        let told_apart = std::mem::take(&mut self.told_apart) || tells_apart(set);
        self.member(&set.left, cells, told_apart, |inner| inner.op == set.op && inner.all == set.all)?;
        self.push(" ");
        self.push(set.op.sql());
        self.push(if set.all { " ALL " } else { " " });
        self.member(&set.right, cells, told_apart, |_| false)?;
        self.dialect.limit(self, set.limit.as_ref(), set.offset.as_ref())
    }

    /// Appends an operand of a set operation; one that has an order, a limit or another operation of its own stands in a
    /// FROM, as one of the databases takes no parentheses here.
    fn member(
        &mut self,
        query: &'a Query,
        cells: Cells<'a, '_>,
        told_apart: bool,
        chains: impl Fn(&SetOperation) -> bool,
    ) -> Result<()> {
        let bare = match query {
            Query::Select(select) => {
                select.order_by.is_empty()
                    && select.limit.is_none()
                    && select.offset.is_none()
                    && select.with.is_empty()
                    && select.locks.is_empty()
            }
            Query::Combined(set) => {
                chains(set) && set.limit.is_none() && set.offset.is_none() && set.with.is_empty()
            }
            Query::Values(_) | Query::Elements(_) => false,
        };
        if bare {
            self.told_apart = told_apart;
            let result = self.query_as(query, cells);
            self.told_apart = false;
            return result;
        }
        self.push("SELECT * FROM (");
        self.told_apart = told_apart;
        let result = self.query_as(query, cells);
        self.told_apart = false;
        result?;
        self.push(") AS \"squall_member\"");
        Ok(())
    }

    /// Appends a query in the place of a table.
    pub(super) fn derived(&mut self, table: &'a TableRef, derived: &'a Derived) -> Result<()> {
        if let Query::Elements(elements) = &derived.query {
            return self.elements_table(table, elements, derived.lateral);
        }
        if derived.lateral {
            self.dialect.check_lateral()?;
            self.push("LATERAL ");
        }
        self.push("(");
        match &derived.query {
            Query::Values(values) => self.values(values, &table.info.columns)?,
            // Its rows are counted, and that is all.
            query if table.info.columns.is_empty() => self.nested(query, Cells::Unread)?,
            query => self.nested(query, Cells::Named(&table.info.columns))?,
        }
        self.push(") AS ");
        self.ident(table.name())
    }

    /// Appends rows that are written out, with the names of their columns.
    fn values(&mut self, values: &'a Values, columns: &'a [ColumnInfo]) -> Result<()> {
        let width = columns.len();
        if values.rows.is_empty() {
            // No VALUES can be empty: one row of NULLs, of which none is taken.
            self.push("SELECT ");
            self.list(columns, |r, column| {
                r.dialect.typed_null(r, &column.ty)?;
                r.push(" AS ");
                r.ident(&column.name)
            })?;
            self.push(" WHERE 1 = 0");
            return Ok(());
        }
        self.push("SELECT ");
        self.list(columns.iter().enumerate(), |r, (position, column)| {
            r.push("\"column");
            r.push(&(position + 1).to_string());
            r.push("\" AS ");
            r.ident(&column.name)
        })?;
        self.push(" FROM (VALUES ");
        self.list(&values.rows, |r, row| {
            if row.len() != width {
                return Err(Error::invalid_query("a row of the list of values has more or fewer cells"));
            }
            r.push("(");
            r.list(row.iter().zip(columns), |r, (expr, column)| {
                r.column = Some(&column.name);
                r.dialect.derived(r, expr, &column.ty)
            })?;
            r.column = None;
            r.push(")");
            Ok(())
        })?;
        self.push(") AS \"squall_values\"");
        Ok(())
    }

    /// Appends a query in an expression.
    pub(super) fn subquery_expr(&mut self, it: &'a Subquery) -> Result<()> {
        match &it.ask {
            Ask::Cell(_) => self.dialect.scalar_query(self, &it.query),
            Ask::Exists => {
                self.push("EXISTS (");
                self.nested(&it.query, Cells::Unread)?;
                self.push(")");
                Ok(())
            }
            Ask::Contains { operand, negated } => self.dialect.in_query(self, operand, &it.query, *negated),
            Ask::Gathered { operand } => self.dialect.in_gathered(self, operand, &it.query),
            Ask::ContainsRow { cells, negated } => {
                self.dialect.row_in_query(self, cells, &it.query, *negated)
            }
            Ask::Quantified { operand, op, all } => {
                self.dialect.quantified(self, operand, *op, *all, &it.query)
            }
        }
    }

    /// Appends the cells of a SELECT.
    pub(super) fn cells(&mut self, select: &'a Select, cells: Cells<'a, '_>) -> Result<()> {
        match cells {
            Cells::Result => self.select_items(select),
            Cells::Named(columns) => self.named(&select.items, columns),
            Cells::Each(width, ..) if select.items.len() != width => Err(Error::invalid_query(format!(
                "a query in an expression gives {} columns, and {width} are compared",
                select.items.len()
            ))),
            Cells::Each(_, name, print) => self.list(select.items.iter().enumerate(), |r, (place, item)| {
                let SelectItem::Expr(expr) = item else {
                    return Err(Error::invalid_query("a query in an expression gives single columns"));
                };
                print(r, place, expr)?;
                if let Some(name) = name {
                    r.push(" AS ");
                    r.ident(name)?;
                }
                Ok(())
            }),
            Cells::Unread if select.distinct || grouping::is_grouped(select) => self.items(&select.items),
            Cells::Unread => {
                self.push("1");
                Ok(())
            }
        }
    }

    fn named(&mut self, items: &'a [SelectItem], columns: &'a [ColumnInfo]) -> Result<()> {
        // The query around it may compare and order what it reads here.
        let distinct = std::mem::replace(&mut self.distinct, true);
        let mut columns = columns.iter();
        let mut next = || {
            columns
                .next()
                .ok_or_else(|| Error::invalid_query("a query has more columns than the view that it fills"))
        };
        let mut first = true;
        for item in items {
            match item {
                SelectItem::Expr(expr) => {
                    let column = next()?;
                    self.comma(&mut first);
                    self.dialect.derived(self, expr, &column.ty)?;
                    self.push(" AS ");
                    self.ident(&column.name)?;
                }
                SelectItem::Table(table) => {
                    for own in table.info.columns.iter() {
                        let column = next()?;
                        self.comma(&mut first);
                        self.column_of(table.name(), own)?;
                        self.push(self.dialect.computed_as(&own.ty));
                        self.push(" AS ");
                        self.ident(&column.name)?;
                    }
                }
            }
        }
        self.distinct = distinct;
        if columns.next().is_some() {
            return Err(Error::invalid_query("a query has fewer columns than the view that it fills"));
        }
        Ok(())
    }

    pub(super) fn comma(&mut self, first: &mut bool) {
        if !std::mem::take(first) {
            self.push(", ");
        }
    }
}

/// The types of a query's columns, as its first SELECT has them.
fn types(query: &Query) -> Vec<SqlType> {
    let mut types: Option<Vec<SqlType>> = None;
    query.each_select(&mut |select| {
        types.get_or_insert_with(|| {
            let of_item = |item: &SelectItem| match item {
                SelectItem::Expr(expr) => vec![expr.ty().clone()],
                SelectItem::Table(table) => table.info.columns.iter().map(|it| it.ty.clone()).collect(),
            };
            select.items.iter().flat_map(of_item).collect()
        });
    });
    types.unwrap_or_default()
}

/// Whether all columns of two queries have the same type, and are stored in the same way.
fn same_types(left: &Query, right: &Query) -> bool {
    types(left) == types(right)
}

/// Whether the rows of a set operation are compared, its own or those of a query in it; columns of two types have but one in
/// which they are computed with, too.
fn tells_apart(set: &SetOperation) -> bool {
    let of = |query: &Query| match query {
        Query::Select(select) => select.distinct,
        Query::Combined(set) => tells_apart(set),
        Query::Values(_) | Query::Elements(_) => false,
    };
    !set.all || of(&set.left) || of(&set.right) || !same_types(&set.left, &set.right)
}

/// Refuses two columns of a set operation whose equal values are stored differently.
fn check_forms(left: &Query, right: &Query) -> Result<()> {
    let differ = types(left).iter().zip(&types(right)).any(
        |(left, right)| matches!((left, right), (SqlType::Uuid(left), SqlType::Uuid(right)) if left != right),
    );
    if differ {
        return Err(Error::invalid_query(
            "a set operation of UUIDs that SQLite stores in two ways: give both columns one `uuid = ..`",
        ));
    }
    Ok(())
}

/// `operand [NOT] IN (query)`, as both databases write it.
///
/// # Errors
/// Those of the operand and of the query.
pub fn in_query<'a>(r: &mut Renderer<'a>, operand: &'a Expr, query: &'a Query, negated: bool) -> Result<()> {
    r.operand(operand)?;
    r.push(if negated { " NOT IN (" } else { " IN (" });
    r.subquery(query, 1, &|r, _, cell| r.expr(cell))?;
    r.push(")");
    Ok(())
}

/// `(query)`, as both databases write it.
///
/// # Errors
/// Those of the query.
pub fn scalar_query<'a>(r: &mut Renderer<'a>, query: &'a Query) -> Result<()> {
    r.push("(");
    r.subquery(query, 1, &|r, _, cell| r.expr(cell))?;
    r.push(")");
    Ok(())
}
