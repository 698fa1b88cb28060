//! Keys of rows, by which those that belong to them are found.

use hashbrown::{HashMap, hash_map::Entry};
use uuid::Uuid;

use super::Reader;
use crate::{driver::Row, error::Result, table, types::SqlType, value::Value};

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
    /// The position of the first entry of a key.
    first: HashMap<Key, u32>,
    /// A row, and the next entry of the same key.
    entries: Vec<(u32, Option<u32>)>,
    /// The values of each key, of which none comes twice.
    pub(crate) values: Vec<Vec<Value>>,
}

impl KeyMap {
    /// Notes that the row at `position` has the key.
    pub(crate) fn insert(&mut self, key: Key, values: impl FnOnce() -> Vec<Value>, position: u32) {
        #[expect(clippy::cast_possible_truncation, reason = "no more rows than their positions")]
        let entry = self.entries.len() as u32;
        match self.first.entry(key) {
            Entry::Vacant(place) => {
                place.insert(entry);
                self.values.push(values());
                self.entries.push((position, None));
            }
            Entry::Occupied(mut place) => {
                self.entries.push((position, Some(*place.get())));
                place.insert(entry);
            }
        }
    }

    /// Notes the key that stands in a row of the result, whose cells from `at` on `read` has read.
    pub(super) fn read(
        &mut self,
        row: &dyn Row,
        (read, at): (&dyn Reader, usize),
        cells: &KeyCells,
        position: u32,
    ) -> Result<()> {
        if let [(index, ty)] = cells {
            let value = match number(read, at, *index, ty) {
                Some(number) => number,
                None => table::value(row, *index, ty)?,
            };
            if let Some(key) = Key::of(&value) {
                self.insert(key, || vec![value], position);
            }
            return Ok(());
        }
        let values = values(row, cells)?;
        if let Some(key) = several(&values) {
            self.insert(key, || values, position);
        }
        Ok(())
    }

    /// The rows that have the key.
    pub(super) fn rows(&self, key: &Key) -> impl Iterator<Item = u32> + '_ {
        let mut next = self.first.get(key).copied();
        std::iter::from_fn(move || {
            let (position, after) = self.entries[next? as usize];
            next = after;
            Some(position)
        })
    }

    /// Whether there is no key.
    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

/// The number that is a key, from where the row was read to: to read a cell twice takes longer than all else that is done with it.
pub(super) fn number(read: &dyn Reader, at: usize, index: usize, ty: &SqlType) -> Option<Value> {
    if !ty.is_integer() {
        return None;
    }
    read.number(index.checked_sub(at)?)
}

/// The key that stands in a row of the result; none where one of its columns is NULL.
pub(super) fn read(row: &dyn Row, cells: &KeyCells) -> Result<Option<Key>> {
    match cells {
        [(index, ty)] => Ok(Key::of(&table::value(row, *index, ty)?)),
        _ => Ok(several(&values(row, cells)?)),
    }
}

fn values(row: &dyn Row, cells: &KeyCells) -> Result<Vec<Value>> {
    cells.iter().map(|(index, ty)| table::value(row, *index, ty)).collect()
}

fn several(values: &[Value]) -> Option<Key> {
    values.iter().map(Key::of).collect::<Option<_>>().map(Key::Several)
}
