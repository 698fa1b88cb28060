//! What can be asked of a statement beside its rows: its plan, and its text with the values in it.

use super::{
    BoxedQuery, Combined, Insert, Keyset, Paged, Queryable, Raw, Select, UpdateRows, Write, WriteAst,
    boxed::statement,
};
use crate::{
    ast::Statement,
    dialect::Dialect,
    driver::{Query, Row, RowSink},
    error::{Error, Result},
    executor::{BoxFuture, Executor, Place, Target},
    explain::Plan,
    render::{render, render_literally},
    table::{Table, value},
    types::SqlType,
    value::Value,
};

/// What can be asked of each statement beside its rows: how it would be run, and its text with the values in it.
///
/// ```
/// # use squall_core::{Db, Result, query::{Explain, select, val}};
/// # async fn f(db: Db) -> Result<()> {
/// let query = select(val(1));
/// println!("{}", query.explain(&db).await?);
/// println!("{}", query.to_debug_sql(db.dialect())?); // SELECT 1
/// # Ok(())
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a statement",
    label = "expected a select, an insert, an update, a delete or raw SQL"
)]
pub trait Explain {
    /// The statements that it is in `dialect`: one, but of some inserts and nested queries.
    #[doc(hidden)]
    fn statements(&self, dialect: &'static dyn Dialect) -> Result<Vec<Statement>>;

    /// How the database would run it, which it does not: `EXPLAIN (FORMAT JSON) ..` on Postgres, `EXPLAIN QUERY PLAN ..` on
    /// SQLite. The two databases do different things, and say different things of them.
    ///
    /// # Errors
    /// What refuses the statement before it is sent, what the database answers, and [`Error::InvalidQuery`] for what takes
    /// several statements: an insert of many rows, a nested query by [`Strategy::SelectIn`](crate::relation::Strategy::SelectIn).
    fn explain<'e, E: Executor + ?Sized>(&self, executor: &'e E) -> BoxFuture<'e, Result<Plan>> {
        let target = executor.target();
        Box::pin(explain(query(self.statements(target.dialect()), target.dialect()), false, target))
    }

    /// Runs it, and says how that went: `EXPLAIN (ANALYZE, FORMAT JSON) ..`. Postgres only.
    ///
    /// It does what the statement does: an insert, update, delete or raw SQL is refused outside of a transaction, which can be
    /// rolled back then.
    ///
    /// # Errors
    /// As [`explain`](Self::explain), [`Error::InvalidQuery`] for what may write and is not in a transaction, and
    /// [`Error::Unsupported`] on SQLite.
    fn explain_analyze<'e, E: Executor + ?Sized>(&self, executor: &'e E) -> BoxFuture<'e, Result<Plan>> {
        let target = executor.target();
        Box::pin(explain(query(self.statements(target.dialect()), target.dialect()), true, target))
    }

    /// The SQL in `dialect` with the values in it as literals, in place of parameters: to be read by people, and pasted into a
    /// database's shell. It means the same as the statement that is sent; of several statements, one follows the other after `;`.
    ///
    /// Values may be secrets, so it is nothing for logs; and programs send the statement itself, whose values never become SQL.
    ///
    /// # Errors
    /// What would refuse the statement before it is sent.
    fn to_debug_sql(&self, dialect: &'static dyn Dialect) -> Result<String> {
        let texts = self
            .statements(dialect)?
            .iter()
            .map(|it| render_literally(it, dialect, None))
            .collect::<Result<Vec<_>>>()?;
        Ok(texts.join(";\n"))
    }
}

/// The only statement.
fn query(statements: Result<Vec<Statement>>, dialect: &'static dyn Dialect) -> Result<Query<'static>> {
    match statements?.as_slice() {
        [statement] => Ok(render(statement, dialect)?.into_owned()),
        several => Err(not_one(several.len())),
    }
}

pub(super) fn not_one(statements: usize) -> Error {
    Error::invalid_query(format!(
        "it is {statements} statements, and a plan is of one: explain fewer rows, or a nested query with \
         `.strategy(Strategy::Single)`"
    ))
}

pub(super) async fn explain(
    query: Result<Query<'static>>,
    analyze: bool,
    target: Target<'_>,
) -> Result<Plan> {
    let query = query?;
    let (prefix, columns) = target.dialect().explain(analyze)?;
    if analyze && !query.read_only && matches!(target.place, Place::Database(_)) {
        return Err(Error::invalid_query(
            "EXPLAIN ANALYZE runs the statement, and this one may write: run it in a transaction, and roll that back",
        ));
    }
    let sql = format!("{prefix} {}", query.sql);
    // What only explains writes nothing.
    let query = Query { sql: sql.into(), read_only: !analyze || query.read_only, ..query };
    let mut sink = Rows { columns, rows: Vec::new() };
    target.run(&query, &mut sink).await?;
    target.dialect().plan(sink.rows)
}

/// Collects rows of these types.
struct Rows {
    columns: &'static [SqlType],
    rows: Vec<Vec<Value>>,
}

impl RowSink for Rows {
    fn row(&mut self, row: &dyn Row) -> Result<()> {
        let cells = self.columns.iter().enumerate().map(|(index, ty)| value(row, index, ty));
        self.rows.push(cells.collect::<Result<_>>()?);
        Ok(())
    }
}

impl<P, F> Explain for Select<P, F> {
    fn statements(&self, _dialect: &'static dyn Dialect) -> Result<Vec<Statement>> {
        Ok(vec![Statement::Select(self.clone().into_select())])
    }
}

impl<R: Send + 'static> Explain for Combined<R> {
    fn statements(&self, _dialect: &'static dyn Dialect) -> Result<Vec<Statement>> {
        Ok(vec![Statement::Combined(self.clone().into_set())])
    }
}

impl<R: Send + 'static> Explain for BoxedQuery<R> {
    fn statements(&self, _dialect: &'static dyn Dialect) -> Result<Vec<Statement>> {
        Ok(vec![statement(self.clone().into_query())?])
    }
}

impl<R: Send + 'static> Explain for Paged<R> {
    fn statements(&self, _dialect: &'static dyn Dialect) -> Result<Vec<Statement>> {
        Ok(vec![Statement::Select(self.select()?)])
    }
}

impl<R: Send + 'static> Explain for Keyset<R> {
    fn statements(&self, _dialect: &'static dyn Dialect) -> Result<Vec<Statement>> {
        Ok(vec![Statement::Select(self.select()?)])
    }
}

impl<A: WriteAst, T: Table, W, R, J> Explain for Write<A, T, W, R, J> {
    fn statements(&self, _dialect: &'static dyn Dialect) -> Result<Vec<Statement>> {
        Ok(vec![self.to_statement()])
    }
}

impl<T: Table> Explain for UpdateRows<T> {
    fn statements(&self, dialect: &'static dyn Dialect) -> Result<Vec<Statement>> {
        Ok(self.clone().plan(dialect)?.statements)
    }
}

impl<T: Table, R, C> Explain for Insert<T, R, C> {
    fn statements(&self, dialect: &'static dyn Dialect) -> Result<Vec<Statement>> {
        Ok(self.clone().plan(dialect)?.statements)
    }
}

impl<K> Explain for Raw<K> {
    fn statements(&self, _dialect: &'static dyn Dialect) -> Result<Vec<Statement>> {
        Ok(vec![self.clone().statement()?])
    }
}
