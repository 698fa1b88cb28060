//! DELETE, typed.

use std::marker::PhantomData;

use super::{NoReturning, Unfiltered, Write, WriteAst};
use crate::{
    ast::{self, Expr, SelectItem, Statement},
    table::{Table, TableRef, table_ref},
};

/// A DELETE from the table `T`, for the rows `W`, that returns `R`.
pub type Delete<T, W = Unfiltered, R = NoReturning> = Write<ast::Delete, T, W, R>;

/// `DELETE FROM table`
pub fn delete<T: Table>(table: TableRef<T>) -> Delete<T> {
    let _ = table;
    Write {
        ast: ast::Delete { table: table_ref::<T>(), filter: None, returning: Vec::new() },
        marker: PhantomData,
    }
}

impl WriteAst for ast::Delete {
    fn filter(&mut self) -> &mut Option<Expr> {
        &mut self.filter
    }

    fn returning(&mut self) -> &mut Vec<SelectItem> {
        &mut self.returning
    }

    fn into_statement<T: Table>(self) -> Statement {
        Statement::Delete(self)
    }
}
