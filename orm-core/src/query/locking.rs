//! FOR UPDATE and its kin.

use super::{Find, Select};
use crate::{
    ast::{Lock, LockStrength, LockWait},
    table::{Source, TableRef, table_ref},
};

/// Locks on the rows that are read, until the transaction ends.
///
/// On SQLite a transaction that writes is alone from its start, so that there is nothing left to lock and nobody to wait for:
/// these print nothing there, and mean the same. Outside of a transaction a lock would be gone with the query: that is
/// [`Error::InvalidQuery`](crate::Error::InvalidQuery).
///
/// So are a locking query with groups, DISTINCT or window functions, one in a set operation, and a lock of a table that an
/// outer join can leave out: name the others by [`of`](Select::of).
impl<P, F> Select<P, F> {
    /// `FOR UPDATE`: no other transaction can lock or change the rows.
    ///
    /// ```no_run
    /// # use squall_core::{Db, Result, Table, TableRef, query::{Column, Expression, Find, Cons, Plain, Nil, select}};
    /// # async fn next<T: Table>(db: Db, job: TableRef<T>, id: Column<T, i64>) -> Result<()> {
    /// db.transaction(async |tx| {
    ///     // Each worker takes another job.
    ///     let next = select(id).from(job).order_by(id).limit(1).for_update().skip_locked();
    ///     let job: Option<i64> = next.optional(tx).await?;
    ///     // ..
    ///     # drop(job);
    ///     Ok(())
    /// })
    /// .await
    /// # }
    /// ```
    #[must_use]
    pub fn for_update(self) -> Self {
        self.lock(LockStrength::Update)
    }

    /// `FOR NO KEY UPDATE`: as [`for_update`](Self::for_update), but rows that refer to these can be inserted meanwhile.
    #[must_use]
    pub fn for_no_key_update(self) -> Self {
        self.lock(LockStrength::NoKeyUpdate)
    }

    /// `FOR SHARE`: no other transaction can change the rows, and all can lock them so.
    #[must_use]
    pub fn for_share(self) -> Self {
        self.lock(LockStrength::Share)
    }

    /// `FOR KEY SHARE`: no other transaction can delete the rows or change their keys.
    #[must_use]
    pub fn for_key_share(self) -> Self {
        self.lock(LockStrength::KeyShare)
    }

    /// `OF table`, of the lock said last: only the rows of this table are locked; called again, it adds another.
    #[must_use]
    pub fn of<S: Source, I>(self, table: TableRef<S>) -> Self
    where
        F: Find<S, I>,
    {
        let _ = table;
        self.last_lock(|lock| {
            let table = table_ref::<S>();
            lock.of.push(table.alias.unwrap_or_else(|| table.info.name.clone()));
        })
    }

    /// `NOWAIT`, of the lock said last: where another transaction has locked one of the rows, the query fails at once.
    ///
    /// # Errors
    /// [`Error::Serialization`](crate::Error::Serialization), when the query runs.
    #[must_use]
    pub fn nowait(self) -> Self {
        self.last_lock(|lock| lock.wait = LockWait::Nowait)
    }

    /// `SKIP LOCKED`, of the lock said last: rows that another transaction has locked are left out.
    #[must_use]
    pub fn skip_locked(self) -> Self {
        self.last_lock(|lock| lock.wait = LockWait::SkipLocked)
    }

    fn lock(mut self, strength: LockStrength) -> Self {
        self.ast.locks.push(Lock { strength: Some(strength), ..Lock::default() });
        self
    }

    fn last_lock(mut self, change: impl FnOnce(&mut Lock)) -> Self {
        let ast = &mut self.ast;
        if ast.locks.is_empty() {
            // Without a strength, which is told when the query runs.
            ast.locks.push(Lock::default());
        }
        if let Some(lock) = ast.locks.last_mut() {
            change(lock);
        }
        self
    }
}
