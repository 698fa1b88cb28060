//! A statement for each level.

use super::{
    super::{
        expression::{BETWEEN, between},
        hop::column,
    },
    Asked, Level,
    cluster::{self, Cluster, Member},
    keys::{self, Key, KeyMap},
    numbers,
};
use crate::{
    ast::{Expr, Function, FunctionCall, Statement},
    dialect::Dialect,
    driver::{Row, RowSink},
    error::{Error, Result},
    executor::{BoxFuture, Target},
    query::{add_condition, run_statement},
    render::render,
    schema::ColumnInfo,
    table,
    types::SqlType,
    value::Value,
};

/// Fetches the rows of a cluster, and of all that are below it.
pub(super) fn fetch<'a>(
    asked: Asked<'a>,
    levels: &'a mut Vec<Level>,
    target: Target<'a>,
) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let mut waiting = vec![asked];
        while let Some((mut cluster, key)) = waiting.pop() {
            let statement = Statement::Select(Box::new(std::mem::take(&mut cluster.select)));
            let index = cluster.members[0].index;
            let keys = std::mem::take(&mut levels[index].keys);
            let mut sink =
                Sink { members: &cluster.members, key: &key, keys: &keys, levels, positions: Vec::new() };
            run_statement(&statement, target, &mut sink).await?;
            for child in cluster.members.into_iter().flat_map(|member| member.children) {
                let below = cluster::of(child.node, child.index);
                let asked = self::asked(below, &levels[child.index].keys.values);
                if levels[child.index].keys.is_empty() {
                    check(asked.0, target.dialect())?;
                } else {
                    waiting.push(asked);
                }
            }
        }
        Ok(())
    })
}

/// Whether a cluster that is asked for by no key, and all that is below it, can be asked for at all: what a query is refused for does
/// not hang on the rows that there are.
pub(super) fn check(cluster: Cluster<'_>, dialect: &'static dyn Dialect) -> Result<()> {
    statements(cluster).iter().try_for_each(|statement| render(statement, dialect).map(drop))
}

/// The statements, with no keys in those after the first.
pub(super) fn statements(cluster: Cluster<'_>) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut waiting = vec![cluster];
    while let Some(mut cluster) = waiting.pop() {
        statements.push(Statement::Select(Box::new(std::mem::take(&mut cluster.select))));
        let children: Vec<_> = cluster.members.into_iter().flat_map(|member| member.children).collect();
        for child in children.into_iter().rev() {
            waiting.push(asked(cluster::of(child.node, child.index), &[]).0);
        }
    }
    statements
}

/// A cluster, of whose rows those are asked for that refer to one of these keys; and where the cells of the key are.
pub(super) fn asked<'n>(mut cluster: Cluster<'n>, values: &[Vec<Value>]) -> Asked<'n> {
    let Some(way) = cluster.node.way else { return (cluster, Vec::new()) };
    let mut source = cluster.name.clone();
    if let Some(second) = way.second {
        cluster.select.joins.insert(0, between(way.first, second, &source));
        source = BETWEEN.into();
    }
    let columns = way.first.end_columns();
    let key: Vec<_> = columns.iter().map(|info| cluster.cell(&source, info)).collect();
    let mut condition = None;
    for (place, info) in columns.iter().enumerate() {
        let values = values.iter().map(|key| key[place].clone()).collect();
        add_condition(&mut condition, Some(equals_any(column(&source, info), info, values)));
    }
    add_condition(&mut condition, cluster.select.filter.take());
    cluster.select.filter = condition;
    if values.len() != 1 {
        let partition = columns.iter().map(|info| column(&source, info)).collect();
        numbers::limit_each(&mut cluster.select, cluster.width, partition);
    }
    (cluster, key)
}

/// `column = ANY(values)`
fn equals_any(column: Expr, info: &ColumnInfo, values: Vec<Value>) -> Expr {
    let ty = SqlType::Array(info.ty.unsized_type().into());
    let args = vec![column, Expr::Bind(Value::Array(values), ty)];
    Expr::Function(Box::new(FunctionCall { function: Function::EqualsAny, args, ty: SqlType::Boolean }))
}

/// Takes the rows of a cluster.
pub(super) struct Sink<'a> {
    pub(super) members: &'a [Member<'a>],
    /// Where the key is by which the row belongs to others, of the outermost nowhere.
    pub(super) key: &'a [(usize, SqlType)],
    /// The rows that it may belong to.
    pub(super) keys: &'a KeyMap,
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
        let first = &self.members[0];
        self.take(row, 0)?;
        let level = &self.levels[first.index];
        let key = match keys::number(&*level.rows, first.at, index, ty) {
            Some(number) => Key::of(&number),
            None => Key::of(&table::value(row, index, ty)?),
        };
        let mut parents = key.iter().flat_map(|key| self.keys.rows(key));
        if let (Some(parent), Some(last)) = (parents.next(), self.levels[first.index].parents.last_mut()) {
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
        for member in self.members {
            let position = read_member(self.levels, member, &self.positions, row, parent)?;
            self.positions.push(position);
            let Some(position) = position else { continue };
            // What has no key is brought to its rows otherwise.
            for child in member.children.iter().filter(|child| !child.key.is_empty()) {
                let (own, below) = self.levels.split_at_mut(child.index);
                let (Some(own), Some(below)) = (own.get(member.index), below.first_mut()) else { continue };
                below.keys.read(row, (&*own.rows, member.at), &child.key, position)?;
            }
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
    let level = &mut levels[member.index];
    level.rows.read(row, member.at)?;
    level.parents.push(parent);
    let position = u32::try_from(level.parents.len() - 1);
    position.map(Some).map_err(|_| Error::invalid_query("a level of a nested query has more than 2^32 rows"))
}
