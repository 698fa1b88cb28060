//! Runs a nested query as the typed ones run, and puts its rows together.

use std::any::Any;

use squall::{
    Error, Result, Value,
    ast::Select,
    driver::{Row, RowSink},
    relation::{Cardinality, Many, Maybe, Node, One, Reader, Strategy, dynamic},
};
use tokio::runtime::Runtime;

use crate::{
    nested::{Branch, is_ordered, node},
    relation::{Count, Linked},
    run::{Answer, Rows, Side, caught, cells_of, failure},
};

impl Side {
    /// Runs a nested query. What belongs to a row by a relation is one more cell of it: an array of rows.
    pub fn nested(
        &self,
        runtime: &Runtime,
        (root, branches): (&Select, &[Branch]),
        relations: &[Linked],
        strategy: Strategy,
    ) -> Answer {
        let Some(tree) = node(root, branches, relations) else { return Answer::Rows(Vec::new(), 0) };
        answer(caught(|| runtime.block_on(self.fetch(&tree, root, branches, relations, strategy))))
    }

    /// The same of a query that is prepared, the second time it is run.
    pub fn prepared_nested(
        &self,
        runtime: &Runtime,
        (root, branches): (&Select, &[Branch]),
        relations: &[Linked],
        strategy: Strategy,
    ) -> Answer {
        let Some(tree) = node(root, branches, relations) else { return Answer::Rows(Vec::new(), 0) };
        let prepared = dynamic::Prepared::new(tree);
        let run = || {
            runtime.block_on(async {
                let first = prepared.fetch(readers(root, branches), strategy, &self.db).await;
                let again = prepared.fetch(readers(root, branches), strategy, &self.db).await;
                put_together(first.and(again)?, branches, relations)
            })
        };
        answer(caught(run))
    }

    async fn fetch(
        &self,
        tree: &Node,
        root: &Select,
        branches: &[Branch],
        relations: &[Linked],
        strategy: Strategy,
    ) -> Result<Vec<Vec<Value>>> {
        let levels = dynamic::fetch(tree, readers(root, branches), strategy, &self.db).await?;
        put_together(levels, branches, relations)
    }
}

fn answer(run: Result<Result<Vec<Vec<Value>>>, Answer>) -> Answer {
    match run {
        Ok(Ok(rows)) => Answer::Rows(rows, 0),
        Ok(Err(error)) => Answer::Failed(failure(&error, false)),
        Err(panic) => panic,
    }
}

fn readers(root: &Select, branches: &[Branch]) -> Vec<Box<dyn Reader>> {
    let mut readers = vec![reader(root)];
    branches.iter().for_each(|branch| add_readers(branch, &mut readers));
    readers
}

fn put_together(
    levels: Vec<dynamic::Read>,
    branches: &[Branch],
    relations: &[Linked],
) -> Result<Vec<Vec<Value>>> {
    let mut fetched = Fetched { levels: levels.into_iter(), relations };
    Ok(fetched.level(branches)?.0)
}

impl Side {
    /// What belongs to rows at hand with these keys: for each an array of rows.
    pub fn load(
        &self,
        runtime: &Runtime,
        keys: &[Vec<Value>],
        branch: &Branch,
        relations: &[Linked],
    ) -> Answer {
        let Some(node) = branch.node(relations) else { return Answer::Rows(Vec::new(), 0) };
        let run = || {
            runtime.block_on(async {
                let mut readers = Vec::new();
                add_readers(branch, &mut readers);
                let levels = dynamic::load(&node, keys.to_vec(), readers, &self.db).await?;
                Fetched { levels: levels.into_iter(), relations }.attached(branch, keys.len())
            })
        };
        match caught(run) {
            Ok(Ok(rows)) => Answer::Rows(rows.into_iter().map(|it| vec![it]).collect(), 0),
            Ok(Err(error)) => Answer::Failed(failure(&error, false)),
            Err(panic) => panic,
        }
    }
}

fn reader(select: &Select) -> Box<dyn Reader> {
    Box::new(Rows::new(cells_of(&select.items, &select.sources())))
}

fn add_readers(branch: &Branch, readers: &mut Vec<Box<dyn Reader>>) {
    readers.push(reader(&branch.select));
    branch.children.iter().for_each(|child| add_readers(child, readers));
}

impl Reader for Rows {
    fn read(&mut self, row: &dyn Row, at: usize) -> Result<()> {
        self.read_from(row, at)
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any + Send> {
        self
    }
}

impl RowSink for Rows {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        self.read_from(row, 0)
    }
}

struct Fetched<'a> {
    levels: std::vec::IntoIter<(Box<dyn Reader>, Vec<u32>)>,
    relations: &'a [Linked],
}

type Level = (Vec<Vec<Value>>, Vec<u32>);

impl Fetched<'_> {
    /// The rows of the next level with what belongs to each, and to which row each belongs.
    fn level(&mut self, branches: &[Branch]) -> Result<Level> {
        let Some((reader, parents)) = self.levels.next() else { return Err(lost()) };
        let Ok(rows) = reader.into_any().downcast::<Rows>() else { return Err(lost()) };
        let mut rows = rows.rows;
        for branch in branches {
            let attached = self.attached(branch, rows.len())?;
            rows.iter_mut().zip(attached).for_each(|(row, rows)| row.push(rows));
        }
        Ok((rows, parents))
    }

    /// What belongs to each of so many rows: an array of rows.
    fn attached(&mut self, branch: &Branch, count: usize) -> Result<Vec<Value>> {
        let relation = branch.linked(self.relations).ok_or_else(lost)?;
        let (rows, places) = self.level(&branch.children)?;
        let rows = rows.into_iter().map(Value::Array).collect();
        let name = relation.way.name;
        let attached: Vec<Vec<Value>> = match branch.count(relation) {
            Count::One => {
                let ones = One::attach(name, rows, &places, count)?;
                ones.into_iter().map(|it| vec![it]).collect()
            }
            Count::Maybe => {
                let ones = Maybe::attach(name, rows, &places, count)?;
                ones.into_iter().map(|it| it.into_iter().collect()).collect()
            }
            Count::Many => Many::attach(name, rows, &places, count)?,
        };
        Ok(attached.into_iter().map(|it| Value::Array(in_order(&branch.select, it))).collect())
    }
}

/// The rows as they come where their order is said, and otherwise in one order.
fn in_order(select: &Select, mut rows: Vec<Value>) -> Vec<Value> {
    if !is_ordered(select) {
        rows.sort_by_cached_key(|row| format!("{row:?}"));
    }
    rows
}

fn lost() -> Error {
    Error::invalid_query("a level of a nested query is lost")
}
