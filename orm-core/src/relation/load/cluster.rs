//! What one statement fetches: the rows of a node, joined to those that they refer to.

use super::{
    super::{
        Node,
        hop::{Name, column},
        node::{read_type, width},
    },
    size,
};
use crate::{
    ast::{Expr, Join, JoinKind, Rename, Select, SelectItem, TableRef},
    query::add_condition,
    schema::ColumnInfo,
    shared::Shared,
    types::SqlType,
    value::Value,
};

/// The nodes of one statement.
pub(super) struct Cluster<'n> {
    /// The statement, without what binds its rows to those of another.
    pub(super) select: Box<Select>,
    /// The name of its first table.
    pub(super) name: Name,
    /// How many cells a row has.
    pub(super) width: usize,
    /// The nodes, each after the one that it is joined to.
    pub(super) members: Vec<Member>,
    /// The first of its nodes.
    pub(super) node: &'n Node,
}

/// A node, in the rows of a statement.
#[derive(Debug)]
pub(super) struct Member {
    /// Its place in the tree.
    pub(super) index: usize,
    /// Its first cell.
    pub(super) at: usize,
    /// The member that it is joined to, and the cell that is NULL where it has no row.
    pub(super) joined: Option<(usize, usize, SqlType)>,
    /// What has statements of its own.
    pub(super) children: Vec<Child>,
}

/// A node whose rows refer to those of a member.
#[derive(Debug)]
pub(super) struct Child {
    /// Its place in the tree.
    pub(super) index: usize,
    /// The cells of the key that its rows refer to.
    pub(super) key: Vec<(usize, SqlType)>,
}

/// The cluster of the node that has this place in the tree of `root`.
pub(super) fn of(root: &Node, index: usize) -> Cluster<'_> {
    let node = at(root, index);
    let mut select = node.select.clone();
    let items = std::mem::take(&mut select.items);
    select.filter = node.living(select.filter);
    select.order_by.iter_mut().for_each(|term| refuse_aggregates(node, &mut term.expr));
    let name = Name(match &select.from {
        Some(TableRef { alias: None, info: Shared::Static(info), .. }) => info.name.clone(),
        Some(table) => table.name().to_owned().into(),
        None => "".into(),
    });
    let mut cluster = Cluster { select, name: name.clone(), width: 0, members: Vec::new(), node };
    cluster.add((node, items), index, &name, None);
    cluster
}

/// Puts what fails, when the query runs, in the place of an aggregate of the rows of a relation, which have no group.
fn refuse_aggregates(node: &Node, expr: &mut Expr) {
    if let Some(way) = node.way.filter(|_| expr.has_aggregate()) {
        let reason = format!(
            "the rows of `{0}` come one by one, with no aggregate: select `{0}.scalar(..)` of the row that they belong to",
            way.name
        );
        *expr = Expr::Bind(Value::Invalid(reason), expr.ty().clone());
    }
}

/// The node that has this place in the tree of `root`, which is counted as the tree is walked: each node before those below it.
pub(super) fn at(root: &Node, index: usize) -> &Node {
    let (mut node, mut left) = (root, index);
    'down: while left > 0 {
        left -= 1;
        for child in &node.children {
            let size = size(child);
            if left < size {
                node = child;
                continue 'down;
            }
            left -= size;
        }
        break;
    }
    node
}

/// Whether one statement fetches all: whether no rows refer to those of a node, or of one that is joined to it.
pub(super) fn is_alone(node: &Node) -> bool {
    node.children.iter().all(|child| child.way.is_some_and(|way| way.is_forward()) && is_alone(child))
}

impl Cluster<'_> {
    /// Where the cell of a column is, which is appended if it is not there yet, and as what it is read.
    pub(super) fn cell(&mut self, source: &Name, info: &'static ColumnInfo) -> (usize, SqlType) {
        let mut at = 0;
        for item in &self.select.items {
            match item {
                SelectItem::Table(table) if table.name() == source.0 => {
                    if let Some(place) = table.info.columns.iter().position(|it| it.name == info.name) {
                        return (at + place, info.ty.clone());
                    }
                }
                SelectItem::Expr(expr) if is_column(expr, source, info) => return (at, read_type(expr)),
                _ => {}
            }
            at += width(std::slice::from_ref(item));
        }
        let column = column(source, info);
        let ty = read_type(&column);
        self.select.items.push(SelectItem::Expr(column));
        self.width += 1;
        (at, ty)
    }

    /// Adds a node, which reads these items.
    fn add(
        &mut self,
        (node, mut items): (&Node, Vec<SelectItem>),
        index: usize,
        name: &Name,
        joined: Option<usize>,
    ) {
        let at = self.width;
        for item in &mut items {
            if let SelectItem::Expr(expr) = item {
                refuse_aggregates(node, expr);
            }
        }
        if joined.is_some() {
            let rename = Rename { from: node.table().into(), to: name.0.clone() };
            items.iter_mut().for_each(|item| rename.item(item));
        }
        self.select.items.append(&mut items);
        self.width += node.width();
        let joined = joined.zip(node.way).map(|(member, way)| {
            let key = way.first.end_columns()[0];
            let (cell, ty) = self.cell(name, key);
            (member, cell, ty)
        });
        let place = self.members.len();
        self.members.push(Member { index, at, joined, children: Vec::new() });
        let mut index = index + 1;
        for child in &node.children {
            let Some(way) = child.way else { continue };
            if way.is_forward() {
                let alias = Name(format!("squall_{index}").into());
                let mut on = Some(way.first.condition(name, &alias));
                let rename = Rename { from: child.table().into(), to: alias.0.clone() };
                let mut filter = child.filter();
                filter.iter_mut().for_each(|expr| rename.expr(expr));
                add_condition(&mut on, filter);
                let info = Shared::Static(way.first.end_table());
                let table = TableRef { alias: Some(alias.0.clone()), ..info.into() };
                self.select.joins.push(Join { kind: JoinKind::Left, table, on });
                self.add((child, child.select.items.clone()), index, &alias, Some(place));
            } else {
                let columns = way.first.start_columns().iter();
                let key = columns.map(|info| self.cell(name, info)).collect();
                self.members[place].children.push(Child { index, key });
            }
            index += size(child);
        }
    }
}

fn is_column(expr: &Expr, source: &Name, info: &ColumnInfo) -> bool {
    matches!(expr, Expr::Column(it) if it.source == source.0 && *it.info == *info)
}
