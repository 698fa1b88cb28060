//! How a prepared statement would be run with some arguments, and its text with them.

use super::{Arguments, Inner, Prepared, PreparedWrite};
use crate::{
    dialect::Dialect,
    driver::Query,
    error::Result,
    executor::{BoxFuture, Executor, Target},
    explain::Plan,
    query::explain::{explain, not_one},
    render::{Given, render_literally},
    value::Value,
};

impl Inner {
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
}
