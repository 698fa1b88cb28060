//! Locks on the rows of a SELECT.

use super::{Renderer, grouping::is_grouped};
use crate::{
    ast::{Lock, LockWait, Query, Select, SelectItem, TableRef},
    error::{Error, Result},
};

impl<'a> Renderer<'a> {
    /// Appends the locks of a SELECT, where it has any.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] where they cannot be.
    pub(super) fn locks(&mut self, select: &'a Select) -> Result<()> {
        if select.locks.is_empty() {
            return Ok(());
        }
        check(select)?;
        self.locking = true;
        self.dialect.locks(self, &select.locks)
    }
}

/// FOR UPDATE and its kin, as the standard has them.
///
/// # Errors
/// Where one of the tables has a name that cannot be one.
pub fn locks<'a>(r: &mut Renderer<'a>, locks: &'a [Lock]) -> Result<()> {
    for lock in locks {
        let Some(strength) = lock.strength else { continue };
        r.push(" ");
        r.push(strength.sql());
        if !lock.of.is_empty() {
            r.push(" OF ");
            r.list(&lock.of, |r, name| r.ident(name))?;
        }
        r.push(match lock.wait {
            LockWait::Wait => "",
            LockWait::Nowait => " NOWAIT",
            LockWait::SkipLocked => " SKIP LOCKED",
        });
    }
    Ok(())
}

fn check(select: &Select) -> Result<()> {
    check_rows(select)?;
    for lock in &select.locks {
        if lock.strength.is_none() {
            return Err(Error::invalid_query(
                "`of`, `nowait` or `skip_locked` without a lock: say `for_update()`, or another one, before it",
            ));
        }
        for (table, nullable) in select.sources() {
            let named = lock.of.iter().any(|name| *name == table.name());
            let is_cte =
                table.derived.is_none() && select.with.iter().any(|cte| cte.table.name == table.info.name);
            if is_cte && named {
                return Err(Error::invalid_query(format!(
                    "`{}` is a query in WITH, whose rows cannot be locked: lock them in that query",
                    table.name()
                )));
            }
            if !named && (is_cte || !lock.of.is_empty()) {
                continue;
            }
            if nullable {
                return Err(Error::invalid_query(format!(
                    "an outer join can leave out `{}`, so that there may be no row of it to lock: say by `.of(..)` which \
                     tables to lock",
                    table.name()
                )));
            }
            check_derived(table)?;
        }
    }
    Ok(())
}

/// Refuses to lock what is no row of a table, but made of several.
fn check_rows(select: &Select) -> Result<()> {
    let windowed = |item: &SelectItem| matches!(item, SelectItem::Expr(expr) if expr.has_window());
    let reason = if is_grouped(select) {
        "groups"
    } else if select.distinct || !select.distinct_on.is_empty() {
        "DISTINCT"
    } else if select.items.iter().any(windowed) || select.order_by.iter().any(|term| term.expr.has_window()) {
        "window functions"
    } else {
        return Ok(());
    };
    Err(Error::invalid_query(format!(
        "a query with {reason} cannot lock rows: its own are not those of a table"
    )))
}

fn check_derived(table: &TableRef) -> Result<()> {
    match table.derived.as_deref().map(|derived| &derived.query) {
        None | Some(Query::Values(_) | Query::Elements(_)) => Ok(()),
        Some(Query::Select(select)) => {
            check_rows(select)?;
            select.tables().try_for_each(check_derived)
        }
        Some(Query::Combined(_)) => Err(Error::invalid_query("the rows of a set operation cannot be locked")),
    }
}
