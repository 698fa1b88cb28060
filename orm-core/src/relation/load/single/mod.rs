//! One statement for all levels.
//!
//! Each level is a CTE. The statement gives the rows of all of them, one level after the other, in columns that levels share where
//! they are of one type: `level, cells ..`. A row belongs to those whose key it has, as with a statement for each level. Where two
//! keys may be equal that are written otherwise, the database says to which row it belongs: rows are numbered then, and there are
//! two more columns, `level, number, parent, cells ..`.

mod rows;

use rows::{NUMBER, Sink, cells_before};

use super::{
    super::{
        Node, Way,
        expression::{BETWEEN, between},
        hop::{Name, column},
    },
    Level,
    cluster::{self, Cluster, Member},
    keys,
    levels::KeyOf,
    numbers::{self, cell, column_info, row_number},
    statements::Statements,
};
use crate::{
    ast::{
        Ask, BinaryOp, Cte, Expr, Join, JoinKind, Query, Select, SelectItem, SetOp, SetOperation, Statement,
        Subquery, TableRef,
    },
    error::Result,
    executor::Target,
    query::{add_condition, chain},
    schema::{ColumnInfo, TableInfo},
    shared::Shared,
    types::SqlType,
    value::Value,
};

/// How the rows of the statement are read.
#[derive(Debug)]
pub(crate) struct Layout {
    /// Each after that to which its rows belong.
    plans: Vec<Plan>,
}

/// The rows of a cluster among all.
#[derive(Debug)]
struct Plan {
    members: Vec<Member>,
    belongs: Belongs,
    is_numbered: bool,
    /// The column of each of its cells.
    slots: Vec<usize>,
}

/// To which rows those of a plan belong.
#[derive(Debug)]
enum Belongs {
    /// To those whose key it tells.
    Key(KeyOf),
    /// To a numbered one of this plan, of which it is the row of this member.
    Number(usize, usize),
}

/// The CTE of a plan.
struct Rows {
    /// Its cells, and its numbers where it has some.
    table: TableRef,
    query: Query,
    /// The column of its number, and of that of the row it belongs to.
    number: Option<usize>,
    parent: Option<usize>,
}

/// Fetches the rows of the outermost node, and of all that are below it.
pub(super) async fn fetch(
    root: &Node,
    levels: &mut Vec<Level>,
    statements: Statements<'_>,
    target: Target<'_>,
) -> Result<()> {
    let (layout, template) = statements.single(root)?;
    let arguments = statements.arguments(Vec::new());
    let query = template.query(&arguments)?;
    target.run(&query, &mut Sink::new(&layout.plans, levels)).await.map(drop)
}

/// The statement.
pub(super) fn made(root: &Node) -> (Layout, Statement) {
    let mut plans: Vec<Plan> = Vec::new();
    let mut all: Vec<Rows> = Vec::new();
    let mut slots = Vec::new();
    let mut waiting: Vec<(usize, Option<Parent>)> = vec![(0, None)];
    while let Some((index, parent)) = waiting.pop() {
        let place = plans.len();
        let mut cluster = cluster::of(root, index);
        let mut is_numbered = false;
        for (member, it) in cluster.members.iter_mut().enumerate() {
            for child in &mut it.children {
                let key = child.key.iter().map(|(cell, _)| *cell).collect();
                waiting.push((child.index, Some((place, member, key))));
                if !is_exact(cluster::at(root, child.index)) {
                    is_numbered = true;
                    child.key.clear();
                }
            }
        }
        let around = parent.as_ref().zip(cluster.node.way);
        let around = around.map(|((plan, member, key), way)| (&all[*plan], (*plan, *member), &key[..], way));
        let (mut select, belongs) = match around {
            None => (std::mem::take(&mut cluster.select), Belongs::Key(KeyOf::Nothing)),
            Some((rows, _, key, way)) if is_exact(cluster.node) => by_key(&mut cluster, rows, key[0], way),
            Some((rows, (place, member), key, way)) => {
                (by_number(&mut cluster, rows, key, way), Belongs::Number(place, member))
            }
        };
        let width = cluster.width;
        let parent = matches!(belongs, Belongs::Number(..)).then_some(width);
        let number = is_numbered.then(|| width + usize::from(parent.is_some()));
        if is_numbered {
            let order_by = select.order_by.clone();
            if select.limit.is_none() && select.offset.is_none() {
                select.order_by.clear();
            }
            select.items.push(SelectItem::Expr(row_number(Vec::new(), order_by)));
        }
        let mut columns = numbers::columns(&select.items[..]);
        let types: Vec<SqlType> = columns[..width].iter().map(|column| column.ty.unsized_type()).collect();
        for (place, name) in [(parent, "parent"), (number, "number")] {
            if let Some(place) = place {
                columns[place] = column_info(name.to_owned(), SqlType::BigInt, true);
            }
        }
        let info = Shared::from(TableInfo::made(format!("squall_level_{place}"), columns));
        let query = Query::Select(select);
        all.push(Rows { table: TableRef::from(info), query, number, parent });
        let slots = places(&types, &mut slots);
        plans.push(Plan { members: cluster.members, belongs, is_numbered, slots });
    }
    let statement = whole(&plans, all, &slots);
    (Layout { plans }, statement)
}

/// What a cluster belongs to: a plan, a member of it, and the cells of the key.
type Parent = (usize, usize, Vec<usize>);

/// For each of the types a column of that type, of which there are more if need be.
fn places(types: &[SqlType], slots: &mut Vec<SqlType>) -> Vec<usize> {
    let mut free = vec![true; slots.len()];
    let mut places = Vec::with_capacity(types.len());
    for ty in types {
        let found = slots.iter().zip(&free).position(|(slot, free)| *free && slot == ty);
        let place = found.unwrap_or_else(|| {
            slots.push(ty.clone());
            free.push(true);
            slots.len() - 1
        });
        free[place] = false;
        places.push(place);
    }
    places
}

/// Whether the rows of a node, and all below it, can be told by their keys. Else they are numbered: a row that belongs to several
/// comes once, with one key, and is read for each of them.
fn is_exact(node: &Node) -> bool {
    node.way.is_none_or(|way| way.is_forward() || has_exact_key(way)) && node.children.iter().all(is_exact)
}

/// Whether keys are equal just where they are read as the same: of one column, of a whole number or a UUID.
fn has_exact_key(way: Way) -> bool {
    let exact = |column: &&ColumnInfo| column.ty.is_integer() || matches!(column.ty, SqlType::Uuid(_));
    let (start, end) = (way.first.start_columns(), way.first.end_columns());
    end.len() == 1 && start.iter().chain(end).all(exact)
}

/// The table that has the column by which rows belong to others, joined where it is one between.
fn source(select: &mut Select, name: &Name, way: Way) -> Name {
    let Some(second) = way.second else { return name.clone() };
    select.joins.insert(0, between(way.first, second, name));
    BETWEEN.into()
}

/// The query of a level whose rows have a key of another level, which stands there in the cell `key`.
fn by_key(cluster: &mut Cluster<'_>, around: &Rows, key: usize, way: Way) -> (Box<Select>, Belongs) {
    let name = cluster.name.clone();
    let source = source(&mut cluster.select, &name, way);
    let info = way.first.end_columns()[0];
    let (at, ty) = cluster.cell(&source, info);
    let operand = column(&source, info);
    let mut select = std::mem::take(&mut cluster.select);
    let items = vec![SelectItem::Expr(cell(&around.table, key))];
    let keys = Select { items, from: Some(around.table.clone()), ..Select::default() };
    let ask = match keys::is_sorted_by(way, info) {
        true => Ask::Gathered { operand: operand.clone() },
        false => Ask::Contains { operand: operand.clone(), negated: false },
    };
    let query = Query::Select(Box::new(keys));
    let mut condition = Some(Expr::Subquery(Box::new(Subquery { query, ask })));
    add_condition(&mut condition, select.filter.take());
    select.filter = condition;
    numbers::divide(&mut select, cluster.width, operand);
    (select, Belongs::Key(KeyOf::Cell(at, ty)))
}

/// The query of a level that is joined to another one by the cells `key` of that: its cells, then the number of the row that
/// it belongs to.
fn by_number(cluster: &mut Cluster<'_>, around: &Rows, key: &[usize], way: Way) -> Box<Select> {
    let mut select = std::mem::take(&mut cluster.select);
    let source = source(&mut select, &cluster.name, way);
    let pairs = key.iter().zip(way.first.end_columns());
    let equal = pairs.map(|(place, info)| {
        Expr::binary(BinaryOp::Eq, cell(&around.table, *place), column(&source, info), SqlType::Boolean)
    });
    let on = Some(chain(BinaryOp::And, equal.collect()));
    let join = Join { kind: JoinKind::Inner, table: around.table.clone(), on };
    select.joins.insert(usize::from(way.second.is_some()), join);
    let number = around.number.map_or_else(null, |place| cell(&around.table, place));
    select.items.push(SelectItem::Expr(number.clone()));
    numbers::divide(&mut select, cluster.width, number);
    select
}

fn null() -> Expr {
    Expr::Null(SqlType::BigInt)
}

/// The statement of all plans.
fn whole(plans: &[Plan], rows: Vec<Rows>, slots: &[SqlType]) -> Statement {
    let mut with = Vec::with_capacity(plans.len());
    let mut all: Option<Query> = None;
    let has_numbers = cells_before(plans) > NUMBER;
    for (place, (plan, Rows { table, query, number, parent })) in plans.iter().zip(rows).enumerate() {
        let level = match i64::try_from(place) {
            Ok(level) if place + 1 < plans.len() => Expr::Bind(Value::BigInt(level), SqlType::BigInt),
            _ => null(),
        };
        let mut items = vec![SelectItem::Expr(level)];
        if has_numbers {
            let cell = |place: Option<usize>| place.map_or_else(null, |place| cell(&table, place));
            items.extend([number, parent].map(|place| SelectItem::Expr(cell(place))));
        }
        for (slot, ty) in slots.iter().enumerate() {
            let own = plan.slots.iter().position(|it| *it == slot);
            items.push(match own {
                Some(place) => numbers::whole(&table, place..place + 1),
                None => SelectItem::Expr(Expr::Null(ty.clone())),
            });
        }
        with.push(Cte { table: table.info.clone(), query, recursive: false, materialized: None });
        let select = Select { items, from: Some(table), ..Select::default() };
        let rows = Query::Select(Box::new(select));
        all = Some(match all {
            None => rows,
            Some(before) => Query::Combined(Box::new(SetOperation {
                with: Vec::new(),
                op: SetOp::Union,
                all: true,
                left: before,
                right: rows,
                limit: None,
                offset: None,
            })),
        });
    }
    match all {
        Some(Query::Combined(mut set)) => {
            set.with = with;
            Statement::Combined(set)
        }
        Some(Query::Select(mut select)) => {
            select.with = with;
            Statement::Select(select)
        }
        _ => Statement::Select(Box::default()),
    }
}
