//! Limits of the rows of each, by numbering them.

use std::ops::Range;

use super::super::node::read_type;
use crate::{
    ast::{
        BinaryOp, ColumnRef, Derived, Direction, Expr, Nulls, OrderTerm, Query, Select, SelectItem, TableRef,
        Window, WindowCall, WindowFunction, WindowFunctionCall, Windowed,
    },
    query::add_condition,
    schema::{ColumnInfo, TableInfo},
    shared::Shared,
    types::SqlType,
    value::Value,
};

/// The name of a query whose rows are numbered.
const ROWS: &str = "squall_rows";
/// The column of the number.
const NUMBER: &str = "squall_row";

/// `row_number() OVER (PARTITION BY .. ORDER BY ..)`
pub(super) fn row_number(partition_by: Vec<Expr>, mut order_by: Vec<OrderTerm>) -> Expr {
    if order_by.is_empty() {
        // In whatever order: nothing is sorted by a constant.
        order_by.push(ascending(Expr::Null(SqlType::BigInt)));
    }
    let call =
        WindowFunctionCall { function: WindowFunction::RowNumber, args: Vec::new(), ty: SqlType::BigInt };
    let window = Window { partition_by, order_by, ..Window::default() };
    Expr::Window(Box::new(Windowed { call: WindowCall::Function(call), window }))
}

/// Makes the windows of a query those of each partition, and so its limit and its offset. Its first `width` cells are read as they are.
pub(super) fn divide(select: &mut Select, width: usize, partition: Expr) {
    let items = select.items.iter_mut().filter_map(|item| match item {
        SelectItem::Expr(expr) => Some(expr),
        SelectItem::Table(_) => None,
    });
    let terms = select.order_by.iter_mut().map(|term| &mut term.expr);
    items.chain(terms).for_each(|expr| window_each(expr, &partition));
    limit_each(select, width, partition);
}

fn window_each(expr: &mut Expr, partition: &Expr) {
    if let Expr::Window(it) = expr {
        it.window.partition_by.insert(0, partition.clone());
    }
    expr.each_child_mut(&mut |child| window_each(child, partition));
}

fn limit_each(select: &mut Select, width: usize, partition: Expr) {
    if select.limit.is_none() && select.offset.is_none() {
        return;
    }
    let mut inner = std::mem::take(select);
    let (limit, offset) = (inner.limit.take(), inner.offset.take());
    let order_by = std::mem::take(&mut inner.order_by);
    let mut columns = columns(&inner.items);
    columns.push(column_info(NUMBER.to_owned(), SqlType::BigInt, false));
    inner.items.push(SelectItem::Expr(row_number(vec![partition], order_by)));
    let table = derived(ROWS, columns, Query::Select(Box::new(inner)));
    let mut cells: Vec<Expr> = (0..table.info.columns.len()).map(|place| cell(&table, place)).collect();
    let number = cells.pop().unwrap_or(Expr::Bind(Value::Null, SqlType::BigInt));
    select.items = vec![whole(&table, 0..width)];
    select.items.extend(cells.into_iter().skip(width).map(SelectItem::Expr));
    if let Some(offset) = &offset {
        add_condition(&mut select.filter, Some(compare(BinaryOp::Gt, number.clone(), offset.clone())));
    }
    if let Some(limit) = limit {
        let last = match offset {
            None => limit,
            Some(offset) => Expr::binary(BinaryOp::Add, limit, offset, SqlType::BigInt),
        };
        add_condition(&mut select.filter, Some(compare(BinaryOp::Le, number.clone(), last)));
    }
    select.order_by = vec![ascending(number)];
    select.from = Some(table);
}

fn compare(op: BinaryOp, left: Expr, right: Expr) -> Expr {
    Expr::binary(op, left, right, SqlType::Boolean)
}

/// `expr ASC`
pub(super) fn ascending(expr: Expr) -> OrderTerm {
    OrderTerm { expr, direction: Direction::Asc, nulls: Nulls::Last }
}

/// Columns that hold the cells of these items.
pub(super) fn columns(items: &[SelectItem]) -> Vec<ColumnInfo> {
    let mut columns = Vec::new();
    for item in items {
        match item {
            SelectItem::Expr(expr) => columns.push((read_type(expr), true)),
            SelectItem::Table(table) => {
                columns.extend(table.info.columns.iter().map(|column| (column.ty.clone(), true)));
            }
        }
    }
    let named = columns.into_iter().enumerate();
    named.map(|(place, (ty, nullable))| column_info(format!("squall_{}", place + 1), ty, nullable)).collect()
}

pub(super) fn column_info(name: String, ty: SqlType, nullable: bool) -> ColumnInfo {
    ColumnInfo { name: name.into(), ty, nullable, primary_key: false }
}

/// A query in the place of a table.
fn derived(name: &str, columns: Vec<ColumnInfo>, query: Query) -> TableRef {
    let derived = Some(Box::new(Derived { query, lateral: false }));
    TableRef { derived, ..TableRef::from(Shared::from(TableInfo::made(name.to_owned(), columns))) }
}

/// Some columns of a table, as they are.
pub(super) fn whole(table: &TableRef, columns: Range<usize>) -> SelectItem {
    let info = TableInfo::made(table.name().to_owned(), table.info.columns[columns].to_vec());
    SelectItem::Table(TableRef::from(Shared::from(info)))
}

/// A column of a table.
pub(super) fn cell(table: &TableRef, place: usize) -> Expr {
    Expr::Column(ColumnRef {
        source: table.name().to_owned().into(),
        info: table.info.columns[place].clone().into(),
    })
}
