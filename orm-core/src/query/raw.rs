//! SQL that the user writes: the one place where text becomes SQL, and it says so.

use std::{borrow::Cow, collections::VecDeque, fmt, marker::PhantomData};

use super::{Column, Condition, Expr, Expression, FromRow, Of, Param, RowStream, Sql, run};
use crate::{
    ast::{self, Part, RawSql, RawText, Statement},
    dialect::Dialect,
    error::{Error, Result},
    executor::{BoxFuture, Executor},
    table::{Source, TableRef, table_ref},
    types::{DbType, SqlType},
};

/// Text made at run time of which the caller is sure that no part of it comes from outside.
#[derive(Debug, Clone)]
pub struct AssertSqlSafe(pub String);

/// Of a [`Raw`]: written in the program, by `sql!`.
#[derive(Debug)]
pub struct Written;

/// Of a [`Raw`]: made at run time, by [`raw`].
#[derive(Debug)]
pub struct Made;

/// A statement in SQL that the user wrote: made by [`sql!`](https://docs.rs/squall/latest/squall/macro.sql.html), or, of text that is
/// made at run time, by [`raw`].
pub struct Raw<K> {
    texts: Vec<RawText>,
    /// Of text made at run time: what follows each `{}` that has no value yet.
    rest: VecDeque<String>,
    error: Option<&'static str>,
    marker: PhantomData<fn() -> K>,
}

impl<K> Clone for Raw<K> {
    fn clone(&self) -> Self {
        Self { texts: self.texts.clone(), rest: self.rest.clone(), error: self.error, marker: PhantomData }
    }
}

impl<K> fmt::Debug for Raw<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Raw").field("texts", &self.texts).finish_non_exhaustive()
    }
}

/// SQL that is made at run time: `{}` is a value, given by [`bind`](Raw::bind); `{{` and `}}` are braces.
///
/// It is sent as it is: whether it means the same on both databases is up to its author. SQL that is known when the program is
/// compiled is written with `sql!`, where no value can be forgotten, and nothing has to be asserted.
///
/// ```
/// use squall_core::query::{AssertSqlSafe, raw};
/// let tables = ["users", "posts"];
/// let _delete = tables.map(|table| raw(AssertSqlSafe(format!("DELETE FROM {table} WHERE id > {{}}"))).bind(1));
/// ```
pub fn raw(sql: AssertSqlSafe) -> Raw<Made> {
    let mut pieces = VecDeque::from([String::new()]);
    let mut error = sql.0.contains('\0').then_some("the character U+0000");
    let mut chars = sql.0.chars().peekable();
    while let Some(char) = chars.next() {
        match (char, chars.peek()) {
            ('{', Some('}')) => {
                chars.next();
                pieces.push_back(String::new());
                continue;
            }
            ('{', Some('{')) | ('}', Some('}')) => drop(chars.next()),
            ('{' | '}', _) => error = Some("a single brace: write `{{` or `}}`"),
            _ => {}
        }
        if let Some(piece) = pieces.back_mut() {
            piece.push(char);
        }
    }
    let mut text = RawText { backend: None, parts: Vec::new() };
    push_sql(&mut text.parts, pieces.pop_front().unwrap_or_default().into());
    Raw { texts: vec![text], rest: pieces, error, marker: PhantomData }
}

fn push_sql(parts: &mut Vec<Part>, sql: Cow<'static, str>) {
    if !sql.is_empty() {
        parts.push(Part::Sql(sql));
    }
}

impl Raw<Made> {
    /// The value, column, table or expression of the next `{}`. Its tables are not checked.
    #[must_use]
    pub fn bind(mut self, value: impl RawBind) -> Self {
        match (self.rest.pop_front(), self.texts.first_mut()) {
            (Some(after), Some(text)) => {
                text.parts.push(value.into_part());
                push_sql(&mut text.parts, after.into());
            }
            _ => {
                self.error.get_or_insert("more values than `{}`");
            }
        }
        self
    }

    /// As an expression of type `T`, wherever one can stand. The tables that it mentions are not checked.
    ///
    /// Where `{}` and values do not match, running the query is an error.
    pub fn expr<T: DbType>(self) -> Expr<(), T> {
        Expr::new(match self.tree(T::SQL_TYPE) {
            Ok(raw) => ast::Expr::Raw(Box::new(raw)),
            Err(error) => ast::Expr::Bind(crate::Value::Invalid(error.to_string()), T::SQL_TYPE),
        })
    }
}

impl<K> Raw<K> {
    /// Runs it; returns how many rows it wrote.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] where `{}` and values do not match, [`Error::Unsupported`] where it has no text for the
    /// database, and what the database answers.
    pub fn exec<'e, E: Executor + ?Sized>(self, executor: &'e E) -> BoxFuture<'e, Result<u64>> {
        run::exec(self.statement(), executor.target())
    }

    /// Runs it, and reads each row into an `R`, by position.
    ///
    /// # Errors
    /// As [`exec`](Self::exec), and [`Error::Decode`] where a row does not fit `R`.
    pub fn all<'e, R: FromRow>(
        self,
        executor: &'e (impl Executor + ?Sized),
    ) -> BoxFuture<'e, Result<Vec<R>>> {
        run::all(self.statement(), decode::<R>, executor.target())
    }

    /// Runs it, and reads the only row.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::MultipleRows`], and as [`all`](Self::all).
    pub fn one<'e, R: FromRow>(self, executor: &'e (impl Executor + ?Sized)) -> BoxFuture<'e, Result<R>> {
        run::one(self.statement(), decode::<R>, executor.target())
    }

    /// Runs it, and reads the only row, or `None`.
    ///
    /// # Errors
    /// [`Error::MultipleRows`], and as [`all`](Self::all).
    pub fn optional<'e, R: FromRow>(
        self,
        executor: &'e (impl Executor + ?Sized),
    ) -> BoxFuture<'e, Result<Option<R>>> {
        run::optional(self.statement(), decode::<R>, executor.target())
    }

    /// Runs it, and reads its rows one by one, as they are asked for; see [`Queryable::stream`](super::Queryable::stream).
    ///
    /// # Errors
    /// As [`all`](Self::all), in the stream.
    pub fn stream<'e, R: FromRow>(self, executor: &'e (impl Executor + ?Sized)) -> RowStream<'e, R> {
        run::stream(self.statement(), decode::<R>, executor.target())
    }

    /// The SQL in `dialect`, and its parameters.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] where `{}` and values do not match, and [`Error::Unsupported`] where it has no text for the
    /// dialect.
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Sql> {
        run::to_sql(&self.clone().statement()?, dialect)
    }

    pub(super) fn statement(self) -> Result<Statement> {
        self.tree(SqlType::Boolean).map(Statement::Raw)
    }

    fn tree(self, ty: SqlType) -> Result<RawSql> {
        match self.error.or((!self.rest.is_empty()).then_some("more `{}` than values")) {
            Some(error) => Err(Error::invalid_query(format!("raw SQL has {error}"))),
            None => Ok(RawSql { texts: self.texts, ty }),
        }
    }
}

fn decode<R: FromRow>(row: &dyn crate::driver::Row) -> Result<R> {
    if row.len() == R::CELLS {
        return R::from_row(row);
    }
    Err(Error::Decode {
        column: "of the whole row".into(),
        expected: format!("{} columns", R::CELLS),
        found: format!("{}", row.len()),
    })
}

/// What `sql!` expands to: the text, and what stands in it, which mentions the tables `S`.
#[doc(hidden)]
#[derive(Debug)]
pub struct RawBuilder<S> {
    texts: Vec<RawText>,
    marker: PhantomData<fn() -> S>,
}

impl RawBuilder<()> {
    /// A text for all databases, or for one.
    pub fn new(backend: Option<&'static str>) -> Self {
        let text = RawText { backend: backend.map(Cow::Borrowed), parts: Vec::new() };
        Self { texts: vec![text], marker: PhantomData }
    }
}

impl<S> RawBuilder<S> {
    /// Appends SQL.
    #[must_use]
    pub fn sql(self, sql: &'static str) -> Self {
        self.push(Part::Sql(sql.into()))
    }

    /// Appends what stands in braces.
    #[must_use]
    pub fn part<B: RawBind>(self, part: B) -> RawBuilder<B::With<S>> {
        let RawBuilder { texts, .. } = self.push(part.into_part());
        RawBuilder { texts, marker: PhantomData }
    }

    /// Appends what is named in braces. As in `format!`, a name does not give its value away.
    #[must_use]
    pub fn named<B: RawBind + Clone>(self, part: &B) -> RawBuilder<B::With<S>> {
        self.part(part.clone())
    }

    fn push(mut self, part: Part) -> Self {
        if let Some(text) = self.texts.last_mut() {
            text.parts.push(part);
        }
        self
    }

    /// The text for another database.
    #[must_use]
    pub fn or<U>(mut self, other: RawBuilder<U>) -> RawBuilder<(S, U)> {
        self.texts.extend(other.texts);
        RawBuilder { texts: self.texts, marker: PhantomData }
    }

    /// As an expression.
    pub fn expr<T: DbType>(self) -> Expr<S, T> {
        Expr::new(ast::Expr::Raw(Box::new(RawSql { texts: self.texts, ty: T::SQL_TYPE })))
    }

    /// As a statement.
    pub fn statement(self) -> Raw<Written> {
        Raw { texts: self.texts, rest: VecDeque::new(), error: None, marker: PhantomData }
    }
}

/// What has a type, which a whole statement has not.
#[diagnostic::on_unimplemented(
    message = "SQL without a type is a whole statement, and no expression",
    label = "expected an expression",
    note = "an expression in SQL says its type: `sql!(\"..\" => bool)`"
)]
pub trait Typed {}

/// For the sake of the message: no `Raw` is [`Typed`].
impl<K> Condition for Raw<K>
where
    Self: Typed,
{
    type Sources = ();

    fn into_condition(self) -> Option<ast::Expr> {
        None
    }
}

/// What can stand in the braces of raw SQL: a value (also an `Option`), a column, a table, an expression or a [`Param`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in raw SQL",
    label = "expected a value, a column, a table or an expression"
)]
pub trait RawBind {
    /// The tables `S`, and those that it mentions.
    type With<S>;

    /// The tree of it.
    fn into_part(self) -> Part;
}

impl<T: DbType> RawBind for T {
    type With<S> = S;

    fn into_part(self) -> Part {
        Part::Expr(ast::Expr::Bind(self.encode(), T::SQL_TYPE))
    }
}

#[diagnostic::do_not_recommend]
impl RawBind for &str {
    type With<S> = S;

    fn into_part(self) -> Part {
        self.to_owned().into_part()
    }
}

#[diagnostic::do_not_recommend]
impl RawBind for &String {
    type With<S> = S;

    fn into_part(self) -> Part {
        self.clone().into_part()
    }
}

impl<T: DbType> RawBind for Param<T> {
    type With<S> = S;

    fn into_part(self) -> Part {
        Part::Expr(self.into_ast())
    }
}

impl<S, T: DbType> RawBind for Expr<S, T> {
    type With<Before> = (Before, S);

    fn into_part(self) -> Part {
        Part::Expr(self.into_ast())
    }
}

impl<S: Source, T: DbType> RawBind for Column<S, T> {
    type With<Before> = (Before, Of<S>);

    fn into_part(self) -> Part {
        Part::Expr(self.into_ast())
    }
}

/// `"users"`, with its alias where it has one: as it stands in FROM. It need not be in a query that this stands in.
impl<S: Source> RawBind for TableRef<S> {
    type With<Before> = Before;

    fn into_part(self) -> Part {
        Part::Table(table_ref::<S>())
    }
}
