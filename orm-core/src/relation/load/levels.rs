//! A statement for each level.

use super::{
    super::Node,
    Level,
    asked::{AskedBy, asked},
    cluster::{Child, Member},
    keys::{self, Key, KeyMap},
    sender::{Made, Sender},
};
use crate::{
    ast::Statement,
    driver::{Row, RowSink},
    error::{Error, Result},
    table,
    types::SqlType,
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
    pub(super) key: KeyOf,
}

/// How a row tells the key of those that it belongs to.
#[derive(Debug)]
pub(super) enum KeyOf {
    /// It belongs to none: one of the outermost node.
    Nothing,
    /// There is but one key.
    Only,
    /// By this cell.
    Cell(usize, SqlType),
    /// By this cell, which says the place of the key among all.
    Place(usize),
}

impl Layout {
    /// What has statements of its own.
    fn children(&self) -> impl Iterator<Item = &Child> {
        self.members.iter().flat_map(|member| &member.children)
    }
}

/// Takes the rows of a statement.
pub(super) struct Sink<'a> {
    pub(super) members: &'a [Member],
    pub(super) key: &'a KeyOf,
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
        match self.key {
            KeyOf::Nothing => self.take(row, 0),
            KeyOf::Cell(index, ty) => self.take_by(row, *index, ty),
            KeyOf::Only => self.take_at(row, 0),
            KeyOf::Place(index) => {
                let place: i64 = table::cell(row, *index, &SqlType::BigInt)?;
                // Places are counted from 1 on.
                self.take_at(row, usize::try_from(place - 1).unwrap_or(usize::MAX))
            }
        }
    }
}

impl<'a> Sink<'a> {
    fn new(layout: &'a Layout, keys: &'a KeyMap, levels: &'a mut Vec<Level>) -> Self {
        let Layout { members, key } = layout;
        Self { members, key, keys, last: None, levels, positions: Vec::new() }
    }

    /// Reads the row once for each that has the key of this place.
    fn take_at(&mut self, row: &dyn Row, place: usize) -> Result<()> {
        let keys = self.keys;
        keys.rows_at(place).try_for_each(|parent| self.take(row, parent))
    }

    /// Reads the row, and then by which key it belongs to others.
    fn take_by(&mut self, row: &dyn Row, index: usize, ty: &SqlType) -> Result<()> {
        self.take(row, 0)?;
        let first = &self.members[0];
        let level = &self.levels[first.index];
        let Some(number) = keys::number(&*level.rows, first.at, index, ty) else {
            let place = Key::of(&table::value(row, index, ty)?).and_then(|key| self.keys.place(&key));
            return self.belongs(row, place);
        };
        // Rows that belong to the same come one after the other more often than not.
        if let Some((last, parent)) = self.last
            && last == number
            && let Some(place) = self.levels[first.index].parents.last_mut()
        {
            *place = parent;
            return Ok(());
        }
        let place = self.keys.place_of_number(number);
        self.last = place.and_then(|place| self.keys.only_row_at(place)).map(|parent| (number, parent));
        self.belongs(row, place)
    }

    /// Notes that the row, which was read, belongs to those with the key of this place; it is read once more for each after the
    /// first.
    fn belongs(&mut self, row: &dyn Row, place: Option<usize>) -> Result<()> {
        let level = &mut self.levels[self.members[0].index];
        let keys = self.keys;
        let mut parents = place.into_iter().flat_map(|place| keys.rows_at(place));
        if let (Some(parent), Some(last)) = (parents.next(), level.parents.last_mut()) {
            *last = parent;
            return parents.try_for_each(|parent| self.take(row, parent));
        }
        let relation = level.relation;
        Err(Error::invalid_query(format!(
            "a row of `{relation}` belongs to a key that is written otherwise, so the database compares them by a collation that \
             the schema does not know: declare it, by `collation = ..` of both columns"
        )))
    }

    /// Reads the row as one that belongs to the row `parent`.
    pub(super) fn take(&mut self, row: &dyn Row, parent: u32) -> Result<()> {
        self.positions.clear();
        if let [only] = self.members {
            let position = add(&mut self.levels[only.index], only.at, row, parent)?;
            if !only.children.is_empty() {
                self.note_keys(only, row, position)?;
            }
            self.positions.push(Some(position));
            return Ok(());
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
