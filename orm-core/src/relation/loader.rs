//! What belongs to rows at hand: `User::posts.load(&users, &db)`.

use super::{
    Cardinality, Leveled, Related, Relation, Way, between,
    load::{self, KeyMap},
};
use crate::{
    error::Result,
    executor::{BoxFuture, Executor},
    table::Table,
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
            let values = key(row, &self.way);
            if let Some(key) = load::key_of(&values) {
                keys.insert(key, values, count);
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

/// The values of the key by which other rows belong to a row.
fn key<P: Table>(row: &P, way: &Way) -> Vec<Value> {
    way.first.start_columns().iter().map(|column| between::value(row, column)).collect()
}
