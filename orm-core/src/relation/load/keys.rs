//! Keys of rows, by which those that belong to them are found.

use hashbrown::HashMap;
use uuid::Uuid;

use super::{super::Way, Reader};
use crate::{
    driver::Row,
    error::Result,
    schema::{ColumnInfo, TableInfo},
    table,
    types::{self, Collation, SqlType},
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
    /// The place of a key that is a number.
    numbers: HashMap<i64, u32>,
    /// The same of any other key.
    others: HashMap<Key, u32>,
    /// For each key the last of its entries.
    last: Vec<u32>,
    /// A row, and the entry of the same key before it.
    entries: Vec<(u32, Option<u32>)>,
    /// The values of the keys, column by column; no key comes twice.
    columns: Vec<Vec<Value>>,
}

impl KeyMap {
    /// Notes that the row at `position` has the key of these values, which are one of each column.
    pub(crate) fn insert(&mut self, key: Key, values: Vec<Value>, position: u32) {
        let next = self.next_place();
        let place = match key {
            Key::Int(number) => *self.numbers.entry(number).or_insert(next),
            key => *self.others.entry(key).or_insert(next),
        };
        self.note(place, values, position);
    }

    fn note(&mut self, place: u32, values: impl IntoIterator<Item = Value>, position: u32) {
        #[expect(clippy::cast_possible_truncation, reason = "no more rows than their positions")]
        let entry = self.entries.len() as u32;
        if let Some(last) = self.last.get_mut(place as usize) {
            self.entries.push((position, Some(*last)));
            *last = entry;
            return;
        }
        self.entries.push((position, None));
        self.last.push(entry);
        for (column, value) in values.into_iter().enumerate() {
            match self.columns.get_mut(column) {
                Some(column) => column.push(value),
                None => self.columns.push(vec![value]),
            }
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "no more keys than rows")]
    fn next_place(&self) -> u32 {
        self.last.len() as u32
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
            let next = self.next_place();
            let place = *self.numbers.entry(number).or_insert(next);
            self.note(place, Some(value), position);
            return Ok(());
        }
        let values =
            cells.iter().map(|(index, ty)| table::value(row, *index, ty)).collect::<Result<Vec<_>>>()?;
        if let Some(key) = of_values(&values) {
            self.insert(key, values, position);
        }
        Ok(())
    }

    /// The place of a key among all.
    pub(super) fn place(&self, key: &Key) -> Option<usize> {
        match key {
            Key::Int(number) => self.place_of_number(*number),
            key => self.others.get(key).map(|place| *place as usize),
        }
    }

    /// The place of a key that is a number.
    pub(super) fn place_of_number(&self, number: i64) -> Option<usize> {
        self.numbers.get(&number).map(|place| *place as usize)
    }

    /// The rows that have the key of this place.
    pub(super) fn rows_at(&self, place: usize) -> impl Iterator<Item = u32> + '_ {
        let mut next = self.last.get(place).copied();
        std::iter::from_fn(move || {
            let (position, before) = self.entries[next? as usize];
            next = before;
            Some(position)
        })
    }

    /// The row that has the key of this place, where it is the only one.
    pub(super) fn only_row_at(&self, place: usize) -> Option<u32> {
        let (position, before) = self.entries[*self.last.get(place)? as usize];
        before.is_none().then_some(position)
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

/// Whether keys along this way are equal just where they are read as the same: those of one column with no collation of its own.
pub(super) fn are_exact(way: Way) -> bool {
    let [column] = way.first.end_columns() else { return false };
    collation(way.first.end_table(), column).is_none()
}

/// Whether an index of the table that a way comes to is said to begin with this column.
pub(super) fn is_sorted_by(way: Way, column: &ColumnInfo) -> bool {
    way.first.end_table().def.is_some_and(|def| def().is_sorted_by(&column.name))
}

/// The collation that a column has of its own.
pub(super) fn collation(table: &TableInfo, column: &ColumnInfo) -> Option<Collation> {
    table.def?().column(&column.name)?.collation.clone()
}

/// The number that is a key, from where the row was read to: to read a cell twice takes longer than all else that is done with it.
#[inline]
pub(super) fn number(read: &dyn Reader, at: usize, index: usize, ty: &SqlType) -> Option<i64> {
    if !ty.is_integer() {
        return None;
    }
    read.number(index.checked_sub(at)?)
}

/// The key of these values, which are one of each column; none where one of them is NULL.
pub(crate) fn of_values(values: &[Value]) -> Option<Key> {
    match values {
        [value] => Key::of(value),
        values => values.iter().map(Key::of).collect::<Option<_>>().map(Key::Several),
    }
}
