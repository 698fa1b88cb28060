//! Writes to the table between two: which rows belong together.

use super::{Relation, Through, Way, hop::Name};
use crate::{
    ast::{Assigned, BinaryOp, Expr as ExprAst},
    error::Result,
    executor::{BoxFuture, Executor, end},
    query::{Expr, Expression, Insert, Of, any_of, chain, delete},
    schema::ColumnInfo,
    table::{Record, Table},
    types::SqlType,
    value::Value,
};

/// How many rows a condition names at most.
const AT_ONCE: usize = 1_000;

impl<P: Table, C: Table, T: Table> Relation<P, C, Through<T>> {
    /// `INSERT INTO between .. ON CONFLICT DO NOTHING`: brings rows together with this one; returns how many were not yet.
    ///
    /// The columns of the table between that are not of its two keys get their defaults.
    ///
    /// # Errors
    /// [`Error::Constraint`](crate::Error::Constraint) where one of the rows is not stored, or where a column of the table between
    /// has no default: insert into that table then. And what else the database answers.
    pub fn link<'e, 'r, E, R>(self, row: &P, others: R, executor: &'e E) -> BoxFuture<'e, Result<u64>>
    where
        E: Executor + ?Sized,
        R: IntoIterator<Item = &'r C>,
        C: 'r,
    {
        let cells = link_cells::<P, C, T>(&self.way(), row, others);
        if cells.is_empty() {
            return Box::pin(async { Ok(0) });
        }
        Insert::<T>::of_cells(cells).on_conflict_do_nothing().exec(executor)
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
        let way = self.way();
        let others: Vec<ExprAst> = others.into_iter().map(|other| to_other::<C, T>(&way, other)).collect();
        let row = to_row::<P, T>(&way, row);
        let target = executor.target();
        Box::pin(async move {
            let mut held = None;
            let target = target.begin(&mut held).await?;
            let mut taken = Ok(0);
            for some in others.chunks(AT_ONCE) {
                let some = some.iter().cloned().map(condition::<T>);
                let unlinked = delete(T::TABLE).filter(condition::<T>(row.clone())).filter(any_of(some));
                let Ok(before) = taken else { break };
                taken = unlinked.exec(&target).await.map(|more| before + more);
            }
            end(held, taken).await
        })
    }

    /// Brings just these rows together with this one, and takes all others apart from it, in one transaction. A row that stays
    /// keeps what else the table between has of it.
    ///
    /// # Errors
    /// As [`link`](Self::link).
    pub fn replace<'e, 'r, E, R>(self, row: &P, others: R, executor: &'e E) -> BoxFuture<'e, Result<()>>
    where
        E: Executor + ?Sized,
        R: IntoIterator<Item = &'r C>,
        C: 'r,
    {
        let way = self.way();
        let others: Vec<&C> = others.into_iter().collect();
        let cells = link_cells::<P, C, T>(&way, row, others.iter().copied());
        let kept: Vec<ExprAst> = others.iter().map(|other| to_other::<C, T>(&way, other)).collect();
        let row = to_row::<P, T>(&way, row);
        let target = executor.target();
        let kept = any_of(kept.into_iter().map(condition::<T>)).not();
        let others = delete(T::TABLE).filter(condition::<T>(row)).filter(kept);
        Box::pin(async move {
            let mut held = None;
            let target = target.begin(&mut held).await?;
            let mut done = others.exec(&target).await;
            if done.is_ok() && !cells.is_empty() {
                done = Insert::<T>::of_cells(cells).on_conflict_do_nothing().exec(&target).await;
            }
            end(held, done.map(drop)).await
        })
    }
}

fn condition<T: Table>(expr: ExprAst) -> Expr<Of<T>, bool> {
    Expr::new(expr)
}

/// Columns of the table between, and the values that they have.
pub type Keys = Vec<(&'static ColumnInfo, Value)>;

/// The columns of the table between that refer to the row, and the values that they have.
pub(super) fn row_key<P: Table>(way: &Way, row: &P) -> Keys {
    let own = way.first.start_columns().iter().map(|column| value(row, column));
    way.first.end_columns().iter().copied().zip(own).collect()
}

/// The columns of the table between that refer to the other row, and the values that they have.
pub(super) fn other_key<C: Table>(way: &Way, other: &C) -> Keys {
    let Some(second) = way.second else { return Vec::new() };
    let own = second.end_columns().iter().map(|column| value(other, column));
    second.start_columns().iter().copied().zip(own).collect()
}

/// The value of a column of a key.
pub(super) fn value<T: Table>(row: &T, column: &ColumnInfo) -> Value {
    row.key_value(place::<T>(column))
}

/// The position of a column.
pub(super) fn place<T: Record>(column: &ColumnInfo) -> usize {
    T::COLUMNS.iter().position(|it| it.name == column.name).unwrap_or(usize::MAX)
}

fn link_cells<'r, P: Table, C: Table, T: Table>(
    way: &Way,
    row: &P,
    others: impl IntoIterator<Item = &'r C>,
) -> Vec<Option<Assigned>> {
    let own = row_key(way, row);
    pair_cells::<T>(others.into_iter().map(|other| (own.clone(), other_key(way, other))))
}

/// The rows of the table between that bring rows together which have these keys.
pub(super) fn pair_cells<T: Table>(pairs: impl IntoIterator<Item = (Keys, Keys)>) -> Vec<Option<Assigned>> {
    let mut cells = Vec::new();
    for (own, other) in pairs {
        let start = cells.len();
        cells.resize_with(start + T::COLUMNS.len(), || None);
        for (column, value) in own.into_iter().chain(other) {
            cells[start + place::<T>(column)] = Some(Assigned::Value(value));
        }
    }
    cells
}

fn to_row<P: Table, T: Table>(way: &Way, row: &P) -> ExprAst {
    equal::<T>(row_key(way, row))
}

fn to_other<C: Table, T: Table>(way: &Way, other: &C) -> ExprAst {
    equal::<T>(other_key(way, other))
}

/// `column = value AND ..`
fn equal<T: Table>(key: Keys) -> ExprAst {
    let name = Name(T::INFO.name.clone());
    let pairs = key.into_iter().map(|(column, value)| {
        let value = ExprAst::Bind(value, column.ty.unsized_type());
        ExprAst::binary(BinaryOp::Eq, super::hop::column(&name, column), value, SqlType::Boolean)
    });
    chain(BinaryOp::And, pairs.collect())
}
