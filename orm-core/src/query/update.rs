//! UPDATE, typed.

use std::marker::PhantomData;

use super::{Assign, Column, Cons, In, Nil, NoReturning, Plain, Unfiltered, Write, WriteAst};
use crate::{
    ast::{self, Assignment, Expr, SelectItem, Statement},
    shared::Shared,
    table::{Table, TableRef, table_ref},
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
        self.assign(Assignment { column: Shared::Static(column.info()), value });
        self
    }

    /// `SET` the columns that a patch has values for
    #[must_use]
    pub fn patch<P: Patch<Table = T>>(mut self, patch: P) -> Self {
        for (position, value) in patch.assignments() {
            let column = &T::COLUMNS[position];
            let value = Expr::Bind(value, column.ty.clone());
            self.assign(Assignment { column: Shared::Static(column), value });
        }
        self
    }

    fn assign(&mut self, assignment: Assignment) {
        match self.ast.assignments.iter_mut().find(|it| it.column.name == assignment.column.name) {
            Some(before) => *before = assignment,
            None => self.ast.assignments.push(assignment),
        }
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
        if !self.assignments.is_empty() {
            for value in T::ON_UPDATE {
                let column = &T::COLUMNS[value.column];
                if !self.assignments.iter().any(|it| it.column.name == column.name) {
                    let value = value.late(column.ty.clone());
                    self.assignments.push(Assignment { column: Shared::Static(column), value });
                }
            }
        }
        Statement::Update(self)
    }
}
