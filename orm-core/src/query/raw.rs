//! SQL that the user writes: the one place where text becomes SQL, and it says so.

use std::borrow::Cow;

use super::{Expr, Expression, FromRow, Sql, run};
use crate::{
    ast::{self, Part, RawSql, Statement},
    dialect::Dialect,
    error::{Error, Result},
    executor::{BoxFuture, Executor},
    types::{DbType, SqlType},
};

/// Text that may become SQL: a literal of the program, or [`AssertSqlSafe`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` could hold what a user typed, so it does not become SQL",
    label = "expected a string literal",
    note = "put values in as `{{}}` and `.bind(value)`; if the text is safe indeed, say `AssertSqlSafe(text)`"
)]
pub trait SqlText {
    /// The text.
    fn into_text(self) -> Cow<'static, str>;
}

impl SqlText for &'static str {
    fn into_text(self) -> Cow<'static, str> {
        self.into()
    }
}

/// Text made at run time of which the caller is sure that no part of it comes from outside.
#[derive(Debug, Clone)]
pub struct AssertSqlSafe(pub String);

impl SqlText for AssertSqlSafe {
    fn into_text(self) -> Cow<'static, str> {
        self.0.into()
    }
}

/// A statement or an expression in SQL, with a `{}` for each bound value.
#[derive(Debug, Clone)]
pub struct Raw {
    text: Cow<'static, str>,
    binds: Vec<ast::Expr>,
}

/// SQL as it is written: `{}` is a value, given by [`bind`](Raw::bind); `{{` and `}}` are braces.
///
/// It is sent as it is: whether it means the same on both databases is up to its author.
pub fn raw(sql: impl SqlText) -> Raw {
    Raw { text: sql.into_text(), binds: Vec::new() }
}

impl Raw {
    /// The value, column or expression of the next `{}`.
    #[must_use]
    pub fn bind<T: RawBind>(mut self, value: T) -> Self {
        self.binds.push(value.into_bind());
        self
    }

    /// As an expression of type `T`, wherever one can stand.
    ///
    /// The tables that it mentions are not checked. Where `{}` and values do not match, running the query is an error.
    pub fn expr<T: DbType>(self) -> Expr<(), T> {
        Expr::new(match self.parts() {
            Ok(parts) => ast::Expr::Raw(Box::new(RawSql { parts, ty: T::SQL_TYPE })),
            Err(error) => ast::Expr::Bind(crate::Value::Invalid(error.to_string()), T::SQL_TYPE),
        })
    }

    /// Runs it; returns how many rows it wrote.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] where `{}` and values do not match, and what the database answers.
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

    /// The SQL in `dialect`, and its parameters.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] where `{}` and values do not match.
    pub fn to_sql(&self, dialect: &'static dyn Dialect) -> Result<Sql> {
        run::to_sql(&self.clone().statement()?, dialect)
    }

    fn statement(self) -> Result<Statement> {
        Ok(Statement::Raw(RawSql { parts: self.parts()?, ty: SqlType::Boolean }))
    }

    fn parts(self) -> Result<Vec<Part>> {
        if self.text.contains('\0') {
            return Err(unmatched("the character U+0000"));
        }
        let mut parts = Vec::new();
        let mut sql = String::new();
        let mut binds = self.binds.into_iter();
        let mut chars = self.text.chars().peekable();
        while let Some(char) = chars.next() {
            match (char, chars.peek()) {
                ('{', Some('{')) | ('}', Some('}')) => {
                    sql.push(char);
                    chars.next();
                }
                ('{', Some('}')) => {
                    chars.next();
                    let bind = binds.next().ok_or_else(|| unmatched("more `{}` than values"))?;
                    parts.push(Part::Sql(std::mem::take(&mut sql).into()));
                    parts.push(Part::Expr(bind));
                }
                ('{' | '}', _) => return Err(unmatched("a single brace: write `{{` or `}}`")),
                _ => sql.push(char),
            }
        }
        if binds.next().is_some() {
            return Err(unmatched("more values than `{}`"));
        }
        parts.push(Part::Sql(sql.into()));
        Ok(parts)
    }
}

fn unmatched(what: &str) -> Error {
    Error::invalid_query(format!("raw SQL has {what}"))
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

/// What a `{}` of raw SQL can be: a value (also an `Option`), a column or an expression.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be bound in raw SQL")]
pub trait RawBind {
    /// The tree of it.
    fn into_bind(self) -> ast::Expr;
}

impl<T: DbType> RawBind for T {
    fn into_bind(self) -> ast::Expr {
        ast::Expr::Bind(self.encode(), T::SQL_TYPE)
    }
}

impl RawBind for &str {
    fn into_bind(self) -> ast::Expr {
        ast::Expr::Bind(crate::Value::Text(self.to_owned().into()), SqlType::TEXT)
    }
}

impl<S, T: DbType> RawBind for Expr<S, T> {
    fn into_bind(self) -> ast::Expr {
        self.into_ast()
    }
}

impl<S: crate::table::Source, T: DbType> RawBind for super::Column<S, T> {
    fn into_bind(self) -> ast::Expr {
        self.into_ast()
    }
}
