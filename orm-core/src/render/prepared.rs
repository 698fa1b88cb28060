//! Statements that are printed once, and run many times with other arguments.

use std::borrow::Cow;

use chrono::{DateTime, Utc};

use super::{
    Renderer,
    expr::check_pattern_value,
    one_row,
    renderer::{Prepared, unfit},
};
use crate::{
    ast::{Expr, Statement},
    dialect::Dialect,
    driver::{Binds, Query},
    error::Result,
    schema::TableDef,
    types::{SqlType, fit},
    value::{Bind, Late, Value},
};

/// How many parameters need no memory of their own.
const FEW: usize = 4;

/// A statement in the SQL of one dialect, without its arguments.
#[derive(Debug)]
pub(crate) struct Template {
    sql: String,
    binds: Vec<Bind<'static>>,
    /// For each bind, the column that it is for.
    columns: Vec<Option<String>>,
    /// The arguments that are patterns of LIKE.
    patterns: Vec<u16>,
    read_only: bool,
    one_row: bool,
    table: Option<fn() -> &'static TableDef>,
    /// Whether a SELECT in it locks rows.
    locking: bool,
    /// Whether it locks the rows that it gives.
    pub(crate) locks: bool,
}

impl Template {
    /// Prints `statement`, of the prepared statement `id`.
    pub(crate) fn new(statement: &Statement, dialect: &'static dyn Dialect, id: u32) -> Result<Self> {
        let mut r = Renderer::new(dialect);
        r.prepared = Some(Box::new(Prepared { id, columns: Vec::new(), patterns: Vec::new() }));
        let (read_only, table) = r.statement(statement)?;
        let (locking, prepared) = (r.locking, r.prepared.take());
        let (sql, binds) = r.finish()?;
        let binds = binds.into_iter().map(Bind::into_owned).collect();
        let (columns, patterns) = prepared.map(|it| (it.columns, it.patterns)).unwrap_or_default();
        let one_row = one_row::by_unique_key(statement);
        let locks = statement.locks();
        Ok(Self { sql, binds, columns, patterns, read_only, one_row, table, locking, locks })
    }

    /// The statement with its arguments.
    pub(crate) fn query<'a>(&'a self, arguments: &'a [Value]) -> Result<Query<'a>> {
        self.check(arguments)?;
        let mut now = None;
        let binds = (0..self.binds.len()).map(|position| self.bind(position, arguments, &mut now));
        Ok(self.of(Binds::Owned(binds.collect::<Result<_>>()?)))
    }

    /// The statement with its arguments; a few of them take no memory of their own.
    #[inline]
    pub(crate) fn with_query<T>(&self, arguments: &[Value], run: impl FnOnce(Result<Query<'_>>) -> T) -> T {
        const NOTHING: Bind<'static> =
            Bind { value: Cow::Borrowed(&Value::Null), ty: Cow::Borrowed(&SqlType::Boolean) };
        let mut few = [NOTHING; FEW];
        if self.binds.len() > FEW {
            return run(self.query(arguments));
        }
        let mut now = None;
        let mut fill = || -> Result<()> {
            self.check(arguments)?;
            for (position, place) in few.iter_mut().enumerate().take(self.binds.len()) {
                *place = self.bind(position, arguments, &mut now)?;
            }
            Ok(())
        };
        match fill() {
            Ok(()) => run(Ok(self.of(Binds::Borrowed(&few[..self.binds.len()])))),
            Err(error) => run(Err(error)),
        }
    }

    fn of<'a>(&'a self, binds: Binds<'a>) -> Query<'a> {
        Query {
            sql: Cow::Borrowed(&self.sql),
            binds,
            read_only: self.read_only,
            locks: self.locking,
            one_row: self.one_row,
            once: false,
            table: self.table,
        }
    }

    /// Refuses arguments that are no patterns where they stand as such.
    pub(crate) fn check(&self, arguments: &[Value]) -> Result<()> {
        self.patterns.iter().try_for_each(|position| check_pattern_value(&arguments[usize::from(*position)]))
    }

    #[inline]
    fn bind<'a>(
        &'a self,
        position: usize,
        arguments: &'a [Value],
        now: &mut Option<DateTime<Utc>>,
    ) -> Result<Bind<'a>> {
        let bind = &self.binds[position];
        let ty = &*bind.ty;
        let fitted = match &*bind.value {
            Value::Late(Late::Param { position, .. }) => fit(&arguments[usize::from(*position)], ty),
            Value::Late(late) => {
                let value = late.value(ty, *now.get_or_insert_with(Utc::now));
                fit(&value, ty).map(|fitted| Cow::Owned(fitted.into_owned()))
            }
            value => Ok(Cow::Borrowed(value)),
        };
        match fitted {
            Ok(value) => Ok(Bind { value, ty: Cow::Borrowed(ty) }),
            Err(reason) => Err(unfit(self.columns[position].as_deref(), reason)),
        }
    }
}

impl Late {
    /// The value that is made now; an argument is none.
    pub(super) fn value(self, ty: &SqlType, now: DateTime<Utc>) -> Value {
        match self {
            Self::Param { .. } => Value::Late(self),
            Self::Now => match ty {
                SqlType::Date => Value::Date(now.date_naive()),
                SqlType::Timestamp(_) => Value::Timestamp(now.naive_utc()),
                _ => Value::TimestampTz(now),
            },
            Self::Made(make) => match make(ty.clone()) {
                Expr::Bind(value, _) => value,
                _ => Value::Late(self),
            },
        }
    }
}
