//! Reading the rows of one statement for all levels.

use super::{
    super::{
        KeyMap, Level,
        levels::{self, KeyOf},
    },
    Belongs, Plan,
};
use crate::{
    driver::{Row, RowSink},
    error::{Error, Result},
    table,
    types::SqlType,
    value::ValueRef,
};

/// The cells of a row before those of its level: its level (NULL for the last one, which has most of the rows), and where there are
/// numbers, its own and that of the row it belongs to.
const LEVEL: usize = 0;
pub(super) const NUMBER: usize = 1;
const PARENT: usize = 2;

/// How many cells a row has before those of its level.
pub(super) fn cells_before(plans: &[Plan]) -> usize {
    if plans.iter().any(|plan| plan.is_numbered) { PARENT + 1 } else { LEVEL + 1 }
}

/// The rows of a plan that are numbered, as they have come.
#[derive(Default)]
struct Taken {
    numbers: Vec<i64>,
    /// Of each member, where its row of each row is.
    members: Vec<Vec<Option<u32>>>,
}

/// Takes the rows of all levels.
pub(super) struct Sink<'a> {
    taken: Vec<Taken>,
    plans: &'a [Plan],
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

impl<'a> Sink<'a> {
    pub(super) fn new(plans: &'a [Plan], levels: &'a mut Vec<Level>) -> Self {
        Self {
            taken: plans.iter().map(|_| Taken::default()).collect(),
            plans,
            before: cells_before(plans),
            levels,
            keys: KeyMap::default(),
            last_key: None,
            positions: Vec::new(),
            last: None,
        }
    }
}

impl RowSink for Sink<'_> {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        let level: Option<i64> = table::cell(row, LEVEL, &SqlType::BigInt)?;
        let level = match level {
            Some(level) => usize::try_from(level).unwrap_or(usize::MAX),
            None => self.plans.len() - 1,
        };
        let Some(plan) = self.plans.get(level) else { return Err(out_of_order()) };
        let members = &plan.members;
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
            Belongs::Key(key) => key,
            Belongs::Number(..) => &KeyOf::Nothing,
        };
        let positions = std::mem::take(&mut self.positions);
        let (keys, last) = (&self.keys, self.last_key);
        let is_leaf = !plan.is_numbered && levels::is_leaf(members);
        let mut sink =
            levels::Sink { members, key, keys, last, levels: &mut *self.levels, positions, is_leaf };
        match plan.belongs {
            Belongs::Key(_) => sink.row(&cells)?,
            Belongs::Number(around, member) => {
                sink.take(&cells, self.taken[around].position(row, member)?)?
            }
        }
        (self.positions, self.last_key) = (sink.positions, sink.last);
        if plan.is_numbered {
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
