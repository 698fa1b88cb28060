//! Relations of tables that are known only when the program runs: for the machine that makes them at random. Typed relations become
//! the same.

use std::any::Any;

use super::{
    Node, Reader, Strategy, Way, expression,
    hop::Name,
    load::{self, Fetched, KeyMap, Level, Preparation, Texts},
};
use crate::{
    ast::{Ask, Expr, Select},
    driver::Row,
    error::Result,
    executor::Executor,
    query,
    value::Value,
};

/// A table of a nested query, perhaps with its deleted rows, and what belongs to its rows.
pub fn node(way: Option<Way>, select: Select, with_deleted: bool, children: Vec<Node>) -> Node {
    Node { way, select: Box::new(select), with_deleted, children, reader: || Box::new(Nothing) }
}

/// Adds a condition, by AND.
pub fn add_condition(conditions: &mut Option<Expr>, more: Expr) {
    query::add_condition(conditions, Some(more));
}

/// True where the condition is not, also where it is NULL: as [`all`](super::Relation::all) asks.
pub fn is_not_true(condition: Expr) -> Expr {
    expression::is_not_true(condition)
}

/// What `cell` and `ask` say of the rows of a relation that belong to a row of the table `outer`; perhaps also of deleted ones.
pub fn ask(outer: &str, way: Way, (select, with_deleted): (Select, bool), cell: Expr, ask: Ask) -> Expr {
    let node = node(None, select, with_deleted, Vec::new());
    expression::subquery(Name(outer.to_owned().into()), way, node, cell, ask)
}

/// What a level has read, and the positions of the rows that its own belong to.
pub type Read = (Box<dyn Reader>, Vec<u32>);

/// Runs a nested query. The readers are those of its nodes, in the order of the tree.
///
/// # Errors
/// As [`Nested::all`](super::Nested::all).
pub async fn fetch<E: Executor + ?Sized>(
    root: &Node,
    readers: Vec<Box<dyn Reader>>,
    strategy: Strategy,
    executor: &E,
) -> Result<Vec<Read>> {
    let levels = levels(root, readers);
    Ok(read(load::fetch_into(levels, root, Some(strategy), executor.target(), None).await?))
}

/// A nested query whose statements are printed when it is first run, as those of [`prepare`](crate::query::prepare) are.
#[derive(Debug)]
pub struct Prepared {
    root: Node,
    texts: Texts,
}

impl Prepared {
    /// Of this query, which has no parameters of its own.
    pub fn new(root: Node) -> Self {
        Self { root, texts: Texts::default() }
    }

    /// Runs it, as [`fetch`] does.
    ///
    /// # Errors
    /// As [`Nested::all`](super::Nested::all).
    pub async fn fetch<E: Executor + ?Sized>(
        &self,
        readers: Vec<Box<dyn Reader>>,
        strategy: Strategy,
        executor: &E,
    ) -> Result<Vec<Read>> {
        let preparation = Some(Preparation::without_arguments(&self.texts));
        let (levels, target) = (levels(&self.root, readers), executor.target());
        Ok(read(load::fetch_into(levels, &self.root, Some(strategy), target, preparation).await?))
    }
}

/// Fetches what belongs to rows at hand: those that have these keys.
///
/// # Errors
/// As [`Nested::all`](super::Nested::all).
pub async fn load<E: Executor + ?Sized>(
    node: &Node,
    keys: Vec<Vec<Value>>,
    readers: Vec<Box<dyn Reader>>,
    executor: &E,
) -> Result<Vec<Read>> {
    let mut map = KeyMap::default();
    for (values, position) in keys.into_iter().zip(0..) {
        if let Some(key) = load::key_of(&values) {
            map.insert(key, values, position);
        }
    }
    Ok(read(load::fetch_for_into(levels(node, readers), node, map, executor.target()).await?))
}

fn levels(root: &Node, readers: Vec<Box<dyn Reader>>) -> Vec<Level> {
    let mut levels = Vec::new();
    load::levels(root, &mut levels);
    levels.iter_mut().zip(readers).for_each(|(level, reader)| level.rows = reader);
    levels
}

fn read(mut fetched: Fetched) -> Vec<Read> {
    std::iter::from_fn(|| fetched.next().ok()).collect()
}

/// Stands for the reader that [`fetch`] gets.
struct Nothing;

impl Reader for Nothing {
    fn read(&mut self, _row: &dyn Row, _at: usize) -> Result<()> {
        Ok(())
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any + Send> {
        self
    }
}
