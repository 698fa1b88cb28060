//! Statements that are printed once, and run many times with other arguments.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use smallvec::SmallVec;

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

/// The parameters of a statement; a few need no memory of their own.
type FewBinds<'a> = SmallVec<[Bind<'a>; 4]>;

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
        let mut binds = FewBinds::new();
        self.fill(&mut binds, arguments)?;
        Ok(self.of(Binds::Owned(binds.into_vec())))
    }

    /// What `run` makes of the statement with its arguments, a few of which take no memory of their own.
    #[inline]
    pub(crate) fn with_query<T>(&self, arguments: &[Value], run: impl FnOnce(&Query<'_>) -> T) -> Result<T> {
        let mut binds = FewBinds::new();
        self.fill(&mut binds, arguments)?;
        Ok(run(&self.of(Binds::Borrowed(&binds))))
    }

    /// Appends the parameters, in their place: they are large.
    #[inline]
    fn fill<'a>(&'a self, binds: &mut FewBinds<'a>, arguments: &'a [Value]) -> Result<()> {
        self.check(arguments)?;
        let mut now = None;
        for position in 0..self.binds.len() {
            binds.push(self.bind(position, arguments, &mut now)?);
        }
        Ok(())
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
