//! How a prepared statement would be run with some arguments, and its text with them.

use super::{Arguments, Inner, Prepared, PreparedWrite};
use crate::{
    dialect::Dialect,
    driver::Query,
    error::Result,
    executor::{BoxFuture, Executor, Target},
    explain::Plan,
    query::{
        Sql,
        explain::{explain, not_one},
    },
    relation::PreparedNested,
    render::{Given, render_literally},
    value::Value,
};

impl Inner {
    fn to_sql(&self, dialect: &'static dyn Dialect, arguments: &[Value]) -> Result<Vec<Sql>> {
        let templates = self.printed(dialect)?.templates.iter();
        templates.map(|template| template.query(arguments).map(Sql::from)).collect()
    }

    fn explain<'e>(
        &self,
        arguments: &[Value],
        analyze: bool,
        target: Target<'e>,
    ) -> BoxFuture<'e, Result<Plan>> {
        Box::pin(explain(self.only(arguments, target.dialect()), analyze, target))
    }

    fn only(&self, arguments: &[Value], dialect: &'static dyn Dialect) -> Result<Query<'static>> {
        match self.printed(dialect)?.templates.as_slice() {
            [only] => Ok(only.query(arguments)?.into_owned()),
            several => Err(not_one(several.len())),
        }
    }

    fn to_debug_sql(&self, arguments: &[Value], dialect: &'static dyn Dialect) -> Result<String> {
        self.printed(dialect)?.templates.iter().try_for_each(|template| template.check(arguments))?;
        let given = Given { id: self.id, arguments };
        let statements = (self.statements)(dialect)?.statements;
        let texts = statements.iter().map(|it| render_literally(it, dialect, Some(given)));
        Ok(texts.collect::<Result<Vec<_>>>()?.join(";\n"))
    }
}

macro_rules! explained {
    ($($of:ty [$($parameter:ident),+],)+) => { $(
        impl<$($parameter),+> $of {
            /// The SQL in `dialect` with these arguments: one statement, but for inserts that take more, and for nested queries by a
            /// statement for each level, which ask by the keys that the ones before give, and are shown without any.
            ///
            /// # Errors
            /// [`Error::InvalidQuery`](crate::Error::InvalidQuery), [`Error::InvalidValue`](crate::Error::InvalidValue) or
            /// [`Error::Unsupported`](crate::Error::Unsupported): what would be refused before sending.
            pub fn to_sql<V: Arguments<A>>(&self, dialect: &'static dyn Dialect, arguments: V) -> Result<Vec<Sql>> {
                self.inner.to_sql(dialect, arguments.into_values().as_slice())
            }

            /// How the database would run it with these arguments; see [`Explain::explain`](crate::query::Explain::explain).
            ///
            /// # Errors
            /// As there.
            pub fn explain<'e, E: Executor + ?Sized, V: Arguments<A>>(
                &self,
                executor: &'e E,
                arguments: V,
            ) -> BoxFuture<'e, Result<Plan>> {
                self.inner.explain(arguments.into_values().as_slice(), false, executor.target())
            }

            /// Runs it with these arguments, and says how that went; see
            /// [`Explain::explain_analyze`](crate::query::Explain::explain_analyze).
            ///
            /// # Errors
            /// As there.
            pub fn explain_analyze<'e, E: Executor + ?Sized, V: Arguments<A>>(
                &self,
                executor: &'e E,
                arguments: V,
            ) -> BoxFuture<'e, Result<Plan>> {
                self.inner.explain(arguments.into_values().as_slice(), true, executor.target())
            }

            /// The SQL in `dialect` with these arguments in it as literals; see
            /// [`Explain::to_debug_sql`](crate::query::Explain::to_debug_sql).
            ///
            /// # Errors
            /// As there.
            pub fn to_debug_sql<V: Arguments<A>>(&self, dialect: &'static dyn Dialect, arguments: V) -> Result<String> {
                self.inner.to_debug_sql(arguments.into_values().as_slice(), dialect)
            }
        }
    )+ };
}

explained! {
    Prepared<A, R> [A, R],
    PreparedWrite<A> [A],
    PreparedNested<A, R> [A, R],
}
