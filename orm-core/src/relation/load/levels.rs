//! A statement for each level.

use std::borrow::Cow;

use super::{
    super::Node,
    Level,
    asked::{Keys, asked},
    cluster::{self, Child, Member},
    keys::{self, Key, KeyMap},
    statements::Statements,
};
use crate::{
    ast::Statement,
    driver::{Query, Row, RowSink, Snapshot},
    error::{Error, Result},
    executor::Target,
    render::Template,
    table,
    types::SqlType,
    value::Value,
};

/// The keys by which the rows of a node are asked for.
#[derive(Default)]
pub(super) struct AskedBy {
    /// Of each column of the key its values, as an array; of one key, its value.
    values: Vec<Value>,
    is_one: bool,
}

impl AskedBy {
    /// Those of a map, which keeps which rows have them.
    pub(super) fn of(keys: &mut KeyMap) -> Self {
        let columns = keys.take_columns();
        let is_one = columns.first().is_some_and(|values| values.len() == 1);
        let values = match is_one {
            true => columns.into_iter().flatten().collect(),
            false => columns.into_iter().map(Value::Array).collect(),
        };
        Self { values, is_one }
    }
}

/// The levels of a nested query, which are fetched one after the other: those below one are asked for by its keys.
pub(super) struct Walk<'a> {
    root: &'a Node,
    statements: Statements<'a>,
    levels: &'a mut Vec<Level>,
    waiting: Vec<(usize, AskedBy)>,
}

/// A level that is fetched.
struct Step<'a> {
    layout: &'a Layout,
    template: &'a Template,
    arguments: Cow<'a, [Value]>,
    /// The rows to which its own belong.
    keys: KeyMap,
}

impl<'a> Walk<'a> {
    /// From the outermost node on, whose rows are asked for by these keys.
    pub(super) fn new(
        root: &'a Node,
        keys: AskedBy,
        levels: &'a mut Vec<Level>,
        statements: Statements<'a>,
    ) -> Self {
        Self { root, statements, levels, waiting: vec![(0, keys)] }
    }

    /// Whether one statement fetches all.
    pub(super) fn is_alone(&self) -> bool {
        cluster::is_alone(self.root)
    }

    /// Fetches all where nothing has to be waited for.
    pub(super) fn fetch_now(&mut self, snapshot: &dyn Snapshot) -> Result<()> {
        while let Some(step) = self.next()? {
            snapshot.run(&step.query()?, &mut self.sink(&step))?;
            self.go_down(step.layout)?;
        }
        Ok(())
    }

    /// Fetches all.
    pub(super) async fn fetch(&mut self, target: Target<'_>) -> Result<()> {
        while let Some(step) = self.next()? {
            let query = step.query()?;
            target.run(&query, &mut self.sink(&step)).await?;
            self.go_down(step.layout)?;
        }
        Ok(())
    }

    fn next(&mut self) -> Result<Option<Step<'a>>> {
        let Some((index, AskedBy { values, is_one })) = self.waiting.pop() else { return Ok(None) };
        let keys = std::mem::take(&mut self.levels[index].keys);
        let (layout, template) = self.statements.level(self.root, index, is_one)?;
        Ok(Some(Step { layout, template, arguments: self.statements.arguments(values), keys }))
    }

    fn sink<'s>(&'s mut self, step: &'s Step<'_>) -> Sink<'s> {
        Sink::new(step.layout, &step.keys, self.levels)
    }

    /// Asks for what belongs to the rows of a level.
    fn go_down(&mut self, layout: &Layout) -> Result<()> {
        for child in layout.children() {
            let keys = &mut self.levels[child.index].keys;
            if keys.is_empty() {
                self.statements.check(self.root, child.index)?;
            } else {
                self.waiting.push((child.index, AskedBy::of(keys)));
            }
        }
        Ok(())
    }
}

impl Step<'_> {
    fn query(&self) -> Result<Query<'_>> {
        self.template.query(&self.arguments)
    }
}

/// The statements, with no keys in those after the first.
pub(super) fn statements(root: &Node) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut waiting = vec![0];
    while let Some(index) = waiting.pop() {
        let nothing = Keys { is_one: false, key: |_| Value::Array(Vec::new()) };
        let (layout, statement) = asked(root, index, nothing);
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
    pub(super) fn children(&self) -> impl Iterator<Item = &Child> {
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
    /// Whether nobody asks for the position of a row.
    pub(super) is_leaf: bool,
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
        let is_leaf = is_leaf(members);
        Self { members, key, keys, last: None, levels, positions: Vec::new(), is_leaf }
    }

    /// Reads the row once for each that has the key of this place.
    fn take_at(&mut self, row: &dyn Row, place: usize) -> Result<()> {
        let keys = self.keys;
        keys.rows_at(place).try_for_each(|parent| self.take(row, parent))
    }

    /// Reads the row, and by which key it belongs to others.
    fn take_by(&mut self, row: &dyn Row, index: usize, ty: &SqlType) -> Result<()> {
        let first = &self.members[0];
        let level = &mut self.levels[first.index];
        level.rows.read(row, first.at)?;
        let number = keys::number(&*level.rows, first.at, index, ty);
        // Rows that belong to the same come one after the other more often than not.
        if let (Some((last, parent)), Some(number)) = (self.last, number)
            && last == number
        {
            if self.is_leaf {
                level.parents.push(parent);
                return Ok(());
            }
            return self.belongs(row, parent);
        }
        let place = match number {
            Some(number) => self.keys.place_of_number(number),
            None => Key::of(&table::value(row, index, ty)?).and_then(|key| self.keys.place(&key)),
        };
        let keys = self.keys;
        let mut parents = place.into_iter().flat_map(|place| keys.rows_at(place));
        let Some(parent) = parents.next() else { return Err(written_otherwise(level.relation)) };
        self.last = number.zip(place.and_then(|place| keys.only_row_at(place)));
        self.belongs(row, parent)?;
        parents.try_for_each(|parent| self.take(row, parent))
    }

    /// Reads the row as one that belongs to the row `parent`.
    pub(super) fn take(&mut self, row: &dyn Row, parent: u32) -> Result<()> {
        let first = &self.members[0];
        self.levels[first.index].rows.read(row, first.at)?;
        self.belongs(row, parent)
    }

    /// Notes that a row, whose first member was read, belongs to the row `parent`; and reads the rest of it.
    fn belongs(&mut self, row: &dyn Row, parent: u32) -> Result<()> {
        let first = &self.members[0];
        let position = add(&mut self.levels[first.index], parent)?;
        if !first.children.is_empty() {
            self.note_keys(first, row, position)?;
        }
        self.positions.clear();
        self.positions.push(Some(position));
        for member in &self.members[1..] {
            let position = read_member(self.levels, member, &self.positions, row)?;
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

/// Whether nothing belongs to the rows of these, of which there is but one.
pub(super) fn is_leaf(members: &[Member]) -> bool {
    matches!(members, [only] if only.children.is_empty())
}

#[cold]
fn written_otherwise(relation: &str) -> Error {
    Error::invalid_query(format!(
        "a row of `{relation}` belongs to a key that is written otherwise, so the database compares them by a collation that \
         the schema does not know: declare it, by `collation = ..` of both columns"
    ))
}

/// Reads the part of a row that is a joined member's, if it has one; returns its position.
fn read_member(
    levels: &mut [Level],
    member: &Member,
    positions: &[Option<u32>],
    row: &dyn Row,
) -> Result<Option<u32>> {
    let Some((other, cell, ty)) = &member.joined else { return Ok(None) };
    let Some(parent) = positions[*other] else { return Ok(None) };
    if row.cell(*cell, ty)?.is_null() {
        return Ok(None);
    }
    let level = &mut levels[member.index];
    level.rows.read(row, member.at)?;
    add(level, parent).map(Some)
}

/// Notes to which row the last one of a level belongs; returns its position.
fn add(level: &mut Level, parent: u32) -> Result<u32> {
    let position = u32::try_from(level.parents.len())
        .map_err(|_| Error::invalid_query("a level of a nested query has more than 2^32 rows"))?;
    level.parents.push(parent);
    Ok(position)
}
