//! Sending the statements of a nested query; those of a prepared one are printed once.

use std::sync::OnceLock;

use super::{
    super::Node,
    asked::{AskedBy, asked},
    levels::Layout,
    single,
};
use crate::{
    ast::Statement,
    dialect::Dialect,
    driver::{Query, RowSink, Snapshot},
    error::Result,
    executor::Target,
    per_dialect::PerDialect,
    render::{Given, Template, render},
    value::{Late, Value},
};

/// A prepared nested query that is run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Preparation<'a> {
    /// Which it is, and its arguments.
    pub(crate) given: Given<'a>,
    /// What was printed of it.
    pub(crate) texts: &'a Texts,
}

/// The statements of a prepared nested query, and how their rows are read, once they are printed.
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

/// Sends the statements of a nested query.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sender<'a> {
    pub(super) target: Target<'a>,
    /// What all statements are to read.
    snapshot: Option<&'a dyn Snapshot>,
    /// Of a prepared one.
    prepared: Option<(Given<'a>, &'a Printed)>,
}

/// What a statement is made of that was not printed before.
#[derive(Debug)]
pub(super) struct Made<L = Layout> {
    statement: Option<(L, Statement)>,
    arguments: Vec<Value>,
}

impl<L> Default for Made<L> {
    fn default() -> Self {
        Self { statement: None, arguments: Vec::new() }
    }
}

impl<'a> Sender<'a> {
    /// Of a query with so many levels.
    pub(super) fn new(
        target: Target<'a>,
        preparation: Option<Preparation<'a>>,
        levels: usize,
    ) -> Result<Self> {
        let prepared = match preparation {
            Some(Preparation { given, texts }) => {
                Some((given, texts.get(target.dialect(), || Ok(Printed::new(levels)))?))
            }
            None => None,
        };
        Ok(Self { target, snapshot: None, prepared })
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
    pub(super) fn single<'m>(
        &self,
        root: &Node,
        made: &'m mut Made<single::Layout>,
    ) -> Result<(&'m single::Layout, Query<'m>)>
    where
        'a: 'm,
    {
        match self.prepared {
            None => made.render(single::made(root), self.dialect()),
            Some((given, printed)) => {
                let (layout, template) = self.printed(&printed.single, given, || single::made(root))?;
                Ok((layout, template.query(given.arguments)?))
            }
        }
    }

    /// The statement of a level that asks by these keys.
    pub(super) fn level<'m>(
        &self,
        root: &Node,
        index: usize,
        keys: AskedBy,
        made: &'m mut Made,
    ) -> Result<(&'m Layout, Query<'m>)>
    where
        'a: 'm,
    {
        let Some((given, printed)) = self.prepared else {
            return made.render(asked(root, index, keys), self.dialect());
        };
        let AskedBy { values, is_one } = keys;
        let place = &printed.levels[index][usize::from(is_one)];
        // The keys are parameters that come after its own.
        let own = given.arguments.len();
        #[expect(clippy::cast_possible_truncation, reason = "no more than a closure and a key can have")]
        let parameter = |at| Value::Late(Late::Param { prepared: given.id, position: (own + at) as u16 });
        let parameters = || AskedBy { values: (0..values.len()).map(parameter).collect(), is_one };
        let (layout, template) = self.printed(place, given, || asked(root, index, parameters()))?;
        made.arguments = given.arguments.to_vec();
        made.arguments.extend(values);
        Ok((layout, template.query(&made.arguments)?))
    }

    fn printed<L>(
        &self,
        place: &'a OnceLock<(L, Template)>,
        given: Given<'_>,
        make: impl FnOnce() -> (L, Statement),
    ) -> Result<&'a (L, Template)> {
        if let Some(printed) = place.get() {
            return Ok(printed);
        }
        let (layout, statement) = make();
        let template = Template::new(&statement, self.dialect(), given.id)?;
        Ok(place.get_or_init(|| (layout, template)))
    }

    fn dialect(&self) -> &'static dyn Dialect {
        self.target.dialect()
    }

    /// Runs a statement.
    pub(super) async fn run(&self, query: &Query<'_>, sink: &mut dyn RowSink) -> Result<()> {
        let Some(snapshot) = self.snapshot else { return self.target.run(query, sink).await.map(drop) };
        // A task whose queries never have to wait gives way to others now and then.
        tokio::task::coop::consume_budget().await;
        snapshot.run(query, sink)
    }
}

impl<L> Made<L> {
    fn render(&mut self, made: (L, Statement), dialect: &'static dyn Dialect) -> Result<(&L, Query<'_>)> {
        let (layout, statement) = self.statement.insert(made);
        Ok((layout, render(statement, dialect)?))
    }
}
