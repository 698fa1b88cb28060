//! Asking for the rows that refer to keys.

use super::{
    super::{
        Node, Way,
        expression::{BETWEEN, between},
        hop::{Name, column},
    },
    cluster::{self, Cluster},
    keys,
    levels::{KeyOf, Layout},
    numbers::{self, cell, column_info},
};
use crate::{
    ast::{
        BinaryOp, Collate, Cte, Derived, Direction, ElementKind, Elements, Expr, Function, FunctionCall,
        Join, JoinKind, Nulls, OrderTerm, Query, Select, SelectItem, Statement, TableRef,
    },
    query::add_condition,
    schema::{ColumnInfo, TableInfo},
    shared::Shared,
    types::SqlType,
    value::Value,
};

/// The keys by which rows are asked for.
pub(super) struct Keys<F> {
    /// Whether there is but one.
    pub(super) is_one: bool,
    /// Of each column of the key its values, as an array; of one key, its value.
    pub(super) key: F,
}

/// The statement that asks for those rows of a node, and of all that are joined to it, that refer to one of these keys.
pub(super) fn asked(root: &Node, index: usize, keys: Keys<impl Fn(usize) -> Value>) -> (Layout, Statement) {
    let mut cluster = cluster::of(root, index);
    let key = cluster.node.way.map_or(KeyOf::Nothing, |way| ask(&mut cluster, way, keys));
    let layout = Layout { members: cluster.members, key };
    (layout, Statement::Select(cluster.select))
}

/// Asks by keys; returns how a row tells its own.
fn ask(cluster: &mut Cluster<'_>, way: Way, Keys { is_one, key }: Keys<impl Fn(usize) -> Value>) -> KeyOf {
    let mut source = cluster.name.clone();
    if let Some(second) = way.second {
        cluster.select.joins.insert(0, between(way.first, second, &source));
        source = BETWEEN.into();
    }
    let columns = way.first.end_columns();
    let pairs = columns.iter().copied().zip((0..).map(key));
    if is_one {
        add_first(&mut cluster.select, pairs.map(|(info, value)| equals(column(&source, info), info, value)));
        return KeyOf::Only;
    }
    let (key, partition) = match columns {
        [info] if keys::are_exact(way) => {
            let (at, ty) = cluster.cell(&source, info);
            let equal = pairs.map(|(info, values)| equals_any(column(&source, info), info, values));
            add_first(&mut cluster.select, equal);
            order_by_key(&mut cluster.select, way, &source, info);
            (KeyOf::Cell(at, ty), column(&source, info))
        }
        _ => {
            let place =
                join_keys(&mut cluster.select, usize::from(way.second.is_some()), &source, way, pairs);
            cluster.select.items.push(SelectItem::Expr(place.clone()));
            cluster.width += 1;
            (KeyOf::Place(cluster.width - 1), place)
        }
    };
    numbers::divide(&mut cluster.select, cluster.width, partition);
    key
}

/// Orders by the key first, where an index does: the rows of each key keep their order, and often come out of the index in it, so that
/// nothing has to be sorted.
fn order_by_key(select: &mut Select, way: Way, source: &Name, info: &'static ColumnInfo) {
    let Some(first) = select.order_by.first() else { return };
    let is_limited = select.limit.is_some() || select.offset.is_some();
    if is_limited || !is_sorted_as_stored(&info.ty) || !keys::is_sorted_by(way, info) {
        return;
    }
    let direction = first.direction;
    // There are none; said otherwise than SQLite has them, they would keep it from the index.
    let nulls = match direction {
        Direction::Asc => Nulls::First,
        Direction::Desc => Nulls::Last,
    };
    select.order_by.insert(0, OrderTerm { expr: column(source, info), direction, nulls });
}

/// Whether the order of the type is that of what is stored, and so of an index.
fn is_sorted_as_stored(ty: &SqlType) -> bool {
    ty.is_integer() || matches!(ty, SqlType::Text { .. } | SqlType::Bytes | SqlType::Uuid(_))
}

/// Adds conditions before those that there are.
fn add_first(select: &mut Select, conditions: impl Iterator<Item = Expr>) {
    let mut all = None;
    conditions.for_each(|condition| add_condition(&mut all, Some(condition)));
    add_condition(&mut all, select.filter.take());
    select.filter = all;
}

/// `column = value`
fn equals(column: Expr, info: &ColumnInfo, value: Value) -> Expr {
    Expr::binary(BinaryOp::Eq, column, Expr::Bind(value, info.ty.unsized_type()), SqlType::Boolean)
}

/// The type of an array of values of a column.
fn array_of(info: &ColumnInfo) -> SqlType {
    SqlType::Array(info.ty.unsized_type().into())
}

/// `column = ANY(values)`
fn equals_any(column: Expr, info: &ColumnInfo, values: Value) -> Expr {
    let args = vec![column, Expr::Bind(values, array_of(info))];
    Expr::Function(Box::new(FunctionCall { function: Function::EqualsAny, args, ty: SqlType::Boolean }))
}

/// Joins the keys, each column of them as a table of its values and their places; returns the place of a row's key. Of several
/// columns just those values belong together that have the same place; and which texts are equal, the database says, as it knows the
/// collation of the column.
fn join_keys(
    select: &mut Select,
    after: usize,
    source: &Name,
    way: Way,
    pairs: impl Iterator<Item = (&'static ColumnInfo, Value)>,
) -> Expr {
    let mut first: Option<Expr> = None;
    for (number, (info, values)) in pairs.enumerate() {
        let table = values_table(number + 1, info);
        let own = equals_element(way.first.end_table(), column(source, info), info, cell(&table, 0));
        let place = cell(&table, 1);
        let mut on = first.clone().map(|first| equal(place.clone(), first));
        add_condition(&mut on, Some(own));
        first.get_or_insert(place);
        // Kept as a table of its own, so that its places can be looked up.
        let materialized = Some(true);
        let query = elements(&table, info, values);
        select.with.push(Cte { table: table.info.clone(), query, recursive: false, materialized });
        select.joins.insert(after + number, Join { kind: JoinKind::Inner, table, on });
    }
    first.unwrap_or(Expr::Null(SqlType::BigInt))
}

/// The values of a column of the keys, and their places.
fn values_table(number: usize, info: &ColumnInfo) -> TableRef {
    let columns = vec![
        column_info("value".to_owned(), info.ty.unsized_type(), false),
        column_info("place".to_owned(), SqlType::BigInt, false),
    ];
    TableRef::from(Shared::from(TableInfo::made(format!("squall_keys_{number}"), columns)))
}

/// The query of such a table.
fn elements(table: &TableRef, info: &ColumnInfo, values: Value) -> Query {
    let of = Expr::Bind(values, array_of(info));
    let query = Query::Elements(Box::new(Elements { of, kind: ElementKind::Array }));
    let info = TableInfo::made("squall_each".to_owned(), table.info.columns.to_vec());
    let derived = Some(Box::new(Derived { query, lateral: false }));
    let each = TableRef { derived, ..TableRef::from(Shared::from(info)) };
    let items = (0..2).map(|place| SelectItem::Expr(cell(&each, place))).collect();
    Query::Select(Box::new(Select { items, from: Some(each), ..Select::default() }))
}

/// `column = element`, by the collation of the column.
fn equals_element(table: &TableInfo, column: Expr, info: &ColumnInfo, element: Expr) -> Expr {
    equal(
        column,
        match keys::collation(table, info) {
            Some(collation) => Expr::Collate(Box::new(Collate { operand: element, collation })),
            None => element,
        },
    )
}

fn equal(left: Expr, right: Expr) -> Expr {
    Expr::binary(BinaryOp::Eq, left, right, SqlType::Boolean)
}
