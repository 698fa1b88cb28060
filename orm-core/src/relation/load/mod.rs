//! Running nested queries.

mod asked;
mod cluster;
mod keys;
mod levels;
mod numbers;

mod single;
mod statements;

use std::any::Any;

use levels::{AskedBy, Walk};
use statements::Statements;
use tokio::task::coop::consume_budget;

use super::{Node, part::mixed_up};
use crate::{
    Dialect, TransactionOptions,
    ast::Statement,
    driver::Row,
    error::Result,
    executor::{Target, end},
};

pub(crate) use keys::{KeyMap, of_values as key_of};
pub(crate) use statements::{Preparation, Texts};

/// How the rows of several levels of a nested query are fetched. They are the same, whichever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Strategy {
    /// One statement for all levels: one way to the server and back. The default on Postgres.
    Single,
    /// A statement for each level, which asks for the rows that belong to those of the level before, in a transaction that
    /// reads one snapshot. The default on SQLite.
    SelectIn,
}

impl Strategy {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Single, Self::SelectIn];
}

/// Reads the rows of a node.
pub trait Reader: Send {
    /// Reads a row whose cells begin at `at`.
    ///
    /// # Errors
    /// [`Error::Decode`](crate::Error::Decode) where a cell does not hold what its type expects.
    fn read(&mut self, row: &dyn Row, at: usize) -> Result<()>;

    /// The whole number that stands in a cell of the last row, counted from its first one; none where it is none, or not kept.
    fn number(&self, at: usize) -> Option<i64> {
        let _ = at;
        None
    }

    /// The rows.
    fn into_any(self: Box<Self>) -> Box<dyn Any + Send>;
}

/// The rows of a node, and where they belong.
pub(crate) struct Level {
    pub(crate) relation: &'static str,
    pub(crate) rows: Box<dyn Reader>,
    /// For each row, the position of that of the node around it.
    pub(crate) parents: Vec<u32>,
    /// The keys by which rows of this node are asked for.
    pub(crate) keys: KeyMap,
}

/// The rows of all nodes, in the order of the tree.
pub struct Fetched {
    levels: std::vec::IntoIter<Level>,
}

impl std::fmt::Debug for Fetched {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fetched").field("levels", &self.levels.len()).finish()
    }
}

impl Fetched {
    pub(crate) fn new(levels: Vec<Level>) -> Self {
        Self { levels: levels.into_iter() }
    }

    /// The rows of the next node, and to which row of the node around it each belongs.
    pub(crate) fn next(&mut self) -> Result<(Box<dyn Reader>, Vec<u32>)> {
        let level = self.levels.next().ok_or_else(mixed_up)?;
        Ok((level.rows, level.parents))
    }

    /// The name of the relation of the next node.
    pub(crate) fn relation(&self) -> &'static str {
        self.levels.as_slice().first().map_or("", |level| level.relation)
    }
}

/// What reads the nodes of a tree, in its order.
pub(crate) fn levels(node: &Node, levels: &mut Vec<Level>) {
    let relation = node.way.map_or("", |way| way.name);
    levels.push(Level { relation, rows: (node.reader)(), parents: Vec::new(), keys: KeyMap::default() });
    node.children.iter().for_each(|child| self::levels(child, levels));
}

/// How many nodes the tree has.
pub(crate) fn size(node: &Node) -> usize {
    1 + node.children.iter().map(size).sum::<usize>()
}

/// Runs a nested query; perhaps a prepared one.
pub(crate) fn fetch<'e>(
    root: &'e Node,
    strategy: Option<Strategy>,
    target: Target<'e>,
    preparation: Option<Preparation<'e>>,
) -> impl Future<Output = Result<Fetched>> + Send + 'e {
    let mut levels = Vec::new();
    self::levels(root, &mut levels);
    fetch_into(levels, root, strategy, target, preparation)
}

/// Runs a nested query whose rows these levels read.
pub(crate) async fn fetch_into(
    mut levels: Vec<Level>,
    root: &Node,
    strategy: Option<Strategy>,
    target: Target<'_>,
    preparation: Option<Preparation<'_>>,
) -> Result<Fetched> {
    let strategy = strategy.unwrap_or_else(|| target.dialect().nested_strategy());
    let once = Texts::default();
    let preparation = preparation.unwrap_or_else(|| Preparation::without_arguments(&once));
    let statements = Statements::new(target.dialect(), preparation, levels.len())?;
    match strategy {
        Strategy::Single if !cluster::is_alone(root) => {
            Box::pin(single::fetch(root, &mut levels, statements, target)).await?;
        }
        _ => snapshot(Walk::new(root, AskedBy::default(), &mut levels, statements), target).await?,
    }
    Ok(Fetched::new(levels))
}

/// Fetches what belongs to rows with these keys.
pub(crate) async fn fetch_for(node: &Node, keys: KeyMap, target: Target<'_>) -> Result<Fetched> {
    let mut levels = Vec::new();
    self::levels(node, &mut levels);
    fetch_for_into(levels, node, keys, target).await
}

/// Fetches what belongs to rows with these keys, by what reads these levels.
pub(crate) async fn fetch_for_into(
    mut levels: Vec<Level>,
    node: &Node,
    mut keys: KeyMap,
    target: Target<'_>,
) -> Result<Fetched> {
    let once = Texts::default();
    let preparation = Preparation::without_arguments(&once);
    let statements = Statements::new(target.dialect(), preparation, levels.len())?;
    if keys.is_empty() {
        statements.check(node, 0)?;
    } else {
        let asked_by = AskedBy::of(&mut keys);
        levels[0].keys = keys;
        snapshot(Walk::new(node, asked_by, &mut levels, statements), target).await?;
    }
    Ok(Fetched::new(levels))
}

/// How a transaction is begun all of whose statements read one snapshot.
pub(crate) fn snapshot_options(dialect: &'static dyn Dialect) -> TransactionOptions {
    TransactionOptions { isolation: dialect.snapshot(), read_only: true }
}

/// Runs a statement for each level, all of which read one snapshot.
///
/// What has to be waited for is boxed: the future of a query that need not wait stays short of what is allocated fast.
async fn snapshot(mut walk: Walk<'_>, target: Target<'_>) -> Result<()> {
    if walk.is_alone() {
        return Box::pin(walk.fetch(target)).await;
    }
    // A task whose queries never have to wait gives way to others now and then.
    consume_budget().await;
    if let Some(snapshot) = target.snapshot_now() {
        return walk.fetch_now(&*snapshot?);
    }
    Box::pin(async move {
        let mut held = None;
        let target = target.begin_with(snapshot_options(target.dialect()), &mut held).await?;
        let fetched = walk.fetch(target).await;
        end(held, fetched).await
    })
    .await
}

/// The statements of a nested query in `dialect`, as far as they can be told before those ahead of them have run.
pub(crate) fn statements(
    root: &Node,
    strategy: Option<Strategy>,
    dialect: &'static dyn Dialect,
) -> Vec<Statement> {
    match strategy.unwrap_or_else(|| dialect.nested_strategy()) {
        Strategy::Single if !cluster::is_alone(root) => vec![single::made(root).1],
        _ => levels::statements(root),
    }
}
