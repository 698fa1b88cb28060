//! DELETE, typed.

use super::{
    Cons, Nil, NoReturning, Plain, TableItem, Unfiltered, Write, WriteAst, condition::add_condition,
    update::set_on_update,
};
use crate::{
    ast::{
        self, Ask, Assignment, Expr, Join, JoinKind, Query, Select, SelectItem, Statement, Subquery, TableRef,
    },
    table::{SoftDelete, Table, table_ref},
    types::SqlType,
    value::Value,
};

/// A DELETE from the table `T`, for the rows `W`, that returns `R`; `J` are the tables joined to it.
pub type Delete<T, W = Unfiltered, R = NoReturning, J = Nil> = Write<Deletion, T, W, R, J>;

/// The tree of a DELETE, and whether it is one also where rows stay.
#[derive(Debug, Clone)]
pub struct Deletion {
    delete: ast::Delete,
    forever: bool,
}

/// `DELETE FROM table`
///
/// Of a table with [`SoftDelete`] it is `UPDATE table SET deleted_at = now() ..`, of the rows that are not deleted: no foreign
/// key's `on_delete` is done then, columns with `on_update` and the version are set as by any update, and `returning` gives
/// the rows as they are now. To take rows away there is [`forever`](Write::forever).
pub fn delete<I: TableItem<Source: Table>>(table: I) -> Delete<I::Source> {
    let delete = ast::Delete {
        table: table_ref::<I::Source>(),
        using: Vec::new(),
        filter: None,
        returning: Vec::new(),
    };
    Write::new(Deletion { delete, forever: false }, &table)
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
    pub fn using<I: TableItem>(mut self, table: I) -> Delete<T, W, R, Cons<I::Source, Plain, J>> {
        let table = self.join(table);
        self.ast.delete.using.push(table);
        self.retyped()
    }

    /// Takes the rows away, with a DELETE, where [`delete`] would but mark them as deleted.
    ///
    /// It is of the rows that are not deleted, unless the table is [`with_deleted`](crate::TableRef::with_deleted).
    ///
    /// ```
    /// # use squall_core::{query::{Column, Expression, delete}, table::{SoftDelete, TableRef}};
    /// # fn example<User: SoftDelete>(
    /// #     user: TableRef<User>, deleted_at: Column<User, Option<chrono::DateTime<chrono::Utc>>>,
    /// #     long_ago: chrono::DateTime<chrono::Utc>,
    /// # ) {
    /// let _purge = delete(user.with_deleted()).forever().filter(deleted_at.lt(long_ago));
    /// # }
    /// ```
    #[must_use]
    pub fn forever(mut self) -> Self
    where
        T: SoftDelete,
    {
        self.ast.forever = true;
        self
    }
}

impl WriteAst for Deletion {
    fn filter(&mut self) -> &mut Option<Expr> {
        &mut self.delete.filter
    }

    fn returning(&mut self) -> &mut Vec<SelectItem> {
        &mut self.delete.returning
    }

    fn into_statement<T: Table>(self, own: Option<Expr>, joined: Option<Expr>) -> Statement {
        let Self { delete, forever } = self;
        match deletion(delete, forever, own, joined) {
            Statement::Update(mut update) => {
                set_on_update(&mut update.assignments, &[], T::COLUMNS, T::ON_UPDATE);
                Statement::Update(update)
            }
            statement => statement,
        }
    }
}

/// The DELETE, or, where rows stay, the UPDATE that marks them, but for the columns that set themselves.
pub(super) fn deletion(
    mut delete: ast::Delete,
    forever: bool,
    own: Option<Expr>,
    joined: Option<Expr>,
) -> Statement {
    add_condition(&mut delete.filter, joined);
    let Some(column) = delete.table.deletion().filter(|_| !forever) else {
        add_condition(&mut delete.filter, own);
        return Statement::Delete(delete);
    };
    let ast::Delete { table, using, filter, returning } = delete;
    let value = Expr::Now(column.ty.clone());
    let assignments = vec![Assignment { column, value }];
    let mut filter = match joined_exists(using, filter) {
        Ok(exists) => Some(exists),
        Err(filter) => filter,
    };
    add_condition(&mut filter, own);
    Statement::Update(ast::Update { table, assignments, from: Vec::new(), filter, returning })
}

/// `EXISTS (SELECT 1 FROM tables WHERE filter)`: whether a row has any of these tables to go with. Not UPDATE .. FROM, which
/// wants one of them at most.
///
/// # Errors
/// The filter, where there are no tables.
fn joined_exists(tables: Vec<TableRef>, filter: Option<Expr>) -> Result<Expr, Option<Expr>> {
    let mut tables = tables.into_iter();
    let Some(from) = tables.next() else { return Err(filter) };
    let joins = tables.map(|table| Join { kind: JoinKind::Cross, table, on: None });
    let select = Select {
        items: vec![SelectItem::Expr(Expr::Bind(Value::Integer(1), SqlType::Integer))],
        from: Some(from),
        joins: joins.collect(),
        filter,
        ..Select::default()
    };
    let query = Query::Select(Box::new(select));
    Ok(Expr::Subquery(Box::new(Subquery { query, ask: Ask::Exists })))
}
