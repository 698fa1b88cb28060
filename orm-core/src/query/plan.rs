//! From rows that name different columns to as few INSERTs as can be.

use crate::{
    ast::{Assigned, ConflictAction, Expr, Insert, OnConflict, RawSql, SelectItem, Statement},
    dialect::Dialect,
    schema::{ColumnDefault, TableDef},
    table::{Table, table_ref},
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
pub(crate) fn plan_insert<T: Table>(
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
        let mut statements = split(insert_of::<T>(columns.clone(), cells, returning), max_binds);
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
        let insert = insert_of::<T>(group.columns.clone(), group.cells, returning);
        plan.statements.extend(split(insert, max_binds));
        plan.statements.extend(count_on(T::def(), &group.columns, dialect));
        plan.order.get_or_insert_default().extend(group.positions);
    }
    plan
}

/// After an insert that names the auto key: what makes the database count on from there, where it needs to be told.
pub(super) fn count_on(def: &TableDef, columns: &[usize], dialect: &dyn Dialect) -> Option<Statement> {
    let mut named = columns.iter().filter_map(|column| def.columns.get(*column));
    let sql = dialect.count_on(def, &named.find(|column| column.identity.is_some())?.name)?;
    Some(Statement::Raw(RawSql::plain(sql)))
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

pub(super) fn default_of(def: &TableDef, column: usize) -> Option<Assigned> {
    let column = def.columns.get(column)?;
    if column.identity.is_some() {
        return None;
    }
    Some(match &column.default {
        Some(ColumnDefault::Value(value)) => Assigned::Value(value.clone()),
        Some(ColumnDefault::Now) => Expr::Now(column.ty.clone()).into(),
        Some(ColumnDefault::Expr(expr)) => expr.clone().into(),
        None => Assigned::Value(Value::Null),
    })
}

fn insert_of<T: Table>(
    columns: Vec<usize>,
    cells: Vec<Option<Assigned>>,
    returning: &[SelectItem],
) -> Insert {
    Insert {
        table: table_ref::<T>(),
        columns,
        cells,
        query: None,
        on_conflict: None,
        returning: returning.to_vec(),
    }
}

/// The INSERTs of rows that name the same columns, each with no more parameters than the database takes.
pub(super) fn split(mut insert: Insert, max_binds: usize) -> Vec<Statement> {
    if insert.cells.is_empty() {
        return Vec::new();
    }
    let width = insert.table.info.columns.len();
    let rows_each = match insert.columns.len() {
        // A row of defaults only: the one form that both databases know takes one row a statement.
        0 => 1,
        columns => ((max_binds - parameters_beside(&insert).min(max_binds)) / columns).max(1),
    };
    if insert.cells.len() <= rows_each * width {
        return vec![Statement::Insert(insert)];
    }
    let mut inserts = Vec::with_capacity(insert.cells.len().div_ceil(rows_each * width));
    let mut cells = std::mem::take(&mut insert.cells).into_iter().peekable();
    while cells.peek().is_some() {
        let cells = cells.by_ref().take(rows_each * width).collect();
        inserts.push(Statement::Insert(Insert { cells, ..insert.clone() }));
    }
    inserts
}

/// At least as many parameters as a statement has beside those of its rows.
fn parameters_beside(insert: &Insert) -> usize {
    let returned = insert.returning.iter().map(|item| match item {
        SelectItem::Expr(expr) => parameters_of(expr),
        SelectItem::Table(_) => 0,
    });
    let updated = match insert.on_conflict.as_deref() {
        Some(OnConflict { action: ConflictAction::Update { assignments, filter }, .. }) => {
            assignments.iter().map(|it| &it.value).chain(filter).map(parameters_of).sum()
        }
        _ => 0,
    };
    returned.sum::<usize>() + updated
}

/// At least as many parameters as an expression has.
pub(super) fn parameters_of(expr: &Expr) -> usize {
    let mut parts = 0;
    expr.walk(&mut |part| parts += usize::from(!matches!(part, Expr::Column(_))));
    // A dialect may have a function of its own with more of them for a part, but not many.
    parts * 4
}
