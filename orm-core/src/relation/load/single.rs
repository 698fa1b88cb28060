//! One statement for all levels.
//!
//! Each level is a CTE that numbers its rows, and has the number of the row that each belongs to. The statement gives the rows of
//! all of them, in columns that levels share where they are of one type: `level, number, parent, cells ..`.

use super::{
    super::{
        expression::{BETWEEN, between},
        hop::column,
    },
    Level,
    cluster::{self, Cluster},
    levels::read_member,
    numbers::{self, cell, column_info, row_number},
    texts::Sender,
};
use crate::{
    ast::{
        BinaryOp, Cte, Expr, Join, JoinKind, Query, Select, SelectItem, SetOp, SetOperation, Statement,
        TableRef,
    },
    driver::{Row, RowSink},
    error::{Error, Result},
    query::chain,
    schema::TableInfo,
    shared::Shared,
    table,
    types::SqlType,
    value::{Value, ValueRef},
};

/// The cells of a row before those of its level.
const LEVEL: usize = 0;
const NUMBER: usize = 1;
const PARENT: usize = 2;
const CELLS: usize = 3;

/// The rows of a cluster among all.
struct Plan<'n> {
    cluster: Cluster<'n>,
    /// Its rows in the statement: its cells, its number, and that of the row it belongs to.
    rows: TableRef,
    query: Query,
    /// The plan and the member of it to whose rows it belongs.
    parent: Option<(usize, usize)>,
    /// The column of each of its cells.
    slots: Vec<usize>,
}

/// Fetches the rows of a cluster, and of all that are below it.
pub(super) async fn fetch(cluster: Cluster<'_>, levels: &mut [Level], sender: Sender<'_>) -> Result<()> {
    let (plans, slots) = plans(cluster);
    let statement = whole(&plans, &slots);
    let taken = plans.iter().map(|_| Taken::default()).collect();
    let mut sink = Sink { taken, plans: &plans, levels, positions: Vec::new(), last: 0 };
    sender.send(0, statement, Vec::new(), &mut sink).await
}

/// The statement.
pub(super) fn statement(cluster: Cluster<'_>) -> Statement {
    let (plans, slots) = plans(cluster);
    whole(&plans, &slots)
}

/// What a cluster belongs to: a plan, a member of it, and the cells of the key.
type Parent = (usize, usize, Vec<usize>);

/// The plans of a cluster and of all below it, each after that to which it belongs; and the types of the columns.
fn plans(root: Cluster<'_>) -> (Vec<Plan<'_>>, Vec<SqlType>) {
    let mut plans: Vec<Plan<'_>> = Vec::new();
    let mut slots = Vec::new();
    let mut waiting: Vec<(Cluster<'_>, Option<Parent>)> = vec![(root, None)];
    while let Some((mut cluster, parent)) = waiting.pop() {
        let place = plans.len();
        for (member, it) in cluster.members.iter().enumerate() {
            for child in &it.children {
                let key = child.key.iter().map(|(cell, _)| *cell).collect();
                waiting.push((cluster::of(child.node, child.index), Some((place, member, key))));
            }
        }
        let select = std::mem::take(&mut cluster.select);
        let around = parent.as_ref().map(|(plan, _, key)| (&plans[*plan], key.as_slice()));
        let select = numbered(&cluster, select, around);
        let mut columns = numbers::columns(&select.items[..]);
        let types: Vec<SqlType> =
            columns[..cluster.width].iter().map(|column| column.ty.unsized_type()).collect();
        let width = cluster.width;
        for (column, name) in columns[width..].iter_mut().zip(["number", "parent"]) {
            *column = column_info(name.to_owned(), SqlType::BigInt, true);
        }
        let info = Shared::from(TableInfo::made(format!("squall_level_{place}"), columns));
        plans.push(Plan {
            cluster,
            rows: TableRef::from(info),
            query: Query::Select(Box::new(select)),
            parent: parent.map(|(plan, member, _)| (plan, member)),
            slots: places(&types, &mut slots),
        });
    }
    (plans, slots)
}

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

/// The query of a level: its cells, then the number of the row and that of the one that it belongs to.
fn numbered(cluster: &Cluster<'_>, mut select: Select, around: Option<(&Plan<'_>, &[usize])>) -> Select {
    let is_parent = !cluster.is_alone();
    let Some(((plan, key), way)) = around.zip(cluster.node.way) else {
        let order_by = select.order_by.clone();
        if select.limit.is_none() && select.offset.is_none() {
            select.order_by.clear();
        }
        select.items.extend([row_number(Vec::new(), order_by), null()].map(SelectItem::Expr));
        return select;
    };
    let mut source = cluster.name.clone();
    let mut first = Vec::new();
    if let Some(second) = way.second {
        first.push(between(way.first, second, &source));
        source = BETWEEN.into();
    }
    let pairs = key.iter().zip(way.first.end_columns());
    let equal = pairs.map(|(place, info)| {
        Expr::binary(BinaryOp::Eq, cell(&plan.rows, *place), column(&source, info), SqlType::Boolean)
    });
    let on = Some(chain(BinaryOp::And, equal.collect()));
    first.push(Join { kind: JoinKind::Inner, table: plan.rows.clone(), on });
    select.joins.splice(0..0, first);
    let number_around = cell(&plan.rows, plan.cluster.width);
    select.items.push(SelectItem::Expr(number_around.clone()));
    numbers::limit_each(&mut select, cluster.width, vec![number_around]);
    // Rows to which none belong need no number: they come in their order, as one level is given after the other.
    let number =
        if is_parent { row_number(Vec::new(), std::mem::take(&mut select.order_by)) } else { null() };
    let last = select.items.len() - 1;
    select.items.insert(last, SelectItem::Expr(number));
    select
}

fn null() -> Expr {
    Expr::Null(SqlType::BigInt)
}

/// The statement of all plans.
fn whole(plans: &[Plan<'_>], slots: &[SqlType]) -> Statement {
    let mut with = Vec::with_capacity(plans.len());
    let mut all: Option<Query> = None;
    for (place, plan) in plans.iter().enumerate() {
        with.push(Cte {
            table: plan.rows.info.clone(),
            query: plan.query.clone(),
            recursive: false,
            materialized: None,
        });
        let width = plan.cluster.width;
        let level = i64::try_from(place).unwrap_or(i64::MAX);
        let mut items = [
            Expr::Bind(Value::BigInt(level), SqlType::BigInt),
            cell(&plan.rows, width),
            cell(&plan.rows, width + 1),
        ]
        .map(SelectItem::Expr)
        .to_vec();
        for (slot, ty) in slots.iter().enumerate() {
            let own = plan.slots.iter().position(|it| *it == slot);
            items.push(match own {
                Some(place) => numbers::whole(&plan.rows, place..place + 1),
                None => SelectItem::Expr(Expr::Null(ty.clone())),
            });
        }
        let select = Select { items, from: Some(plan.rows.clone()), ..Select::default() };
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

/// The rows of a plan, as they have come.
#[derive(Default)]
struct Taken {
    numbers: Vec<Option<i64>>,
    /// Of each member, where its row of each row is.
    members: Vec<Vec<Option<u32>>>,
}

struct Sink<'a> {
    taken: Vec<Taken>,
    plans: &'a [Plan<'a>],
    levels: &'a mut [Level],
    positions: Vec<Option<u32>>,
    /// The level of the last row.
    last: usize,
}

impl RowSink for Sink<'_> {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        let level: i64 = table::cell(row, LEVEL, &SqlType::BigInt)?;
        let level = usize::try_from(level).unwrap_or(usize::MAX);
        let number: Option<i64> = table::cell(row, NUMBER, &SqlType::BigInt)?;
        let (Some(plan), Some(taken)) = (self.plans.get(level), self.taken.get_mut(level)) else {
            return Err(out_of_order());
        };
        if level < std::mem::replace(&mut self.last, level)
            || taken.numbers.last().is_some_and(|last| *last > number)
        {
            return Err(out_of_order());
        }
        taken.numbers.push(number);
        let parent = match plan.parent {
            None => 0,
            Some((around, member)) => {
                let number: Option<i64> = table::cell(row, PARENT, &SqlType::BigInt)?;
                let around = &self.taken[around];
                let place = around.numbers.binary_search(&number).map_err(|_| out_of_order())?;
                around.members[member][place].ok_or_else(out_of_order)?
            }
        };
        let cells = Cells { row, slots: &plan.slots };
        self.positions.clear();
        for member in &plan.cluster.members {
            let position = read_member(self.levels, member, &self.positions, &cells, parent)?;
            self.positions.push(position);
        }
        if !plan.cluster.is_alone() {
            let members = &mut self.taken[level].members;
            members.resize(self.positions.len(), Vec::new());
            for (member, position) in members.iter_mut().zip(&self.positions) {
                member.push(*position);
            }
        }
        Ok(())
    }
}

/// The database is free to give the rows in another order, and none has been seen to do it.
fn out_of_order() -> Error {
    Error::invalid_query(
        "the rows of a nested query came out of their order: say `.strategy(Strategy::SelectIn)`",
    )
}

/// The cells of a level in a row of all.
struct Cells<'a> {
    row: &'a dyn Row,
    slots: &'a [usize],
}

impl Row for Cells<'_> {
    fn len(&self) -> usize {
        self.slots.len()
    }

    fn cell(&self, index: usize, ty: &SqlType) -> Result<ValueRef<'_>> {
        self.row.cell(self.slots[index] + CELLS, ty)
    }

    fn name(&self, index: usize) -> String {
        self.row.name(self.slots[index] + CELLS)
    }
}
