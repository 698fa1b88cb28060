//! The text and the parameters of a statement, as they grow.

use std::borrow::Cow;

use chrono::{DateTime, Utc};

use super::ident::push_ident;
use crate::{
    ast::{Assigned, ColumnRef, Expr, Part, RawSql, TableRef},
    dialect::Dialect,
    error::{Error, Result},
    schema::ColumnInfo,
    types::{Collation, SqlType, fit, fits_as_it_is},
    value::{Bind, Late, Value},
};

/// Collects the SQL and the parameters of one statement.
#[derive(Debug)]
pub struct Renderer<'a> {
    pub(super) dialect: &'static dyn Dialect,
    pub(super) sql: String,
    binds: Vec<Bind<'a>>,
    style: Style,
    /// The column that is being written, for error messages.
    pub(super) column: Option<&'a str>,
    now: Option<DateTime<Utc>>,
    /// What is known of the parameters of a statement that is being prepared.
    pub(super) prepared: Option<Box<Prepared>>,
    /// The arguments of a prepared statement that is printed with them.
    given: Option<Given<'a>>,
    /// Whether a value that is bound already is referred to again: an expression of GROUP BY, or of ORDER BY under
    /// DISTINCT, must be the same wherever it stands, parameters included.
    pub(super) refer_back: bool,
    /// Whether what is printed tells the rows of a DISTINCT apart.
    pub(super) distinct: bool,
    /// Whether what is printed is returned by a write.
    pub(super) returning: bool,
    /// Whether the next SELECT is of a set operation that tells rows apart.
    pub(super) told_apart: bool,
    /// Whether a SELECT in it locks rows.
    pub(super) locking: bool,
    /// The tables of the SELECTs that are being printed, from the first on that has the elements of something among its own.
    pub(super) elements: Vec<&'a TableRef>,
}

/// The arguments of a prepared statement.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'a> {
    /// Which statement it is.
    pub(crate) id: u32,
    /// The arguments.
    pub(crate) arguments: &'a [Value],
}

/// What is known of the parameters of a statement that is being prepared.
#[derive(Debug)]
pub(super) struct Prepared {
    /// Which it is.
    pub(super) id: u32,
    /// For each parameter, the column that it is for.
    pub(super) columns: Vec<Option<String>>,
    /// The arguments that are patterns of LIKE.
    pub(super) patterns: Vec<u16>,
}

/// What the SQL is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// A query: parameters, columns with their table's name.
    Query,
    /// A query that is read by people: literals, columns with their table's name.
    Literal,
    /// A part of the schema: literals, columns by their name alone.
    Ddl,
}

impl<'a> Renderer<'a> {
    /// For a statement with parameters.
    pub fn new(dialect: &'static dyn Dialect) -> Self {
        Self {
            dialect,
            sql: String::with_capacity(256),
            binds: Vec::new(),
            style: Style::Query,
            column: None,
            now: None,
            prepared: None,
            given: None,
            refer_back: false,
            distinct: false,
            returning: false,
            told_apart: false,
            locking: false,
            elements: Vec::new(),
        }
    }

    /// For an expression in DDL: literals in place of parameters, columns without their table.
    pub fn ddl(dialect: &'static dyn Dialect) -> Self {
        Self { style: Style::Ddl, ..Self::new(dialect) }
    }

    /// For a statement with literals in place of parameters.
    pub(super) fn literally(dialect: &'static dyn Dialect, given: Option<Given<'a>>) -> Self {
        Self { style: Style::Literal, given, ..Self::new(dialect) }
    }

    /// Appends a term of ORDER BY or GROUP BY. A parameter there is a constant, where the literal of a number would be the place
    /// of a column.
    pub(super) fn term(&mut self, expr: &Expr, each: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let constant = self.style == Style::Literal && matches!(expr, Expr::Bind(..));
        if !constant || !matches!(expr.ty(), SqlType::SmallInt | SqlType::Integer | SqlType::BigInt) {
            return each(self);
        }
        self.push("(");
        each(self)?;
        self.push(" + 0)");
        Ok(())
    }

    /// Has `each` print as a part of the schema does: literals in place of parameters, columns without their table.
    ///
    /// # Errors
    /// Those of `each`.
    pub(super) fn as_ddl(&mut self, each: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let style = std::mem::replace(&mut self.style, Style::Ddl);
        let result = each(self);
        self.style = style;
        result
    }

    /// Has `each` print the same parameter for equal values, so that what it repeats is the same to the letter.
    ///
    /// # Errors
    /// Those of `each`.
    pub fn repeating(&mut self, each: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let outside = std::mem::replace(&mut self.refer_back, true);
        let result = each(self);
        self.refer_back = outside;
        result
    }

    /// The dialect.
    pub fn dialect(&self) -> &'static dyn Dialect {
        self.dialect
    }

    /// Whether it prints DDL: literals in place of parameters.
    pub fn is_ddl(&self) -> bool {
        self.style == Style::Ddl
    }

    /// Whether it prints what a DISTINCT tells rows apart by.
    pub fn is_distinct(&self) -> bool {
        self.distinct
    }

    /// Whether rows are told apart by values: what is selected must be written as in GROUP BY.
    pub fn tells_apart(&self) -> bool {
        self.refer_back || self.distinct
    }

    /// Whether it prints what a write returns.
    pub fn is_returning(&self) -> bool {
        self.returning
    }

    /// Appends SQL as it is.
    pub fn push(&mut self, sql: &str) {
        self.sql.push_str(sql);
    }

    /// The SQL so far, to append to.
    pub fn sql_mut(&mut self) -> &mut String {
        &mut self.sql
    }

    /// Appends a quoted identifier.
    ///
    /// # Errors
    /// Where it cannot be a name.
    pub fn ident(&mut self, name: &str) -> Result<()> {
        push_ident(&mut self.sql, name)
    }

    /// Appends ` COLLATE "name"`.
    ///
    /// # Errors
    /// [`Error::Unsupported`] where the database that prints it has no such collation.
    pub fn collation(&mut self, collation: &Collation) -> Result<()> {
        let name = self.dialect.collation(collation)?;
        self.push(" COLLATE ");
        self.ident(name)
    }

    /// Appends a column, with the name of its table where it stands in a query.
    ///
    /// # Errors
    /// Where one of the names cannot be a name.
    pub fn column(&mut self, column: &ColumnRef) -> Result<()> {
        if self.style == Style::Ddl {
            return self.ident(&column.info.name);
        }
        self.column_of(&column.source, &column.info)
    }

    /// The same, of a table by its name.
    pub(super) fn column_of(&mut self, source: &str, column: &ColumnInfo) -> Result<()> {
        if !self.elements.is_empty() && self.element(source, column)? {
            return Ok(());
        }
        self.ident(source)?;
        self.sql.push('.');
        self.ident(&column.name)
    }

    /// Appends a parameter (in DDL: a literal) for a value that the statement holds.
    ///
    /// # Errors
    /// [`Error::InvalidValue`] where it does not fit the type.
    #[inline]
    pub fn bind(&mut self, value: &'a Value, ty: &'a SqlType) -> Result<()> {
        match fit(value, ty) {
            Ok(value) => self.push_bind(value, Cow::Borrowed(ty)),
            Err(reason) => self.bind_late(value, ty, reason),
        }
    }

    /// Appends a parameter for a value that is made now; or, in a statement that is being prepared, each time it runs.
    #[cold]
    fn bind_late(&mut self, value: &'a Value, ty: &SqlType, reason: String) -> Result<()> {
        let Value::Late(late) = value else { return Err(self.unfit(reason)) };
        if let (Late::Param { prepared, position }, Some(given)) = (late, self.given)
            && *prepared == given.id
        {
            let value = given.arguments[usize::from(*position)].clone();
            return self.bind_owned(value, ty.clone());
        }
        match (late, &self.prepared) {
            (Late::Param { prepared, .. }, Some(it)) if *prepared == it.id => {}
            (Late::Param { .. }, _) => return Err(self.unfit(reason)),
            (_, Some(_)) => {}
            (_, None) => {
                let value = late.value(ty, self.instant());
                return self.bind_owned(value, ty.clone());
            }
        }
        self.push_bind(Cow::Borrowed(value), Cow::Owned(ty.clone()))
    }

    /// Appends a parameter for the instant of the statement by the client's clock, as a value of type `ty`.
    ///
    /// # Errors
    /// As [`bind_owned`](Self::bind_owned).
    pub fn bind_instant(&mut self, ty: &SqlType) -> Result<()> {
        if self.prepared.is_some() {
            return self.push_bind(Cow::Owned(Value::Late(Late::Now)), Cow::Owned(ty.clone()));
        }
        let value = Late::Now.value(ty, self.instant());
        self.bind_owned(value, ty.clone())
    }

    /// Appends a parameter (in DDL: a literal) for a value made by the dialect.
    ///
    /// # Errors
    /// [`Error::InvalidValue`] where it does not fit the type.
    pub fn bind_owned(&mut self, value: Value, ty: SqlType) -> Result<()> {
        match fit(&value, &ty).map(Cow::into_owned) {
            Ok(value) => self.push_bind(Cow::Owned(value), Cow::Owned(ty)),
            Err(reason) => Err(self.unfit(reason)),
        }
    }

    #[cold]
    fn unfit(&self, reason: String) -> Error {
        unfit(self.column, reason)
    }

    #[inline]
    fn push_bind(&mut self, value: Cow<'a, Value>, ty: Cow<'a, SqlType>) -> Result<()> {
        match self.style {
            Style::Query => {}
            Style::Literal => return self.dialect.debug_literal(&mut self.sql, &value, &ty),
            Style::Ddl => return self.dialect.literal(&mut self.sql, &value, &ty),
        }
        let bind = Bind { value, ty };
        if self.refer_back
            && self.dialect.numbers_placeholders()
            && let Some(before) = self.binds.iter().position(|it| it.is_same(&bind))
        {
            self.dialect.parameter(&mut self.sql, before + 1, &bind.ty);
            return Ok(());
        }
        self.dialect.parameter(&mut self.sql, self.binds.len() + 1, &bind.ty);
        self.binds.push(bind);
        if let Some(prepared) = &mut self.prepared {
            prepared.columns.push(self.column.map(str::to_owned));
        }
        Ok(())
    }

    /// The instant of this statement by the client's clock: the same each time it is asked for.
    fn instant(&mut self) -> DateTime<Utc> {
        *self.now.get_or_insert_with(Utc::now)
    }

    /// Appends `items`, separated by commas.
    ///
    /// # Errors
    /// Those of `each`.
    pub fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut each: impl FnMut(&mut Self, T) -> Result<()>,
    ) -> Result<()> {
        for (position, item) in items.into_iter().enumerate() {
            if position > 0 {
                self.sql.push_str(", ");
            }
            each(self, item)?;
        }
        Ok(())
    }

    /// Appends `name(args)`.
    ///
    /// # Errors
    /// Those of the arguments.
    pub fn call(&mut self, name: &str, args: impl IntoIterator<Item = &'a Expr>) -> Result<()> {
        self.push(name);
        self.push("(");
        self.list(args, Self::expr)?;
        self.push(")");
        Ok(())
    }

    /// Makes room for so many more parameters, and their text.
    pub(super) fn reserve(&mut self, parameters: usize) {
        self.binds.reserve(parameters);
        self.sql.reserve(parameters * 4);
    }

    /// Appends the parameters of a row, but no text; false, and nothing, where one is no value or needs a closer look.
    #[inline]
    pub(super) fn bind_row(
        &mut self,
        cells: impl Iterator<Item = (&'a ColumnInfo, &'a Option<Assigned>)> + Clone,
    ) -> bool {
        let value = |cell: &'a Option<Assigned>| match cell {
            Some(Assigned::Value(value)) => Some(value),
            _ => None,
        };
        if self.prepared.is_some() || self.style != Style::Query {
            return false;
        }
        if !cells.clone().all(|(column, cell)| value(cell).is_some_and(|it| fits_as_it_is(it, &column.ty))) {
            return false;
        }
        // An iterator that knows its length, so that each parameter is made in its place.
        self.binds.extend(cells.map(|(column, cell)| Bind {
            value: Cow::Borrowed(value(cell).unwrap_or(&Value::Null)),
            ty: Cow::Borrowed(&column.ty),
        }));
        true
    }

    /// Appends raw SQL and the expressions in it.
    pub(super) fn raw(&mut self, raw: &'a RawSql) -> Result<()> {
        for part in raw.parts(self.dialect.backend())? {
            match part {
                Part::Sql(sql) => self.push(sql),
                Part::Expr(expr) => self.operand(expr)?,
                Part::Table(table) => self.table(table)?,
            }
        }
        Ok(())
    }

    /// The statement.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] where it has more parameters than the database takes.
    pub fn finish(self) -> Result<(String, Vec<Bind<'a>>)> {
        let most = self.dialect.max_binds();
        if self.binds.len() > most {
            return Err(Error::invalid_query(format!(
                "the statement has {} parameters, and {} takes at most {most}: split it",
                self.binds.len(),
                self.dialect.backend()
            )));
        }
        Ok((self.sql, self.binds))
    }
}

/// A value in the form that the type of `column` gives it.
///
/// # Errors
/// [`Error::InvalidValue`] where it does not fit the type.
pub fn fitted<'a>(value: &'a Value, ty: &SqlType, column: &str) -> Result<Cow<'a, Value>> {
    fit(value, ty).map_err(|reason| unfit(Some(column), reason))
}

pub(super) fn unfit(column: Option<&str>, reason: String) -> Error {
    Error::InvalidValue { column: column.map(str::to_owned), reason }
}
