//! What can be prepared.

use std::marker::PhantomData;

use super::{Inner, Prepared, PreparedWrite, Statements};
use crate::{
    ast::Statement,
    dialect::Dialect,
    query::{
        BoxedQuery, Combined, Cons, Insert, Nil, NoReturning, Plain, Project, Projection, Queryable, Scoped,
        Select, Standalone, Write, WriteAst,
        boxed::statement,
        from_select::plan_query,
        plan::{Plan, plan_insert},
        upsert::plan_upsert,
    },
    table::Table,
};

/// A statement that can be prepared: a select, a nested query, an insert, an update or a delete.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a statement that can be prepared",
    label = "expected a select, a nested query, an insert, an update or a delete",
    note = "an update or a delete says which rows: `.filter(..)` or `.all_rows()`"
)]
pub trait Preparable<I> {
    /// What comes of it, for arguments of the types `A`.
    type Prepared<A>;

    /// The prepared statement `id`.
    fn prepared<A>(self, id: u32) -> Self::Prepared<A>;
}

fn rows<A, P: Project<F, I>, F, I>(id: u32, statements: Statements) -> Prepared<A, P::Row> {
    Prepared { inner: Inner::new(id, statements), decode: |row| P::decode(row, 0), marker: PhantomData }
}

fn write<A>(id: u32, statements: Statements) -> PreparedWrite<A> {
    PreparedWrite { inner: Inner::new(id, statements), marker: PhantomData }
}

fn only(statement: Statement) -> Plan {
    Plan { statements: vec![statement], order: None }
}

impl<P: Project<F, I>, F: Standalone, I> Preparable<I> for Select<P, F> {
    type Prepared<A> = Prepared<A, P::Row>;

    fn prepared<A>(self, id: u32) -> Prepared<A, P::Row> {
        let ast = self.into_select();
        rows::<A, P, F, I>(id, Box::new(move |_| Ok(only(Statement::Select(ast.clone())))))
    }
}

#[diagnostic::do_not_recommend]
impl<R: Send + 'static> Preparable<()> for Combined<R> {
    type Prepared<A> = Prepared<A, R>;

    fn prepared<A>(self, id: u32) -> Prepared<A, R> {
        query(id, self)
    }
}

#[diagnostic::do_not_recommend]
impl<R: Send + 'static> Preparable<()> for BoxedQuery<R> {
    type Prepared<A> = Prepared<A, R>;

    fn prepared<A>(self, id: u32) -> Prepared<A, R> {
        query(id, self)
    }
}

/// A query of any kind.
fn query<A, Q: Queryable<I, Outside = ()>, I>(id: u32, query: Q) -> Prepared<A, Q::Row> {
    let decode = query.decoder();
    let query = query.into_query();
    let statements = Box::new(move |_: &'static dyn Dialect| Ok(only(statement(query.clone())?)));
    Prepared { inner: Inner::new(id, statements), decode, marker: PhantomData }
}

fn changes<B, T, W, R, J>(write: Write<B, T, W, R, J>) -> Statements
where
    B: WriteAst + Sync + 'static,
    T: Table,
    W: Scoped + 'static,
    R: 'static,
    J: 'static,
{
    Box::new(move |_| Ok(only(write.clone().statement()?)))
}

#[diagnostic::do_not_recommend]
impl<B, T, W, J> Preparable<()> for Write<B, T, W, NoReturning, J>
where
    B: WriteAst + Sync + 'static,
    T: Table,
    W: Scoped + 'static,
    J: 'static,
{
    type Prepared<A> = PreparedWrite<A>;

    fn prepared<A>(self, id: u32) -> PreparedWrite<A> {
        let versioned = self.versioned();
        let mut prepared = write(id, changes(self));
        prepared.inner.versioned = versioned;
        prepared
    }
}

#[diagnostic::do_not_recommend]
impl<B, T, W, P, I, J> Preparable<I> for Write<B, T, W, P, J>
where
    B: WriteAst + Sync + 'static,
    T: Table,
    W: Scoped + 'static,
    P: Projection + Project<Cons<T, Plain, Nil>, I> + 'static,
    J: 'static,
{
    type Prepared<A> = Prepared<A, P::Row>;

    fn prepared<A>(self, id: u32) -> Prepared<A, P::Row> {
        let versioned = self.versioned();
        let mut prepared = rows::<A, P, Cons<T, Plain, Nil>, I>(id, changes(self));
        prepared.inner.versioned = versioned;
        prepared
    }
}

fn inserts<T: Table, R, C>(insert: Insert<T, R, C>) -> Statements {
    let Insert { mut cells, query, conflict, returning, .. } = insert;
    if let Some(query) = query {
        let given = cells.len() / T::COLUMNS.len();
        return Box::new(move |dialect| {
            let conflict = conflict.as_deref().cloned();
            plan_query::<T>((*query).clone(), given, conflict, dialect, returning.clone())
        });
    }
    if let Some(conflict) = conflict {
        return Box::new(move |dialect| {
            plan_upsert::<T>(cells.clone(), (*conflict).clone(), dialect, returning.clone(), true)
        });
    }
    for row in cells.chunks_mut(T::COLUMNS.len()) {
        for default in T::DEFAULTS {
            // Made each time that it runs, and not now.
            row[default.column]
                .get_or_insert_with(|| default.late(T::COLUMNS[default.column].ty.clone()).into());
        }
    }
    Box::new(move |dialect| Ok(plan_insert::<T>(cells.clone(), dialect, &returning)))
}

#[diagnostic::do_not_recommend]
impl<T: Table, C> Preparable<()> for Insert<T, NoReturning, C> {
    type Prepared<A> = PreparedWrite<A>;

    fn prepared<A>(self, id: u32) -> PreparedWrite<A> {
        write(id, inserts(self))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Table, P, I, C> Preparable<I> for Insert<T, P, C>
where
    P: Projection + Project<Cons<T, Plain, Nil>, I>,
{
    type Prepared<A> = Prepared<A, P::Row>;

    fn prepared<A>(self, id: u32) -> Prepared<A, P::Row> {
        rows::<A, P, Cons<T, Plain, Nil>, I>(id, inserts(self))
    }
}
