//! DELETE, typed.

use std::marker::PhantomData;

use super::{Cons, Nil, NoReturning, Plain, Stored, Unfiltered, Write, WriteAst};
use crate::{
    ast::{self, Expr, SelectItem, Statement},
    table::{Source, Table, TableRef, table_ref},
};

/// A DELETE from the table `T`, for the rows `W`, that returns `R`; `J` are the tables joined to it.
pub type Delete<T, W = Unfiltered, R = NoReturning, J = Nil> = Write<ast::Delete, T, W, R, J>;

/// `DELETE FROM table`
pub fn delete<T: Table>(table: TableRef<T>) -> Delete<T> {
    let _ = table;
    Write {
        ast: ast::Delete { table: table_ref::<T>(), using: Vec::new(), filter: None, returning: Vec::new() },
        version: None,
        marker: PhantomData,
    }
}

impl<T: Table, W, R, J> Delete<T, W, R, J> {
    /// `DELETE .. USING table`: its columns can be filtered by
    ///
    /// A row goes that has any row of the table to go with. SQLite, which has no USING, gets
    /// `WHERE key IN (SELECT key FROM both ..)`.
    ///
    /// ```
    /// # use squall_core::{query::{Column, Expression, delete}, table::{Table, TableRef}};
    /// # fn example<Post: Table, User: Table>(
    /// #     post: TableRef<Post>, user: TableRef<User>, author_id: Column<Post, i64>, id: Column<User, i64>,
    /// #     name: Column<User, String>,
    /// # ) {
    /// let _of_bob = delete(post).using(user).filter(author_id.eq(id).and(name.eq("Bob")));
    /// # }
    /// ```
    #[must_use]
    pub fn using<S: Source<Row: Stored>>(mut self, table: TableRef<S>) -> Delete<T, W, R, Cons<S, Plain, J>> {
        let _ = table;
        self.ast.using.push(table_ref::<S>());
        self.retyped()
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
