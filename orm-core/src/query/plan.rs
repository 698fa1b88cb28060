//! From rows that name different columns to as few INSERTs as can be.

use crate::{
    ast::{Assigned, Expr, Insert, Part, RawSql, SelectItem, Statement},
    dialect::Dialect,
    schema::{ColumnDefault, TableDef},
    table::{Source, Table, table_ref},
    types::SqlType,
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
    mut cells: Vec<Option<Assigned>>,
    dialect: &dyn Dialect,
    returning: &[SelectItem],
) -> Plan {
    let max_binds = dialect.max_binds();
    let width = T::COLUMNS.len();
    let rows = cells.len() / width;
    let mut named = vec![0; width];
    for row in cells.chunks_mut(width) {
        for default in T::DEFAULTS {
            row[default.column]
                .get_or_insert_with(|| (default.make)(T::COLUMNS[default.column].ty.clone()).into());
        }
        for (count, cell) in named.iter_mut().zip(row) {
            *count += usize::from(cell.is_some());
        }
    }
    let columns: Vec<usize> = (0..width).filter(|column| named[*column] > 0).collect();
    let mut filled = true;
    for column in &columns {
        filled &= named[*column] == rows || fill::<T>(&mut cells, width, *column);
    }
    if filled {
        let mut statements = statements::<T>(cells, width, &columns, max_binds, returning);
        statements.extend(count_on(T::def(), &columns, dialect));
        return Plan { statements, order: None };
    }

    let mut groups: Vec<Group> = Vec::new();
    let mut cells = cells.into_iter();
    for position in 0..rows {
        let row: Vec<Option<Assigned>> = cells.by_ref().take(width).collect();
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
        plan.statements.extend(count_on(T::def(), &group.columns, dialect));
        plan.order.get_or_insert_default().extend(group.positions);
    }
    plan
}

/// After an insert that names the auto key: what makes the database count on from there, where it needs to be told.
fn count_on(def: &TableDef, columns: &[usize], dialect: &dyn Dialect) -> Option<Statement> {
    let mut named = columns.iter().filter_map(|column| def.columns.get(*column));
    let sql = dialect.count_on(def, &named.find(|column| column.identity.is_some())?.name)?;
    Some(Statement::Raw(RawSql { parts: vec![Part::Sql(sql.into())], ty: SqlType::Boolean }))
}

/// Rows that name the same columns.
struct Group {
    columns: Vec<usize>,
    cells: Vec<Option<Assigned>>,
    positions: Vec<usize>,
}

/// Puts the column's default where rows do not name it; false where only the database can make one.
fn fill<T: Table>(cells: &mut [Option<Assigned>], width: usize, column: usize) -> bool {
    let Some(value) = default_of(T::def(), column) else { return false };
    for cell in cells.iter_mut().skip(column).step_by(width) {
        if cell.is_none() {
            *cell = Some(value.clone());
        }
    }
    true
}

fn default_of(def: &TableDef, column: usize) -> Option<Assigned> {
    let column = def.columns.get(column)?;
    if column.identity.is_some() {
        return None;
    }
    Some(match &column.default {
        Some(ColumnDefault::Value(value)) => Assigned::Value(value.clone()),
        Some(ColumnDefault::Now) => Expr::Now(column.ty.clone()).into(),
        None => Assigned::Value(Value::Null),
    })
}

/// The INSERTs of rows that name the same columns, each with no more parameters than the database takes.
fn statements<T: Table + Source>(
    cells: Vec<Option<Assigned>>,
    width: usize,
    columns: &[usize],
    max_binds: usize,
    returning: &[SelectItem],
) -> Vec<Statement> {
    if cells.is_empty() {
        return Vec::new();
    }
    let insert = |cells: Vec<Option<Assigned>>| {
        Statement::Insert(Insert {
            table: table_ref::<T>(),
            columns: columns.to_vec(),
            cells,
            returning: returning.to_vec(),
        })
    };
    let rows_each = match columns.len() {
        // A row of defaults only: the one form that both databases know takes one row a statement.
        0 => 1,
        columns => (max_binds / columns).max(1),
    };
    if cells.len() <= rows_each * width {
        return vec![insert(cells)];
    }
    let mut inserts = Vec::with_capacity(cells.len().div_ceil(rows_each * width));
    let mut cells = cells.into_iter().peekable();
    while cells.peek().is_some() {
        inserts.push(insert(cells.by_ref().take(rows_each * width).collect()));
    }
    inserts
}
