//! Statements that are printed once, and run many times with other arguments.

use std::borrow::Cow;

use chrono::{DateTime, Utc};

use super::{
    Renderer,
    expr::check_pattern_value,
    renderer::{Prepared, unfit},
};
use crate::{
    ast::{Expr, Statement},
    dialect::Dialect,
    driver::Query,
    error::Result,
    schema::TableDef,
    types::{SqlType, fit},
    value::{Bind, Late, Value},
};

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
        Ok(Self { sql, binds, columns, patterns, read_only, table, locking, locks: statement.locks() })
    }

    /// The statement with its arguments.
    pub(crate) fn query<'a>(&'a self, arguments: &'a [Value]) -> Result<Query<'a>> {
        for position in &self.patterns {
            check_pattern_value(&arguments[usize::from(*position)])?;
        }
        let mut now = None;
        let mut binds = Vec::with_capacity(self.binds.len());
        for (position, bind) in self.binds.iter().enumerate() {
            let ty = Cow::Borrowed(&*bind.ty);
            let fitted = match &*bind.value {
                Value::Late(Late::Param { position, .. }) => fit(&arguments[usize::from(*position)], &ty),
                Value::Late(late) => {
                    let value = late.value(&ty, *now.get_or_insert_with(Utc::now));
                    fit(&value, &ty).map(|fitted| Cow::Owned(fitted.into_owned()))
                }
                value => Ok(Cow::Borrowed(value)),
            };
            match fitted {
                Ok(value) => binds.push(Bind { value, ty }),
                Err(reason) => return Err(unfit(self.columns[position].as_deref(), reason)),
            }
        }
        Ok(Query {
            sql: Cow::Borrowed(&self.sql),
            binds,
            read_only: self.read_only,
            locks: self.locking,
            once: false,
            table: self.table,
        })
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
