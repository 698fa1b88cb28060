//! UPDATE, typed.

use std::marker::PhantomData;

use super::{
    Assign, Column, Cons, In, Nil, NoReturning, Plain, Unfiltered, Write, WriteAst, conflict::assign,
};
use crate::{
    ast::{self, Assignment, Expr, SelectItem, Statement},
    schema::ColumnInfo,
    shared::Shared,
    table::{ClientValue, Table, TableRef, table_ref},
    types::DbType,
    value::Value,
};

/// An UPDATE of the table `T`, for the rows `W`, that returns `R`.
pub type Update<T, W = Unfiltered, R = NoReturning> = Write<ast::Update, T, W, R>;

/// Changes to some columns of a row: a `UserPatch`.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a patch of a table")]
pub trait Patch {
    /// The table that it is for.
    type Table: Table;

    /// The columns that it sets, by position, and their values.
    fn assignments(self) -> Vec<(usize, Value)>;
}

/// `UPDATE table`
pub fn update<T: Table>(table: TableRef<T>) -> Update<T> {
    let _ = table;
    let ast =
        ast::Update { table: table_ref::<T>(), assignments: Vec::new(), filter: None, returning: Vec::new() };
    Write { ast, marker: PhantomData }
}

impl<T: Table, W, R> Update<T, W, R> {
    /// `SET column = value`: a value, or an expression over the columns of the row as it was
    #[must_use]
    pub fn set<C: DbType, V: Assign<C>, I>(mut self, column: Column<T, C>, value: V) -> Self
    where
        V::Sources: In<Cons<T, Plain, Nil>, I>,
    {
        let value = value.into_assigned().into_expr(column.info().ty.clone());
        assign(&mut self.ast.assignments, Assignment { column: Shared::Static(column.info()), value });
        self
    }

    /// `SET` the columns that a patch has values for
    #[must_use]
    pub fn patch<P: Patch<Table = T>>(mut self, patch: P) -> Self {
        for (position, value) in patch.assignments() {
            let column = &T::COLUMNS[position];
            let value = Expr::Bind(value, column.ty.clone());
            assign(&mut self.ast.assignments, Assignment { column: Shared::Static(column), value });
        }
        self
    }
}

impl WriteAst for ast::Update {
    fn filter(&mut self) -> &mut Option<Expr> {
        &mut self.filter
    }

    fn returning(&mut self) -> &mut Vec<SelectItem> {
        &mut self.returning
    }

    /// With the columns set that set themselves, where others are.
    fn into_statement<T: Table>(mut self) -> Statement {
        set_on_update(&mut self.assignments, T::COLUMNS, T::ON_UPDATE);
        Statement::Update(self)
    }
}

/// Adds the columns that set themselves, where others are set.
pub(super) fn set_on_update(
    assignments: &mut Vec<Assignment>,
    columns: &'static [ColumnInfo],
    on_update: &[ClientValue],
) {
    if assignments.is_empty() {
        return;
    }
    for value in on_update {
        let column = &columns[value.column];
        if !assignments.iter().any(|it| it.column.name == column.name) {
            assignments
                .push(Assignment { column: Shared::Static(column), value: (value.make)(column.ty.clone()) });
        }
    }
}
