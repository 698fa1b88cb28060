//! The statements of a nested query; those of a prepared one are printed once.

use std::{borrow::Cow, sync::OnceLock};

use super::{
    super::Node,
    asked::{Keys, asked},
    levels::Layout,
    single,
};
use crate::{
    ast,
    dialect::Dialect,
    error::Result,
    per_dialect::PerDialect,
    render::{Given, Template},
    value::{Late, Value},
};

/// The statements of a nested query, and how their rows are read, once they are printed.
pub(crate) type Texts = PerDialect<Printed>;

/// A statement, and how its rows are read.
type Statement<L> = Box<(L, Template)>;

/// The same in one dialect.
#[derive(Debug)]
pub(crate) struct Printed {
    /// The one statement of all levels.
    single: OnceLock<Statement<single::Layout>>,
    /// Those of each level: by several keys, and by one.
    levels: Box<[[OnceLock<Statement<Layout>>; 2]]>,
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
    /// Of one that has no arguments, and no number of a prepared one.
    pub(crate) fn without_arguments(texts: &'a Texts) -> Self {
        Self { given: Given { id: u32::MAX, arguments: &[] }, texts }
    }
}

/// The statements of a nested query, in the dialect in which it is run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statements<'a> {
    dialect: &'static dyn Dialect,
    given: Given<'a>,
    printed: &'a Printed,
}

impl<'a> Statements<'a> {
    /// Of a query with so many levels.
    pub(super) fn new(
        dialect: &'static dyn Dialect,
        preparation: Preparation<'a>,
        levels: usize,
    ) -> Result<Self> {
        let Preparation { given, texts } = preparation;
        let printed = texts.get(dialect, || Ok(Printed::new(levels)))?;
        Ok(Self { dialect, given, printed })
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

    /// Whether a level that is asked for by no key, and all below it, can be asked for at all: what a query is refused for does not
    /// hang on the rows that there are.
    pub(super) fn check(&self, root: &Node, index: usize) -> Result<()> {
        let mut waiting = vec![index];
        while let Some(index) = waiting.pop() {
            let (layout, _) = self.level(root, index, false)?;
            waiting.extend(layout.children().map(|child| child.index));
        }
        Ok(())
    }

    fn printed<L>(
        &self,
        place: &'a OnceLock<Statement<L>>,
        make: impl FnOnce() -> (L, ast::Statement),
    ) -> Result<&'a (L, Template)> {
        if let Some(printed) = place.get() {
            return Ok(printed);
        }
        let (layout, statement) = make();
        let template = Template::new(&statement, self.dialect, self.given.id)?;
        Ok(place.get_or_init(|| Box::new((layout, template))))
    }

    /// The arguments of the query itself, and these keys.
    pub(super) fn arguments(&self, keys: Vec<Value>) -> Cow<'a, [Value]> {
        match self.given.arguments {
            own if keys.is_empty() => own.into(),
            [] => keys.into(),
            own => own.iter().cloned().chain(keys).collect(),
        }
    }
}
