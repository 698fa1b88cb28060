//! A statement for each level.

use super::{
    super::{
        Node, Way,
        expression::{BETWEEN, between},
        hop::column,
    },
    Level,
    cluster::{self, Child, Cluster, Member},
    keys::{self, KeyMap},
    numbers,
    sender::{Made, Sender},
};
use crate::{
    ast::{BinaryOp, Expr, Function, FunctionCall, Statement},
    driver::{Row, RowSink},
    error::{Error, Result},
    query::add_condition,
    schema::ColumnInfo,
    types::SqlType,
    value::Value,
};

/// Fetches the rows of the outermost node, which are asked for by these keys, and of all that are below it.
pub(super) async fn fetch(
    root: &Node,
    keys: AskedBy,
    levels: &mut Vec<Level>,
    sender: &Sender<'_>,
) -> Result<()> {
    let mut waiting = vec![(0, keys)];
    while let Some((index, asked_by)) = waiting.pop() {
        let keys = std::mem::take(&mut levels[index].keys);
        let mut made = Made::default();
        let (layout, query) = sender.level(root, index, asked_by, &mut made)?;
        sender.run(&query, &mut Sink::new(layout, &keys, levels)).await?;
        for child in layout.children() {
            let keys = &mut levels[child.index].keys;
            if keys.is_empty() {
                check(root, child.index, sender)?;
            } else {
                waiting.push((child.index, AskedBy::of(keys.take_columns())));
            }
        }
    }
    Ok(())
}

/// Whether a node that is asked for by no key, and all that is below it, can be asked for at all: what a query is refused for does
/// not hang on the rows that there are.
pub(super) fn check(root: &Node, index: usize, sender: &Sender<'_>) -> Result<()> {
    let mut waiting = vec![index];
    while let Some(index) = waiting.pop() {
        let mut made = Made::default();
        let (layout, _) = sender.level(root, index, AskedBy::nothing(root, index), &mut made)?;
        waiting.extend(layout.children().map(|child| child.index));
    }
    Ok(())
}

/// The statements, with no keys in those after the first.
pub(super) fn statements(root: &Node) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut waiting = vec![0];
    while let Some(index) = waiting.pop() {
        let (layout, statement) = asked(root, index, AskedBy::nothing(root, index));
        statements.push(statement);
        let children: Vec<_> = layout.children().map(|child| child.index).collect();
        waiting.extend(children.into_iter().rev());
    }
    statements
}

/// How the rows of a statement are read.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) members: Vec<Member>,
    /// Where the key is by which a row belongs to others; of the outermost nowhere.
    pub(super) key: Vec<(usize, SqlType)>,
}

impl Layout {
    /// What has statements of its own.
    fn children(&self) -> impl Iterator<Item = &Child> {
        self.members.iter().flat_map(|member| &member.children)
    }
}

/// The keys by which rows are asked for.
#[derive(Default)]
pub(super) struct AskedBy {
    /// For each column of the key the values, as an array; of one key, its value.
    pub(super) values: Vec<Value>,
    pub(super) is_one: bool,
}

impl AskedBy {
    /// Of keys whose values come column by column.
    pub(super) fn of(columns: Vec<Vec<Value>>) -> Self {
        let is_one = columns.first().is_some_and(|values| values.len() == 1);
        let values = match is_one {
            true => columns.into_iter().flatten().collect(),
            false => columns.into_iter().map(Value::Array).collect(),
        };
        Self { values, is_one }
    }

    /// Of no keys of a node.
    fn nothing(root: &Node, index: usize) -> Self {
        let columns = cluster::at(root, index).way.map_or(0, |way| way.first.end_columns().len());
        Self { values: vec![Value::Array(Vec::new()); columns], is_one: false }
    }
}

/// The statement that asks for those rows of a node, and of all that are joined to it, that refer to one of these keys.
pub(super) fn asked(root: &Node, index: usize, keys: AskedBy) -> (Layout, Statement) {
    let mut cluster = cluster::of(root, index);
    let key = cluster.node.way.map_or_else(Vec::new, |way| ask(&mut cluster, way, keys));
    let layout = Layout { members: cluster.members, key };
    (layout, Statement::Select(Box::new(cluster.select)))
}

/// Asks by keys; returns where their cells are.
fn ask(cluster: &mut Cluster<'_>, way: Way, keys: AskedBy) -> Vec<(usize, SqlType)> {
    let mut source = cluster.name.clone();
    if let Some(second) = way.second {
        cluster.select.joins.insert(0, between(way.first, second, &source));
        source = BETWEEN.into();
    }
    let columns = way.first.end_columns();
    let key: Vec<_> = columns.iter().map(|info| cluster.cell(&source, info)).collect();
    let mut condition = None;
    for (info, value) in columns.iter().zip(keys.values) {
        let column = column(&source, info);
        let equal = if keys.is_one { equals(column, info, value) } else { equals_any(column, info, value) };
        add_condition(&mut condition, Some(equal));
    }
    add_condition(&mut condition, cluster.select.filter.take());
    cluster.select.filter = condition;
    if !keys.is_one {
        let partition = columns.iter().map(|info| column(&source, info)).collect();
        numbers::limit_each(&mut cluster.select, cluster.width, partition);
    }
    key
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

/// Takes the rows of a statement.
pub(super) struct Sink<'a> {
    pub(super) members: &'a [Member],
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

impl<'a> Sink<'a> {
    fn new(layout: &'a Layout, keys: &'a KeyMap, levels: &'a mut Vec<Level>) -> Self {
        let Layout { members, key } = layout;
        Self { members, key, keys, last: None, levels, positions: Vec::new() }
    }

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
    fn note_keys(&mut self, member: &Member, row: &dyn Row, position: u32) -> Result<()> {
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
    member: &Member,
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
