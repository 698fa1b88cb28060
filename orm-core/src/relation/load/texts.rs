//! Sending the statements of a nested query; those of a prepared one are printed once.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::{
    ast::Statement,
    dialect::Dialect,
    driver::RowSink,
    error::Result,
    executor::Target,
    query::run_statement,
    render::{Template, render},
    value::{Late, Value},
};

/// The printed statements of a prepared nested query, for each database that it was run on.
#[derive(Debug, Default)]
pub(crate) struct Texts(Mutex<Vec<(&'static str, Printed)>>);

/// What was printed for one database, by places that the statements have.
type Printed = Arc<[OnceLock<Template>]>;

impl Texts {
    /// Those for a database, of a query that has at most so many statements.
    pub(super) fn of(&self, dialect: &'static dyn Dialect, statements: usize) -> Printed {
        let mut texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let backend = dialect.backend();
        if let Some((_, printed)) = texts.iter().find(|(of, _)| *of == backend) {
            return Arc::clone(printed);
        }
        let printed: Printed = (0..statements).map(|_| OnceLock::new()).collect();
        texts.push((backend, Arc::clone(&printed)));
        printed
    }
}

/// A prepared nested query that is run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'a> {
    /// Which prepared statement it is.
    pub(crate) id: u32,
    /// The values of its parameters.
    pub(crate) arguments: &'a [Value],
    /// What was printed of it.
    pub(crate) texts: &'a Texts,
}

/// Sends the statements of a nested query.
pub(super) struct Sender<'a> {
    pub(super) target: Target<'a>,
    given: Option<(Given<'a>, Printed)>,
}

impl<'a> Sender<'a> {
    /// Of a query with so many levels.
    pub(super) fn new(target: Target<'a>, given: Option<Given<'a>>, levels: usize) -> Self {
        let given = given.map(|given| (given, given.texts.of(target.dialect(), 1 + 2 * levels)));
        Self { target, given }
    }

    /// The same elsewhere: in a transaction.
    pub(super) fn at<'t>(self, target: Target<'t>) -> Sender<'t>
    where
        'a: 't,
    {
        Sender { target, given: self.given }
    }

    /// What stands in a statement for the values of keys, and what is sent beside it: in a prepared one they are parameters that come
    /// after its own.
    pub(super) fn keys(&self, values: Vec<Value>) -> (Vec<Value>, Vec<Value>) {
        let Some((given, _)) = &self.given else { return (values, Vec::new()) };
        let own = given.arguments.len();
        #[expect(clippy::cast_possible_truncation, reason = "no more than a closure and a key can have")]
        let param = |place: usize| Late::Param { prepared: given.id, position: (own + place) as u16 };
        ((0..values.len()).map(|place| Value::Late(param(place))).collect(), values)
    }

    /// Sends the statement that has this place among all, with what [`keys`](Self::keys) says.
    pub(super) async fn send(
        &self,
        place: usize,
        statement: Statement,
        keys: Vec<Value>,
        sink: &mut dyn RowSink,
    ) -> Result<()> {
        let Some((given, printed)) = &self.given else {
            return run_statement(&statement, self.target, sink).await.map(drop);
        };
        let template = match printed[place].get() {
            Some(template) => template,
            None => {
                let template = Template::new(&statement, self.target.dialect(), given.id)?;
                printed[place].get_or_init(|| template)
            }
        };
        let mut arguments = given.arguments.to_vec();
        arguments.extend(keys);
        self.target.run(&template.query(&arguments)?, sink).await.map(drop)
    }

    /// Refuses a statement that is not sent as it would be refused if it were.
    pub(super) fn check(&self, statement: &Statement) -> Result<()> {
        match &self.given {
            None => render(statement, self.target.dialect()).map(drop),
            Some((given, _)) => Template::new(statement, self.target.dialect(), given.id).map(drop),
        }
    }
}
