//! Tables whose rows stay when they are deleted: `#[table(soft_delete = deleted_at)]`.

use std::marker::PhantomData;

use super::{Source, Table, TableRef, Timestamp};

/// A table whose rows stay when they are deleted: a column says since when, by `#[table(soft_delete = deleted_at)]`.
///
/// A query sees the rows that are not deleted, wherever the table stands in it; [`with_deleted`](TableRef::with_deleted) sees
/// all. `delete` sets the column, unless it is told [`forever`](crate::query::Write::forever).
#[diagnostic::on_unimplemented(
    message = "the rows of `{Self}` do not stay when they are deleted",
    label = "`{Self}` has no `soft_delete`",
    note = "name the column that says when a row was deleted: `#[table(soft_delete = deleted_at)]`"
)]
pub trait SoftDelete: Table {}

/// A type that says when a row was deleted, and whether it is.
#[diagnostic::on_unimplemented(
    message = "`soft_delete` names a column of type `Option<DateTime<Utc>>` or `Option<NaiveDateTime>`",
    label = "this column is of type `{Self}`",
    note = "it is NULL as long as the row is not deleted"
)]
pub trait DeletionTime {}

#[diagnostic::do_not_recommend]
impl<T: Timestamp> DeletionTime for Option<T> {}

/// `soft_delete = column`, of the type `T`, at `position`.
pub const fn soft_delete<T: DeletionTime>(position: usize) -> usize {
    position
}

/// The table `S` with the rows of it that are deleted; made by [`TableRef::with_deleted`].
pub struct WithDeleted<S>(PhantomData<fn() -> S>);

impl<S> Clone for WithDeleted<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for WithDeleted<S> {}

impl<S: Source> std::fmt::Debug for WithDeleted<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("WithDeleted").field(&super::source_name::<S>()).finish()
    }
}

impl<S: Source<Row: SoftDelete>> TableRef<S> {
    /// The table with the rows that are deleted, too, for `from`, joins, `update` and `delete`.
    ///
    /// Those alone are `.filter(User::deleted_at.is_not_null())` of it, and to restore a row is an update of it.
    ///
    /// ```
    /// # use squall_core::{query::{Column, Expression, select, update}, table::{SoftDelete, TableRef}};
    /// # fn example<User: SoftDelete>(
    /// #     user: TableRef<User>, id: Column<User, i64>, deleted_at: Column<User, Option<chrono::DateTime<chrono::Utc>>>,
    /// # ) {
    /// let _gone = select(user).from(user.with_deleted()).filter(deleted_at.is_not_null());
    /// let _restored = update(user.with_deleted()).set(deleted_at, None).filter(id.eq(1));
    /// # }
    /// ```
    #[must_use]
    pub fn with_deleted(self) -> WithDeleted<S> {
        WithDeleted(PhantomData)
    }
}
