//! Which rows of its tables a SELECT sees: not those that are deleted.

use super::condition::add_condition;
use crate::{
    ast::{Expr, Join, JoinKind, Select, TableRef},
    types::SqlType,
    value::Value,
};

/// What the filter of a SELECT says of which rows of its tables are seen, of those that a later join can leave out.
#[derive(Debug, Clone, Default)]
pub struct Seen(Option<Box<Expr>>);

impl Seen {
    /// `FROM table`, of the rows for which `seen` is true; all where none is said.
    pub fn from(&mut self, select: &mut Select, table: TableRef, seen: Option<Expr>) {
        self.see(select, seen);
        select.from = Some(table);
    }

    /// Joins a table, of the rows for which `seen` is true.
    pub fn join(&mut self, select: &mut Select, mut join: Join, seen: Option<Expr>) {
        // What a join leaves out is to be left out before it: so it stands in the condition of the join. Rows that the join
        // keeps in any case are left out after it, which those that it made up of NULLs pass.
        match join.kind {
            JoinKind::Inner | JoinKind::Left => add_condition(&mut join.on, seen),
            JoinKind::Cross => self.see(select, seen),
            JoinKind::Right => {
                add_condition(&mut join.on, self.0.as_deref().cloned());
                self.see(select, seen);
            }
            JoinKind::Full => {
                add_condition(&mut join.on, self.0.as_deref().cloned());
                add_condition(&mut join.on, seen.clone());
                self.see(select, seen);
            }
        }
        if join.kind != JoinKind::Cross {
            join.on.get_or_insert(Expr::Bind(Value::Bool(true), SqlType::Boolean));
        }
        select.joins.push(join);
    }

    /// Adds which rows of a table are seen to the filter.
    fn see(&mut self, select: &mut Select, seen: Option<Expr>) {
        let Some(seen) = seen else { return };
        add_condition(&mut select.filter, Some(seen.clone()));
        let mut all = self.0.take().map(|it| *it);
        add_condition(&mut all, Some(seen));
        self.0 = all.map(Box::new);
    }
}
