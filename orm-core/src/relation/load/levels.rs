//! A statement for each level.

use super::{
    super::{
        expression::{BETWEEN, between},
        hop::column,
    },
    Level,
    cluster::{self, Cluster, Member},
    keys::{self, KeyMap},
    numbers,
    texts::Sender,
};
use crate::{
    ast::{BinaryOp, Expr, Function, FunctionCall, Statement},
    driver::{Row, RowSink},
    error::{Error, Result},
    executor::BoxFuture,
    query::add_condition,
    schema::ColumnInfo,
    types::SqlType,
    value::Value,
};

/// Fetches the rows of a cluster, which are asked for by these keys, and of all that are below it.
pub(super) fn fetch<'a>(
    cluster: Cluster<'a>,
    keys: Keys,
    levels: &'a mut Vec<Level>,
    sender: Sender<'a>,
) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let mut waiting = vec![(cluster, keys)];
        while let Some((cluster, mut asked_by)) = waiting.pop() {
            let sent;
            (asked_by.values, sent) = sender.keys(asked_by.values);
            let is_one = asked_by.is_one;
            let (mut cluster, key) = asked(cluster, asked_by);
            let statement = Statement::Select(Box::new(std::mem::take(&mut cluster.select)));
            let index = cluster.members[0].index;
            let keys = std::mem::take(&mut levels[index].keys);
            let positions = Vec::new();
            let mut sink =
                Sink { members: &cluster.members, key: &key, keys: &keys, last: None, levels, positions };
            sender.send(1 + 2 * index + usize::from(is_one), statement, sent, &mut sink).await?;
            for child in cluster.members.into_iter().flat_map(|member| member.children) {
                let below = cluster::of(child.node, child.index);
                let keys = &mut levels[child.index].keys;
                if keys.is_empty() {
                    check(below, &sender)?;
                } else {
                    waiting.push((below, Keys::of(keys.take_columns())));
                }
            }
        }
        Ok(())
    })
}

/// Whether a cluster that is asked for by no key, and all that is below it, can be asked for at all: what a query is refused for does
/// not hang on the rows that there are.
pub(super) fn check(cluster: Cluster<'_>, sender: &Sender<'_>) -> Result<()> {
    statements(cluster).iter().try_for_each(|statement| sender.check(statement))
}

/// The statements, with no keys in those after the first.
pub(super) fn statements(cluster: Cluster<'_>) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut waiting = vec![cluster];
    while let Some(cluster) = waiting.pop() {
        let mut cluster = asked(cluster, Keys::default()).0;
        statements.push(Statement::Select(Box::new(std::mem::take(&mut cluster.select))));
        let children: Vec<_> = cluster.members.into_iter().flat_map(|member| member.children).collect();
        waiting.extend(children.into_iter().rev().map(|child| cluster::of(child.node, child.index)));
    }
    statements
}

/// The keys by which rows are asked for.
#[derive(Default)]
pub(super) struct Keys {
    /// For each column of the key the values, as an array; of one key, its value.
    values: Vec<Value>,
    is_one: bool,
}

impl Keys {
    /// Of keys whose values come column by column.
    pub(super) fn of(columns: Vec<Vec<Value>>) -> Self {
        let is_one = columns.first().is_some_and(|values| values.len() == 1);
        let values = match is_one {
            true => columns.into_iter().flatten().collect(),
            false => columns.into_iter().map(Value::Array).collect(),
        };
        Self { values, is_one }
    }
}

/// A cluster, of whose rows those are asked for that refer to one of these keys; and where the cells of the key are.
fn asked(mut cluster: Cluster<'_>, keys: Keys) -> (Cluster<'_>, Vec<(usize, SqlType)>) {
    let Some(way) = cluster.node.way else { return (cluster, Vec::new()) };
    let mut source = cluster.name.clone();
    if let Some(second) = way.second {
        cluster.select.joins.insert(0, between(way.first, second, &source));
        source = BETWEEN.into();
    }
    let columns = way.first.end_columns();
    let key: Vec<_> = columns.iter().map(|info| cluster.cell(&source, info)).collect();
    let Keys { values, is_one } = keys;
    let mut values = values.into_iter();
    let mut condition = None;
    for info in columns {
        let column = column(&source, info);
        let value = values.next().unwrap_or(Value::Array(Vec::new()));
        add_condition(
            &mut condition,
            Some(if is_one { equals(column, info, value) } else { equals_any(column, info, value) }),
        );
    }
    add_condition(&mut condition, cluster.select.filter.take());
    cluster.select.filter = condition;
    if !is_one {
        let partition = columns.iter().map(|info| column(&source, info)).collect();
        numbers::limit_each(&mut cluster.select, cluster.width, partition);
    }
    (cluster, key)
}

/// `column = value`
fn equals(column: Expr, info: &ColumnInfo, value: Value) -> Expr {
    Expr::binary(BinaryOp::Eq, column, Expr::Bind(value, info.ty.unsized_type()), SqlType::Boolean)
}

/// `column = ANY(values)`
fn equals_any(column: Expr, info: &ColumnInfo, values: Value) -> Expr {
    let ty = SqlType::Array(info.ty.unsized_type().into());
    let args = vec![column, Expr::Bind(values, ty)];
    Expr::Function(Box::new(FunctionCall { function: Function::EqualsAny, args, ty: SqlType::Boolean }))
}

/// Takes the rows of a cluster.
pub(super) struct Sink<'a> {
    pub(super) members: &'a [Member<'a>],
    /// Where the key is by which the row belongs to others, of the outermost nowhere.
    pub(super) key: &'a [(usize, SqlType)],
    /// The rows that it may belong to.
    pub(super) keys: &'a KeyMap,
    /// The key of the last row, where it is a number, and the only row that has it.
    pub(super) last: Option<(i64, u32)>,
    pub(super) levels: &'a mut Vec<Level>,
    /// Of each member, the position of the row that is being read.
    pub(super) positions: Vec<Option<u32>>,
}

impl RowSink for Sink<'_> {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        if self.key.is_empty() {
            return self.take(row, 0);
        }
        if let [(index, ty)] = self.key {
            return self.take_by(row, *index, ty);
        }
        let Some(key) = keys::read(row, self.key)? else { return Ok(()) };
        for parent in self.keys.rows(&key) {
            self.take(row, parent)?;
        }
        // Of several columns each is asked for by itself, so that more rows come than there are keys for.
        Ok(())
    }
}

impl Sink<'_> {
    /// Reads the row, and then by which key of one column it belongs to others.
    fn take_by(&mut self, row: &dyn Row, index: usize, ty: &SqlType) -> Result<()> {
        self.take(row, 0)?;
        let first = &self.members[0];
        let level = &self.levels[first.index];
        let Some(number) = keys::number(&*level.rows, first.at, index, ty) else {
            return match keys::read(row, self.key)? {
                Some(key) => self.belongs(row, self.keys.rows(&key)),
                None => self.belongs(row, std::iter::empty()),
            };
        };
        // Rows that belong to the same come one after the other more often than not.
        if self.last.is_none_or(|(last, _)| last != number) {
            self.last = self.keys.only_row(number).map(|position| (number, position));
        }
        match self.last {
            Some((_, parent)) => self.belongs(row, std::iter::once(parent)),
            None => self.belongs(row, self.keys.rows_of_number(number)),
        }
    }

    /// Notes that the row, which was read, belongs to these; it is read once more for each after the first.
    fn belongs(&mut self, row: &dyn Row, mut parents: impl Iterator<Item = u32>) -> Result<()> {
        let level = &mut self.levels[self.members[0].index];
        if let (Some(parent), Some(last)) = (parents.next(), level.parents.last_mut()) {
            *last = parent;
            return parents.try_for_each(|parent| self.take(row, parent));
        }
        Err(Error::invalid_query(
            "a row belongs to a key that is written otherwise (its column has a collation of its own): \
             use `Strategy::Single`",
        ))
    }

    /// Reads the row as one that belongs to the row `parent`.
    pub(super) fn take(&mut self, row: &dyn Row, parent: u32) -> Result<()> {
        self.positions.clear();
        if let [only] = self.members {
            let position = add(&mut self.levels[only.index], only.at, row, parent)?;
            self.positions.push(Some(position));
            return self.note_keys(only, row, position);
        }
        for member in self.members {
            let position = read_member(self.levels, member, &self.positions, row, parent)?;
            self.positions.push(position);
            if let Some(position) = position {
                self.note_keys(member, row, position)?;
            }
        }
        Ok(())
    }

    /// Notes by which keys rows belong to that which a member has read.
    fn note_keys(&mut self, member: &Member<'_>, row: &dyn Row, position: u32) -> Result<()> {
        // What has no key is brought to its rows otherwise.
        for child in member.children.iter().filter(|child| !child.key.is_empty()) {
            let (own, below) = self.levels.split_at_mut(child.index);
            let (Some(own), Some(below)) = (own.get(member.index), below.first_mut()) else { continue };
            below.keys.read(row, (&*own.rows, member.at), &child.key, position)?;
        }
        Ok(())
    }
}

/// Reads the part of a row that is a member's, if it has one; returns its position.
fn read_member(
    levels: &mut [Level],
    member: &Member<'_>,
    positions: &[Option<u32>],
    row: &dyn Row,
    parent: u32,
) -> Result<Option<u32>> {
    let parent = match &member.joined {
        None => parent,
        Some((other, cell, ty)) => {
            let Some(parent) = positions[*other] else { return Ok(None) };
            if row.cell(*cell, ty)?.is_null() {
                return Ok(None);
            }
            parent
        }
    };
    add(&mut levels[member.index], member.at, row, parent).map(Some)
}

/// Reads a row of a level from the cell `at` on; returns its position.
fn add(level: &mut Level, at: usize, row: &dyn Row, parent: u32) -> Result<u32> {
    let position = u32::try_from(level.parents.len())
        .map_err(|_| Error::invalid_query("a level of a nested query has more than 2^32 rows"))?;
    level.rows.read(row, at)?;
    level.parents.push(parent);
    Ok(position)
}
