//! ON CONFLICT, typed: what an insert does with a row that is in conflict with one that is there.

use std::{borrow::Cow, marker::PhantomData};

use super::{
    Assign, Column, Condition, Cons, DoUpdate, ExprList, In, Insert, Nil, Plain, condition::add_condition,
};
use crate::{
    ast::{Assignment, ColumnRef, ConflictTarget, EXCLUDED, Expr, IsNull},
    schema::ColumnInfo,
    shared::Shared,
    table::{Source, Table},
    types::DbType,
    value::Value,
};

/// The row of the table `T` that was to be inserted, in `do_update`.
#[derive(Debug)]
pub struct Excluded<T>(PhantomData<fn() -> T>);

impl<T: Table> Source for Excluded<T> {
    type Row = T;
    const ALIAS: Option<&'static str> = Some(EXCLUDED);
}

/// `excluded.column`: in `do_update`, the value that was to be inserted.
///
/// ```
/// # use squall_core::{query::{Column, excluded}, table::Table};
/// # fn example<T: Table>(name: Column<T, String>) {
/// let _new_name = excluded(name);
/// # }
/// ```
pub fn excluded<T: Table, C: DbType>(column: Column<T, C>) -> Column<Excluded<T>, C> {
    Column::new(column.info())
}

/// What an insert does on a conflict, as the builder has it.
#[derive(Debug, Clone)]
pub(super) struct Conflict {
    pub(super) target: Target,
    /// None for DO NOTHING.
    pub(super) update: Option<Changes>,
}

/// Which conflicts are meant.
#[derive(Debug, Clone)]
pub(super) enum Target {
    /// Any.
    Any,
    /// Those with this unique key.
    Key(ConflictTarget),
    /// Those with the constraint, or the unique index, of this name.
    Named(Cow<'static, str>),
}

/// DO UPDATE.
#[derive(Debug, Clone, Default)]
pub(super) struct Changes {
    /// Whether all columns that a row gives are set to what it gives.
    pub(super) all: bool,
    /// SET
    pub(super) assignments: Vec<Assignment>,
    /// WHERE
    pub(super) filter: Option<Expr>,
}

/// `INSERT .. ON CONFLICT target`: what is to be done?
#[must_use = "say `.do_nothing()`, `.do_update()` or `.do_update_all()`"]
pub struct OnConflict<T, R> {
    insert: Insert<T, R>,
    target: Target,
}

impl<T, R> std::fmt::Debug for OnConflict<T, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OnConflict").field("insert", &self.insert).field("target", &self.target).finish()
    }
}

impl<T: Table, R> Insert<T, R> {
    /// `ON CONFLICT (keys)`: a row that has these values in common with one that is there
    ///
    /// The keys are a column, an expression, or a tuple of these, which are the primary key, a unique constraint or a unique
    /// index of the table, in any order. Conflicts with other keys are errors, as ever.
    ///
    /// # Errors
    /// When the query is run: [`Error::InvalidQuery`](crate::Error::InvalidQuery) where they are no unique key.
    ///
    /// ```
    /// # use squall_core::{query::{Column, InsertRows, excluded, insert}, table::{Table, TableRef}};
    /// # fn example<T: Table, R: InsertRows<Table = T>>(
    /// #     table: TableRef<T>, row: R, email: Column<T, String>, name: Column<T, String>,
    /// # ) {
    /// let _upsert = insert(table).values(row).on_conflict(email).do_update().set(name, excluded(name));
    /// # }
    /// ```
    pub fn on_conflict<L: ExprList, I>(self, keys: L) -> OnConflict<T, R>
    where
        L::Sources: In<Cons<T, Plain, Nil>, I>,
    {
        let mut target = ConflictTarget { keys: Vec::new(), predicate: None };
        keys.push(&mut target.keys);
        OnConflict { insert: self, target: Target::Key(target) }
    }

    /// `ON CONFLICT` with the primary key, the unique constraint or the unique index of this name in the schema: `users_email_key`
    ///
    /// It is sent as the columns, or expressions, of the key, and its condition, which both databases take.
    ///
    /// # Errors
    /// When the query is run: [`Error::InvalidQuery`](crate::Error::InvalidQuery) where the schema has none of this name.
    pub fn on_conflict_constraint(self, name: impl Into<Cow<'static, str>>) -> OnConflict<T, R> {
        OnConflict { insert: self, target: Target::Named(name.into()) }
    }

    /// `ON CONFLICT (key) DO UPDATE SET deleted_at = NULL WHERE deleted_at IS NOT NULL`: a row that is there and deleted is so no more;
    /// any other is left out. The column is that by which rows are deleted.
    pub(crate) fn on_conflict_revive(
        self,
        key: String,
        column: &'static ColumnInfo,
    ) -> Insert<T, R, DoUpdate> {
        let deletion = ColumnRef { source: T::INFO.name.clone(), info: Shared::Static(column) };
        let is_deleted = IsNull { operand: Expr::Column(deletion), negated: true };
        let living = Expr::Bind(Value::Null, column.ty.clone());
        let changes = Changes {
            all: false,
            assignments: vec![Assignment { column: Shared::Static(column), value: living }],
            filter: Some(Expr::IsNull(Box::new(is_deleted))),
        };
        self.on_conflict_constraint(key).with(Some(changes))
    }

    /// `ON CONFLICT DO NOTHING`: a row that is in conflict with one that is there, by whichever unique key, is left out
    #[must_use]
    pub fn on_conflict_do_nothing(mut self) -> Self {
        self.conflict = Some(Box::new(Conflict { target: Target::Any, update: None }));
        self
    }
}

impl<T: Table, R> OnConflict<T, R> {
    /// `ON CONFLICT (keys) WHERE condition`: the condition of a unique index that is of some rows only, as the schema has it
    pub fn target_where<C: Condition, I>(mut self, condition: C) -> Self
    where
        C::Sources: In<Cons<T, Plain, Nil>, I>,
    {
        if let Target::Key(target) = &mut self.target {
            add_condition(&mut target.predicate, condition.into_condition());
        }
        self
    }

    /// `DO NOTHING`: the row is left out; it is neither counted nor returned
    #[must_use]
    pub fn do_nothing(self) -> Insert<T, R> {
        self.with(None)
    }

    /// `DO UPDATE`: the row that is there is changed, by what `.set(..)` says
    ///
    /// Columns with `on_update` set themselves. Two rows of one insert that have the key in common are refused, as each would
    /// change the same row.
    #[must_use]
    pub fn do_update(self) -> Insert<T, R, DoUpdate> {
        self.with(Some(Changes::default()))
    }

    /// `DO UPDATE SET column = excluded.column, ..` for all columns that the row gives, but for the primary key, the target's
    /// own, and those with `on_update`, which set themselves
    ///
    /// Columns that the row leaves out stay as they are. A `.set(..)` after it counts more.
    #[must_use]
    pub fn do_update_all(self) -> Insert<T, R, DoUpdate> {
        self.with(Some(Changes { all: true, ..Changes::default() }))
    }

    fn with<C>(mut self, update: Option<Changes>) -> Insert<T, R, C> {
        self.insert.conflict = Some(Box::new(Conflict { target: self.target, update }));
        self.insert.retyped()
    }
}

/// The tables of DO UPDATE: the row that is there, and the one that was to be inserted.
type Scope<T> = Cons<Excluded<T>, Plain, Cons<T, Plain, Nil>>;

impl<T: Table, R> Insert<T, R, DoUpdate> {
    /// `SET column = value`: a value, or an expression over the row that is there and `excluded(column)`
    #[must_use]
    pub fn set<C: DbType, V: Assign<C>, I>(mut self, column: Column<T, C>, value: V) -> Self
    where
        V::Sources: In<Scope<T>, I>,
    {
        let value = value.into_assigned().into_expr(column.info().ty.clone());
        if let Some(changes) = self.changes() {
            assign(&mut changes.assignments, Assignment { column: Shared::Static(column.info()), value });
        }
        self
    }

    /// `DO UPDATE .. WHERE condition`: rows that it does not hold for are left alone; they are neither counted nor returned
    #[must_use]
    pub fn filter<C: Condition, I>(mut self, condition: C) -> Self
    where
        C::Sources: In<Scope<T>, I>,
    {
        if let Some(changes) = self.changes() {
            add_condition(&mut changes.filter, condition.into_condition());
        }
        self
    }

    fn changes(&mut self) -> Option<&mut Changes> {
        self.conflict.as_mut()?.update.as_mut()
    }
}

/// Adds an assignment; the last one to a column counts.
pub(super) fn assign(assignments: &mut Vec<Assignment>, assignment: Assignment) {
    match assignments.iter_mut().find(|it| it.column.name == assignment.column.name) {
        Some(before) => *before = assignment,
        None => assignments.push(assignment),
    }
}
