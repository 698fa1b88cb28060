//! From rows that name different columns to as few INSERTs as can be.

use crate::{
    ast::{Expr, Insert, SelectItem, Statement},
    schema::{ColumnDefault, TableDef},
    table::{Source, Table, table_ref},
    value::Value,
};

/// Statements that run as one, in order.
pub(crate) struct Plan {
    pub(crate) statements: Vec<Statement>,
    /// For each row that the statements return, in their order, the position of its row in the input.
    pub(crate) order: Option<Vec<usize>>,
}

/// Plans the insert of `cells`: rows of a cell for each column of the table, `None` where the row does not name it.
///
/// Rows that name different columns are brought together by what the database would have put there: defaults that the
/// schema knows, and NULL. Only an auto key has no such value, so rows with one and rows without become two statements.
pub(crate) fn plan_insert<T: Table + Source>(
    mut cells: Vec<Option<Expr>>,
    max_binds: usize,
    returning: &[SelectItem],
) -> Plan {
    let width = T::COLUMNS.len();
    let rows = cells.len() / width;
    for row in cells.chunks_mut(width) {
        for default in T::DEFAULTS {
            row[default.column].get_or_insert_with(|| (default.make)(T::COLUMNS[default.column].ty.clone()));
        }
    }
    let columns: Vec<usize> =
        (0..width).filter(|column| named(&cells, width, *column).any(|it| it)).collect();
    let mut filled = true;
    for column in &columns {
        filled &= named(&cells, width, *column).all(|it| it) || fill::<T>(&mut cells, width, *column);
    }
    if filled {
        return Plan {
            statements: statements::<T>(cells, width, &columns, max_binds, returning),
            order: None,
        };
    }

    let mut groups: Vec<Group> = Vec::new();
    let mut cells = cells.into_iter();
    for position in 0..rows {
        let row: Vec<Option<Expr>> = cells.by_ref().take(width).collect();
        let columns: Vec<usize> = columns.iter().copied().filter(|column| row[*column].is_some()).collect();
        let found = groups.iter().position(|group| group.columns == columns);
        let index = found.unwrap_or_else(|| {
            groups.push(Group { columns, cells: Vec::new(), positions: Vec::new() });
            groups.len() - 1
        });
        groups[index].cells.extend(row);
        groups[index].positions.push(position);
    }
    let mut plan = Plan { statements: Vec::new(), order: Some(Vec::with_capacity(rows)) };
    for group in groups {
        plan.statements.extend(statements::<T>(group.cells, width, &group.columns, max_binds, returning));
        plan.order.get_or_insert_default().extend(group.positions);
    }
    plan
}

/// Rows that name the same columns.
struct Group {
    columns: Vec<usize>,
    cells: Vec<Option<Expr>>,
    positions: Vec<usize>,
}

/// For each row, whether it names the column.
fn named(cells: &[Option<Expr>], width: usize, column: usize) -> impl Iterator<Item = bool> {
    cells.iter().skip(column).step_by(width).map(Option::is_some)
}

/// Puts the column's default where rows do not name it; false where only the database can make one.
fn fill<T: Table>(cells: &mut [Option<Expr>], width: usize, column: usize) -> bool {
    let Some(value) = default_of(T::def(), column) else { return false };
    for cell in cells.iter_mut().skip(column).step_by(width) {
        if cell.is_none() {
            *cell = Some(value.clone());
        }
    }
    true
}

fn default_of(def: &TableDef, column: usize) -> Option<Expr> {
    let column = def.columns.get(column)?;
    if column.identity.is_some() {
        return None;
    }
    Some(match &column.default {
        Some(ColumnDefault::Value(value)) => Expr::Bind(value.clone(), column.ty.clone()),
        Some(ColumnDefault::Now) => Expr::Now(column.ty.clone()),
        None => Expr::Bind(Value::Null, column.ty.clone()),
    })
}

/// The INSERTs of rows that name the same columns, each with no more parameters than the database takes.
fn statements<T: Table + Source>(
    cells: Vec<Option<Expr>>,
    width: usize,
    columns: &[usize],
    max_binds: usize,
    returning: &[SelectItem],
) -> Vec<Statement> {
    let rows = cells.len() / width;
    if rows == 0 {
        return Vec::new();
    }
    let insert = |values: Vec<Expr>, rows: usize| {
        Statement::Insert(Insert {
            table: table_ref::<T>(),
            columns: columns.to_vec(),
            values,
            rows,
            returning: returning.to_vec(),
        })
    };
    if columns.is_empty() {
        // A row of defaults only: the one form that both databases know takes one row a statement.
        return (0..rows).map(|_| insert(Vec::new(), 1)).collect();
    }
    let values = cells.into_iter().flatten();
    let rows_each = (max_binds / columns.len()).max(1);
    if rows <= rows_each {
        return vec![insert(values.collect(), rows)];
    }
    let mut values = values;
    let mut left = rows;
    let mut inserts = Vec::with_capacity(rows.div_ceil(rows_each));
    while left > 0 {
        let these = left.min(rows_each);
        inserts.push(insert(values.by_ref().take(these * columns.len()).collect(), these));
        left -= these;
    }
    inserts
}
