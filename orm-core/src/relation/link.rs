//! Writes to the table between two: which rows belong together.

use super::{Links, Relation, Through, between, pairs::Pairs};
use crate::{
    error::Result,
    executor::{BoxFuture, Executor, end_writes},
    table::Table,
};

impl<P: Table, C: Table, T: Table> Relation<P, C, Through<T>> {
    /// `INSERT INTO between .. ON CONFLICT DO NOTHING`: brings rows together with this one; returns how many were not yet.
    ///
    /// The columns of the table between that are not of its two keys get their defaults. Where its rows stay when they are deleted
    /// (`soft_delete`), one that is there and deleted is so no more, and else as it was.
    ///
    /// The table between should have a unique key of the two keys. Where it has none, the links that are there are read first, in one
    /// transaction, and those that are not are inserted, also where one was deleted and stays; what another transaction links
    /// meanwhile is not seen, so that both may bring the same rows together.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`](crate::Error::InvalidQuery), before anything is sent, where the table between has a third foreign
    /// key that is required: insert into that table then. [`Error::Constraint`](crate::Error::Constraint) where one of the rows is not stored.
    /// And what else the database answers.
    ///
    /// ```
    /// # use squall_core::{Db, Result, relation::{Links, Relation, Through}, Table};
    /// # async fn example<User: Table, Group: Table, Membership: Links>(
    /// #     user_groups: Relation<User, Group, Through<Membership>>, user: User, groups: Vec<Group>, db: Db,
    /// # ) -> Result<()> {
    /// let new: u64 = user_groups.link(&user, &groups, &db).await?;
    /// # let _ = new;
    /// # Ok(())
    /// # }
    /// ```
    pub fn link<'e, 'r, E, R>(self, row: &P, others: R, executor: &'e E) -> BoxFuture<'e, Result<u64>>
    where
        T: Links,
        E: Executor + ?Sized,
        R: IntoIterator<Item = &'r C>,
        C: 'r,
    {
        let pairs = Pairs::<T>::new(&self.way(), row, others);
        let target = executor.target();
        Box::pin(async move {
            between::check::<T>(&self.way())?;
            if pairs.is_empty() {
                return Ok(0);
            }
            if pairs.unique_key().is_some() {
                return pairs.add(target).await;
            }
            let mut held = None;
            let within = target.begin(&mut held).await?;
            let added = pairs.add(within).await;
            end_writes(target, held, added).await
        })
    }

    /// `DELETE FROM between ..`: takes rows apart from this one; returns how many were together with it.
    ///
    /// # Errors
    /// What the database answers.
    pub fn unlink<'e, 'r, E, R>(self, row: &P, others: R, executor: &'e E) -> BoxFuture<'e, Result<u64>>
    where
        E: Executor + ?Sized,
        R: IntoIterator<Item = &'r C>,
        C: 'r,
    {
        let pairs = Pairs::<T>::new(&self.way(), row, others);
        let target = executor.target();
        Box::pin(async move {
            if pairs.is_empty() {
                return Ok(0);
            }
            let mut held = None;
            let within = target.begin(&mut held).await?;
            let removed = pairs.remove(within).await;
            end_writes(target, held, removed).await
        })
    }

    /// Brings just these rows together with this one, and takes all others apart from it, in one transaction. A row that stays
    /// keeps what else the table between has of it.
    ///
    /// All others are also those that the relation does not give: where it has a condition of its own, or they are deleted.
    ///
    /// # Errors
    /// As [`link`](Self::link).
    pub fn replace<'e, 'r, E, R>(self, row: &P, others: R, executor: &'e E) -> BoxFuture<'e, Result<()>>
    where
        T: Links,
        E: Executor + ?Sized,
        R: IntoIterator<Item = &'r C>,
        C: 'r,
    {
        let pairs = Pairs::<T>::new(&self.way(), row, others);
        let target = executor.target();
        Box::pin(async move {
            between::check::<T>(&self.way())?;
            let mut held = None;
            let within = target.begin(&mut held).await?;
            let replaced = pairs.replace(within).await;
            end_writes(target, held, replaced).await
        })
    }
}
