//! Keys of rows, by which those that belong to them are found.

use hashbrown::HashMap;
use uuid::Uuid;

use super::Reader;
use crate::{
    driver::Row,
    error::Result,
    table,
    types::{self, SqlType},
    value::{Value, ValueRef},
};

/// A key, told apart as the databases do.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
    Uuid(Uuid),
    /// Of any other type, by a text that is the same for equal values.
    Other(String),
    /// Of several columns.
    Several(Vec<Key>),
}

impl Key {
    /// That of a value; none for NULL, which is equal to nothing.
    pub(crate) fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Null => return None,
            Value::SmallInt(it) => Self::Int(i64::from(*it)),
            Value::Integer(it) => Self::Int(i64::from(*it)),
            Value::BigInt(it) => Self::Int(*it),
            Value::Text(it) => Self::Text(it.clone().into_owned()),
            Value::Bytes(it) => Self::Bytes(it.clone()),
            Value::Uuid(it) => Self::Uuid(*it),
            Value::Decimal(it) => Self::Other(it.normalize().to_string()),
            // Zero has two forms.
            Value::Real(it) => Self::Other((it + 0.0).to_string()),
            Value::Double(it) => Self::Other((it + 0.0).to_string()),
            other => Self::Other(format!("{other:?}")),
        })
    }
}

/// Where the cells of a key are.
pub(super) type KeyCells = [(usize, SqlType)];

/// The rows of one node by the keys that the rows of another one refer to them by.
#[derive(Debug, Default)]
pub(crate) struct KeyMap {
    /// The position of the last entry of a key that is a number.
    numbers: HashMap<i64, u32>,
    /// The same of any other key.
    others: HashMap<Key, u32>,
    /// A row, and the entry of the same key before it.
    entries: Vec<(u32, Option<u32>)>,
    /// The values of the keys, column by column; no key comes twice.
    columns: Vec<Vec<Value>>,
}

impl KeyMap {
    /// Notes that the row at `position` has the key of these values, which are one of each column.
    pub(crate) fn insert(&mut self, key: Key, values: Vec<Value>, position: u32) {
        let before = match key {
            Key::Int(number) => self.numbers.insert(number, self.next_entry()),
            key => self.others.insert(key, self.next_entry()),
        };
        self.note(before, values, position);
    }

    fn note(&mut self, before: Option<u32>, values: impl IntoIterator<Item = Value>, position: u32) {
        self.entries.push((position, before));
        if before.is_some() {
            return;
        }
        for (place, value) in values.into_iter().enumerate() {
            match self.columns.get_mut(place) {
                Some(column) => column.push(value),
                None => self.columns.push(vec![value]),
            }
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "no more rows than their positions")]
    fn next_entry(&self) -> u32 {
        self.entries.len() as u32
    }

    /// Notes the key that stands in a row of the result, whose cells from `at` on `read` has read.
    pub(super) fn read(
        &mut self,
        row: &dyn Row,
        (read, at): (&dyn Reader, usize),
        cells: &KeyCells,
        position: u32,
    ) -> Result<()> {
        if let [(index, ty)] = cells
            && let Some(number) = number(read, at, *index, ty)
            && let Ok(value) = types::read(ValueRef::Int(number), ty)
        {
            let before = self.numbers.insert(number, self.next_entry());
            self.note(before, Some(value), position);
            return Ok(());
        }
        let values = values(row, cells)?;
        if let Some(key) = of_values(&values) {
            self.insert(key, values, position);
        }
        Ok(())
    }

    /// The rows that have the key.
    pub(super) fn rows(&self, key: &Key) -> impl Iterator<Item = u32> + '_ {
        self.entries_from(match key {
            Key::Int(number) => self.numbers.get(number).copied(),
            key => self.others.get(key).copied(),
        })
    }

    /// The rows that have the number as their key.
    pub(super) fn rows_of_number(&self, number: i64) -> impl Iterator<Item = u32> + '_ {
        self.entries_from(self.numbers.get(&number).copied())
    }

    /// The row that has the number as its key, where it is the only one.
    pub(super) fn only_row(&self, number: i64) -> Option<u32> {
        let (position, before) = self.entries[*self.numbers.get(&number)? as usize];
        before.is_none().then_some(position)
    }

    fn entries_from(&self, mut next: Option<u32>) -> impl Iterator<Item = u32> + '_ {
        std::iter::from_fn(move || {
            let (position, before) = self.entries[next? as usize];
            next = before;
            Some(position)
        })
    }

    /// Whether there is no key.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes the values of the keys, column by column.
    pub(super) fn take_columns(&mut self) -> Vec<Vec<Value>> {
        std::mem::take(&mut self.columns)
    }
}

/// The number that is a key, from where the row was read to: to read a cell twice takes longer than all else that is done with it.
#[inline]
pub(super) fn number(read: &dyn Reader, at: usize, index: usize, ty: &SqlType) -> Option<i64> {
    if !ty.is_integer() {
        return None;
    }
    read.number(index.checked_sub(at)?)
}

/// The key that stands in a row of the result; none where one of its columns is NULL.
pub(super) fn read(row: &dyn Row, cells: &KeyCells) -> Result<Option<Key>> {
    Ok(of_values(&values(row, cells)?))
}

fn values(row: &dyn Row, cells: &KeyCells) -> Result<Vec<Value>> {
    cells.iter().map(|(index, ty)| table::value(row, *index, ty)).collect()
}

/// The key of these values, which are one of each column; none where one of them is NULL.
pub(crate) fn of_values(values: &[Value]) -> Option<Key> {
    match values {
        [value] => Key::of(value),
        values => values.iter().map(Key::of).collect::<Option<_>>().map(Key::Several),
    }
}
