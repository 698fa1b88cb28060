//! One statement for all levels.
//!
//! Each level is a CTE. The statement gives the rows of all of them, one level after the other, in columns that levels share where
//! they are of one type: `level, cells ..`. A row belongs to those whose key it has, as with a statement for each level. Where two
//! keys may be equal that are written otherwise, the database says to which row it belongs: rows are numbered then, and there are
//! two more columns, `level, number, parent, cells ..`.

use super::{
    super::{
        Node, Way,
        expression::{BETWEEN, between},
        hop::{Name, column},
    },
    KeyMap, Level,
    cluster::{self, Cluster},
    levels,
    numbers::{self, cell, column_info, row_number},
    texts::Sender,
};
use crate::{
    ast::{
        Ask, BinaryOp, Cte, Expr, Join, JoinKind, Query, Select, SelectItem, SetOp, SetOperation, Statement,
        Subquery, TableRef,
    },
    driver::{Row, RowSink},
    error::{Error, Result},
    query::{add_condition, chain},
    schema::{ColumnInfo, TableInfo},
    shared::Shared,
    table,
    types::SqlType,
    value::{Value, ValueRef},
};

/// The cells of a row before those of its level: its level (NULL for the last one, which has most of the rows), and where there are
/// numbers, its own and that of the row it belongs to.
const LEVEL: usize = 0;
const NUMBER: usize = 1;
const PARENT: usize = 2;

/// The rows of a cluster among all.
struct Plan<'n> {
    cluster: Cluster<'n>,
    /// Its rows in the statement: its cells, and its numbers where it has some.
    rows: TableRef,
    query: Query,
    belongs: Belongs,
    /// The column of its number, and of that of the row it belongs to.
    number: Option<usize>,
    parent: Option<usize>,
    /// The column of each of its cells.
    slots: Vec<usize>,
}

/// To which rows those of a plan belong.
enum Belongs {
    /// To those whose key is in these cells; to none, where there are no such cells.
    Key(Vec<(usize, SqlType)>),
    /// To a numbered one of this plan, of which it is the row of this member.
    Number(usize, usize),
}

/// Fetches the rows of a cluster, and of all that are below it.
pub(super) async fn fetch(cluster: Cluster<'_>, levels: &mut Vec<Level>, sender: Sender<'_>) -> Result<()> {
    let (plans, slots) = plans(cluster);
    let statement = whole(&plans, &slots);
    let taken = plans.iter().map(|_| Taken::default()).collect();
    let (before, keys) = (cells_before(&plans), KeyMap::default());
    let positions = Vec::new();
    let mut sink = Sink { taken, plans: &plans, before, levels, keys, last_key: None, positions, last: None };
    sender.send(0, statement, Vec::new(), &mut sink).await
}

/// The statement.
pub(super) fn statement(cluster: Cluster<'_>) -> Statement {
    let (plans, slots) = plans(cluster);
    whole(&plans, &slots)
}

/// How many cells a row has before those of its level.
fn cells_before(plans: &[Plan<'_>]) -> usize {
    if plans.iter().any(|plan| plan.number.is_some()) { PARENT + 1 } else { LEVEL + 1 }
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
        let mut is_numbered = false;
        for (member, it) in cluster.members.iter_mut().enumerate() {
            for child in &mut it.children {
                let key = child.key.iter().map(|(cell, _)| *cell).collect();
                waiting.push((cluster::of(child.node, child.index), Some((place, member, key))));
                if !is_exact(child.node) {
                    is_numbered = true;
                    child.key.clear();
                }
            }
        }
        let around = parent.as_ref().zip(cluster.node.way);
        let around =
            around.map(|((plan, member, key), way)| (&plans[*plan], (*plan, *member), &key[..], way));
        let (mut select, belongs) = match around {
            None => (std::mem::take(&mut cluster.select), Belongs::Key(Vec::new())),
            Some((plan, _, key, way)) if is_exact(cluster.node) => by_key(&mut cluster, plan, key[0], way),
            Some((plan, (place, member), key, way)) => {
                (by_number(&mut cluster, plan, key, way), Belongs::Number(place, member))
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
        plans.push(Plan {
            cluster,
            rows: TableRef::from(info),
            query: Query::Select(Box::new(select)),
            belongs,
            number,
            parent,
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

/// Whether an index of the table is said to begin with the column.
fn is_indexed(table: &TableInfo, column: &ColumnInfo) -> bool {
    let Some(def) = table.def else { return false };
    let def = def();
    let keys = def.uniques.iter().map(|it| &it.columns).chain([&def.primary_key]);
    let whole = def.indexes.iter().filter(|it| it.predicate.is_none() && it.method.is_none());
    keys.filter_map(|columns| columns.first()).any(|name| *name == column.name)
        || whole.filter_map(|it| it.parts.first()).any(|it| it.key.column() == Some(&*column.name))
}

/// The table that has the column by which rows belong to others, joined where it is one between.
fn source(select: &mut Select, name: &Name, way: Way) -> Name {
    let Some(second) = way.second else { return name.clone() };
    select.joins.insert(0, between(way.first, second, name));
    BETWEEN.into()
}

/// The query of a level whose rows have a key of another level, which stands there in the cell `key`.
fn by_key(cluster: &mut Cluster<'_>, around: &Plan<'_>, key: usize, way: Way) -> (Select, Belongs) {
    let name = cluster.name.clone();
    let source = source(&mut cluster.select, &name, way);
    let info = way.first.end_columns()[0];
    let own = vec![cluster.cell(&source, info)];
    let operand = column(&source, info);
    let mut select = std::mem::take(&mut cluster.select);
    let items = vec![SelectItem::Expr(cell(&around.rows, key))];
    let keys = Select { items, from: Some(around.rows.clone()), ..Select::default() };
    let ask = match is_indexed(way.first.end_table(), info) {
        true => Ask::Gathered { operand: operand.clone() },
        false => Ask::Contains { operand: operand.clone(), negated: false },
    };
    let query = Query::Select(Box::new(keys));
    let mut condition = Some(Expr::Subquery(Box::new(Subquery { query, ask })));
    add_condition(&mut condition, select.filter.take());
    select.filter = condition;
    numbers::limit_each(&mut select, cluster.width, vec![operand]);
    (select, Belongs::Key(own))
}

/// The query of a level that is joined to another one by the cells `key` of that: its cells, then the number of the row that
/// it belongs to.
fn by_number(cluster: &mut Cluster<'_>, around: &Plan<'_>, key: &[usize], way: Way) -> Select {
    let mut select = std::mem::take(&mut cluster.select);
    let source = source(&mut select, &cluster.name, way);
    let pairs = key.iter().zip(way.first.end_columns());
    let equal = pairs.map(|(place, info)| {
        Expr::binary(BinaryOp::Eq, cell(&around.rows, *place), column(&source, info), SqlType::Boolean)
    });
    let on = Some(chain(BinaryOp::And, equal.collect()));
    let join = Join { kind: JoinKind::Inner, table: around.rows.clone(), on };
    select.joins.insert(usize::from(way.second.is_some()), join);
    let number = around.number.map_or_else(null, |place| cell(&around.rows, place));
    select.items.push(SelectItem::Expr(number.clone()));
    numbers::limit_each(&mut select, cluster.width, vec![number]);
    select
}

fn null() -> Expr {
    Expr::Null(SqlType::BigInt)
}

/// The statement of all plans.
fn whole(plans: &[Plan<'_>], slots: &[SqlType]) -> Statement {
    let mut with = Vec::with_capacity(plans.len());
    let mut all: Option<Query> = None;
    let has_numbers = cells_before(plans) > NUMBER;
    for (place, plan) in plans.iter().enumerate() {
        with.push(Cte {
            table: plan.rows.info.clone(),
            query: plan.query.clone(),
            recursive: false,
            materialized: None,
        });
        let level = match i64::try_from(place) {
            Ok(level) if place + 1 < plans.len() => Expr::Bind(Value::BigInt(level), SqlType::BigInt),
            _ => null(),
        };
        let mut items = vec![SelectItem::Expr(level)];
        if has_numbers {
            let number = |place: Option<usize>| place.map_or_else(null, |place| cell(&plan.rows, place));
            items.extend([plan.number, plan.parent].map(|place| SelectItem::Expr(number(place))));
        }
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

/// The rows of a plan that are numbered, as they have come.
#[derive(Default)]
struct Taken {
    numbers: Vec<i64>,
    /// Of each member, where its row of each row is.
    members: Vec<Vec<Option<u32>>>,
}

struct Sink<'a> {
    taken: Vec<Taken>,
    plans: &'a [Plan<'a>],
    /// How many cells there are before those of a level.
    before: usize,
    levels: &'a mut Vec<Level>,
    /// The keys of the rows to which those of the level may belong.
    keys: KeyMap,
    /// The key of the last row of the level, and the only row that has it.
    last_key: Option<(i64, u32)>,
    positions: Vec<Option<u32>>,
    /// The level of the last row.
    last: Option<usize>,
}

impl RowSink for Sink<'_> {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        let level: Option<i64> = table::cell(row, LEVEL, &SqlType::BigInt)?;
        let level = match level {
            Some(level) => usize::try_from(level).unwrap_or(usize::MAX),
            None => self.plans.len() - 1,
        };
        let Some(plan) = self.plans.get(level) else { return Err(out_of_order()) };
        let members = &plan.cluster.members;
        if self.last != Some(level) {
            if self.last.is_some_and(|last| last > level) {
                return Err(out_of_order());
            }
            self.last = Some(level);
            self.keys = std::mem::take(&mut self.levels[members[0].index].keys);
            self.last_key = None;
        }
        let cells = Cells { row, slots: &plan.slots, before: self.before };
        let key = match &plan.belongs {
            Belongs::Key(key) => key.as_slice(),
            Belongs::Number(..) => &[],
        };
        let positions = std::mem::take(&mut self.positions);
        let (keys, last) = (&self.keys, self.last_key);
        let mut sink = levels::Sink { members, key, keys, last, levels: &mut *self.levels, positions };
        match plan.belongs {
            Belongs::Key(_) => sink.row(&cells)?,
            Belongs::Number(around, member) => {
                sink.take(&cells, self.taken[around].position(row, member)?)?
            }
        }
        (self.positions, self.last_key) = (sink.positions, sink.last);
        if plan.number.is_some() {
            self.taken[level].push(row, &self.positions)?;
        }
        Ok(())
    }
}

impl Taken {
    /// Where the member's row is of that which a row belongs to.
    fn position(&self, row: &dyn Row, member: usize) -> Result<u32> {
        let number: i64 = table::cell(row, PARENT, &SqlType::BigInt)?;
        let place = self.numbers.binary_search(&number).map_err(|_| out_of_order())?;
        self.members[member][place].ok_or_else(out_of_order)
    }

    /// Notes where the rows of a row are.
    fn push(&mut self, row: &dyn Row, positions: &[Option<u32>]) -> Result<()> {
        let number: i64 = table::cell(row, NUMBER, &SqlType::BigInt)?;
        if self.numbers.last().is_some_and(|last| *last > number) {
            return Err(out_of_order());
        }
        self.numbers.push(number);
        self.members.resize(positions.len(), Vec::new());
        for (member, position) in self.members.iter_mut().zip(positions) {
            member.push(*position);
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
    before: usize,
}

impl Row for Cells<'_> {
    fn len(&self) -> usize {
        self.slots.len()
    }

    fn cell(&self, index: usize, ty: &SqlType) -> Result<ValueRef<'_>> {
        self.row.cell(self.slots[index] + self.before, ty)
    }

    fn name(&self, index: usize) -> String {
        self.row.name(self.slots[index] + self.before)
    }
}
