//! Prepared statements: built once, printed once for each dialect, run many times.

mod explain;
mod param;
mod statement;

use std::{
    fmt,
    marker::PhantomData,
    sync::atomic::{AtomicU32, Ordering},
};

use super::{
    RowStream,
    plan::Plan,
    run::{self, Call, Decode, Fetch, Many, One, Optional},
    stale,
};
use crate::{
    ast::Statement,
    dialect::Dialect,
    error::Result,
    executor::{BoxFuture, Executor, Target},
    per_dialect::PerDialect,
    render::Template,
};

pub use param::{Argument, Arguments, Build, Param, Values};
pub use statement::Preparable;

/// Makes a statement that is built and printed once, and run many times: a value without a connection.
///
/// The closure's parameters say the types of the arguments. What is checked of a value is checked of an argument, each time;
/// `now()`, and what the client makes for a column, is made anew each time.
///
/// ```
/// use squall_core::query::{Param, prepare, select, val};
/// let sum = prepare(|a: Param<i64>, b: Param<i64>| select(val(1i64) + a + b));
/// // sum.one(&db, (2, 3)).await? is 6
/// # let _ = sum;
/// ```
pub fn prepare<A, F, I>(statement: F) -> <F::Statement as Preparable<I>>::Prepared<A>
where
    F: Build<A>,
    F::Statement: Preparable<I>,
{
    /// So many statements are prepared in no program that they would come around.
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let id = NEXT.fetch_add(1, Ordering::Relaxed);
    statement.build(id).prepared(id)
}

/// A prepared statement that gives rows, each read into an `R`, for arguments of the types `A`: made by [`prepare`].
///
/// ```
/// use squall_core::query::Prepared;
/// struct Statements<User> {
///     by_email: Prepared<(String,), User>,
/// }
/// ```
pub struct Prepared<A, R> {
    inner: Inner,
    decode: Decode<R>,
    marker: PhantomData<fn(A)>,
}

/// A prepared statement that writes and gives no rows, for arguments of the types `A`: made by [`prepare`].
pub struct PreparedWrite<A> {
    inner: Inner,
    marker: PhantomData<fn(A)>,
}

impl<A, R: Send + 'static> Prepared<A, R> {
    fn call<'e>(&'e self, arguments: Values, target: Target<'e>) -> Call<'e, R> {
        Call { statement: &self.inner, arguments, decode: self.decode, target }
    }

    /// All rows.
    ///
    /// # Errors
    /// What refuses the statement before it is sent, what the database answers, or [`Error::Decode`](crate::Error::Decode).
    pub fn all<'e, E: Executor + ?Sized, V: Arguments<A>>(
        &'e self,
        executor: &'e E,
        arguments: V,
    ) -> Fetch<'e, R, Many> {
        let call = self.call(arguments.into_values(), executor.target());
        match self.inner.versioned {
            None => Fetch::now(call),
            versioned => Fetch::later(stale::all(versioned, Box::pin(Fetch::<R, Many>::now(call)))),
        }
    }

    /// The only row.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound) where there is none, [`Error::MultipleRows`](crate::Error::MultipleRows)
    /// where there are more, and as [`all`](Self::all).
    pub fn one<'e, E: Executor + ?Sized, V: Arguments<A>>(
        &'e self,
        executor: &'e E,
        arguments: V,
    ) -> Fetch<'e, R, One> {
        let call = self.call(arguments.into_values(), executor.target());
        match self.inner.versioned {
            None => Fetch::now(call),
            versioned => Fetch::later(stale::one(versioned, Box::pin(Fetch::<R, One>::now(call)))),
        }
    }

    /// The only row, or `None`.
    ///
    /// # Errors
    /// [`Error::MultipleRows`](crate::Error::MultipleRows) where there are more, and as [`all`](Self::all).
    pub fn optional<'e, E: Executor + ?Sized, V: Arguments<A>>(
        &'e self,
        executor: &'e E,
        arguments: V,
    ) -> Fetch<'e, R, Optional> {
        let call = self.call(arguments.into_values(), executor.target());
        match self.inner.versioned {
            None => Fetch::now(call),
            versioned => Fetch::later(stale::optional(versioned, Box::pin(Fetch::<R, Optional>::now(call)))),
        }
    }

    /// The rows one by one, as they are asked for; nothing is sent before the first is.
    ///
    /// # Errors
    /// As [`all`](Self::all), in the stream.
    pub fn stream<'e, E: Executor + ?Sized, V: Arguments<A>>(
        &'e self,
        executor: &'e E,
        arguments: V,
    ) -> RowStream<'e, R> {
        run::prepared::stream(&self.inner, &arguments.into_values(), self.decode, executor.target())
    }
}

impl<A> PreparedWrite<A> {
    /// Runs it; returns how many rows it wrote.
    ///
    /// # Errors
    /// What refuses the statement before it is sent, and what the database answers.
    pub fn exec<'e, E: Executor + ?Sized, V: Arguments<A>>(
        &'e self,
        executor: &'e E,
        arguments: V,
    ) -> BoxFuture<'e, Result<u64>> {
        let done = run::prepared::exec(&self.inner, arguments.into_values(), executor.target());
        stale::exec(self.inner.versioned, done)
    }
}

impl<A, R> fmt::Debug for Prepared<A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prepared").field("id", &self.inner.id).finish_non_exhaustive()
    }
}

impl<A> fmt::Debug for PreparedWrite<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreparedWrite").field("id", &self.inner.id).finish_non_exhaustive()
    }
}

/// Makes the statements for a dialect.
type Statements = Box<dyn Fn(&'static dyn Dialect) -> Result<Plan> + Send + Sync>;

/// A prepared statement without its types.
pub(crate) struct Inner {
    id: u32,
    statements: Statements,
    /// The table, where it is an error that no row is changed: the version that was asked for is gone.
    versioned: Option<&'static str>,
    printed: PerDialect<Printed>,
}

/// A prepared statement in the SQL of one dialect.
pub(crate) struct Printed {
    pub(crate) templates: Vec<Template>,
    /// For each row that the statements return, the position of its row in the input, where that is another.
    pub(crate) order: Option<Vec<usize>>,
}

impl Inner {
    fn new(id: u32, statements: Statements) -> Self {
        Self { id, statements, versioned: None, printed: PerDialect::default() }
    }

    /// Of several statements, which are shown and not run.
    pub(crate) fn shown(
        id: u32,
        statements: impl Fn(&'static dyn Dialect) -> Vec<Statement> + Send + Sync + 'static,
    ) -> Self {
        Self::new(id, Box::new(move |dialect| Ok(Plan { statements: statements(dialect), order: None })))
    }

    pub(crate) fn id(&self) -> u32 {
        self.id
    }

    /// The statement for `dialect`: printed when it is first asked for.
    #[inline]
    pub(crate) fn printed(&self, dialect: &'static dyn Dialect) -> Result<&Printed> {
        self.printed.get(dialect, || {
            let plan = (self.statements)(dialect)?;
            let templates =
                plan.statements.iter().map(|statement| Template::new(statement, dialect, self.id));
            Ok(Printed { templates: templates.collect::<Result<_>>()?, order: plan.order })
        })
    }
}
