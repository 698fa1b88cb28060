//! What belongs to rows at hand: `User::posts.load(&users, &db)`.

use super::{
    Cardinality, Leveled, Related, Relation, Way,
    load::{self, Key, KeyMap},
};
use crate::{
    error::Result,
    executor::{BoxFuture, Executor},
    table::{Record, Table},
    value::Value,
};

impl<P: Table, C: Table, K: Cardinality> Relation<P, C, K> {
    /// What belongs to each of the rows, in their order: in one statement, whatever their number.
    ///
    /// # Errors
    /// As [`Nested::all`](super::Nested::all).
    pub fn load<'e, 'r, E, R>(self, rows: R, executor: &'e E) -> BoxFuture<'e, Result<Vec<K::Of<C>>>>
    where
        E: Executor + ?Sized,
        R: IntoIterator<Item = &'r P>,
        P: 'r,
    {
        self.all_rows().load(rows, executor)
    }
}

impl<P: Table, C: Table, K: Cardinality, Q: Leveled> Related<P, C, K, Q> {
    /// What belongs to each of the rows, in their order: a statement for each level, whatever the number of rows.
    ///
    /// # Errors
    /// As [`Nested::all`](super::Nested::all).
    pub fn load<'e, 'r, E, R>(self, rows: R, executor: &'e E) -> BoxFuture<'e, Result<Vec<K::Of<Q::Value>>>>
    where
        E: Executor + ?Sized,
        R: IntoIterator<Item = &'r P>,
        P: 'r,
    {
        let mut keys = KeyMap::default();
        let mut count = 0;
        for row in rows {
            if let Some((key, values)) = key(row, &self.way) {
                keys.insert(key, || values, count);
            }
            count += 1;
        }
        let name = self.way.name;
        let node = super::Node { way: Some(self.way), ..self.node };
        let target = executor.target();
        Box::pin(async move {
            let mut fetched = load::fetch_for(&node, keys, target).await?;
            let (rows, parents) = Q::level(&mut fetched)?;
            K::attach(name, rows, &parents, count as usize)
        })
    }
}

/// The key by which other rows belong to a row; none where one of its columns is NULL.
fn key<P: Table>(row: &P, way: &Way) -> Option<(Key, Vec<Value>)> {
    let columns = way.first.start_columns().iter();
    let places =
        columns.filter_map(|column| <P as Record>::COLUMNS.iter().position(|it| it.name == column.name));
    key_of(places.map(|place| row.key_value(place)).collect())
}

/// The key of these values; none where one of them is NULL.
pub(super) fn key_of(values: Vec<Value>) -> Option<(Key, Vec<Value>)> {
    let mut keys = values.iter().map(Key::of).collect::<Option<Vec<Key>>>()?;
    let key = if keys.len() == 1 { keys.pop()? } else { Key::Several(keys) };
    Some((key, values))
}
