//! The statements of a nested query: printed once, and sent.

use std::{borrow::Cow, sync::OnceLock};

use super::{
    super::Node,
    asked::{Keys, asked},
    levels::Layout,
    single,
};
use crate::{
    ast::Statement,
    driver::{Query, RowSink, Snapshot},
    error::Result,
    executor::Target,
    per_dialect::PerDialect,
    render::{Given, Template},
    value::{Late, Value},
};

/// The statements of a nested query, and how their rows are read, once they are printed.
pub(crate) type Texts = PerDialect<Printed>;

/// The same in one dialect.
#[derive(Debug)]
pub(crate) struct Printed {
    /// The one statement of all levels.
    single: OnceLock<(single::Layout, Template)>,
    /// Those of each level: by several keys, and by one.
    levels: Box<[[OnceLock<(Layout, Template)>; 2]]>,
}

impl Printed {
    /// Of a query with so many levels.
    fn new(levels: usize) -> Self {
        Self { single: OnceLock::new(), levels: (0..levels).map(|_| Default::default()).collect() }
    }
}

/// A nested query that is run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Preparation<'a> {
    /// Which prepared one it is, and its arguments.
    pub(crate) given: Given<'a>,
    /// What was printed of it.
    pub(crate) texts: &'a Texts,
}

impl<'a> Preparation<'a> {
    /// Of one that has no arguments.
    pub(crate) fn without_arguments(texts: &'a Texts) -> Self {
        Self { given: Given { id: u32::MAX, arguments: &[] }, texts }
    }
}

/// Sends the statements of a nested query.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sender<'a> {
    pub(super) target: Target<'a>,
    /// What all statements are to read.
    snapshot: Option<&'a dyn Snapshot>,
    given: Given<'a>,
    printed: &'a Printed,
}

impl<'a> Sender<'a> {
    /// Of a query with so many levels.
    pub(super) fn new(target: Target<'a>, preparation: Preparation<'a>, levels: usize) -> Result<Self> {
        let Preparation { given, texts } = preparation;
        let printed = texts.get(target.dialect(), || Ok(Printed::new(levels)))?;
        Ok(Self { target, snapshot: None, given, printed })
    }

    /// The same elsewhere: in a transaction.
    pub(super) fn at<'t>(self, target: Target<'t>) -> Sender<'t>
    where
        'a: 't,
    {
        Sender { target, ..self }
    }

    /// The same of this snapshot.
    pub(super) fn within<'t>(self, snapshot: &'t dyn Snapshot) -> Sender<'t>
    where
        'a: 't,
    {
        Sender { snapshot: Some(snapshot), ..self }
    }

    /// The one statement of all levels.
    pub(super) fn single(&self, root: &Node) -> Result<&'a (single::Layout, Template)> {
        self.printed(&self.printed.single, || single::made(root))
    }

    /// The statement of a level that asks by one key, or by several.
    pub(super) fn level(&self, root: &Node, index: usize, is_one: bool) -> Result<&'a (Layout, Template)> {
        self.printed(&self.printed.levels[index][usize::from(is_one)], || {
            // The keys are parameters that come after its own.
            let (own, prepared) = (self.given.arguments.len(), self.given.id);
            #[expect(clippy::cast_possible_truncation, reason = "no more than a closure and a key can have")]
            let key = |at| Value::Late(Late::Param { prepared, position: (own + at) as u16 });
            asked(root, index, Keys { is_one, key })
        })
    }

    /// Prints the statements of a level and of all below it: they do not hang on the rows that there are, so what cannot be asked is
    /// refused before anything is sent. And one after the other takes less time than each when its keys are there.
    pub(super) fn print(&self, root: &Node, index: usize, is_one: bool) -> Result<()> {
        let mut waiting = vec![(index, is_one)];
        while let Some((index, is_one)) = waiting.pop() {
            let (layout, template) = self.level(root, index, is_one)?;
            waiting.extend(layout.children().map(|child| (child.index, template.one_row)));
        }
        Ok(())
    }

    fn printed<L>(
        &self,
        place: &'a OnceLock<(L, Template)>,
        make: impl FnOnce() -> (L, Statement),
    ) -> Result<&'a (L, Template)> {
        if let Some(printed) = place.get() {
            return Ok(printed);
        }
        let (layout, statement) = make();
        let template = Template::new(&statement, self.target.dialect(), self.given.id)?;
        Ok(place.get_or_init(|| (layout, template)))
    }

    /// The arguments of the query itself, and these keys.
    pub(super) fn arguments(&self, keys: Vec<Value>) -> Cow<'a, [Value]> {
        match self.given.arguments {
            own if keys.is_empty() => own.into(),
            [] => keys.into(),
            own => own.iter().cloned().chain(keys).collect(),
        }
    }

    /// Runs a statement.
    pub(super) async fn run(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<()> {
        let Some(snapshot) = self.snapshot else { return self.target.run(query, sink).await.map(drop) };
        // A task whose queries never have to wait gives way to others now and then.
        tokio::task::coop::consume_budget().await;
        snapshot.run(query, sink)
    }
}
