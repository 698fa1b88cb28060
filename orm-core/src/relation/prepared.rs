//! Nested queries that are prepared.

use std::{fmt, marker::PhantomData};

use super::{
    Leveled, Nested, Node, Strategy,
    load::{self, Fetched, Preparation, Texts},
    nested::at_most_two,
};
use crate::{
    error::{Error, Result},
    executor::{BoxFuture, Executor},
    query::{Arguments, Preparable, PreparedInner},
    render::Given,
    table::Table,
};

/// A prepared nested query whose rows are `R`s, for arguments of the types `A`: made by
/// [`prepare`](crate::query::prepare).
///
/// ```
/// use squall_core::{Table, query::*, relation::{Many, PreparedNested, Relation}};
/// # fn of<User: Table, Post: Table>(id: Column<User, i64>, posts: Relation<User, Post, Many>) {
/// let user: PreparedNested<(i64,), (User, Vec<Post>)> =
///     prepare(|user: Param<i64>| User::query().filter(id.eq(user)).with(posts));
/// // user.one(&db, (5,)).await?
/// # let _ = user;
/// # }
/// ```
pub struct PreparedNested<A, R> {
    /// What is shown of it.
    pub(crate) inner: PreparedInner,
    strategy: Option<Strategy>,
    gather: fn(&mut Fetched) -> Result<(Vec<R>, Vec<u32>)>,
    all: Plan,
    /// The same, where no more than one row is wanted.
    two: Plan,
    marker: PhantomData<fn(A)>,
}

/// A nested query, and the statements that were printed of it.
struct Plan {
    node: Node,
    texts: Texts,
}

impl<A, R: Send + 'static> PreparedNested<A, R> {
    /// All rows.
    ///
    /// # Errors
    /// As [`Nested::all`].
    pub fn all<'e, E: Executor + ?Sized, V: Arguments<A>>(
        &'e self,
        executor: &'e E,
        arguments: V,
    ) -> BoxFuture<'e, Result<Vec<R>>> {
        self.run(&self.all, executor, arguments)
    }

    /// The only row.
    ///
    /// # Errors
    /// As [`Nested::one`].
    pub fn one<'e, E: Executor + ?Sized, V: Arguments<A>>(
        &'e self,
        executor: &'e E,
        arguments: V,
    ) -> BoxFuture<'e, Result<R>> {
        let row = self.optional(executor, arguments);
        Box::pin(async move { row.await?.ok_or(Error::NotFound) })
    }

    /// The only row, or `None`.
    ///
    /// # Errors
    /// As [`Nested::optional`].
    pub fn optional<'e, E: Executor + ?Sized, V: Arguments<A>>(
        &'e self,
        executor: &'e E,
        arguments: V,
    ) -> BoxFuture<'e, Result<Option<R>>> {
        let rows = self.run(&self.two, executor, arguments);
        Box::pin(async move {
            let mut rows = rows.await?;
            if rows.len() > 1 { Err(Error::MultipleRows) } else { Ok(rows.pop()) }
        })
    }

    fn run<'e, E: Executor + ?Sized, V: Arguments<A>>(
        &'e self,
        plan: &'e Plan,
        executor: &'e E,
        arguments: V,
    ) -> BoxFuture<'e, Result<Vec<R>>> {
        let (arguments, target) = (arguments.into_values(), executor.target());
        Box::pin(async move {
            let given = Given { id: self.inner.id(), arguments: arguments.as_slice() };
            let preparation = Some(Preparation { given, texts: &plan.texts });
            let mut fetched = load::fetch(&plan.node, self.strategy, target, preparation).await?;
            Ok((self.gather)(&mut fetched)?.0)
        })
    }
}

impl<A, R> fmt::Debug for PreparedNested<A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreparedNested").field("id", &self.inner.id()).finish_non_exhaustive()
    }
}

#[diagnostic::do_not_recommend]
impl<S: Table, Q: Leveled> Preparable<()> for Nested<S, Q> {
    type Prepared<A> = PreparedNested<A, Q::Value>;

    fn prepared<A>(self, id: u32) -> PreparedNested<A, Q::Value> {
        let Self { node, strategy, .. } = self;
        let shown = node.clone();
        let inner = PreparedInner::shown(id, move |dialect| load::statements(&shown, strategy, dialect));
        let two = Plan { node: at_most_two(node.clone()), texts: Texts::default() };
        let all = Plan { node, texts: Texts::default() };
        PreparedNested { inner, strategy, gather: Q::level, all, two, marker: PhantomData }
    }
}
